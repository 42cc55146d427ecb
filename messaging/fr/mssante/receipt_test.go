package mssante_test

import (
	"bytes"
	"errors"
	"fmt"
	"reflect"
	"strings"
	"testing"

	"github.com/ordonnance-numerique/ordonnance-go/messaging/fr/mssante"
)

func reply(t testing.TB, code mssante.ErrorCode, d mssante.Dialect) mssante.Reply {
	return mssante.Reply{ID: "r1@cabinet.test.mssante.fr", Date: day, From: doctor(t), Software: "NIL-2", Code: code, Dialect: d}
}

func TestReceipts(t *testing.T) {
	original := parse(t, compose(t, report(t)))
	for _, code := range []mssante.ErrorCode{"", mssante.UnknownPatient, mssante.NoINS} {
		for _, dialect := range []mssante.Dialect{mssante.CodeInDisposition, mssante.CodeInErrorField} {
			raw, err := mssante.ComposeReceipt(original, reply(t, code, dialect))
			if err != nil {
				t.Fatal(err)
			}
			r := parse(t, raw)
			want := mssante.Processed
			if code != "" {
				want = mssante.Rejected
			}
			if r.Receipt == nil || r.Receipt.Form != mssante.MDN || r.Receipt.Outcome != want || r.Receipt.Code != code ||
				r.Receipt.Label != code.Text().FR || r.Receipt.OriginalID != original.ID || len(r.Receipt.Recipients) != 1 {
				t.Errorf("%s %d: %+v", code, dialect, r.Receipt)
			}
			if refused := strings.HasPrefix(r.Subject, "[KO Intégration système !]["+string(code)+"] XDM/1.0/DDM+"); refused != (code != "") {
				t.Errorf("subject %q", r.Subject)
			}
			// The original is there whole, and its archive with it.
			if !bytes.Equal(r.Archive(), original.Archive()) || !bytes.Equal(r.Files[0].Data, original.Raw) {
				t.Errorf("%d files", len(r.Files))
			}
			if i, by := mssante.Correlate([]mssante.Sent{{ID: "x@y"}, {ID: original.ID}}, r); i != 1 || by != mssante.ByOriginalID {
				t.Errorf("matched %d %s", i, by)
			}
			if _, err := mssante.ComposeReceipt(r, reply(t, "", dialect)); !errors.Is(err, mssante.ErrNoReceipt) {
				t.Errorf("a receipt of a receipt: %v", err)
			}
		}
	}
}

