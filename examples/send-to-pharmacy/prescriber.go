package main

import (
	"bytes"
	"embed"
	"fmt"
	"time"

	"github.com/ordonnance-numerique/ordonnance-go/document"
	"github.com/ordonnance-numerique/ordonnance-go/document/cda"
	"github.com/ordonnance-numerique/ordonnance-go/document/fr/cisis"
	"github.com/ordonnance-numerique/ordonnance-go/document/xdm"
	"github.com/ordonnance-numerique/ordonnance-go/identity"
	"github.com/ordonnance-numerique/ordonnance-go/identity/fr/ins"
	"github.com/ordonnance-numerique/ordonnance-go/messaging"
	"github.com/ordonnance-numerique/ordonnance-go/messaging/fr/mssante"
	"github.com/ordonnance-numerique/ordonnance-go/prescription"
	"github.com/ordonnance-numerique/ordonnance-go/prescription/fr/epmed"
	"github.com/ordonnance-numerique/ordonnance-go/prescription/fr/ordonnance"
	"github.com/ordonnance-numerique/ordonnance-go/qrcode"
)

//go:embed testdata
var files embed.FS

// messageFile is the name of the signed message among the attachments.
const messageFile = "message.jws"

// prescriber is the practice: its key, the keys it trusts, its mailbox, and what
// it sent.
type prescriber struct {
	rx     prescription.Prescription
	signer *identity.Signer
	keys   *identity.KeySet
	box    inbox

	mails   []mssante.Sent     // to know receipts
	records []messaging.Record // to know answers
	raw     []byte             // the mail, to send it again
}

func openPractice() (*prescriber, error) {
	raw, err := files.ReadFile("testdata/prescription.json")
	if err != nil {
		return nil, err
	}
	rx, err := document.Read(raw, prescription.Kind())
	if err != nil {
		return nil, err
	}
	signer, keys, err := keyring("prescriber")
	return &prescriber{rx: rx, signer: signer, keys: keys, box: inbox{address: practiceAddress}}, err
}

// parcel is the prescription in the forms that travel.
type parcel struct {
	token   string // signed, for software
	pdf     []byte // for people
	archive []byte // IHE_XDM.ZIP, for the record systems
	typ     identity.Code
}

// send is the first step: from a prescription to a mail on its way.
func (s *story) send() error {
	d := s.doctor
	s.title("1. The prescriber")
	if faults := document.Check(d.rx, ordonnance.Profile(nil)); document.Refuses(faults) {
		return fmt.Errorf("the prescription breaks a rule: %s", faults[0].Message.EN)
	}
	p, err := s.wrap()
	if err != nil {
		return err
	}
	s.say("signs the prescription (%d characters) and wraps it: CDA in an archive of %d bytes, PDF of %d bytes", len(p.token), len(p.archive), len(p.pdf))
	message, id, err := s.message(p)
	if err != nil {
		return err
	}
	mail := mssante.Mail{
		ID: id + "@exemple.mssante.fr", Date: s.at, Patient: d.rx.Patient, Archive: p.archive,
		Documents: []mssante.Document{{Type: p.typ, Date: d.rx.Written.Date(), PDF: p.pdf}},
		Files:     []mssante.File{{Name: messageFile, MediaType: "application/jose", Data: []byte(message)}},
		Text:      "Bonjour,\n\nvoici une ordonnance à délivrer.\n", Receipt: true, Software: "EXEMPLE-NIL-1",
	}
	if mail.From, err = mssante.ParseMailbox(practiceAddress, mssante.Personal, nil); err != nil {
		return err
	}
	mail.From.Display = "Dr_Kit_DOC0024566_CABINET DOC0024566"
	to, err := mssante.ParseMailbox(pharmacyAddress, mssante.Organization, nil)
	if err != nil {
		return err
	}
	mail.To = []mssante.Mailbox{to}
	if d.raw, err = mssante.Compose(mail, nil); err != nil {
		return err
	}
	if err := s.post.send(practiceAddress, pharmacyAddress, mail.ID, d.raw); err != nil {
		return err
	}
	d.mails = append(d.mails, mssante.Sent{ID: mail.ID, EnvelopeID: mail.ID})
	s.say("sends a mail of %d bytes to the pharmacy", len(d.raw))
	return s.keep("1-ordonnance.eml", d.raw)
}

// wrap makes the forms that travel.
func (s *story) wrap() (parcel, error) {
	d := s.doctor
	fail := func(err error) (parcel, error) { return parcel{}, err }
	token, _, err := document.Sign(d.rx, prescription.Kind(), d.signer, &document.SignOptions{At: s.at})
	if err != nil {
		return fail(err)
	}
	compact, _, err := document.Sign(d.rx, ordonnance.CompactKind(nil), d.signer, &document.SignOptions{At: s.at})
	if err != nil {
		return fail(err)
	}
	packed, err := qrcode.Pack(compact)
	if err != nil {
		return fail(err)
	}
	page, err := ordonnance.Print(d.rx, ordonnance.Codes{Signed: packed}, &ordonnance.PageOptions{Signature: &ordonnance.Signature{At: s.at, Key: d.signer.ID()}})
	if err != nil {
		return fail(err)
	}
	pdf, err := page.Document.PDF()
	if err != nil {
		return fail(err)
	}
	src, _, err := epmed.Write(d.rx, &epmed.WriteOptions{PDF: pdf, Signed: prescription.At(s.at)})
	if err != nil {
		return fail(err)
	}
	archive, err := s.archive(src)
	if err != nil {
		return fail(err)
	}
	doc, err := cda.Read(src, nil)
	if err != nil {
		return fail(err)
	}
	return parcel{token, pdf, archive, doc.Document.Code.Concept()}, nil
}

