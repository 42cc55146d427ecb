package eprescription

import (
	"github.com/ordonnance-numerique/ordonnance-go/document/fhir"
	"github.com/ordonnance-numerique/ordonnance-go/prescription"
)

// noteText begins the note that repeats the text of the line, as in the
// examples of the guide.
const noteText = "Prescription textuelle : "

// Scopes of a note (guide, CodeSystem fr-note-scope-codes).
const (
	scopeWhole   = "PRESCCOM"    // comment on the prescription
	scopeText    = "LIPRESCTXT"  // the line as text
	scopeComment = "LIPRESCCOMM" // comment on the line
)

// request writes a line. The intent is the caller's.
func (w *writer) request(p *prescription.Prescription, l *prescription.Line, s shared) *fhir.MedicationRequest {
	r := &fhir.MedicationRequest{Identifier: []fhir.Identifier{lineIdentifier(p.ID, l.ID)}, Status: "active", Subject: s.patient,
		Encounter: s.encounter, SupportingInformation: s.supporting, AuthoredOn: p.Written.String(), Requester: s.prescriber}
	r.Extension = []fhir.Extension{{URL: extRendered, Markdown: l.Text}}
	if period := period(l.Period.Start, l.Period.End); period != nil {
		r.Extension = append(r.Extension, fhir.Extension{URL: extPeriod, Period: period})
	}
	r.GroupIdentifier = group(p)
	r.Note = notes(p, l)
	w.statements(r, l.Flags, s.patient)
	w.product(r, l)
	if guided(r) {
		r.Meta = &fhir.Meta{Profile: []string{profileRequest}}
	}
	for _, c := range l.Indications {
		r.ReasonCode = append(r.ReasonCode, *w.concept(c))
	}
	r.DosageInstruction = []fhir.Dosage{{AdditionalInstruction: []fhir.CodeableConcept{{Text: l.Text}}}}
	if l.Dosage != nil {
		r.DosageInstruction = w.dosage(&r.Domain, l.Dosage)
	}
	w.counter(r, p, l, s)
	if p.Replaces != "" {
		id := urn(p.Replaces)
		r.PriorPrescription = &fhir.Reference{Identifier: &id}
	}
	return r
}

// group is the identifier that the lines share: the number of the national
// service, else that of the prescription.
func group(p *prescription.Prescription) *fhir.Identifier {
	switch {
	case !p.Number.IsZero():
		return &fhir.Identifier{System: p.Number.System, Value: p.Number.Value}
	case p.ID != "":
		id := urn(p.ID)
		return &id
	}
	return nil
}

func notes(p *prescription.Prescription, l *prescription.Line) []fhir.Annotation {
	scoped := func(scope, text string) fhir.Annotation {
		return fhir.Annotation{Element: fhir.Element{Extension: []fhir.Extension{{URL: extNoteScope, Code: scope}}}, Text: text}
	}
	out := []fhir.Annotation{scoped(scopeText, noteText+l.Text)}
	if p.Comment != "" {
		out = append(out, scoped(scopeWhole, p.Comment))
	}
	for _, m := range l.Mentions {
		out = append(out, scoped(scopeComment, m))
	}
	return out
}

// statements writes the five flags, false as well as true: two as extensions,
// three as observations (FR Document Core 0.1.0; the guide itself has none).
func (w *writer) statements(r *fhir.MedicationRequest, f prescription.Flags, patient *fhir.Reference) {
	off := fhir.Extension{URL: extOffLabel}
	off.Extension = []fhir.Extension{{URL: "isOffLabelUse", Boolean: flag(f.OffLabel)}}
	r.Extension = append(r.Extension, off, fhir.Extension{URL: extNotCovered, Boolean: flag(f.NotReimbursed)})
	for _, s := range []struct {
		code, label string
		value       bool
	}{{taLongTerm, "En rapport avec une affection de longue durée (ALD)", f.LongTerm},
		{taWorkRelated, "En rapport avec un accident du travail ou une maladie professionnelle (AT/MP)", f.WorkRelated},
		{taPreventive, "Prévention", f.Preventive}} {
		r.ReasonReference = append(r.ReasonReference, *w.statement(s.code, s.label, s.value, patient))
	}
}

// statement is the observation of a flag, written once for all lines.
func (w *writer) statement(code, label string, value bool, patient *fhir.Reference) *fhir.Reference {
	role := "flag/" + code
	if value {
		role += "/true"
	}
	if found := w.flags[role]; found != nil {
		return found
	}
	if w.flags == nil {
		w.flags = make(map[string]*fhir.Reference)
	}
	o := &fhir.Observation{Status: "final", Subject: patient, Code: concept(ta, code, label), ValueBoolean: flag(value)}
	o.Meta = &fhir.Meta{Profile: []string{profileObservation}}
	w.flags[role] = w.add(role, o)
	return w.flags[role]
}

const ta = "urn:oid:1.2.250.1.213.1.1.4.322"

// counter writes what concerns the dispensing.
func (w *writer) counter(r *fhir.MedicationRequest, p *prescription.Prescription, l *prescription.Line, s shared) {
	d := fhir.DispenseRequest{DispenseInterval: duration(l.RenewalPeriod), ValidityPeriod: period(p.Validity.Start, p.Validity.End),
		Quantity: quantity(l.Quantity), Performer: s.executant}
	n, stated := l.Repeats.Number()
	if stated {
		d.NumberOfRepeatsAllowed = &n
	}
	if l.ForDispenser != "" {
		d.Extension = []fhir.Extension{{URL: extDispensing, Annotation: &fhir.Annotation{Text: l.ForDispenser}}}
	}
	if stated || d.DispenseInterval != nil || d.ValidityPeriod != nil || d.Quantity != nil || d.Performer != nil || d.Extension != nil {
		r.DispenseRequest = &d
	}
	if l.Substitution.Refused {
		r.Substitution = &fhir.Substitution{AllowedCodeableConcept: concept(systemSubstitution, "N", "none"),
			Reason: w.concept(l.Substitution.Motive)}
	}
}
