package main

import (
	"github.com/ordonnance-numerique/ordonnance-go/document/fhir"
	"github.com/ordonnance-numerique/ordonnance-go/prescription/fr/eprescription"
)

// maxValues bounds a bundle with documents or a page of results.
const maxValues = 400_000

// lookFHIR shows a bundle as the prescription, the dispensation, the lot of
// documents or the measures that it is, and says of anything else what it holds.
func lookFHIR(r *report, raw []byte) error {
	found, faults, err := fhir.ReadSized(raw, &fhir.Limits{Bytes: maxFile, Values: maxValues})
	if err != nil {
		return err
	}
	held := holds(found)
	r.Type = found.ResourceType()
	switch {
	case held["MedicationRequest"]:
		return lookRequest(r, raw)
	case held["MedicationDispense"]:
		return lookDispense(r, raw)
	}
	r.Faults = append(r.Faults, faults...)
	switch b, isBundle := found.(*fhir.Bundle); {
	case isBundle && held["DocumentReference"]:
		return lookShared(r, b)
	case held["DocumentReference"]:
		r.Documents = append(r.Documents, lookReference("", found.(*fhir.DocumentReference)))
		showLots(r)
	case held["Observation"]:
		r.Faults = r.Faults[:0] // the reader of measures tells them
		if ok, err := lookMeasures(r, raw); ok || err != nil {
			return err
		}
		return lookResource(r, raw)
	case isBundle:
		r.list(b)
	}
	return nil
}

// holds are the types of a resource and of those in it.
func holds(r fhir.Resource) map[string]bool {
	held := map[string]bool{r.ResourceType(): true}
	if b, ok := r.(*fhir.Bundle); ok {
		for _, e := range b.Entry {
			if e.Resource != nil {
				held[e.Resource.ResourceType()] = true
			}
		}
	}
	return held
}

func lookRequest(r *report, raw []byte) error {
	rx, faults, err := eprescription.Read(raw, nil)
	if err != nil {
		return lookResource(r, raw)
	}
	r.Faults = append(r.Faults, faults...)
	showPrescription(r, rx)
	return nil
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
		r.list(b)
	}
	return nil
}

// list names what is in a bundle.
func (r *report) list(b *fhir.Bundle) {
	for _, e := range b.Entry {
		if e.Resource != nil {
			r.Sections = append(r.Sections, e.Resource.ResourceType())
		}
	}
}
