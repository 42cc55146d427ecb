package ins_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/ordonnance-numerique/ordonnance-go/identity/fr/ins"
)

const (
	test       = string(ins.NIRTest)
	production = string(ins.NIR)
)

func TestKey(t *testing.T) {
	for _, tc := range []struct{ name, root, key string }{
		{"PAT-TROIS", "2790351215189", "89"},
		{"CDA examples", "2770763220829", "10"},
		{"Datamatrix example", "2770101154003", "29"},
		{"fictitious 1", "1850575123456", "73"},
		{"fictitious 2", "1850615458136", "30"},
		{"nir-validation 1", "2550814168025", "38"},
		{"nir-validation 2", "2940375120005", "91"},
		{"nir-validation 3", "1531245007231", "60"},
		{"nir-validation, its README prints 30", "2840588321025", "32"},
		{"nir-validation 2A", "284052A321025", "52"},
		{"nir-validation 2B", "284052B321025", "79"},
		{"ADRTROIS DOMINIQUE, 2A", "297022A020778", "78"},
		{"ADRTROIS TOUSSAINT, 2B", "160012B020777", "13"},
		{"fictitious 2B", "260012B020999", "32"},
		{"fictitious 2A", "185052A004005", "77"},
		{"fictitious 2B, second", "185052B033001", "14"},
		{"TCHITCHI", "2360663220836", "56"},
		{"ECETINSI", "1090763220834", "89"},
		{"ECETINSI, former 1", "2090763220834", "39"},
		{"ECETINSI, former 2", "2090663220123", "55"},
		{"small letter", "284052a321025", "52"},
		{"remainder 0 gives 97", "2790351215181", "97"},
		// Right keys of matricules printed with wrong ones in ANS examples.
		{"ANS wrong 1", "2890575456114", "73"},
		{"ANS wrong 2", "2230425456114", "82"},
		{"ANS wrong 3", "2210425456114", "83"},
		{"ANS wrong 4", "2760592050628", "83"},
		{"ANS wrong 5", "2240275115835", "12"},
		{"ANS wrong 6", "2221275056112", "47"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			if key, ok := ins.Key(tc.root); !ok || key != tc.key {
				t.Fatalf("got %q, %v, want %q", key, ok, tc.key)
			}
			n, err := ins.ParseNumber(tc.root + tc.key)
			if err != nil || !n.KeyOK() || n.Root() != strings.ToUpper(tc.root) || n.Key() != tc.key {
				t.Errorf("number: %v", err)
			}
		})
	}
	for name, bad := range map[string]string{
		"empty": "", "short": "279035121518", "letter at 5": "2840A88321025",
		"letter at 7 without a 2": "279031A215189", "letter C": "279032C215189", "not ASCII": "27903512151é",
	} {
		if _, ok := ins.Key(bad); ok {
			t.Errorf("%s: has a key", name)
		}
	}
}

func TestParseNumber(t *testing.T) {
	for _, tc := range []struct {
		name, in string
		want     error
	}{
		{"wrong key is not judged here", "255081416802500", nil},
		{"pseudo-month 20", "279201215189" + "012", nil},
		{"pseudo-month 50", "279501215189" + "012", nil},
		{"Corsican birth before 1976", "175022000100101", nil},
		{"abroad", "175029910000101", nil},
		{"Tunisia before independence", "145029600100101", nil},
		{"fourteen characters", "27903512151898", ins.ErrLength},
		{"thirteen without a key", "2790351215189", ins.ErrLength},
		{"with spaces", "2 79 03 51 215 189 89", ins.ErrLength},
		{"empty", "", ins.ErrLength},
		{"first digit 8", "884058832102523", ins.ErrFirstDigit},
		{"first digit 3", "379035121518989", ins.ErrFirstDigit},
		{"letter at 5", "2840A8832102532", ins.ErrCharacter},
		{"letter in the key", "27903512151898A", ins.ErrCharacter},
		{"letter C at 7", "297022C02077878", ins.ErrCharacter},
		{"letter A after 1", "297021A02077878", ins.ErrCharacter},
		{"not ASCII", "27903512151898é"[:15], ins.ErrCharacter},
		{"NNP", "7175112345678", ins.ErrNNP},
		{"NNP with a key", "717511234567812", ins.ErrNNP},
		{"NNP of before 2012", "8075112345678", ins.ErrNNP},
		{"MIG", "5175112345678", ins.ErrMIG},
		{"month 00", "279005121518989", ins.ErrMonth},
		{"month 13", "279135121518989", ins.ErrMonth},
		{"month 43", "279435121518989", ins.ErrMonth},
		{"département 00", "279030021518989", ins.ErrDepartement},
		{"INS-C", "0123456789012345678901", ins.ErrINSC},
	} {
		t.Run(tc.name, func(t *testing.T) {
			n, err := ins.ParseNumber(tc.in)
			if !errors.Is(err, tc.want) {
				t.Fatalf("got %v, want %v", err, tc.want)
			}
			if err != nil && !n.IsZero() || err == nil && n.Value() != tc.in {
				t.Error("wrong value")
			}
		})
	}
}

