package main

import (
	"io/fs"
	"time"

	"github.com/ordonnance-numerique/ordonnance-go/document"
	"github.com/ordonnance-numerique/ordonnance-go/identity"
	"github.com/ordonnance-numerique/ordonnance-go/identity/fr/finess"
	"github.com/ordonnance-numerique/ordonnance-go/identity/fr/rpps"
	"github.com/ordonnance-numerique/ordonnance-go/prescription"
	"github.com/ordonnance-numerique/ordonnance-go/prescription/ledger"
)

// pharmacy is a counter: who stands at it, the key they sign with, and the
// ledger of what was handed out.
type pharmacy struct {
	who    prescription.Dispenser
	signer *identity.Signer
	ledger ledger.Ledger
	zone   *time.Location
}

// openPharmacy opens a counter with an empty ledger.
func openPharmacy(files fs.FS, key string, who prescription.Dispenser, zone *time.Location) (*pharmacy, error) {
	signer, err := signerFrom(files, key)
	return &pharmacy{who: who, signer: signer, zone: zone}, err
}

// handOut asks whether all of this may be handed out now, in the light of all
// that the ledger knows. If so it records it, and signs the record for others.
func (p *pharmacy) handOut(rx document.Verified[prescription.Prescription], id string, at time.Time,
	items ...prescription.Item) (prescription.Dispensation, string, error) {
	request := prescription.Dispensation{ID: id, At: prescription.At(at), Dispenser: p.who, Items: items}
	done, err := prescription.Dispense(rx, request, p.ledger.Of(rx.Value().ID), p.options())
	if err != nil {
		return done, "", err
	}
	token, _, err := document.Sign(done, prescription.DispensationKind(), p.signer, &document.SignOptions{At: at})
	if err != nil {
		return done, "", err
	}
	_, err = p.ledger.Add(done)
	return done, token, err
}

// options say in which zone a day begins.
func (p *pharmacy) options() *prescription.DispenseOptions {
	return &prescription.DispenseOptions{Location: p.zone}
}

// receive takes the signed record of another pharmacy into the ledger. It is
// believed because of who signed it, not because of who brought it.
func (p *pharmacy) receive(token string, keys *identity.KeySet, at time.Time) error {
	record, err := document.Open(token, prescription.DispensationKind(), keys, &document.OpenOptions{At: at})
	if err != nil {
		return err
	}
	_, err = p.ledger.AddVerified(record)
	return err
}

// pharmacist describes who dispenses, by the national numbers.
func pharmacist(family, given, idnps, place, idnst string) prescription.Dispenser {
	return prescription.Dispenser{
		Practitioner: identity.Practitioner{FamilyName: family, GivenName: given,
			Identifiers: []identity.Identifier{{System: rpps.SystemIDNPS, Value: idnps}}},
		Place: identity.Organization{Name: place,
			Identifiers: []identity.Identifier{{System: finess.SystemIDNST, Value: idnst}}},
	}
}
