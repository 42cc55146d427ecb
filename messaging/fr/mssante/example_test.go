package mssante_test

import (
	"fmt"
	"time"

	"github.com/ordonnance-numerique/ordonnance-go/identity"
	"github.com/ordonnance-numerique/ordonnance-go/messaging/fr/mssante"
)

// noon is when everything in the examples happens; a program takes time.Now().
var noon = time.Date(2026, 11, 21, 12, 0, 0, 0, time.FixedZone("", 3600))

// result is a mail of a laboratory to a doctor, with one result.
func result() (mssante.Mail, error) {
	from, err := mssante.ParseMailbox("labo@labo.test.mssante.fr", mssante.Application, nil)
	if err != nil {
		return mssante.Mail{}, err
	}
	to, err := mssante.ParseMailbox("robert.specialiste@cabinet.test.mssante.fr", mssante.Personal, nil)
	if err != nil {
		return mssante.Mail{}, err
	}
	return mssante.Mail{
		ID: "0001@labo.test.mssante.fr", Date: noon, From: from, To: []mssante.Mailbox{to},
		Patient: identity.Patient{
			Identifiers: []identity.Identifier{{System: "urn:oid:1.2.250.1.213.1.4.10", Value: "279035121518989"}}, // a test number
			FamilyName:  "PAT-TROIS", GivenNames: "DOMINIQUE MARIE-LOUISE", Sex: identity.Female,
			BirthDate: identity.Date{Year: 1979, Month: 3, Day: 28},
		},
		Archive: []byte("PK…"), // of document/xdm
		Documents: []mssante.Document{{
			Type: identity.Code{System: "urn:oid:2.16.840.1.113883.6.1", Code: "11502-2", Display: "CR d'examens de biologie médicale très détaillé"},
			Date: identity.Date{Year: 2026, Month: 11, Day: 20}, PDF: []byte("%PDF…"),
		}},
		Text: "Bonjour, voici un résultat.", Software: "NIL-1", Receipt: true,
	}, nil
}

func ExampleCompose() {
	mail, err := result()
	if err != nil {
		fmt.Println(err)
		return
	}
	raw, err := mssante.Compose(mail, nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	r, faults, err := mssante.Parse(raw, nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(r.Title)
	fmt.Println(r.PDFs()[0].Name, len(faults))
	// Output:
	// CR d'examens de biologie médicale très d PAT-TROIS DOMINIQUE 28/03/1979
	// 20261120_CR d'examens de biologie médicale très d_PAT-TROIS_DOMINIQUE.pdf 0
}

// The doctor's program does not know the patient, and says so to the sender's.
func ExampleComposeReceipt() {
	mail, err := result()
	if err != nil {
		fmt.Println(err)
		return
	}
	sent, err := mssante.Compose(mail, nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	received, _, err := mssante.Parse(sent, nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	raw, err := mssante.ComposeReceipt(received, mssante.Reply{
		ID: "r1@cabinet.test.mssante.fr", Date: noon, From: mail.To[0], Software: "NIL-2", Code: mssante.UnknownPatient})
	if err != nil {
		fmt.Println(err)
		return
	}

	// The laboratory's side.
	back, _, err := mssante.Parse(raw, nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	_, by := mssante.Correlate([]mssante.Sent{{ID: mail.ID}}, back)
	fmt.Println(back.Receipt.Outcome, back.Receipt.Code, back.Receipt.Code.Text().FR, by)
	// Output: rejected 902 patient inconnu originalID
}
