package rpps_test

import (
	"errors"
	"testing"

	"github.com/ordonnance-numerique/ordonnance-go/identity"
	"github.com/ordonnance-numerique/ordonnance-go/identity/fr/rpps"
)

func TestParseNumber(t *testing.T) {
	for _, tc := range []struct {
		name, in string
		want     error
		warning  error
	}{
		{"physician", "99700218896", nil, nil},
		{"physician with two activities", "99700366240", nil, nil},
		{"podiatrist", "99700237045", nil, nil},
		{"test 434378", "99700434378", nil, nil},
		{"midwife", "99700075064", nil, nil},
		{"pharmacist", "99700075122", nil, nil},
		{"Gene RPPS", "99900023351", nil, nil},
		{"generic author", "01234567897", nil, nil},
		{"published sample 1", "10002422979", nil, nil},
		{"published sample 2", "10100997245", nil, nil},
		{"test identity with a wrong digit", "99700218895", nil, rpps.ErrCheckDigit},
		{"wrong in published examples 1", "10003461033", rpps.ErrCheckDigit, nil},
		{"wrong in published examples 2", "10102727017", rpps.ErrCheckDigit, nil},
		{"wrong in published examples 3", "07505123456", rpps.ErrCheckDigit, nil},
		{"wrong in published examples 4", "01234534765", rpps.ErrCheckDigit, nil},
		{"wrong in published examples 5", "10003456789", rpps.ErrCheckDigit, nil},
		{"ten digits", "9970021889", rpps.ErrForm, nil},
		{"letter", "9970021889A", rpps.ErrForm, nil},
		{"empty", "", rpps.ErrForm, nil},
	} {
		t.Run(tc.name, func(t *testing.T) {
			n, err := rpps.ParseNumber(tc.in)
			if !errors.Is(err, tc.want) {
				t.Fatalf("got %v, want %v", err, tc.want)
			}
			if err != nil {
				if !n.IsZero() {
					t.Error("not the zero value")
				}
				return
			}
			if n.String() != tc.in || n.Warning() != tc.warning {
				t.Errorf("got %v with warning %v", n, n.Warning())
			}
			if digit, ok := rpps.CheckDigit(tc.in[:10]); !ok || (digit == tc.in[10:]) != (tc.warning == nil) {
				t.Errorf("check digit %q, %v", digit, ok)
			}
		})
	}
	for _, bad := range []string{"", "123", "997002188X"} {
		if _, ok := rpps.CheckDigit(bad); ok {
			t.Errorf("%q has a check digit", bad)
		}
	}
}

func TestParseADELI(t *testing.T) {
	for _, tc := range []struct {
		name, in string
		want     error
		warning  error
	}{
		{"sample 1", "012800736", nil, nil},
		{"sample 2", "533100558", nil, nil},
		{"sample 3", "750006033", nil, nil},
		{"test value with a letter", "0B1057294", nil, rpps.ErrADELICheckDigit},
		{"wrong digit", "012800737", rpps.ErrADELICheckDigit, nil},
		{"letter elsewhere", "01280073A", rpps.ErrADELIForm, nil},
		{"ten characters", "00B1057294", rpps.ErrADELIForm, nil},
		{"empty", "", rpps.ErrADELIForm, nil},
	} {
		t.Run(tc.name, func(t *testing.T) {
			n, err := rpps.ParseADELI(tc.in)
			if !errors.Is(err, tc.want) {
				t.Fatalf("got %v, want %v", err, tc.want)
			}
			if err == nil && (n.String() != tc.in || n.IsZero() || n.Warning() != tc.warning) {
				t.Errorf("got %v with warning %v", n, n.Warning())
			}
		})
	}
}

