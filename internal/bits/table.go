package bits

import "math/bits"

// Table is a choice with its weights, for outcomes 0, 1, 2… It is never
// changed and may be shared.
//
// A table of few outcomes is one block of memory that is searched from its
// first outcome on, since those come first that are frequent. A larger one has
// an index.
type Table struct {
	starts []uint16 // one more than outcomes; the last is 2^scale
	first  []uint16 // outcome that holds the first slot of each bucket
	scale  uint8
	shift  uint8 // slot >> shift is the bucket
	room   [few + 1]uint16
}

// few is the number of outcomes up to which a table has no index.
const few = 31

// MaxTable is the largest scale of a [Table].
const MaxTable = 15

// NewTable makes a table of weights that add up to 2^scale, each at least 1,
// scale at most [MaxTable]. It panics when they do not: tables are part of a
// format, fixed in code.
func NewTable(scale uint8, weights ...int) *Table {
	t := &Table{scale: scale}
	t.starts = t.room[:1]
	if len(weights) > few {
		t.starts = make([]uint16, 1, len(weights)+1)
	}
	sum := 0
	for _, w := range weights {
		if w < 1 {
			panic("bits: weight below 1")
		}
		sum += w
		t.starts = append(t.starts, uint16(sum))
	}
	if scale > MaxTable || sum != 1<<scale {
		panic("bits: weights do not add up to the scale")
	}
	if len(weights) > few {
		t.index()
	}
	return t
}

// Len is the number of outcomes.
func (t *Table) Len() int { return len(t.starts) - 1 }

// index cuts the slots into buckets, two to four for each outcome.
func (t *Table) index() {
	buckets := uint8(bits.Len(uint(2 * t.Len())))
	if t.scale > buckets {
		t.shift = t.scale - buckets
	}
	t.first = make([]uint16, 1<<(t.scale-t.shift))
	i := 0
	for b := range t.first {
		for uint32(t.starts[i+1]) <= uint32(b)<<t.shift {
			i++
		}
		t.first[b] = uint16(i)
	}
}

// find returns the outcome of a slot.
func (t *Table) find(slot uint32) int {
	i := 0
	if t.first != nil {
		i = int(t.first[slot>>t.shift])
	}
	for starts := t.starts; i+1 < len(starts) && uint32(starts[i+1]) <= slot; {
		i++
	}
	return i
}
