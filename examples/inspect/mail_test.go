package main

import (
	"bytes"
	"os"
	"strings"
	"testing"

	"github.com/ordonnance-numerique/ordonnance-go/document"
	"github.com/ordonnance-numerique/ordonnance-go/identity"
	"github.com/ordonnance-numerique/ordonnance-go/messaging"
	"github.com/ordonnance-numerique/ordonnance-go/messaging/fr/mssante"
	"github.com/ordonnance-numerique/ordonnance-go/prescription"
)

// message is a signed message with the signed prescription in it.
func (b *bench) message() []byte {
	b.t.Helper()
	token, err := os.ReadFile(b.path("token.txt"))
	b.fail(err)
	place := identity.Organization{Name: "PHARMACIE NOLOT", Identifiers: []identity.Identifier{{System: "urn:oid:1.2.250.1.71.4.2.2", Value: "1580008803"}}}
	m := messaging.Message[messaging.NewPrescription]{
		Envelope: messaging.Envelope{ID: "7c0e6f4a-2b1d-4e53-9a61-000000000021", Sent: messaging.NewInstant(sentAt),
			From: messaging.Party{Practitioner: &b.rx.Prescriber.Practitioner}, To: []messaging.Party{{Place: &place}}, Patient: b.rx.Patient.Identifiers[0]},
		Body:  messaging.NewPrescription{Prescription: b.rx.ID},
		Parts: []messaging.Part{{Type: prescription.Kind().Type(), Token: string(bytes.TrimSpace(token))}, {Type: "text/plain", Text: "ce soir"}},
	}
	signed, _, err := document.Sign(m, messaging.NewPrescriptionKind(), b.signer, &document.SignOptions{At: sentAt})
	b.fail(err)
	return []byte(signed)
}

// mail is a mail to a pharmacy with an archive, its PDF and a signed message.
func (b *bench) mail(more ...mssante.File) (mssante.Mail, []byte) {
	b.t.Helper()
	parcel := b.parcel(b.sendings(1), false)
	archive, err := os.ReadFile(b.archive("mailed.zip", parcel))
	b.fail(err)
	m := mssante.Mail{ID: "1@exemple.mssante.fr", Date: sentAt, Patient: b.rx.Patient, Archive: archive, Software: "ESSAI", Receipt: true,
		Text: "Bonjour", Documents: []mssante.Document{{Type: parcel.Submission.Entries[0].TypeCode, Date: identity.DateOf(sentAt), PDF: b.pdf()}},
		Files: append([]mssante.File{{Name: "message.jws", MediaType: "application/jose", Data: b.message()}}, more...)}
	m.From = b.mailbox("kit.doc0024566@exemple.mssante.fr", mssante.Personal)
	m.To = []mssante.Mailbox{b.mailbox("officine.nolot@exemple.mssante.fr", mssante.Organization)}
	raw, err := mssante.Compose(m, nil)
	b.fail(err)
	return m, raw
}

func (b *bench) mailbox(address string, kind mssante.Kind) mssante.Mailbox {
	b.t.Helper()
	box, err := mssante.ParseMailbox(address, kind, nil)
	b.fail(err)
	return box
}