func TestParseIDNPS(t *testing.T) {
	for _, tc := range []struct {
		name, in       string
		kind           rpps.Kind
		number, inside string
	}{
		{"RPPS", "899700218896", rpps.KindRPPS, "99700218896", ""},
		{"ADELI", "0012800736", rpps.KindADELI, "012800736", ""},
		{"ADELI with a letter", "00B1057294", rpps.KindADELI, "0B1057294", ""},
		{"employee of a FINESS", "30B0057881/CPET0002", rpps.KindFINESS, "0B0057881", "CPET0002"},
		{"employee of a SIRET", "500000001815646/CPAT00045", rpps.KindSIRET, "00000001815646", "CPAT00045"},
		{"device of a FINESS", "3750100125/9762", rpps.KindFINESS, "750100125", "9762"},
		{"software of the CNAM", "518003502400041/1.2.250.1.215.1.2", rpps.KindSIRET, "18003502400041", "1.2.250.1.215.1.2"},
		{"member of a practice, RPPS", "699700366240007/12", rpps.KindCabinetRPPS, "99700366240007", "12"},
		{"member of a practice, ADELI", "1012800736007/12", rpps.KindCabinetADELI, "012800736007", "12"},
		{"system of a company", "4180035024/A", rpps.KindSIREN, "180035024", "A"},
		{"student", "90123456789", rpps.KindStudent, "0123456789", ""},
		{"technical", "urn:uuid:x", rpps.KindTechnical, "urn:uuid:x", ""},
	} {
		t.Run(tc.name, func(t *testing.T) {
			id, err := rpps.ParseIDNPS(tc.in)
			if err != nil {
				t.Fatal(err)
			}
			if id.Kind() != tc.kind || id.Number() != tc.number || id.Inside() != tc.inside || id.String() != tc.in {
				t.Errorf("got %q %q %q", id.Kind(), id.Number(), id.Inside())
			}
			if got := id.Identifier(); got != (identity.Identifier{System: "urn:oid:1.2.250.1.71.4.2.1", Value: tc.in}) {
				t.Errorf("identifier %v", got)
			}
		})
	}
	for name, in := range map[string]string{
		"empty":                     "",
		"digit alone":               "8",
		"kind 2":                    "2801234567",
		"kind 7":                    "7801234567",
		"MSSanté address":           "10nom@exemple.mssante.fr",
		"RPPS too short":            "89970021889",
		"RPPS with a slash":         "899700218896/1",
		"FINESS without a slash":    "3750100125",
		"FINESS with nothing there": "3750100125/",
		"SIRET too short":           "51800350240004/1",
		"HL7 delimiter":             "3750100125/a^b",
		"space":                     "3750100125/a b",
		"not ASCII":                 "3750100125/é",
	} {
		t.Run(name, func(t *testing.T) {
			if id, err := rpps.ParseIDNPS(in); !errors.Is(err, rpps.ErrIDNPS) || !id.IsZero() {
				t.Errorf("got %v", err)
			}
		})
	}
}

func TestIDNPSNumbers(t *testing.T) {
	id := func(s string) rpps.IDNPS {
		t.Helper()
		id, err := rpps.ParseIDNPS(s)
		if err != nil {
			t.Fatal(err)
		}
		return id
	}
	if n, err := id("899700218896").RPPS(); err != nil || n.String() != "99700218896" || rpps.NewIDNPS(n).String() != "899700218896" {
		t.Errorf("RPPS: %v, %v", n, err)
	}
	if n, err := id("0012800736").ADELI(); err != nil || n.String() != "012800736" {
		t.Errorf("ADELI: %v, %v", n, err)
	}
	if n, err := id("30B0057881/CPET0002").FINESS(); err != nil || n.String() != "0B0057881" {
		t.Errorf("FINESS: %v, %v", n, err)
	}
	if n, err := id("518003502400041/x").SIRET(); err != nil || n.String() != "18003502400041" {
		t.Errorf("SIRET: %v, %v", n, err)
	}
	if n, err := id("4180035024/x").SIREN(); err != nil || n.String() != "180035024" {
		t.Errorf("SIREN: %v, %v", n, err)
	}
	if _, err := id("810003461033").RPPS(); !errors.Is(err, rpps.ErrCheckDigit) {
		t.Errorf("wrong check digit inside: %v", err)
	}
	technical := id("X1")
	_, e1 := technical.RPPS()
	_, e2 := technical.ADELI()
	_, e3 := technical.FINESS()
	_, e4 := technical.SIRET()
	_, e5 := technical.SIREN()
	for _, err := range []error{e1, e2, e3, e4, e5} {
		if !errors.Is(err, rpps.ErrKind) {
			t.Errorf("got %v, want %v", err, rpps.ErrKind)
		}
	}
	if !rpps.NewIDNPS(rpps.Number{}).IsZero() || (rpps.IDNPS{}).Kind() != "" || (rpps.IDNPS{}).Number() != "" {
		t.Error("zero value is not empty")
	}
}