func TestNoAutomaticReceipt(t *testing.T) {
	m := report(t)
	m.Receipt = false
	original := parse(t, compose(t, m))
	if _, err := mssante.ComposeReceipt(original, reply(t, "902", 0)); !errors.Is(err, mssante.ErrNoReceipt) {
		t.Errorf("none was asked for: %v", err)
	}
	other := parse(t, append([]byte("Return-Path: <bounce@x.mssante.fr>\r\n"), compose(t, report(t))...))
	if _, err := mssante.ComposeReceipt(other, reply(t, "", 0)); !errors.Is(err, mssante.ErrNoReceipt) {
		t.Errorf("asked for to another address: %v", err)
	}
	raw, err := mssante.ComposeReturn(original, reply(t, "902", 0))
	if err != nil {
		t.Fatal(err)
	}
	r := parse(t, raw)
	if r.Receipt == nil || r.Receipt.Form != mssante.Ordinary || r.Receipt.Code != "902" || r.Receipt.OriginalID != original.ID || !bytes.Equal(r.Archive(), original.Archive()) {
		t.Errorf("%+v", r.Receipt)
	}
	for name, c := range map[string]struct {
		change func(*mssante.Reply)
		want   error
	}{
		"no id":       {func(r *mssante.Reply) { r.ID = "" }, mssante.ErrID},
		"no sender":   {func(r *mssante.Reply) { r.From = mssante.Mailbox{} }, mssante.ErrRecipient},
		"no software": {func(r *mssante.Reply) { r.Software = "" }, mssante.ErrSoftware},
		"header":      {func(r *mssante.Reply) { r.Code = "9\r\nX: y" }, mssante.ErrHeader},
	} {
		one := reply(t, "902", 0)
		c.change(&one)
		if _, err := mssante.ComposeReturn(original, one); !errors.Is(err, c.want) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// broken is a receipt with the mistakes of the sample printed in the CI-SIS volet
// (struct-msg-mdn): a misspelled field, no header of the first part, a dash at
// the end, a word behind the date.
const broken = "From: <a@x.mssante.fr>\r\nTo: <b@x.mssante.fr>\r\nMessage-ID: <mdn-1@x.mssante.fr>\r\nDate: Thu, 3 Apr 2025 10:15:00 +0200 EDT\r\n" +
	"Subject: =?utf-8?Q?[KO_Int=C3=A9gration_syst=C3=A8me_!][902]_XDM/1.0/DDM+CR?=\r\nX-MSS-NIL: n\r\n" +
	"Content-Type: multipart/report; report-type=disposition-notification;\r\n boundary=\"RAA14128.773615765/x.mssante.fr\"\r\n\r\n" +
	"--RAA14128.773615765/x.mssante.fr\r\nErreur 902, patient inconnu.\r\nLe message n'est pas pris.\r\n\r\n" +
	"--RAA14128.773615765/x.mssante.fr\r\nContent-Type: message/disposition-notification\r\nContent-Transfert-Encoding: 7bit\r\n\r\n" +
	"Reporting-UA: logiciel\r\nOriginal-Recipient: rfc822;a@x.mssante.fr\r\nFinal-Recipient: rfc822;a@x.mssante.fr\r\n" +
	"Original-Message-ID: <0001@labo.test.mssante.fr>\r\nDisposition: automatic-action/MDN-sent-automatically; processed/Error: 902^Patient inconnu\r\n\r\n" +
	"--RAA14128.773615765/x.mssante.fr—\r\n"

const report5xx = "From: MAILER-DAEMON@x.mssante.fr\nTo: <labo@labo.test.mssante.fr>\nMessage-ID: <dsn-1@x.mssante.fr>\nDate: Sat, 21 Nov 2026 09:31:00 +0100\n" +
	"Subject: Undelivered Mail\nContent-Type: multipart/report; report-type=delivery-status; boundary=\"B\"\n\n--B\n\nSorry.\n--B\nContent-Type: message/delivery-status\n\n" +
	"Reporting-MTA: dns; mx.x.mssante.fr\nOriginal-Envelope-Id: env-1\n\nFinal-Recipient: rfc822; b@x.mssante.fr\nAction: delivered\nStatus: 2.0.0\n\n" +
	"Original-Recipient: rfc822;c@x.mssante.fr\nFinal-Recipient: rfc822; d@x.mssante.fr\nAction: failed\nStatus: 5.1.1\nDiagnostic-Code: smtp; 550 5.1.1 unknown\n\n" +
	"--B\nContent-Type: text/rfc822-headers\n\nMessage-ID: <0001@labo.test.mssante.fr>\nSubject: secret\n--B--\n"

func TestSamples(t *testing.T) {
	ordinary := string(compose(t, report(t)))
	for name, c := range map[string]struct {
		raw     string
		form    mssante.Form
		outcome mssante.Outcome
		code    mssante.ErrorCode
		by      mssante.Match
		faults  []string
	}{
		"the broken sample":     {broken, mssante.MDN, mssante.Rejected, "902", mssante.ByOriginalID, []string{"MSS-102 1"}},
		"report of failure":     {report5xx, mssante.DSN, mssante.Failed, "", mssante.ByOriginalID, []string{"MSS-114 X-MSS-NIL"}},
		"report by envelope":    {strings.Replace(report5xx, "0001@", "9999@", 1), mssante.DSN, mssante.Failed, "", mssante.ByEnvelopeID, []string{"MSS-114 X-MSS-NIL"}},
		"delayed":               {strings.Replace(report5xx, "Action: failed", "Action: delayed", 1), mssante.DSN, mssante.Delayed, "", mssante.ByOriginalID, []string{"MSS-114 X-MSS-NIL"}},
		"report of nobody":      {strings.NewReplacer("Action: failed", "X: y", "Action: delivered", "X: y").Replace(report5xx), mssante.DSN, mssante.Unclear, "", mssante.ByOriginalID, []string{"MSS-114 X-MSS-NIL"}},
		"displayed":             {strings.Replace(broken, "processed/Error: 902^Patient inconnu", "displayed", 1), mssante.MDN, mssante.Displayed, "", mssante.ByOriginalID, []string{"MSS-102 1"}},
		"thrown away":           {strings.Replace(broken, "processed/Error: 902^Patient inconnu", "deleted", 1), mssante.MDN, mssante.DeletedIt, "", mssante.ByOriginalID, []string{"MSS-102 1"}},
		"without a disposition": {strings.Replace(broken, "Disposition: ", "Something: ", 1), mssante.MDN, mssante.Unclear, "", mssante.ByOriginalID, []string{"MSS-102 1", "MSS-117 "}},
		"unmatched":             {strings.Replace(broken, "0001@", "9999@", 1), mssante.MDN, mssante.Rejected, "902", mssante.Unmatched, []string{"MSS-102 1"}},
		"not a receipt":         {strings.Replace(ordinary, "Message-ID: <0001@", "In-Reply-To: <0001@labo.test.mssante.fr>\r\nMessage-ID: <0002@", 1), "", "", "", mssante.ByInReplyTo, nil},
		"of the thread":         {strings.Replace(ordinary, "Message-ID: <0001@", "References: <0001@labo.test.mssante.fr> <x@y>\r\nMessage-ID: <0002@", 1), "", "", "", mssante.ByReferences, nil},
	} {
		r := parse(t, []byte(c.raw), c.faults...)
		var form mssante.Form
		var outcome mssante.Outcome
		var code mssante.ErrorCode
		if r.Receipt != nil {
			form, outcome, code = r.Receipt.Form, r.Receipt.Outcome, r.Receipt.Code
		}
		if form != c.form || outcome != c.outcome || code != c.code || r.Date.IsZero() {
			t.Errorf("%s: %+v", name, r.Receipt)
		}
		sent := []mssante.Sent{{ID: "other@x"}, {ID: "0001@labo.test.mssante.fr", EnvelopeID: "env-1"}}
		i, by := mssante.Correlate(sent, r)
		if by != c.by || (i == 1) != (by != mssante.Unmatched) {
			t.Errorf("%s: matched %d %q", name, i, by)
		}
	}
	r := parse(t, []byte(report5xx), "MSS-114 X-MSS-NIL").Receipt
	want := []string{"b@x.mssante.fr delivered 2.0.0", "c@x.mssante.fr failed 5.1.1"}
	var got []string
	for _, one := range r.Recipients {
		got = append(got, fmt.Sprintf("%s %s %s", one.Address, one.Outcome, one.Status))
	}
	if !reflect.DeepEqual(got, want) || r.EnvelopeID != "env-1" {
		t.Errorf("%q %+v", got, r)
	}
}
