package bits

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

// Ranked makes a table of n outcomes, 1 to 2^15, from the most to the least
// frequent: outcome i has the weight 1 + ⌊(2^scale − n)·wi/W⌋ with
// wi = ⌊2^20/(i+1)⌋ and W their sum, and outcome 0 what remains.
func Ranked(scale uint8, n int) *Table {
	total := 0
	for i := range n {
		total += 1 << 20 / (i + 1)
	}
	weights := make([]int, n)
	left := 1 << scale
	for i := range n {
		weights[i] = 1 + (1<<scale-n)*(1<<20/(i+1))/total
		left -= weights[i]
	}
	weights[0] += left
	return NewTable(scale, weights...)
}

// Len is the number of outcomes.
func (t *Table) Len() int { return len(t.starts) - 1 }

// index cuts the slots into at most 256 buckets.
func (t *Table) index() {
	if t.scale > 8 {
		t.shift = t.scale - 8
	}
	buckets := 1 << (t.scale - t.shift)
	t.first = make([]uint16, buckets)
	i := 0
	for b := range buckets {
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
