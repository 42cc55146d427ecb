package ordonnance

import (
	"strings"

	"github.com/ordonnance-numerique/ordonnance-go/prescription"
)

// step writes one step with the bounds given, without its notes.
func (w *writer) step(s *prescription.Step, b *prescription.Bounds) {
	w.start, w.commas = len(w.b), false
	w.doses(s.Doses)
	if !uncoded(&s.Route) {
		w.route(s.Route)
	}
	if s.Rate != nil {
		w.rate(s.Rate)
	}
	lasts := !unstated(&s.Timing.Duration) || !unstated(&s.Timing.DurationMax)
	worn := lasts && isWorn(s)
	if lasts && !worn {
		w.administration(&s.Timing, "en ")
	}
	w.timing(&s.Timing)
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

func (w *writer) rate(a *prescription.Amount) {
	switch {
	case !hasAmount(a):
	case a.Value == nil && (a.Low == nil || a.High == nil):
		w.word("au débit d'") // au moins, au plus
		w.amount(a)
	default:
		w.word("au débit de ")
		w.amount(a)
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
		rest, isVoie := strings.CutPrefix(strings.ToLower(name), "voie ")
		if !isVoie {
			w.word("(voie : ")
			w.add(name)
			w.b = append(w.b, ')')
			return
		}
		name = rest
	}
	w.word("par voie ")
	w.add(name)
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

// events writes what begins and ends the step when no date does.
func (w *writer) events(s *prescription.Step) {
	if name := nameOf(s.StartEvent); name != "" {
		w.comma("à partir ")
		w.after("de", name)
	}
	if name := nameOf(s.EndEvent); name != "" {
		w.comma("")
		if strings.HasPrefix(name, "jusqu") || strings.HasPrefix(name, "tant ") {
			w.add(name)
			return
		}
		w.add("jusqu'")
		w.after("à", name)
	}
}

// conditions writes "si besoin" and the condition. What is only needed in a
// case ("si besoin, en cas de douleur") is told apart from what is due in that
// case ("si douleur").
func (w *writer) conditions(s *prescription.Step) {
	if s.AsNeeded {
		if s.Condition.IsZero() {
			if w.commas {
				w.comma("si besoin")
			} else {
				w.word("si besoin")
			}
			return
		}
		w.comma("si besoin")
	}
	name := conditionName(s.Condition)
	if name == "" {
		return
	}
	w.comma("")
	switch {
	case ownWords(name):
		w.lower(name)
	case s.AsNeeded && vowel(name):
		w.add("en cas d'")
		w.lower(name)
	case s.AsNeeded:
		w.add("en cas de ")
		w.lower(name)
	case strings.HasPrefix(name, "il ") || strings.HasPrefix(name, "ils "):
		w.add("s'")
		w.add(name)
	default:
		w.add("si ")
		w.lower(name)
	}
}

// conditionName reads the label of a condition, or knows its code: the two of
// SNOMED CT in the official examples.
func conditionName(c prescription.Code) string {
	switch {
	case c.Display != "":
	case c.Is(SystemSNOMED, "22253000"):
		return "douleur"
	case c.Is(SystemSNOMED, "24199005"):
		return "agitation"
	}
	return nameOf(c)
}

// ownWords reports whether a condition brings its own conjunction.
func ownWords(s string) bool {
	for _, head := range [...]string{"si ", "s'", "en cas ", "selon ", "en fonction ", "quand ", "lorsqu"} {
		if len(s) >= len(head) && strings.EqualFold(s[:len(head)], head) {
			return true
		}
	}
	return false
}

// notes writes instructions and what no structure holds, word for word, each
// as a sentence of its own.
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
	w.add(s)
	w.stop()
}

// inlineNotes writes the same in brackets, where more steps follow.
func (w *writer) inlineNotes(s *prescription.Step) {
	if len(w.b) == w.start { // a step in words only
		w.verbatim = w.verbatim || w.start == w.begin
		w.add(strings.Join(s.Instructions, " "))
		w.word(s.Text)
		return
	}
	open := false
	note := func(text string) {
		switch {
		case text == "":
			return
		case open:
			w.add(" ; ")
		default:
			w.add(" (")
		}
		open = true
		w.add(text)
	}
	for _, text := range s.Instructions {
		note(text)
	}
	note(s.Text)
	if open {
		w.b = append(w.b, ')')
	}
}
