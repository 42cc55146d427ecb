package eprescription

import (
	"regexp"
	"strings"

	"github.com/ordonnance-numerique/ordonnance-go/document/fhir"
	"github.com/ordonnance-numerique/ordonnance-go/identity"
	"github.com/ordonnance-numerique/ordonnance-go/prescription"
	"github.com/ordonnance-numerique/ordonnance-go/prescription/fr/ordonnance"
)

// lineShape is what the identifier of a line may be (JSON Schema of the
// prescription, lineID).
var lineShape = regexp.MustCompile(`^[0-9A-Za-z][0-9A-Za-z._:-]{0,63}$`) // never changed

// lineIDs gives each request an identifier of its own: its first one, else
// that of the resource, else its number.
func lineIDs(requests []*fhir.MedicationRequest, rx string) []string {
	used := make(map[string]bool, len(requests))
	out := make([]string, len(requests))
	for i, m := range requests {
		for _, id := range append(valuesOf(m.Identifier), m.ID, itoa(i+1), "line-"+itoa(i+1)) {
			if lineShape.MatchString(id) && !used[id] {
				out[i], used[id] = id, true
				break
			}
		}
		if len(m.Identifier) > 0 && bare(&m.Identifier[0]) == out[i] {
			id := &m.Identifier[0]
			id.Value = ""
			if id.System == systemURN || id.System == "urn:uuid:"+rx {
				id.System = ""
			}
		}
	}
	return out
}

func valuesOf(list []fhir.Identifier) []string {
	if len(list) == 0 {
		return nil
	}
	return []string{bare(&list[0])}
}

// request reads one line, and what it repeats of the whole prescription.
func (r *reader) request(p *prescription.Prescription, m *fhir.MedicationRequest, first bool, id string) prescription.Line {
	path := r.paths[m]
	l := prescription.Line{ID: id}
	r.whole(p, m, first, path)
	r.status(m, path)
	r.text(p, m, &l, first, path)
	r.productOf(m, &l, path)
	for i := range m.ReasonCode {
		l.Indications = append(l.Indications, r.concept(&m.ReasonCode[i], item(path+"/reasonCode", i)))
	}
	if e := extension(m.Extension, extPeriod); e != nil {
		l.Period.Start, l.Period.End = r.period(e.Period, path+"/extension")
	}
	r.statements(m, &l, path)
	r.dosages(m, &l, path)
	r.counter(p, m, &l, first, path)
	if l.Text == "" {
		r.found(foundNoText, path)
		l.Text = ordonnance.Sentence(l)
	}
	return l
}

// whole reads what every line repeats.
func (r *reader) whole(p *prescription.Prescription, m *fhir.MedicationRequest, first bool, path string) {
	again(r, first, &p.Patient, r.subject(m, m.Subject, path+"/subject"), path+"/subject")
	again(r, first, &p.Prescriber, r.requester(m, m.Requester, path+"/requester"), path+"/requester")
	again(r, first, &p.Written, r.moment(&m.AuthoredOn, path+"/authoredOn"), path+"/authoredOn")
	again(r, first, &p.Number, number(p, m), path+"/groupIdentifier")
	again(r, first, &p.Setting, r.setting(m, path), path+"/encounter")
	replaces := ""
	if prior := m.PriorPrescription; prior != nil && prior.Identifier != nil {
		replaces = bare(take(&prior.Identifier))
	}
	again(r, first, &p.Replaces, replaces, path+"/priorPrescription")
	r.context(p, m, path)
}

// number reads the identifier of the group when it is not that of the
// prescription.
func number(p *prescription.Prescription, m *fhir.MedicationRequest) identity.Identifier {
	g := m.GroupIdentifier
	if g == nil {
		return identity.Identifier{}
	}
	if bare(g) == p.ID {
		m.GroupIdentifier = nil
		return identity.Identifier{}
	}
	return identity.Identifier{System: take(&g.System), Value: take(&g.Value)}
}

func (r *reader) setting(m *fhir.MedicationRequest, path string) prescription.Code {
	e, ok := r.resolve(m, m.Encounter, path+"/encounter").(*fhir.Encounter)
	if !ok {
		return prescription.Code{}
	}
	return once(r, e, func(e *fhir.Encounter) prescription.Code {
		e.Status, e.Subject = "", nil
		if e.Class == nil {
			return prescription.Code{}
		}
		return r.coding(e.Class)
	})
}

