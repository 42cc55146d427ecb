package mssante_test

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/ordonnance-numerique/ordonnance-go/identity"
	"github.com/ordonnance-numerique/ordonnance-go/identity/fr/ins"
	"github.com/ordonnance-numerique/ordonnance-go/messaging/fr/mssante"
)

func TestMailboxes(t *testing.T) {
	for _, c := range []struct {
		address string
		kind    mssante.Kind
		want    mssante.Kind // "" is a refusal
	}{
		{"a.b@cabinet.mssante.fr", "", mssante.Organization}, {"a.b@CABINET.MSSANTE.FR", mssante.Personal, mssante.Personal},
		{"a@interop-mssante.apicrypt.org", mssante.Practice, mssante.Practice}, {"279035121518989@patient.mssante.fr", "", mssante.Patient},
		{"297022A02077878@patient.mssante.fr", mssante.Patient, mssante.Patient}, {"a@hopital.example.fr", mssante.Application, mssante.Application},
		{"279035121518989@patient.mssante.fr", mssante.Personal, ""}, {"a@x.mssante.fr", mssante.Patient, ""},
		{"a@mssante.fr.evil.org", "", ""}, {"a@evilmssante.fr", "", ""}, {"a b@x.mssante.fr", "", ""}, {"a", "", ""}, {"@x.mssante.fr", "", ""},
		{"a..b@x.mssante.fr", "", ""}, {"12345@patient.mssante.fr", "", ""}, {"a@x.mssante.fr", "OTHER", ""}, {"a\r\nBcc: x@x.mssante.fr", "", ""},
		{"a@example.fr", "", ""},
	} {
		m, err := mssante.ParseMailbox(c.address, c.kind, &mssante.Policy{Domains: []string{"*.example.fr"}})
		if m.Kind() != c.want || (err == nil) != (c.want != "") || err != nil && !errors.Is(err, mssante.ErrAddress) {
			t.Errorf("%s as %q: %q %v", c.address, c.kind, m.Kind(), err)
		}
	}
	if s := fmt.Sprintf("%v %#v %s", patientBox(t), patientBox(t), patientBox(t)); strings.Contains(s, "2790") {
		t.Errorf("an address in a log: %s", s)
	}
}

func TestPatientMailbox(t *testing.T) {
	id, err := ins.FromPatient(patient())
	if err != nil {
		t.Fatal(err)
	}
	if m, err := mssante.PatientMailbox(id, day); err == nil || !m.IsZero() {
		t.Errorf("an address of an identity that is not qualified")
	}
}

func TestRoundTrip(t *testing.T) {
	m := report(t)
	raw := compose(t, m)
	if !bytes.Equal(raw, compose(t, m)) {
		t.Error("other bytes the second time")
	}
	r := parse(t, raw)
	label := "CR d'examens de biologie médicale très d"
	if want := "XDM/1.0/DDM+" + label + " PAT-TROIS DOMINIQUE 28/03/1979"; r.Subject != want || r.Title != want[12:] || !r.Announced {
		t.Errorf("subject %q", r.Subject)
	}
	if r.ID != m.ID || !r.Date.Equal(day) || r.INS != "O" || r.Software != "NIL-TEST-1" || !reflect.DeepEqual(r.Codes, []string{"11502-2"}) || r.Final || r.Replaces {
		t.Errorf("%+v", r)
	}
	if len(r.From) != 1 || r.From[0] != (mssante.Address{Display: "Laboratoire de test", Address: "labo@labo.test.mssante.fr"}) ||
		len(r.To) != 1 || r.To[0].Display != "Dr_Robert_SPECIALISTE_Cabinet de l'Hôtel-Dieu" || len(r.ReceiptTo) != 1 {
		t.Errorf("%+v %+v", r.From, r.To)
	}
	if r.Text != strings.ReplaceAll(m.Text, "\n", "\r\n") || r.HTML != m.HTML {
		t.Errorf("%q %q", r.Text, r.HTML)
	}
	if !bytes.Equal(r.Archive(), m.Archive) || len(r.PDFs()) != 1 || !bytes.Equal(r.PDFs()[0].Data, m.Documents[0].PDF) {
		t.Errorf("%d files", len(r.Files))
	}
	if name := r.PDFs()[0].Name; name != "20261120_"+label+"_PAT-TROIS_DOMINIQUE_N°7.pdf" {
		t.Errorf("file name %q", name)
	}
	for line := range bytes.SplitSeq(raw, []byte("\r\n")) {
		if len(line) > 998 || bytes.ContainsAny(line, "\r\n") {
			t.Errorf("a line of %d bytes, or a bare line end", len(line))
		}
	}
}

