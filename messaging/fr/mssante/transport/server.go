package transport

import (
	"context"
	"crypto/tls"
	"net"
	"time"

	"github.com/emersion/go-sasl"
)

// Server is how a server is reached. Address is mandatory; without Token and
// Password nobody signs in (the certificate alone may be enough).
type Server struct {
	Address string // "host:port"
	// Implicit makes TLS begin with the first byte (ports 465 and 993). False:
	// STARTTLS, without which nothing is said.
	Implicit bool
	// TLS holds the roots and the certificate of the structure. Versions below
	// 1.2 are never spoken; settings that check nothing are refused. Nil: the
	// roots of the system.
	TLS *tls.Config
	// User and Password sign in with SASL PLAIN; User and Token with XOAUTH2.
	// The token is asked for at each session and not kept.
	User     string
	Password string
	Token    func(ctx context.Context) (string, error)
	// Dial makes the connection. Nil: a [net.Dialer].
	Dial func(ctx context.Context, network, address string) (net.Conn, error)
	// Timeout bounds one session, from dialling to its end. 0: two minutes.
	Timeout time.Duration
}

func (s *Server) timeout() time.Duration {
	if s.Timeout <= 0 {
		return 2 * time.Minute
	}
	return s.Timeout
}

// config returns the TLS settings of a session.
func (s *Server) config() (*tls.Config, error) {
	c := &tls.Config{}
	if s.TLS != nil {
		if s.TLS.InsecureSkipVerify || s.TLS.MaxVersion != 0 && s.TLS.MaxVersion < tls.VersionTLS12 {
			return nil, &Error{Reason: ErrTLS}
		}
		c = s.TLS.Clone()
	}
	c.MinVersion = max(c.MinVersion, tls.VersionTLS12)
	if c.ServerName == "" {
		host, _, err := net.SplitHostPort(s.Address)
		if err != nil {
			return nil, because(ErrConnect, err)
		}
		c.ServerName = host
	}
	return c, nil
}

// connect makes a connection that ends with the context; with Implicit it is in
// TLS already. The caller calls done.
func (s *Server) connect(ctx context.Context) (conn net.Conn, config *tls.Config, done func(), err error) {
	config, err = s.config()
	if err != nil {
		return nil, nil, nil, err
	}
	dial := s.Dial
	if dial == nil {
		dial = (&net.Dialer{}).DialContext
	}
	conn, err = dial(ctx, "tcp", s.Address)
	if err != nil {
		return nil, nil, nil, because(ErrConnect, err)
	}
	raw := conn
	stop := context.AfterFunc(ctx, func() { raw.Close() })
	done = func() {
		stop()
		raw.Close()
	}
	if s.Implicit {
		secure := tls.Client(conn, config)
		if err := secure.HandshakeContext(ctx); err != nil {
			done()
			return nil, nil, nil, because(ErrStartTLS, err)
		}
		conn = secure
	}
	return conn, config, done, nil
}

// credentials returns how to sign in; nil when nobody does.
func (s *Server) credentials(ctx context.Context) (sasl.Client, error) {
	switch {
	case s.Token != nil:
		token, err := s.Token(ctx)
		if err != nil {
			return nil, because(ErrAuth, err)
		}
		return &xoauth2{s.User, token}, nil
	case s.User != "":
		return sasl.NewPlainClient("", s.User, s.Password), nil
	}
	return nil, nil
}

// xoauth2 signs in with an access token, in the form that mail servers took
// over from one another (no RFC): user=…^Aauth=Bearer …^A^A.
type xoauth2 struct{ user, token string }

// Start begins the exchange.
func (x *xoauth2) Start() (mechanism string, first []byte, err error) {
	return "XOAUTH2", []byte("user=" + x.user + "\x01auth=Bearer " + x.token + "\x01\x01"), nil
}

// Next answers the reason of a refusal with nothing, after which the server refuses.
func (x *xoauth2) Next([]byte) ([]byte, error) { return []byte{}, nil }
