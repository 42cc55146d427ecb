package ordonnance

import (
	"strings"

	"github.com/ordonnance-numerique/ordonnance-go/prescription"
)

// fractionOf names the fraction after the point. Thirds come as 0.333333 and
// 0.666667 (ans.fhir.fr.eprescription, fractions with 6 places); one official
// example writes 7.
func fractionOf(fraction string) string {
	switch fraction {
	case "5":
		return "demi"
	case "25":
		return "un quart"
	case "75":
		return "trois quarts"
	case "333333", "3333333":
		return "un tiers"
	case "666667", "6666667":
		return "deux tiers"
	}
	return ""
}

// quantity writes a number of units: "2 comprimés", "12,5 mg", "un
// demi-comprimé", "1 gélule et demie". The fractions of what is taken by the
// piece are in letters, since "1/2" is also read as "1 or 2".
func (w *writer) quantity(q *prescription.Quantity) {
	u, verbatim := unitOf(q)
	if u != nil && u.counted && w.fraction(q.Value, u) {
		return
	}
	w.number(q.Value, w.words && feminine(u, verbatim))
	w.unit(q.Value, u, verbatim)
}

// feminine is the gender of a unit; that of one in several words, or of a
// ratio, is the gender of the first ("dose correspondant à…", "UI/kg").
func feminine(u *unit, verbatim string) bool {
	if u == nil {
		if i := strings.IndexAny(verbatim, " /"); i > 0 {
			u = labelled(verbatim[:i])
		}
	}
	return u != nil && u.feminine
}

// unit writes the unit after a number.
func (w *writer) unit(d prescription.Decimal, u *unit, verbatim string) {
	if u == nil && verbatim == "" {
		return
	}
	if w.words && (hasEnd(w.b, "million") || hasEnd(w.b, "millions") || hasEnd(w.b, "milliard") || hasEnd(w.b, "milliards")) {
		w.add(" de")
		if u != nil && vowel(u.one) {
			w.b = append(w.b[:len(w.b)-1], '\'')
			w.unitWord(u, true)
			return
		}
	}
	w.b = append(w.b, ' ')
	if u == nil {
		w.verbatimUnit(verbatim, isPlural(d))
		return
	}
	w.unitWord(u, isPlural(d))
}

func (w *writer) unitWord(u *unit, many bool) {
	switch {
	case u.symbol != "" && !w.words:
		w.add(u.symbol)
	case many:
		w.add(u.many)
	default:
		w.add(u.one)
	}
}

// fraction writes a quantity whose fraction has a name, and reports whether it
// has one.
func (w *writer) fraction(d prescription.Decimal, u *unit) bool {
	if len(d) == 1 {
		return false
	}
	whole, after := splitDecimal(d)
	name := fractionOf(after)
	if name == "" || whole == "" || whole[0] == '-' {
		return false
	}
	if whole == "0" {
		w.partOf(name, u)
		return true
	}
	w.number(prescription.Decimal(whole), u.feminine)
	w.b = append(w.b, ' ')
	w.unitWord(u, isPlural(d))
	w.add(" et ")
	w.add(name)
	if name == "demi" && u.feminine {
		w.b = append(w.b, 'e')
	}
	return true
}

// partOf writes "un demi-comprimé", "trois quarts d'ampoule".
func (w *writer) partOf(name string, u *unit) {
	switch {
	case name != "demi":
		w.add(name)
		w.de(u.one)
	case u.feminine:
		w.add("une demi-")
		w.add(u.one)
	default:
		w.add("un demi-")
		w.add(u.one)
	}
}

