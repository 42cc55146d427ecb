package mssante

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"io"
	"mime"
	"strings"
	"time"

	"github.com/emersion/go-message"
)

// Compose makes the bytes of a mail: multipart/mixed with the text (and its HTML
// form), the archive as IHE_XDM.ZIP and one PDF a document; CRLF line ends, base64 in
// lines of 76 characters. The same mail always gives the same bytes. It refuses
// what a rule of the space forbids and what would be too large, before building
// it; the error is an [*Error], or that of the recipient's identity.
func Compose(m Mail, opts *Options) ([]byte, error) {
	if err := m.check(); err != nil {
		return nil, err
	}
	if m.size() > opts.maxBytes() {
		return nil, ErrSize
	}
	return build(m.fields(), m.parts(), m.ID)
}

// size estimates the bytes of a mail, a little too high.
func (m *Mail) size() int {
	encoded := func(n int) int { return n + n/3 + n/28 + 1000 }
	n := 4000 + 3*len(m.Text) + 3*len(m.HTML) + encoded(len(m.Archive))
	for _, d := range m.Documents {
		n += encoded(len(d.PDF))
	}
	for _, f := range m.Files {
		n += encoded(len(f.Data))
	}
	return n
}

// fields are the header fields, in their order.
func (m *Mail) fields() []field {
	f := []field{
		{name: "Date", value: stamp(m.Date)},
		{name: "From", value: m.From.header()},
		{name: "To", value: addresses(m.To)},
	}
	add := func(name, value string) {
		if value != "" {
			f = append(f, field{name: name, value: value})
		}
	}
	if !m.ReplyTo.IsZero() {
		add("Reply-To", m.ReplyTo.header())
	}
	add("Message-ID", "<"+m.ID+">")
	if m.InReplyTo != "" {
		add("In-Reply-To", "<"+m.InReplyTo+">")
		references := m.References
		if len(references) == 0 || references[len(references)-1] != m.InReplyTo {
			references = append(references[:len(references):len(references)], m.InReplyTo)
		}
		add("References", "<"+strings.Join(references, "> <")+">")
	}
	add("Subject", encodeWords(m.subject()))
	if m.Receipt {
		add("Disposition-Notification-To", m.From.header())
	}
	if m.Final {
		add("X-MSS-MES", "FIN")
	}
	add("X-MSS-CODECDA", m.codes())
	if m.hasPatient() {
		add("X-MSS-INS", map[bool]string{true: "O", false: "N"}[hasINS(m.Patient)])
	}
	add("X-MSS-NIL", m.Software)
	return f
}

// field is one header field.
type field struct{ name, value string }

// header makes a header with the fields in the order given.
func header(fields []field) message.Header {
	var h message.Header
	for i := len(fields) - 1; i >= 0; i-- { // the library puts a new field first
		h.AddRaw(fold(fields[i].name + ": " + fields[i].value))
	}
	return h
}

// fold writes a field in lines of 76 characters where it has spaces to break at
// (RFC 5322 §2.2.3), its name spelled as it is: the library would write X-Mss-Nil.
func fold(line string) []byte {
	var b []byte
	for len(line) > 76 {
		at := strings.LastIndexByte(line[:77], ' ')
		if at <= strings.IndexByte(line, ':')+1 {
			if at = strings.IndexByte(line[77:], ' '); at < 0 {
				break
			}
			at += 77
		}
		b = append(append(b, line[:at]...), "\r\n"...)
		line = line[at:]
	}
	return append(append(b, line...), "\r\n"...)
}

func addresses(list []Mailbox) string {
	var all []string
	for _, to := range list {
		all = append(all, to.header())
	}
	return strings.Join(all, ", ")
}

// codes lists the type codes of the documents (ECO.2.4.1).
func (m *Mail) codes() string {
	var codes []string
	for _, d := range m.Documents {
		codes = append(codes, d.Type.Code)
	}
	return strings.Join(codes, ",")
}

// part is one part of a mail to be built.
type part struct {
	mediaType string
	name      string // of a file; "" for a text
	body      []byte
	children  []part // of a multipart
}

