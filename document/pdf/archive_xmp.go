package pdf

import (
	"bytes"
	"encoding/xml"
	"strings"
	"time"
	"unicode/utf16"

	"github.com/ordonnance-numerique/ordonnance-go/document/pdf/internal/objects"
)

// maxXMP bounds the metadata packet read, maxFact one value in it.
const (
	maxXMP  = 1 << 20
	maxFact = 16 << 10
)

// The namespaces of the metadata looked at (ISO 16684-1 §8; ISO 19005-1 §6.7.11).
const (
	nsRDF    = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
	nsDC     = "http://purl.org/dc/elements/1.1/"
	nsXMP    = "http://ns.adobe.com/xap/1.0/"
	nsPDF    = "http://ns.adobe.com/pdf/1.3/"
	nsPDFAID = "http://www.aiim.org/pdfa/ns/id/"
)

// metadata checks the packet, what it claims, and that it agrees with the
// information dictionary. In an encrypted file neither can be read.
func (a *archive) metadata() {
	if a.file.Trailer["Encrypt"] != nil {
		return
	}
	here := place(a.catalog["Metadata"], 0)
	packet, ok := a.file.Follow(a.catalog["Metadata"]).(objects.Stream)
	if !ok {
		a.fault(ErrArchiveMetadata, 0)
		return
	}
	facts, ok := readXMP(objects.Inflate(packet, maxXMP))
	if !ok || packet.Dict["Filter"] != nil {
		a.fault(ErrArchiveMetadata, here)
	}
	if !ok {
		return
	}
	if level := facts[nsPDFAID+"conformance"]; !facts.is(nsPDFAID+"part", "1") || len(level) != 1 || level[0] != "B" && level[0] != "A" {
		a.fault(ErrArchiveClaim, here)
	}
	if !a.agree(facts) {
		a.fault(ErrArchiveInfo, place(a.file.Trailer["Info"], 0))
	}
}

// agree compares each entry of the information dictionary with its counterpart
// (ISO 19005-1 §6.7.3, table 1). An entry without a counterpart disagrees, unless
// it is empty; a counterpart without an entry does not.
func (a *archive) agree(facts xmpFacts) bool {
	info := a.dict(a.file.Trailer["Info"])
	for key, property := range map[objects.Name]string{
		"Title": nsDC + "title", "Author": nsDC + "creator", "Subject": nsDC + "description",
		"Keywords": nsPDF + "Keywords", "Creator": nsXMP + "CreatorTool", "Producer": nsPDF + "Producer",
	} {
		text, _ := a.file.Follow(info[key]).(objects.Text)
		if want := decodeText(string(text)); want != "" && !facts.is(property, want) {
			return false
		}
	}
	for key, property := range map[objects.Name]string{"CreationDate": nsXMP + "CreateDate", "ModDate": nsXMP + "ModifyDate"} {
		text, ok := a.file.Follow(info[key]).(objects.Text)
		if ok && (len(facts[property]) != 1 || !sameInstant(decodeText(string(text)), facts[property][0])) {
			return false
		}
	}
	return true
}

// xmpFacts are the values of properties, by namespace and name.
type xmpFacts map[string][]string

// is reports whether a property has one value only, this one. Of a text in
// several languages the first counts, which is the default one.
func (f xmpFacts) is(property, want string) bool {
	got := f[property]
	if len(got) == 0 || property == nsDC+"creator" && len(got) != 1 {
		return false
	}
	return strings.TrimRight(got[0], "\x00") == strings.TrimRight(want, "\x00")
}

// readXMP reads the properties of a packet: attributes and elements of
// rdf:Description, and the items of arrays in them. ok is false for what is no
// XML or has none.
func readXMP(packet []byte) (facts xmpFacts, ok bool) {
	d := xml.NewDecoder(bytes.NewReader(packet))
	facts = xmpFacts{}
	var path []string
	var text []byte
	for range maxXMP {
		token, err := d.Token()
		if err != nil {
			// The end mark of the packet may be missing, not its root.
			return facts, len(path) == 0 && len(facts) > 0
		}
		switch t := token.(type) {
		case xml.StartElement:
			if path, text = append(path, t.Name.Space+t.Name.Local), nil; len(path) > 64 {
				return nil, false
			}
			if t.Name.Space+t.Name.Local == nsRDF+"Description" {
				for _, at := range t.Attr {
					facts[at.Name.Space+at.Name.Local] = append(facts[at.Name.Space+at.Name.Local], at.Value)
				}
			}
		case xml.CharData:
			text = append(text, t[:min(len(t), max(maxFact-len(text), 0))]...)
		case xml.EndElement:
			facts.note(path, string(text))
			path, text = path[:len(path)-1], nil
		}
	}
	return nil, false
}

// note keeps the text of an element that is a property of a description, or an
// item of one.
func (f xmpFacts) note(path []string, text string) {
	at := len(path) - 1
	if at > 2 && path[at] == nsRDF+"li" {
		at -= 2 // over the array
	}
	if at > 0 && path[at-1] == nsRDF+"Description" && (at < len(path)-1 || strings.TrimSpace(text) != "") {
		f[path[at]] = append(f[path[at]], text)
	}
}

// decodeText reads a text string: UTF-16 with its mark, else the encoding of
// PDF documents, of which the part like Latin-1 is enough here (ISO 32000-1
// §7.9.2.2, annex D).
func decodeText(s string) string {
	if rest, ok := strings.CutPrefix(s, "\xFE\xFF"); ok {
		var units []uint16
		for i := 0; i+1 < len(rest); i += 2 {
			units = append(units, uint16(rest[i])<<8|uint16(rest[i+1]))
		}
		return string(utf16.Decode(units))
	}
	runes := make([]rune, len(s))
	for i := range len(s) {
		if runes[i] = rune(s[i]); s[i] >= 0x80 && s[i] < 0xA1 {
			runes[i] = []rune(upperDocEncoding)[s[i]-0x80]
		}
	}
	return string(runes)
}

// upperDocEncoding are the characters 80 to A0 of PDFDocEncoding (ISO 32000-1,
// table D.2).
const upperDocEncoding = "•†‡…—–ƒ⁄‹›−‰„“”‘’‚™ﬁﬂŁŒŠŸŽıłœšž\uFFFD€"

// sameInstant compares a date of a PDF with one of XMP (ISO 32000-1 §7.9.4; ISO
// 8601), as far as both state it. Without a time zone a date is taken as UTC.
func sameInstant(pdf, xmp string) bool {
	a, ok := parseDate(strings.ReplaceAll(strings.TrimPrefix(pdf, "D:"), "'", ""),
		"20060102150405Z0700", "20060102150405Z07", "20060102150405", "200601021504", "20060102", "200601", "2006")
	b, ok2 := parseDate(strings.TrimSpace(xmp), "2006-01-02T15:04:05Z07:00", "2006-01-02T15:04:05", "2006-01-02T15:04Z07:00",
		"2006-01-02T15:04", "2006-01-02", "2006-01", "2006")
	return ok && ok2 && a.Truncate(time.Second).Equal(b.Truncate(time.Second))
}

func parseDate(s string, layouts ...string) (time.Time, bool) {
	if strings.HasSuffix(s, "Z0000") { // both marks of UTC at once
		s = strings.TrimSuffix(s, "0000")
	}
	for _, layout := range layouts {
		if t, err := time.Parse(layout, s); err == nil {
			return t, true
		}
	}
	return time.Time{}, false
}
