package mssante_test

import (
	"errors"
	"testing"

	"github.com/ordonnance-numerique/ordonnance-go/messaging/fr/mssante"
)

func TestNoMail(t *testing.T) {
	if i, by := mssante.Correlate([]mssante.Sent{{}}, nil); i != -1 || by != mssante.Unmatched {
		t.Error(i, by)
	}
	if _, err := mssante.ComposeReceipt(nil, mssante.Reply{}); !errors.Is(err, mssante.ErrNoReceipt) {
		t.Error(err)
	}
	if _, err := mssante.ComposeReturn(nil, mssante.Reply{}); !errors.Is(err, mssante.ErrNoReceipt) {
		t.Error(err)
	}
}
