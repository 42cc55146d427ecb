package qrcode_test

import (
	"errors"
	"regexp"
	"testing"

	"github.com/ordonnance-numerique/ordonnance-go/qrcode"
)

func TestRefusals(t *testing.T) {
	code := regexp.MustCompile(`^QR-[124]\d\d$`)
	last := ""
	for _, e := range qrcode.Refusals() {
		if !code.MatchString(e.Code) || e.Code <= last {
			t.Errorf("code %q after %q", e.Code, last)
		}
		last = e.Code
		if e.EN == "" || e.FR == "" || e.EN == e.FR || e.Err != nil {
			t.Errorf("%s: texts or cause", e.Code)
		}
		if e.French() != e.FR || e.Error() != e.Code+": "+e.EN {
			t.Errorf("%s: %q, %q", e.Code, e.Error(), e.French())
		}
	}
}

func TestErrorIs(t *testing.T) {
	cause := errors.New("cause")
	err := error(&qrcode.Error{Code: qrcode.ErrBase45.Code, EN: "x", FR: "y", Err: cause})
	if !errors.Is(err, qrcode.ErrBase45) || errors.Is(err, qrcode.ErrNotPacked) {
		t.Error("compared otherwise than by code")
	}
	if !errors.Is(err, cause) || err.Error() != "QR-104: x: cause" {
		t.Error("cause lost")
	}
	if errors.Is(err, errors.New("QR-104")) {
		t.Error("equal to an error of another type")
	}
}
