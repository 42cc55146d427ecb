package ordonnance

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/ordonnance-numerique/ordonnance-go/prescription"
)

// step writes one step with the bounds given, without its notes.
func (w *writer) step(s *prescription.Step, b *prescription.Bounds) {
	w.start, w.commas = len(w.b), false
	w.doses(s.Doses)
	if !uncoded(&s.Route) {
		w.route(s.Route)
	}
	lasts := !unstated(&s.Timing.Duration) || !unstated(&s.Timing.DurationMax)
	worn := lasts && isWorn(s)
	if lasts && !worn {
		w.administration(&s.Timing, "en ")
	}
	if s.Rate != nil {
		w.rate(s.Rate)
	}
	if lasts && !worn || s.Rate != nil || perTime(s.Doses) {
		w.apart(&s.Timing)
	} else {
		w.timing(&s.Timing)
	}
	if worn {
		w.administration(&s.Timing, "à laisser en place ")
	}
	if !uncoded(&s.Method) || !uncoded(&s.Site) {
		w.place(s)
	}
	w.bounds(b)
	if !uncoded(&s.StartEvent) || !uncoded(&s.EndEvent) {
		w.events(s)
	}
	if s.AsNeeded || !uncoded(&s.Condition) {
		w.conditions(s)
	}
	w.maxima("sans dépasser ", s.Maxima)
	if !unstated(&s.MinInterval) {
		w.comma("en espaçant les prises d'au moins ")
		w.span(s.MinInterval, prescription.Span{})
	}
}

// apart writes the rhythm after a comma: "en 20 minutes à 8 h" is also a range.
func (w *writer) apart(t *prescription.Timing) {
	start, end := w.start, len(w.b)
	w.add(", ")
	w.start = len(w.b)
	w.timing(t)
	if len(w.b) == w.start {
		w.b = w.b[:end]
	} else {
		w.commas = true
	}
	w.start = start
}

// perTime reports whether a dose is one for a length of time: "60 mg par jour".
func perTime(doses []prescription.Dose) bool {
	for i := range doses {
		if per := doses[i].Per; per != nil {
			if u, _ := unitOf(per); u != nil && u.time {
				return true
			}
		}
	}
	return false
}

func (w *writer) rate(a *prescription.Amount) {
	switch {
	case !hasAmount(a):
	case a.Value == nil && (a.Low == nil || a.High == nil):
		w.word("au débit d'") // au moins, au plus
		w.amount(a)
	default:
		w.word("au débit de ")
		i := len(w.b)
		w.amount(a)
		w.elided(i)
	}
}

// isWorn reports whether the product stays in place (patch, plaster) rather
// than being given over a time.
func isWorn(s *prescription.Step) bool {
	for i := range s.Doses {
		d := &s.Doses[i]
		for _, q := range [...]*prescription.Quantity{d.Value, d.Low, d.High} {
			if q != nil {
				if u, _ := unitOf(q); u != nil && u.worn {
					return true
				}
			}
		}
	}
	return s.Route.Is(SystemEDQM, "20070000")
}

// administration writes how long one administration lasts.
func (w *writer) administration(t *prescription.Timing, lead string) {
	if lead[0] == 'e' {
		w.word(lead)
	} else {
		w.comma(lead)
	}
	w.span(t.Duration, t.DurationMax)
}

// route writes the route by its EDQM code (those of
// ans.fhir.fr.eprescription), else by its label.
func (w *writer) route(c prescription.Code) {
	name := ""
	if c.System == SystemEDQM {
		name = routeName(c.Code)
	}
	if name == "" {
		name = nameOf(c)
		if name == "" { // a system only
			return
		}
		if !hasHead(name, "voie ") {
			w.word("(voie : ")
			w.add(name)
			w.b = append(w.b, ')')
			return
		}
		name = name[len("voie "):]
	}
	w.word("par voie ")
	if len(name) > 4 && !strings.Contains(name, " ") && name == strings.ToUpper(name) {
		name = strings.ToLower(name) // VOIE ORALE, but IV
	}
	w.lower(name)
}

func routeName(code string) string {
	switch code {
	case "20053000":
		return "orale"
	case "20066000":
		return "sous-cutanée"
	case "20003000":
		return "cutanée"
	case "20045000":
		return "intraveineuse"
	case "20070000":
		return "transdermique"
	case "20020000":
		return "inhalée"
	case "20035000":
		return "intramusculaire"
	}
	return ""
}

// place writes the site and the method, whose labels fit no grammar.
func (w *writer) place(s *prescription.Step) {
	if name := nameOf(s.Method); name != "" {
		w.word("(méthode : ")
		w.add(name)
		w.b = append(w.b, ')')
	}
	if name := nameOf(s.Site); name != "" {
		w.word("(site : ")
		w.add(name)
		w.b = append(w.b, ')')
	}
}

// notes writes instructions and what no structure holds, word for word, each
// as a sentence of its own with a capital in front.
func (w *writer) notes(s *prescription.Step) {
	for _, note := range s.Instructions {
		w.note(note)
	}
	w.note(s.Text)
}

func (w *writer) note(s string) {
	if s == "" {
		return
	}
	if len(w.b) > w.start {
		w.b = append(w.b, ' ')
	}
	i := len(w.b)
	w.add(s)
	if !keepsCase(s) {
		w.capital(i)
	}
	w.stop()
}

// keepsCase reports whether a text begins with a symbol: "pH", "mg".
func keepsCase(s string) bool {
	_, size := utf8.DecodeRuneInString(s)
	second, _ := utf8.DecodeRuneInString(s[size:])
	head, _, _ := strings.Cut(s, " ")
	return unicode.IsUpper(second) || symbolUnit(head) != nil
}

// inlineNotes writes the same in brackets, where more steps follow.
func (w *writer) inlineNotes(s *prescription.Step) {
	if len(s.Instructions) == 0 && s.Text == "" {
		return
	}
	open, bare := false, len(w.b) == w.start // a step in words only
	w.verbatim = w.verbatim || bare && w.start == w.begin
	note := func(text string) {
		switch {
		case text == "":
			return
		case bare && w.start == w.begin:
			w.add(unstopped(text))
			bare = false
			return
		case bare:
			w.lower(unstopped(text))
			bare = false
			return
		case open:
			w.add(" ; ")
		default:
			w.add(" (")
		}
		open = true
		w.add(unstopped(text))
	}
	for _, text := range s.Instructions {
		note(text)
	}
	note(s.Text)
	if open {
		w.b = append(w.b, ')')
	}
}
