package pdsm

import (
	"crypto/sha1" // the digest XDS and MHD have
	"encoding/base64"
	"encoding/hex"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/ordonnance-numerique/ordonnance-go/document"
	"github.com/ordonnance-numerique/ordonnance-go/document/fhir"
	"github.com/ordonnance-numerique/ordonnance-go/document/fr/cisis"
	"github.com/ordonnance-numerique/ordonnance-go/document/xdm"
	"github.com/ordonnance-numerique/ordonnance-go/identity/fr/ins"
	"github.com/ordonnance-numerique/ordonnance-go/internal/oid"
)

// LotOptions is what a transaction says and a lot does not.
type LotOptions struct {
	// UUIDs gives the addresses inside the transaction. It is required.
	UUIDs xdm.UUIDSource
	// Custodian keeps the documents. Zero is the first institution of the first
	// author of each.
	Custodian xdm.XON
	// Zone is the zone times are written in. nil is UTC.
	Zone *time.Location
	// Old leads from the identifier of an entry that is replaced, as the
	// association has it, to its reference on the server: "DocumentReference/12"
	// or "DocumentReference?identifier=system|value". An identifier that is not
	// there is the id on the server where it is a UUID, as in the DMP.
	Old map[string]string
	// Once makes the transaction one that may be sent twice: the server is
	// asked to create no lot and no reference whose identifier it has
	// (ifNoneExist). [Client.Provide] repeats only such a one.
	Once bool
	// Tables are the codes. nil is those of this release.
	Tables *cisis.Tables
}

// NewLot makes the transaction that adds a lot of documents, or replaces some
// (ITI-65): list, references, one Binary for each document, and for each entry
// that an association of the lot replaces, relatesTo in the new reference and a
// patch to superseded of the old one. The same lot and source of UUIDs give the
// same transaction. p is what [cisis.NewLot] makes, with Sender.DMP where it
// replaces; patient is the identity as the sending system holds it, at the
// moment at.
//
// It says what of the lot the transaction does not carry. An *Error PDSM-1nn
// refuses an identity that is not qualified, more than one patient, files that
// are not the ones described, deletion, and what breaks a rule of
// [LotProfile].
func NewLot(p xdm.Parcel, patient ins.Identity, at time.Time, opts *LotOptions) (*fhir.Bundle, []document.Omission, error) {
	if opts == nil || opts.UUIDs == nil {
		return nil, nil, refuse("PDSM-104", nil)
	}
	m := &maker{opts: opts, at: at, parcel: p}
	for _, step := range []func() error{m.identify(patient), m.address, m.references, m.relate, m.binaries} {
		if err := step(); err != nil {
			return nil, nil, err
		}
	}
	b := m.bundle()
	if faults := document.Check(b, LotProfile(opts.Tables)); document.Refuses(faults) {
		return nil, nil, refuseAt("PDSM-108", failures(faults))
	}
	return b, m.lost, nil
}

// failures leaves out what is a warning.
func failures(faults []document.Fault) []document.Fault {
	return slices.DeleteFunc(slices.Clone(faults), func(f document.Fault) bool { return f.Severity < document.Failure })
}

// maker is a transaction being made.
type maker struct {
	opts   *LotOptions
	at     time.Time
	parcel xdm.Parcel

	urls    []string // full address of each reference
	refs    []*fhir.DocumentReference
	patches []fhir.Entry
	files   []fhir.Entry
	set     fhir.Entry
	lost    []document.Omission
}

// uuid gives a full address.
func (m *maker) uuid() (string, error) {
	id, err := m.opts.UUIDs()
	if err != nil || !isUUIDURN(urnUUID+id) {
		return "", refuse("PDSM-104", nil)
	}
	return urnUUID + id, nil
}

func (m *maker) identify(patient ins.Identity) func() error {
	return func() error {
		s := m.parcel.Submission
		if len(s.Entries) == 0 || len(s.Entries) != len(m.parcel.Documents) {
			return refuse("PDSM-101", nil)
		}
		if err := same(patient, m.at, s.Set.PatientID); err != nil {
			return err
		}
		for _, e := range s.Entries {
			if !sameNumber(e.PatientID, s.Set.PatientID) {
				return refuse("PDSM-103", nil)
			}
		}
		return nil
	}
}

