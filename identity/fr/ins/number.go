package ins

import (
	"fmt"
	"io"
	"strings"

	"github.com/ordonnance-numerique/ordonnance-go/internal/checksum"
)

// Number is the number of a matricule: 13 characters and a key of two, without
// its OID. Only [ParseNumber] makes one; the zero value is no number.
//
// The number is built like the register number of the French (NIR), but
// nothing is to be read from it: century, sex and place of birth can all
// differ from the traits for good reasons.
type Number struct{ text string }

// ParseNumber reads the 15 characters of a number, without spaces. A small
// letter of a Corsican département is taken for the capital. It checks the
// shape and refuses the numbers that only look alike; whether a wrong key
// matters depends on the OID and is decided by [ParseMatricule].
func ParseNumber(s string) (Number, error) {
	if err := lookAlike(s); err != nil {
		return Number{}, err
	}
	s, ok := upperCorsica(s)
	if !ok {
		return Number{}, ErrCharacter
	}
	month := s[3:5]
	switch {
	case s[0] != '1' && s[0] != '2':
		return Number{}, ErrFirstDigit
	// The pseudo-months 20 to 42 and from 50 stand in old or incomplete civil
	// records. QUIRK: the CNAM's nir-validation refuses them, the register
	// holds them.
	case month == "00", month >= "13" && month <= "19", month >= "43" && month <= "49":
		return Number{}, ErrMonth
	// Any other pair of digits is or was a département, an overseas territory
	// or a country group: the code is the one at the time of registration.
	case s[5:7] == "00":
		return Number{}, ErrDepartement
	}
	return Number{s}, nil
}

// lookAlike refuses by length and first digits what is another kind of number:
// NNP [78][012]… and MIG [56][12]… of 13 digits, with or without a key (CNAM
// nir-validation), INS-C of 22 digits.
func lookAlike(s string) error {
	digits := len(s) > 1 && strings.Trim(s, "0123456789") == ""
	switch {
	case len(s) == 22 && digits:
		return ErrINSC
	case len(s) != 13 && len(s) != 15:
		return ErrLength
	case digits && strings.IndexByte("78", s[0]) >= 0 && strings.IndexByte("012", s[1]) >= 0:
		return ErrNNP
	case digits && strings.IndexByte("56", s[0]) >= 0 && strings.IndexByte("12", s[1]) >= 0:
		return ErrMIG
	case len(s) == 13:
		return ErrLength
	}
	return nil
}

// upperCorsica returns s with the letter of a Corsican département as a
// capital. ok is false when anything else than a digit stands anywhere else,
// or the letter does not follow a 2.
func upperCorsica(s string) (string, bool) {
	for i := range len(s) {
		if s[i] >= '0' && s[i] <= '9' {
			continue
		}
		if i != 6 || s[5] != '2' || strings.IndexByte("ABab", s[6]) < 0 {
			return "", false
		}
	}
	if s[6] == 'a' || s[6] == 'b' {
		s = s[:6] + strings.ToUpper(s[6:7]) + s[7:]
	}
	return s, true
}

// Key returns the two digits of the key of the first 13 characters of a
// number: 97 minus the remainder by 97, after 2A is read as 19 and 2B as 18
// (CNAM nir-validation, NirKey). ok is false for anything but 13 digits, or 12
// digits and a Corsican letter at the seventh place.
func Key(first13 string) (key string, ok bool) {
	if len(first13) != 13 {
		return "", false
	}
	s, ok := upperCorsica(first13)
	if !ok {
		return "", false
	}
	switch s[6] {
	case 'A':
		s = s[:5] + "19" + s[7:]
	case 'B':
		s = s[:5] + "18" + s[7:]
	}
	remainder, ok := checksum.Mod97(s)
	if !ok {
		return "", false
	}
	return fmt.Sprintf("%02d", 97-remainder), true
}

// Value returns the 15 characters. It is the one way to the digits: use it
// where the matricule is really needed, never in a log.
func (n Number) Value() string { return n.text }

// Root returns the first 13 characters, as the teleservice INSi carries them
// apart from the key; "" for the zero number.
func (n Number) Root() string { return n.text[:max(0, len(n.text)-2)] }

// Key returns the two characters of the key that the number states.
func (n Number) Key() string { return n.text[len(n.Root()):] }

// KeyOK reports whether the key stated is the key computed.
func (n Number) KeyOK() bool {
	key, ok := Key(n.Root())
	return ok && key == n.Key()
}

// IsZero reports whether there is no number.
func (n Number) IsZero() bool { return n.text == "" }

// Redacted returns the form for screens and logs: sex and year only.
func (n Number) Redacted() string {
	if n.IsZero() {
		return ""
	}
	return n.text[:1] + " " + n.text[1:3] + " ** ** *** *** **"
}

// String is [Number.Redacted].
func (n Number) String() string { return n.Redacted() }

// Format prints [Number.Redacted] under every verb of package fmt.
func (n Number) Format(f fmt.State, _ rune) { _, _ = io.WriteString(f, n.Redacted()) }
