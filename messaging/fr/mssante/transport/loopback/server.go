package loopback

import (
	"crypto/tls"
	"crypto/x509"
	"io"
	"log"
	"net"
	"sync"

	"github.com/emersion/go-imap/v2"
	"github.com/emersion/go-imap/v2/imapserver"
	"github.com/emersion/go-imap/v2/imapserver/imapmemserver"
	"github.com/emersion/go-smtp"
)

// Options of [Start].
type Options struct {
	// Users are the mailboxes: their address, which is the name to sign in with,
	// and their password, which is taken as an access token too.
	Users map[string]string
	// Fault is asked at each stage and makes it fail; nil never does.
	Fault func(Stage) Fault
	// Copies is how often a mail is delivered; nil: once.
	Copies func() int
	// MaxBytes bounds a mail, in bytes. 0: 25 MB.
	MaxBytes int64
}

// Stage is a stage of the submission of a mail.
type Stage string

// The stages of a submission.
const (
	AtSender    Stage = "sender"    // MAIL FROM
	AtRecipient Stage = "recipient" // RCPT TO
	AtData      Stage = "data"      // the mail is here, and not taken yet
	AtEnd       Stage = "end"       // the mail is taken, and the client not told yet
)

// Fault is how a stage fails. The zero value is that it does not.
type Fault struct {
	Status int  // answer of the server, such as 450 or 550
	Cut    bool // the connection is cut without an answer
}

// Server is a running server.
type Server struct {
	SMTP  string         // address, "127.0.0.1:…", with STARTTLS
	SMTPS string         // address, TLS from the first byte
	IMAP  string         // address, with STARTTLS
	IMAPS string         // address, TLS from the first byte
	Roots *x509.CertPool // to verify its certificate, made for "127.0.0.1"

	opts  Options
	mu    sync.Mutex
	boxes map[string]*imapmemserver.User
	close []io.Closer
}

// Start starts a server; Close ends it.
func Start(opts Options) (*Server, error) {
	cert, roots, err := certificate()
	if err != nil {
		return nil, err
	}
	s := &Server{Roots: roots, opts: opts, boxes: map[string]*imapmemserver.User{}}
	config := &tls.Config{Certificates: []tls.Certificate{cert}, MinVersion: tls.VersionTLS12}
	store := imapmemserver.New()
	for name, password := range opts.Users {
		u := imapmemserver.NewUser(name, password)
		if err := u.Create("INBOX", nil); err != nil {
			return nil, err
		}
		store.AddUser(u)
		s.boxes[name] = u
	}
	if err := s.serveSMTP(config); err != nil {
		return nil, err
	}
	if err := s.serveIMAP(config, store); err != nil {
		s.Close()
		return nil, err
	}
	return s, nil
}

// Close ends the server and all its connections.
func (s *Server) Close() error {
	var first error
	for _, c := range s.close {
		if err := c.Close(); err != nil && first == nil {
			first = err
		}
	}
	return first
}

var silent = log.New(io.Discard, "", 0)

func (s *Server) serveSMTP(config *tls.Config) error {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return err
	}
	server := smtp.NewServer(smtp.BackendFunc(func(c *smtp.Conn) (smtp.Session, error) { return &session{server: s, conn: c}, nil }))
	server.TLSConfig, server.Domain, server.EnableDSN, server.ErrorLog = config, "localhost", true, silent
	server.MaxMessageBytes = s.opts.MaxBytes
	if server.MaxMessageBytes == 0 {
		server.MaxMessageBytes = 25_000_000
	}
	secure, err := tls.Listen("tcp", "127.0.0.1:0", config)
	if err != nil {
		l.Close()
		return err
	}
	s.SMTP, s.SMTPS, s.close = l.Addr().String(), secure.Addr().String(), append(s.close, server)
	go server.Serve(l)
	go server.Serve(secure)
	return nil
}

func (s *Server) serveIMAP(config *tls.Config, store *imapmemserver.Server) error {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return err
	}
	server := imapserver.New(&imapserver.Options{
		NewSession: func(*imapserver.Conn) (imapserver.Session, *imapserver.GreetingData, error) {
			return &mailboxes{Session: store.NewSession(), users: s.opts.Users}, nil, nil
		},
		Caps: imap.CapSet{imap.CapIMAP4rev1: {}, imap.CapUIDPlus: {}}, TLSConfig: config, Logger: silent,
	})
	secure, err := tls.Listen("tcp", "127.0.0.1:0", config)
	if err != nil {
		l.Close()
		return err
	}
	s.IMAP, s.IMAPS, s.close = l.Addr().String(), secure.Addr().String(), append(s.close, server)
	go server.Serve(l)
	go server.Serve(secure)
	return nil
}

func (s *Server) fault(stage Stage) Fault {
	if s.opts.Fault == nil {
		return Fault{}
	}
	return s.opts.Fault(stage)
}

// Deliver puts a mail into a mailbox, as the servers of an operator do: with
// the sender of the envelope in Return-Path.
func (s *Server) Deliver(from, to string, raw []byte) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	box, ok := s.boxes[to]
	if !ok {
		return &smtp.SMTPError{Code: 550, EnhancedCode: smtp.EnhancedCode{5, 1, 1}, Message: "no such mailbox"}
	}
	full := append([]byte("Return-Path: <"+from+">\r\n"), raw...)
	_, err := box.Append("INBOX", literal(full), &imap.AppendOptions{})
	return err
}
