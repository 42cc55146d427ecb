package segment_test

import (
	"math/rand/v2"
	"testing"
	"unicode/utf8"

	"github.com/ordonnance-numerique/ordonnance-go/qrcode/internal/segment"
)

// cost counts the bits of a way to write a text, by the book: indicator, count,
// characters (ISO/IEC 18004 §7.4).
func cost(segments []segment.Segment, class int) int {
	counts := map[segment.Mode][3]int{segment.Numeric: {10, 12, 14}, segment.Alphanumeric: {9, 11, 13}, segment.Bytes: {8, 16, 16}}
	bits := 0
	for _, s := range segments {
		bits += 4 + counts[s.Mode][class]
		n := len(s.Text)
		switch s.Mode {
		case segment.Numeric:
			bits += n/3*10 + []int{0, 4, 7}[n%3]
		case segment.Alphanumeric:
			bits += n/2*11 + n%2*6
		default:
			bits += 8 * n
		}
	}
	return bits
}

// allows tells whether a mode holds a byte.
func allows(m segment.Mode, b byte) bool {
	switch m {
	case segment.Numeric:
		return b >= '0' && b <= '9'
	case segment.Alphanumeric:
		return b >= '0' && b <= '9' || b >= 'A' && b <= 'Z' || b == ' ' || b == '$' || b == '%' || b == '*' ||
			b == '+' || b == '-' || b == '.' || b == '/' || b == ':'
	}
	return true
}

// exhaustive tries every cut of a text and every mode of every piece, and gives
// the fewest bits.
func exhaustive(text string, class int) int {
	best := 1 << 30
	var try func(rest string, done []segment.Segment)
	try = func(rest string, done []segment.Segment) {
		if rest == "" {
			best = min(best, cost(done, class))
			return
		}
		for _, m := range []segment.Mode{segment.Numeric, segment.Alphanumeric, segment.Bytes} {
			for n := 1; n <= len(rest) && allows(m, rest[n-1]); n++ {
				try(rest[n:], append(done[:len(done):len(done)], segment.Segment{Mode: m, Text: rest[:n]}))
			}
		}
	}
	try(text, nil)
	return best
}

// A plan holds the text, in modes that can, and counts its bits rightly. Those of
// the plan given back are without the statement of UTF-8.
func checkPlan(t *testing.T, text string, class int) segment.Plan {
	t.Helper()
	p := segment.Best(text, class)
	joined := ""
	for i, s := range p.Segments {
		joined += s.Text
		for j := range len(s.Text) {
			if !allows(s.Mode, s.Text[j]) {
				t.Fatalf("%q: mode %d cannot hold it", text, s.Mode)
			}
		}
		if s.Text == "" || i > 0 && p.Segments[i-1].Mode == s.Mode {
			t.Fatalf("%q: a segment too many", text)
		}
	}
	p.Bits -= stated(text)
	if joined != text || cost(p.Segments, class) != p.Bits || p.UTF8 != (stated(text) > 0) {
		t.Fatalf("%q: holds %q, %d bits, counted %d", text, joined, p.Bits, cost(p.Segments, class))
	}
	if segment.Floor(text) > p.Bits {
		t.Fatalf("%q: floor %d above %d", text, segment.Floor(text), p.Bits)
	}
	return p
}

// stated is what the statement of UTF-8 costs where the text needs it.
func stated(text string) int {
	for _, r := range text {
		if r > 127 {
			return 12
		}
	}
	return 0
}

// No other way to cut and write a short text is shorter: all are tried.
func TestBestIsOptimalByteByByte(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 8))
	for range 400 {
		text := ""
		for range 1 + r.IntN(6) {
			text += string("0aA5:é"[r.IntN(5)])
		}
		for class := range segment.Classes {
			if p := checkPlan(t, text, class); p.Bits != exhaustive(text, class) {
				t.Errorf("%q class %d: %d bits, best %d", text, class, p.Bits, exhaustive(text, class))
			}
		}
	}
}

