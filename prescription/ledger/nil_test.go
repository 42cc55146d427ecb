package ledger_test

import (
	"bytes"
	"errors"
	"testing"

	"github.com/ordonnance-numerique/ordonnance-go/prescription/ledger"
)

func TestNothingToReadOrWrite(t *testing.T) {
	if _, err := ledger.Read(nil, nil); !errors.Is(err, ledger.ErrRead) {
		t.Error(err)
	}
	var b bytes.Buffer
	if err := ledger.Write(&b, nil); err != nil || b.Len() > 0 {
		t.Error(err, b.Len())
	}
}
