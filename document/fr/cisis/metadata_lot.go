package cisis

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/ordonnance-numerique/ordonnance-go/document"
	"github.com/ordonnance-numerique/ordonnance-go/document/cda"
	"github.com/ordonnance-numerique/ordonnance-go/document/xdm"
	"github.com/ordonnance-numerique/ordonnance-go/identity"
	"github.com/ordonnance-numerique/ordonnance-go/identity/fr/ins"
)

// Sending is a document on its way out.
type Sending struct {
	Bytes      []byte                // the file as it travels
	Document   *cda.ClinicalDocument // what [cda.Read] finds in it
	Action     xdm.Action
	Visibility Visibility
	Comments   string
	// EntryUUID is the identifier of the new entry, "urn:uuid:…"; "" lets the
	// writer give one. OldEntry is the one, in the DMP, of the entry that a
	// replacement takes the place of. A replacement in the DMP needs both; an
	// archive for MSSanté has no OldEntry.
	EntryUUID, OldEntry string
}

// Sender is who sends a lot, and for what.
type Sender struct {
	// SourceID is the OID of the sending system. "" takes the structure that
	// keeps the first document: 1.2.250.1.71.4.2.2 and its number.
	SourceID string
	// Authors send. nil takes those of the first document.
	Authors []xdm.Author
	// ContentType is the code of the lot (JDV_J03). Zero takes the sector of
	// the first document, as the official archives do.
	ContentType identity.Code
	// Title of the lot, "" takes that of the document when it is alone.
	Title string
	// DMP says that the lot goes to the DMP (ITI-41) and not in an archive by
	// MSSanté: a replacement is then an association, and no slot.
	DMP bool
}

// LotError is the refusal to make a lot: what has to be changed first.
type LotError struct{ Faults []document.Fault }

// Error returns each code once with its English text, and nothing of the
// documents.
func (e *LotError) Error() string {
	var said []string
	for _, f := range e.Faults {
		if s := f.Code + ": " + f.Message.EN; f.Severity >= document.Failure && !slices.Contains(said, s) {
			said = append(said, s)
		}
	}
	return "cisis: lot refused: " + strings.Join(said, "; ")
}

// Refusal returns the code and both texts of the first fault that refuses.
func (e *LotError) Refusal() (code, en, fr string) {
	i := slices.IndexFunc(e.Faults, func(f document.Fault) bool { return f.Severity >= document.Failure })
	if i < 0 {
		return "", "", ""
	}
	return e.Faults[i].Code, e.Faults[i].Message.EN, e.Faults[i].Message.FR
}

// NewLot makes the lot that carries documents of one patient: metadata derived
// from each, with action, visibility and what the sender adds. patient is the
// identity as the sending system holds it: the INS leaves only when it is
// qualified at the moment at, and every document has to carry it. The writer
// of an archive or a registry gives the identifiers.
//
// A *LotError refuses what breaks a rule (FR-XDM-2nn of actions, 3nn of
// visibility, 4nn of the lot); the faults returned beside a lot are warnings.
func NewLot(documents []Sending, sender Sender, patient ins.Identity, at time.Time, opts *DeriveOptions) (xdm.Parcel, []document.Fault, error) {
	if opts == nil {
		opts = &DeriveOptions{}
	}
	l := &lot{sender: sender, opts: opts}
	matricule := patient.Matricule
	if _, err := patient.OutgoingQualified(at); err != nil || matricule.IsZero() {
		l.find("FR-XDM-402", "")
	}
	for i, s := range documents {
		l.add(s, matricule, "/documentEntries/"+strconv.Itoa(i))
	}
	l.close(documents, at)
	if document.Refuses(l.faults) {
		return xdm.Parcel{}, nil, &LotError{l.faults}
	}
	return l.out, l.faults, nil
}

// lot is a lot being made.
type lot struct {
	sender Sender
	opts   *DeriveOptions
	out    xdm.Parcel
	faults []document.Fault
}

