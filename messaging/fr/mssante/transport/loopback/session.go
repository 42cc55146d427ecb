package loopback

import (
	"bytes"
	"errors"
	"io"
	"strings"

	"github.com/emersion/go-imap/v2"
	"github.com/emersion/go-imap/v2/imapserver"
	"github.com/emersion/go-sasl"
	"github.com/emersion/go-smtp"
)

// session is one connection of a program that sends.
type session struct {
	server *Server
	conn   *smtp.Conn
	signed bool
	from   string
	to     []string
}

// AuthMechanisms names the ways to sign in.
func (s *session) AuthMechanisms() []string { return []string{sasl.Plain, "XOAUTH2"} }

// Auth begins one of them.
func (s *session) Auth(mechanism string) (sasl.Server, error) {
	return signIn(mechanism, s.server.opts.Users, smtp.ErrAuthFailed, func(string) error {
		s.signed = true
		return nil
	})
}

// Mail takes the sender.
func (s *session) Mail(from string, _ *smtp.MailOptions) error {
	if !s.signed {
		return smtp.ErrAuthRequired
	}
	s.from = from
	return s.fail(AtSender)
}

// Rcpt takes a recipient.
func (s *session) Rcpt(to string, _ *smtp.RcptOptions) error {
	if _, ok := s.server.boxes[to]; !ok {
		return &smtp.SMTPError{Code: 550, EnhancedCode: smtp.EnhancedCode{5, 1, 1}, Message: "no such mailbox"}
	}
	if err := s.fail(AtRecipient); err != nil {
		return err
	}
	s.to = append(s.to, to)
	return nil
}

// Data takes the mail and delivers it.
func (s *session) Data(r io.Reader) error {
	raw, err := io.ReadAll(r)
	if err != nil {
		return err
	}
	if err := s.fail(AtData); err != nil {
		return err
	}
	copies := 1
	if s.server.opts.Copies != nil {
		copies = s.server.opts.Copies()
	}
	for range copies {
		for _, to := range s.to {
			if err := s.server.Deliver(s.from, to, raw); err != nil {
				return err
			}
		}
	}
	return s.fail(AtEnd)
}

// Reset forgets the mail.
func (s *session) Reset() { s.from, s.to = "", nil }

// Logout ends the connection.
func (s *session) Logout() error { return nil }

// fail fails a stage as the options say.
func (s *session) fail(stage Stage) error {
	f := s.server.fault(stage)
	switch {
	case f.Cut:
		s.conn.Conn().Close()
		return errors.New("cut")
	case f.Status != 0:
		return &smtp.SMTPError{Code: f.Status, EnhancedCode: smtp.EnhancedCode{f.Status / 100, 0, 0}, Message: "on purpose"}
	}
	return nil
}

// mailboxes is one connection of a program that fetches.
type mailboxes struct {
	imapserver.Session
	users map[string]string
}

// AuthenticateMechanisms names the ways to sign in.
func (m *mailboxes) AuthenticateMechanisms() []string { return []string{sasl.Plain, "XOAUTH2"} }

// Authenticate begins one of them.
func (m *mailboxes) Authenticate(mechanism string) (sasl.Server, error) {
	return signIn(mechanism, m.users, imapserver.ErrAuthFailed, func(user string) error { return m.Login(user, m.users[user]) })
}

// signIn checks a name and a password or token; refusal is the answer to a wrong
// one.
func signIn(mechanism string, users map[string]string, refusal error, done func(user string) error) (sasl.Server, error) {
	check := func(user, secret string) error {
		if want, ok := users[user]; !ok || want != secret {
			return refusal
		}
		return done(user)
	}
	switch mechanism {
	case sasl.Plain:
		return sasl.NewPlainServer(func(_, user, password string) error { return check(user, password) }), nil
	case "XOAUTH2":
		return token(check), nil
	}
	return nil, errors.New("unknown mechanism")
}

// token is the server's side of XOAUTH2.
type token func(user, secret string) error

// Next reads the one answer of the client.
func (t token) Next(response []byte) (challenge []byte, done bool, err error) {
	user, rest, ok := strings.Cut(strings.TrimPrefix(string(response), "user="), "\x01auth=Bearer ")
	if !ok {
		return nil, false, errors.New("not the form of XOAUTH2")
	}
	return nil, true, t(user, strings.TrimRight(rest, "\x01"))
}

// bytesLiteral is a mail for the store.
type bytesLiteral struct{ *bytes.Reader }

func literal(b []byte) imap.LiteralReader { return bytesLiteral{bytes.NewReader(b)} }

// Size is the number of bytes.
func (l bytesLiteral) Size() int64 { return l.Reader.Size() }