func TestVariants(t *testing.T) {
	m := report(t)
	m.To, m.Final, m.Receipt, m.HTML = []mssante.Mailbox{patientBox(t)}, true, false, ""
	m.Replaces, m.InReplyTo, m.References = true, "0000@labo.test.mssante.fr", []string{"first@labo.test.mssante.fr"}
	m.ReplyTo = doctor(t)
	m.Files = []mssante.File{{Name: "message.jws", MediaType: "application/jose", Data: []byte("a.b.c")}}
	m.Documents = append(m.Documents, m.Documents[0])
	m.Patient.Sex = ""
	r := parse(t, compose(t, m))
	if r.Subject != "[Annule et remplace] XDM/1.0/DDM+2 documents PAT-TROIS DOMINIQUE 28/03/1979" || !r.Replaces || !r.Final || r.INS != "N" ||
		r.InReplyTo != m.InReplyTo || !reflect.DeepEqual(r.References, []string{"first@labo.test.mssante.fr", m.InReplyTo}) || len(r.ReplyTo) != 1 || r.ReceiptTo != nil {
		t.Errorf("%+v", r)
	}
	if f := r.Files[len(r.Files)-1]; f.Name != "message.jws" || f.MediaType != "application/jose" || string(f.Data) != "a.b.c" {
		t.Errorf("%+v", f)
	}
	if p := r.PDFs(); len(p) != 2 || p[0].Name == p[1].Name {
		t.Errorf("%d copies", len(p))
	}
	plain := mssante.Mail{ID: "2@x.mssante.fr", Date: day, From: doctor(t), To: []mssante.Mailbox{lab(t)}, Title: "Réunion de lundi", Text: "À 9 h.", Software: "N"}
	if r := parse(t, compose(t, plain)); r.Title != "Réunion de lundi" || r.Announced || r.INS != "" || r.Text != "À 9 h." || len(r.Files) > 0 {
		t.Errorf("%+v", r)
	}
}

