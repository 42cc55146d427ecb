package finess_test

import (
	"errors"
	"testing"

	"github.com/ordonnance-numerique/ordonnance-go/identity/fr/finess"
)

func TestParseNumber(t *testing.T) {
	for _, tc := range []struct {
		name, in string
		want     error
		warning  error
	}{
		{"sample 1", "750803447", nil, nil},
		{"sample 2", "750512345", nil, nil},
		{"sample 3", "490000049", nil, nil},
		{"Corsica 2A", "2A0000014", nil, nil},
		{"Corsica 2B", "2B0000012", nil, nil},
		{"test site", "0B0172805", nil, nil},
		{"Hôpital des 3 dames", "0B0057881", nil, nil},
		{"test entity with a wrong digit", "1B0062023", nil, finess.ErrCheckDigit},
		{"wrong in published examples 1", "120456789", finess.ErrCheckDigit, nil},
		{"wrong in published examples 2", "120459876", finess.ErrCheckDigit, nil},
		{"wrong in published examples 3", "801234567", finess.ErrCheckDigit, nil},
		{"Corsica with a wrong digit", "2A0000015", finess.ErrCheckDigit, nil},
		{"letter elsewhere", "75A803447", finess.ErrForm, nil},
		{"A after 0", "0A0172805", finess.ErrForm, nil},
		{"B after 7", "7B0803447", finess.ErrForm, nil},
		{"small letter", "2a0000014", finess.ErrForm, nil},
		{"eight characters", "75080344", finess.ErrForm, nil},
		{"empty", "", finess.ErrForm, nil},
	} {
		t.Run(tc.name, func(t *testing.T) {
			n, err := finess.ParseNumber(tc.in)
			if !errors.Is(err, tc.want) {
				t.Fatalf("got %v, want %v", err, tc.want)
			}
			if err != nil {
				return
			}
			if n.String() != tc.in || n.IsZero() || n.Warning() != tc.warning || n.Identifier().Value != tc.in {
				t.Errorf("got %v with warning %v", n, n.Warning())
			}
			if digit, ok := finess.CheckDigit(tc.in[:8]); !ok || (digit == tc.in[8:]) != (tc.warning == nil) {
				t.Errorf("check digit %q, %v", digit, ok)
			}
		})
	}
	for _, bad := range []string{"", "7508034", "7508034X"} {
		if _, ok := finess.CheckDigit(bad); ok {
			t.Errorf("%q has a check digit", bad)
		}
	}
}

func TestSIRENE(t *testing.T) {
	for _, tc := range []struct {
		name, in string
		want     error
	}{
		{"CNAM", "18003502400041", nil},
		{"sample", "73282932000074", nil},
		{"test structure", "00000000077081", nil},
		{"La Poste, head office, Luhn", "35600000000048", nil},
		{"La Poste, a site, sum of digits", "35600000000001", nil},
		{"La Poste, neither", "35600000000002", finess.ErrSIRETCheckDigit},
		{"another company with La Poste's sum", "73282932000004", finess.ErrSIRETCheckDigit},
		{"wrong in published examples", "80123456789012", finess.ErrSIRETCheckDigit},
		{"letter", "1800350240004A", finess.ErrSIRETForm},
		{"short", "1800350240004", finess.ErrSIRETForm},
	} {
		t.Run(tc.name, func(t *testing.T) {
			n, err := finess.ParseSIRET(tc.in)
			if !errors.Is(err, tc.want) {
				t.Fatalf("got %v, want %v", err, tc.want)
			}
			if err == nil && (n.String() != tc.in || n.IsZero() || n.SIREN().String() != tc.in[:9] || n.Identifier().Value != tc.in) {
				t.Errorf("got %v", n)
			}
		})
	}
	if n, err := finess.ParseSIREN("180035024"); err != nil || n.IsZero() || n.Identifier().System != finess.SystemSIRENE {
		t.Errorf("SIREN: %v", err)
	}
	if _, err := finess.ParseSIREN("180035025"); !errors.Is(err, finess.ErrSIRENCheckDigit) {
		t.Errorf("SIREN: %v", err)
	}
	if _, err := finess.ParseSIREN("18003502"); !errors.Is(err, finess.ErrSIRENForm) {
		t.Errorf("SIREN: %v", err)
	}
	if !(finess.SIRET{}).SIREN().IsZero() {
		t.Error("zero value is not empty")
	}
}

