package main

import (
	"fmt"
	"os"
	"path/filepath"

	"github.com/ordonnance-numerique/ordonnance-go/document"
	"github.com/ordonnance-numerique/ordonnance-go/identity"
	"github.com/ordonnance-numerique/ordonnance-go/prescription"
	"github.com/ordonnance-numerique/ordonnance-go/prescription/fr/ordonnance"
	"github.com/ordonnance-numerique/ordonnance-go/qrcode"
)

// page is an issued ordonnance: printed, on disk, and signed.
type page struct {
	rx      prescription.Prescription
	picture string // path of the picture of its first sheet
	token   string // the signed copy that its code carries
	message string // the same as signed JSON
}

// issue signs and prints what was accepted.
func (s *story) issue() error {
	var err error
	if s.prescriber, err = signerFrom(s.files, "prescriber"); err != nil {
		return err
	}
	s.say("  The prescriber's key is %s (%s).", s.prescriber.ID(), s.prescriber.Algorithm())
	for _, d := range s.written {
		token, left, err := s.sign(d.rx, s.prescriber)
		if err != nil {
			return err
		}
		printed, picture, err := s.print(d.name, d.rx, token)
		if err != nil {
			return err
		}
		message, err := s.signJSON(d.rx)
		if err != nil {
			return err
		}
		s.pages[d.name] = page{d.rx, picture, token, message}
		s.describe(d.name, left, printed.Signed, len(message))
	}
	s.say("  What the codes leave out is on the page, and the pharmacy has it in its own tables.")
	s.say("  The pages are in the folder %s. Open a PDF: this is what the patient gets.", s.folder)
	return nil
}

// sign makes the signed copy for the printed code. The compact kind packs it;
// what it leaves out is listed, nothing is dropped silently.
func (s *story) sign(rx prescription.Prescription, by *identity.Signer) (token string, left []document.Omission, err error) {
	return document.Sign(rx, ordonnance.CompactKind(nil), by, &document.SignOptions{At: s.at})
}

// print lays the page out once, and writes it as PDF and as pictures.
func (s *story) print(name string, rx prescription.Prescription, token string) (ordonnance.Printed, string, error) {
	fail := func(err error) (ordonnance.Printed, string, error) { return ordonnance.Printed{}, "", err }
	text, err := qrcode.Pack(token)
	if err != nil {
		return fail(err)
	}
	printed, err := ordonnance.Print(rx, ordonnance.Codes{Signed: text}, &ordonnance.PageOptions{
		Medicines: medicineLaw(),
		Signature: &ordonnance.Signature{At: s.at, Key: s.prescriber.ID()},
	})
	if err != nil {
		return fail(err)
	}
	base := filepath.Join(s.folder, name)
	err = s.busy("drawing "+name, func() error { return s.write(base, printed) })
	return printed, base + "-1.png", err
}

func (s *story) write(base string, printed ordonnance.Printed) error {
	raw, err := printed.Document.PDF()
	if err != nil {
		return err
	}
	if err := os.WriteFile(base+".pdf", raw, 0o644); err != nil {
		return err
	}
	for n := 1; n <= printed.Document.Pages(); n++ {
		if raw, err = printed.Document.PNG(n, s.dpi); err != nil {
			return err
		}
		if err := os.WriteFile(fmt.Sprintf("%s-%d.png", base, n), raw, 0o644); err != nil {
			return err
		}
	}
	return nil
}

// signJSON makes the form for messages and records: it leaves nothing out.
func (s *story) signJSON(rx prescription.Prescription) (token string, err error) {
	token, left, err := document.Sign(rx, prescription.Kind(), s.prescriber, &document.SignOptions{At: s.at})
	s.expect(len(left) == 0, "the JSON form leaves nothing out")
	return token, err
}

// describe says what became of one prescription.
func (s *story) describe(name string, left []document.Omission, code ordonnance.PrintedCode, message int) {
	s.say("  %s.pdf and .png", name)
	s.say("    code      QR version %d: %d × %d modules of %.2f mm, %.0f mm on a side",
		code.Version, code.Modules, code.Modules, code.Module, code.Side)
	for n, what := range omitted(left) {
		s.say("    %-9s %s", []string{"left out", ""}[min(n, 1)], what)
	}
	s.say("    as JSON   %d characters signed, nothing left out", message)
	s.expect(code.Module >= qrcode.DefaultMinModule, "the modules are large enough to be read")
}
