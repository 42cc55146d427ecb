package epmed_test

import (
	"math/rand/v2"
	"slices"
	"strconv"
	"testing"

	"github.com/ordonnance-numerique/ordonnance-go/prescription"
	"github.com/ordonnance-numerique/ordonnance-go/prescription/fr/epmed"
	"github.com/ordonnance-numerique/ordonnance-go/prescription/internal/gen"
)

// What Write says it left out is found by comparing with the tree it wrote.
// Reading the bytes back finds the same, for every posology of the HAS and for
// random prescriptions.
func TestOmissionsOfBytes(t *testing.T) {
	opts := &epmed.WriteOptions{PDF: pdf, Code: png}
	same := func(name string, rx prescription.Prescription) bool {
		t.Helper()
		raw, left, err := epmed.Write(rx, opts)
		if err != nil {
			return false // a random value that the document cannot hold
		}
		found, err := epmed.OmissionsOf(raw, rx, opts)
		if err != nil || !slices.Equal(left, found) {
			t.Errorf("%s: %v\n%v\n%v", name, err, left, found)
		}
		return true
	}
	var all []prescription.Line // each in the room of the line before
	for i, c := range catalogue() {
		same(c.ID, sample(medicine("1", c.Line)))
		all = append(all, medicine(strconv.Itoa(i), c.Line), preparation("p"+strconv.Itoa(i)))
	}
	same("all", sample(all...))
	same("mixed", sample(device("3"), medicine("1", catalogue()[2].Line), preparation("b")))
	for _, m := range modes() {
		same(m.name, sample(medicine("1", prescription.Line{Dosage: &prescription.Dosage{Steps: m.steps}})))
	}
	r := rand.New(rand.NewPCG(5, 6))
	lines, whole := 0, 0
	for range 500 {
		rx := gen.Prescription(r)
		if same("random", rx) {
			whole++
		}
		if same("random lines", sample(rx.Lines...)) {
			lines++
		}
		header := sample(preparation("1"))
		header.Context, header.Tags, header.Setting, header.Comment = rx.Context, rx.Tags, rx.Setting, rx.Comment
		header.Number, header.Validity, header.Replaced, header.Executant = rx.Number, rx.Validity, rx.Replaced, rx.Executant
		header.Patient.Identifiers = append(header.Patient.Identifiers, rx.Patient.Identifiers...)
		header.Patient.Address, header.Patient.Phone, header.Patient.Email = rx.Patient.Address, rx.Patient.Phone, rx.Patient.Email
		same("random header", header)
	}
	if lines < 300 {
		t.Errorf("only %d and %d of 500 written", lines, whole)
	}
}
