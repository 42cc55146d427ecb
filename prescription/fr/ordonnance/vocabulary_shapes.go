package ordonnance

import (
	"github.com/ordonnance-numerique/ordonnance-go/identity"
	"github.com/ordonnance-numerique/ordonnance-go/internal/checksum"
	"github.com/ordonnance-numerique/ordonnance-go/prescription"
)

// Systems of people and places (ANS, annexe Sources des personnes et
// structures; INS: OID of the matricule).
const (
	systemNIR     = "urn:oid:1.2.250.1.213.1.4.8"  // INS-NIR
	systemNIA     = "urn:oid:1.2.250.1.213.1.4.9"  // INS-NIA
	systemNIRTest = "urn:oid:1.2.250.1.213.1.4.10" // INS of tests
	systemNIRDemo = "urn:oid:1.2.250.1.213.1.4.11" // INS of demonstrations
	systemIDNPS   = "urn:oid:1.2.250.1.71.4.2.1"   // professionals, type digit and number
	systemIDNST   = "urn:oid:1.2.250.1.71.4.2.2"   // places, type digit and number
)

// insShape is a matricule: sex, year, month, department, commune, order and a
// key of two digits. The department may hold A or B (RNIV 1; Code officiel
// géographique, Corsica).
func insShape(system string) prescription.Entry {
	return prescription.Entry{System: system, Pattern: "######*######==", Check: appendINSKey, Guess: guessINS}
}

// appendINSKey is 97 less the remainder of the thirteen characters by 97, with
// 2A counted as 19 and 2B as 18 (CNAM, calcul de la clé du NIR).
func appendINSKey(dst, head []byte) []byte {
	var digits [13]byte
	if len(head) != len(digits) {
		return dst
	}
	copy(digits[:], head)
	switch {
	case digits[6] == 'A' && digits[5] == '2':
		digits[5], digits[6] = '1', '9'
	case digits[6] == 'B' && digits[5] == '2':
		digits[5], digits[6] = '1', '8'
	}
	n := uint64(0)
	for _, c := range digits {
		if c < '0' || c > '9' {
			return dst
		}
		n = n*10 + uint64(c-'0')
	}
	key := 97 - n%97
	return append(dst, byte('0'+key/10), byte('0'+key%10))
}

// guessINS is sex, year and month of birth, with which most matricules begin.
func guessINS(dst []byte, known *prescription.Known) []byte {
	sex := byte('1')
	switch known.Sex {
	case identity.Male:
	case identity.Female:
		sex = '2'
	default:
		return dst
	}
	d := known.BirthDate
	if d.Month == 0 {
		return dst
	}
	return append(dst, sex, byte('0'+d.Year/10%10), byte('0'+d.Year%10), byte('0'+d.Month/10), byte('0'+d.Month%10))
}

// guessBirthPlace is the place of birth in a matricule: positions 6 to 10, the
// code of the commune (RNIV 1; COG).
func guessBirthPlace(dst []byte, known *prescription.Known) []byte {
	for _, id := range known.Patient {
		switch id.System {
		case systemNIR, systemNIRTest, systemNIRDemo:
			if len(id.Value) == 15 {
				return append(dst, id.Value[5:10]...)
			}
		}
	}
	return dst
}

// appendLuhn completes the digits of an RPPS number behind the type digit 8
// (ANS, RPPS: key of Luhn over the eleven digits).
func appendLuhn(dst, head []byte) []byte {
	if len(head) < 2 {
		return dst
	}
	if c, ok := checksum.LuhnDigit(string(head[1:])); ok {
		return append(dst, c)
	}
	return dst
}

// appendFINESSKey completes a FINESS number behind the type digit 1. A and B of
// Corsica count as 1 and 2 (DREES, FINESS: key of Luhn).
func appendFINESSKey(dst, head []byte) []byte {
	var digits [9]byte
	if len(head) != len(digits) {
		return dst
	}
	for i, c := range head {
		switch c {
		case 'A':
			c = '1'
		case 'B':
			c = '2'
		}
		digits[i] = c
	}
	if c, ok := checksum.LuhnDigit(string(digits[1:])); ok {
		return append(dst, c)
	}
	return dst
}

// appendGTIN completes a number of thirteen digits (GS1 General Specifications
// §7.9).
func appendGTIN(dst, head []byte) []byte {
	sum := uint(0)
	for i := len(head) - 1; i >= 0; i -= 2 { // every second digit, the last one first, counts three times
		if sum += 3 * uint(head[i]-'0'); i > 0 {
			sum += uint(head[i-1] - '0')
		}
	}
	return append(dst, byte('0'+(10-sum%10)%10))
}

// guessPractice is the number of a practice by the RPPS number of its
// professional: type digit 4, RPPS, rank (ANS, IDNST).
func guessPractice(dst []byte, known *prescription.Known) []byte {
	for _, id := range known.Prescriber {
		if id.System == systemIDNPS && len(id.Value) == 12 && id.Value[0] == '8' {
			return append(append(dst, '4'), id.Value[1:]...)
		}
	}
	return dst
}
