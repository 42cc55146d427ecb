package main

import (
	"bytes"
	"encoding/hex"
	"math/big"
	"strings"

	"github.com/ordonnance-numerique/ordonnance-go/document"
	"github.com/ordonnance-numerique/ordonnance-go/document/fhir"
	"github.com/ordonnance-numerique/ordonnance-go/document/fr/cisis"
	"github.com/ordonnance-numerique/ordonnance-go/document/fr/pdsm"
	"github.com/ordonnance-numerique/ordonnance-go/document/xdm"
)

// made is a submission, ready to be sent.
type made struct {
	items      []item
	sent       xdm.Submission // as written
	archive    []byte
	bundle     []byte       // FHIR transaction; nil where only visibility changes
	patches    []pdsm.Patch // where only visibility changes
	left       []document.Omission
	faults     []document.Fault
	signatures map[string]string // token by name of the document
}

// submit makes the lot: once as an archive for MSSanté, once as a transaction
// for a server. They differ in how a replacement is said.
func (o *office) submit(items []item) (made, error) {
	if o.who == nil {
		if err := o.meet(items, nil); err != nil {
			return made{}, err
		}
	}
	sendings, err := o.sendings(items)
	if err != nil {
		return made{}, err
	}
	out := made{items: items, signatures: map[string]string{}}
	parcel, faults, err := cisis.NewLot(sendings, cisis.Sender{}, o.who.patient, o.at, nil)
	if err != nil {
		return made{}, err
	}
	for _, i := range items {
		if i.former != nil && !i.former.entry.PatientID.Is(parcel.Submission.Set.PatientID) {
			return made{}, errOther
		}
	}
	out.faults = faults
	if err := o.pack(&out, parcel); err != nil {
		return made{}, err
	}
	if sendings[0].Action == xdm.ChangeVisibility {
		err = o.patch(&out)
	} else {
		err = o.transact(&out, sendings)
	}
	if err != nil {
		return made{}, err
	}
	return out, o.sign(&out)
}

// sendings gives every document its visibility and its identifiers.
func (o *office) sendings(items []item) (all []cisis.Sending, err error) {
	for _, i := range items {
		s := i.sending
		s.Visibility = o.visibility
		if s.EntryUUID, err = o.urn(); err != nil {
			return nil, err
		}
		all = append(all, s)
	}
	return all, nil
}

func (o *office) urn() (string, error) {
	id, err := o.uuids()
	return "urn:uuid:" + id, err
}

// oid is a new identifier of a document.
func (o *office) oid() (string, error) {
	id, err := o.uuids()
	return oid(id), err
}

// oid is the OID of a UUID (ITU-T X.667 §8.1): all systems take OIDs as
// identifiers of documents, UUIDs not all. It is "" for what is no UUID, which is
// refused later on.
func oid(id string) string {
	raw, err := hex.DecodeString(strings.ReplaceAll(id, "-", ""))
	if err != nil || len(raw) != 16 {
		return ""
	}
	return "2.25." + new(big.Int).SetBytes(raw).String()
}

// pack writes IHE_XDM.ZIP.
func (o *office) pack(out *made, parcel xdm.Parcel) error {
	a := o.who.author
	issuer := cisis.Issuer{Name: a.Practitioner.GivenName + " " + a.Practitioner.FamilyName, Organization: a.Place.Name,
		Software: "ordonnance-go, examples/deposit", SoftwareVersion: "1", SoftwarePublisher: "ordonnance-numerique"}
	if len(a.Place.Identifiers) > 0 {
		issuer.OrganizationID = a.Place.Identifiers[0].Value
	}
	if to := a.Place.Address; to != nil {
		issuer.Address = join(strings.Join(to.Lines, " "), to.PostalCode, to.City)
	}
	issuer.Phone = a.Place.Phone
	index, readme := cisis.Pages(issuer, parcel)
	var archive bytes.Buffer
	sent, err := xdm.Write(&archive, xdm.Package{Lots: []xdm.Parcel{parcel}, Index: index, Readme: readme, Written: o.at}, o.uuids)
	if err != nil {
		return err
	}
	out.archive, out.sent = archive.Bytes(), sent[0]
	return nil
}

// transact writes the transaction of the guide PDSm (ITI-65). The document that
// is replaced is named there by its own identifier, as its place on the server
// is not known here.
func (o *office) transact(out *made, sendings []cisis.Sending) error {
	opts := &pdsm.LotOptions{UUIDs: o.uuids, Old: map[string]string{}, Once: true}
	for n, s := range sendings {
		if s.Action != xdm.Replace {
			continue
		}
		old, err := o.urn()
		if err != nil {
			return err
		}
		ref, _ := pdsm.WriteEntry(xdm.DocumentEntry{UniqueID: xdm.HeaderOf(s.Document).Replaces}, nil)
		sendings[n].OldEntry = old
		opts.Old[old] = "DocumentReference?identifier=" + ref.MasterIdentifier.System + "|" + ref.MasterIdentifier.Value
	}
	parcel, _, err := cisis.NewLot(sendings, cisis.Sender{DMP: true}, o.who.patient, o.at, nil)
	if err != nil {
		return err
	}
	parcel.Submission.Set.UniqueID = out.sent.Set.UniqueID // the same lot, by another way
	bundle, left, err := pdsm.NewLot(parcel, o.who.patient, o.at, opts)
	if err != nil {
		return err
	}
	out.left = left
	out.bundle, err = fhir.WriteSized(bundle, &fhir.Limits{Bytes: 2 * maxFile, Values: maxValues})
	return err
}

// maxValues bounds the transaction.
const maxValues = 400_000

// patch writes the changes of visibility for a server (PDSm, flux 03): the
// labels as a complete list.
func (o *office) patch(out *made) error {
	for _, i := range out.items {
		ref, _ := pdsm.WriteEntry(i.former.entry, nil)
		p, err := pdsm.NewPatch(ref, pdsm.Change{Visibility: &o.visibility})
		if err != nil {
			return err
		}
		out.patches = append(out.patches, p)
	}
	return nil
}

// sign signs each document as it stands in the archive.
func (o *office) sign(out *made) error {
	if o.signer == nil {
		return nil
	}
	for n, i := range out.items {
		token, err := document.SignDetached(bytes.NewReader(i.sending.Bytes), detached(), o.signer, &document.SignOptions{At: o.at})
		if err != nil {
			return err
		}
		out.signatures[out.sent.Entries[n].URI] = token
	}
	return nil
}