func TestParseIDNST(t *testing.T) {
	for _, tc := range []struct {
		name, in string
		kind     finess.Kind
		number   string
	}{
		{"FINESS", "1750512345", finess.KindFINESS, "750512345"},
		{"FINESS of a test site", "10B0057881", finess.KindFINESS, "0B0057881"},
		{"pharmacy", "1580008803", finess.KindFINESS, "580008803"},
		{"SIRET", "318003502400041", finess.KindSIRET, "18003502400041"},
		{"SIRET of a test structure", "300000000077081", finess.KindSIRET, "00000000077081"},
		{"practice, RPPS", "499700366240007", finess.KindCabinetRPPS, "99700366240007"},
		{"practice, ADELI", "0012800736007", finess.KindCabinetADELI, "012800736007"},
		{"SIREN, check digit not looked at", "2801234567", finess.KindSIREN, "801234567"},
		{"technical of FINESS", "F750803447", finess.KindTechnical, "F750803447"},
		{"technical of practice", "R10100000249227", finess.KindTechnical, "R10100000249227"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			id, err := finess.ParseIDNST(tc.in)
			if err != nil {
				t.Fatal(err)
			}
			if id.Kind() != tc.kind || id.Number() != tc.number || id.String() != tc.in || id.Identifier().System != "urn:oid:1.2.250.1.71.4.2.2" {
				t.Errorf("got %q %q", id.Kind(), id.Number())
			}
		})
	}
	for name, in := range map[string]string{
		"empty":                 "",
		"digit alone":           "1",
		"kind 5":                "500000001815646",
		"kind 8":                "899700218896",
		"IDNPS with a slash":    "3750100125/9762",
		"FINESS too short":      "175051234",
		"practice without rank": "0012800736",
		"technical of no kind":  "X123",
	} {
		t.Run(name, func(t *testing.T) {
			if id, err := finess.ParseIDNST(in); !errors.Is(err, finess.ErrIDNST) || !id.IsZero() {
				t.Errorf("got %v", err)
			}
		})
	}
}

func TestIDNSTNumbers(t *testing.T) {
	number, _ := finess.ParseNumber("750512345")
	if n, err := finess.NewIDNST(number).FINESS(); err != nil || n != number {
		t.Errorf("FINESS: %v, %v", n, err)
	}
	siret, _ := finess.ParseSIRET("18003502400041")
	if n, err := finess.NewIDNSTOfSIRET(siret).SIRET(); err != nil || n != siret {
		t.Errorf("SIRET: %v, %v", n, err)
	}
	id, _ := finess.ParseIDNST("2801234567")
	if _, err := id.SIREN(); !errors.Is(err, finess.ErrSIRENCheckDigit) {
		t.Errorf("SIREN: %v", err)
	}
	_, e1 := finess.IDNST{}.FINESS()
	_, e2 := finess.IDNST{}.SIREN()
	_, e3 := finess.IDNST{}.SIRET()
	for _, err := range []error{e1, e2, e3} {
		if !errors.Is(err, finess.ErrKind) {
			t.Errorf("got %v", err)
		}
	}
	if !finess.NewIDNST(finess.Number{}).IsZero() {
		t.Error("zero value is not empty")
	}
}

// Every refusal has a vector above; this counts them.
func TestRefusals(t *testing.T) {
	_, form := finess.ParseNumber("1")
	_, digit := finess.ParseNumber("120456789")
	_, sirenForm := finess.ParseSIREN("1")
	_, sirenDigit := finess.ParseSIREN("180035025")
	_, siretForm := finess.ParseSIRET("1")
	_, siretDigit := finess.ParseSIRET("80123456789012")
	_, idnst := finess.ParseIDNST("5")
	_, kind := finess.IDNST{}.FINESS()
	got := []error{form, digit, sirenForm, sirenDigit, siretForm, siretDigit, idnst, kind}
	for i, want := range finess.Refusals() {
		if i >= len(got) || !errors.Is(got[i], want) {
			t.Errorf("no vector for %s", want.Code)
		}
		if want.EN == "" || want.FR == "" {
			t.Errorf("%s lacks a text", want.Code)
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{"750803447", "2A0000014", "18003502400041", "180035024", "10B0057881", "F750803447", "3", "/B"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if n, err := finess.ParseNumber(s); err == nil && n.String() != s {
			t.Error("FINESS changed")
		}
		if n, err := finess.ParseSIREN(s); err == nil && n.String() != s {
			t.Error("SIREN changed")
		}
		if n, err := finess.ParseSIRET(s); err == nil && n.String() != s {
			t.Error("SIRET changed")
		}
		_, _ = finess.CheckDigit(s)
		id, err := finess.ParseIDNST(s)
		if err != nil {
			return
		}
		if id.String() != s {
			t.Error("IDNST changed")
		}
		id.FINESS()
		id.SIREN()
		id.SIRET()
	})
}
