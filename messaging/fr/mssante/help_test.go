package mssante_test

import (
	"testing"
	"time"

	"github.com/ordonnance-numerique/ordonnance-go/identity"
	"github.com/ordonnance-numerique/ordonnance-go/messaging/fr/mssante"
)

var day = time.Date(2026, 11, 21, 9, 30, 0, 0, time.FixedZone("", 3600))

func mailbox(t testing.TB, address string, kind mssante.Kind, display string) mssante.Mailbox {
	t.Helper()
	m, err := mssante.ParseMailbox(address, kind, nil)
	if err != nil {
		t.Fatal(err)
	}
	m.Display = display
	return m
}

func doctor(t testing.TB) mssante.Mailbox {
	return mailbox(t, "robert.specialiste@cabinet.test.mssante.fr", mssante.Personal, "Dr_Robert_SPECIALISTE_Cabinet de l'Hôtel-Dieu")
}

func lab(t testing.TB) mssante.Mailbox {
	return mailbox(t, "labo@labo.test.mssante.fr", mssante.Application, "Laboratoire de test")
}

func patientBox(t testing.TB) mssante.Mailbox {
	return mailbox(t, "279035121518989@patient.mssante.fr", mssante.Patient, "")
}

func patient() identity.Patient {
	return identity.Patient{
		Identifiers: []identity.Identifier{{System: "urn:oid:1.2.250.1.213.1.4.10", Value: "279035121518989"}},
		FamilyName:  "PAT-TROIS", GivenNames: "DOMINIQUE MARIE-LOUISE", Sex: identity.Female,
		BirthDate: identity.Date{Year: 1979, Month: 3, Day: 28},
	}
}

var biology = identity.Code{System: "urn:oid:2.16.840.1.113883.6.1", Code: "11502-2", Display: "CR d'examens de biologie médicale très détaillé"}

// report is a mail with one document.
func report(t testing.TB) mssante.Mail {
	return mssante.Mail{
		ID: "0001@labo.test.mssante.fr", Date: day, From: lab(t), To: []mssante.Mailbox{doctor(t)},
		Patient: patient(), Archive: []byte("PK\x03\x04 an archive"), Software: "NIL-TEST-1",
		Documents: []mssante.Document{{Type: biology, Date: identity.Date{Year: 2026, Month: 11, Day: 20}, PDF: []byte("%PDF-1.4 é\r\n--not a boundary\r\n"), Record: "N°7"}},
		Text:      "Bonjour,\nvoici le résultat – à bientôt.\n.\nFrom here\n", HTML: "<p>Bonjour</p>", Receipt: true,
	}
}

func compose(t testing.TB, m mssante.Mail) []byte {
	t.Helper()
	raw, err := mssante.Compose(m, nil)
	if err != nil {
		t.Fatal(err)
	}
	return raw
}

func parse(t testing.TB, raw []byte, want ...string) *mssante.Received {
	t.Helper()
	r, faults, err := mssante.Parse(raw, nil)
	if err != nil {
		t.Fatal(err)
	}
	var codes []string
	for _, f := range faults {
		codes = append(codes, f.Code+" "+f.Path)
	}
	if len(codes) != len(want) {
		t.Fatalf("faults %q, want %q", codes, want)
	}
	for i := range want {
		if codes[i] != want[i] {
			t.Fatalf("faults %q, want %q", codes, want)
		}
	}
	return r
}
