package bits

// Reader reads choices back. It never fails in between: past the end, or on
// bytes that are no message, it gives outcomes without meaning, and
// [Reader.Done] says so. A caller that reads lists asks [Reader.Spent] too.
type Reader struct {
	in []byte
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
	x, in := r.x, r.in
	for x < lower && len(in) > 0 {
		x = x<<8 | uint64(in[0])
		in = in[1:]
	}
	r.x, r.in = x, in
}

// Peek returns the slot of the next choice: a number below 2^scale. The caller
// finds the outcome it belongs to and hands that to [Reader.Take].
func (r *Reader) Peek(scale uint8) uint32 { return uint32(r.x) & (1<<(scale&31) - 1) }

// Take reads the outcome [start, start+width) of 2^scale, in which the slot
// of [Reader.Peek] lies.
func (r *Reader) Take(start, width uint32, scale uint8) {
	slot := r.x & (1<<scale - 1)
	r.x = uint64(width)*(r.x>>scale) + slot - uint64(start)
	if r.x < lower {
		r.refill()
	}
}

// Digit reads a digit of radix n, n from 1 to 2^16.
func (r *Reader) Digit(n uint32) uint32 {
	d := uint32((uint64(r.Peek(MaxScale)+1)*uint64(n) - 1) >> MaxScale)
	start, width := digit(d, n)
	r.Take(start, width, MaxScale)
	return d
}

// Pick reads an outcome of a table.
func (r *Reader) Pick(t *Table) int {
	slot := r.Peek(t.scale)
	i := t.find(slot)
	start := uint32(t.starts[i])
	width := uint32(t.starts[i+1]) - start
	r.x = uint64(width)*(r.x>>(t.scale&31)) + uint64(slot-start)
	if r.x < lower {
		r.refill()
	}
	return i
}

// Done reports whether the message was one, and is read exactly to its end.
func (r *Reader) Done() bool { return r.ok && r.x == 1 && len(r.in) == 0 }

// Spent reports whether more was read than any message holds: whatever
// follows has no meaning.
func (r *Reader) Spent() bool { return r.x == 0 && len(r.in) == 0 || !r.ok }
