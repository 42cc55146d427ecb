package mssante

import (
	"bytes"
	"io"
	"mime"
	"net/mail"
	"path"
	"strconv"
	"strings"
	"time"

	"github.com/emersion/go-message"
	"github.com/emersion/go-message/charset"

	"github.com/ordonnance-numerique/ordonnance-go/document"
)

// Received is a mail as it came. What could not be read is empty and reported.
type Received struct {
	// Raw are the bytes as received.
	Raw []byte

	ID         string // Message-ID, without brackets
	Date       time.Time
	From       []Address
	To         []Address
	Cc         []Address
	ReplyTo    []Address
	InReplyTo  string
	References []string
	// ReceiptTo is to whom a receipt is to be sent; nil when none is asked for.
	ReceiptTo []Address
	// ReturnPath is the sender of the envelope, as the server noted it.
	ReturnPath string

	// Subject is the whole subject, decoded; Title is what people are shown: without the
	// prefix of XDM (ECO.3.1.3).
	Subject string
	Title   string
	// Announced says that the subject has the prefix.
	Announced bool
	// Replaces says that the subject marks a corrected version.
	Replaces bool

	Final    bool     // X-MSS-MES: FIN
	Codes    []string // X-MSS-CODECDA
	INS      string   // X-MSS-INS: "O", "N" or ""
	Software string   // X-MSS-NIL

	Text  string
	HTML  string
	Files []File
	// Receipt is set when the mail is a receipt or a delivery report.
	Receipt *Receipt
}

// Address is an address as somebody wrote it; it need not be of the space.
type Address struct {
	Display string
	Address string
}

// File is an attachment.
type File struct {
	Name      string // as written, without folders
	MediaType string
	Data      []byte // decoded; as it came when it could not be
	// Path tells in which part it was: "2", or "3.1" within the third.
	Path string
}

// Archive returns the IHE_XDM.ZIP, whatever the case of its name; nil when there is
// none.
func (r *Received) Archive() []byte {
	for _, f := range r.Files {
		if f.isArchive() {
			return f.Data
		}
	}
	return nil
}

func (f File) isArchive() bool {
	return strings.EqualFold(f.Name, "IHE_XDM.ZIP")
}

// PDFs returns the attached PDF documents.
func (r *Received) PDFs() []File {
	var list []File
	for _, f := range r.Files {
		if f.MediaType == "application/pdf" || strings.EqualFold(path.Ext(f.Name), ".pdf") {
			list = append(list, f)
		}
	}
	return list
}

// ParseOptions bounds [Parse]; nil and zero fields mean the default.
type ParseOptions struct {
	// MaxBytes bounds the mail, in bytes. 0: 100 MB.
	MaxBytes int
}

// Parse reads a mail. It takes what others send and reports as faults what is
// wrong; the path of a fault names a header field or a part. Refused are only
// bytes without any header ([ErrNotMail]) and mails that would take too much
// ([ErrHostile]).
func Parse(raw []byte, opts *ParseOptions) (*Received, []document.Fault, error) {
	most := 100_000_000
	if opts != nil && opts.MaxBytes > 0 {
		most = opts.MaxBytes
	}
	if len(raw) > most {
		return nil, nil, ErrHostile
	}
	f, bad, body, err := cutHeader(raw)
	if err != nil {
		return nil, nil, err
	}
	if len(f) == 0 {
		return nil, nil, ErrNotMail
	}
	p := &parser{mail: &Received{Raw: raw}}
	for range min(bad, 10) {
		p.fault("MSS-101", "")
	}
	p.header(f)
	if err := p.part(f, body, "", 0); err != nil {
		return nil, nil, err
	}
	p.whole()
	return p.mail, p.faults, nil
}

type parser struct {
	mail   *Received
	faults []document.Fault
	parts  int
}

func (p *parser) fault(code, path string) {
	if len(p.faults) < 100 {
		p.faults = append(p.faults, finding(code, path))
	}
}

// part reads one part with its header, and what is in it.
func (p *parser) part(f fields, body []byte, at string, depth int) error {
	if p.parts++; p.parts > maxParts || depth > maxDepth {
		return ErrHostile
	}
	mediaType, params := contentType(f.get("Content-Type"))
	if strings.HasPrefix(mediaType, "multipart/") {
		return p.multipart(mediaType, params, body, at, depth)
	}
	data := p.decode(f, mediaType, body, at)
	name := fileName(f, params)
	switch {
	case mediaType == "message/disposition-notification", mediaType == "message/delivery-status":
		p.receipt(mediaType, data)
		return nil
	case mediaType == "message/rfc822" || mediaType == "text/rfc822-headers":
		return p.inner(data, name, mediaType, at, depth)
	case name == "" && mediaType == "text/plain" && p.mail.Text == "":
		p.mail.Text = string(data)
	case name == "" && mediaType == "text/html" && p.mail.HTML == "":
		p.mail.HTML = string(data)
	default:
		p.mail.Files = append(p.mail.Files, File{name, mediaType, data, at})
	}
	return nil
}