func TestOf(t *testing.T) {
	with := func(system, value string) identity.Practitioner {
		return identity.Practitioner{Identifiers: []identity.Identifier{{System: "urn:x", Value: "1"}, {System: system, Value: value}}}
	}
	for _, tc := range []struct {
		name string
		in   identity.Practitioner
		want string
		err  error
	}{
		{"new system", with(rpps.System, "99700218896"), "99700218896", nil},
		{"old system", with(rpps.SystemOld, "99700218896"), "99700218896", nil},
		{"composite", with(rpps.SystemIDNPS, "899700218896"), "99700218896", nil},
		{"composite of another kind", with(rpps.SystemIDNPS, "0012800736"), "", nil},
		{"malformed composite", with(rpps.SystemIDNPS, "2"), "", rpps.ErrIDNPS},
		{"malformed", with(rpps.System, "1"), "", rpps.ErrForm},
		{"none", identity.Practitioner{}, "", nil},
	} {
		t.Run(tc.name, func(t *testing.T) {
			n, err := rpps.Of(tc.in)
			if n.String() != tc.want || !errors.Is(err, tc.err) {
				t.Errorf("got %v, %v", n, err)
			}
		})
	}
}

func TestRole(t *testing.T) {
	for in, want := range map[string]rpps.Role{
		"G15_10/SM26": {Profession: rpps.Physician, Skill: "SM26"},
		"G15_21":      {Profession: rpps.Pharmacist},
	} {
		r, err := rpps.ParseRole(in)
		if err != nil || r != want || r.String() != in {
			t.Errorf("%s: got %v, %v", in, r, err)
		}
		if back, err := rpps.RoleOf(r.Concept()); err != nil || back != want {
			t.Errorf("%s: back %v, %v", in, back, err)
		}
	}
	if r, err := rpps.RoleOf(identity.Code{System: rpps.SystemProfessionOID, Code: "50"}); err != nil || r.Profession != rpps.Midwife {
		t.Errorf("got %v, %v", r, err)
	}
	for _, bad := range []string{"", "10", "G15_", "G15_99", "G15_10/", "G15_10/sm26", "G15_10/SM26/X", "G16_10"} {
		if _, err := rpps.ParseRole(bad); !errors.Is(err, rpps.ErrRole) {
			t.Errorf("%q: %v", bad, err)
		}
	}
	if _, err := rpps.RoleOf(identity.Code{System: rpps.SystemStudent, Code: "10"}); !errors.Is(err, rpps.ErrRole) {
		t.Errorf("a student is taken for a physician: %v", err)
	}
}

func TestProfession(t *testing.T) {
	for _, code := range []string{rpps.Physician, rpps.Pharmacist, rpps.Audiologist, rpps.Optician, rpps.PharmacyAssistant, rpps.Dentist, rpps.Midwife, rpps.Nurse, rpps.Physiotherapist, rpps.Podiatrist, rpps.SpeechTherapist, rpps.Orthoptist} {
		c, ok := rpps.Profession(code)
		if !ok || c.Display == "" || !rpps.IsProfession(c, code) {
			t.Errorf("%s: %v, %v", code, c, ok)
		}
	}
	if _, ok := rpps.Profession("71"); ok {
		t.Error("ostéopathe is not in TRE_G15")
	}
	if rpps.IsProfession(identity.Code{System: rpps.SystemStudent, Code: "10"}, rpps.Physician) {
		t.Error("a student is no physician")
	}
}

// Every refusal has a vector above; this counts them.
func TestRefusals(t *testing.T) {
	_, form := rpps.ParseNumber("1")
	_, digit := rpps.ParseNumber("10003461033")
	_, adeliForm := rpps.ParseADELI("1")
	_, adeliDigit := rpps.ParseADELI("012800737")
	_, idnps := rpps.ParseIDNPS("2")
	_, kind := rpps.IDNPS{}.RPPS()
	_, role := rpps.ParseRole("10")
	got := []error{form, digit, adeliForm, adeliDigit, idnps, kind, role}
	for i, want := range rpps.Refusals() {
		if i >= len(got) || !errors.Is(got[i], want) {
			t.Errorf("no vector for %s", want.Code)
		}
		if want.EN == "" || want.FR == "" {
			t.Errorf("%s lacks a text", want.Code)
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{"99700218896", "012800736", "899700218896", "30B0057881/CPET0002", "G15_10/SM26", "-", "8/", "A/"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if n, err := rpps.ParseNumber(s); err == nil && n.String() != s {
			t.Error("RPPS changed")
		}
		if n, err := rpps.ParseADELI(s); err == nil && n.String() != s {
			t.Error("ADELI changed")
		}
		if r, err := rpps.ParseRole(s); err == nil && r.String() != s {
			t.Error("role changed")
		}
		id, err := rpps.ParseIDNPS(s)
		if err != nil {
			return
		}
		if id.String() != s {
			t.Error("IDNPS changed")
		}
		id.RPPS()
		id.ADELI()
		id.FINESS()
		id.SIREN()
		id.SIRET()
		id.Inside()
	})
}
