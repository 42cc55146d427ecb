package eprescription

import (
	"github.com/ordonnance-numerique/ordonnance-go/document/fhir"
	"github.com/ordonnance-numerique/ordonnance-go/prescription"
)

// links gives each line that is tied to another, in either direction, the name
// of its action in the group.
func links(lines []prescription.Line) map[string]string {
	in := make(map[string]bool)
	for _, l := range lines {
		for _, link := range l.Links {
			in[l.ID], in[link.Line] = true, true
		}
	}
	names := make(map[string]string, len(in))
	for i, l := range lines {
		if in[l.ID] {
			names[l.ID] = "line-" + itoa(i+1)
		}
	}
	return names
}

// group writes the links between lines (guide, fr-requestgroup-for-prescription).
func (w *writer) group(p *prescription.Prescription, s shared, names map[string]string, requests map[string]*fhir.Reference) *fhir.RequestGroup {
	g := &fhir.RequestGroup{Status: "active", Intent: "order", Subject: s.patient, AuthoredOn: p.Written.String(), Author: s.prescriber}
	g.Meta = &fhir.Meta{Profile: []string{profileGroup}}
	g.GroupIdentifier = group(p)
	if g.GroupIdentifier == nil {
		g.GroupIdentifier = &fhir.Identifier{System: systemURN, Value: w.address("number")}
	}
	for _, l := range p.Lines {
		if names[l.ID] == "" {
			continue
		}
		a := fhir.Action{Element: fhir.Element{ID: names[l.ID]}, Resource: requests[l.ID]}
		for _, link := range l.Links {
			a.RelatedAction = append(a.RelatedAction, related(link, names[link.Line]))
		}
		g.Action = append(g.Action, a)
	}
	return g
}

// related is one link. R4 has no alternative; the guide adds one.
func related(link prescription.Link, name string) fhir.RelatedAction {
	r := fhir.RelatedAction{ActionID: name, Relationship: string(link.Relation), OffsetDuration: duration(link.Offset)}
	if link.Relation == prescription.Alternative {
		r.Relationship = string(prescription.Concurrent)
		r.Extension = []fhir.Extension{{URL: extRelation, Code: "ALT"}}
	}
	return r
}
