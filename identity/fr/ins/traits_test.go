package ins_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/ordonnance-numerique/ordonnance-go/identity"
	"github.com/ordonnance-numerique/ordonnance-go/identity/fr/ins"
)

func TestNormalizeName(t *testing.T) {
	for _, tc := range []struct {
		name, in, want string
		err            error
	}{
		{"diacritic", "Jean-Éric", "JEAN-ERIC", nil},
		{"decomposed diacritic", "Jean-E\u0301ric", "JEAN-ERIC", nil},
		{"ligature ae", "Lætitia", "LAETITIA", nil},
		{"ligature oe", "Œdipe", "OEDIPE", nil},
		{"apostrophe", "d'Ôrazio", "D'ORAZIO", nil},
		{"typographic apostrophe", "O\u2019Connor", "O'CONNOR", nil},
		{"modifier apostrophe", "O\u02BCConnor", "O'CONNOR", nil},
		{"typographic hyphen", "Anne\u2010Marie", "ANNE-MARIE", nil},
		{"hyphen that does not break", "Anne\u2011Marie", "ANNE-MARIE", nil},
		{"double hyphen kept", "Dupont--Martin", "DUPONT--MARTIN", nil},
		{"cedilla, tréma, tilde", "Françoise Noëlle Iñes", "FRANCOISE NOELLE INES", nil},
		{"brackets", "MULLER (NEE)", "", ins.ErrNameAlphabet},
		{"digit", "X3", "", ins.ErrNameAlphabet},
		{"ß", "Straße", "", ins.ErrNameAlphabet},
		{"ø", "Øre", "", ins.ErrNameAlphabet},
		{"dotless i", "Işık", "", ins.ErrNameAlphabet},
		{"long s", "Weiſ", "", ins.ErrNameAlphabet},
		{"ligature fi", "ﬁn", "", ins.ErrNameAlphabet},
		{"Cyrillic а", "Аnna", "", ins.ErrNameAlphabet},
		{"space that does not break", "A\u00a0B", "", ins.ErrNameAlphabet},
		{"separator", "A\x1dB", "", ins.ErrNameAlphabet},
		{"not UTF-8", "A\xff", "", ins.ErrNameAlphabet},
		{"empty", "", "", ins.ErrNameLength},
		{"only a diacritic", "\u0301", "", ins.ErrNameLength},
		{"101 letters", strings.Repeat("a", 101), "", ins.ErrNameLength},
		{"very long", strings.Repeat("é", 1000), "", ins.ErrNameLength},
	} {
		t.Run(tc.name, func(t *testing.T) {
			got, err := ins.NormalizeName(tc.in)
			if got != tc.want || !errors.Is(err, tc.err) {
				t.Errorf("got %q, %v, want %q, %v", got, err, tc.want, tc.err)
			}
		})
	}
}

func TestCheckNames(t *testing.T) {
	for _, tc := range []struct {
		name, in      string
		family, given error
	}{
		{"plain", "PAT-TROIS", nil, nil},
		{"list", "DOMINIQUE MARIE-LOUISE", nil, nil},
		{"apostrophe inside", "D'ORAZIO", nil, nil},
		{"double hyphen", "DUPONT--MARTIN", nil, ins.ErrGivenNames},
		{"three hyphens", "DUPONT---MARTIN", ins.ErrFamilyName, ins.ErrGivenNames},
		{"apostrophe first", "'T HOOFT", nil, ins.ErrGivenNames},
		{"space first", " ANNA", ins.ErrFamilyName, ins.ErrGivenNames},
		{"hyphen first", "-ANNA", ins.ErrFamilyName, ins.ErrGivenNames},
		{"space last", "ANNA ", ins.ErrFamilyName, ins.ErrGivenNames},
		{"hyphen last, not stated for family names", "ANNA-", nil, ins.ErrGivenNames},
		{"apostrophe last, not stated for family names", "ANNA'", nil, ins.ErrGivenNames},
		{"apostrophe and space", "D' ORAZIO", ins.ErrFamilyName, ins.ErrGivenNames},
		{"space and apostrophe", "D 'ORAZIO", ins.ErrFamilyName, ins.ErrGivenNames},
		{"two spaces", "ANNA  EVE", ins.ErrFamilyName, ins.ErrGivenNames},
		{"two apostrophes", "D''ORAZIO", ins.ErrFamilyName, ins.ErrGivenNames},
		{"no letter", "'", ins.ErrFamilyName, ins.ErrGivenNames},
		{"small letters", "Anna", ins.ErrNameAlphabet, ins.ErrNameAlphabet},
		{"diacritic", "ÉRIC", ins.ErrNameAlphabet, ins.ErrNameAlphabet},
		{"empty", "", ins.ErrNameLength, ins.ErrNameLength},
		{"100 letters", strings.Repeat("A", 100), nil, nil},
		{"101 letters", strings.Repeat("A", 101), ins.ErrNameLength, ins.ErrNameLength},
	} {
		t.Run(tc.name, func(t *testing.T) {
			if err := ins.CheckFamilyName(tc.in); !errors.Is(err, tc.family) {
				t.Errorf("family: got %v, want %v", err, tc.family)
			}
			if err := ins.CheckGivenNames(tc.in); !errors.Is(err, tc.given) {
				t.Errorf("given: got %v, want %v", err, tc.given)
			}
		})
	}
}