// TestMail: who wrote to whom, every part with its type and size, and what is
// attached in turn.
func TestMail(t *testing.T) {
	b := newBench(t)
	m, raw := b.mail()
	reports, code := objects(t, "-at", b.at, b.put("one.eml", raw))
	if code != 0 || len(reports) != 1 {
		t.Fatalf("exit code %d, %+v", code, reports)
	}
	r := reports[0]
	if r.Form != mailForm || r.Type != "mail" || r.ID != m.ID || r.Mail == nil || len(r.Mail.From) != 1 || len(r.Mail.To) != 1 || r.Mail.Receipt != nil {
		t.Fatalf("%+v, %+v", r, r.Mail)
	}
	want := []struct {
		name, mediaType string
		size            int
		inside          form
		kind            string
	}{
		{"", "text/plain", -1, "", ""},
		{"IHE_XDM.ZIP", "application/zip", len(m.Archive), xdmForm, "11488-4"},
		{"", "application/pdf", len(m.Documents[0].PDF), pdfForm, "PDF/A-1b"},
		{"message.jws", "application/jose", len(m.Files[0].Data), tokenForm, "message prescription"},
	}
	if len(r.Parts) != len(want) {
		t.Fatalf("%+v", r.Parts)
	}
	for n, w := range want {
		p := r.Parts[n]
		if w.name != "" && p.Name != w.name || p.MediaType != w.mediaType || w.size >= 0 && p.Size != w.size || p.Size == 0 {
			t.Errorf("part %d: %+v", n+1, p)
		}
		if (p.Inside == nil) != (w.inside == "") || p.Inside != nil && (p.Inside.Form != w.inside || !strings.HasPrefix(p.Inside.Type, w.kind)) {
			t.Errorf("inside of part %d: %+v", n+1, p.Inside)
		}
	}
	if inner := r.Parts[3].Inside.Parts; len(inner) != 2 || inner[0].Inside == nil || len(inner[0].Inside.Lines) != 1 || inner[1].Size != 7 {
		t.Errorf("inside of the message: %+v", inner)
	}
	out, _, code := inspect(t, b.path("one.eml"))
	for _, words := range []string{"form      mail\n", "from      <kit.doc0024566@exemple.mssante.fr>\n", "to        <officine.nolot@exemple.mssante.fr>\n",
		"IHE_XDM.ZIP, application/zip, ", "    form      archive IHE_XDM.ZIP\n", "      1. AMOXICILLINE"} {
		if code != 0 || !strings.Contains(out, words) {
			t.Errorf("exit code %d, no %q in\n%s", code, words, out)
		}
	}
	if strings.Contains(out, "279035121518989") {
		t.Error("the report shows the whole number")
	}
}

// TestReceipt: what came back, and of which mail.
func TestReceipt(t *testing.T) {
	b := newBench(t)
	_, raw := b.mail()
	got, _, err := mssante.Parse(raw, nil)
	b.fail(err)
	back, err := mssante.ComposeReceipt(got, mssante.Reply{ID: "2@exemple.mssante.fr", Date: sentAt,
		From: b.mailbox("officine.nolot@exemple.mssante.fr", mssante.Organization), Software: "ESSAI"})
	b.fail(err)
	reports, code := objects(t, b.put("receipt.eml", back))
	if r := reports[0]; code != 0 || r.Type != "receipt MDN" || r.Mail.Receipt == nil || *r.Mail.Receipt != (receipt{Outcome: "processed", Of: "1@exemple.mssante.fr"}) {
		t.Errorf("exit code %d, %+v, %+v", code, r, r.Mail)
	}
}

// TestMailedSignature: with a list of keys, what is attached is verified too.
func TestMailedSignature(t *testing.T) {
	b := newBench(t)
	path := b.put("message.jws", b.message())
	reports, code := objects(t, "-keys", b.path("keys.json"), "-at", "2026-11-20T13:00:00Z", path)
	if r := reports[0]; code != 1 || r.Refused == nil || r.Refused.Code != "DOC-507" { // the key may not sign messages
		t.Errorf("exit code %d, %+v", code, r)
	}
	reports, code = objects(t, path)
	if r := reports[0]; code != 0 || r.Signature == nil || r.Signature.Verified || len(r.Parts) != 2 {
		t.Errorf("exit code %d, %+v", code, r)
	}
}