// archive makes the IHE_XDM.ZIP of a document. The matricule INS leaves only
// because this practice has qualified the identity: the teleservice answered, and
// a passport was shown.
func (s *story) archive(src []byte) ([]byte, error) {
	doc, err := cda.Read(src, nil)
	if err != nil {
		return nil, err
	}
	who, err := ins.FromPatient(s.doctor.rx.Patient)
	if err != nil {
		return nil, err
	}
	who.Facts = ins.Facts{
		Retrieved: &ins.Fact{Method: ins.INSi, Since: s.at.AddDate(0, -1, 0)},
		Proved:    &ins.Fact{Method: ins.Manual, Evidence: "passeport", Since: s.at.AddDate(0, -1, 0)},
	}
	lot, faults, err := cisis.NewLot([]cisis.Sending{{Bytes: src, Document: doc.Document}}, cisis.Sender{}, who, s.at, nil)
	if err != nil {
		return nil, err
	}
	for _, f := range faults {
		s.say("(%s: %s)", f.Code, f.Message.EN)
	}
	index, readme := cisis.Pages(cisis.Issuer{Name: "DR KIT DOC0024566", Organization: "CABINET DOC0024566",
		OrganizationID: "499700245667008", Software: "send-to-pharmacy", SoftwareVersion: "1", SoftwarePublisher: "ordonnance"}, lot)
	var zip bytes.Buffer
	if _, err := xdm.Write(&zip, xdm.Package{Lots: []xdm.Parcel{lot}, Index: index, Readme: readme, Written: s.at}, s.uuid); err != nil {
		return nil, err
	}
	return zip.Bytes(), s.keep("IHE_XDM.ZIP", zip.Bytes())
}

// message signs what is asked of the pharmacy, and binds the attachments to it.
func (s *story) message(p parcel) (token, id string, err error) {
	d := s.doctor
	if id, err = s.uuid(); err != nil {
		return "", "", err
	}
	zip, err := document.Attach(bytes.NewReader(p.archive), "IHE_XDM.ZIP", "application/zip", mssante.DefaultMaxBytes)
	if err != nil {
		return "", "", err
	}
	m := messaging.Message[messaging.NewPrescription]{
		Envelope: messaging.Envelope{ID: id, Sent: messaging.NewInstant(s.at), From: messaging.Party{Practitioner: &d.rx.Prescriber.Practitioner},
			To: []messaging.Party{pharmacyParty()}, Patient: d.rx.Patient.Identifiers[0]},
		Body:  messaging.NewPrescription{Prescription: d.rx.ID, Text: "Le patient passera ce soir."},
		Parts: []messaging.Part{{Type: prescription.Kind().Type(), Token: p.token}, {Attachment: &zip}},
	}
	token, _, err = document.Sign(m, messaging.NewPrescriptionKind(), d.signer, &document.SignOptions{At: s.at})
	if err != nil {
		return "", "", err
	}
	sent, err := messaging.Open(token, d.keys, &document.OpenOptions{At: s.at})
	if err == nil {
		d.records = append(d.records, sent.Record())
	}
	return token, id, err
}

// comeBack is the prescriber's side of the answers.
func (s *story) comeBack() error {
	d := s.doctor
	s.title("3. The prescriber, later")
	mails, _, err := s.post.fetch(&d.box)
	if err != nil {
		return err
	}
	for n, m := range mails {
		if err := s.keep(fmt.Sprintf("%d-retour.eml", n+2), m.Raw); err != nil {
			return err
		}
		i, by := mssante.Correlate(d.mails, m)
		if i < 0 {
			s.say("a mail that belongs to none of ours: somebody has to look at it")
			continue
		}
		if m.Receipt != nil {
			s.say("a receipt: the mail was %s (matched by %s)", m.Receipt.Outcome, by)
			continue
		}
		if err := s.report(m, s.at.Add(3*time.Hour)); err != nil {
			return err
		}
	}
	return nil
}

// report reads the report of a pharmacy.
func (s *story) report(m *mssante.Received, now time.Time) error {
	d := s.doctor
	opened, err := openMessage(m, d.keys, now)
	if err != nil {
		return err
	}
	state, faults := messaging.Receive(d.records, opened)
	answer, ok := opened.Content().(messaging.Message[messaging.DispensationReport])
	if !ok || state != messaging.Fresh || len(faults) > 0 {
		return fmt.Errorf("a %s message that is no report (%v)", state, faults)
	}
	d.records = append(d.records, opened.Record())
	for _, p := range answer.Parts {
		if p.Token == "" {
			continue
		}
		act, err := document.Open(p.Token, prescription.DispensationKind(), d.keys, &document.OpenOptions{At: now})
		if err != nil {
			return err
		}
		s.say("a report, signed by key %s, in answer to our message: %d line(s) dispensed at %s", opened.KeyID(),
			len(act.Value().Items), act.Value().Dispenser.Place.Name)
	}
	if answer.Body.Complete {
		s.say("nothing more will be handed out: %q", answer.Body.Text)
	}
	return nil
}