// amount writes a fixed amount, a range, or one end of a range, and what it is
// byPiece for.
func (w *writer) amount(a *prescription.Amount) {
	switch {
	case a.Value != nil:
		w.quantity(a.Value)
	case a.Low != nil && a.High != nil:
		w.lowEnd(a.Low, a.High)
		w.add(" à ")
		w.highEnd(a.High)
	case a.Low != nil:
		w.add("au moins ")
		w.quantity(a.Low)
	case a.High != nil:
		w.add("au plus ")
		w.quantity(a.High)
	}
	if a.Per != nil {
		w.add(" par ")
		if u, verbatim := unitOf(a.Per); a.Per.Value == "1" && (u != nil || verbatim != "") {
			if u == nil {
				w.verbatimUnit(verbatim, false)
			} else {
				w.unitWord(u, false)
			}
			return
		}
		w.quantity(a.Per)
	}
}

// lowEnd writes the beginning of a range, without its unit when the other end
// has the same. A fraction keeps it beside a whole number: "un demi à 1
// comprimé" is also heard as one and a half.
func (w *writer) lowEnd(low, high *prescription.Quantity) {
	if low.Unit != high.Unit || low.Code != high.Code || low.System != high.System {
		w.quantity(low)
		return
	}
	u, verbatim := unitOf(low)
	if whole, after := splitDecimal(low.Value); u != nil && u.counted && whole == "0" && fractionOf(after) != "" {
		if above, _ := splitDecimal(high.Value); above == "0" && fractionOf(after) != "demi" {
			w.add(fractionOf(after))
		} else {
			w.quantity(low)
		}
		return
	}
	w.number(low.Value, w.words && feminine(u, verbatim))
}

// highEnd writes the end of a range. "1 à 2 comprimés et demi" could be read
// as a half more on both ends, so that only fractions below one are in letters.
func (w *writer) highEnd(high *prescription.Quantity) {
	if whole, _ := splitDecimal(high.Value); whole == "0" {
		w.quantity(high)
		return
	}
	u, verbatim := unitOf(high)
	w.number(high.Value, w.words && feminine(u, verbatim))
	w.unit(high.Value, u, verbatim)
}

// doses writes what is taken at one administration: the ordered dose, and in
// brackets the calculated one; without brackets where nothing was ordered.
func (w *writer) doses(doses []prescription.Dose) {
	if len(doses) == 1 && doses[0].Kind == prescription.Ordered {
		if hasAmount(&doses[0].Amount) {
			w.comma("")
			w.dose(&doses[0])
		}
		return
	}
	begin := len(w.b)
	for i := range doses {
		if d := &doses[i]; d.Kind != prescription.Calculated && hasAmount(&d.Amount) {
			w.comma("")
			w.dose(d)
		}
	}
	for i := range doses {
		if d := &doses[i]; d.Kind == prescription.Calculated && hasAmount(&d.Amount) {
			if len(w.b) == begin {
				w.add("dose calculée : ")
				w.dose(d)
				continue
			}
			w.word("(dose calculée : ")
			w.dose(d)
			w.b = append(w.b, ')')
		}
	}
}

func hasAmount(a *prescription.Amount) bool { return a.Value != nil || a.Low != nil || a.High != nil }

func (w *writer) dose(d *prescription.Dose) {
	w.amount(&d.Amount)
	if d.Per == nil && (bare(d.Value) || bare(d.Low) || bare(d.High)) {
		w.add(" par prise") // a bare number must not run into the next one
	}
	if uncoded(&d.Basis) {
		return
	}
	if name := nameOf(d.Basis); name != "" {
		w.de(name)
	}
}

// bare reports whether a quantity is a mere number.
func bare(q *prescription.Quantity) bool { return q != nil && q.Unit == "" && q.Code == "" }

// maxima writes the doses not to be exceeded.
func (w *writer) maxima(lead string, maxima []prescription.Maximum) {
	for i := range maxima {
		m := &maxima[i]
		if i == 0 {
			w.comma(lead)
		} else {
			w.add(" ni ")
		}
		w.quantity(&m.Dose)
		switch m.Scope {
		case prescription.PerAdministration:
			w.add(" par prise")
		case prescription.PerLifetime:
			w.add(" au cours de la vie")
		default:
			w.per(m.Period, prescription.Span{})
		}
	}
}
