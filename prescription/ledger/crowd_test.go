package ledger_test

import (
	"testing"

	"github.com/ordonnance-numerique/ordonnance-go/prescription"
	"github.com/ordonnance-numerique/ordonnance-go/prescription/ledger"
)

// TestManyVersions keeps many contents under one ID, three for each
// prescription: every one is found once.
func TestManyVersions(t *testing.T) {
	l := &ledger.Ledger{}
	const n = 600
	for i := range n {
		d := dispensed(1, 100+i/3, 1, 1+i%3)
		for want := range 2 {
			got, err := l.Add(d)
			if err != nil || want == 1 && got != ledger.Known || want == 0 && i > 0 && got != ledger.Conflicting {
				t.Fatal(i, got, err)
			}
		}
	}
	l = ledger.Merge(l, l)
	if len(l.All()) != n || l.Len() != 1 {
		t.Error(len(l.All()), l.Len())
	}
	for i := range n / 3 {
		if got := l.Of(id(100 + i)); len(got) != 3 {
			t.Errorf("%d: %d", i, len(got))
		}
	}
	bad := dispensed(2, 1, 1, 1)
	bad.Items = []prescription.Item{}
	if _, err := l.Add(bad); err == nil {
		t.Error("without items")
	}
}
