package document

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"hash"
	"io"
	"strings"

	"github.com/ordonnance-numerique/ordonnance-go/internal/jws"
)

// Digest is a SHA-256 digest, written in hexadecimal in text and JSON.
type Digest [sha256.Size]byte

// errDigest is the refusal of a text that is not a digest.
var errDigest = errors.New("document: not a SHA-256 digest in lower-case hexadecimal")

// String returns 64 lower-case hexadecimal digits.
func (d Digest) String() string { return hex.EncodeToString(d[:]) }

// IsZero reports whether no digest is stated.
func (d Digest) IsZero() bool { return d == Digest{} }

// MarshalText is [Digest.String] as bytes.
func (d Digest) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalText reads exactly 64 lower-case hexadecimal digits.
func (d *Digest) UnmarshalText(text []byte) error {
	var sum Digest
	n, err := hex.Decode(sum[:], text[:min(len(text), 2*len(sum))])
	if err != nil || n != len(sum) || sum.String() != string(text) {
		return errDigest
	}
	*d = sum
	return nil
}

// Attachment describes bytes that travel beside a signed document and are
// bound to it by their digest: an image, a report, a PDF. Signed content holds
// the Attachment; the bytes are checked against it with
// [Attachment.Reader].
type Attachment struct {
	Name      string `json:"name"`      // file name without folder, shown to people
	MediaType string `json:"mediaType"` // "application/pdf"
	Size      int64  `json:"size"`      // in bytes
	SHA256    Digest `json:"sha256"`    // of the bytes
}

// Attach reads r to its end and describes what it read. More than most bytes
// are refused (DOC-953), so are a name with a folder or a control character
// and a media type without its slash (DOC-955).
func Attach(r io.Reader, name, mediaType string, most int64) (Attachment, error) {
	if !fileName(name) || !media(mediaType) {
		return Attachment{}, refuse("DOC-955", nil)
	}
	sum := sha256.New()
	n, err := io.Copy(sum, io.LimitReader(r, most+1))
	switch {
	case err != nil:
		return Attachment{}, refuse("DOC-954", err)
	case n > most:
		return Attachment{}, refuse("DOC-953", nil)
	}
	a := Attachment{Name: name, MediaType: mediaType, Size: n}
	sum.Sum(a.SHA256[:0])
	return a, nil
}

// Reader returns r with a check at its end: where r is over and the bytes are
// not the ones described, Read returns an [*Error] (DOC-951, DOC-952) in place
// of [io.EOF]. It never gives more than the stated size. The bytes given
// before the end are not verified yet: do not act on them before io.EOF.
func (a Attachment) Reader(r io.Reader) io.Reader {
	return &checking{from: r, want: a, sum: sha256.New()}
}

// checking reads through and judges at the end.
type checking struct {
	from io.Reader
	want Attachment
	sum  hash.Hash
	n    int64
	err  error // what every further Read returns
}

func (c *checking) Read(p []byte) (int, error) {
	if c.err != nil {
		return 0, c.err
	}
	if len(p) == 0 {
		return 0, nil
	}
	n, err := c.from.Read(p)
	if room := c.want.Size - c.n; int64(n) > room {
		c.err = refuse("DOC-952", nil)
		n = int(max(room, 0))
	}
	c.n += int64(n)
	c.sum.Write(p[:n])
	switch {
	case c.err != nil:
	case errors.Is(err, io.EOF):
		c.err = c.verdict()
	case err != nil:
		c.err = refuse("DOC-954", err)
	}
	return n, c.err
}

// verdict is io.EOF when everything is as described.
func (c *checking) verdict() error {
	if c.n != c.want.Size {
		return refuse("DOC-952", nil)
	}
	if Digest(c.sum.Sum(nil)) != c.want.SHA256 {
		return refuse("DOC-951", nil)
	}
	return io.EOF
}

// fileName wants 1 to 255 bytes of UTF-8 without folder and control
// characters, and not a relative folder.
func fileName(name string) bool {
	if name == "" || len(name) > 255 || name == "." || name == ".." || strings.ToValidUTF8(name, "") != name {
		return false
	}
	return !strings.ContainsFunc(name, func(r rune) bool {
		return r < ' ' || r == 0x7f || r == '/' || r == '\\'
	})
}

// media wants type "/" subtype, with parameters or without.
func media(s string) bool {
	head, _, _ := strings.Cut(s, ";")
	kind, sub, ok := strings.Cut(head, "/")
	return ok && jws.Visible(kind) && jws.Visible(strings.TrimSpace(sub)) && len(s) <= 255 && !strings.ContainsAny(s, "\r\n")
}
