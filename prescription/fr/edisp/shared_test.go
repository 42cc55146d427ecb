package edisp_test

import (
	"bytes"
	"sync"
	"testing"

	"github.com/ordonnance-numerique/ordonnance-go/prescription"
	"github.com/ordonnance-numerique/ordonnance-go/prescription/fr/edisp"
	"github.com/ordonnance-numerique/ordonnance-go/prescription/fr/epmed"
)

// What all documents repeat is made once and shared: writing one document
// never changes the next one, or one being written beside it.
func TestShared(t *testing.T) {
	d, rx := twenty()
	order := rx
	order.Lines = order.Lines[:3]
	for i := range order.Lines {
		order.Lines[i].Dosage = d.Items[0].Dosage
		order.Lines[i].ForPatient = "Au cours d'un repas"
	}
	steps := append(d.Items[0].Dosage.Clone().Steps, d.Items[0].Dosage.Clone().Steps...)
	steps[0].Sequence, steps[1].Sequence = 1, 2 // a line of two doses
	order.Lines[1].Dosage = &prescription.Dosage{Steps: steps}
	order.Prescriber.Practitioner.GivenName, order.Patient.FirstGivenName = "Kit", "DOMINIQUE"
	opts := &epmed.WriteOptions{PDF: []byte("%PDF-1.7\n")}
	prescribed, _, err := epmed.Write(order, opts)
	if err != nil {
		t.Fatal(err)
	}
	handedOut, _, err := edisp.Write(d, rx, nil)
	if err != nil {
		t.Fatal(err)
	}
	var all sync.WaitGroup
	for range 4 {
		all.Go(func() {
			for range 5 {
				a, _, _ := epmed.Write(order, opts)
				b, _, _ := edisp.Write(d, rx, nil)
				if !bytes.Equal(a, prescribed) || !bytes.Equal(b, handedOut) {
					t.Error("another document")
				}
			}
		})
	}
	all.Wait()
}
