package main

import (
	"errors"
	"time"

	"github.com/ordonnance-numerique/ordonnance-go/prescription"
	"github.com/ordonnance-numerique/ordonnance-go/prescription/fr/ordonnance"
)

// The acts of the story have fixed numbers, so that it is the same at each
// run. A program makes a new UUID for each act.
const (
	firstAct  = "0a4d1c52-6f0e-4b1e-9d55-6d1f0c3b7e01"
	secondAct = "0a4d1c52-6f0e-4b1e-9d55-6d1f0c3b7e02"
	otherAct  = "0a4d1c52-6f0e-4b1e-9d55-6d1f0c3b7e03"
)

// dispense is the counter of the pharmacie Nolot, with the chronic treatment.
func (s *story) dispense() error {
	var err error
	who := pharmacist("PHARMACH0007512", "KIT", "899700075122", "PHARMACIE NOLOT", "1580008803")
	if s.nolot, err = openPharmacy(s.files, "pharmacist", who, s.paris); err != nil {
		return err
	}
	s.otherBrand()
	if err := s.firstTime(); err != nil {
		return err
	}
	s.again()
	return nil
}

// otherBrand tries to replace a product that the prescriber keeps: refused.
func (s *story) otherBrand() {
	s.say("  The pharmacist tries to hand out another lévothyroxine on line 4:")
	item := prescription.Item{Line: "4", Action: prescription.Full, Product: product("3400939990101"),
		Substituted: &prescription.Substituted{Reason: prescription.Code{Display: "médicament prescrit indisponible"}}}
	_, _, err := s.nolot.handOut(s.received, firstAct, s.at.Add(time.Hour), item)
	s.refusals(err, "DSP-042")
}

// firstTime hands out what can be: in full, in part with a generic, and one
// line not at all.
func (s *story) firstTime() error {
	shortage := prescription.Code{System: prescription.ReasonSystem, Code: prescription.ReasonShortage,
		Display: "rupture de stock"}
	done, token, err := s.nolot.handOut(s.received, firstAct, s.at.Add(time.Hour),
		prescription.Item{
			Line: "1", Action: prescription.Partial, Quantity: boxes("1"),
			Product: product("3400939990095"),
			Substituted: &prescription.Substituted{
				Type:   prescription.Code{System: "http://terminology.hl7.org/CodeSystem/v3-substanceAdminSubstitution", Code: "G"},
				Reason: prescription.Code{Display: "générique, une seule boîte en stock"}},
		},
		prescription.Item{Line: "2", Action: prescription.Full},
		prescription.Item{Line: "3", Action: prescription.Full},
		prescription.Item{Line: "4", Action: prescription.Refused, Reason: shortage},
		prescription.Item{Line: "5", Action: prescription.Full},
	)
	if err != nil {
		return err
	}
	s.record = token
	s.say("  The pharmacist dispenses what can be (%s):", s.nolot.who.Place.Name)
	for _, item := range done.Items {
		s.say("    line %s  %s", item.Line, did(item))
	}
	s.say("  The record is signed by the pharmacist (%d characters), for the prescriber and other pharmacies.", len(token))
	return nil
}

// again is the next day: the same page is shown once more.
func (s *story) again() {
	s.say("  The next day somebody shows the same page again and wants all of it:")
	var items []prescription.Item
	for _, l := range s.received.Value().Lines {
		items = append(items, prescription.Item{Line: l.ID, Action: prescription.Full})
	}
	_, _, err := s.nolot.handOut(s.received, secondAct, s.at.AddDate(0, 0, 1), items...)
	s.refusals(err, "DSP-029")
	s.say("  A request is accepted whole or not at all, so that nothing is handed out now.")
	s.say("  What is still owed:")
	s.standing(s.nolot)
}

// refusals shows why a request is not accepted, line by line.
func (s *story) refusals(err error, expected string) {
	var refused *prescription.DispenseError
	if !errors.As(err, &refused) {
		s.expect(false, "the request is refused")
		return
	}
	for _, r := range refused.Refusals {
		s.say("    line %s  REFUSED  %s %s", r.Line, r.Code, r.Message.EN)
		when := ""
		if !r.Next.IsZero() {
			when = ", possible à partir du " + r.Next.String()
		}
		s.say("            « %s »%s", r.Message.FR, when)
	}
	s.expect(refused.Has(expected), "the refusal is "+expected)
}

// standing shows how far each line is carried out.
func (s *story) standing(p *pharmacy) prescription.State {
	rx := s.received.Value()
	state := prescription.StateOf(rx, p.ledger.Of(rx.ID), prescription.At(s.at.AddDate(0, 0, 1)), p.options())
	for _, l := range state.Lines {
		s.say("    line %s  %s", l.Line, standing(l))
	}
	return state
}

func boxes(n prescription.Decimal) *prescription.Quantity {
	return &prescription.Quantity{Value: n, Unit: "boîte", System: ordonnance.SystemEDQM, Code: "30009000"}
}
