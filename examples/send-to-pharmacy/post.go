package main

import (
	"context"
	"crypto/tls"

	"github.com/ordonnance-numerique/ordonnance-go/messaging/fr/mssante"
	"github.com/ordonnance-numerique/ordonnance-go/messaging/fr/mssante/transport"
	"github.com/ordonnance-numerique/ordonnance-go/messaging/fr/mssante/transport/loopback"
)

// The two mailboxes of the story.
const (
	practiceAddress = "kit.doc0024566@exemple.mssante.fr"
	pharmacyAddress = "officine.nolot@exemple.mssante.fr"
)

// post is the operator of both mailboxes: here a server of this process, in
// earnest one of the space, reached in the same way.
type post struct{ server *loopback.Server }

func openPost() (*post, error) {
	s, err := loopback.Start(loopback.Options{Users: map[string]string{practiceAddress: "mot de passe 1", pharmacyAddress: "mot de passe 2"}})
	return &post{s}, err
}

func (p *post) close() { p.server.Close() }

// session is how one of the two reaches its mailbox.
func (p *post) session(address, server string) transport.Server {
	password := map[string]string{practiceAddress: "mot de passe 1", pharmacyAddress: "mot de passe 2"}[address]
	return transport.Server{Address: server, TLS: &tls.Config{RootCAs: p.server.Roots}, User: address, Password: password}
}

// send sends a mail; the servers are asked to report what becomes of it.
func (p *post) send(from, to, id string, raw []byte) error {
	s := transport.Sender{Server: p.session(from, p.server.SMTP)}
	_, err := s.Send(context.Background(), transport.Envelope{From: from, To: []string{to}, ID: id}, raw)
	return err
}

// inbox is a mailbox with what was fetched of it already.
type inbox struct {
	address string
	cursor  transport.Cursor
	seen    transport.Memory
}

// fetch reads the new mails of a mailbox.
func (p *post) fetch(box *inbox) ([]*mssante.Received, transport.Report, error) {
	f := transport.Fetcher{Server: p.session(box.address, p.server.IMAP), MarkSeen: true}
	var mails []*mssante.Received
	cursor, report, err := f.Fetch(context.Background(), "INBOX", box.cursor, &box.seen, func(_ context.Context, m transport.Fetched) error {
		mail, _, err := mssante.Parse(m.Raw, nil)
		if err != nil {
			return err
		}
		mails = append(mails, mail)
		return nil
	})
	box.cursor = cursor
	return mails, report, err
}
