package bits

import "math/bits"

// Table is a choice with its weights, for outcomes 0, 1, 2… It is never
// changed and may be shared.
//
// A table of few outcomes is one block of 128 bytes: what is looked up is then in
// one or two lines of the cache, and hundreds of tables are looked into for
// one message.
type Table struct {
	mask  uint32 // 2^scale - 1
	scale uint8
	shift uint8 // slot >> shift is the bucket
	n     uint16
	large *largeTable     // when there are more outcomes; first and start are not used
	first [buckets]uint8  // outcome that holds the first slot of each bucket
	start [few + 1]uint16 // first slot of each outcome; behind the last one 2^scale
}

// few is the number of outcomes up to which a table is one block.
const few = 47

const (
	bucketBits = 4
	buckets    = 1 << bucketBits
)

// largeTable is first and start of a table of many outcomes.
type largeTable struct{ first, start []uint16 }

// MaxTable is the largest scale of a [Table].
const MaxTable = 15

// NewTable makes a table of weights that add up to 2^scale, each at least 1,
// scale at most [MaxTable]. It panics when they do not: tables are part of a
// format, fixed in code.
func NewTable(scale uint8, weights ...int) *Table {
	t := &Table{scale: scale, mask: 1<<(scale&31) - 1, n: uint16(len(weights))}
	starts := make([]uint16, 1, len(weights)+1)
	sum := 0
	for _, w := range weights {
		if w < 1 {
			panic("bits: weight below 1")
		}
		sum += w
		starts = append(starts, uint16(sum))
	}
	if scale > MaxTable || sum != 1<<scale {
		panic("bits: weights do not add up to the scale")
	}
	if len(weights) > few {
		t.shift = shiftTo(scale, uint8(bits.Len(uint(2*len(weights)))))
		t.large = &largeTable{firsts(starts, t.shift), starts}
		return t
	}
	t.shift = shiftTo(scale, bucketBits)
	copy(t.start[:], starts)
	for i, outcome := range firsts(starts, t.shift) {
		t.first[i] = uint8(outcome)
	}
	return t
}

// Len is the number of outcomes.
func (t *Table) Len() int { return int(t.n) }

// shiftTo leaves so many bits of the scale, or all.
func shiftTo(scale, left uint8) uint8 { return max(scale, left) - left }

// firsts cuts the slots into buckets and finds the outcome at each beginning.
func firsts(starts []uint16, shift uint8) []uint16 {
	first := make([]uint16, 1+(starts[len(starts)-1]-1)>>shift)
	i := 0
	for b := range first {
		for uint32(starts[i+1]) <= uint32(b)<<shift {
			i++
		}
		first[b] = uint16(i)
	}
	return first
}

// outcome is the start and the width of an outcome.
func (t *Table) outcome(i int) (start, width uint32) {
	if l := t.large; t.n > few {
		return uint32(l.start[i]), uint32(l.start[i+1] - l.start[i])
	}
	return uint32(t.start[i]), uint32(t.start[i+1] - t.start[i])
}
