package main

import (
	"bytes"
	"crypto"
	"crypto/x509"
	"encoding/pem"
	"errors"
	"fmt"
	"io"
	"time"

	"github.com/ordonnance-numerique/ordonnance-go/document"
	"github.com/ordonnance-numerique/ordonnance-go/document/fr/cisis"
	"github.com/ordonnance-numerique/ordonnance-go/document/xdm"
	"github.com/ordonnance-numerique/ordonnance-go/identity"
	"github.com/ordonnance-numerique/ordonnance-go/identity/fr/finess"
	"github.com/ordonnance-numerique/ordonnance-go/identity/fr/rpps"
	"github.com/ordonnance-numerique/ordonnance-go/messaging"
	"github.com/ordonnance-numerique/ordonnance-go/messaging/fr/mssante"
	"github.com/ordonnance-numerique/ordonnance-go/prescription"
	"github.com/ordonnance-numerique/ordonnance-go/prescription/fr/ordonnance"
	"github.com/ordonnance-numerique/ordonnance-go/prescription/ledger"
)

// pharmacy is the counter: its key, the keys it trusts, its mailbox and its
// ledger.
type pharmacy struct {
	signer  *identity.Signer
	keys    *identity.KeySet
	box     inbox
	ledger  ledger.Ledger
	records []messaging.Record
}

func openPharmacy() (*pharmacy, error) {
	signer, keys, err := keyring("pharmacist")
	return &pharmacy{signer: signer, keys: keys, box: inbox{address: pharmacyAddress}}, err
}

// keyring reads a private key and the list of trusted public ones. These are
// example keys, published beside the code; a real one stays in a card or an HSM,
// which gives a crypto.Signer too.
func keyring(name string) (*identity.Signer, *identity.KeySet, error) {
	raw, err := files.ReadFile("testdata/" + name + ".pem")
	if err != nil {
		return nil, nil, err
	}
	block, _ := pem.Decode(raw)
	if block == nil {
		return nil, nil, errors.New("no PEM block in the key file")
	}
	private, err := x509.ParsePKCS8PrivateKey(block.Bytes)
	if err != nil {
		return nil, nil, err
	}
	key, ok := private.(crypto.Signer)
	if !ok {
		return nil, nil, errors.New("the key cannot sign")
	}
	signer, err := identity.NewSigner("", key, nil)
	if err != nil {
		return nil, nil, err
	}
	if raw, err = files.ReadFile("testdata/keys.json"); err != nil {
		return nil, nil, err
	}
	keys, err := identity.ParseKeySet(raw, nil)
	return signer, keys, err
}

func dispenser() prescription.Dispenser {
	return prescription.Dispenser{
		Practitioner: identity.Practitioner{FamilyName: "PHARMACH0007512", GivenName: "KIT",
			Identifiers: []identity.Identifier{{System: rpps.SystemIDNPS, Value: "899700075122"}}},
		Place: identity.Organization{Name: "PHARMACIE NOLOT", Identifiers: []identity.Identifier{{System: finess.SystemIDNST, Value: "1580008803"}}},
	}
}

func pharmacyParty() messaging.Party {
	d := dispenser()
	return messaging.Party{Practitioner: &d.Practitioner, Place: &d.Place}
}

// openMessage finds the signed message in a mail, opens it, and holds the
// attachments of the mail against those it names.
func openMessage(m *mssante.Received, keys *identity.KeySet, now time.Time) (messaging.Opened, error) {
	for _, f := range m.Files {
		if f.Name != messageFile {
			continue
		}
		opened, err := messaging.Open(string(f.Data), keys, &document.OpenOptions{At: now})
		if err != nil {
			return opened, err
		}
		for _, p := range opened.Parts() {
			if p.Attachment == nil {
				continue
			}
			if err := attached(m, p.Attachment); err != nil {
				return messaging.Opened{}, err
			}
		}
		return opened, nil
	}
	return messaging.Opened{}, errors.New("the mail holds no signed message")
}

// attached looks for a file that a message names, and compares every byte.
func attached(m *mssante.Received, a *document.Attachment) error {
	for _, f := range m.Files {
		if f.Name == a.Name {
			_, err := io.Copy(io.Discard, a.Reader(bytes.NewReader(f.Data)))
			return err
		}
	}
	return errors.New("an attachment that the message names is not there")
}

// receive is the pharmacy's step: verify, dispense, answer.
func (s *story) receive() error {
	p, now := s.shop, s.at.Add(time.Hour)
	s.title("2. The pharmacy")
	mails, _, err := s.post.fetch(&p.box)
	if err != nil {
		return err
	}
	for _, m := range mails {
		s.say("a mail: %s", m.Title)
		opened, err := openMessage(m, p.keys, now)
		if err != nil {
			return err
		}
		if state, faults := messaging.Receive(p.records, opened); state != messaging.Fresh || len(faults) > 0 {
			return fmt.Errorf("the message is %s", state)
		}
		p.records = append(p.records, opened.Record())
		s.say("the message is authentic (key %s), and so is every byte of the archive", opened.KeyID())
		if err := s.look(m.Archive()); err != nil {
			return err
		}
		done, err := s.dispense(opened, now)
		if err != nil {
			return err
		}
		if err := s.answer(m, opened, done, now); err != nil {
			return err
		}
	}
	return nil
}

// look reads the archive, as software does that keeps documents.
func (s *story) look(raw []byte) error {
	archive, err := xdm.Open(bytes.NewReader(raw), int64(len(raw)), nil)
	if err != nil {
		return err
	}
	for _, lot := range archive.Lots {
		for _, d := range lot.Documents {
			e, err := cisis.Examine(d, nil)
			if err != nil {
				return err
			}
			s.say("the archive holds %q, with metadata that %s", d.Entry.Title, map[bool]string{true: "agree with it", false: "differ from it"}[len(e.Differences) == 0])
		}
	}
	return nil
}

