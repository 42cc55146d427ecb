package pdf_test

import (
	"errors"
	"testing"

	"github.com/ordonnance-numerique/ordonnance-go/document/pdf"
)

func TestNoDocument(t *testing.T) {
	var d *pdf.Document
	if _, err := d.PDF(); !errors.Is(err, pdf.ErrPages) {
		t.Error(err)
	}
	if _, err := d.PNG(1, 100); !errors.Is(err, pdf.ErrPages) {
		t.Error(err)
	}
}
