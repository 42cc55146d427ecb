package main

import (
	"bytes"
	"cmp"
	"fmt"
	"regexp"
	"strings"
	"time"

	"github.com/ordonnance-numerique/ordonnance-go/messaging/fr/mssante"
)

// mail is what a mail says of its way.
type mail struct {
	From      []string `json:"from,omitempty"`
	To        []string `json:"to,omitempty"`
	Cc        []string `json:"cc,omitempty"`
	InReplyTo string   `json:"inReplyTo,omitempty"` // a Message-ID
	Receipt   *receipt `json:"receipt,omitempty"`
}

// receipt is what came of a mail that was sent before.
type receipt struct {
	Outcome string `json:"outcome"`
	Code    string `json:"code,omitempty"` // application error
	Of      string `json:"of,omitempty"`   // Message-ID
}

var (
	fieldShape = regexp.MustCompile(`^[!-9;-~]+:`) // RFC 5322 §3.6.8
	mailFields = regexp.MustCompile(`(?im)^(from|to|date|subject|message-id|mime-version|received|return-path):`)
)

// isMail reports whether a text begins with the header of a mail.
func isMail(raw []byte) bool {
	head := raw[:min(len(raw), 64<<10)]
	for _, blank := range []string{"\r\n\r\n", "\n\n"} {
		head, _, _ = bytes.Cut(head, []byte(blank))
	}
	return fieldShape.Match(head) && mailFields.Match(head)
}

// lookMail shows a mail and, in turn, what is attached to it.
func (i *inspector) lookMail(r *report, raw []byte) error {
	got, faults, err := mssante.Parse(raw, &mssante.ParseOptions{MaxBytes: maxFile})
	if err != nil {
		return err
	}
	r.Faults = append(r.Faults, faults...)
	r.Type, r.Title, r.ID = "mail", join(got.Title), got.ID
	if !got.Date.IsZero() {
		r.Written = got.Date.Format(time.RFC3339)
	}
	r.Mail = &mail{From: addresses(got.From), To: addresses(got.To), Cc: addresses(got.Cc), InReplyTo: got.InReplyTo}
	if back := got.Receipt; back != nil {
		r.Type = join("receipt", string(back.Form))
		r.Mail.Receipt = &receipt{Outcome: string(back.Outcome), Code: string(back.Code), Of: back.OriginalID}
	}
	r.addPart("", "", "text/plain", len(got.Text))
	r.addPart("", "", "text/html", len(got.HTML))
	for _, f := range got.Files {
		p := r.addPart(f.Path, f.Name, f.MediaType, len(f.Data))
		if p != nil && opened(f) {
			p.Inside = i.inside(f.Data)
		}
	}
	for _, f := range faults {
		if f.Code == "MSS-104" && f.Path == "" { // the last boundary of the mail itself
			return errCutMail
		}
	}
	return nil
}

// opened reports whether an attachment is looked at in turn: what this module
// makes, and no letter, picture or archive of anybody.
func opened(f mssante.File) bool {
	switch recognise(f.Data) {
	case xdmForm:
		return strings.EqualFold(f.Name, "IHE_XDM.ZIP")
	case cdaForm:
		return bytes.Contains(f.Data[:min(len(f.Data), 4<<10)], []byte("ClinicalDocument"))
	case pdfForm, tokenForm, detachedForm, packedForm, prescriptionForm, dispensationForm, fhirForm:
		return true
	}
	return false
}

func addresses(all []mssante.Address) (out []string) {
	for _, a := range all {
		out = append(out, join(a.Display, "<"+a.Address+">"))
	}
	return out
}

// mail lists who writes to whom. The mailbox of a patient has the national number
// as its name (Annuaire MSSanté, messagerie citoyenne).
func (p printer) mail(m *mail) {
	if m == nil {
		return
	}
	for _, row := range []struct {
		name string
		all  []string
	}{{"from", m.From}, {"to", m.To}, {"cc", m.Cc}} {
		for _, address := range row.all {
			if bare := strings.TrimSuffix(address[strings.LastIndexByte(address, '<')+1:], ">"); mssante.IsPatient(bare) {
				address = "<…@" + mssante.PatientDomain + ">"
			}
			p.row(row.name, address)
		}
	}
	p.row("answers", m.InReplyTo)
	if m.Receipt != nil {
		p.row("receipt", commas(cmp.Or(m.Receipt.Outcome, "unknown outcome"), named("code", m.Receipt.Code), named("of", m.Receipt.Of)))
	}
}

// part is one part of a mail or of a message.
type part struct {
	Path      string  `json:"path,omitempty"`
	Name      string  `json:"name,omitempty"`
	MediaType string  `json:"mediaType,omitempty"`
	Size      int     `json:"size"`             // bytes
	Inside    *report `json:"inside,omitempty"` // what it is, where it was looked at
}

// addPart notes a part; nil when there is nothing in it.
func (r *report) addPart(path, name, mediaType string, size int) *part {
	if size == 0 {
		return nil
	}
	r.Parts = append(r.Parts, part{Path: path, Name: name, MediaType: mediaType, Size: size})
	return &r.Parts[len(r.Parts)-1]
}

func (p printer) parts(parts []part) {
	for n, one := range parts {
		p.say("part %-4d %s", n+1, commas(one.Name, one.MediaType, fmt.Sprintf("%d bytes", one.Size)))
		if one.Inside != nil {
			printer{p.out, p.level + 1}.report(*one.Inside)
		}
	}
}
