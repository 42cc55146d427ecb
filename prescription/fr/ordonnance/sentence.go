package ordonnance

import "github.com/ordonnance-numerique/ordonnance-go/prescription"

// Sentence returns the structured posology of a line as French text: a plain
// sentence of what is taken, how often and for how long, and the instructions
// word for word behind it. Steps that are more than short ones, what binds all
// of them, and the bounds of the line have sentences of their own, so that none
// is read as part of another. It is "" when the line has no structured posology.
//
// It says the structure and nothing else. Where a line came from a form that
// carries less structure (a CDA or FHIR document read back), Line.Text is what
// the prescriber wrote and what binds: show that.
//
// From the first release on the wording is fixed: the compact kind carries a
// sentence that equals this one as a number, so a change of wording needs a new
// vocabulary number. Posologies that mean different things have different
// sentences; the exceptions are listed in the package's tests.
func Sentence(l prescription.Line) string {
	var buffer [320]byte
	return string(AppendSentence(buffer[:0], l))
}

// AppendSentence appends what [Sentence] returns.
func AppendSentence(dst []byte, l prescription.Line) []byte { return appendInDigits(dst, &l) }

// AppendSentenceInWords appends the same sentence with its numbers in letters,
// as the prescription of a narcotic must state the units per take, the number
// of takes and the strength (CSP R5132-29): "Dix milligrammes une fois par jour
// pendant sept jours." Dates, days of a month and days of a cycle stay in
// digits.
func AppendSentenceInWords(dst []byte, l prescription.Line) []byte { return appendInWords(dst, &l) }

func appendInDigits(dst []byte, l *prescription.Line) []byte { return appendSentence(dst, l, false) }
func appendInWords(dst []byte, l *prescription.Line) []byte  { return appendSentence(dst, l, true) }

func appendSentence(dst []byte, l *prescription.Line, words bool) []byte {
	if l.Dosage == nil || len(l.Dosage.Steps) == 0 {
		return dst
	}
	w := writer{b: dst, begin: len(dst), words: words}
	if len(l.Dosage.Steps) == 1 {
		w.one(l)
	} else {
		w.several(l)
	}
	return w.b
}

// one writes the sentence of a posology of one step. Bounds of the line that
// are also those of the step, or that only one of the two states, are said
// once.
func (w *writer) one(l *prescription.Line) {
	s := &l.Dosage.Steps[0]
	b, whole := &s.Bounds, &l.Period
	if unbounded(whole) {
		whole = nil
	} else if unbounded(b) || *b == *whole {
		b, whole = whole, nil
	}
	w.step(s, b)
	lead := "sans dépasser "
	if len(s.Maxima) > 0 {
		lead = "sans dépasser en tout "
	}
	w.maxima(lead, l.Dosage.Maxima)
	if whole != nil {
		w.wholeTreatment(whole)
	}
	if len(w.b) > w.begin {
		w.capital(w.begin)
		w.stop()
	}
	w.start = w.begin
	w.notes(s)
}

// unbounded is Bounds.IsZero without a copy.
func unbounded(b *prescription.Bounds) bool {
	return b.Start.IsZero() && b.End.IsZero() && unstated(&b.Delay) && unstated(&b.Duration) && unstated(&b.DurationMax)
}

func unstated(s *prescription.Span) bool { return s.Unit == 0 && s.Value == "" }

// uncoded is Code.IsZero without a copy.
func uncoded(c *prescription.Code) bool { return c.Display == "" && c.Code == "" && c.System == "" }

// wholeTreatment writes the bounds of the line beside those of its steps, as a
// sentence of its own: they are not those of the last step.
func (w *writer) wholeTreatment(b *prescription.Bounds) {
	w.sentence("Traitement ")
	w.start, w.commas = len(w.b), false
	w.bounds(b)
}
