package document

import (
	"bytes"
	"crypto/sha1"
	"crypto/sha256"
	"strings"
)

// Document is a document as it came: its bytes, and what they are. The bytes
// are what digests, sizes and signatures are over and never change; a CDA
// document is read from them by package cda, which also finds the file inside
// one of level 1. The zero value holds nothing.
type Document struct {
	raw  []byte
	form Form
}

// documentBytes is the default bound of a document, that of a CDA document of
// an image of a few pages.
const documentBytes = 64 << 20

// ReadOptions are the choices of [ReadDocument]. nil is the zero value.
type ReadOptions struct {
	// MaxBytes bounds the document, in bytes. 0 means 64 MiB.
	MaxBytes int
}

// ReadDocument recognises a document by its bytes, whatever name or media type
// it came under: official examples call a PNG "image/jpeg". It looks at the
// first 64 KiB to tell the form (and at all of a text, which has to be UTF-8),
// and executes and decodes nothing: that a document of the form follows is for
// the reader of that form to say.
//
// The Document shares raw. Refused are more bytes than allowed (DOC-101), none
// (DOC-921), and a form that is not in the list of [Form] (DOC-922).
func ReadDocument(raw []byte, opts *ReadOptions) (Document, error) {
	most := documentBytes
	if opts != nil && opts.MaxBytes > 0 {
		most = opts.MaxBytes
	}
	switch {
	case len(raw) > most:
		return Document{}, refuse("DOC-101", nil)
	case len(raw) == 0:
		return Document{}, refuse("DOC-921", nil)
	}
	form := formOf(raw)
	if form == "" {
		return Document{}, refuse("DOC-922", nil)
	}
	return Document{raw: raw, form: form}, nil
}

// IsZero reports whether there is no document.
func (d Document) IsZero() bool { return d.form == "" }

// Bytes returns the document exactly as it came, not to be changed.
func (d Document) Bytes() []byte { return d.raw }

// Form is what the bytes are.
func (d Document) Form() Form { return d.form }

// Size is the number of bytes.
func (d Document) Size() int64 { return int64(len(d.raw)) }

// SHA256 is the digest of the bytes, the one to rely on.
func (d Document) SHA256() Digest { return sha256.Sum256(d.raw) }

// SHA1 is the digest XDS identifies a document by (IHE ITI TF-3 4.2.3.2.10).
// It tells a transmission error and proves nothing against an attacker: others
// can be made to have the same.
func (d Document) SHA1() [sha1.Size]byte { return sha1.Sum(d.raw) }

// Attachment describes the document for a signed content it travels beside,
// under a file name. A name with a folder is refused (DOC-955).
func (d Document) Attachment(name string) (Attachment, error) {
	return Attach(bytes.NewReader(d.raw), name, d.form.MediaType(), int64(len(d.raw)))
}

// Is reports whether the bytes are of the media type someone states. Parameters
// and upper case do not matter, and XML goes under several names.
func (d Document) Is(mediaType string) bool {
	name, _, _ := strings.Cut(mediaType, ";")
	name = strings.ToLower(strings.TrimSpace(name))
	switch name {
	case "text/xml", "application/xml":
		return d.form.IsXML()
	case "application/rtf":
		return d.form == FormRTF
	case "application/xslt+xml":
		return d.form == FormStyledCDA
	case "image/jpg", "image/pjpeg":
		return d.form == FormJPEG
	case "application/fhir+json":
		return d.form == FormJSON
	}
	return d.form != "" && name == d.form.MediaType()
}
