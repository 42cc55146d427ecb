package bits

import "slices"

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
	start = uint32(uint64(d) << MaxScale / uint64(n))
	return start, uint32(uint64(d+1)<<MaxScale/uint64(n)) - start
}

// Pick adds outcome i of a table.
func (w *Writer) Pick(i int, t *Table) {
	w.Put(t.starts[i], t.starts[i+1]-t.starts[i], t.scale)
}

// Append writes the choices to dst as one message.
func (w *Writer) Append(dst []byte) []byte {
	begin := len(dst)
	x := uint64(1)
	for i := len(w.choices) - 1; i >= 0; i-- {
		c := w.choices[i]
		width := uint64(c.width)
		for limit := width << (40 - c.scale); x >= limit; x >>= 8 {
			dst = append(dst, byte(x))
		}
		x = x/width<<c.scale + x%width + uint64(c.start)
	}
	for ; x > 0; x >>= 8 {
		dst = append(dst, byte(x))
	}
	for i, j := begin, len(dst)-1; i < j; i, j = i+1, j-1 {
		dst[i], dst[j] = dst[j], dst[i]
	}
	return dst
}
