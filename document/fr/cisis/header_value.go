package cisis

import (
	"strings"

	"github.com/ordonnance-numerique/ordonnance-go/document/cda"
)

// valueRules are H19 and H20: times, telecommunications and addresses,
// wherever they stand in the header.
func valueRules() []rule {
	return []rule{
		header("191", "a time is not 4 to 14 digits with an optional zone", "date qui n'est pas de 4 à 14 chiffres avec fuseau facultatif",
			visit(func(found found) visitor {
				return visitor{instant: func(path string, t *cda.TS) {
					if t.Value != "" && !isTime(t.Value) || t.Value == "" && t.Null == "" {
						found(path)
					}
				}}
			})),
		header("192", "an interval ends before it begins", "intervalle dont la fin précède le début",
			visit(func(found found) visitor {
				return visitor{interval: func(path string, t *cda.IVLTS) {
					if t.Low != nil && t.High != nil && before(t.High, t.Low) {
						found(path)
					}
				}}
			})),
		header("201", "a telecommunication without a scheme the CI-SIS has", "télécommunication sans préfixe admis (tel:, fax:, mailto:, http:, ftp:, mllp:)",
			visit(func(found found) visitor {
				return visitor{telecom: func(path string, t *cda.TEL) {
					scheme, rest, _ := strings.Cut(t.Value, ":")
					known := word("tel fax mailto http https ftp mllp", scheme) && rest != ""
					if t.Null != "" && t.Value == "" {
						known = word("UNK NASK ASKU NAV MSK NI", string(t.Null))
					}
					if !known {
						found(path)
					}
				}}
			})),
		header("202", "a telecommunication with a use the CI-SIS does not have", "télécommunication d'usage non admis",
			visit(func(found found) visitor {
				return visitor{telecom: func(path string, t *cda.TEL) { uses(t.Use, "H HP HV WP DIR PUB EC MC PG", path, found) }}
			})),
		header("203", "an address both in parts and in lines", "adresse à la fois structurée et en lignes",
			visit(func(found found) visitor {
				return visitor{address: func(path string, a *cda.AD) {
					if mixed(a) {
						found(path)
					}
				}}
			})),
		header("204", "an address with a use the CI-SIS does not have", "adresse d'usage non admis",
			visit(func(found found) visitor {
				return visitor{address: func(path string, a *cda.AD) { uses(a.Use, "H HP HV WP TMP", path, found) }}
			})),
	}
}

// isTime takes 4 to 14 digits, with a zone or without.
func isTime(s string) bool {
	n := 0
	for n < len(s) && s[n] >= '0' && s[n] <= '9' {
		n++
	}
	rest := s[n:]
	if n < 4 || n > 14 {
		return false
	}
	if rest == "" {
		return true
	}
	for i := 1; i < len(rest); i++ {
		if rest[i] < '0' || rest[i] > '9' {
			return false
		}
	}
	return (rest[0] == '+' || rest[0] == '-') && len(rest) >= 2 && len(rest) <= 5
}

// before reports whether a is certainly before b. Where one is less precise
// than the other, only what both say counts.
func before(a, b *cda.TS) bool {
	n := min(digits(a.Value), digits(b.Value))
	if n < 14 {
		return a.Value[:n] < b.Value[:n]
	}
	x, xok := a.Time(nil)
	y, yok := b.Time(nil)
	return xok && yok && x.Before(y)
}

func digits(s string) int {
	n := 0
	for n < len(s) && s[n] >= '0' && s[n] <= '9' {
		n++
	}
	return n
}

func uses(use, list, path string, found found) {
	for u := range strings.FieldsSeq(use) {
		if !word(list, u) {
			found(path + "/@use")
		}
	}
}

// mixed reports whether an address has lines and other parts.
func mixed(a *cda.AD) bool {
	lines, others := false, false
	for i := range a.Parts {
		switch a.Parts[i].Kind {
		case "":
		case "streetAddressLine":
			lines = true
		default:
			others = true
		}
	}
	return lines && others
}
