package ins_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/ordonnance-numerique/ordonnance-go/identity"
	"github.com/ordonnance-numerique/ordonnance-go/identity/fr/ins"
)

// The worked examples; the first is the ANS's own.
const (
	example1 = "IS010000000000000000000000S1277010115400329S21.2.250.1.213.1.4.8\x1dS3SARAH-LOU ANNA\x1dS4GARCIA-HAMMADI\x1dS5FS621-01-1977"
	example2 = "IS010000000000000000000000S1185057512345673S21.2.250.1.213.1.4.8\x1dS3ADA\x1dS4LOVELACE\x1dS5FS610-12-1815S799100"
	example3 = "IS010000000000000000000000S1279035121518989S21.2.250.1.213.1.4.10S3DOMINIQUE MARIE-LOUISE\x1dS4PAT-TROIS\x1dS5FS628-03-1979S751215"
	example4 = "IS010000000000000000000000S1297022A02077878S21.2.250.1.213.1.4.10S3DOMINIQUE\x1dS4ADRTROIS\x1dS5FS626-02-1997S72A020"
)

func TestDatamatrixExamples(t *testing.T) {
	for _, tc := range []struct {
		name, text             string
		length                 int
		oid                    ins.OID
		family, given, born, p string
	}{
		{"ANS, without place", example1, 114, ins.NIR, "GARCIA-HAMMADI", "SARAH-LOU ANNA", "1977-01-21", ""},
		{"with place", example2, 104, ins.NIR, "LOVELACE", "ADA", "1815-12-10", "99100"},
		{"OID of 20 characters", example3, 124, ins.NIRTest, "PAT-TROIS", "DOMINIQUE MARIE-LOUISE", "1979-03-28", "51215"},
		{"Corsica", example4, 110, ins.NIRTest, "ADRTROIS", "DOMINIQUE", "1997-02-26", "2A020"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			if len(tc.text) != tc.length {
				t.Errorf("length %d, want %d", len(tc.text), tc.length)
			}
			d, warnings, err := ins.ParseDatamatrix(tc.text)
			if err != nil || warnings != nil {
				t.Fatalf("got %v, %v", warnings, err)
			}
			if d.Text() != tc.text {
				t.Error("does not write back")
			}
			i, err := d.Identity()
			if err != nil {
				t.Fatal(err)
			}
			want := ins.Traits{FamilyName: tc.family, GivenNames: tc.given, Sex: identity.Female, BirthPlace: tc.p}
			want.BirthDate, _ = identity.ParseDate(tc.born)
			if i.Traits != want || i.Matricule != d.Matricule() || i.Matricule.OID() != tc.oid || i.Status(day2) != ins.Provisoire {
				t.Error("identity differs")
			}
			i.Facts = qualified()
			if out, err := i.Datamatrix(day2); err != nil || out != d {
				t.Errorf("barcode of the qualified identity differs: %v", err)
			}
		})
	}
}

