package pdf

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"time"
)

// xmp returns the metadata packet of a document (ISO 16684-1 §7): title,
// author, subject and language in Dublin Core, the dates in XMP basic, and the
// claim to be a PDF/A-1b (ISO 19005-1 §6.7).
func (o Options) xmp() []byte {
	var p bytes.Buffer
	p.WriteString(`<?xpacket begin="` + "\uFEFF" + `" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" ` +
		`xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" ` +
		`xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
<pdfaid:part>1</pdfaid:part>
<pdfaid:conformance>B</pdfaid:conformance>
<dc:format>application/pdf</dc:format>
`)
	put := func(format, value string) {
		if value != "" {
			fmt.Fprintf(&p, format+"\n", escape(value))
		}
	}
	put(`<dc:title><rdf:Alt><rdf:li xml:lang="x-default">%s</rdf:li></rdf:Alt></dc:title>`, o.Title)
	put(`<dc:creator><rdf:Seq><rdf:li>%s</rdf:li></rdf:Seq></dc:creator>`, o.Author)
	put(`<dc:description><rdf:Alt><rdf:li xml:lang="x-default">%s</rdf:li></rdf:Alt></dc:description>`, o.Subject)
	put(`<dc:language><rdf:Bag><rdf:li>%s</rdf:li></rdf:Bag></dc:language>`, o.Language)
	put(`<xmp:CreateDate>%s</xmp:CreateDate>`, o.Created.Format(time.RFC3339))
	put(`<xmp:ModifyDate>%s</xmp:ModifyDate>`, o.Created.Format(time.RFC3339))
	put(`<pdf:Producer>%s</pdf:Producer>`, producer)
	p.WriteString(`</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>`)
	return p.Bytes()
}

// escape writes text as XML character data.
func escape(text string) string {
	var out bytes.Buffer
	if err := xml.EscapeText(&out, []byte(text)); err != nil {
		return "" // cannot happen: a buffer takes every write
	}
	return out.String()
}
