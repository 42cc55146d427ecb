package prescription

import (
	"math/bits"

	pack "github.com/ordonnance-numerique/ordonnance-go/internal/bits"
)

// packer walks a prescription in the order of the format. The same walk writes
// and reads: each step takes the value to write and gives the value read, so
// that the two directions cannot differ. While writing it never changes what it
// walks over.
type packer struct {
	scratch
	walk
}

// walk is what a packer knows of the prescription it walks over.
type walk struct {
	reading bool
	r       pack.Reader
	err     *Error // first failure; nothing that follows has a meaning

	voc       *Vocabulary
	labels    bool // write labels and names of coded products
	addresses bool // write postal addresses
	room      int  // list items that may still come

	known    Known
	family   string       // family name of the professional before
	whole    Prescription // what is walked over
	lastUnit *Quantity    // unit of the quantity before, in the same line
	lastDay  int          // number of the day of writing

	// what stands in another type where it is written; kept here, since a
	// value handed to a step of the walk would cost an allocation
	id     Code
	rhythm rhythm
	offset int // of a time zone, in minutes

	rooms
}

// scratch is memory without meaning between two steps, kept for the next walk.
type scratch struct {
	w      pack.Writer
	bytes  []byte
	guess  []byte
	parse  parse
	tokens []uint16
	forms  []uint8 // of the texts of the lines
}

// packer takes a packer from those that were used before, if there is one.
func (v *Vocabulary) packer() *packer {
	if p, ok := v.packers.Get().(*packer); ok {
		return p
	}
	return new(packer)
}

// put gives a packer back. It keeps nothing of the prescription.
func (v *Vocabulary) put(p *packer) {
	const large = 4 << 10 // bytes, as only long texts need
	if cap(p.bytes) > large || cap(p.tokens) > large {
		return
	}
	p.w.Reset()
	clear(p.bytes[:cap(p.bytes)])
	clear(p.guess[:cap(p.guess)])
	p.walk = walk{}
	v.packers.Put(p)
}

// fail notes the first failure.
func (p *packer) fail(err *Error) {
	if p.err == nil {
		p.err = err
	}
}

// wrong refuses a value: one that must not be written, or a spelling that the
// writer would not have chosen.
func (p *packer) wrong() {
	if p.reading {
		p.fail(ErrCompactSpelling)
	} else {
		p.fail(ErrCompactValue)
	}
}

// Weights of a flag being set, of 4096.
const (
	rare   = 24
	seldom = 205
	some   = 820
	even   = 2048
	often  = 3276
	mostly = 3891
	nearly = 4072
)

// flag is a choice of two.
func (p *packer) flag(v bool, weight uint32) bool {
	const scale = 12
	switch {
	case p.reading:
		return p.r.Flag(weight)
	case v:
		p.w.Put(0, weight, scale)
	default:
		p.w.Put(weight, 1<<scale-weight, scale)
	}
	return v
}

// bool is a flag in its place.
func (p *packer) bool(v *bool, weight uint32) {
	got := p.flag(*v, weight)
	if p.reading {
		*v = got
	}
}

// pick is an outcome of a table; a negative one is a value without a place in
// the table.
func (p *packer) pick(i int, t *pack.Table) int {
	if p.reading {
		return p.r.Pick(t)
	}
	if i < 0 {
		p.wrong()
		i = 0
	}
	p.w.Pick(i, t)
	return i
}

// digit is a number below n, n at most 2^16.
func (p *packer) digit(d, n int) int {
	if p.reading {
		return int(p.r.Digit(uint32(n)))
	}
	if d < 0 || d >= n {
		p.wrong()
		d = 0
	}
	p.w.Digit(uint32(d), uint32(n))
	return d
}

// number is a number from 0 to 2^20 - 1: its length in bits from a table, then
// the bits behind the leading one.
func (p *packer) number(n int, t *pack.Table) int {
	class := p.pick(bits.Len(uint(n)), t)
	switch {
	case class <= 1:
		return class
	case class <= 11:
		low := 1 << (class - 1)
		return low + p.digit(n-low, low)
	}
	low := 1 << (class - 1)
	high := 1 << (class - 11)
	top := p.digit((n-low)>>10, high)
	return low + top<<10 + p.digit(n&1023, 1024)
}

// count is the number of items of a list.
func (p *packer) count(n, limit int, t *pack.Table) int {
	if n > limit {
		p.fail(ErrCompactSize)
		n = 0
	}
	n = p.number(n, t)
	if p.room -= n; n > limit || p.room < 0 || p.err != nil {
		p.fail(ErrCompactSize)
		return 0
	}
	return n
}

// list is a list of values; an empty list is nil.
func list[T any](p *packer, v *[]T, limit int, t *pack.Table, item func(*packer, *T)) {
	listIn(p, nil, v, limit, t, item)
}

// listIn is a list for which there is room; nil means that there is none.
func listIn[T any](p *packer, in *room[T], v *[]T, limit int, t *pack.Table, item func(*packer, *T)) {
	n := p.count(len(*v), limit, t)
	if p.reading && n > 0 {
		*v = in.take(n)
	}
	for i := range n {
		if p.err != nil || p.reading && p.r.Spent() {
			p.fail(ErrCompact)
			return
		}
		item(p, &(*v)[i])
	}
}

// optional is a value behind a pointer that may be nil.
func optional[T any](p *packer, v **T, weight uint32, item func(*packer, *T)) {
	optionalIn(p, nil, v, weight, item)
}

func optionalIn[T any](p *packer, in *room[T], v **T, weight uint32, item func(*packer, *T)) {
	if !p.flag(*v != nil, weight) {
		return
	}
	if p.reading {
		*v = &in.take(1)[0]
	}
	item(p, *v)
}

// stated is a value of which the zero value means that nothing is stated.
func stated[T comparable](p *packer, v *T, weight uint32, item func(*packer, *T)) {
	var zero T
	if !p.flag(!p.reading && *v != zero, weight) {
		return
	}
	item(p, v)
	if p.reading && *v == zero {
		p.wrong()
	}
}

// one is a value from a list of values.
func one[T comparable](p *packer, v *T, values []T, t *pack.Table) {
	if p.reading {
		*v = values[p.r.Pick(t)]
		return
	}
	p.pick(index(values, *v), t)
}

func index[T comparable](values []T, v T) int {
	for i := range values {
		if values[i] == v {
			return i
		}
	}
	return -1
}

// either is a value from a list, the last outcome of the table being any other
// value, which rest writes.
func either[T comparable](p *packer, v *T, values []T, t *pack.Table, rest func(*packer, *T)) {
	if p.reading {
		i := p.r.Pick(t)
		if i < len(values) {
			*v = values[i]
			return
		}
		if rest(p, v); index(values, *v) >= 0 {
			p.wrong()
		}
		return
	}
	i := index(values, *v)
	if i < 0 {
		p.w.Pick(len(values), t)
		rest(p, v)
		return
	}
	p.w.Pick(i, t)
}