// same refuses an identity that may not leave, or another one (RNIV 1 v2.0, EXI
// ID 29).
func same(patient ins.Identity, at time.Time, id xdm.CX) error {
	if _, err := patient.OutgoingQualified(at); err != nil {
		return refuse("PDSM-102", err)
	}
	if patient.Matricule.Identifier() != id.Identifier() {
		return refuse("PDSM-103", nil)
	}
	return nil
}

// address gives every reference and the lot their addresses.
func (m *maker) address() error {
	var err error
	if m.set.FullURL, err = m.uuid(); err != nil {
		return err
	}
	for _, e := range m.parcel.Submission.Entries {
		address := e.EntryUUID
		if !isUUIDURN(address) || slices.Contains(m.urls, address) {
			if address, err = m.uuid(); err != nil {
				return err
			}
		}
		m.urls = append(m.urls, address)
	}
	return nil
}

// references makes a reference of each entry.
func (m *maker) references() error {
	for i, e := range m.parcel.Submission.Entries {
		if e.Slot(cisis.ActionSlot) == cisis.EncodingOf(xdm.Delete).Slot || e.Status == cisis.StatusDeleted {
			return refuse("PDSM-107", nil)
		}
		if faults := failures(cisis.CheckConfidentiality(e.ConfidentialityCodes, m.opts.Tables)); len(faults) > 0 {
			return refuseAt("PDSM-109", faults)
		}
		if e.Slot(cisis.ActionSlot) != "" && !m.replaces(e.EntryUUID) {
			return refuse("PDSM-106", nil)
		}
		e.Slots = slices.DeleteFunc(slices.Clone(e.Slots), func(s xdm.Slot) bool { return s.Name == cisis.ActionSlot })
		e.URI = "" // the file name in an archive; here it is the Binary
		var err error
		if e.Hash, e.Size, err = measured(e, m.parcel.Documents[i]); err != nil {
			return err
		}
		r, lost := WriteEntry(e, &EntryOptions{Custodian: m.opts.Custodian, Zone: m.opts.Zone})
		m.refs = append(m.refs, r)
		m.lose("/documentEntries/"+strconv.Itoa(i), lost)
	}
	return nil
}

func (m *maker) lose(under string, lost []document.Omission) {
	for _, o := range lost {
		o.Path = under + o.Path
		m.lost = append(m.lost, o)
	}
}

// measured takes digest and size of a file, and refuses others stated.
func measured(e xdm.DocumentEntry, file []byte) (hash string, size int64, err error) {
	sum := sha1.Sum(file) // not a protection, IHE ITI TF-3 4.2.3.2.10
	hash = strings.ToUpper(hex.EncodeToString(sum[:]))
	if len(file) == 0 || e.Hash != "" && !strings.EqualFold(e.Hash, hash) || e.Size != 0 && e.Size != int64(len(file)) {
		return "", 0, refuse("PDSM-105", nil)
	}
	return hash, int64(len(file)), nil
}

func (m *maker) replaces(entry string) bool {
	return entry != "" && slices.ContainsFunc(m.parcel.Submission.Associations, func(a xdm.Association) bool {
		return a.Type == xdm.Replaces && a.Source == entry
	})
}

// relate writes the associations into the references.
func (m *maker) relate() error {
	for i, a := range m.parcel.Submission.Associations {
		from := slices.IndexFunc(m.parcel.Submission.Entries, func(e xdm.DocumentEntry) bool { return e.EntryUUID != "" && e.EntryUUID == a.Source })
		code := ""
		for _, kind := range relations {
			if kind[0] == a.Type {
				code = kind[1]
			}
		}
		switch {
		case a.Type == xdm.HasMember:
			continue
		case code == "" && a.Type == xdm.UpdateStatus:
			return refuse("PDSM-107", nil)
		case code == "":
			m.lost = append(m.lost, omission("PDSM-L02", "/associations/"+strconv.Itoa(i)))
			continue
		}
		target := m.target(a.Target)
		if from < 0 || target == "" {
			return refuse("PDSM-106", nil)
		}
		m.refs[from].RelatesTo = append(m.refs[from].RelatesTo, fhir.DocumentRelation{Code: code, Target: targetReference(target)})
		if code == "replaces" {
			if err := m.supersede(target); err != nil {
				return err
			}
		}
	}
	return nil
}

