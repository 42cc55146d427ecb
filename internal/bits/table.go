package bits

import "math/bits"

// Table is a choice with its weights, for outcomes 0, 1, 2… It is never
// changed and may be shared.
type Table struct {
	starts []uint32 // one more than outcomes; the last is 2^scale
	first  []uint16 // outcome that holds the first slot of each bucket
	scale  uint8
	shift  uint8 // slot >> shift is the bucket
}

// NewTable makes a table of weights that add up to 2^scale, each at least 1.
// It panics when they do not: tables are part of a format, fixed in code.
func NewTable(scale uint8, weights ...int) *Table {
	t := &Table{scale: scale, starts: make([]uint32, 1, len(weights)+1)}
	sum := 0
	for _, w := range weights {
		if w < 1 {
			panic("bits: weight below 1")
		}
		sum += w
		t.starts = append(t.starts, uint32(sum))
	}
	if scale > MaxScale || sum != 1<<scale {
		panic("bits: weights do not add up to the scale")
	}
	t.index()
	return t
}

// Len is the number of outcomes.
func (t *Table) Len() int { return len(t.starts) - 1 }

// index cuts the slots into buckets, about four for each outcome.
func (t *Table) index() {
	buckets := uint8(bits.Len(uint(4 * t.Len())))
	if t.scale > buckets {
		t.shift = t.scale - buckets
	}
	t.first = make([]uint16, 1<<(t.scale-t.shift))
	i := 0
	for b := range t.first {
		for t.starts[i+1] <= uint32(b)<<t.shift {
			i++
		}
		t.first[b] = uint16(i)
	}
}

func (t *Table) find(slot uint32) int {
	i := int(t.first[slot>>t.shift])
	for t.starts[i+1] <= slot {
		i++
	}
	return i
}
