package bits_test

import (
	"bytes"
	"math/rand/v2"
	"testing"

	"github.com/ordonnance-numerique/ordonnance-go/internal/bits"
)

// step is one random choice, in the three manners of making one.
type step struct {
	kind int
	v, n uint32
}

func (s step) write(w *bits.Writer) {
	switch s.kind {
	case 0:
		w.Digit(s.v, s.n)
	case 1:
		w.Pick(int(s.v), skewed)
	case 2:
		w.Pick(int(s.v), ranked)
	}
}

func (s step) read(r *bits.Reader) uint32 {
	switch s.kind {
	case 0:
		return r.Digit(s.n)
	case 1:
		return uint32(r.Pick(skewed))
	}
	return uint32(r.Pick(ranked))
}

var (
	skewed = bits.NewTable(12, 4000, 90, 5, 1)
	ranked = falling(700)
)

// falling is a table of n outcomes whose weights fall like 1/i.
func falling(n int) *bits.Table {
	weights := make([]int, n)
	left := 1 << 14
	for i := range weights {
		weights[i] = 1 + 2000/(i+1)
		left -= weights[i]
	}
	weights[0] += left
	return bits.NewTable(14, weights...)
}

func randomStep(r *rand.Rand) step {
	s := step{kind: r.IntN(3)}
	switch s.kind {
	case 0:
		s.n = 1 + r.Uint32N(1<<16)
		s.v = r.Uint32N(s.n)
	case 1:
		if r.IntN(20) == 0 {
			s.v = r.Uint32N(4)
		}
	case 2:
		s.v = r.Uint32N(700)
	}
	return s
}

func TestRoundTrip(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 5000 {
		steps := make([]step, r.IntN(60))
		var w bits.Writer
		for i := range steps {
			steps[i] = randomStep(r)
			steps[i].write(&w)
		}
		message := w.Append(nil)
		rd := bits.NewReader(message)
		for i, s := range steps {
			if got := s.read(&rd); got != s.v {
				t.Fatalf("step %d of %d: got %d, want %d", i, len(steps), got, s.v)
			}
		}
		if !rd.Done() {
			t.Fatal("message not read to its end")
		}
	}
}

// Whatever a reader accepts, the writer writes in the same bytes.
func FuzzOneSpelling(f *testing.F) {
	f.Add([]byte{1}, uint64(0))
	f.Add([]byte("some bytes of a message"), uint64(7))
	f.Fuzz(func(t *testing.T, message []byte, seed uint64) {
		r := rand.New(rand.NewPCG(seed, 0))
		rd := bits.NewReader(message)
		var w bits.Writer
		for range 200 {
			if rd.Done() {
				if again := w.Append(nil); !bytes.Equal(again, message) {
					t.Fatalf("accepted %x, writes %x", message, again)
				}
			}
			if rd.Spent() {
				return
			}
			s := randomStep(r)
			s.v = s.read(&rd)
			s.write(&w)
		}
	})
}

func TestRefusesTables(t *testing.T) {
	for name, weights := range map[string][]int{"too little": {1, 2}, "too much": {200, 57}, "zero": {256, 0}} {
		t.Run(name, func(t *testing.T) {
			defer func() {
				if recover() == nil {
					t.Error("made a table")
				}
			}()
			bits.NewTable(8, weights...)
		})
	}
}

func BenchmarkRead(b *testing.B) {
	var w bits.Writer
	for i := range uint32(1000) {
		w.Pick(int(i%700), ranked)
	}
	message := w.Append(nil)
	for b.Loop() {
		r := bits.NewReader(message)
		for range 1000 {
			r.Pick(ranked)
		}
	}
}