func TestParseDatamatrix(t *testing.T) {
	hundred := strings.Repeat("A", 100)
	for _, tc := range []struct {
		name    string
		replace []string // in example3
		want    error
		warn    []*identity.Error
	}{
		{"separators spelled out", []string{"\x1d", "<GS>"}, nil, nil},
		{"reader prefix d1", []string{"IS01", "]d1IS01"}, nil, nil},
		{"reader prefix d2", []string{"IS01", "]d2IS01"}, nil, nil},
		{"other order", []string{"S5FS628-03-1979", "S628-03-1979S5F"}, nil, nil},
		{"lunar date", []string{"28-03-1979", "31-42-1979"}, nil, nil},
		{"names of 100 letters", []string{"DOMINIQUE MARIE-LOUISE\x1d", hundred}, nil, nil},
		{"wrong key of a test number", []string{"518989", "518988"}, nil, []*identity.Error{ins.ErrKey}},
		{"separator at the end", []string{"S751215", "S751215\x1d"}, nil, []*identity.Error{ins.WarnTerminator}},
		{"separator after a full OID", []string{".10S3", ".10\x1dS3"}, nil, []*identity.Error{ins.WarnTerminator}},
		{"both warnings", []string{"518989", "518988", "S751215", "S751215\x1d"}, nil, []*identity.Error{ins.WarnTerminator, ins.ErrKey}},

		{"version 02", []string{"IS01", "IS02"}, ins.ErrHeader, nil},
		{"2D-Doc", []string{"IS01", "DC04"}, ins.ErrHeader, nil},
		{"two prefixes", []string{"IS01", "]d2]d2IS01"}, ins.ErrHeader, nil},
		{"too long", []string{"PAT", strings.Repeat("A", 300)}, ins.ErrTooLong, nil},
		{"unknown block", []string{"S5F", "S8F"}, ins.ErrBlock, nil},
		{"small block letter", []string{"S5F", "s5F"}, ins.ErrBlock, nil},
		{"separator twice", []string{"\x1dS4", "\x1d\x1dS4"}, ins.ErrBlock, nil},
		{"repeated block", []string{"S5F", "S5FS5F"}, ins.ErrDuplicate, nil},
		{"missing block", []string{"S5F", ""}, ins.ErrMissing, nil},
		{"ends inside a fixed field", []string{"S751215", "S7512"}, ins.ErrTruncated, nil},
		{"ends inside a block identifier", []string{"S751215", "S"}, ins.ErrTruncated, nil},
		{"matricule of 13", []string{"279035121518989S2", "2790351215189\x1dS2"}, ins.ErrTerminator, nil},
		{"matricule of 13 without separator", []string{"279035121518989S2", "2790351215189S2"}, ins.ErrBlock, nil},
		{"separator after a fixed field", []string{"S5F", "S5F\x1d"}, ins.ErrTerminator, nil},
		{"OID of 19 without separator", []string{"1.4.10S3", "1.4.8S3"}, ins.ErrTerminator, nil},
		{"no separator between names", []string{"\x1dS4", "S4"}, ins.ErrMissing, nil},
		{"empty name", []string{"PAT-TROIS", ""}, ins.ErrTerminator, nil},
		{"name of 101 letters", []string{"PAT-TROIS", hundred + "A"}, ins.ErrBlock, nil},
		{"small letters", []string{"PAT-TROIS", "Pat-Trois"}, ins.ErrNameAlphabet, nil},
		{"small letters in given names", []string{"DOMINIQUE", "Dominique"}, ins.ErrNameAlphabet, nil},
		{"sex I", []string{"S5F", "S5I"}, ins.ErrSex, nil},
		{"date in the order of ISO 8601", []string{"28-03-1979", "1979-03-28"}, ins.ErrRawDate, nil},
		{"place", []string{"S751215", "S7XXXXX"}, ins.ErrBirthPlace, nil},
		{"production number with a wrong key", []string{"518989", "518988", ".10S3", ".8\x1dS3"}, ins.ErrKey, nil},
		{"OID of the NSS", []string{".10S3", ".13S3"}, ins.ErrNSS, nil},
		{"small Corsican letter", []string{"279035121518989", "297022a02077878"}, ins.ErrCharacter, nil},
	} {
		t.Run(tc.name, func(t *testing.T) {
			text := example3
			for i := 0; i < len(tc.replace); i += 2 {
				if !strings.Contains(text, tc.replace[i]) {
					t.Fatalf("%q is not in the example", tc.replace[i])
				}
				text = strings.ReplaceAll(text, tc.replace[i], tc.replace[i+1])
			}
			d, warnings, err := ins.ParseDatamatrix(text)
			if !errors.Is(err, tc.want) || !slices.Equal(warnings, tc.warn) {
				t.Fatalf("got %v, %v, want %v, %v", warnings, err, tc.warn, tc.want)
			}
			if err != nil && (!d.IsZero() || d.Text() != "") {
				t.Error("not the zero value")
			}
		})
	}
}

