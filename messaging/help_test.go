package messaging_test

import (
	"crypto/ed25519"
	"fmt"
	"testing"
	"time"

	"github.com/ordonnance-numerique/ordonnance-go/document"
	"github.com/ordonnance-numerique/ordonnance-go/identity"
	"github.com/ordonnance-numerique/ordonnance-go/messaging"
)

var (
	day  = time.Date(2026, 11, 21, 9, 30, 0, 0, time.FixedZone("", 3600))
	when = &document.OpenOptions{At: day.Add(time.Hour)}
)

func uuid(n int) string { return fmt.Sprintf("00000000-0000-4000-8000-%012d", n) }

// signerAndKeys is a key that may sign every type of message.
func signerAndKeys(tb testing.TB) (*identity.Signer, *identity.KeySet) {
	tb.Helper()
	s, err := identity.NewSigner("test", ed25519.NewKeyFromSeed(make([]byte, 32)), nil)
	if err != nil {
		tb.Fatal(err)
	}
	key := s.Key()
	key.MaySign = []string{"vnd.test"}
	for _, t := range messaging.Types() {
		key.MaySign = append(key.MaySign, messaging.KindPrefix+t+"+json")
	}
	keys, err := identity.NewKeySet([]identity.Key{key}, nil)
	if err != nil {
		tb.Fatal(err)
	}
	return s, keys
}

var (
	prescriber = messaging.Party{
		Practitioner: &identity.Practitioner{FamilyName: "DOC0024566", Title: "Dr",
			Identifiers: []identity.Identifier{{System: "urn:oid:1.2.250.1.71.4.2.1", Value: "899700245667"}}},
		Place: &identity.Organization{Name: "Cabinet de test", Address: &identity.Address{Lines: []string{"1 rue du Test"}, City: "Reims"}},
	}
	pharmacy = messaging.Party{Place: &identity.Organization{Name: "Pharmacie de test",
		Identifiers: []identity.Identifier{{System: "urn:oid:1.2.250.1.71.4.2.2", Value: "1580008803"}}}}
	somebody = messaging.Party{Patient: &identity.Patient{FamilyName: "PAT-TROIS", GivenNames: "DOMINIQUE",
		Identifiers: []identity.Identifier{matricule}}}
	matricule = identity.Identifier{System: "urn:oid:1.2.250.1.213.1.4.10", Value: "279035121518989"}
)

func envelope(n int) messaging.Envelope {
	return messaging.Envelope{ID: uuid(n), Sent: messaging.NewInstant(day), From: prescriber, To: []messaging.Party{pharmacy}, Patient: matricule}
}

func reply(n, to int) messaging.Envelope {
	e := envelope(n)
	e.From, e.To = pharmacy, []messaging.Party{prescriber}
	e.Sent = messaging.NewInstant(day.Add(time.Duration(n) * time.Minute))
	e.InReplyTo, e.Thread = uuid(to), uuid(1)
	return e
}

// token is any signed thing, to be a part.
func token(tb testing.TB) messaging.Part {
	s, _ := signerAndKeys(tb)
	t, _, err := document.Sign("x", document.Kind[string]{Name: "vnd.test", Version: 1,
		Encode: func(v string) ([]byte, []document.Omission, error) { return []byte(v), nil, nil },
		Decode: func(_ int, raw []byte) (string, error) { return string(raw), nil }}, s, &document.SignOptions{At: day})
	if err != nil {
		tb.Fatal(err)
	}
	return messaging.Part{Type: "vnd.test;v=1", Token: t}
}

// sign signs a message a second after it was written.
func sign[B any](tb testing.TB, m messaging.Message[B], kind document.Kind[messaging.Message[B]]) string {
	tb.Helper()
	s, _ := signerAndKeys(tb)
	t, _, err := document.Sign(m, kind, s, &document.SignOptions{At: m.Sent.Time().Add(time.Second)})
	if err != nil {
		tb.Fatalf("%v", err)
	}
	return t
}

