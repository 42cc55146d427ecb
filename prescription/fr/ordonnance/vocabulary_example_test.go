package ordonnance_test

import (
	"fmt"

	"github.com/ordonnance-numerique/ordonnance-go/prescription"
	"github.com/ordonnance-numerique/ordonnance-go/prescription/fr/ordonnance"
)

func ExampleCompactKind() {
	rx := compactSample(5, false)
	kind := ordonnance.CompactKind(nil)
	payload, left, err := kind.Encode(rx)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(len(payload), "bytes; left out:")
	fmt.Println(left[0].Path, left[0].Code, left[0].Reason.FR)

	back, err := kind.Decode(kind.Version, payload)
	fmt.Println(err, back.Lines[0].Text)
	// Output:
	// 78 bytes; left out:
	// /lines/0/medicine/name RX-C-01 le code compact porte le code du produit et non son libellé
	// <nil> 1 comprimé le matin et le soir pendant 30 jours.
}

func ExampleVocabulary() {
	rx := compactSample(1, false)
	kind := prescription.CompactKind(&prescription.CompactOptions{
		Vocabularies: []*prescription.Vocabulary{ordonnance.Vocabulary()}})
	with, _, _ := kind.Encode(rx)
	without, _, _ := prescription.CompactKind(nil).Encode(rx)
	fmt.Println(ordonnance.Vocabulary().Number(), len(with) < len(without)/2)
	// Output: 1 true
}
