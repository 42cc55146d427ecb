package main

import (
	"bytes"
	"slices"

	"github.com/ordonnance-numerique/ordonnance-go/prescription"
	"github.com/ordonnance-numerique/ordonnance-go/prescription/ledger"
)

// merge is a second pharmacy. It is offline and does not know of the first, so
// it accepts two lines: one that was refused for want of stock, which is right,
// and one that was handed out already, which it cannot know. When both records
// meet, each counts once and what was handed out twice comes up.
func (s *story) merge() error {
	who := pharmacist("GENE RPPS", "ALAIN", "899900023351", "PHARMACIE DE L'EXEMPLE", "10B0172805")
	other, err := openPharmacy(s.files, "pharmacist-2", who, s.paris)
	if err != nil {
		return err
	}
	_, token, err := other.handOut(s.received, otherAct, s.at.AddDate(0, 0, 1),
		prescription.Item{Line: "4", Action: prescription.Full},
		prescription.Item{Line: "5", Action: prescription.Full})
	if err != nil {
		return err
	}
	s.say("  %s hands out lines 4 and 5, and signs.", who.Place.Name)
	s.say("  Line 4 was open to others; that line 5 was handed out already it could not know.")
	s.say("  Later the two exchange their signed records. Each is verified before it is believed.")
	if err := s.nolot.receive(token, s.keys, s.at.AddDate(0, 0, 1)); err != nil {
		return err
	}
	if err := other.receive(s.record, s.keys, s.at.AddDate(0, 0, 1)); err != nil {
		return err
	}
	if err := s.same(&s.nolot.ledger, &other.ledger); err != nil {
		return err
	}
	s.found(s.standing(other), other.ledger.Of(s.received.Value().ID))
	return nil
}

// same shows that the order does not matter, nor that a record comes twice.
func (s *story) same(a, b *ledger.Ledger) error {
	var one, two bytes.Buffer
	if err := ledger.Write(&one, ledger.Merge(a, b)); err != nil {
		return err
	}
	if err := ledger.Write(&two, ledger.Merge(b, a, b)); err != nil {
		return err
	}
	s.expect(bytes.Equal(one.Bytes(), two.Bytes()), "merging gives the same ledger whatever the order")
	s.say("  Both now hold the same ledger of %s.", count(ledger.Merge(a, b).Len(), "act"))
	return nil
}

// found shows what the merged record brought to light.
func (s *story) found(state prescription.State, acts []prescription.Dispensation) {
	for _, f := range state.Findings {
		s.say("  FOUND    %s: line %s, %s", f.Code, f.Line, f.Message.EN)
		s.say("           « %s »", f.Message.FR)
		for _, act := range acts {
			if slices.Contains(f.Dispensations, act.ID) {
				s.say("           by %s on %s", act.Dispenser.Place.Name, act.At.Date())
			}
		}
	}
	s.expect(len(state.Findings) == 1 && state.Findings[0].Code == "DSP-101" && state.Findings[0].Line == "5",
		"the line that was handed out twice is found, and nothing else")
}