func (l *lot) find(code, path string) { l.faults = append(l.faults, findingOf(code).fault(path)) }

func (l *lot) under(path string, faults []document.Fault) {
	for _, f := range faults {
		f.Path = path + f.Path
		l.faults = append(l.faults, f)
	}
}

// add derives one entry.
func (l *lot) add(s Sending, patient ins.Matricule, path string) {
	e, missing := DeriveEntry(s.Bytes, s.Document, l.opts)
	for _, f := range missing {
		if f.Severity >= document.Failure {
			l.find("FR-XDM-403", path+f.Path)
		}
	}
	if number := patient.Identifier(); !patient.IsZero() && e.PatientID.Identifier() != number {
		l.find("FR-XDM-401", path+"/patientId")
	}
	e.EntryUUID, e.Comments = s.EntryUUID, s.Comments
	e.ConfidentialityCodes = append(e.ConfidentialityCodes, s.Visibility.Codes(l.opts.Tables)...)
	l.under(path, CheckConfidentiality(e.ConfidentialityCodes, l.opts.Tables))
	l.under(path, CheckAction(s.Action, xdm.HeaderOf(s.Document)))
	if form := EncodingOf(s.Action); form.Slot != "" && !l.sender.DMP {
		e.Slots = append(e.Slots, xdm.Slot{Name: ActionSlot, Values: []string{form.Slot}})
	}
	l.out.Submission.Entries = append(l.out.Submission.Entries, e)
	l.out.Documents = append(l.out.Documents, s.Bytes)
}

// close fills the lot in from its documents.
func (l *lot) close(documents []Sending, at time.Time) {
	set := &l.out.Submission.Set
	*set = xdm.SubmissionSet{SourceID: l.sender.SourceID, Authors: l.sender.Authors, ContentTypeCode: l.sender.ContentType,
		Title: l.sender.Title, SubmissionTime: xdm.NewDTM(at)}
	if len(documents) > 0 {
		first := l.out.Submission.Entries[0]
		set.PatientID = first.PatientID
		if set.Authors == nil {
			set.Authors = slices.Clone(first.Authors)
		}
		if set.ContentTypeCode.IsZero() {
			set.ContentTypeCode = first.FacilityCode
		}
		if set.Title == "" && len(documents) == 1 {
			set.Title = first.Title
		}
		if set.SourceID == "" {
			set.SourceID = custodianID(documents[0].Document)
		}
	}
	if len(documents) == 0 || set.SourceID == "" || set.ContentTypeCode.IsZero() || set.SubmissionTime == "" {
		l.find("FR-XDM-404", "/submissionSet")
	}
	l.replacements(documents)
}

// replacements ties entries to those they replace, in the DMP.
func (l *lot) replacements(documents []Sending) {
	if !l.sender.DMP {
		return
	}
	for i, s := range documents {
		form := EncodingOf(s.Action)
		if form.Association == "" {
			continue
		}
		path := "/documentEntries/" + strconv.Itoa(i)
		if s.OldEntry == "" || s.EntryUUID == "" {
			l.find("FR-XDM-405", path)
			continue
		}
		l.out.Submission.Associations = append(l.out.Submission.Associations,
			xdm.Association{Type: form.Association, Source: s.EntryUUID, Target: s.OldEntry})
	}
}

// custodianID writes the structure that keeps a document as an OID.
func custodianID(doc *cda.ClinicalDocument) string {
	if doc == nil || doc.Custodian == nil || doc.Custodian.AssignedCustodian == nil {
		return ""
	}
	o := doc.Custodian.AssignedCustodian.Organization
	if o == nil || len(o.IDs) == 0 {
		return ""
	}
	if o.IDs[0].Extension == "" {
		return o.IDs[0].Root
	}
	return o.IDs[0].Root + "." + o.IDs[0].Extension
}
