package ordonnance

import (
	"fmt"
	"strings"

	"github.com/ordonnance-numerique/ordonnance-go/identity"
	"github.com/ordonnance-numerique/ordonnance-go/prescription"
)

// nbsp keeps a number with its unit, and a colon with its word.
const nbsp = "\u00a0"

// labelled text: "Quantité : 2 boîtes".
func said(label, text string) string { return label + nbsp + ": " + text }

// joined joins the parts that are not empty.
func joined(separator string, parts ...string) string {
	var kept []string
	for _, p := range parts {
		if p != "" {
			kept = append(kept, p)
		}
	}
	return strings.Join(kept, separator)
}

func quantityText(q *prescription.Quantity, words bool) string {
	w := writer{words: words}
	w.quantity(q)
	return string(w.b)
}

func numberText(d prescription.Decimal) string {
	var w writer
	w.number(d, false)
	return string(w.b)
}

func spanText(s prescription.Span) string {
	var w writer
	w.span(s, prescription.Span{})
	return string(w.b)
}

func boundsText(b prescription.Bounds) string {
	var w writer
	w.bounds(&b)
	return string(w.b)
}

func amountText(a *prescription.Amount, words bool) string {
	w := writer{words: words}
	w.amount(a)
	return string(w.b)
}

func momentText(m prescription.Moment) string {
	if m.IsZero() {
		return ""
	}
	var w writer
	w.moment(m)
	return string(w.b)
}

// lastText is the last moment of half-open bounds.
func lastText(m prescription.Moment) string {
	var w writer
	w.end(m)
	return string(w.b)
}

// numericDate writes a date in digits as far as it is known: 28/03/1979.
func numericDate(d identity.Date) string {
	switch {
	case d.IsZero():
		return ""
	case d.Month == 0:
		return fmt.Sprintf("%04d", d.Year)
	case d.Day == 0:
		return fmt.Sprintf("%02d/%04d", d.Month, d.Year)
	}
	return fmt.Sprintf("%02d/%02d/%04d", d.Day, d.Month, d.Year)
}

// ageText is the age on a day: in days below a month, in months below two
// years, as doses for infants need it; "" when a date is not complete.
func ageText(birth, on identity.Date) string {
	if !birth.Complete() || !on.Complete() || on.Before(birth) {
		return ""
	}
	months := (on.Year-birth.Year)*12 + on.Month - birth.Month
	if on.Day < birth.Day {
		months--
	}
	switch {
	case months >= 24:
		return fmt.Sprintf("%d%sans", months/12, nbsp)
	case months >= 1:
		return fmt.Sprintf("%d%smois", months, nbsp)
	}
	days := int(on.Time(nil).Sub(birth.Time(nil)).Hours() / 24)
	if days < 2 {
		return fmt.Sprintf("%d%sjour", days, nbsp)
	}
	return fmt.Sprintf("%d%sjours", days, nbsp)
}

// phoneText groups a French number: +33 1 99 00 00 01.
func phoneText(s string) string {
	if len(s) != len("+33199000001") || !strings.HasPrefix(s, "+33") {
		return s
	}
	return s[:3] + nbsp + s[3:4] + nbsp + s[4:6] + nbsp + s[6:8] + nbsp + s[8:10] + nbsp + s[10:]
}

// linesText counts lines in digits and in letters.
func linesText(n int) string {
	noun := "lignes"
	if n < 2 {
		noun = "ligne"
	}
	return fmt.Sprintf("%d%s%s (%s)", n, nbsp, noun, Words(n, true))
}

func hasDigit(s string) bool { return strings.ContainsAny(s, "0123456789") }

// capitalized turns the first letter into a capital.
func capitalized(s string) string {
	w := writer{b: []byte(s)}
	w.capital(0)
	return string(w.b)
}

// sentenceEnd closes a sentence that is not closed.
func sentenceEnd(s string) string {
	s = strings.TrimSpace(s)
	if s == "" || strings.ContainsAny(s[len(s)-1:], ".!?") || strings.HasSuffix(s, "»") {
		return s
	}
	return s + "."
}
