package prescription_test

import (
	"flag"
	"fmt"
	"math"
	"os"
	"strings"
	"testing"

	"github.com/ordonnance-numerique/ordonnance-go/prescription"
	"github.com/ordonnance-numerique/ordonnance-go/prescription/fr/ordonnance"
	"github.com/ordonnance-numerique/ordonnance-go/prescription/internal/gen"
)

var writeBudget = flag.Bool("update-budget", false, "write the byte budget in doc.go anew")

// The byte budget in the package comment is what the encoder spends.
func TestCompactBudget(t *testing.T) {
	const file = "doc.go"
	doc, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	head, rest, ok1 := strings.Cut(string(doc), "(TestCompactBudget):\n//\n")
	_, tail, ok2 := strings.Cut(rest, "//\n// # ")
	if !ok1 || !ok2 {
		t.Fatal("doc.go has no place for the table")
	}
	want := head + "(TestCompactBudget):\n//\n" + budgetTable(t) + "//\n// # " + tail
	if *writeBudget {
		if err := os.WriteFile(file, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
	} else if string(doc) != want {
		t.Error("the table is not what the encoder spends; -update-budget writes it")
	}
}

func budgetTable(t *testing.T) string {
	t.Helper()
	kind := ordonnance.CompactKind(nil)
	options := &prescription.CompactOptions{Vocabularies: []*prescription.Vocabulary{ordonnance.Vocabulary()}}
	columns := []func(int, bool) prescription.Prescription{gen.Typical, gen.French, gen.Real}
	var parts []string
	costs := map[string][6]float64{}
	var whole [6]int
	for i := range 6 {
		typed := i%2 == 1
		v := columns[i/2](5, typed)
		for j := range v.Lines {
			if !typed {
				v.Lines[j].Text = ordonnance.Sentence(v.Lines[j])
			}
		}
		raw, _, err := kind.Encode(v)
		if err != nil {
			t.Fatal(err)
		}
		shares, err := prescription.Budget(v, options)
		if err != nil {
			t.Fatal(err)
		}
		whole[i] = len(raw)
		sum := 0.0
		for _, s := range shares {
			if _, known := costs[s.Part]; !known {
				parts = append(parts, s.Part)
			}
			row := costs[s.Part]
			row[i] = s.Bits / 8
			costs[s.Part] = row
			sum += s.Bits / 8
		}
		// The walk of the budget is that of the encoder: the state adds a bit
		// and is rounded up to bytes, and each choice of a digit is rounded.
		if rest := float64(len(raw)) - sum; math.Abs(rest) > 2.5 {
			t.Errorf("%d bytes, of which the parts are %.1f", len(raw), sum)
		}
	}
	var out strings.Builder
	fmt.Fprintf(&out, "//\t%-42s %13s %13s %13s\n", "", "typical", "French", "real")
	fmt.Fprintf(&out, "//\t%-42s %6s %6s %6s %6s %6s %6s\n", "", "gen.", "text", "gen.", "text", "gen.", "text")
	for _, part := range parts {
		fmt.Fprintf(&out, "//\t%-42s", part)
		for _, c := range costs[part] {
			fmt.Fprintf(&out, " %6.1f", c)
		}
		out.WriteString("\n")
	}
	fmt.Fprintf(&out, "//\t%-42s", "payload")
	for _, n := range whole {
		fmt.Fprintf(&out, " %6d", n)
	}
	out.WriteString("\n")
	return out.String()
}
