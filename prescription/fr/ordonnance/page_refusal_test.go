package ordonnance_test

import (
	"errors"
	"image"
	"strings"
	"testing"

	"github.com/ordonnance-numerique/ordonnance-go/identity"
	"github.com/ordonnance-numerique/ordonnance-go/prescription"
	"github.com/ordonnance-numerique/ordonnance-go/prescription/fr/ordonnance"
)

type pageRefusal struct {
	name  string
	rx    func() prescription.Prescription
	codes ordonnance.Codes
	opts  ordonnance.PageOptions
	want  *prescription.Error
}

// pageRefusals are vectors for each refusal.
func pageRefusals(t *testing.T) []pageRefusal {
	signed := pagePacked(t, 70)
	plain := func() prescription.Prescription { return pageAntibiotic() }
	with := func(change func(rx *prescription.Prescription)) func() prescription.Prescription {
		return func() prescription.Prescription {
			rx := pageAntibiotic()
			change(&rx)
			return rx
		}
	}
	national := func(payload, number string) ordonnance.Codes {
		return ordonnance.Codes{National: &ordonnance.NationalCode{Payload: payload, Number: number}}
	}
	return []pageRefusal{
		{"empty payload", plain, national("", "1"), ordonnance.PageOptions{}, ordonnance.ErrPageCode},
		{"payload too long", plain, national(strings.Repeat("x", 4000), "1"), ordonnance.PageOptions{}, ordonnance.ErrPageCode},
		{"side too small", plain, ordonnance.Codes{Signed: signed}, ordonnance.PageOptions{CodeSide: 20}, ordonnance.ErrPageCodeSize},
		{"side too large", plain, ordonnance.Codes{Signed: signed}, ordonnance.PageOptions{CodeSide: 120}, ordonnance.ErrPageCodeSize},
		{"side too small for the content", plain, ordonnance.Codes{Signed: pagePacked(t, 600)}, ordonnance.PageOptions{CodeSide: 40}, ordonnance.ErrPageCodeSize},
		{"no number", plain, national("A", ""), ordonnance.PageOptions{}, ordonnance.ErrPageNumber},
		{"number of another alphabet", plain, national("A", "é"), ordonnance.PageOptions{}, ordonnance.ErrPageNumber},
		{"number too long", plain, national("A", strings.Repeat("1", 65)), ordonnance.PageOptions{}, ordonnance.ErrPageNumber},
		{"number of another prescription", with(func(rx *prescription.Prescription) {
			rx.Number = identity.Identifier{System: ordonnance.SystemEPU, Value: "A"}
		}), national("A", "B"), ordonnance.PageOptions{}, ordonnance.ErrPageNumber},
		{"national in our place", plain, ordonnance.Codes{Signed: pageNumber}, ordonnance.PageOptions{}, ordonnance.ErrPageCodeKind},
		{"ours in the national place", plain, national(signed, "1"), ordonnance.PageOptions{}, ordonnance.ErrPageCodeKind},
		{"character without a shape", with(func(rx *prescription.Prescription) {
			rx.Lines[0].Text = "1 comprimé ✓"
		}), ordonnance.Codes{}, ordonnance.PageOptions{}, ordonnance.ErrPageCharacter},
		{"no lines", with(func(rx *prescription.Prescription) { rx.Lines = nil }), ordonnance.Codes{}, ordonnance.PageOptions{}, ordonnance.ErrPageEmpty},
		{"header without end", with(func(rx *prescription.Prescription) {
			rx.Patient.FamilyName = strings.Repeat("LONG ", 500)
		}), ordonnance.Codes{}, ordonnance.PageOptions{}, ordonnance.ErrPageFull},
		{"too many pages", with(func(rx *prescription.Prescription) {
			rx.Lines[0].Text = strings.Repeat("un\n", 6000)
		}), ordonnance.Codes{}, ordonnance.PageOptions{}, ordonnance.ErrPageFull},
		{"picture too large", plain, ordonnance.Codes{INS: image.NewGray(image.Rect(0, 0, 5000, 5000))}, ordonnance.PageOptions{}, ordonnance.ErrPageDrawing},
		{"picture that is not square", plain, ordonnance.Codes{INS: image.NewGray(image.Rect(0, 0, 50, 20))}, ordonnance.PageOptions{}, ordonnance.ErrPageCodeSize},
	}
}

func TestPageRefusals(t *testing.T) {
	seen := map[string]bool{}
	for _, c := range pageRefusals(t) {
		t.Run(c.name, func(t *testing.T) {
			printed, err := ordonnance.Print(c.rx(), c.codes, &c.opts)
			if !errors.Is(err, c.want) {
				t.Fatalf("got %v, want %v", err, c.want)
			}
			if printed != (ordonnance.Printed{}) {
				t.Error("a page beside the error")
			}
		})
		seen[c.want.Code] = true
	}
	for _, r := range ordonnance.PageRefusals() {
		if !seen[r.Code] || r.EN == "" || r.FR == "" {
			t.Errorf("%s has no vector or no text", r.Code)
		}
	}
}
