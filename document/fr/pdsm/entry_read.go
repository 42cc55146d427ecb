package pdsm

import (
	"encoding/base64"
	"encoding/hex"
	"strings"

	"github.com/ordonnance-numerique/ordonnance-go/document"
	"github.com/ordonnance-numerique/ordonnance-go/document/fhir"
	"github.com/ordonnance-numerique/ordonnance-go/document/fr/cisis"
	"github.com/ordonnance-numerique/ordonnance-go/document/xdm"
)

// ReadEntry turns a reference into the metadata XDS has for it, and says what
// of the reference they do not carry: where nothing is said, [WriteEntry] gives
// an equal reference back, times in another zone apart. Relations to other
// documents are asked of [Relations]. It refuses nothing; nil is an entry that
// says nothing.
func ReadEntry(r *fhir.DocumentReference) (xdm.DocumentEntry, []document.Omission) {
	if r == nil {
		return xdm.DocumentEntry{}, nil
	}
	e := entryOf(r)
	return e, referenceLosses(r, e)
}

func entryOf(r *fhir.DocumentReference) xdm.DocumentEntry {
	e := xdm.DocumentEntry{
		UniqueID: uniqueIDOf(r.MasterIdentifier), TypeCode: conceptCode(r.Type), Comments: r.Description,
		ConfidentialityCodes: conceptCodes(r.SecurityLabel), Status: statusURN(r.Status, archived(r.Extension)),
	}
	if r.Meta != nil {
		e.Version = r.Meta.VersionID
	}
	unique := ""
	if e.EntryUUID, unique, e.LogicalID = entryIDs(r.Identifier); e.UniqueID == "" {
		e.UniqueID = unique
	}
	if len(r.Category) > 0 {
		e.ClassCode = conceptCode(&r.Category[0])
	}
	for i := range r.Author[:min(maxAuthors, len(r.Author))] {
		a := authorOf(r.Contained, &r.Author[i])
		if !a.Person.IsZero() || len(a.Institutions)+len(a.Roles)+len(a.Specialties)+len(a.Telecoms) > 0 {
			e.Authors = append(e.Authors, a)
		}
	}
	e.LegalAuthenticator = personOf(r.Contained, r.Authenticator)
	if len(r.Content) > 0 {
		attachmentOf(&e, r.Content[0].Attachment)
		e.FormatCode = codeOf(r.Content[0].Format)
	}
	contextOf(&e, r)
	return e
}

// archived reads the extension isArchived; nil where it is not there.
func archived(list []fhir.Extension) *bool {
	for _, e := range list {
		if e.URL == extArchived {
			return e.Boolean
		}
	}
	return nil
}

// statusURN is the inverse of [statusOf].
func statusURN(status string, archived *bool) string {
	switch {
	case status == "superseded" || status == "retired":
		return xdm.StatusDeprecated
	case status == "entered-in-error":
		return cisis.StatusDeleted
	case archived != nil && *archived:
		return cisis.StatusArchived
	case status == "current":
		return xdm.StatusApproved
	}
	return ""
}

func attachmentOf(e *xdm.DocumentEntry, a *fhir.Attachment) {
	if a == nil {
		return
	}
	e.MimeType, e.LanguageCode, e.Title, e.CreationTime, e.URI = a.ContentType, a.Language, a.Title, moment(a.Creation), a.URL
	if a.Size != nil {
		e.Size = int64(*a.Size)
	}
	if digest, err := base64.StdEncoding.DecodeString(a.Hash); err == nil {
		e.Hash = strings.ToUpper(hex.EncodeToString(digest))
	}
}

func contextOf(e *xdm.DocumentEntry, r *fhir.DocumentReference) {
	e.PatientID = subjectOf(r.Contained, r.Subject)
	c := r.Context
	if c == nil {
		return
	}
	e.EventCodes, e.FacilityCode, e.PracticeCode = conceptCodes(c.Event), conceptCode(c.FacilityType), conceptCode(c.PracticeSetting)
	if c.Period != nil {
		e.ServiceStartTime, e.ServiceStopTime = moment(c.Period.Start), moment(c.Period.End)
	}
	if p, ok := contained(r.Contained, c.SourcePatientInfo).(*fhir.Patient); ok {
		if e.PatientID.IsZero() {
			e.PatientID = nationalNumber(p)
		}
		e.SourcePatientID, e.SourcePatientInfo = patientOf(p, e.PatientID)
	}
	for i := range c.Related {
		if id := c.Related[i].Identifier; id != nil {
			x := xdm.CX{ID: id.Value, Authority: authorityOf(id.System), Type: conceptCode(id.Type).Code}
			if !x.IsZero() {
				e.References = append(e.References, x)
			}
		}
	}
}

// subjectOf reads whom a document or a lot is of, as far as it is said by a
// number.
func subjectOf(list []fhir.Resource, ref *fhir.Reference) xdm.CX {
	if ref == nil {
		return xdm.CX{}
	}
	if x := cxOf(ref.Identifier); !x.IsZero() {
		return x
	}
	// "Patient?identifier=system|value", as the examples of the ANS have it.
	if query, ok := strings.CutPrefix(ref.Reference, "Patient?identifier="); ok {
		if system, value, cut := strings.Cut(query, "|"); cut && value != "" {
			x := xdm.CX{ID: value, Authority: authorityOf(system)}
			if isINS(system) {
				x.Type = "NH"
			}
			return x
		}
	}
	if p, ok := contained(list, ref).(*fhir.Patient); ok {
		return nationalNumber(p)
	}
	return xdm.CX{}
}

// nationalNumber is the INS among the numbers of a patient, where there is one.
func nationalNumber(p *fhir.Patient) xdm.CX {
	for i := range p.Identifier {
		if isINS(p.Identifier[i].System) {
			return cxOf(&p.Identifier[i])
		}
	}
	return xdm.CX{}
}

// relations are the kinds of association with a code of relatesTo (IHE MHD
// 4.2.3, ConceptMap AssociationTypeVsRelatesTo).
var relations = [][2]string{{xdm.Replaces, "replaces"}, {xdm.Transforms, "transforms"}, {xdm.Appends, "appends"}, {xdm.Signs, "signs"}} // never changed

// Relations returns how a document stands to others, from the identifier of its
// entry to the reference of the other as written: "DocumentReference/12", or a
// URN.
func Relations(r *fhir.DocumentReference) []xdm.Association {
	if r == nil {
		return nil
	}
	source, _, _ := entryIDs(r.Identifier)
	var list []xdm.Association
	for _, x := range r.RelatesTo {
		for _, kind := range relations {
			if x.Code != kind[1] || x.Target == nil {
				continue
			}
			target := x.Target.Reference
			if target == "" && x.Target.Identifier != nil {
				target = uniqueIDOf(x.Target.Identifier)
			}
			list = append(list, xdm.Association{Type: kind[0], Source: source, Target: target})
		}
	}
	return list
}
