package pdsm

import (
	"cmp"
	"context"
	"errors"
	"net"
	"net/http"
	"net/url"
	"strings"
	"time"
)

// ClientOptions bounds a [Client]. nil is the zero value.
type ClientOptions struct {
	MaxAnswer   int   // of resources, in bytes; 0 is [MaxAnswer]
	MaxDocument int64 // of a document, in bytes; 0 is 64 MiB
	// Attempts is how often a request is tried that may be repeated: a search, a
	// retrieval, and any other whose connection never came about. 0 is 3, 1
	// repeats nothing.
	Attempts int
	// Wait waits between attempts. nil waits as long as asked, or until the
	// context ends.
	Wait func(ctx context.Context, d time.Duration) error
	// SearchByGET puts searches into addresses, where proxies and servers log
	// them, with the identifier of the patient. Leave it, unless a server has
	// no other way: posted searches are as good.
	SearchByGET bool
	// Now tells the time for a server that says until when it wants to be left
	// alone. nil is time.Now.
	Now func() time.Time
}

// Client speaks with a server that shares documents. It is safe for use by
// several goroutines, as far as the client and the token source given are. It
// logs nothing. It is made by [NewClient] only: the zero value has no server.
type Client struct {
	base  *url.URL
	http  *http.Client
	token func(ctx context.Context) (string, error)
	opts  ClientOptions
}

// NewClient makes a client for a server by its base address. token gives the
// access token of each attempt, and is nil where the connection itself says who
// asks. client is the caller's, with its time limits and certificates; it is
// not changed. The client follows no redirection to another server, and none
// of what is not a GET.
//
// An *Error refuses (PDSM-201) a base address that is not https, but for http
// to the own machine, and (PDSM-202) no client.
func NewClient(base string, client *http.Client, token func(ctx context.Context) (string, error), opts *ClientOptions) (*Client, error) {
	u, err := url.Parse(base)
	if err != nil || !isBase(u) {
		return nil, refuse("PDSM-201", nil)
	}
	if client == nil {
		return nil, refuse("PDSM-202", nil)
	}
	c := &Client{base: u.JoinPath("/"), token: token}
	if opts != nil {
		c.opts = *opts
	}
	c.opts.MaxAnswer, c.opts.MaxDocument, c.opts.Attempts = cmp.Or(c.opts.MaxAnswer, MaxAnswer), cmp.Or(c.opts.MaxDocument, 64<<20), cmp.Or(c.opts.Attempts, 3)
	if c.opts.Wait == nil {
		c.opts.Wait = wait
	}
	if c.opts.Now == nil {
		c.opts.Now = time.Now
	}
	own := *client
	own.CheckRedirect = c.redirect
	c.http = &own
	return c, nil
}

func isBase(u *url.URL) bool {
	if u.Host == "" || u.User != nil || u.RawQuery != "" || u.Fragment != "" || u.Opaque != "" {
		return false
	}
	return u.Scheme == "https" || u.Scheme == "http" && isLoopback(u.Hostname())
}

func isLoopback(host string) bool {
	ip := net.ParseIP(host)
	return host == "localhost" || ip != nil && ip.IsLoopback()
}

// sameOrigin reports whether an address is of the server of this client.
func (c *Client) sameOrigin(u *url.URL) bool {
	return u.Scheme == c.base.Scheme && strings.EqualFold(u.Host, c.base.Host) && u.User == nil
}

// errRedirect is the refusal of a redirection, on its way through net/http.
var errRedirect = errors.New("pdsm: redirection not followed")

func (c *Client) redirect(next *http.Request, via []*http.Request) error {
	if method := via[0].Method; !c.sameOrigin(next.URL) || method != http.MethodGet || len(via) > 3 {
		return errRedirect
	}
	return nil
}

// resolve finds an address that a server gave, "Binary/1" or a whole one. Only
// this server is asked.
func (c *Client) resolve(address string) (*url.URL, error) {
	u, err := c.base.Parse(address)
	if address == "" || err != nil || !c.sameOrigin(u) || u.Fragment != "" {
		return nil, refuse("PDSM-208", nil)
	}
	return u, nil
}

// endpoint is an address under the base.
func (c *Client) endpoint(path string) string { return c.base.JoinPath(path).String() }

// wait waits.
func wait(ctx context.Context, d time.Duration) error {
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-t.C:
		return nil
	}
}
