package ordonnance

import (
	"strconv"

	"github.com/ordonnance-numerique/ordonnance-go/prescription"
)

// writer composes a sentence. Everything is appended: the common sentence is
// made without an allocation.
type writer struct {
	b     []byte
	begin int  // where the sentence begins
	start int  // where the current step begins
	words bool // numbers in letters
	// commas says that the step so far has a part after a comma.
	commas bool
	// verbatim says that the sentence begins with words kept as they are.
	verbatim bool
}

func (w *writer) add(s string) { w.b = append(w.b, s...) }

// word puts s after a space, comma after a comma; both leave the separator out
// at the beginning of a step.
func (w *writer) word(s string) {
	if len(w.b) > w.start {
		w.b = append(w.b, ' ')
	}
	w.add(s)
}

func (w *writer) comma(s string) {
	if len(w.b) > w.start {
		w.add(", ")
		w.commas = true
	}
	w.add(s)
}

// sentence ends what stands before and begins a new one with s.
func (w *writer) sentence(s string) {
	if len(w.b) > w.begin {
		w.stop()
		w.b = append(w.b, ' ')
	}
	w.add(s)
}

// count writes a whole number.
func (w *writer) count(n int, feminine bool) {
	if w.words {
		w.b = appendWords(w.b, int64(n), feminine)
		return
	}
	w.b = strconv.AppendInt(w.b, int64(n), 10)
}

// counts writes a number, or two with "à" between.
func (w *writer) counts(low, high int, feminine bool) {
	w.count(low, feminine)
	if high > 0 {
		w.add(" à ")
		w.count(high, feminine)
	}
}

// number writes a decimal: a comma for the point, no zeros at the end, and
// from ten thousand on a no-break space between thousands.
func (w *writer) number(d prescription.Decimal, feminine bool) {
	if w.words {
		w.b = appendDecimalWords(w.b, d, feminine)
		return
	}
	if len(d) == 1 {
		w.b = append(w.b, d[0])
		return
	}
	whole, fraction := splitDecimal(d)
	grouped := len(whole) > 4 && whole[0] != '-'
	for i := range len(whole) {
		if rest := len(whole) - i; grouped && i > 0 && rest%3 == 0 {
			w.add("\u00a0")
		}
		w.b = append(w.b, whole[i])
	}
	if fraction != "" {
		w.b = append(w.b, ',')
		w.add(fraction)
	}
}

// isPlural reports whether French puts the plural after the number: from 2 on.
func isPlural(d prescription.Decimal) bool {
	if len(d) == 1 {
		return d[0] > '1'
	}
	whole, _ := splitDecimal(d)
	return whole != "" && whole != "0" && whole != "1" && whole[0] != '-'
}