func TestComposeRefuses(t *testing.T) {
	for name, c := range map[string]struct {
		change func(*mssante.Mail)
		want   error
	}{
		"no sender":  {func(m *mssante.Mail) { m.From = mssante.Mailbox{} }, mssante.ErrRecipient},
		"nobody":     {func(m *mssante.Mail) { m.To = nil }, mssante.ErrRecipient},
		"both kinds": {func(m *mssante.Mail) { m.To = append(m.To, patientBox(t)) }, mssante.ErrMixed},
		"another patient": {func(m *mssante.Mail) {
			m.To = []mssante.Mailbox{mailbox(t, "297022A02077878@patient.mssante.fr", "", "")}
		}, mssante.ErrPatient},
		"two patients":        {func(m *mssante.Mail) { m.To = []mssante.Mailbox{patientBox(t), patientBox(t)} }, mssante.ErrPatient},
		"nobody's document":   {func(m *mssante.Mail) { m.Patient.FamilyName = "" }, mssante.ErrIdentity},
		"no birth date":       {func(m *mssante.Mail) { m.Patient.BirthDate = identity.Date{} }, mssante.ErrIdentity},
		"bracketed id":        {func(m *mssante.Mail) { m.ID = "<1@x>" }, mssante.ErrID},
		"no id":               {func(m *mssante.Mail) { m.ID = "" }, mssante.ErrID},
		"replaces nothing":    {func(m *mssante.Mail) { m.Replaces = true }, mssante.ErrID},
		"bad reference":       {func(m *mssante.Mail) { m.References = []string{"x"} }, mssante.ErrID},
		"no date":             {func(m *mssante.Mail) { m.Date = time.Time{} }, mssante.ErrTime},
		"no software":         {func(m *mssante.Mail) { m.Software = " " }, mssante.ErrSoftware},
		"header in software":  {func(m *mssante.Mail) { m.Software = "x\r\nBcc: y@z" }, mssante.ErrHeader},
		"header in display":   {func(m *mssante.Mail) { m.From.Display = "x\nBcc: y@z" }, mssante.ErrHeader},
		"two codes in one":    {func(m *mssante.Mail) { m.Documents[0].Type.Code = "a,b" }, mssante.ErrHeader},
		"no archive":          {func(m *mssante.Mail) { m.Archive = nil }, mssante.ErrDocuments},
		"no PDF":              {func(m *mssante.Mail) { m.Documents[0].PDF = nil }, mssante.ErrDocuments},
		"archive of nothing":  {func(m *mssante.Mail) { m.Documents = nil }, mssante.ErrDocuments},
		"document of no day":  {func(m *mssante.Mail) { m.Documents[0].Date.Day = 0 }, mssante.ErrDocuments},
		"file in a folder":    {func(m *mssante.Mail) { m.Files = []mssante.File{{Name: "a/b", MediaType: "a/b"}} }, mssante.ErrFile},
		"second archive":      {func(m *mssante.Mail) { m.Files = []mssante.File{{Name: "ihe_xdm.zip", MediaType: "application/zip"}} }, mssante.ErrFile},
		"larger than allowed": {func(m *mssante.Mail) { m.Archive = make([]byte, 19_000_000) }, mssante.ErrSize},
	} {
		m := report(t)
		c.change(&m)
		if raw, err := mssante.Compose(m, nil); !errors.Is(err, c.want) || raw != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	m := report(t)
	m.Archive = make([]byte, 17_000_000)
	if raw, err := mssante.Compose(m, nil); err != nil || len(raw) > mssante.DefaultMaxBytes {
		t.Errorf("17 MB: %d bytes, %v", len(raw), err)
	}
}

// TestBroken reads mails of others that are not as they should be.
func TestBroken(t *testing.T) {
	head := "From: a@x.mssante.fr\nTo: b@x.mssante.fr\nMessage-ID: <1@x>\nDate: Sat, 21 Nov 2026 09:30:00 +0100\nX-MSS-NIL: n\n"
	multi := head + "Content-Type: multipart/mixed; boundary=B\n\n"
	for name, c := range map[string]struct {
		raw   string
		fault string
		has   func(r *mssante.Received) bool
	}{
		"line without a name": {strings.Replace(head, "Date", "what is this\nDate", 1) + "\nhello", "MSS-101 ", func(r *mssante.Received) bool { return r.Text == "hello" }},
		"part without header": {multi + "--B\nhello, all\n--B--\n", "MSS-102 1", func(r *mssante.Received) bool { return r.Text == "hello, all" }},
		"no boundary":         {head + "Content-Type: multipart/mixed\n\n--B\n\nhello\n--B--\n", "MSS-103 ", func(r *mssante.Received) bool { return len(r.Files) == 1 }},
		"other boundary":      {multi + "--C\n\nhello\n--C--\n", "MSS-103 ", func(r *mssante.Received) bool { return strings.Contains(string(r.Files[0].Data), "hello") }},
		"open end":            {multi + "--B\n\nhello\n", "MSS-104 ", func(r *mssante.Received) bool { return strings.TrimSpace(r.Text) == "hello" }},
		"torn base64":         {multi + "--B\nContent-Transfer-Encoding: base64\nContent-Type: application/pdf; name=a.pdf\n\nAAA*\n--B--\n", "MSS-105 1", func(r *mssante.Received) bool { return string(r.PDFs()[0].Data) == "AAA*" }},
		"unknown charset":     {head + "Content-Type: text/plain; charset=klingon-8\n\nhello", "MSS-106 ", func(r *mssante.Received) bool { return r.Text == "hello" }},
		"bad date":            {strings.Replace(head, "Sat, 21", "someday", 1) + "\nhello", "MSS-107 Date", func(r *mssante.Received) bool { return r.Date.IsZero() }},
		"no id":               {strings.Replace(head, "Message-ID", "X-ID", 1) + "\nhello", "MSS-108 Message-ID", func(r *mssante.Received) bool { return r.ID == "" }},
		"bad address":         {strings.Replace(head, "b@x.mssante.fr", "<<b", 1) + "\nhello", "MSS-109 To", func(r *mssante.Received) bool { return r.To == nil }},
		"two archives":        {"Subject: XDM/1.0/DDM+x\n" + multi + strings.Repeat("--B\nContent-Type: application/zip; name=ihe_xdm.zip\n\nPK\n", 2) + "--B--\n", "MSS-110 ", func(r *mssante.Received) bool { return string(r.Archive()) == "PK" }},
		"announced":           {"Subject: XDM/1.0/DDM+x\n" + head + "\nhello", "MSS-111 Subject", func(r *mssante.Received) bool { return r.Title == "x" }},
		"not announced":       {multi + "--B\nContent-Type: application/zip\nContent-Disposition: attachment; filename=\"IHE_XDM.zip\"\n\nPK\n--B--\n", "MSS-112 Subject", func(r *mssante.Received) bool { return r.Archive() != nil }},
		"strange value":       {"X-MSS-INS: oui\n" + head + "\nhello", "MSS-113 X-MSS-INS", func(r *mssante.Received) bool { return r.INS == "" }},
		"no software":         {strings.Replace(head, "X-MSS-NIL", "X-Other", 1) + "\nhello", "MSS-114 X-MSS-NIL", func(r *mssante.Received) bool { return r.Software == "" }},
		"both kinds":          {strings.Replace(head, "b@x", "279035121518989@patient.mssante.fr, b@x", 1) + "\nhello", "MSS-115 To", func(r *mssante.Received) bool { return len(r.To) == 2 }},
		"twice":               {"Subject: a\nSubject: b\n" + head + "\nhello", "MSS-116 Subject", func(r *mssante.Received) bool { return r.Subject == "a" }},
	} {
		r := parse(t, []byte(c.raw), c.fault)
		if !c.has(r) || string(r.Raw) != c.raw {
			t.Errorf("%s: %+v", name, r)
		}
	}
	// Names with folders lose them; old charsets are read.
	r := parse(t, []byte(multi+"--B\nContent-Type: application/pdf\nContent-Disposition: attachment; filename=\"..\\\\..\\\\a.pdf\"\n\n%PDF\n"+
		"--B\nContent-Type: text/plain; charset=iso-8859-1\n\nr\xe9sultat\n--B--\n"))
	if r.Files[0].Name != "a.pdf" || r.Text != "résultat" {
		t.Errorf("%q %q", r.Files[0].Name, r.Text)
	}
}

func TestHostile(t *testing.T) {
	deep := strings.Builder{}
	deep.WriteString("From: a@x\n")
	for i := range 10_000 {
		fmt.Fprintf(&deep, "Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n", i, i)
	}
	mails := strings.Repeat("Content-Type: message/rfc822\n\n", 10_000)
	for name, raw := range map[string]string{
		"10 000 levels":     deep.String(),
		"mail in mail":      mails,
		"10 000 parts":      "Content-Type: multipart/mixed; boundary=b\n\n" + strings.Repeat("--b\n\nx\n", 10_000),
		"10 000 fields":     strings.Repeat("A: b\n", 10_000) + "\n",
		"1 MB of one field": "A: " + strings.Repeat("b", 1<<20) + "\n\n",
		"1 MB folded":       "A: b\n" + strings.Repeat(" c\n", 1<<18) + "\n",
	} {
		if r, _, err := mssante.Parse([]byte(raw), nil); !errors.Is(err, mssante.ErrHostile) || r != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, _, err := mssante.Parse(make([]byte, 2000), &mssante.ParseOptions{MaxBytes: 1000}); !errors.Is(err, mssante.ErrHostile) {
		t.Errorf("too large: %v", err)
	}
	for _, raw := range []string{"", "hello", "\n\nFrom: a"} {
		if _, _, err := mssante.Parse([]byte(raw), nil); !errors.Is(err, mssante.ErrNotMail) {
			t.Errorf("%q: %v", raw, err)
		}
	}
}

func FuzzParse(f *testing.F) {
	f.Add(compose(f, report(f)))
	f.Add([]byte("From: a@x\nContent-Type: multipart/report; boundary=\"b\"\n\n--b\n\nx\n--b\nContent-Type: message/delivery-status\n\nReporting-MTA: dns;x\n\nAction: failed\nStatus: 5.1.1\n--b--"))
	f.Add([]byte("From: a@x\nContent-Type: mult\x82part/report; boundary=\""))
	f.Fuzz(func(t *testing.T, raw []byte) {
		r, _, err := mssante.Parse(raw, nil)
		if (r == nil) != (err != nil) {
			t.Fatal("neither a mail nor an error")
		}
		if err != nil {
			return
		}
		mssante.Correlate([]mssante.Sent{{ID: "a@b"}}, r)
		reply, err := mssante.ComposeReturn(r, mssante.Reply{ID: "r@x", Date: day, From: doctor(t), Software: "n"})
		if err == nil {
			if _, _, err := mssante.Parse(reply, nil); err != nil && !errors.Is(err, mssante.ErrHostile) {
				t.Fatalf("our own answer: %v", err)
			}
		}
	})
}

// TestOtherParser lets Python's parser read our mails: the same parts, names and
// digests, and no defect.
func TestOtherParser(t *testing.T) {
	if os.Getenv("ORDONNANCE_CORPUS") == "" {
		t.Skip("set ORDONNANCE_CORPUS to compare with other programs")
	}
	python, err := exec.LookPath("python3")
	if err != nil {
		t.Skip("install python3")
	}
	m := report(t)
	raw := compose(t, m)
	receipt, err := mssante.ComposeReceipt(parse(t, raw), reply(t, mssante.UnknownPatient, mssante.CodeInErrorField))
	if err != nil {
		t.Fatal(err)
	}
	const script = `import sys, email, email.policy, hashlib
m = email.message_from_bytes(sys.stdin.buffer.read(), policy=email.policy.default)
assert not m.defects, m.defects
print(m["subject"]); print(m["message-id"]); print(m["x-mss-nil"])
for p in m.walk():
    assert not p.defects, p.defects
    if p.get_filename(): print(p.get_filename(), hashlib.sha256(p.get_payload(decode=True)).hexdigest())
`
	for name, one := range map[string][]byte{"mail": raw, "receipt": receipt} {
		run := exec.Command(python, "-c", script)
		run.Stdin = bytes.NewReader(one)
		out, err := run.CombinedOutput()
		if err != nil {
			t.Fatalf("%s: %v\n%s", name, err, out)
		}
		r := parse(t, one)
		want := r.Subject + "\n<" + r.ID + ">\n" + r.Software + "\n"
		for _, f := range r.Files {
			if f.Name != "" {
				want += fmt.Sprintf("%s %x\n", f.Name, sha256.Sum256(f.Data))
			}
		}
		if string(out) != want {
			t.Errorf("%s:\n%s\nwant\n%s", name, out, want)
		}
	}
}
