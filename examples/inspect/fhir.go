package main

import (
	"errors"

	"github.com/ordonnance-numerique/ordonnance-go/document/fhir"
	"github.com/ordonnance-numerique/ordonnance-go/prescription/fr/eprescription"
)

// lookFHIR shows a bundle as the prescription or the dispensation it is, and
// says of anything else what it holds.
func lookFHIR(r *report, raw []byte) error {
	rx, faults, err := eprescription.Read(raw, nil)
	switch {
	case err == nil:
		r.Faults = append(r.Faults, faults...)
		showPrescription(r, rx)
		return nil
	case errors.Is(err, eprescription.ErrNoRequest):
		return lookDispense(r, raw)
	}
	return lookResource(r, raw)
}

func lookDispense(r *report, raw []byte) error {
	done, faults, err := eprescription.ReadDispensation(raw, nil)
	if err != nil {
		return lookResource(r, raw)
	}
	r.Faults = append(r.Faults, faults...)
	showDispensation(r, done)
	return nil
}

// lookResource names the type of any resource, and those in a bundle.
func lookResource(r *report, raw []byte) error {
	found, faults, err := fhir.Read(raw)
	if err != nil {
		return err
	}
	r.Type = found.ResourceType()
	r.Faults = append(r.Faults, faults...)
	if b, ok := found.(*fhir.Bundle); ok {
		for _, e := range b.Entry {
			if e.Resource != nil {
				r.Sections = append(r.Sections, e.Resource.ResourceType())
			}
		}
	}
	return nil
}
