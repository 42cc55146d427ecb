package xdm

import (
	"strings"
	"unicode/utf8"

	"github.com/ordonnance-numerique/ordonnance-go/internal/oid"
)

// maxValue bounds a composite value that is read, in bytes. ebXML has 256
// characters for a slot value (rim.xsd, LongName); senders exceed it.
const maxValue = 4096

// The delimiters of HL7 version 2.5 §2.5.4 that metadata use (IHE ITI TF-3
// 4.2.3.1.7): components, and the subcomponents of an authority.
const (
	componentMark = "^"
	subMark       = "&"
)

var (
	escaper = strings.NewReplacer(`\`, `\E\`, `|`, `\F\`, `^`, `\S\`, `&`, `\T\`, `~`, `\R\`)
	// QUIRK: HL7 version 2.5 §2.7 knows further sequences (highlighting,
	// character sets); they are kept as they are, as no archive has any.
	unescaper = strings.NewReplacer(`\E\`, `\`, `\F\`, `|`, `\S\`, `^`, `\T\`, `&`, `\R\`, `~`)
)

// composite is a value split at its component marks. Components count from 1,
// as in the standard.
type composite []string

// split refuses nothing but what no value is: too long, not UTF-8, with
// control characters.
func split(text string) (composite, bool) {
	if len(text) > maxValue || !clean(text) {
		return nil, false
	}
	return strings.Split(text, componentMark), true
}

// at returns a component with its escapes resolved, "" where there is none.
func (c composite) at(n int) string {
	if n > len(c) {
		return ""
	}
	return unescaper.Replace(c[n-1])
}

// authority reads a component of type HD.
func (c composite) authority(n int) Authority {
	if n > len(c) {
		return Authority{}
	}
	sub := append(strings.SplitN(c[n-1], subMark, 3), "", "")
	return Authority{Name: unescaper.Replace(sub[0]), ID: unescaper.Replace(sub[1]), Type: unescaper.Replace(sub[2])}
}

// join writes components, without the empty ones at the end.
func join(components ...string) string {
	for len(components) > 0 && components[len(components)-1] == "" {
		components = components[:len(components)-1]
	}
	return strings.Join(components, componentMark)
}

// clean reports whether a text is UTF-8 without control characters.
func clean(text string) bool {
	return utf8.ValidString(text) && strings.IndexFunc(text, func(r rune) bool { return r < ' ' || r == 0x7f || r == 0xfffe || r == 0xffff }) < 0
}

// blanks reports whether a component of a composite value has blanks around
// it.
func blanks(text string) bool {
	for part := range strings.SplitSeq(text, componentMark) {
		if strings.TrimSpace(part) != part {
			return true
		}
	}
	return false
}

// Authority is who gave an identifier: an HD of HL7 version 2.5 §2.A.36. In
// metadata it is an OID, with "ISO" as its type.
type Authority struct {
	Name string // for people, most often ""
	ID   string // "1.2.250.…"
	Type string // "ISO" for an OID
}

// OID returns an authority that is an OID, the zero value for "".
func OID(oid string) Authority {
	if oid == "" {
		return Authority{}
	}
	return Authority{ID: oid, Type: "ISO"}
}

// IsZero reports whether no authority is stated.
func (a Authority) IsZero() bool { return a == Authority{} }

func (a Authority) component() string {
	if a.IsZero() {
		return ""
	}
	if a.ID == "" && a.Type == "" {
		return escaper.Replace(a.Name)
	}
	return escaper.Replace(a.Name) + subMark + escaper.Replace(a.ID) + subMark + escaper.Replace(a.Type)
}

// URI returns the authority as the system of an identity.Identifier:
// "urn:oid:…" for an OID, otherwise what is written.
func (a Authority) URI() string { return systemURI(a.ID) }

// systemURI turns a coding scheme or an authority as written into the system
// of an identity.Code: an OID becomes a URI, anything else stays.
func systemURI(written string) string {
	if oid.Valid(written) {
		return "urn:oid:" + written
	}
	return written
}

// systemWritten is the inverse of [systemURI].
func systemWritten(uri string) string {
	if id, ok := strings.CutPrefix(uri, "urn:oid:"); ok && oid.Valid(id) {
		return id
	}
	return uri
}
