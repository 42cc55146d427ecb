package main

import (
	"encoding/json"
	"flag"
	"os"
	"testing"
	"time"

	"github.com/ordonnance-numerique/ordonnance-go/document"
	"github.com/ordonnance-numerique/ordonnance-go/document/pdf"
	"github.com/ordonnance-numerique/ordonnance-go/identity"
	"github.com/ordonnance-numerique/ordonnance-go/prescription"
)

var update = flag.Bool("update", false, "write the files of testdata anew")

// morning is when the files of the story were written.
var morning = time.Date(2026, 11, 20, 8, 30, 0, 0, time.UTC)

// TestTestdata: the files are what the story takes them for. With -update they
// are made first.
func TestTestdata(t *testing.T) {
	if *update {
		writeTestdata(t)
	}
	for _, name := range []string{"report.pdf", "report-corrected.pdf"} {
		raw, err := load("testdata/" + name)
		if err != nil {
			t.Fatal(err)
		}
		if faults := pdf.CheckArchive(raw); len(faults) > 0 {
			t.Errorf("%s: %+v", name, faults)
		}
	}
	raw, err := load("testdata/prescription.json")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := document.Read(raw, prescription.Kind()); err != nil {
		t.Error(err)
	}
}

func writeTestdata(t *testing.T) {
	for name, weight := range map[string]string{"report.pdf": "86 kg", "report-corrected.pdf": "68 kg (corrige 86 kg)"} {
		keep(t, name, sheet(t, weight))
	}
	pem, err := load("testdata/prescriber.pem")
	fail(t, err)
	signer, err := signerFrom(pem)
	fail(t, err)
	raw, err := load("testdata/prescription.json")
	fail(t, err)
	rx, err := document.Read(raw, prescription.Kind())
	fail(t, err)
	token, _, err := document.Sign(rx, prescription.Kind(), signer, &document.SignOptions{At: morning})
	fail(t, err)
	keep(t, "prescription.jws", []byte(token+"\n"))
	key := signer.Key()
	key.Holder = identity.Holder{Name: "Dr KIT DOC0024566", Identifiers: rx.Prescriber.Practitioner.Identifiers,
		Profession: rx.Prescriber.Practitioner.Profession}
	key.MaySign = []string{prescription.KindName, prescription.CompactName, detached().Name}
	set, err := identity.NewKeySet([]identity.Key{key}, &identity.KeySetOptions{IssuedAt: morning.Add(-4 * time.Hour), FreshUntil: morning.AddDate(0, 0, 7)})
	fail(t, err)
	list, err := json.MarshalIndent(set, "", "  ")
	fail(t, err)
	keep(t, "keys.json", append(list, '\n'))
}

// sheet is a page of a report.
func sheet(t *testing.T, weight string) []byte {
	d := pdf.New(&pdf.Options{Title: "Compte rendu de consultation", Author: "Dr KIT DOC0024566", Created: morning})
	p := d.AddPage()
	y := 25.0
	write := func(text string, style pdf.Style) {
		for _, line := range pdf.Wrap(text, style, 170) {
			p.Text(20, y, line, style)
			y += style.LineHeight() + 1
		}
	}
	write("Compte rendu de consultation", pdf.Style{Font: pdf.Bold, Size: 16})
	write("Patiente : PAT-TROIS Dominique, née le 28/03/1979. Médecin : Dr KIT DOC0024566, le 20/11/2026.", pdf.Style{})
	write("Document fictif, écrit pour un exemple.", pdf.Style{})
	y += 4
	write("Motif : fièvre et maux de gorge depuis trois jours. Poids : "+weight+". Angine ; test rapide positif. "+
		"Amoxicilline pendant six jours, voir l'ordonnance.", pdf.Style{})
	write("Une image du cou est à contrôler ; la patiente en sera informée à la consultation du 27/11/2026.", pdf.Style{})
	raw, err := d.PDF()
	fail(t, err)
	return raw
}

func keep(t *testing.T, name string, raw []byte) {
	t.Helper()
	fail(t, os.WriteFile("testdata/"+name, raw, 0o644))
}

func fail(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
