package cisis_test

import (
	"strings"
	"testing"

	"github.com/ordonnance-numerique/ordonnance-go/document"
	"github.com/ordonnance-numerique/ordonnance-go/document/fr/cisis"
)

func TestLotErrorExplainsItself(t *testing.T) {
	l := lotParts{[]cisis.Sending{first(t, nil), first(t, nil)}, cisis.Sender{}, somebody()}
	for _, tt := range lotRefusals() {
		if tt.code == "FR-XDM-401" {
			tt.change(t, &l)
		}
	}
	_, _, err := cisis.NewLot(l.documents, l.sender, l.patient, sentAt, nil)
	code, text, ok := document.Explain(err)
	if !ok || code == "" || text.EN == "" || text.FR == "" || !strings.Contains(err.Error(), code+": "+text.EN) {
		t.Errorf("%q %+v %t", code, text, ok)
	}
	if n := strings.Count(err.Error(), code); n != 1 {
		t.Errorf("%s is said %d times: %v", code, n, err)
	}
	if code, en, fr := new(cisis.LotError).Refusal(); code+en+fr != "" {
		t.Error(code, en, fr)
	}
}
