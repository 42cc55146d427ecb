package pdsm

import (
	"context"
	"crypto/sha1" // the digest XDS and MHD have
	"crypto/subtle"
	"encoding/base64"
	"errors"
	"hash"
	"io"
	"net/http"
	"strings"

	"github.com/ordonnance-numerique/ordonnance-go/document/fhir"
)

// Content is a document on its way. It reads as a stream: at its end, in place
// of io.EOF, Read returns an *Error when the bytes do not have the size
// (PDSM-407) or the digest (PDSM-406) of their reference, or break off
// (PDSM-409). Bytes given before are not verified: do not act on them before
// io.EOF. Close it. It is made by [Client.Retrieve] only.
type Content struct {
	MediaType string // as the server states it
	// Checked reports whether the reference states a size or a digest to check
	// against. The SHA-1 of XDS tells an error of transmission and proves
	// nothing against an attacker.
	Checked bool

	ctx    context.Context
	body   io.ReadCloser
	sum    hash.Hash
	digest []byte // nil is not checked
	size   int64  // -1 is not checked
	left   int64  // bytes that may still come
	read   int64
	err    error
}

// Retrieve asks for a document by the attachment of its reference (ITI-68). Only
// this server is asked, and only the media type of the reference is taken
// (PDSM-408).
func (c *Client) Retrieve(ctx context.Context, a *fhir.Attachment) (*Content, error) {
	if a == nil {
		return nil, refuse("PDSM-208", nil)
	}
	address, err := c.resolve(a.URL)
	if err != nil {
		return nil, err
	}
	out := &Content{ctx: ctx, sum: sha1.New(), size: -1, left: c.opts.MaxDocument} // not a protection
	if err := out.expect(a); err != nil {
		return nil, err
	}
	accept := a.ContentType
	if accept == "" || strings.ContainsAny(accept, "\r\n") {
		accept = "*/*"
	}
	answer, err := c.do(ctx, call{method: http.MethodGet, url: address.String(), header: [][2]string{{"Accept", accept}}, safe: true})
	if err != nil {
		return nil, err
	}
	out.body, out.MediaType = answer.Body, answer.Header.Get("Content-Type")
	if a.ContentType != "" && !sameMedia(a.ContentType, out.MediaType) {
		out.Close()
		return nil, refuse("PDSM-408", nil)
	}
	if out.size >= 0 && answer.ContentLength >= 0 && answer.ContentLength != out.size {
		out.Close()
		return nil, refuse("PDSM-407", nil)
	}
	return out, nil
}

// expect takes size and digest from the reference.
func (o *Content) expect(a *fhir.Attachment) error {
	// A document that is put together only when it is asked for: neither says
	// anything (IHE ITI-67, Delayed Document Assembly).
	delayed := a.Size != nil && *a.Size == 0 && (a.Hash == "" || a.Hash == emptyDigest)
	if delayed {
		return nil
	}
	if a.Size != nil {
		if o.size = int64(*a.Size); o.size < 0 {
			return refuse("PDSM-410", nil)
		}
		if o.size > o.left {
			return refuse("PDSM-401", nil)
		}
	}
	if a.Hash != "" {
		var err error
		if o.digest, err = base64.StdEncoding.DecodeString(a.Hash); err != nil || len(o.digest) != sha1.Size {
			return refuse("PDSM-410", nil)
		}
	}
	o.Checked = o.size >= 0 || o.digest != nil
	return nil
}

// Read gives bytes of the document.
func (o *Content) Read(p []byte) (int, error) {
	if o.err != nil {
		return 0, o.err
	}
	n, err := o.body.Read(p)
	o.read += int64(n)
	switch {
	case o.size >= 0 && o.read > o.size:
		o.err = refuse("PDSM-407", nil)
	case o.read > o.left:
		o.err = refuse("PDSM-401", nil)
	}
	if o.err != nil {
		return 0, o.err
	}
	o.sum.Write(p[:n]) // never fails
	if err != nil {
		o.err = o.end(err)
	}
	return n, o.err
}

// end judges the end of the stream.
func (o *Content) end(err error) error {
	switch {
	case !errors.Is(err, io.EOF):
		if o.ctx.Err() != nil {
			return refuse("PDSM-206", o.ctx.Err())
		}
		return refuse("PDSM-409", nil)
	case o.size >= 0 && o.read != o.size:
		return refuse("PDSM-407", nil)
	case o.digest != nil && subtle.ConstantTimeCompare(o.sum.Sum(nil), o.digest) != 1:
		return refuse("PDSM-406", nil)
	}
	return io.EOF
}

// Close ends the retrieval.
func (o *Content) Close() error { return o.body.Close() }

// Bytes reads the whole document and closes it.
func (o *Content) Bytes() ([]byte, error) {
	defer o.Close()
	raw, err := io.ReadAll(o)
	if err != nil {
		return nil, err
	}
	return raw, nil
}
