package main

import (
	"archive/zip"
	"bytes"
	"io"
	"strings"

	"github.com/ordonnance-numerique/ordonnance-go/document"
	"github.com/ordonnance-numerique/ordonnance-go/document/fr/cisis"
	"github.com/ordonnance-numerique/ordonnance-go/document/xdm"
	"github.com/ordonnance-numerique/ordonnance-go/identity/fr/ins"
)

// refuse is what must not be sent, or not be believed.
func (s *story) refuse() error {
	for _, c := range []struct {
		what, code string
		try        func() error
	}{
		{"The prescription with a forged signature", "DOC-702", s.forged},
		{"A lot with the document of another patient", "FR-XDM-401", s.otherPatient},
		{"A patient whose identity is not qualified", "FR-XDM-402", s.notQualified},
		{"A first version sent as a replacement", "FR-XDM-201", s.notReplacement},
		{"The archive with another number of days in the prescription", "XDM-131", s.altered},
		{"A document hidden from the patient, to the patient", "FR-XDM-306", s.toPatient},
	} {
		s.say("  %s:", c.what)
		err := c.try()
		if err == nil {
			s.expect(false, "it is refused")
			continue
		}
		s.refused(err)
		s.expect(strings.Contains(err.Error(), c.code), "it is refused with "+c.code)
	}
	return nil
}

func (s *story) forged() error {
	src, err := s.source("prescription.jws")
	if err != nil {
		return err
	}
	text := string(bytes.TrimSpace(src.raw))
	src.raw = []byte(text[:strings.LastIndexByte(text, '.')+1] + strings.Repeat("A", 86))
	_, err = s.practice(0).deposit([]source{src}, nil)
	return err
}

// sendings are the documents of the first deposit once more, and who they are
// about.
func (s *story) sendings() ([]cisis.Sending, ins.Identity, error) {
	var all []cisis.Sending
	for _, i := range s.first.items {
		all = append(all, i.sending)
	}
	w, err := whoIn(all[0].Document, s.at)
	if err != nil {
		return nil, ins.Identity{}, err
	}
	return all, w.patient, nil
}

func (s *story) otherPatient() error {
	all, patient, err := s.sendings()
	if err != nil {
		return err
	}
	// ADRTROIS is another test person of the ANS.
	if patient.Matricule, err = ins.ParseMatricule("160012B02077713", string(ins.NIRTest)); err != nil {
		return err
	}
	_, _, err = cisis.NewLot(all, cisis.Sender{}, patient, s.at, nil)
	return err
}

func (s *story) notQualified() error {
	all, patient, err := s.sendings()
	if err != nil {
		return err
	}
	patient.Facts.Proved = nil // nobody has seen an identity document
	_, _, err = cisis.NewLot(all, cisis.Sender{}, patient, s.at, nil)
	return err
}

func (s *story) notReplacement() error {
	all, patient, err := s.sendings()
	if err != nil {
		return err
	}
	all[1].Action = xdm.Replace
	_, _, err = cisis.NewLot(all, cisis.Sender{}, patient, s.at, nil)
	return err
}

func (s *story) altered() error {
	raw, err := forge(s.first.archive)
	if err != nil {
		return err
	}
	_, err = openFormer(raw)
	return err
}

// forge writes an archive again with another number of days in the prescription.
func forge(archive []byte) ([]byte, error) {
	old, err := zip.NewReader(bytes.NewReader(archive), int64(len(archive)))
	if err != nil {
		return nil, err
	}
	var raw bytes.Buffer
	forger := zip.NewWriter(&raw)
	for _, f := range old.File {
		content, err := f.Open()
		if err != nil {
			return nil, err
		}
		text, err := io.ReadAll(io.LimitReader(content, maxFile))
		if err != nil {
			return nil, err
		}
		to, err := forger.Create(f.Name)
		if err != nil {
			return nil, err
		}
		if _, err := to.Write(bytes.ReplaceAll(text, []byte("pendant 6 jours"), []byte("pendant 9 jours"))); err != nil {
			return nil, err
		}
	}
	err = forger.Close()
	return raw.Bytes(), err
}

func (s *story) toPatient() error {
	faults := cisis.CheckMSSante(cisis.Visibility{HiddenFromPatient: true}, cisis.Routing{ToProfessionals: true, ToPatient: true})
	for _, f := range faults {
		if f.Severity >= document.Failure {
			return faultError(f)
		}
	}
	return nil
}