// raw is a message of each type as JSON, all members of the bodies used.
func raw(tb testing.TB) map[string][]byte {
	tb.Helper()
	text := messaging.Part{Type: "text/plain", Text: "Bonjour,\n\tmerci."}
	file := messaging.Part{Attachment: &document.Attachment{Name: "résultat.pdf", MediaType: "application/pdf", Size: 12345, SHA256: document.Digest{1, 2, 3}}}
	parts := []messaging.Part{token(tb), file, text}
	code := identity.Code{System: "urn:test", Code: "R1", Display: "motif"}
	all := map[string][]byte{}
	write(tb, all, "prescription", messaging.Message[messaging.NewPrescription]{Envelope: envelope(1), Parts: parts,
		Body: messaging.NewPrescription{Prescription: uuid(100), Urgent: true, Text: "pour ce soir"}}, messaging.NewPrescriptionKind())
	write(tb, all, "dispensation", messaging.Message[messaging.DispensationReport]{Envelope: reply(2, 1), Parts: parts,
		Body: messaging.DispensationReport{Prescription: uuid(100), Dispensations: []string{uuid(200)}, Complete: true, Text: "fait"}}, messaging.DispensationReportKind())
	write(tb, all, "refusal", messaging.Message[messaging.Refusal]{Envelope: reply(3, 1),
		Body: messaging.Refusal{Prescription: uuid(100), Lines: []string{"l1", "l2"}, Reason: code, Text: "interaction"}}, messaging.RefusalKind())
	write(tb, all, "question", messaging.Message[messaging.Question]{Envelope: reply(4, 1),
		Body: messaging.Question{Prescription: uuid(100), Lines: []string{"l1"}, Topic: code, Text: "Quel dosage ?", Waiting: true}}, messaging.QuestionKind())
	write(tb, all, "answer", messaging.Message[messaging.Answer]{Envelope: reply(5, 4), Parts: parts,
		Body: messaging.Answer{Decision: messaging.Replaced, Prescription: uuid(101), Text: "voici"}}, messaging.AnswerKind())
	write(tb, all, "renewal", messaging.Message[messaging.RenewalRequest]{Envelope: reply(6, 1),
		Body: messaging.RenewalRequest{Prescription: uuid(100), Lines: []string{"l1"}, Text: "svp"}}, messaging.RenewalRequestKind())
	write(tb, all, "document", messaging.Message[messaging.DocumentNotice]{Envelope: envelope(7), Parts: []messaging.Part{file},
		Body: messaging.DocumentNotice{Document: "1.2.250.1.999.1.1", Replaces: "1.2.250.1.999.1.0", Change: messaging.Revised, Type: code,
			Date: identity.Date{Year: 2026, Month: 11, Day: 20}, Text: "résultat"}}, messaging.DocumentNoticeKind())
	write(tb, all, "cancellation", messaging.Message[messaging.Cancellation]{Envelope: envelope(8),
		Body: messaging.Cancellation{Subject: messaging.ThePrescription, ID: uuid(100), Reason: code, Text: "erreur"}}, messaging.CancellationKind())
	write(tb, all, "acknowledgement", messaging.Message[messaging.Acknowledgement]{Envelope: reply(9, 1),
		Body: messaging.Acknowledgement{Outcome: messaging.NotOpened, Code: "DOC-711", Reason: document.Text{EN: "signature", FR: "signature"}}}, messaging.AcknowledgementKind())
	to := envelope(10)
	to.To = []messaging.Party{somebody}
	write(tb, all, "reminder", messaging.Message[messaging.Reminder]{Envelope: to, Body: messaging.Reminder{Items: []messaging.ReminderItem{{
		Programme: "fr.vaccination", Rule: "dtp-45", Title: document.Text{EN: "booster", FR: "rappel"},
		First: identity.Date{Year: 2026, Month: 1, Day: 1}, Last: identity.Date{Year: 2046}}}}}, messaging.ReminderKind())
	return all
}

func write[B any](tb testing.TB, all map[string][]byte, name string, m messaging.Message[B], kind document.Kind[messaging.Message[B]]) {
	tb.Helper()
	text, left, err := document.Write(m, kind)
	if err != nil || len(left) > 0 {
		tb.Fatalf("%s: %v", name, err)
	}
	all[name] = text
}