// target is where the other entry of an association is, "" where that cannot be
// told.
func (m *maker) target(id string) string {
	for i, e := range m.parcel.Submission.Entries {
		if id != "" && e.EntryUUID == id {
			return m.urls[i]
		}
	}
	to := id
	if there, ok := m.opts.Old[id]; ok {
		to = there
	} else if isUUIDURN(id) {
		to = "DocumentReference/" + strings.TrimPrefix(id, urnUUID)
	}
	if !strings.HasPrefix(to, "DocumentReference/") && !strings.HasPrefix(to, "DocumentReference?identifier=") {
		return ""
	}
	return to
}

func targetReference(target string) *fhir.Reference {
	query, conditional := strings.CutPrefix(target, "DocumentReference?identifier=")
	if !conditional {
		return &fhir.Reference{Reference: target}
	}
	system, value, _ := strings.Cut(query, "|")
	return &fhir.Reference{Type: "DocumentReference", Identifier: &fhir.Identifier{System: system, Value: value}}
}

// supersede asks for the change of status of an entry that is replaced (IHE MHD
// 4.2.3, Patch.Parameters). One that is in this lot cannot be.
func (m *maker) supersede(target string) error {
	address, err := m.uuid()
	if err != nil {
		return err
	}
	if strings.HasPrefix(target, urnUUID) {
		return refuse("PDSM-106", nil)
	}
	part := func(name string) fhir.Parameter { return fhir.Parameter{Name: name} }
	kind, path, value := part("type"), part("path"), part("value")
	kind.Code, path.String, value.Code = "replace", "DocumentReference.status", "superseded"
	m.patches = append(m.patches, fhir.Entry{FullURL: address,
		Resource: &fhir.Parameters{Parameter: []fhir.Parameter{{Name: "operation", Part: []fhir.Parameter{kind, path, value}}}},
		Request:  &fhir.EntryRequest{Method: "PATCH", URL: target}})
	return nil
}

// binaries puts the documents in.
func (m *maker) binaries() error {
	for i, file := range m.parcel.Documents {
		address, err := m.uuid()
		if err != nil {
			return err
		}
		a := m.refs[i].Content[0].Attachment
		a.URL = address
		m.files = append(m.files, post(address, &fhir.Binary{ContentType: a.ContentType, Data: base64.StdEncoding.EncodeToString(file)}))
	}
	return nil
}

func post(address string, r fhir.Resource) fhir.Entry {
	return fhir.Entry{FullURL: address, Resource: r, Request: &fhir.EntryRequest{Method: "POST", URL: r.ResourceType()}}
}

// bundle puts the transaction together: lot, references, patches, documents.
func (m *maker) bundle() *fhir.Bundle {
	set := m.parcel.Submission.Set
	if set.UniqueID == "" {
		set.UniqueID = oid.OfUUID(strings.TrimPrefix(m.set.FullURL, urnUUID))
	}
	if set.SubmissionTime == "" {
		set.SubmissionTime = xdm.NewDTM(m.at)
	}
	list, lost := WriteSet(set, m.urls, m.opts.Zone)
	m.lose("/submissionSet", lost)
	b := &fhir.Bundle{Type: "transaction"}
	b.Meta = &fhir.Meta{Profile: []string{profileLot}}
	b.Entry = append(b.Entry, m.once(post(m.set.FullURL, list), uniqueIdentifier(set.UniqueID)))
	for i, r := range m.refs {
		b.Entry = append(b.Entry, m.once(post(m.urls[i], r), r.MasterIdentifier))
	}
	b.Entry = append(append(b.Entry, m.patches...), m.files...)
	return b
}

// once asks for an entry to be created only where its identifier is not known.
func (m *maker) once(e fhir.Entry, id *fhir.Identifier) fhir.Entry {
	if m.opts.Once && id != nil {
		e.Request.IfNoneExist = "identifier=" + url.QueryEscape(token(id.System, id.Value))
	}
	return e
}