// status reads where the line stands. FR Document Core writes "completed" on
// every prescription, so it says nothing.
func (r *reader) status(m *fhir.MedicationRequest, path string) {
	switch take(&m.Status) {
	case "active", "completed":
	default:
		r.found(foundStatus, path+"/status")
	}
	switch take(&m.Intent) {
	case "order", "option", "original-order":
	default:
		r.found(foundIntent, path+"/intent")
	}
	if m.Priority == "routine" {
		m.Priority = ""
	}
}

// text reads the text of the line and the notes.
func (r *reader) text(p *prescription.Prescription, m *fhir.MedicationRequest, l *prescription.Line, first bool, path string) {
	if e := extension(m.Extension, extRendered); e != nil {
		l.Text = e.Markdown
	}
	comment := ""
	for i := range m.Note {
		n := &m.Note[i]
		scope := scopeOf(n)
		words, isText := rendered(n.Text)
		switch {
		case n.Text == "": // reported as FHIR-104 or FHIR-107
		case isText || scope == scopeText:
			if l.Text == "" {
				l.Text = words
			} else if !strings.Contains(n.Text, l.Text) {
				r.found(foundWording, item(path+"/note", i))
				l.Mentions = append(l.Mentions, n.Text)
			}
		case scope == scopeWhole && comment == "":
			comment = n.Text
		default:
			l.Mentions = append(l.Mentions, n.Text)
		}
		n.Text = ""
	}
	again(r, first, &p.Comment, comment, path+"/note")
}

// scopeOf takes the scope of a note, when it is one of those written here.
func scopeOf(n *fhir.Annotation) string {
	for i := range n.Extension {
		e := &n.Extension[i]
		if e.URL == extNoteScope && (e.Code == scopeText || e.Code == scopeWhole || e.Code == scopeComment) {
			return take(e).Code
		}
	}
	return ""
}

// rendered cuts off what the examples of the guide write before the text.
func rendered(note string) (words string, ok bool) {
	rest, ok := strings.CutPrefix(note, "Prescription textuelle")
	if !ok {
		return note, false
	}
	return strings.TrimSpace(strings.TrimPrefix(strings.TrimSpace(rest), ":")), true
}

// counter reads what concerns the dispensing.
func (r *reader) counter(p *prescription.Prescription, m *fhir.MedicationRequest, l *prescription.Line, first bool, path string) {
	var validity prescription.Period
	var executant *identity.Organization
	if d := m.DispenseRequest; d != nil {
		at := path + "/dispenseRequest"
		l.RenewalPeriod = r.span(d.DispenseInterval, at+"/dispenseInterval")
		validity.Start, validity.End = r.period(d.ValidityPeriod, at+"/validityPeriod")
		l.Quantity = r.quantity(d.Quantity, at+"/quantity")
		if n := d.NumberOfRepeatsAllowed; n != nil {
			times, err := prescription.Times(*n)
			if err == nil {
				l.Repeats, d.NumberOfRepeatsAllowed = times, nil
			}
		}
		if e := extension(d.Extension, extDispensing); e != nil && e.Annotation != nil {
			l.ForDispenser = e.Annotation.Text
		}
		if place, ok := r.resolve(m, d.Performer, at+"/performer").(*fhir.Organization); ok {
			o := once(r, place, r.organizationOf)
			executant = &o
		}
	}
	again(r, first, &p.Validity, validity, path+"/dispenseRequest/validityPeriod")
	again(r, first, &p.Executant, executant, path+"/dispenseRequest/performer")
	r.substitution(m.Substitution, l, path+"/substitution")
}

func (r *reader) substitution(s *fhir.Substitution, l *prescription.Line, path string) {
	if s == nil {
		return
	}
	if b := s.AllowedBoolean; b != nil {
		l.Substitution.Refused = !*b
		s.AllowedBoolean = nil
	}
	if c := s.AllowedCodeableConcept; c != nil && len(c.Coding) > 0 {
		switch c.Coding[0].Code {
		case "N":
			l.Substitution.Refused = true
			s.AllowedCodeableConcept = nil
		case "G", "E":
			s.AllowedCodeableConcept = nil
		}
	}
	l.Substitution.Motive = r.concept(s.Reason, path+"/reason")
}
