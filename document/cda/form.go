package cda

// form is the lexical form of an attribute (CDA R2 datatypes-base.xsd).
type form uint8

const (
	formAny    form = iota
	formToken       // cs: no white space, not empty
	formTokens      // tokens separated by spaces
	formUID         // OID, UUID, or a name HL7 reserves
	formOID
	formUUID
	formTS   // point in time
	formReal // decimal number, with exponent or without
	formID   // xs:ID
)

func (f form) ok(s string) bool {
	switch f {
	case formToken:
		return isToken(s)
	case formTokens:
		return !blank(s)
	case formUID:
		return formOID.ok(s) || formUUID.ok(s) || isRUID(s)
	case formOID:
		return isOID(s)
	case formUUID:
		return isUUID(s)
	case formTS:
		return isTS(s)
	case formReal:
		return isReal(s)
	case formID:
		return isNCName(s)
	}
	return true
}

// simple reports whether what is of the form has nothing to escape.
func (f form) simple() bool {
	switch f {
	case formUID, formOID, formUUID, formTS, formReal:
		return true
	}
	return false
}

func isToken(s string) bool {
	for i := range len(s) {
		if isSpace(s[i]) {
			return false
		}
	}
	return s != ""
}

// isOID takes numbers without leading zeros joined by dots, the first 0 to 2.
func isOID(s string) bool {
	if s == "" || s[0] > '2' || len(s) > 1 && s[1] != '.' {
		return false
	}
	n := 0 // digits of the number so far
	for i := range len(s) {
		switch b := s[i]; {
		case b == '.' && n > 0:
			n = 0
		case isDigit(b) && (n != 1 || s[i-1] != '0'):
			n++
		default:
			return false
		}
	}
	return n > 0
}

// isUUID takes 8-4-4-4-12 letters and digits: the schema is no stricter.
func isUUID(s string) bool {
	if len(s) != 36 {
		return false
	}
	for i := range len(s) {
		if dash := i == 8 || i == 13 || i == 18 || i == 23; dash != (s[i] == '-') || !dash && !isAlnum(s[i]) {
			return false
		}
	}
	return true
}

func isRUID(s string) bool {
	for i := range len(s) {
		if !isAlnum(s[i]) && s[i] != '-' || i == 0 && (s[0] == '-' || isDigit(s[0])) {
			return false
		}
	}
	return s != ""
}

func isAlnum(b byte) bool { return isDigit(b) || b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' }
func isDigit(b byte) bool { return b >= '0' && b <= '9' }

// isTS takes 1 to 8 digits; or 9 to 14 with an optional zone; or 14 with a
// fraction and an optional zone.
func isTS(s string) bool {
	n := digits(s)
	rest := s[n:]
	switch {
	case n == 0 || n > 14:
		return false
	case rest == "":
		return true
	case n < 9:
		return false
	}
	if rest[0] == '.' {
		f := digits(rest[1:])
		if n != 14 || f == 0 {
			return false
		}
		if rest = rest[1+f:]; rest == "" {
			return true
		}
	}
	z := digits(rest[1:])
	return (rest[0] == '+' || rest[0] == '-') && z >= 1 && z <= 4 && len(rest) == 1+z
}

// digits counts the digits at the start of s.
func digits(s string) int {
	n := 0
	for n < len(s) && isDigit(s[n]) {
		n++
	}
	return n
}

// isReal takes an xs:decimal or an xs:double of digits.
func isReal(s string) bool {
	if s != "" && (s[0] == '+' || s[0] == '-') {
		s = s[1:]
	}
	whole := digits(s)
	s = s[whole:]
	part := 0
	if s != "" && s[0] == '.' {
		part = digits(s[1:])
		s = s[1+part:]
	}
	if whole+part == 0 {
		return false
	}
	if s == "" {
		return true
	}
	if s[0] != 'e' && s[0] != 'E' {
		return false
	}
	if s = s[1:]; s != "" && (s[0] == '+' || s[0] == '-') {
		s = s[1:]
	}
	return s != "" && digits(s) == len(s)
}

// known reports whether a null flavor is of the vocabulary (HL7 V3
// NullFlavor, as CDA R2 voc.xsd has it).
func (n NullFlavor) known() bool {
	switch n {
	case "", "NI", "OTH", "NINF", "PINF", "UNK", "ASKU", "NAV", "NASK", "TRC", "MSK", "NA",
		"DER", "INV", "QS", "UNC":
		return true
	}
	return false
}
