package main

import (
	"path/filepath"
	"slices"
	"time"

	"github.com/ordonnance-numerique/ordonnance-go/document"
	"github.com/ordonnance-numerique/ordonnance-go/document/fr/cisis"
	"github.com/ordonnance-numerique/ordonnance-go/document/xdm"
)

// pack is the first deposit: two new documents.
func (s *story) pack() error {
	prescription, err := s.source("prescription.jws")
	if err != nil {
		return err
	}
	report, err := s.source("report.pdf")
	if err != nil {
		return err
	}
	if s.first, err = s.practice(0).deposit([]source{prescription, report}, nil); err != nil {
		return err
	}
	s.say("  The prescription is verified, printed with its signed code, and becomes a document of")
	s.say("  sections (CDA, eP-MED-DM); the report stays a PDF in a document of level 1.")
	s.expect(s.first.items[0].holder == "Dr KIT DOC0024566", "the signature of the prescription is verified")
	s.expect(len(s.first.items[1].archive) == 0, "the report is a PDF/A-1b")
	for _, i := range s.first.items {
		s.expect(!document.Refuses(i.faults), "the header breaks no rule of the CI-SIS")
	}
	s.made(s.first)
	return s.save(filepath.Join(s.folder, "1-new"), s.first)
}

// correct replaces the report.
func (s *story) correct() error {
	report, err := s.source("report-corrected.pdf")
	if err != nil {
		return err
	}
	old, err := openFormer(s.first.archive)
	if err != nil {
		return err
	}
	if s.second, err = s.practice(time.Hour).deposit([]source{report}, old); err != nil {
		return err
	}
	s.say("  What it replaces, patient and author are taken from the archive sent before.")
	h := xdm.HeaderOf(s.second.items[0].sending.Document)
	s.expect(h.Version == 2 && h.Replaces == s.first.sent.Entries[1].UniqueID, "the document names the one that it replaces")
	s.expect(h.SetID == xdm.HeaderOf(s.first.items[1].sending.Document).SetID, "both versions have one common identifier")
	s.made(s.second)
	s.forms(xdm.Replace)
	return s.save(filepath.Join(s.folder, "2-replaced"), s.second)
}

// hide changes who sees the corrected report. The document stays as it is.
func (s *story) hide() error {
	old, err := openFormer(s.second.archive)
	if err != nil {
		return err
	}
	o := s.practice(2 * time.Hour)
	o.visibility.HiddenFromPatient = true
	if s.third, err = o.deposit(nil, old); err != nil {
		return err
	}
	s.say("  The document is not touched: visibility belongs to what is said about it.")
	s.expect(slices.Equal(s.third.items[0].sending.Bytes, s.second.items[0].sending.Bytes), "the document is the same, byte for byte")
	s.expect(cisis.VisibilityOf(s.third.sent.Entries[0].ConfidentialityCodes) == o.visibility, "the metadata say who does not see it")
	s.made(s.third)
	s.forms(xdm.ChangeVisibility)
	return s.save(filepath.Join(s.folder, "3-hidden"), s.third)
}

// forms shows the five forms in which one action travels.
func (s *story) forms(a xdm.Action) {
	e := cisis.EncodingOf(a)
	s.say("  The same wish in five forms that have to agree:")
	s.say("    archive    slot %s of the entry", e.Slot)
	switch {
	case e.Association != "":
		s.say("    DMP        association %s (ITI-41)", e.Association)
	case e.UpdatesMetadata:
		s.say("    DMP        the entry once more, with all its codes (ITI-57)")
	}
	s.say("    hospital   OBX-11 %s, ORC-1 %s, MDM^%s, MODIF_CONF_CODE %s", e.HL7.ResultStatus, e.HL7.OrderControl, e.HL7.Event, e.HL7.ModifiesConfCode)
	if e.PDSm.RelatesTo != "" {
		s.say("    server     %s with relatesTo %s, the old one becomes %s", e.PDSm.Interaction, e.PDSm.RelatesTo, e.PDSm.Value)
	} else {
		s.say("    server     %s of %s, with the complete list", e.PDSm.Interaction, e.PDSm.Element)
	}
	s.say("    document   %s", map[bool]string{true: "new version that names the old one (relatedDocument RPLC)", false: "unchanged"}[a == xdm.Replace])
}
