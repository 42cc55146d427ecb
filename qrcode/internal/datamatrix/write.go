package datamatrix

// Write returns exactly that many code words with the characters and padding;
// ok is false where they do not fit.
func (p *Plan) Write(words int) (data []byte, ok bool) {
	f, ok := p.fit(words)
	if !ok {
		return nil, false
	}
	w := &writer{out: append(make([]byte, 0, words), p.head...), room: words}
	runs := p.runs(f)
	for i, r := range runs {
		w.tail = words + 1 // code words that follow, where it matters
		if i == len(runs)-1 {
			w.tail = 0
		} else if i == len(runs)-2 && runs[i+1].mode == ascii {
			w.tail = asciiWords(p.chars[runs[i+1].from:])
		}
		w.run(r.mode, p.chars[r.from:r.to])
	}
	w.pad()
	return w.out, len(w.out) == words
}

type writer struct {
	out  []byte
	room int // code words of the symbol
	tail int // code words after the run that is written
}

func (w *writer) run(m mode, chars []int) {
	if m != ascii {
		w.out = append(w.out, latch[m])
	}
	switch m {
	case ascii:
		w.ascii(chars)
	case edifact:
		w.edifact(chars)
	case base256:
		w.bytes(chars)
	default:
		w.packs(m, chars)
	}
}

func (w *writer) ascii(chars []int) {
	for i := 0; i < len(chars); i++ {
		switch c := chars[i]; {
		case digit(c) && i+1 < len(chars) && digit(chars[i+1]):
			w.out = append(w.out, byte(130+10*(c-'0')+chars[i+1]-'0'))
			i++
		case c == FNC1:
			w.out = append(w.out, wordFNC1)
		case c > 127:
			w.out = append(w.out, wordUpperShift, byte(c-127))
		default:
			w.out = append(w.out, byte(c+1))
		}
	}
}

// packs writes three values in two code words (5.2.5.1).
func (w *writer) packs(m mode, chars []int) {
	var values []byte
	for _, c := range chars {
		values, _ = packed(values, m, c)
	}
	if len(values)%3 == 2 { // only at the very end
		values = append(values, shift1)
	}
	for ; len(values) >= 3; values = values[3:] {
		v := 1600*int(values[0]) + 40*int(values[1]) + int(values[2]) + 1
		w.out = append(w.out, byte(v>>8), byte(v))
	}
	left := w.room - len(w.out)
	if left == 0 || left == 1 && w.tail == 1 {
		return
	}
	w.out = append(w.out, wordUnlatch)
}

// edifact writes four characters of six bits in three code words.
func (w *writer) edifact(chars []int) {
	const unlatch = 31
	for ; len(chars) >= 4; chars = chars[4:] {
		v := chars[0]&63<<18 | chars[1]&63<<12 | chars[2]&63<<6 | chars[3]&63
		w.out = append(w.out, byte(v>>16), byte(v>>8), byte(v))
	}
	if len(chars) == 0 && w.room-len(w.out) <= 2 {
		return
	}
	v, bits := 0, 0
	for _, c := range chars {
		v, bits = v<<6|c&63, bits+6
	}
	v, bits = v<<6|unlatch, bits+6
	for v <<= 24 - bits; bits > 0; v, bits = v<<8, bits-8 {
		w.out = append(w.out, byte(v>>16))
	}
}

// bytes writes Base 256: the length, where 0 stands for the rest of the symbol,
// and the bytes, all hidden by the 255-state algorithm (annex B.2).
func (w *writer) bytes(chars []int) {
	switch n := len(chars); {
	case n > shortRun && len(w.out)+1+n == w.room:
		w.hide(0)
	case n > shortRun:
		w.hide(n/250 + shortRun)
		w.hide(n % 250)
	default:
		w.hide(n)
	}
	for _, c := range chars {
		w.hide(c)
	}
}

func (w *writer) hide(b int) {
	at := len(w.out) + 1
	w.out = append(w.out, byte((b+149*at%255+1)%256))
}

// pad fills the symbol: a plain pad, then ones hidden by the 253-state algorithm
// (annex B.1).
func (w *writer) pad() {
	for first := true; len(w.out) < w.room; first = false {
		v := wordPad
		if !first {
			if v += 149*(len(w.out)+1)%253 + 1; v > 254 {
				v -= 254
			}
		}
		w.out = append(w.out, byte(v))
	}
}