func TestDatamatrixLunarDate(t *testing.T) {
	d, _, err := ins.ParseDatamatrix(strings.Replace(example3, "28-03", "31-42", 1))
	if err != nil || d.BirthDate() != "31-42-1979" {
		t.Fatalf("got %v, %v", d.BirthDate(), err)
	}
	if _, err := d.Identity(); !errors.Is(err, ins.ErrLunarDate) {
		t.Errorf("got %v", err)
	}
	if _, err := (ins.Datamatrix{}).Identity(); !errors.Is(err, ins.ErrRawDate) {
		t.Errorf("zero value: %v", err)
	}
}

func TestDatamatrixWrongKeyNotWritten(t *testing.T) {
	i := patTrois()
	i.Facts = qualified()
	i.Matricule, _ = ins.ParseMatricule("279035121518988", string(ins.NIRTest))
	if d, err := i.Datamatrix(day2); !errors.Is(err, ins.ErrKey) || !d.IsZero() {
		t.Errorf("got %v", err)
	}
}

// What is accepted writes back as a text that reads the same, without the
// warnings on separators, and exactly as it came when it came in order.
func FuzzParseDatamatrix(f *testing.F) {
	for _, s := range []string{example1, example2, example3, example4, "]d2" + strings.ReplaceAll(example1, "\x1d", "<GS>"), example1 + "\x1d", "IS010000000000000000000000", "IS010000000000000000000000S2"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		d, warnings, err := ins.ParseDatamatrix(text)
		if err != nil {
			return
		}
		out := d.Text()
		back, left, err := ins.ParseDatamatrix(out)
		if err != nil || back != d || slices.Contains(left, ins.WarnTerminator) || back.Text() != out {
			t.Fatalf("reads back differently: %v", err)
		}
		last := strings.LastIndex(text, "S6")
		inOrder := strings.HasPrefix(text, "IS") && len(text) == len(out) && text[:last] == out[:last]
		if inOrder && !slices.Contains(warnings, ins.WarnTerminator) && text != out {
			t.Fatal("a text in order was changed")
		}
		_, _ = d.Identity()
	})
}

func FuzzParseMatricule(f *testing.F) {
	f.Add("279035121518989", "1.2.250.1.213.1.4.10")
	f.Add("297022A02077878", "urn:oid:1.2.250.1.213.1.4.8")
	f.Add("717511234567812", "")
	f.Add("2790351215189", "")
	f.Fuzz(func(t *testing.T, number, oid string) {
		m, err := ins.ParseMatricule(number, oid)
		if err != nil {
			return
		}
		id := m.Identifier()
		back, err := ins.ParseMatricule(id.Value, id.System)
		if err != nil || back != m || !strings.EqualFold(id.Value, number) {
			t.Fatalf("reads back differently: %v", err)
		}
		if m.OID().Production() && !m.Number().KeyOK() {
			t.Fatal("a wrong key passed under a production OID")
		}
		if strings.Contains(m.String(), number[3:]) {
			t.Fatal("printed in clear")
		}
	})
}

// Normalising is idempotent and ends in the alphabet.
func FuzzNormalizeName(f *testing.F) {
	for _, s := range []string{"Jean-Éric", "Lætitia", "O\u2019Connor", "Straße", "\u0301", "'T Hooft"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		n, err := ins.NormalizeName(s)
		if err != nil {
			return
		}
		if again, err := ins.NormalizeName(n); err != nil || again != n {
			t.Fatalf("not idempotent: %v", err)
		}
		if strings.Trim(n, "ABCDEFGHIJKLMNOPQRSTUVWXYZ '-") != "" || n == "" || len(n) > ins.MaxName {
			t.Fatal("outside the alphabet")
		}
		_ = ins.CheckFirstGivenName(n, n)
	})
}
