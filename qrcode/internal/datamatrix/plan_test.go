package datamatrix_test

import (
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"testing"

	"github.com/ordonnance-numerique/ordonnance-go/qrcode/internal/datamatrix"
	"github.com/ordonnance-numerique/ordonnance-go/qrcode/internal/segment"
)

// samples are alphabets that draw the modes in.
var samples = []string{
	"0123456789", "ABC123 ", "abc123 ", "AB\r*>12", "AB.-/:12", "aA1é", "\x80\xe9\xff\xfe", "éABab1", "\x00\x1f~{", "A1\u00e9*\r",
}

// draw makes n characters, mostly of one alphabet, sometimes FNC1.
func draw(r *rand.Rand, n int, fnc1 bool) []int {
	var out []int
	alphabet := []byte(samples[r.IntN(len(samples))])
	for len(out) < n {
		if r.IntN(12) == 0 {
			alphabet = []byte(samples[r.IntN(len(samples))])
		}
		if fnc1 && r.IntN(15) == 0 {
			out = append(out, datamatrix.FNC1)
			continue
		}
		out = append(out, int(alphabet[r.IntN(len(alphabet))]))
	}
	return out
}

func content(chars []int) string {
	var b []byte
	for _, c := range chars {
		if c == datamatrix.FNC1 {
			c = 0x1D
		}
		b = append(b, byte(c))
	}
	return string(b)
}

// smallest returns the first size of the squares that holds the plan.
func smallest(p *datamatrix.Plan) int {
	for _, s := range datamatrix.Sizes() {
		if s.Square() && p.Fits(s.Data) {
			return s.Data
		}
	}
	return 0
}

// What is written reads back, in every number of code words that holds it.
func TestWriteReadsBack(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 3))
	n := 3000
	if testing.Short() {
		n = 300
	}
	for i := range n {
		length := 1 + r.IntN(40)
		if i%20 == 0 {
			length = 1 + r.IntN(1400)
		}
		chars := draw(r, length, i%2 == 0)
		p := datamatrix.NewPlan(nil, chars)
		room := smallest(p)
		if room == 0 {
			t.Fatalf("%d characters fit no symbol", length)
		}
		for room := max(room-4, 1); room < smallest(p)+4; room++ {
			data, ok := p.Write(room)
			if ok != p.Fits(room) {
				t.Fatalf("%v in %d words: written %v, fits %v", chars, room, ok, p.Fits(room))
			}
			if !ok {
				continue
			}
			got, err := segment.ParseMatrix(data)
			if err != nil || string(got.Bytes) != content(chars) {
				t.Fatalf("%q in %d words: % d reads %q, %v", content(chars), room, data, got.Bytes, err)
			}
		}
	}
}

// Nothing shorter exists: all ways to cut a short text into runs of the six
// modes, each priced by the rules for its end, fit no smaller symbol.
func TestShortest(t *testing.T) {
	r := rand.New(rand.NewPCG(4, 4))
	n := 250
	if os.Getenv("ORDONNANCE_CORPUS") != "" {
		n = 4000
	}
	for range n {
		chars := draw(r, 1+r.IntN(9), true)
		p := datamatrix.NewPlan(nil, chars)
		for room := 1; room < 20; room++ {
			if want, got := canFit(chars, room), p.Fits(room); want != got {
				t.Fatalf("%v in %d words: fits %v, by trying all %v", chars, room, got, want)
			}
		}
	}
}

// canFit tries every cut into runs.
func canFit(chars []int, room int) bool { return tryFrom(chars, 0, 0, room) }

func tryFrom(chars []int, at, words, room int) bool {
	if words > room {
		return false
	}
	if at == len(chars) {
		return true
	}
	for to := at + 1; to <= len(chars); to++ {
		part, rest := chars[at:to], chars[to:]
		if tryFrom(chars, to, words+plainWords(part), room) {
			return true
		}
		if k, ok := byteWords(part); ok && tryFrom(chars, to, words+k, room) {
			return true
		}
		for _, mode := range []string{"C40", "Text", "X12"} {
			values, ok := valuesOf(mode, part)
			if !ok {
				continue
			}
			end := words + 1 + values/3*2
			switch {
			case values%3 == 2 && mode != "X12" && len(rest) == 0 && end+2 == room:
				return true
			case values%3 != 0:
			case len(rest) == 0 && end == room:
				return true
			case end+1 == room && plainWords(rest) == 1:
				return true
			case end < room && tryFrom(chars, to, end+1, room):
				return true
			}
		}
		if sixBits(part) {
			start := words + 1
			full := start + len(part)/4*3
			switch k := len(part) % 4; {
			case room-full < 3:
				// No room for an unlatch: what follows must be ASCII.
				if k == 0 && full <= room && full+plainWords(rest) <= room {
					return true
				}
			case tryFrom(chars, to, full+[4]int{1, 2, 3, 3}[k], room):
				return true
			}
		}
	}
	return false
}

