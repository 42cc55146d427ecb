package bits

import "math/bits"

// Reader reads choices back. It never fails in between: past the end, or on
// bytes that are no message, it gives outcomes without meaning, and
// [Reader.Done] says so. A caller that reads lists asks [Reader.Spent] too.
type Reader struct {
	in []byte
	at int // bytes taken in
	x  uint64
	ok bool
}

// NewReader starts to read a message.
func NewReader(message []byte) Reader {
	r := Reader{in: message, ok: len(message) > 0 && message[0] != 0}
	r.refill()
	return r
}

func (r *Reader) refill() {
	x, at := r.x, r.at
	for x < lower && uint(at) < uint(len(r.in)) {
		x = x<<8 | uint64(r.in[at])
		at++
	}
	r.x, r.at = x, at
}

// Digit reads a digit of radix n, n from 1 to 2^16.
func (r *Reader) Digit(n uint32) uint32 {
	slot := uint32(r.x) & (1<<MaxScale - 1)
	var d, start, width uint32
	switch {
	case n&(n-1) == 0: // cuts the slots evenly
		rest := MaxScale - bits.TrailingZeros32(n)
		d, width = slot>>rest, 1<<rest
		start = d << rest
	case n == 1000: // nearly all numbers are groups of digits, and a constant is divided by faster
		d = (slot*1000 + 999) >> MaxScale
		start, width = digit(d, 1000)
	default:
		d = uint32((uint64(slot)*uint64(n) + uint64(n) - 1) >> MaxScale)
		start, width = digit(d, n)
	}
	r.x = uint64(width)*(r.x>>MaxScale) + uint64(slot-start)
	if r.x < lower {
		r.refill()
	}
	return d
}

// Flag reads a choice of two of 2^12, the first of which has a weight.
func (r *Reader) Flag(weight uint32) bool {
	const scale = 12
	slot := uint32(r.x) & (1<<scale - 1)
	first := slot < weight
	if first {
		r.x = uint64(weight)*(r.x>>scale) + uint64(slot)
	} else {
		r.x = uint64(1<<scale-weight)*(r.x>>scale) + uint64(slot-weight)
	}
	if r.x < lower {
		r.refill()
	}
	return first
}

// Pick reads an outcome of a table.
func (r *Reader) Pick(t *Table) int {
	if t.n > few {
		return r.pickLarge(t)
	}
	slot := uint32(r.x) & t.mask
	i := uint(t.first[slot>>(t.shift&31)&(buckets-1)])
	for i < few && uint32(t.start[i+1]) <= slot {
		i++
	}
	start := uint32(t.start[i])
	r.x = uint64(uint32(t.start[i+1])-start)*(r.x>>(t.scale&31)) + uint64(slot-start)
	if r.x < lower {
		r.refill()
	}
	return int(i)
}

// Is reads outcome i of a table, if that is what comes next; otherwise it reads
// nothing. Where one outcome is expected it is faster than Pick.
func (r *Reader) Is(i int, t *Table) bool {
	start, width := t.outcome(i)
	at := uint32(r.x)&t.mask - start
	if at >= width { // below start too: the difference is unsigned
		return false
	}
	r.x = uint64(width)*(r.x>>(t.scale&31)) + uint64(at)
	if r.x < lower {
		r.refill()
	}
	return true
}

func (r *Reader) pickLarge(t *Table) int {
	slot := uint32(r.x) & t.mask
	i := int(t.large.first[slot>>(t.shift&31)])
	for uint32(t.large.start[i+1]) <= slot {
		i++
	}
	start, width := t.outcome(i)
	r.x = uint64(width)*(r.x>>(t.scale&31)) + uint64(slot-start)
	if r.x < lower {
		r.refill()
	}
	return i
}

// Done reports whether the message was one, and is read exactly to its end.
func (r *Reader) Done() bool { return r.ok && r.x == 1 && r.at == len(r.in) }

// Spent reports whether more was read than any message holds: whatever
// follows has no meaning.
func (r *Reader) Spent() bool { return r.x == 0 && r.at == len(r.in) || !r.ok }
