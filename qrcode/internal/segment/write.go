package segment

// none marks a byte outside the alphanumeric set.
const none = 0xFF

// values gives the value of each character of the alphanumeric set (table 5).
var values = func() (t [256]byte) {
	for i := range t {
		t[i] = none
	}
	for i := range len(alphabet) {
		t[alphabet[i]] = byte(i)
	}
	return t
}()

// writer appends bits, the highest first.
type writer struct {
	out  []byte
	acc  uint64
	held int // bits in acc not yet in out, fewer than 8
}

func (w *writer) bits(v, n int) {
	w.acc = w.acc<<n | uint64(v)
	for w.held += n; w.held >= 8; {
		w.held -= 8
		w.out = append(w.out, byte(w.acc>>w.held))
	}
}

// Write gives the data code words of a symbol: the statement of UTF-8 and
// the segments of the plan, the terminator, and pad code words up to the capacity in code words (ISO/IEC
// 18004 §7.4.9, §7.4.10). The plan must be of the class of the version and fit.
func Write(p Plan, version, capacity int) []byte {
	w := writer{out: make([]byte, 0, capacity)}
	if p.UTF8 {
		w.bits(eci, 4)
		w.bits(eciUTF8, 8)
	}
	for _, s := range p.Segments {
		w.bits(int(s.Mode), 4)
		w.bits(len(s.Text), countBits(int(s.Mode), version))
		w.characters(s)
	}
	w.bits(0, min(4, 8*capacity-p.Bits))
	if w.held > 0 {
		w.bits(0, 8-w.held)
	}
	for pad := byte(0xEC); len(w.out) < capacity; pad ^= 0xEC ^ 0x11 {
		w.out = append(w.out, pad)
	}
	return w.out
}

func (w *writer) characters(s Segment) {
	text := s.Text
	switch s.Mode {
	case Numeric:
		for ; len(text) >= 3; text = text[3:] {
			w.bits(digits(text[:3]), 10)
		}
		w.bits(digits(text), [3]int{0, 4, 7}[len(text)])
	case Alphanumeric:
		for ; len(text) >= 2; text = text[2:] {
			w.bits(int(values[text[0]])*45+int(values[text[1]]), 11)
		}
		if text != "" {
			w.bits(int(values[text[0]]), 6)
		}
	default:
		for i := range len(text) {
			w.bits(int(text[i]), 8)
		}
	}
}

// digits is the number a few digits stand for.
func digits(text string) int {
	v := 0
	for i := range len(text) {
		v = v*10 + int(text[i]-'0')
	}
	return v
}
