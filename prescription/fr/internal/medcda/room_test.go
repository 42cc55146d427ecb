package medcda_test

import (
	"reflect"
	"strconv"
	"testing"

	"github.com/ordonnance-numerique/ordonnance-go/document/cda"
	"github.com/ordonnance-numerique/ordonnance-go/prescription"
	"github.com/ordonnance-numerique/ordonnance-go/prescription/fr/internal/medcda"
)

// What is made in a room is what is made on the heap, and stays as it was
// while more is made, until the room is used again.
func TestRoom(t *testing.T) {
	r := new(medcda.Room)
	var texts, roots []string
	make := func(r *medcda.Room, i int) (cda.Node, *cda.QTY, *cda.CD) {
		n := strconv.Itoa(i)
		q := prescription.Quantity{Value: prescription.Decimal(n), System: "http://unitsofmeasure.org", Code: "mg", Unit: "milligramme"}
		return r.El("tr", r.PhraseCell("a"+n, "un\ndeux"), r.TextCell(n)), r.PQ(q, "b"+n),
			r.Said(prescription.Code{System: "http://snomed.info/sct", Code: n, Display: "é"}, "c"+n)
	}
	for range 3 {
		r.Reset()
		var nodes []cda.Node
		var quantities []*cda.QTY
		var codes []*cda.CD
		for i := range 200 {
			n, q, c := make(r, i)
			texts, roots = append(texts, r.Join("é", strconv.Itoa(i), "z")), append(roots, r.DerivedRoot(strconv.Itoa(i), "a", strconv.Itoa(i)))
			nodes, quantities, codes = append(nodes, n), append(quantities, q), append(codes, c)
		}
		for i := range nodes {
			n, q, c := make(nil, i)
			if !reflect.DeepEqual(nodes[i], n) || !reflect.DeepEqual(quantities[i], q) || !reflect.DeepEqual(codes[i], c) {
				t.Fatalf("%d: %v %v %v", i, nodes[i], quantities[i], codes[i])
			}
		}
	}
	for i := range texts { // stay good after the room is used again
		if n := strconv.Itoa(i % 200); texts[i] != "é"+n+"z" || roots[i] != medcda.DerivedRoot(n, "a"+n) {
			t.Fatalf("%d: %q %q", i, texts[i], roots[i])
		}
	}
}
