package pdsm

import (
	"bytes"
	"context"
	"errors"
	"io"
	"net"
	"net/http"
	"strconv"
	"strings"
	"time"
)

// call is one request, with what may be done when it fails.
type call struct {
	method, url string
	header      [][2]string
	body        []byte
	safe        bool // may be repeated whatever became of it
}

// Between attempts; a server that wants more is not asked again.
const (
	pause    = 500 * time.Millisecond
	patience = 30 * time.Second
)

// do sends a request until it succeeds or may not be repeated, and returns the
// answer of a success, whose body the caller closes.
func (c *Client) do(ctx context.Context, r call) (*http.Response, error) {
	for attempt := 1; ; attempt++ {
		answer, err := c.send(ctx, r)
		if err == nil {
			return answer, nil
		}
		again, after := repeatable(err, r.safe)
		if !again || attempt >= c.opts.Attempts || after > patience {
			return nil, err
		}
		if c.opts.Wait(ctx, max(after, pause<<(attempt-1))) != nil {
			return nil, refuse("PDSM-206", ctx.Err())
		}
	}
}

// repeatable reports whether a request may be sent again after an error: one
// that never reached the server always, else only what is safe and may go
// better next time.
func repeatable(err error, safe bool) (bool, time.Duration) {
	var mine *Error
	var theirs *ServerError
	switch {
	case errors.As(err, &mine):
		return mine.Code == "PDSM-204" || safe && mine.Code == "PDSM-205", 0
	case errors.As(err, &theirs):
		switch theirs.Status {
		case http.StatusTooManyRequests, http.StatusBadGateway, http.StatusServiceUnavailable, http.StatusGatewayTimeout:
			return safe, theirs.RetryAfter
		}
	}
	return false, 0
}

// send makes one attempt.
func (c *Client) send(ctx context.Context, r call) (*http.Response, error) {
	request, err := http.NewRequestWithContext(ctx, r.method, r.url, bytes.NewReader(r.body))
	if err != nil {
		return nil, refuse("PDSM-208", nil)
	}
	for _, h := range r.header {
		request.Header.Set(h[0], h[1])
	}
	if err := c.authorize(ctx, request); err != nil {
		return nil, err
	}
	answer, err := c.http.Do(request)
	if err != nil {
		return nil, broken(ctx, err)
	}
	if answer.StatusCode >= 200 && answer.StatusCode < 300 {
		return answer, nil
	}
	defer answer.Body.Close()
	if answer.StatusCode >= 300 && answer.StatusCode < 400 {
		return nil, refuse("PDSM-207", nil)
	}
	body, _ := io.ReadAll(io.LimitReader(answer.Body, 1<<20)) // what cannot be read says nothing
	refused := NewServerError(answer.StatusCode, body)
	refused.RetryAfter = c.retryAfter(answer.Header.Get("Retry-After"))
	return nil, refused
}

// authorize adds the access token.
func (c *Client) authorize(ctx context.Context, request *http.Request) error {
	if c.token == nil {
		return nil
	}
	token, err := c.token(ctx)
	if ctx.Err() != nil {
		return refuse("PDSM-206", ctx.Err())
	}
	// RFC 6750 §2.1: one word of visible ASCII.
	if err != nil || token == "" || strings.ContainsFunc(token, func(r rune) bool { return r <= ' ' || r > '~' }) {
		return refuse("PDSM-203", nil)
	}
	request.Header.Set("Authorization", "Bearer "+token)
	return nil
}

// broken tells the failures of a connection apart. Errors of net/http hold
// addresses and may hold bytes of the answer: only the end of a context is kept.
func broken(ctx context.Context, err error) error {
	var dialled *net.OpError
	switch {
	case errors.Is(err, errRedirect):
		return refuse("PDSM-207", nil)
	case ctx.Err() != nil:
		return refuse("PDSM-206", ctx.Err())
	case errors.As(err, &dialled) && dialled.Op == "dial":
		return refuse("PDSM-204", nil)
	}
	return refuse("PDSM-205", nil)
}

// retryAfter reads how long to wait, in seconds or until a date (RFC 9110
// §10.2.3).
func (c *Client) retryAfter(text string) time.Duration {
	if seconds, err := strconv.ParseUint(text, 10, 31); err == nil {
		return time.Duration(seconds) * time.Second
	}
	if until, err := http.ParseTime(text); err == nil {
		return max(0, until.Sub(c.opts.Now()))
	}
	return 0
}

// whole reads the body of an answer, within the bound.
func (c *Client) whole(ctx context.Context, answer *http.Response) ([]byte, error) {
	defer answer.Body.Close()
	raw, err := io.ReadAll(io.LimitReader(answer.Body, int64(c.opts.MaxAnswer)+1))
	switch {
	case err != nil:
		return nil, broken(ctx, err)
	case len(raw) > c.opts.MaxAnswer:
		return nil, refuse("PDSM-401", nil)
	}
	return raw, nil
}

// ask sends a request and reads its answer. What is safe is sent again when the
// answer breaks off.
func (c *Client) ask(ctx context.Context, r call) ([]byte, error) {
	for attempt := 1; ; attempt++ {
		answer, err := c.do(ctx, r)
		if err != nil {
			return nil, err
		}
		raw, err := c.whole(ctx, answer)
		if again, _ := repeatable(err, r.safe); err == nil || !again || attempt >= c.opts.Attempts {
			return raw, err
		}
		if c.opts.Wait(ctx, pause<<(attempt-1)) != nil {
			return nil, refuse("PDSM-206", ctx.Err())
		}
	}
}
