package main

import (
	"fmt"
	"io/fs"
	"os"
	"time"
	_ "time/tzdata" // Europe/Paris, on machines that do not have it

	"github.com/ordonnance-numerique/ordonnance-go/document"
	"github.com/ordonnance-numerique/ordonnance-go/identity"
	"github.com/ordonnance-numerique/ordonnance-go/prescription"
)

// story is what the steps hand on to each other.
type story struct {
	*teller
	settings
	files fs.FS
	paris *time.Location

	written []draft // step 1: what French law accepts

	prescriber *identity.Signer // step 2
	pages      map[string]page  // step 2: what was printed, by name

	keys     *identity.KeySet                             // step 3: what the pharmacies trust
	received document.Verified[prescription.Prescription] // step 3: the chronic treatment

	nolot  *pharmacy // step 4
	record string    // step 4: what it signed
}

// draft is a prescription under the name of its file.
type draft struct {
	name string
	rx   prescription.Prescription
}

// chronic is the name of the prescription that the story follows to its end.
const chronic = "chronic-bizone"

// play tells the story from the beginning to the end.
func play(t *teller, set settings) error {
	s := &story{teller: t, settings: set, files: inputs(), pages: map[string]page{}}
	var err error
	if s.paris, err = time.LoadLocation("Europe/Paris"); err != nil {
		return err
	}
	s.at = s.at.In(s.paris)
	if err := os.MkdirAll(s.folder, 0o755); err != nil {
		return err
	}
	s.say("The life of a French prescription (ordonnance). It is %s in Paris.", s.at.Format("2 January 2006, 15:04"))
	s.say("No network is used. All people, keys and product codes are fictitious.")
	for n, step := range []struct {
		title string
		play  func() error
	}{
		{"The prescriber's program reads four files and asks French law", s.read},
		{"It signs the three good ones, and prints them", s.issue},
		{"The pharmacy reads the code in the picture of the page, and verifies it offline", s.scan},
		{"The pharmacy dispenses, line by line, once", s.dispense},
		{"Another pharmacy was offline: the two records are merged", s.merge},
		{"What is not as it should be is refused, and says why", s.refuse},
	} {
		s.chapter(fmt.Sprintf("%d. %s", n+1, step.title))
		if err := step.play(); err != nil {
			return err
		}
	}
	return nil
}
