package cda_test

import (
	"strconv"
	"testing"

	"github.com/ordonnance-numerique/ordonnance-go/document/cda"
)

// Of thousands of identifiers, more than the room for them is made for at
// first, each one is known: the last of them twice is refused, and a reference
// to any finds it.
func TestManyIDs(t *testing.T) {
	for _, n := range []int{1, 47, 48, 49, 5000} {
		doc := header()
		text := cda.El("text")
		section := &cda.Section{Text: &text}
		for i := range n {
			text.Nodes = append(text.Nodes, cda.El("content").With("ID", "i"+strconv.Itoa(i)))
			section.Entries = append(section.Entries, cda.Entry{Statement: cda.Statement{Act: &cda.Act{Class: "ACT", Mood: "EVN",
				Code: &cda.CD{Code: "x", System: "1.2"}, Text: cda.RefersTo("i" + strconv.Itoa(i))}}})
		}
		doc.Body = &cda.Body{Structured: &cda.StructuredBody{Components: []cda.SectionComponent{{Section: section}}}}
		if left := cda.Dangling(doc); len(left) > 0 {
			t.Errorf("%d: %d references find nothing", n, len(left))
		}
		if _, err := cda.Write(doc); err != nil {
			t.Errorf("%d: %v", n, err)
		}
		text.Nodes = append(text.Nodes, text.Nodes[0])
		if _, err := cda.Write(doc); err == nil {
			t.Errorf("%d: the first identifier twice was written", n)
		}
	}
}
