package pdf

import (
	"strings"
	"time"
	"unicode"
)

// Options are the facts about a document that are not drawn. Nil is allowed.
// Control characters are kept out of the file's metadata (shown as �).
type Options struct {
	Title    string    // shown by viewers as the window title; empty: none
	Author   string    // empty: none
	Subject  string    // empty: none
	Created  time.Time // date of the file, written in UTC; zero: 1 January 1970, never the clock
	Language string    // BCP 47 tag of the text; empty: "fr-FR"
}

// producer names the maker of the file in its metadata.
const producer = "ordonnance-go"

// settled returns the options with defaults put in and every text fit for the
// metadata.
func (o Options) settled() Options {
	o.Title, o.Author, o.Subject = plain(o.Title), plain(o.Author), plain(o.Subject)
	o.Created = o.Created.UTC()
	if o.Created.IsZero() {
		o.Created = time.Unix(0, 0).UTC()
	}
	if o.Language == "" {
		o.Language = "fr-FR"
	}
	o.Language = strings.Map(tagLetter, o.Language)
	return o
}

// fits reports whether no text is longer than a drawn one may be.
func (o Options) fits() bool {
	return len(o.Title) <= maxText && len(o.Author) <= maxText &&
		len(o.Subject) <= maxText && len(o.Language) <= maxText
}

// plain replaces what metadata cannot hold: the title is written in the file and
// in XML (XML 1.0 §2.2), and a PDF/A must say the same in both.
func plain(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || r == 0xFFFE || r == 0xFFFF {
			return unicode.ReplacementChar
		}
		return r
	}, text)
}

// tagLetter keeps the characters of a language tag (BCP 47 §2.1).
func tagLetter(r rune) rune {
	if r == '-' || r >= '0' && r <= '9' || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' {
		return r
	}
	return -1
}

// info returns the information dictionary. It says what the metadata packet says
// (ISO 19005-1 §6.7.3).
func (o Options) info() string {
	var out strings.Builder
	put := func(key, text string) {
		if text != "" {
			out.WriteString("/" + key + " " + textString(text) + " ")
		}
	}
	put("Title", o.Title)
	put("Author", o.Author)
	put("Subject", o.Subject)
	put("Producer", producer)
	date := o.Created.Format("D:20060102150405Z")
	put("CreationDate", date)
	put("ModDate", date)
	return "<<" + strings.TrimSpace(out.String()) + ">>"
}
