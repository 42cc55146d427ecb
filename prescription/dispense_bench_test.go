package prescription_test

import (
	"fmt"
	"testing"

	"github.com/ordonnance-numerique/ordonnance-go/prescription"
)

// weekly is a history of n dispensations of a line without a limit.
func weekly(n int) []act {
	history := make([]act, n)
	for i := range history {
		history[i] = ask(i+1, i%300, part("forever", &prescription.Quantity{Value: "0.01"}), declined("once", false))
		history[i].Prescription.ID = dispenseRx().ID
	}
	return history
}

// The time of one decision grows as the history does.
func BenchmarkDispense(b *testing.B) {
	rx := openRx(b, dispenseRx())
	for _, n := range []int{0, 10, 100, 1000} {
		history := weekly(n)
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			for b.Loop() {
				if _, err := prescription.Dispense(rx, ask(0, 301, full("once")), history, nil); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkStateOf(b *testing.B) {
	for _, n := range []int{10, 100, 1000} {
		history := weekly(n)
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			for b.Loop() {
				prescription.StateOf(dispenseRx(), history, ask(0, 0).At, nil)
			}
		})
	}
}
