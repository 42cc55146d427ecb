package pdsm

import (
	"encoding/base64"
	"time"

	"github.com/ordonnance-numerique/ordonnance-go/document"
	"github.com/ordonnance-numerique/ordonnance-go/document/fhir"
	"github.com/ordonnance-numerique/ordonnance-go/document/fr/cisis"
	"github.com/ordonnance-numerique/ordonnance-go/document/xdm"
	"github.com/ordonnance-numerique/ordonnance-go/identity/fr/ins"
)

// PublicationOptions is what a reference says and metadata do not. nil is the
// zero value.
type PublicationOptions struct {
	Custodian xdm.XON        // keeps the document; zero is the first institution of the first author
	Zone      *time.Location // of times written; nil is UTC
	Tables    *cisis.Tables  // codes; nil is those of this release
}

// NewPublication makes the one resource of the simplified way to add a document
// (ITI-105): a reference with the document inside. A document that replaces
// another goes in a lot ([NewLot]).
//
// It says what of the metadata the resource does not carry: only the first act
// and no identifier of the entry, which the server gives. An *Error PDSM-1nn
// refuses as NewLot does.
func NewPublication(e xdm.DocumentEntry, file []byte, patient ins.Identity, at time.Time, opts *PublicationOptions) (*fhir.DocumentReference, []document.Omission, error) {
	if opts == nil {
		opts = &PublicationOptions{}
	}
	if err := same(patient, at, e.PatientID); err != nil {
		return nil, nil, err
	}
	if e.Status == cisis.StatusDeleted || e.Slot(cisis.ActionSlot) != "" {
		return nil, nil, refuse("PDSM-107", nil)
	}
	if faults := failures(cisis.CheckConfidentiality(e.ConfidentialityCodes, opts.Tables)); len(faults) > 0 {
		return nil, nil, refuseAt("PDSM-109", faults)
	}
	var err error
	if e.Hash, e.Size, err = measured(e, file); err != nil {
		return nil, nil, err
	}
	e.URI = ""
	r := reference(e, &EntryOptions{Custodian: opts.Custodian, Zone: opts.Zone})
	r.Meta = &fhir.Meta{Profile: []string{profilePublication}}
	r.Identifier = nil // MHD 4.2.3, SimplifiedPublish: identifier[entryUUID] 0..0
	r.Context.Event = r.Context.Event[:min(1, len(r.Context.Event))]
	r.Content[0].Attachment.Data = base64.StdEncoding.EncodeToString(file)
	if faults := document.Check(r, PublicationProfile(opts.Tables)); document.Refuses(faults) {
		return nil, nil, refuseAt("PDSM-108", failures(faults))
	}
	return r, entryLosses(e, r), nil
}
