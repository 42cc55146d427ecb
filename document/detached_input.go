package document

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"io"
)

// signingInput makes the signing input of a detached signature out of a
// stream: the header and its point, then the bytes in base64url (RFC 7515
// §5.1), of which only digests are kept, or the text too.
type signingInput struct {
	head    string
	whole   *bytes.Buffer // nil where the digest is enough
	digest  Digest        // of the signing input
	content Digest        // of the bytes
	size    int64         // of the bytes
}

// newSigningInput starts with the header and its point.
func newSigningInput(head string, whole bool) *signingInput {
	s := &signingInput{head: head}
	if whole {
		s.whole = new(bytes.Buffer)
	}
	return s
}

// read takes the bytes in: more than most are refused with tooLarge, none with
// DOC-104, and a reader that fails with DOC-109.
func (s *signingInput) read(r io.Reader, most int64, tooLarge string) error {
	if r == nil {
		return refuse("DOC-104", nil)
	}
	sum, own := sha256.New(), sha256.New()
	var out io.Writer = sum
	if s.whole != nil {
		out = io.MultiWriter(sum, s.whole)
	}
	// A hash and a buffer take everything and never fail.
	_, _ = io.WriteString(out, s.head)
	text := base64.NewEncoder(base64.RawURLEncoding, out)
	n, err := io.CopyBuffer(io.MultiWriter(text, own), onlyReader{io.LimitReader(r, most+1)}, make([]byte, 24<<10))
	_ = text.Close()
	switch {
	case err != nil:
		return refuse("DOC-109", err)
	case n > most:
		return refuse(tooLarge, nil)
	case n == 0:
		return refuse("DOC-104", nil)
	}
	s.size = n
	sum.Sum(s.digest[:0])
	own.Sum(s.content[:0])
	return nil
}

// onlyReader hides what else a reader can do, so that the buffer is used.
type onlyReader struct{ io.Reader }
