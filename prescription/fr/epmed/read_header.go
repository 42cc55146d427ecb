package epmed

import (
	"strconv"
	"strings"

	"github.com/ordonnance-numerique/ordonnance-go/document/cda"
	"github.com/ordonnance-numerique/ordonnance-go/identity"
	"github.com/ordonnance-numerique/ordonnance-go/prescription"
	"github.com/ordonnance-numerique/ordonnance-go/prescription/fr/internal/medcda"
)

// header reads everything but the body.
func (r *reader) header(doc *cda.ClinicalDocument) {
	rx := &r.res.Prescription
	rx.Written, _ = medcda.Moment(doc.EffectiveTime, r.Zone)
	if doc.ID != nil {
		rx.ID = medcda.DocumentUUID(doc.ID.Root, doc.ID.Extension)
	}
	for i := range doc.RecordTargets {
		rx.Patient = r.Patient(doc.RecordTargets[i].PatientRole)
		break
	}
	for i := range doc.Authors {
		rx.Prescriber = r.Prescriber(doc.Authors[i].AssignedAuthor)
		break
	}
	for i := range doc.RelatedDocument {
		d := &doc.RelatedDocument[i]
		if d.Type == "RPLC" && d.Parent != nil && len(d.Parent.IDs) > 0 && rx.Replaces == "" {
			rx.Replaces = medcda.DocumentUUID(d.Parent.IDs[0].Root, d.Parent.IDs[0].Extension)
		} else {
			r.unplaced("/relatedDocument", i)
		}
	}
	for i := range doc.Participants {
		if !r.participant(&doc.Participants[i]) {
			r.unplaced("/participant", i)
		}
	}
	for i := range doc.InFulfillmentOf {
		r.unplaced("/inFulfillmentOf", i)
	}
	for i := range doc.DocumentationOf {
		if e := doc.DocumentationOf[i].Event; e == nil || !r.act(e, i) {
			r.unplaced("/documentationOf", i)
		}
	}
	if doc.ComponentOf != nil && doc.ComponentOf.Encounter != nil {
		rx.Setting = r.Words.Code(doc.ComponentOf.Encounter.Code)
	}
	for _, path := range medcda.HeaderRest(doc, 0) {
		r.Found(36, path)
	}
}

// unplaced reports an item of a list that the model has no place for.
func (r *reader) unplaced(list string, i int) { r.Found(36, list+"/"+strconv.Itoa(i)) }

// act reads the principal act: number, validity, and the UUID of the
// prescription; or a tag of the ordonnance. It is false for any other act.
func (r *reader) act(e *cda.ServiceEvent, i int) bool {
	rx := &r.res.Prescription
	if e.Class == "INFO" {
		rx.Tags = append(rx.Tags, r.Words.Code(e.Code))
		return true
	}
	if i > 0 && !e.Code.Is(medcda.OIDLoinc, loincRx) {
		return false
	}
	for j := range e.IDs {
		switch id := &e.IDs[j]; {
		case id.Extension != "" && (rx.Number.IsZero() || id.Root == medcda.OIDEpu):
			rx.Number = id.Identifier()
		case id.Extension == "" && medcda.IsUUID(strings.ToLower(id.Root)):
			rx.ID = strings.ToLower(id.Root)
		}
	}
	if e.EffectiveTime == nil {
		return true
	}
	rx.Validity.Start, _ = medcda.Moment(e.EffectiveTime.Low, r.Zone)
	if high, ok := medcda.Moment(e.EffectiveTime.High, r.Zone); ok {
		rx.Validity.End = medcda.EndAfter(high)
	}
	return true
}

// participant reads the replaced prescriber and the executant; it is false for
// anyone else. The replaced prescriber is CON with CORRE in the volet, REF with
// 353 in the newer profile of the FR Document Core; both are read.
func (r *reader) participant(p *cda.HeaderParticipant) bool {
	e := p.Entity
	if e == nil {
		return false
	}
	rx, function := &r.res.Prescription, ""
	if p.Function != nil {
		function = p.Function.Code
	}
	switch {
	case rx.Replaced == nil && (p.Type == "CON" && function == "CORRE" || p.Type == "REF" && function == "353"):
		who := r.Professional(e.IDs, e.Code, e.Telecoms, e.Person)
		rx.Replaced = &who
	case rx.Executant == nil && p.Type == "PRF":
		org := medcda.PlaceOf(e.Organization)
		if org.IsZero() {
			org = identity.Organization{Identifiers: r.Professional(e.IDs, e.Code, e.Telecoms, e.Person).Identifiers}
		}
		if !org.IsZero() {
			rx.Executant = &org
		}
		if p.Time != nil {
			r.res.ExecuteBy, _ = medcda.Moment(p.Time.High, r.Zone)
		}
	default:
		return false
	}
	return true
}

// repeatsOf reads the number of renewals: NI is unlimited.
func repeatsOf(x *cda.IVL) prescription.Repeats {
	if x == nil {
		return prescription.Repeats{}
	}
	if x.Null == cda.NoInformation {
		return prescription.Unlimited
	}
	n := 0
	if len(x.Value) == 0 || len(x.Value) > 3 {
		return prescription.Repeats{}
	}
	for _, c := range x.Value {
		if c < '0' || c > '9' {
			return prescription.Repeats{}
		}
		n = 10*n + int(c-'0')
	}
	v, _ := prescription.Times(n)
	return v
}
