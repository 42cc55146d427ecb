package pdsm

import (
	"encoding/base64"
	"encoding/hex"
	"math"
	"strings"
	"time"

	"github.com/ordonnance-numerique/ordonnance-go/document"
	"github.com/ordonnance-numerique/ordonnance-go/document/fhir"
	"github.com/ordonnance-numerique/ordonnance-go/document/fr/cisis"
	"github.com/ordonnance-numerique/ordonnance-go/document/xdm"
)

// EntryOptions is what a reference says and metadata of XDS do not. nil is the
// zero value.
type EntryOptions struct {
	// Custodian keeps the document (required by the profile, not mapped by
	// MHD). Zero is the first institution of the first author.
	Custodian xdm.XON
	// Zone is the zone times are written in. nil is UTC.
	Zone *time.Location
	// URL is where the document is. "" is the URI of the entry where that is an
	// absolute one or a Binary, else none.
	URL string
	// Date is the time of the reference itself. Zero is the creation of the
	// document: PDSm has one, the draft for the DMP the other, and so both
	// agree.
	Date time.Time
}

// WriteEntry turns the metadata of a document into a reference of the profile
// pdsm-comprehensive-document-reference, with author, authenticator and patient
// inside, and says what of it the reference does not carry: where nothing is
// said, [ReadEntry] gives the same entry back. It checks nothing: see
// [ReferenceProfile].
//
// A status of the DMP becomes what FHIR has: archived is current and marked
// (extension isArchived), deleted is entered-in-error, which the profile does
// not allow to be sent.
func WriteEntry(e xdm.DocumentEntry, opts *EntryOptions) (*fhir.DocumentReference, []document.Omission) {
	r := reference(e, opts)
	return r, entryLosses(e, r)
}

func reference(e xdm.DocumentEntry, opts *EntryOptions) *fhir.DocumentReference {
	if opts == nil {
		opts = &EntryOptions{}
	}
	var who cast
	r := &fhir.DocumentReference{
		MasterIdentifier: uniqueIdentifier(e.UniqueID), Identifier: entryIdentifier(e.EntryUUID),
		Type: concept(e.TypeCode), Subject: subject(e.PatientID), Description: e.Comments,
		SecurityLabel: concepts(e.ConfidentialityCodes),
		Content:       []fhir.DocumentContent{{Attachment: attachment(e, opts)}},
	}
	r.Meta = &fhir.Meta{VersionID: e.Version, Profile: []string{profileReference}}
	if e.LogicalID != "" {
		r.Identifier = append(r.Identifier, fhir.Identifier{Use: "secondary", Type: &fhir.CodeableConcept{Text: logicalID}, System: systemURI, Value: e.LogicalID})
	}
	if c := concept(e.ClassCode); c != nil {
		r.Category = []fhir.CodeableConcept{*c}
	}
	if !e.FormatCode.IsZero() {
		c := coding(e.FormatCode)
		r.Content[0].Format = &c
	}
	r.Status, r.Extension = statusOf(e.Status)
	if r.Date = instantText(e.CreationTime, opts.Zone); !opts.Date.IsZero() {
		r.Date = instantText(xdm.NewDTM(opts.Date), opts.Zone)
	}
	for _, a := range e.Authors[:min(maxAuthors, len(e.Authors))] {
		if ref := who.author(a, false); ref != nil {
			r.Author = append(r.Author, *ref)
		}
	}
	r.Authenticator = who.person(e.LegalAuthenticator)
	r.Custodian = custodian(e, opts)
	r.Context = careContext(e, opts, &who)
	r.Contained = who.list
	return r
}

// statusOf writes a status (IHE MHD 4.2.3, ConceptMap FhirStatusVsStatusCode;
// PDSm, pdsm-ext-is-archived). None is taken for current.
func statusOf(status string) (string, []fhir.Extension) {
	switch status {
	case xdm.StatusDeprecated:
		return "superseded", nil
	case cisis.StatusArchived:
		yes := true
		return "current", []fhir.Extension{{URL: extArchived, Boolean: &yes}}
	case cisis.StatusDeleted:
		return "entered-in-error", nil
	}
	return "current", nil
}

func attachment(e xdm.DocumentEntry, opts *EntryOptions) *fhir.Attachment {
	a := &fhir.Attachment{ContentType: e.MimeType, Language: e.LanguageCode, Title: e.Title, Creation: momentText(e.CreationTime, opts.Zone), URL: opts.URL}
	if a.URL == "" && (strings.Contains(e.URI, ":") || strings.HasPrefix(e.URI, "Binary/")) {
		a.URL = e.URI
	}
	// QUIRK: the same digest is hexadecimal in XDS and base64 in FHIR.
	if digest, err := hex.DecodeString(e.Hash); err == nil && len(digest) > 0 {
		a.Hash = base64.StdEncoding.EncodeToString(digest)
	}
	if e.Size > 0 && e.Size <= math.MaxInt32 {
		size := int(e.Size)
		a.Size = &size
	}
	return a
}

// custodian is who keeps the document.
func custodian(e xdm.DocumentEntry, opts *EntryOptions) *fhir.Reference {
	x := opts.Custodian
	if x == (xdm.XON{}) && len(e.Authors) > 0 && len(e.Authors[0].Institutions) > 0 {
		x = e.Authors[0].Institutions[0]
	}
	if x == (xdm.XON{}) {
		return nil
	}
	ref := &fhir.Reference{Type: "Organization", Display: x.Name}
	if ids := identifiers(x.ID, x.Authority, x.IDType); ids != nil {
		ref.Identifier = &ids[0]
	}
	return ref
}

func careContext(e xdm.DocumentEntry, opts *EntryOptions, who *cast) *fhir.DocumentContext {
	c := &fhir.DocumentContext{Event: concepts(e.EventCodes), FacilityType: concept(e.FacilityCode), PracticeSetting: concept(e.PracticeCode)}
	if p := (fhir.Period{Start: momentText(e.ServiceStartTime, opts.Zone), End: momentText(e.ServiceStopTime, opts.Zone)}); p.Start != "" || p.End != "" {
		c.Period = &p
	}
	p := patient(e.PatientID, e.SourcePatientID, e.SourcePatientInfo)
	c.SourcePatientInfo = who.add(p)
	for _, x := range e.References {
		if x.IsZero() {
			continue
		}
		id := fhir.Identifier{System: x.Authority.URI(), Value: x.ID}
		if x.Type != "" {
			id.Type = typeConcept(systemURI, x.Type)
		}
		c.Related = append(c.Related, fhir.Reference{Identifier: &id})
	}
	return c
}
