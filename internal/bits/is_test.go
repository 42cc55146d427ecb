package bits_test

import (
	"testing"

	"github.com/ordonnance-numerique/ordonnance-go/internal/bits"
)

// TestIs writes every outcome of a small and of a large table and reads it with
// Is: no other outcome is taken for it, and asking for them reads nothing.
func TestIs(t *testing.T) {
	many := make([]int, 100)
	for i := range many {
		many[i] = 1
	}
	many[7] += 1<<12 - len(many)
	for name, table := range map[string]*bits.Table{
		"one": bits.NewTable(0, 1), "few": bits.NewTable(12, 3000, 1000, 90, 6), "many": bits.NewTable(12, many...),
	} {
		t.Run(name, func(t *testing.T) {
			for want := range table.Len() {
				var w bits.Writer
				w.Digit(3, 10)
				w.Pick(want, table)
				w.Digit(6, 10)
				r := bits.NewReader(w.Append(nil))
				if d := r.Digit(10); d != 3 {
					t.Fatalf("digit %d before outcome %d", d, want)
				}
				for other := range table.Len() {
					if other != want && r.Is(other, table) {
						t.Fatalf("outcome %d read as %d", want, other)
					}
				}
				if !r.Is(want, table) || r.Digit(10) != 6 || !r.Done() {
					t.Fatalf("outcome %d not read", want)
				}
			}
		})
	}
}

// TestDigitRadices writes the ends and the middle of digits of every kind of
// radix: powers of two, a thousand and others.
func TestDigitRadices(t *testing.T) {
	for _, n := range []uint32{1, 2, 3, 7, 10, 64, 97, 100, 1000, 1001, 1 << 12, 9999, 1 << 14, 1<<16 - 1, 1 << 16} {
		for _, d := range []uint32{0, n / 3, n / 2, n - 1} {
			var w bits.Writer
			w.Digit(1, 5)
			w.Digit(d, n)
			w.Digit(4, 5)
			r := bits.NewReader(w.Append(nil))
			if a, got, b := r.Digit(5), r.Digit(n), r.Digit(5); a != 1 || got != d || b != 4 || !r.Done() {
				t.Errorf("radix %d: %d read as %d", n, d, got)
			}
		}
	}
}
