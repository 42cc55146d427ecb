package transport

import (
	"context"
	"crypto/tls"
	"errors"
	"io"
	"net"
	"strings"
	"time"

	"github.com/emersion/go-smtp"

	"github.com/ordonnance-numerique/ordonnance-go/identity"
)

// Sender sends mails to one server. Its fields are not changed while it sends.
type Sender struct {
	Server Server
	// Attempts is how often a mail is tried in all, while it cannot have been
	// sent. 0: 3.
	Attempts int
	// Wait is called before attempt n (2, 3…) and returns when it may begin, or
	// an error to give up. Nil: n seconds, or until the context is done.
	Wait func(ctx context.Context, n int) error
}

// Envelope is for the servers: it decides where a mail goes, whatever its header
// says.
type Envelope struct {
	From string
	To   []string
	// ID comes back in delivery reports (ENVID, RFC 3461); the Message-ID will
	// do. "" asks for none.
	ID string
}

// Result is what became of a mail that the server took.
type Result struct {
	Accepted []string
	Refused  []Refused
	Attempts int
}

// Refused is a recipient that the server refused while it took the mail for
// others.
type Refused struct {
	Address string
	Err     *Error
}

// Send sends a mail: bytes as they come from mssante.Compose. The server is
// asked for delivery reports when it can (RFC 3461). The error is an [*Error], or
// that of the context: of both errors.Is(err, ErrUnknown) tells whether the mail
// may have been sent all the same.
func (s *Sender) Send(ctx context.Context, e Envelope, raw []byte) (Result, error) {
	if !e.sound() {
		return Result{}, &Error{Reason: ErrEnvelope}
	}
	attempts := s.Attempts
	if attempts <= 0 {
		attempts = 3
	}
	for n := 1; ; n++ {
		result, err := s.once(ctx, e, raw)
		result.Attempts = n
		var refusal *Error
		again := errors.As(err, &refusal) && refusal.Temporary && refusal.Reason != ErrUnknown && n < attempts
		if err != nil && ctx.Err() != nil {
			return result, errors.Join(ctx.Err(), err)
		}
		if !again {
			return result, err
		}
		if err := s.wait(ctx, n+1); err != nil {
			return result, errors.Join(err, refusal)
		}
	}
}

func (e Envelope) sound() bool {
	for _, a := range append([]string{e.From, e.ID}, e.To...) {
		if strings.ContainsAny(a, "\r\n<> ") {
			return false
		}
	}
	return e.From != "" && len(e.To) > 0
}

func (s *Sender) wait(ctx context.Context, n int) error {
	if s.Wait != nil {
		return s.Wait(ctx, n)
	}
	t := time.NewTimer(time.Duration(n) * time.Second)
	defer t.Stop()
	select {
	case <-t.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// once is one attempt.
func (s *Sender) once(ctx context.Context, e Envelope, raw []byte) (Result, error) {
	ctx, cancel := context.WithTimeout(ctx, s.Server.timeout())
	defer cancel()
	c, done, err := s.session(ctx)
	if err != nil {
		return Result{}, err
	}
	defer done()
	if size, ok := c.MaxMessageSize(); ok && size > 0 && len(raw) > size {
		return Result{}, &Error{Reason: ErrTooLarge}
	}
	opts := &smtp.MailOptions{Size: int64(len(raw))}
	dsn, _ := c.Extension("DSN")
	if dsn {
		opts.Return, opts.EnvelopeID = smtp.DSNReturnHeaders, e.ID
	}
	if err := c.Mail(e.From, opts); err != nil {
		return Result{}, cutOr(err, ErrSender)
	}
	result, err := recipients(c, e, dsn)
	if err != nil {
		return result, err
	}
	return result, deliver(c, raw)
}

// recipients states the recipients. One that is refused stands in the result; that
// all are is an error.
func recipients(c *smtp.Client, e Envelope, dsn bool) (Result, error) {
	var result Result
	for _, to := range e.To {
		opts := &smtp.RcptOptions{}
		if dsn {
			opts.Notify = []smtp.DSNNotify{smtp.DSNNotifySuccess, smtp.DSNNotifyFailure, smtp.DSNNotifyDelayed}
			opts.OriginalRecipientType, opts.OriginalRecipient = smtp.DSNAddressTypeRFC822, to
		}
		err := c.Rcpt(to, opts)
		var answer *smtp.SMTPError
		switch {
		case err == nil:
			result.Accepted = append(result.Accepted, to)
		case errors.As(err, &answer):
			result.Refused = append(result.Refused, Refused{to, because(ErrRecipients, err)})
		default:
			return Result{}, because(ErrConnect, err)
		}
	}
	if len(result.Accepted) > 0 {
		return result, nil
	}
	last := *result.Refused[len(result.Refused)-1].Err
	for _, r := range result.Refused {
		last.Temporary = last.Temporary && r.Err.Temporary
	}
	return result, &last
}

// deliver sends the bytes. Until the last of them is written the server cannot
// have taken the mail.
func deliver(c *smtp.Client, raw []byte) error {
	w, err := c.Data()
	if err != nil {
		return cutOr(err, ErrRefused)
	}
	if _, err := w.Write(raw); err != nil {
		return because(ErrConnect, err)
	}
	if err := w.Close(); err != nil {
		return lastOr(err)
	}
	_ = c.Quit() // the mail is taken, whatever comes now
	return nil
}

// cutOr tells a refusal of the server from a cut connection.
func cutOr(err error, refusal *identity.Error) error {
	var answer *smtp.SMTPError
	switch {
	case errors.As(err, &answer):
		return because(refusal, err)
	case handshake(err): // it takes place with the first command
		return because(ErrStartTLS, err)
	}
	return because(ErrConnect, err)
}

// lastOr is cutOr behind the last byte: there a cut leaves it open.
func lastOr(err error) error {
	var answer *smtp.SMTPError
	if errors.As(err, &answer) {
		return because(ErrRefused, err)
	}
	return because(ErrUnknown, err)
}

// session connects, begins TLS and signs in.
func (s *Sender) session(ctx context.Context) (*smtp.Client, func(), error) {
	conn, config, done, err := s.Server.connect(ctx)
	if err != nil {
		return nil, nil, err
	}
	fail := func(err error) (*smtp.Client, func(), error) {
		done()
		return nil, nil, err
	}
	var c *smtp.Client
	if s.Server.Implicit {
		c = smtp.NewClient(conn)
	} else if c, err = smtp.NewClientStartTLS(conn, config); err != nil {
		return fail(startError(err))
	}
	c.CommandTimeout, c.SubmissionTimeout = s.Server.timeout(), s.Server.timeout()
	auth, err := s.Server.credentials(ctx)
	if err != nil {
		return fail(err)
	}
	if auth != nil {
		if err := c.Auth(auth); err != nil {
			return fail(cutOr(err, ErrAuth))
		}
	}
	return c, done, nil
}

// startError tells a server without TLS from one that cannot be reached.
func startError(err error) error {
	var answer *smtp.SMTPError
	var network net.Error
	switch {
	case handshake(err):
		return because(ErrStartTLS, err)
	case errors.As(err, &answer) && answer.Code/100 == 4, errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF), errors.As(err, &network):
		return because(ErrConnect, err)
	}
	return because(ErrStartTLS, err)
}

// handshake reports whether the TLS session could not be made.
func handshake(err error) bool {
	var chain *tls.CertificateVerificationError
	var alert tls.AlertError
	var record tls.RecordHeaderError
	return errors.As(err, &chain) || errors.As(err, &alert) || errors.As(err, &record)
}