func plainWords(chars []int) int {
	n := 0
	for i := 0; i < len(chars); i++ {
		n++
		if c := chars[i]; c >= '0' && c <= '9' && i+1 < len(chars) && chars[i+1] >= '0' && chars[i+1] <= '9' {
			i++
		} else if c > 127 && c < 256 {
			n++
		}
	}
	return n
}

func byteWords(chars []int) (int, bool) {
	for _, c := range chars {
		if c > 255 {
			return 0, false
		}
	}
	return len(chars) + 2, true
}

func sixBits(chars []int) bool {
	for _, c := range chars {
		if c < 32 || c > 94 {
			return false
		}
	}
	return true
}

func valuesOf(mode string, chars []int) (n int, ok bool) {
	for _, c := range chars {
		upper, lower := c >= 'A' && c <= 'Z', c >= 'a' && c <= 'z'
		plain := c == ' ' || c >= '0' && c <= '9'
		if mode == "X12" {
			if !plain && !upper && c != '\r' && c != '*' && c != '>' {
				return 0, false
			}
			n++
			continue
		}
		if c > 127 && c < 256 {
			k, _ := valuesOf(mode, []int{c - 128})
			n += 2 + k
			continue
		}
		n++
		if !plain && !(mode == "C40" && upper) && !(mode == "Text" && lower) {
			n++
		}
	}
	return n, true
}

// Every sequence of up to two code words (three with ORDONNANCE_CORPUS), read
// by the reader, says which texts fit: nothing is missed.
func TestNothingShorterIsReadable(t *testing.T) {
	top := 2
	if os.Getenv("ORDONNANCE_CORPUS") != "" {
		top = 3
	}
	for room := 1; room <= top; room++ {
		total := 1
		for range room {
			total *= 256
		}
		words := make([]byte, room)
		seen := map[string]bool{}
		for v := range total {
			for i := range words {
				words[i] = byte(v >> (8 * i))
			}
			if room == 3 && words[0] < 230 {
				continue // starts as shorter ones do
			}
			c, err := segment.ParseMatrix(words)
			if err != nil || len(c.Bytes) < room || seen[string(c.Bytes)] || slices.ContainsFunc(words, special) {
				continue // FNC1, macros and ECI are not characters
			}
			seen[string(c.Bytes)] = true
			var chars []int
			for _, b := range c.Bytes {
				chars = append(chars, int(b))
			}
			if !datamatrix.NewPlan(nil, chars).Fits(room) {
				t.Fatalf("% d holds %q, the plan says it does not fit", words, c.Bytes)
			}
		}
	}
}

func special(word byte) bool { return word == 232 || word == 236 || word == 237 || word == 241 }

func FuzzPlan(f *testing.F) {
	f.Add([]byte("ABC12"), false, uint8(0))
	f.Add([]byte("h\xe9l\xe8ne 12345\x1dabcABC"), true, uint8(3))
	f.Add([]byte("AAAA.BBBB-1"), false, uint8(1))
	f.Fuzz(func(t *testing.T, raw []byte, gs1 bool, more uint8) {
		if len(raw) > 2000 {
			return
		}
		var chars []int
		for _, b := range raw {
			c := int(b)
			if gs1 && b == 0x1D {
				c = datamatrix.FNC1
			}
			chars = append(chars, c)
		}
		p := datamatrix.NewPlan(nil, chars)
		room := smallest(p)
		if room == 0 {
			return
		}
		data, ok := p.Write(room + int(more%8))
		if !ok {
			t.Fatal("fits, and cannot be written")
		}
		if got, err := segment.ParseMatrix(data); err != nil || string(got.Bytes) != string(raw) {
			t.Fatalf("reads %q, %v", got.Bytes, err)
		}
	})
}

func ExampleNewPlan() {
	p := datamatrix.NewPlan(nil, []int{'1', '2', '3', '4', '5', '6'})
	data, ok := p.Write(3)
	fmt.Println(data, ok)
	// Output: [142 164 186] true
}
