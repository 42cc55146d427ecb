package datamatrix

// finish is an end that fits a symbol: the state at a character, from which the
// remaining characters follow in ASCII without an unlatch.
type finish struct {
	pos   int
	state uint8
	start int // state viaBytes: where the last run begins
}

// fit finds an end of the plan in exactly room code words, padding included.
// The ends of a symbol that save an unlatch come first, because two of them
// forbid it.
func (p *Plan) fit(room int) (finish, bool) {
	if len(p.cost) == 0 {
		return finish{}, false
	}
	n := len(p.chars)
	for k := max(n-4, 0); k <= n; k++ { // one or two words left are ASCII after EDIFACT (5.2.8.2)
		m := p.cost[k][inEDI]
		if m <= room && room-m <= 2 && asciiWords(p.chars[k:]) <= room-m {
			return finish{k, inEDI, 0}, true
		}
	}
	for _, s := range []uint8{inC40, inText, inX12} {
		if p.cost[n][s] == room {
			return finish{n, s, 0}, true
		}
		if s != inX12 && p.cost[n][s+2]+2 == room { // a pad completes the pack (5.2.5.2 b)
			return finish{n, s + 2, 0}, true
		}
		for k := max(n-2, 0); k < n; k++ { // a single word left is ASCII (5.2.5.2 d)
			if p.cost[k][s]+1 == room && asciiWords(p.chars[k:]) == 1 {
				return finish{k, s, 0}, true
			}
		}
	}
	if p.cost[n][inASCII] <= room {
		return finish{n, inASCII, 0}, true
	}
	// Base 256 to the end of the symbol says so in one word, however long (5.2.9).
	for k := n - shortRun - 1; k >= p.bytes.since && k >= 0; k-- {
		if p.cost[k][inASCII]+2+n-k == room {
			return finish{n, viaBytes, k}, true
		}
	}
	return finish{}, false
}

// Fits tells whether the characters fit a symbol of that many data code words.
func (p *Plan) Fits(words int) bool {
	_, ok := p.fit(words)
	return ok
}

// run is a stretch of characters in one mode.
type run struct {
	mode     mode
	from, to int
}

// runs follows the links back from an end.
func (p *Plan) runs(f finish) []run {
	var out []run
	if f.pos < len(p.chars) {
		out = append(out, run{ascii, f.pos, len(p.chars)})
	}
	pos, state := f.pos, f.state
	if state == viaBytes {
		out, pos, state = append(out, run{base256, f.start, pos}), f.start, inASCII
	}
	for pos > 0 {
		l := p.from[pos][state]
		if int(l.pos) < pos {
			m := modeOf(l.state)
			if last := len(out) - 1; last >= 0 && out[last].mode == m && m != base256 && out[last].from == pos {
				out[last].from = int(l.pos)
			} else {
				out = append(out, run{m, int(l.pos), pos})
			}
		}
		pos, state = int(l.pos), l.state
		if state == viaBytes {
			state = inASCII
		}
	}
	for i, j := 0, len(out)-1; i < j; i, j = i+1, j-1 {
		out[i], out[j] = out[j], out[i]
	}
	return out
}