func TestParseMatricule(t *testing.T) {
	for _, tc := range []struct {
		name, number, oid string
		want, warning     error
	}{
		{"test", "279035121518989", test, nil, nil},
		{"demonstration", "279035121518989", string(ins.NIRDemo), nil, nil},
		{"production", "277010115400329", production, nil, nil},
		{"waiting number", "277010115400329", string(ins.NIA), nil, nil},
		{"as a URI", "279035121518989", "urn:oid:" + test, nil, nil},
		{"as a URI in capitals", "279035121518989", "URN:OID:" + test, nil, nil},
		{"ANS wrong key 1", "289057545611404", test, nil, ins.ErrKey},
		{"ANS wrong key 2", "223042545611404", test, nil, ins.ErrKey},
		{"ANS wrong key 3", "221042545611404", test, nil, ins.ErrKey},
		{"ANS wrong key 4", "276059205062865", test, nil, ins.ErrKey},
		{"ANS wrong key 5", "224027511583555", test, nil, ins.ErrKey},
		{"ANS wrong key 6", "222127505611201", test, nil, ins.ErrKey},
		{"ANS wrong key under production", "221042545611404", production, ins.ErrKey, nil},
		{"nir-validation, key 00", "255081416802500", production, ins.ErrKey, nil},
		{"nir-validation, key 39", "255081416802539", production, ins.ErrKey, nil},
		{"look-alike", "717511234567812", test, ins.ErrNNP, nil},
		{"NSS of a NIR", "279035121518989", string(ins.NSSNIR), ins.ErrNSS, nil},
		{"NSS of a NIA", "279035121518989", string(ins.NSSNIA), ins.ErrNSS, nil},
		{"INS-C", "279035121518989", string(ins.INSC), ins.ErrINSC, nil},
		{"INS-C of test", "279035121518989", string(ins.INSCOfT), ins.ErrINSC, nil},
		{"INS-C of demonstration", "279035121518989", string(ins.INSCOfD), ins.ErrINSC, nil},
		{"SI-SAMU", "279035121518989", "1.2.250.1.213.1.4.12", ins.ErrOID, nil},
		{"pharmaceutical record", "279035121518989", "1.2.250.1.176.1.2", ins.ErrOID, nil},
		{"frequent error of public code", "279035121518989", "1.2.250.1.213.1.4.5", ins.ErrOID, nil},
		{"second frequent error", "279035121518989", "1.2.250.1.213.1.1.1.1", ins.ErrOID, nil},
		{"no OID", "279035121518989", "", ins.ErrOID, nil},
	} {
		t.Run(tc.name, func(t *testing.T) {
			m, err := ins.ParseMatricule(tc.number, tc.oid)
			if !errors.Is(err, tc.want) {
				t.Fatalf("got %v, want %v", err, tc.want)
			}
			if err != nil {
				if !m.IsZero() {
					t.Error("not the zero value")
				}
				return
			}
			if m.Warning() != tc.warning {
				t.Errorf("warning %v, want %v", m.Warning(), tc.warning)
			}
			back, err := ins.ParseMatricule(m.Identifier().Value, m.Identifier().System)
			if err != nil || back != m {
				t.Error("identifier does not read back")
			}
		})
	}
	if (ins.Matricule{}).Warning() != nil || ins.OID("").URI() != "" {
		t.Error("zero value is not empty")
	}
}

func TestNotPrinted(t *testing.T) {
	m, err := ins.ParseMatricule("279035121518989", test)
	if err != nil {
		t.Fatal(err)
	}
	barcode, _, err := ins.ParseDatamatrix(example3)
	if err != nil {
		t.Fatal(err)
	}
	const redacted = "2 79 ** ** *** *** **"
	holder := struct {
		M ins.Matricule
		N ins.Number
		I ins.Identity
		D ins.Datamatrix
	}{m, m.Number(), ins.Identity{Matricule: m}, barcode}
	for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%q", "%x", "%d"} {
		for _, v := range []any{m, m.Number(), &m, barcode, holder} {
			if s := fmt.Sprintf(verb, v); strings.Contains(s, "0351215") || strings.Contains(s, "3237393033") {
				t.Errorf("%s of %T shows the number", verb, v)
			}
		}
	}
	if m.String() != redacted || m.Number().String() != redacted || m.Number().Redacted() != redacted {
		t.Errorf("got %q", m.String())
	}
	if (ins.Number{}).Redacted() != "" || (ins.Number{}).Root() != "" || (ins.Number{}).KeyOK() {
		t.Error("zero value is not empty")
	}
}