func TestCheckFirstGivenName(t *testing.T) {
	const list = "SARAH-LOU ANNA"
	for first, want := range map[string]error{
		"SARAH-LOU": nil, "SARAH LOU": nil, "SARAH": nil, list: nil,
		"ANNA": ins.ErrFirstGivenName, "SARA": ins.ErrFirstGivenName, "SARAH-LOU ANNA EVE": ins.ErrFirstGivenName,
		"": ins.ErrNameLength, "-": ins.ErrGivenNames,
	} {
		if err := ins.CheckFirstGivenName(first, list); !errors.Is(err, want) {
			t.Errorf("%q: got %v, want %v", first, err, want)
		}
	}
	if err := ins.CheckFirstGivenName("SARAH", ""); !errors.Is(err, ins.ErrNameLength) {
		t.Errorf("empty list: %v", err)
	}
}

func TestBirthDate(t *testing.T) {
	for _, tc := range []struct {
		name             string
		year, month, day int
		want             string
		fictive          bool
		err              error
	}{
		{"complete", 1979, 3, 28, "1979-03-28", false, nil},
		{"day unknown", 1950, 5, 0, "1950-05-01", true, nil},
		{"month unknown", 1950, 0, 12, "1950-01-12", true, nil},
		{"day and month unknown", 1950, 0, 0, "1950-12-31", true, nil},
		{"leap day", 2000, 2, 29, "2000-02-29", false, nil},
		{"lunar month", 1950, 13, 1, "", false, ins.ErrLunarDate},
		{"lunar day", 1951, 2, 30, "", false, ins.ErrLunarDate},
		{"not a leap year", 1900, 2, 29, "", false, ins.ErrLunarDate},
		{"no year", 0, 5, 1, "", false, ins.ErrLunarDate},
		{"negative", 1950, -1, 1, "", false, ins.ErrLunarDate},
	} {
		t.Run(tc.name, func(t *testing.T) {
			d, fictive, err := ins.BirthDate(tc.year, tc.month, tc.day)
			if d.String() != tc.want || fictive != tc.fictive || !errors.Is(err, tc.err) {
				t.Errorf("got %v, %v, %v", d, fictive, err)
			}
		})
	}
}

func TestCheckBirthPlace(t *testing.T) {
	for _, good := range []string{"51215", "63220", "2A020", "2B020", "97120", "99100", "99999", "20004", "01001"} {
		if err := ins.CheckBirthPlace(good); err != nil {
			t.Errorf("%s: %v", good, err)
		}
	}
	for _, bad := range []string{"", "5121", "512155", "2C020", "1A020", "2a020", "00100", "5121A", "512 5", "5121é"} {
		if err := ins.CheckBirthPlace(bad); !errors.Is(err, ins.ErrBirthPlace) {
			t.Errorf("%q: %v", bad, err)
		}
	}
}

func TestTraitsCheck(t *testing.T) {
	good := patTrois().Traits
	for _, tc := range []struct {
		name   string
		change func(*ins.Traits)
		want   error
	}{
		{"as certified", func(*ins.Traits) {}, nil},
		{"only the first given name", func(t *ins.Traits) { t.FirstGivenName, t.GivenNames = "DOMINIQUE", "" }, nil},
		{"both", func(t *ins.Traits) { t.FirstGivenName = "DOMINIQUE" }, nil},
		{"sex unknown", func(t *ins.Traits) { t.Sex = identity.SexUnknown }, nil},
		{"no place", func(t *ins.Traits) { t.BirthPlace = "" }, nil},
		{"first given name of another", func(t *ins.Traits) { t.FirstGivenName = "ANNA" }, ins.ErrFirstGivenName},
		{"no given name", func(t *ins.Traits) { t.GivenNames = "" }, ins.ErrNameLength},
		{"family name", func(t *ins.Traits) { t.FamilyName = "-X" }, ins.ErrFamilyName},
		{"sex", func(t *ins.Traits) { t.Sex = "I" }, ins.ErrSex},
		{"incomplete date", func(t *ins.Traits) { t.BirthDate.Day = 0 }, ins.ErrBirthDate},
		{"no date", func(t *ins.Traits) { t.BirthDate = identity.Date{} }, ins.ErrBirthDate},
		{"place", func(t *ins.Traits) { t.BirthPlace = "X" }, ins.ErrBirthPlace},
	} {
		t.Run(tc.name, func(t *testing.T) {
			traits := good
			tc.change(&traits)
			if err := traits.Check(); !errors.Is(err, tc.want) {
				t.Errorf("got %v, want %v", err, tc.want)
			}
		})
	}
}
