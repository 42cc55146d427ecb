package checksum

// LuhnDigit returns the digit that completes s to a number for which [Luhn]
// holds. ok is false when s is not made of digits.
// (ISO/IEC 7812-1, annex B)
func LuhnDigit(s string) (digit byte, ok bool) {
	sum, ok := luhnSum(s, true)
	if !ok {
		return 0, false
	}
	return byte('0' + (10-sum%10)%10), true
}

// Luhn reports whether the last digit of s is the Luhn check digit of the
// others.
func Luhn(s string) bool {
	sum, ok := luhnSum(s, false)
	return ok && len(s) > 1 && sum%10 == 0
}

// luhnSum adds the digits of s from the right, every second one doubled with
// the digits of the double added up. double says whether the rightmost one is
// doubled.
func luhnSum(s string, double bool) (sum int, ok bool) {
	for i := len(s) - 1; i >= 0; i-- {
		if s[i] < '0' || s[i] > '9' {
			return 0, false
		}
		d := int(s[i] - '0')
		if double {
			if d *= 2; d > 9 {
				d -= 9
			}
		}
		sum += d
		double = !double
	}
	return sum, len(s) > 0
}

// DigitSum returns the sum of the digits of s.
func DigitSum(s string) (sum int, ok bool) {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return 0, false
		}
		sum += int(s[i] - '0')
	}
	return sum, len(s) > 0
}

// Mod97 returns the remainder of the decimal number s divided by 97, 0 to 96.
// s may have any length.
func Mod97(s string) (remainder int, ok bool) {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return 0, false
		}
		remainder = (remainder*10 + int(s[i]-'0')) % 97
	}
	return remainder, len(s) > 0
}

// GTINDigit returns the digit that completes s to a number for which [GTIN]
// holds: s has 7, 11, 12 or 13 digits. (GS1 General Specifications, §7.9)
func GTINDigit(s string) (digit byte, ok bool) {
	switch len(s) {
	case 7, 11, 12, 13:
	default:
		return 0, false
	}
	sum, weight := 0, 3
	for i := len(s) - 1; i >= 0; i-- {
		if s[i] < '0' || s[i] > '9' {
			return 0, false
		}
		sum += weight * int(s[i]-'0')
		weight = 4 - weight
	}
	return byte('0' + (10-sum%10)%10), true
}

// GTIN reports whether s is a GTIN of 8, 12, 13 (EAN-13) or 14 digits with the
// right check digit at its end.
func GTIN(s string) bool {
	if s == "" {
		return false
	}
	digit, ok := GTINDigit(s[:len(s)-1])
	return ok && s[len(s)-1] == digit
}