// byRuns tries each run of characters of one kind in each of its modes, all
// combinations, neighbours of one mode joined.
func byRuns(runs []string, class int) int {
	best := 1 << 30
	choice := make([]segment.Mode, len(runs))
	var try func(i int)
	try = func(i int) {
		if i < len(runs) {
			for _, m := range []segment.Mode{segment.Numeric, segment.Alphanumeric, segment.Bytes} {
				if allows(m, runs[i][0]) {
					choice[i] = m
					try(i + 1)
				}
			}
			return
		}
		var joined []segment.Segment
		for j, run := range runs {
			if j > 0 && choice[j] == choice[j-1] {
				joined[len(joined)-1].Text += run
				continue
			}
			joined = append(joined, segment.Segment{Mode: choice[j], Text: run})
		}
		best = min(best, cost(joined, class))
	}
	try(0)
	return best
}

// Texts of long runs, where a switch of mode is worth its header: no choice of
// modes for the runs is shorter.
func TestBestIsOptimalByRuns(t *testing.T) {
	r := rand.New(rand.NewPCG(9, 10))
	mixed := 0
	for range 1500 {
		var runs []string
		text, kind := "", -1
		for range 1 + r.IntN(7) {
			k := r.IntN(3)
			if k == kind {
				continue
			}
			kind = k
			run := ""
			for range 1 + r.IntN(24) {
				run += string("7Ae"[k])
			}
			runs, text = append(runs, run), text+run
		}
		for class := range segment.Classes {
			p := checkPlan(t, text, class)
			// Cuts inside a run may do better still, by the rest of a division.
			if bound := byRuns(runs, class); p.Bits > bound {
				t.Errorf("%q class %d: %d bits, by runs %d", text, class, p.Bits, bound)
			}
			mixed += min(len(p.Segments)-1, 1)
		}
	}
	if mixed < 500 {
		t.Errorf("only %d mixed plans", mixed)
	}
}

// A plan written is read back.
func TestWriteIsRead(t *testing.T) {
	for _, text := range []string{"1", "12", "123", "A", "AB", "ABC", "a", "é", "R/200NRF00",
		"shc:/5676290952432060346029243740446031222959532654603460292540", "Rue de l'Été 12345678901234567890 ABCDEFGHIJKL"} {
		for _, version := range []int{5, 12, 30} {
			checkPlan(t, text, segment.Class(version))
			p := segment.Best(text, segment.Class(version))
			for _, capacity := range []int{(p.Bits + 7) / 8, (p.Bits+7)/8 + 5} {
				words := segment.Write(p, version, capacity)
				got, err := segment.Parse(words, version)
				if err != nil || got.Text != text || len(words) != capacity {
					t.Errorf("%q in %d words of version %d: %q, %v", text, len(words), version, got.Text, err)
				}
			}
		}
	}
}

// FuzzBest plans, writes and reads any text; short ones are compared with the
// exhaustive search.
func FuzzBest(f *testing.F) {
	for _, s := range []string{"A", "0123", "ordonnance é 12345678 ABC", "\x00\x01", "R/200NRF00"} {
		f.Add(s, 1)
	}
	f.Fuzz(func(t *testing.T, text string, version int) {
		version = 1 + int(uint(version)%40)
		if !utf8.ValidString(text) || text == "" || len(text) > 2000 || version < 10 && len(text) > 255 {
			return
		}
		p := checkPlan(t, text, segment.Class(version))
		if len(text) < 7 && p.Bits != exhaustive(text, segment.Class(version)) {
			t.Fatalf("%q: %d bits", text, p.Bits)
		}
		p = segment.Best(text, segment.Class(version))
		got, err := segment.Parse(segment.Write(p, version, p.Bits/8+2), version)
		if err != nil || string(got.Bytes) != text {
			t.Fatalf("%q was read as %q, %v", text, got.Bytes, err)
		}
	})
}