// TestAttachments: what others attach is listed and refuses nothing; what is
// ours and broken is refused.
func TestAttachments(t *testing.T) {
	b := newBench(t)
	for _, c := range []struct {
		name, mediaType, text string
		inside                bool
		refused               string
	}{
		{"letter.rtf", "application/rtf", `{\rtf1 bonjour}`, false, ""},
		{"page.html", "text/html", "<html></html>", false, ""},
		{"words.txt", "text/plain", "bonjour", false, ""},
		{"other.zip", "application/zip", "PK\x03\x04", false, ""},
		{"other.json", "application/json", `{"a":1}`, false, ""},
		{"photo.png", "image/png", "\x89PNG\r\n\x1a\n", false, ""},
		{"cut.pdf", "application/pdf", "%PDF-1.4\n", true, "INSP-106"},
		{"cut.xml", "text/xml", "<ClinicalDocument", true, "CDA-"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, raw := b.mail(mssante.File{Name: c.name, MediaType: c.mediaType, Data: []byte(c.text)})
			reports, code := objects(t, b.put("other.eml", raw))
			parts := reports[0].Parts
			last := parts[len(parts)-1]
			if last.Name != c.name || last.Size != len(c.text) || (last.Inside != nil) != c.inside {
				t.Fatalf("exit code %d, %+v", code, last)
			}
			if c.refused == "" && code != 0 || c.refused != "" && (code != 1 || !strings.HasPrefix(last.Inside.Refused.Code, c.refused)) {
				t.Errorf("exit code %d, %+v", code, last.Inside)
			}
		})
	}
}

// TestPatientMailbox: its name is the national number.
func TestPatientMailbox(t *testing.T) {
	b := newBench(t)
	raw := "From: a@exemple.mssante.fr\r\nTo: <279035121518989@patient.mssante.fr>\r\nMessage-ID: <1@exemple.mssante.fr>\r\nDate: Fri, 20 Nov 2026 11:00:00 +0100\r\n\r\nBonjour\r\n"
	out, _, code := inspect(t, b.put("patient.eml", []byte(raw)))
	if code != 0 || strings.Contains(out, "279035121518989") || !strings.Contains(out, "to        <…@patient.mssante.fr>") {
		t.Errorf("exit code %d\n%s", code, out)
	}
}

// TestCut: a file that lost its end is refused, whatever its form, with what was
// learned before the cut.
func TestCut(t *testing.T) {
	b := newBench(t)
	_, raw := b.mail()
	b.put("one.eml", raw)
	b.put("page.pdf", b.pdf())
	b.archive("one.zip", b.parcel(b.sendings(1), false))
	for _, name := range []string{"antibiotic.json", "bundle.json", "ledger.ndjson", "keys.json", "epmed.xml", "page.pdf", "page.png", "one.zip", "one.eml", "packed.txt"} {
		whole, err := os.ReadFile(b.path(name))
		b.fail(err)
		for _, n := range []int{len(whole) / 3, len(whole)/2 + 1, len(whole) - 20} {
			reports, code := objects(t, b.put("cut", whole[:n]))
			if r := reports[0]; code != 1 || !r.refused() || r.Refused != nil && (r.Refused.Message.EN == "" || r.Refused.Message.FR == "") {
				t.Errorf("%s, %d of %d bytes: exit code %d, %+v", name, n, len(whole), code, r.Refused)
			}
		}
	}
}

// TestOnce: a refusal is said once, with its place.
func TestOnce(t *testing.T) {
	b := newBench(t)
	out, _, _ := inspect(t, b.put("broken.json", []byte(`{"format":"prescription/1","id":`)))
	if strings.Count(out, "DOC-801") != 1 || !strings.Contains(out, "REFUSED   DOC-801 /id ") {
		t.Error(out)
	}
}

func TestRecognise(t *testing.T) {
	for text, want := range map[string]form{
		"Subject: a\r\n\r\nb":                       mailForm,
		"Return-Path: <a@b>\nReceived: x\n\nb":      mailForm,
		"X-Trace: 1\nfrom: a@b\n\n":                 mailForm,
		"Bonjour : docteur":                         unknown,
		"https://exemple.fr/a\n\nSubject: no":       unknown,
		"note: a\n\nSubject: b":                     unknown,
		`{"format":"prescription/1","lines":[`:      prescriptionForm,
		`{"a":[1,2],"resourceType":"Patient","b":{`: fhirForm,
		`{"format":`:                                prescriptionForm,
		`{"format":"dispensation/1"} {"format"`:     ledgerForm,
		`{"format":"dispensation/1"}`:               dispensationForm,
		`{"a":`:                                     unknown,
		`{\rtf1`:                                    unknown,
	} {
		if got := recognise([]byte(text)); got != want {
			t.Errorf("%q: %q", text, got)
		}
	}
}
