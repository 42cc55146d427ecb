package xdm

import (
	"crypto/sha1" // the digest of XDS (IHE ITI TF-3 4.2.3.2.10), not of a signature
	"encoding/hex"
	"errors"
	"hash"
	"io"
	"strings"

	"github.com/ordonnance-numerique/ordonnance-go/document"
)

// Document is a document of an archive with its entry.
type Document struct {
	Entry *DocumentEntry
	File  *File  // nil when the archive does not have the file
	path  string // of the entry, for faults
}

// Open returns the bytes of the document. At their end, in place of [io.EOF],
// Read returns an *Error when they do not have the size (XDM-132) or the
// digest (XDM-131) that the entry states, or fail the check sum of the archive
// (XDM-134). Bytes given before are not verified: do not act on them before
// io.EOF. A document that is not there is refused (XDM-133).
func (d Document) Open() (io.ReadCloser, error) {
	if d.File == nil || d.Entry == nil {
		return nil, refuse("XDM-133", d.path, nil)
	}
	r, err := d.File.Open()
	if err != nil {
		return nil, err
	}
	return &checking{from: r, want: *d.Entry, sum: sha1.New(), path: d.path}, nil
}

// Bytes returns the whole document, or the *Error of [Document.Open].
func (d Document) Bytes() ([]byte, error) {
	r, err := d.Open()
	if err != nil {
		return nil, err
	}
	defer r.Close()
	buf := make([]byte, 0, d.File.Size+1)
	for {
		n, err := r.Read(buf[len(buf):cap(buf)])
		buf = buf[:len(buf)+n]
		if err == io.EOF {
			return buf, nil
		}
		if err != nil {
			return nil, err
		}
	}
}

// checking reads through and judges at the end.
type checking struct {
	from io.ReadCloser
	want DocumentEntry
	sum  hash.Hash
	n    int64
	path string
	end  error // what every further Read returns
}

func (c *checking) Read(p []byte) (int, error) {
	if c.end != nil {
		return 0, c.end
	}
	n, err := c.from.Read(p)
	c.sum.Write(p[:n])
	c.n += int64(n)
	switch {
	case err == io.EOF:
		c.end = c.verdict()
	case err != nil:
		c.end = err
	}
	return n, c.end
}

func (c *checking) Close() error { return c.from.Close() }

func (c *checking) verdict() error {
	switch {
	case c.n != c.want.Size:
		return refuse("XDM-132", c.path, nil)
	case !strings.EqualFold(hex.EncodeToString(c.sum.Sum(nil)), c.want.Hash):
		return refuse("XDM-131", c.path, nil)
	}
	return io.EOF
}

// Verify reads every document to its end and returns what is wrong with its
// bytes (XDM-203 digest, XDM-204 size, XDM-205 cannot be inflated), in the
// order of the entries. The other documents stay readable.
func (a *Archive) Verify() []document.Fault {
	var f faults
	buf := make([]byte, 32<<10)
	for i := range a.Lots {
		for _, d := range a.Lots[i].Documents {
			f.verify(d, buf)
		}
	}
	return f.words()
}

func (f *faults) verify(d Document, buf []byte) {
	if d.File == nil {
		return // told when the archive was opened
	}
	r, err := d.Open()
	if err != nil {
		f.add("XDM-205", d.path)
		return
	}
	defer r.Close()
	for err == nil {
		_, err = r.Read(buf)
	}
	c := r.(*checking)
	var broken *Error
	switch {
	case errors.As(err, &broken) && broken.Code == "XDM-134":
		f.add("XDM-205", d.path)
	default:
		if c.n != d.Entry.Size {
			f.add("XDM-204", d.path+"/size")
		}
		if !strings.EqualFold(hex.EncodeToString(c.sum.Sum(nil)), d.Entry.Hash) {
			f.add("XDM-203", d.path+"/hash")
		}
	}
}
