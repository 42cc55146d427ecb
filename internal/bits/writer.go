package bits

import (
	"math"
	"slices"
)

// lower is the state below which bytes are taken in.
const lower = 1 << 32

// MaxScale is the largest scale of a choice.
const MaxScale = 16

// Writer collects choices. The zero value is ready. Choices are packed from the
// last to the first, so nothing is written before [Writer.Append].
type Writer struct{ choices []choice }

type choice struct {
	start, width uint32
	scale        uint8
}

// Grow makes room for n more choices.
func (w *Writer) Grow(n int) { w.choices = slices.Grow(w.choices, n) }

// Put adds one choice: the outcome [start, start+width) of 2^scale. The width
// is at least 1 and the end at most 2^scale, scale at most [MaxScale].
func (w *Writer) Put(start, width uint32, scale uint8) {
	w.choices = append(w.choices, choice{start, width, scale})
}

// Digit adds a digit 0 ≤ d < n of radix n, n at most 2^16: a choice among n
// outcomes of equal weight. Outcome d starts at ⌊d·2^16/n⌋ of 2^16.
func (w *Writer) Digit(d, n uint32) {
	start, width := digit(d, n)
	w.Put(start, width, MaxScale)
}

func digit(d, n uint32) (start, width uint32) {
	start = d << MaxScale / n
	if d+1 == n { // shifted, n may not fit
		return start, 1<<MaxScale - start
	}
	return start, (d+1)<<MaxScale/n - start
}

// Pick adds outcome i of a table.
func (w *Writer) Pick(i int, t *Table) {
	start, width := t.outcome(i)
	w.Put(start, width, t.scale)
}

// Bits is what the choices so far cost: the sum of the logarithms of their
// improbabilities.
func (w *Writer) Bits() float64 {
	sum := 0.0
	for _, c := range w.choices {
		sum += float64(c.scale) - math.Log2(float64(c.width))
	}
	return sum
}

// Reset forgets all choices and keeps their memory.
func (w *Writer) Reset() { w.choices = w.choices[:0] }

// Append writes the choices to dst as one message.
func (w *Writer) Append(dst []byte) []byte {
	// A choice costs two bytes at most, and what remains five. They come last
	// to first.
	begin, most := len(dst), 2*len(w.choices)+8
	dst = slices.Grow(dst, most)[:begin+most]
	at := len(dst)
	x := uint64(1)
	for i := len(w.choices) - 1; i >= 0; i-- {
		c := &w.choices[i]
		width, scale := uint64(c.width), c.scale&31
		for limit := width << (40 - scale); x >= limit; x >>= 8 {
			at--
			dst[at] = byte(x)
		}
		q := x / width
		x = q<<scale + x - q*width + uint64(c.start)
	}
	for ; x > 0; x >>= 8 {
		at--
		dst[at] = byte(x)
	}
	return dst[:begin+copy(dst[begin:], dst[at:])]
}
