package transport_test

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"os"
	"testing"
	"time"

	"github.com/ordonnance-numerique/ordonnance-go/messaging/fr/mssante"
	"github.com/ordonnance-numerique/ordonnance-go/messaging/fr/mssante/transport"
)

// TestDebian sends through Postfix and fetches from Dovecot, as .ci/mail starts
// them: STARTTLS, passwords, delivery reports, refusals.
func TestDebian(t *testing.T) {
	smtp, imap := os.Getenv("ORDONNANCE_SMTP"), os.Getenv("ORDONNANCE_IMAP")
	if smtp == "" || imap == "" {
		t.Skip("set ORDONNANCE_SMTP, ORDONNANCE_IMAP and ORDONNANCE_MAIL_CA to servers as .ci/mail starts them")
	}
	pem, err := os.ReadFile(os.Getenv("ORDONNANCE_MAIL_CA"))
	if err != nil {
		t.Fatal(err)
	}
	roots := x509.NewCertPool()
	roots.AppendCertsFromPEM(pem)
	settings := &tls.Config{RootCAs: roots}
	send := &transport.Sender{Server: transport.Server{Address: smtp, TLS: settings, User: doctor, Password: "secret-d"}}
	get := &transport.Fetcher{Server: transport.Server{Address: imap, TLS: settings, User: pharmacy, Password: "secret-p"}, MarkSeen: true}
	seen := &transport.Memory{}
	at := drain(t, get, transport.Cursor{}, seen)

	run := fmt.Sprint(time.Now().UnixNano())
	for i := range 20 {
		id := fmt.Sprintf("%s-%d", run, i)
		result, err := send.Send(context.Background(), envelope(id+"@cabinet.test.mssante.fr"), mail(id))
		if err != nil || len(result.Accepted) != 1 {
			t.Fatalf("%d: %v", i, err)
		}
	}
	// One of them once more: delivered, and recognised.
	if _, err := send.Send(context.Background(), envelope("again"), mail(run+"-0")); err != nil {
		t.Fatal(err)
	}
	handled, duplicates := 0, 0
	for range 300 {
		next, report, err := get.Fetch(context.Background(), "INBOX", at, seen, func(_ context.Context, m transport.Fetched) error {
			_, _, err := mssante.Parse(m.Raw, nil)
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
		at = next
		handled, duplicates = handled+report.Handled, duplicates+report.Duplicates
		if handled+duplicates >= 21 {
			break
		}
		time.Sleep(100 * time.Millisecond) // Postfix delivers when it does
	}
	if handled != 20 || duplicates != 1 {
		t.Errorf("%d handled, %d duplicates", handled, duplicates)
	}

	// A delivery report for the sender: it was asked for.
	box := &transport.Fetcher{Server: transport.Server{Address: imap, TLS: settings, User: doctor, Password: "secret-d"}}
	reports := 0
	sent := []mssante.Sent{{ID: run + "-3@cabinet.test.mssante.fr", EnvelopeID: run + "-3@cabinet.test.mssante.fr"}}
	for range 100 {
		_, _, err := box.Fetch(context.Background(), "INBOX", transport.Cursor{}, &transport.Memory{}, func(_ context.Context, m transport.Fetched) error {
			r, _, err := mssante.Parse(m.Raw, nil)
			if err != nil {
				return err
			}
			if i, _ := mssante.Correlate(sent, r); i == 0 && r.Receipt != nil && r.Receipt.Form == mssante.DSN && r.Receipt.Outcome == mssante.Delivered {
				reports++
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
		if reports > 0 {
			break
		}
		time.Sleep(100 * time.Millisecond)
	}
	if reports != 1 {
		t.Errorf("%d delivery reports for one mail", reports)
	}

	wrong := *send
	wrong.Server.Password = "x"
	if _, err := wrong.Send(context.Background(), envelope("x"), mail("x")); !errors.Is(err, transport.ErrAuth) {
		t.Errorf("wrong password: %v", err)
	}
	elsewhere := envelope("x")
	elsewhere.To = []string{"x@nowhere.example"}
	if _, err := (&transport.Sender{Server: transport.Server{Address: smtp, TLS: settings}}).Send(context.Background(), elsewhere, mail("x")); !errors.Is(err, transport.ErrRecipients) && !errors.Is(err, transport.ErrSender) {
		t.Errorf("not signed in: %v", err)
	}
	if _, err := send.Send(context.Background(), envelope("x"), make([]byte, 26_000_000)); !errors.Is(err, transport.ErrTooLarge) {
		t.Errorf("too large: %v", err)
	}
	get.Server.Password = "x"
	if _, _, err := get.Fetch(context.Background(), "INBOX", at, seen, nil); !errors.Is(err, transport.ErrAuth) {
		t.Errorf("fetching with a wrong password: %v", err)
	}
}

// drain takes what is in a mailbox from earlier runs.
func drain(t *testing.T, f *transport.Fetcher, at transport.Cursor, seen transport.Seen) transport.Cursor {
	t.Helper()
	at, _, err := f.Fetch(context.Background(), "INBOX", at, seen, func(context.Context, transport.Fetched) error { return nil })
	if err != nil {
		var refusal *transport.Error
		errors.As(err, &refusal)
		t.Fatalf("%v: %s", err, refusal.Detail())
	}
	return at
}
