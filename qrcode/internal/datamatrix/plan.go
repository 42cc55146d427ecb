package datamatrix

import "math"

// A state is a mode and, in those that pack several characters into a few code
// words, how many values wait for their pack to be full.
const (
	inASCII  = 0
	inC40    = 1  // to 3
	inText   = 4  // to 6
	inX12    = 7  // to 9
	inEDI    = 10 // to 13
	states   = 14
	viaBytes = 14 // came by a run of Base 256
)

func modeOf(state uint8) mode {
	switch {
	case state == viaBytes:
		return base256
	case state >= inEDI:
		return edifact
	case state >= inX12:
		return x12
	case state >= inText:
		return text
	case state >= inC40:
		return c40
	}
	return ascii
}

// link tells where a state was reached from.
type link struct {
	pos   uint16
	state uint8
}

// Plan is the cheapest way to every state at every character.
type Plan struct {
	chars []int
	head  []byte
	cost  [][states]int // code words of full packs
	from  [][states]link
	bytes bytesRuns
}

// MaxChars is the number of characters no symbol holds more of: the digits of
// 144×144.
const MaxChars = 3116

const unreached = math.MaxInt32

// NewPlan prepares to write characters (bytes or [FNC1]) after the code words of
// head. It is empty for more than [MaxChars] characters.
func NewPlan(head []byte, chars []int) *Plan {
	p := &Plan{chars: chars, head: head}
	if len(chars) > MaxChars {
		return p
	}
	p.cost = make([][states]int, len(chars)+1)
	p.from = make([][states]link, len(chars)+1)
	for i := range p.cost {
		for s := range p.cost[i] {
			p.cost[i][s] = unreached
		}
	}
	p.cost[0][inASCII] = len(head)
	for i := range p.cost {
		p.back(i)
		p.latches(i)
		if i < len(chars) {
			p.consume(i)
		}
	}
	return p
}

// reach notes a way to a state if it is the cheapest so far.
func (p *Plan) reach(pos int, state uint8, cost int, from int, by uint8) {
	if cost < p.cost[pos][state] {
		p.cost[pos][state] = cost
		p.from[pos][state] = link{uint16(from), by}
	}
}

// back returns to ASCII: by the unlatch from full packs (5.2.5.2), within a pack
// of EDIFACT by its own (5.2.8), and at the end of a run of Base 256.
func (p *Plan) back(i int) {
	for _, s := range []uint8{inC40, inText, inX12} {
		p.reach(i, inASCII, p.cost[i][s]+1, i, s)
	}
	for k, words := range [4]int{1, 2, 3, 3} {
		s := uint8(inEDI + k)
		p.reach(i, inASCII, p.cost[i][s]+words, i, s)
	}
	if cost, start, ok := p.bytes.best(i); ok {
		p.reach(i, inASCII, cost, start, viaBytes)
	}
	if i < len(p.chars) {
		p.bytes.add(i, p.cost[i][inASCII], p.chars[i])
	}
}

func (p *Plan) latches(i int) {
	for _, s := range []uint8{inC40, inText, inX12, inEDI} {
		p.reach(i, s, p.cost[i][inASCII]+1, i, inASCII)
	}
}

// consume encodes the i-th character in every mode that has it.
func (p *Plan) consume(i int) {
	c := p.chars[i]
	if digit(c) && i+1 < len(p.chars) && digit(p.chars[i+1]) {
		p.reach(i+2, inASCII, p.cost[i][inASCII]+1, i, inASCII)
	}
	p.reach(i+1, inASCII, p.cost[i][inASCII]+asciiWords(p.chars[i:i+1]), i, inASCII)
	var room [4]byte
	for _, first := range []uint8{inC40, inText, inX12} {
		values, ok := packed(room[:0], modeOf(first), c)
		if !ok {
			continue
		}
		for k := range uint8(3) {
			n := int(k) + len(values)
			p.reach(i+1, first+uint8(n%3), p.cost[i][first+k]+2*(n/3), i, first+k)
		}
	}
	if inEDIFACT(c) {
		for k := range uint8(4) {
			p.reach(i+1, inEDI+(k+1)%4, p.cost[i][inEDI+k]+3*int((k+1)/4), i, inEDI+k)
		}
	}
}

// bytesRuns finds the best start of a run of Base 256 that ends at a character.
type bytesRuns struct {
	short []candidate // starts whose run has at most 249 bytes, cheaper and later
	long  candidate   // the best start of a longer run
	seen  []candidate
	since int // runs cannot go back before this character
}

// candidate is a start and its cost less the start.
type candidate struct{ at, cost int }

// shortRun is the longest run whose length takes one code word (5.2.9).
const shortRun = 249

// add makes i, reached in ASCII at a cost, a start, unless its character is no
// byte.
func (b *bytesRuns) add(i, cost, char int) {
	if char == FNC1 {
		*b = bytesRuns{since: i + 1}
		return
	}
	c := candidate{i, cost - i}
	for len(b.short) > 0 && b.short[len(b.short)-1].cost > c.cost {
		b.short = b.short[:len(b.short)-1]
	}
	b.short, b.seen = append(b.short, c), append(b.seen, c)
}

// best gives the cheapest run that ends before i: latch, length, bytes.
func (b *bytesRuns) best(i int) (cost, start int, ok bool) {
	for len(b.short) > 0 && i-b.short[0].at > shortRun {
		b.short = b.short[1:]
	}
	cost = unreached
	if len(b.short) > 0 {
		cost, start = b.short[0].cost+i+2, b.short[0].at
	}
	if k := i - shortRun - 1 - b.since; k >= 0 {
		if c := b.seen[k]; k == 0 || c.cost < b.long.cost {
			b.long = c
		}
		if c := b.long.cost + i + 3; c < cost {
			cost, start = c, b.long.at
		}
	}
	return cost, start, cost < unreached
}