func (p *parser) multipart(mediaType string, params map[string]string, body []byte, at string, depth int) error {
	parts, closed := splitParts(body, params["boundary"])
	if params["boundary"] == "" || len(parts) == 0 {
		p.fault("MSS-103", at)
		p.mail.Files = append(p.mail.Files, File{"", mediaType, body, at})
		return nil
	}
	if !closed {
		p.fault("MSS-104", at)
	}
	for i, one := range parts {
		path := strconv.Itoa(i + 1)
		if at != "" {
			path = at + "." + path
		}
		f, bad, content, err := cutHeader(one)
		if err != nil {
			return err
		}
		switch {
		case bad > 0:
			p.fault("MSS-101", path)
		case len(f) == 0 && len(one) > 0 && one[0] != '\n' && one[0] != '\r': // an empty header is one
			p.fault("MSS-102", path)
		}
		if err := p.part(f, content, path, depth+1); err != nil {
			return err
		}
	}
	return nil
}

// decode undoes the transfer encoding and, of a text, the charset.
func (p *parser) decode(f fields, mediaType string, body []byte, at string) []byte {
	var h message.Header
	if mediaType != "" && !strings.HasPrefix(mediaType, "message/") {
		h.Set("Content-Type", f.get("Content-Type"))
	}
	encoding := f.get("Content-Transfer-Encoding")
	if encoding == "" {
		encoding = f.get("Content-Transfert-Encoding") // QUIRK: so misspelled in the sample MDN of the CI-SIS volet (struct-msg-mdn)
	}
	h.Set("Content-Transfer-Encoding", strings.ToLower(strings.TrimSpace(encoding)))
	e, err := message.New(h, bytes.NewReader(body))
	switch {
	case message.IsUnknownCharset(err):
		p.fault("MSS-106", at)
	case err != nil:
		p.fault("MSS-105", at)
		return body
	}
	data, err := io.ReadAll(e.Body)
	if err != nil {
		p.fault("MSS-105", at)
		return body
	}
	return data
}

// inner reads an attached mail. Within a receipt it is the original mail, of
// which the numbers are taken; its files are the files of this mail too, since
// receipts carry them there.
func (p *parser) inner(data []byte, name, mediaType, at string, depth int) error {
	f, _, body, err := cutHeader(data)
	if err != nil {
		return err
	}
	p.receiptPart().original(f)
	if mediaType == "text/rfc822-headers" {
		return nil
	}
	p.mail.Files = append(p.mail.Files, File{name, mediaType, data, at})
	if len(f) == 0 {
		return nil
	}
	nested := &parser{mail: &Received{}, parts: p.parts}
	if err := nested.part(f, body, at, depth+1); err != nil {
		return err
	}
	p.parts = nested.parts
	p.mail.Files = append(p.mail.Files, nested.mail.Files...)
	return nil
}

// fileName is the name of a file, from Content-Disposition or Content-Type, with
// what it may hold of folders cut off.
func fileName(f fields, params map[string]string) string {
	name := params["name"]
	if _, d, err := mime.ParseMediaType(f.get("Content-Disposition")); err == nil && d["filename"] != "" {
		name = d["filename"]
	} else if v, ok := afterFold(f.get("Content-Disposition"), "filename="); name == "" && ok {
		name = v
	}
	name = words(name)
	if i := strings.LastIndexAny(name, `/\`); i >= 0 {
		name = name[i+1:]
	}
	return strings.Map(func(r rune) rune {
		if r < ' ' || r == 0x7f {
			return -1
		}
		return r
	}, name)
}

// words decodes the encoded words of a field (RFC 2047).
func words(s string) string {
	d := mime.WordDecoder{CharsetReader: charset.Reader}
	if text, err := d.DecodeHeader(s); err == nil {
		return text
	}
	return s
}

// addressList reads a list of addresses; what cannot be read is reported.
func (p *parser) addressList(f fields, name string) []Address {
	value := f.get(name)
	if value == "" {
		return nil
	}
	reader := mail.AddressParser{WordDecoder: &mime.WordDecoder{CharsetReader: charset.Reader}}
	list, err := reader.ParseList(value)
	if err != nil {
		p.fault("MSS-109", name)
		return nil
	}
	var all []Address
	for _, a := range list {
		all = append(all, Address{a.Name, a.Address})
	}
	return all
}
