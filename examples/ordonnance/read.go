package main

import (
	"errors"
	"io/fs"

	"github.com/ordonnance-numerique/ordonnance-go/document"
	"github.com/ordonnance-numerique/ordonnance-go/prescription"
	"github.com/ordonnance-numerique/ordonnance-go/prescription/fr/ordonnance"
)

// read takes the four files of the prescriber. Three are right, the fourth
// breaks French law and goes no further.
func (s *story) read() error {
	for _, name := range []string{"antibiotic", chronic, "narcotic", "faulty"} {
		rx, err := readFile(s.files, name+".json")
		if err != nil {
			return err
		}
		faults := document.Check(rx, prescription.Structure(), s.frenchLaw(ordonnance.Writing))
		s.judged(name, rx, faults)
		if !document.Refuses(faults) {
			s.written = append(s.written, draft{name, rx})
		}
	}
	s.expect(len(s.written) == 3, "three of the four files are accepted")
	if len(s.written) < 3 {
		return errors.New("the story needs its three prescriptions")
	}
	return nil
}

// readFile turns a file that somebody wrote by hand into a value. A file that
// is not well-formed is refused here, with the place of each mistake.
func readFile(files fs.FS, name string) (prescription.Prescription, error) {
	raw, err := fs.ReadFile(files, name)
	if err != nil {
		return prescription.Prescription{}, err
	}
	return document.Read(raw, prescription.Kind())
}

// frenchLaw is the French rules, at the prescriber's or at the counter. What
// the rules need to know of a medicine comes from the caller's database.
func (s *story) frenchLaw(stage ordonnance.Stage) document.Profile[prescription.Prescription] {
	return ordonnance.Profile(&ordonnance.Options{Stage: stage, At: s.at, Medicines: medicineLaw()})
}

// judged says what was found.
func (s *story) judged(name string, rx prescription.Prescription, faults []document.Fault) {
	verdict := "accepted"
	if document.Refuses(faults) {
		verdict = "REFUSED"
	}
	s.say("  %-15s %s for %s %s: %s", name, count(len(rx.Lines), "line"),
		rx.Patient.FirstGivenName, rx.Patient.FamilyName, verdict)
	s.faults(faults)
}