// dispense opens the prescription in the message, checks it and hands out all of it.
func (s *story) dispense(opened messaging.Opened, now time.Time) (token string, err error) {
	rx, err := document.Open(opened.Parts()[0].Token, prescription.Kind(), s.shop.keys, &document.OpenOptions{At: now})
	if err != nil {
		return "", err
	}
	if faults := document.Check(rx.Value(), ordonnance.Profile(&ordonnance.Options{Stage: ordonnance.Dispensing, At: now})); document.Refuses(faults) {
		return "", fmt.Errorf("the prescription breaks a rule: %s", faults[0].Message.EN)
	}
	id, err := s.uuid()
	if err != nil {
		return "", err
	}
	request := prescription.Dispensation{ID: id, At: prescription.At(now), Dispenser: dispenser()}
	for _, l := range rx.Value().Lines {
		request.Items = append(request.Items, prescription.Item{Line: l.ID, Action: prescription.Full})
		s.say("line %s: %s  %s", l.ID, l.Medicine.Name, l.Text)
	}
	done, err := prescription.Dispense(rx, request, s.shop.ledger.Of(rx.Value().ID), &prescription.DispenseOptions{Location: paris()})
	if err != nil {
		return "", err
	}
	if _, err := s.shop.ledger.Add(done); err != nil {
		return "", err
	}
	s.say("dispensed, and written in the ledger")
	token, _, err = document.Sign(done, prescription.DispensationKind(), s.shop.signer, &document.SignOptions{At: now})
	return token, err
}

// answer sends the receipt of the software, and the report of the pharmacist.
func (s *story) answer(m *mssante.Received, opened messaging.Opened, done string, now time.Time) error {
	from, err := mssante.ParseMailbox(pharmacyAddress, mssante.Organization, nil)
	if err != nil {
		return err
	}
	from.Display = "PHARMACIE NOLOT"
	to, err := mssante.ParseMailbox(practiceAddress, mssante.Personal, nil)
	if err != nil {
		return err
	}
	receipt, err := mssante.ComposeReceipt(m, mssante.Reply{ID: "recu-" + m.ID, Date: now, From: from, Software: "EXEMPLE-NIL-2"})
	if err != nil {
		return err
	}
	message, err := s.reportMessage(opened, done, now)
	if err != nil {
		return err
	}
	report, err := mssante.Compose(mssante.Mail{ID: "rapport-" + m.ID, Date: now, From: from, To: []mssante.Mailbox{to}, Title: "Compte rendu de délivrance",
		InReplyTo: m.ID, Text: "Bonjour,\n\nl'ordonnance a été délivrée.\n", Software: "EXEMPLE-NIL-2",
		Files: []mssante.File{{Name: messageFile, MediaType: "application/jose", Data: []byte(message)}}}, nil)
	if err != nil {
		return err
	}
	if err := s.post.send(pharmacyAddress, practiceAddress, "recu-"+m.ID, receipt); err != nil {
		return err
	}
	if err := s.post.send(pharmacyAddress, practiceAddress, "rapport-"+m.ID, report); err != nil {
		return err
	}
	s.say("a receipt and a signed report go back")
	return nil
}

func (s *story) reportMessage(opened messaging.Opened, done string, now time.Time) (string, error) {
	asked, ok := opened.Content().(messaging.Message[messaging.NewPrescription])
	if !ok {
		return "", errors.New("not a message with a prescription")
	}
	act, err := document.Open(done, prescription.DispensationKind(), s.shop.keys, &document.OpenOptions{At: now})
	if err != nil {
		return "", err
	}
	id, err := s.uuid()
	if err != nil {
		return "", err
	}
	report := messaging.Message[messaging.DispensationReport]{
		Envelope: messaging.Envelope{ID: id, Sent: messaging.NewInstant(now), From: pharmacyParty(), To: []messaging.Party{asked.From},
			InReplyTo: asked.ID, Thread: asked.ID, Patient: asked.Patient},
		Body: messaging.DispensationReport{Prescription: asked.Body.Prescription, Dispensations: []string{act.Value().ID}, Complete: true,
			Text: "Délivré en totalité."},
		Parts: []messaging.Part{{Type: prescription.DispensationKind().Type(), Token: done}},
	}
	token, _, err := document.Sign(report, messaging.DispensationReportKind(), s.shop.signer, &document.SignOptions{At: now})
	return token, err
}

// twice sends the very mail again: the mailbox recognises it, and were it not
// so, the message and the ledger would.
func (s *story) twice() error {
	s.title("4. The same mail once more")
	if err := s.post.send(practiceAddress, pharmacyAddress, "again", s.doctor.raw); err != nil {
		return err
	}
	mails, report, err := s.post.fetch(&s.shop.box)
	if err != nil {
		return err
	}
	s.say("the pharmacy has %d new mail and knows %d already", len(mails), report.Duplicates)
	copied, _, err := mssante.Parse(s.doctor.raw, nil)
	if err != nil {
		return err
	}
	now := s.at.Add(24 * time.Hour)
	opened, err := openMessage(copied, s.shop.keys, now)
	if err != nil {
		return err
	}
	state, _ := messaging.Receive(s.shop.records, opened)
	s.say("the message, wherever it comes from, is a %s", state)
	_, err = s.dispense(opened, now)
	if err == nil {
		return errors.New("dispensed twice")
	}
	code, text, _ := document.Explain(err)
	s.say("and the counter refuses: %s %s", code, text.FR)
	return nil
}
