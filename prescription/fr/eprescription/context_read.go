package eprescription

import (
	"github.com/ordonnance-numerique/ordonnance-go/document/fhir"
	"github.com/ordonnance-numerique/ordonnance-go/prescription"
)

// observed is what an observation says.
type observed struct {
	code     prescription.Code
	quantity *prescription.Quantity
	concept  prescription.Code
	boolean  *bool
}

func (r *reader) observation(o *fhir.Observation) observed {
	return once(r, o, func(o *fhir.Observation) observed {
		path := r.paths[o]
		out := observed{quantity: r.quantity(o.ValueQuantity, path+"/valueQuantity"), boolean: take(&o.ValueBoolean)}
		if o.Code != nil && len(o.Code.Coding) > 0 {
			out.code = r.coding(&o.Code.Coding[0])
			o.Code.Text = ""
		}
		if c := o.ValueCodeableConcept; c != nil && len(c.Coding) > 0 {
			out.concept = r.coding(&c.Coding[0])
			c.Text = ""
		}
		// The subject is the patient of the bundle; the category follows from the code.
		o.Status, o.Subject, o.Category = "", nil, nil
		return out
	})
}

// context reads the measurements a line refers to.
func (r *reader) context(p *prescription.Prescription, m *fhir.MedicationRequest, path string) {
	for i := range m.SupportingInformation {
		at := item(path+"/supportingInformation", i)
		o, ok := r.resolve(m, &m.SupportingInformation[i], at).(*fhir.Observation)
		if !ok {
			continue
		}
		seen := r.observation(o)
		switch {
		case seen.code.Is(systemLOINC, loincWeight) && seen.quantity != nil:
			r.measure(&p.Context.Weight, seen.quantity, at)
		case seen.code.Is(systemLOINC, loincHeight) && seen.quantity != nil:
			r.measure(&p.Context.Height, seen.quantity, at)
		case seen.code.Is(systemLOINC, loincPregnancy) && (seen.concept.Code == snomedPregnant || seen.concept.Code == snomedNot):
			b := seen.concept.Code == snomedPregnant
			p.Context.Pregnant = &b
		default:
			r.found(foundRest, at)
		}
	}
}

// measure keeps the first of several measurements and reports another one.
func (r *reader) measure(field **prescription.Quantity, q *prescription.Quantity, path string) {
	if *field == nil {
		v := *q
		*field = &v
	} else if **field != *q {
		r.found(foundDisagree, path)
	}
}

// statements reads the five flags of a line.
func (r *reader) statements(m *fhir.MedicationRequest, l *prescription.Line, path string) {
	stated := 0
	if e := extension(m.Extension, extNotCovered); e != nil && e.Boolean != nil {
		l.Flags.NotReimbursed = *e.Boolean
		stated++
	}
	if e := extension(m.Extension, extOffLabel); e != nil {
		if b := extension(e.Extension, "isOffLabelUse"); b != nil && b.Boolean != nil {
			l.Flags.OffLabel = *b.Boolean
			stated++
		}
	}
	for i := range m.ReasonReference {
		at := item(path+"/reasonReference", i)
		o, ok := r.resolve(m, &m.ReasonReference[i], at).(*fhir.Observation)
		if !ok {
			continue
		}
		seen := r.observation(o)
		field := flagOf(&l.Flags, seen.code.Code)
		if seen.code.System != ta || field == nil || seen.boolean == nil {
			r.found(foundRest, at)
			continue
		}
		*field = *seen.boolean
		stated++
	}
	if stated < 5 {
		r.found(foundNoFlags, path)
	}
}

func flagOf(f *prescription.Flags, code string) *bool {
	switch code {
	case taLongTerm:
		return &f.LongTerm
	case taWorkRelated:
		return &f.WorkRelated
	case taPreventive:
		return &f.Preventive
	}
	return nil
}

// group reads the links between lines.
func (r *reader) group(p *prescription.Prescription, g *fhir.RequestGroup, lines map[fhir.Resource]int) {
	path := r.paths[g]
	g.Status, g.Intent, g.AuthoredOn, g.Author, g.GroupIdentifier = "", "", "", nil, nil
	if g.Priority == "routine" {
		g.Priority = ""
	}
	if g.Subject != nil && r.resolve(g, g.Subject, path+"/subject") == nil {
		g.Subject = nil // reported
	}
	owner := make(map[string]int, len(g.Action))
	for i := range g.Action {
		a := &g.Action[i]
		res := r.resolve(g, a.Resource, item(path+"/action", i)+"/resource")
		if n, ok := lines[res]; ok && a.ID != "" {
			owner[a.ID] = n
		}
	}
	for i := range g.Action {
		from, ok := owner[g.Action[i].ID]
		for j := range g.Action[i].RelatedAction {
			a := &g.Action[i].RelatedAction[j]
			to, known := owner[a.ActionID]
			if !ok || !known || from == to {
				continue // stays behind, so that it is reported
			}
			at := item(item(path+"/action", i)+"/relatedAction", j)
			link := prescription.Link{Line: p.Lines[to].ID, Relation: r.relation(a, at), Offset: r.span(a.OffsetDuration, at+"/offsetDuration")}
			a.ActionID = ""
			p.Lines[from].Links = append(p.Lines[from].Links, link)
		}
	}
}

// relation reads how two actions stand to each other, by its direction.
func (r *reader) relation(a *fhir.RelatedAction, path string) prescription.Relation {
	if e := extension(a.Extension, extRelation); e != nil && e.Code == "ALT" {
		a.Relationship = ""
		return prescription.Alternative
	}
	name := take(&a.Relationship)
	for _, d := range []prescription.Relation{prescription.Before, prescription.Concurrent, prescription.After} {
		if len(name) > len(d) && name[:len(d)] == string(d) {
			r.found(foundFiner, path+"/relationship")
			return d
		}
	}
	return prescription.Relation(name)
}