func (m *Mail) parts() []part {
	text := part{mediaType: "text/plain", body: []byte(crlf(m.Text))}
	if m.HTML != "" {
		text = part{mediaType: "multipart/alternative", children: []part{text, {mediaType: "text/html", body: []byte(crlf(m.HTML))}}}
	}
	parts := []part{text}
	if len(m.Archive) > 0 {
		parts = append(parts, part{mediaType: "application/zip", name: "IHE_XDM.ZIP", body: m.Archive})
	}
	used := map[string]int{}
	for _, d := range m.Documents {
		name := m.fileName(d)
		if used[name]++; used[name] > 1 {
			name = strings.TrimSuffix(name, ".pdf") + "_" + string(rune('0'+min(used[name], 9))) + ".pdf"
		}
		parts = append(parts, part{mediaType: "application/pdf", name: name, body: d.PDF})
	}
	for _, f := range m.Files {
		parts = append(parts, part{mediaType: f.MediaType, name: f.Name, body: f.Data})
	}
	return parts
}

// crlf makes all line ends CRLF.
func crlf(s string) string {
	s = strings.ReplaceAll(s, "\r\n", "\n")
	s = strings.ReplaceAll(s, "\r", "\n")
	return strings.ReplaceAll(s, "\n", "\r\n")
}

// build writes a mail of the fields and parts. The boundaries are made of seed,
// so that the same mail has the same.
func build(fields []field, parts []part, seed string) ([]byte, error) {
	return buildAs(part{mediaType: "multipart/mixed", children: parts}, fields, seed)
}

// buildReport is build for a receipt (RFC 6522, RFC 8098 §3).
func buildReport(fields []field, parts []part, seed string) ([]byte, error) {
	return buildAs(part{mediaType: "multipart/report", children: parts}, fields, seed)
}

func buildAs(root part, fields []field, seed string) ([]byte, error) {
	var b bytes.Buffer
	fields = append(fields, field{name: "MIME-Version", value: "1.0"})
	if err := root.write(header(fields), func(h message.Header) (*message.Writer, error) { return message.CreateWriter(&b, h) }, seed); err != nil {
		return nil, ErrHeader
	}
	return b.Bytes(), nil
}

// write writes a part and its children with the writer that create gives.
func (p part) write(h message.Header, create func(message.Header) (*message.Writer, error), seed string) error {
	params := map[string]string{}
	switch {
	case len(p.children) > 0:
		params["boundary"] = boundary(seed)
		if p.mediaType == "multipart/report" {
			params["report-type"] = "disposition-notification"
		}
	case p.mediaType == "message/rfc822": // carried as it is (RFC 2046 §5.2.1)
		if !sevenBit(p.body) {
			h.Set("Content-Transfer-Encoding", "8bit")
		}
	case p.name != "":
		h.Set("Content-Transfer-Encoding", "base64")
	case strings.HasPrefix(p.mediaType, "text/"):
		params["charset"] = "utf-8"
		h.Set("Content-Transfer-Encoding", "quoted-printable")
	}
	if p.name != "" {
		params["name"] = p.name
		// Accents in the way of RFC 2231 (ECO.2.1.6).
		h.AddRaw(fold("Content-Disposition: " + mime.FormatMediaType("attachment", map[string]string{"filename": p.name})))
	}
	h.AddRaw(fold("Content-Type: " + mime.FormatMediaType(p.mediaType, params)))
	w, err := create(h)
	if err != nil {
		return err
	}
	for i, c := range p.children {
		if err := c.write(message.Header{}, w.CreatePart, seed+"/"+string(rune('0'+i%10))); err != nil {
			return err
		}
	}
	if len(p.children) == 0 {
		if _, err := io.Copy(w, bytes.NewReader(p.body)); err != nil {
			return err
		}
	}
	return w.Close()
}

// sevenBit reports whether bytes are ASCII in lines that any server takes.
func sevenBit(b []byte) bool {
	for _, c := range b {
		if c >= 0x80 || c == 0 {
			return false
		}
	}
	return true
}

// boundary is a text that no line of a part begins with: base64 and
// quoted-printable hold no "_=".
func boundary(seed string) string {
	sum := sha256.Sum256([]byte("boundary " + seed))
	return "=_" + hex.EncodeToString(sum[:16])
}

// encodeWords writes a text for a header field (RFC 2047).
func encodeWords(s string) string { return mime.QEncoding.Encode("utf-8", s) }

// stamp writes a date as in a header field.
func stamp(t time.Time) string { return t.Format("Mon, 02 Jan 2006 15:04:05 -0700") }
