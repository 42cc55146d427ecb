package ins

import (
	"strings"

	"golang.org/x/text/unicode/norm"
)

// MaxName is the greatest length of a family name or of a list of given names,
// in characters (ANS, Format datamatrix INS v2.2).
const MaxName = 100

// NormalizeName brings a name to the alphabet of the INS: the letters A to Z,
// space, apostrophe and hyphen. It does this and no more:
//
//   - typographic apostrophes (U+2019, U+02BC) and hyphens (U+2010, U+2011)
//     become the ASCII ones; this mapping is the library's choice;
//   - the ligatures Æ and Œ become AE and OE;
//   - diacritics are removed;
//   - small letters become capitals.
//
// What is still outside the alphabet is refused with [ErrNameAlphabet], never
// dropped: digits, brackets, and letters without a decomposition (ß, ø, đ, ł),
// for which no rule is published and the caller has to decide. Spaces are kept
// as they are; where signs may stand is checked by [CheckFamilyName] and
// [CheckGivenNames].
func NormalizeName(s string) (string, error) {
	if s == "" || len(s) > 8*MaxName {
		return "", ErrNameLength
	}
	var b strings.Builder
	for _, r := range norm.NFD.String(s) {
		switch {
		case r >= 'a' && r <= 'z':
			b.WriteRune(r - 'a' + 'A')
		case r >= 'A' && r <= 'Z', r == ' ', r == '\'', r == '-':
			b.WriteRune(r)
		case r == '\u2019', r == '\u02BC':
			b.WriteByte('\'')
		case r == '\u2010', r == '\u2011':
			b.WriteByte('-')
		case r == 'Æ', r == 'æ':
			b.WriteString("AE")
		case r == 'Œ', r == 'œ':
			b.WriteString("OE")
		case r >= '\u0300' && r <= '\u036F': // the diacritics NFD has split off
		default:
			return "", ErrNameAlphabet
		}
	}
	if b.Len() == 0 || b.Len() > MaxName {
		return "", ErrNameLength
	}
	return b.String(), nil
}

// CheckFamilyName reports whether s is a family name as the INS writes it:
// first a letter or an apostrophe; no space or apostrophe beside another; two
// hyphens in a row are allowed, three are not; no space at the end; a letter
// somewhere. (Guide d'implémentation de l'identité INS v3.0, rules on traits)
func CheckFamilyName(s string) error {
	if err := checkAlphabet(s); err != nil {
		return err
	}
	if s[0] == ' ' || s[0] == '-' || s[len(s)-1] == ' ' ||
		strings.Contains(s, "---") || blanksMeet(s) || strings.Trim(s, " '-") == "" {
		return ErrFamilyName
	}
	return nil
}

// CheckGivenNames reports whether s is a list of given names, or one of them,
// as the INS writes it: first a letter, last a letter; no space or apostrophe
// beside another; no two hyphens in a row. (As [CheckFamilyName])
func CheckGivenNames(s string) error {
	if err := checkAlphabet(s); err != nil {
		return err
	}
	if !isLetter(s[0]) || !isLetter(s[len(s)-1]) || strings.Contains(s, "--") || blanksMeet(s) {
		return ErrGivenNames
	}
	return nil
}

// CheckFirstGivenName reports whether first begins the list of given names, up
// to a boundary between names; a hyphen and an apostrophe count as a space.
// Given SARAH-LOU ANNA, the first is SARAH-LOU, SARAH LOU or SARAH. (EXI ID 10)
func CheckFirstGivenName(first, list string) error {
	if err := CheckGivenNames(first); err != nil {
		return err
	}
	if err := CheckGivenNames(list); err != nil {
		return err
	}
	spaces := strings.NewReplacer("-", " ", "'", " ")
	if !strings.HasPrefix(spaces.Replace(list)+" ", spaces.Replace(first)+" ") {
		return ErrFirstGivenName
	}
	return nil
}

func checkAlphabet(s string) error {
	for i := range len(s) {
		if !isLetter(s[i]) && s[i] != ' ' && s[i] != '\'' && s[i] != '-' {
			return ErrNameAlphabet
		}
	}
	if s == "" || len(s) > MaxName {
		return ErrNameLength
	}
	return nil
}

func isLetter(c byte) bool { return c >= 'A' && c <= 'Z' }

// blanksMeet reports whether two signs out of space and apostrophe are
// neighbours.
func blanksMeet(s string) bool {
	for i := 1; i < len(s); i++ {
		if (s[i] == ' ' || s[i] == '\'') && (s[i-1] == ' ' || s[i-1] == '\'') {
			return true
		}
	}
	return false
}
