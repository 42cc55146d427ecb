package mssante

import (
	"bytes"
	"strings"
)

// Form is the form of a mail that comes back.
type Form string

// The values of [Form].
const (
	MDN Form = "MDN" // receipt of the software (RFC 8098)
	DSN Form = "DSN" // report of the servers (RFC 3464)
)

// Outcome is what became of a mail.
type Outcome string

// The values of [Outcome].
const (
	Processed Outcome = "processed" // taken in by the software
	Displayed Outcome = "displayed" // shown to a person
	Rejected  Outcome = "rejected"  // read by the software and not taken; Code says why
	DeletedIt Outcome = "deleted"   // thrown away unread
	Delivered Outcome = "delivered" // to the mailbox, or on its way out of the space
	Delayed   Outcome = "delayed"   // the servers go on trying
	Failed    Outcome = "failed"    // not delivered
	Unclear   Outcome = "unclear"   // the receipt does not say
)

// Receipt is a receipt or a delivery report.
type Receipt struct {
	Form    Form
	Outcome Outcome
	// Code is the application error, "" when there is none.
	Code ErrorCode
	// Label is the text that came with it. It was written by another program and
	// may tell who the patient is: it is not for a log.
	Label string
	// OriginalID is the Message-ID of the mail it is about, without brackets.
	OriginalID string
	// EnvelopeID is the ENVID of the submission (RFC 3461), of a DSN.
	EnvelopeID string
	// Recipients are the recipients it speaks of, as written.
	Recipients []RecipientStatus
	// Software is the program that made it.
	Software string
}

// RecipientStatus is what became of the mail for one recipient.
type RecipientStatus struct {
	Address  string // Original-Recipient, or Final-Recipient when there is none
	Outcome  Outcome
	Status   string // enhanced status code (RFC 3463), "5.1.1"
	Detail   string // text of the server; not for a log
	severity int
}

// receiptPart returns the receipt, made at its first sign.
func (p *parser) receiptPart() *Receipt {
	if p.mail.Receipt == nil {
		p.mail.Receipt = &Receipt{}
	}
	return p.mail.Receipt
}

// original takes the Message-ID of the attached original.
func (r *Receipt) original(f fields) {
	if ids := idList(f.get("Message-ID")); len(ids) == 1 && r.OriginalID == "" {
		r.OriginalID = ids[0]
	}
}

// receipt reads the part for programs.
func (p *parser) receipt(mediaType string, data []byte) {
	r := p.receiptPart()
	if mediaType == "message/delivery-status" {
		r.Form = DSN
		p.delivery(r, data)
		return
	}
	r.Form = MDN
	f, _, _, err := cutHeader(data)
	if err != nil {
		return
	}
	if ids := idList(f.get("Original-Message-ID")); len(ids) > 0 {
		r.OriginalID = ids[0]
	}
	r.Software = f.get("Reporting-UA")
	r.disposition(f)
	if f.get("Disposition") == "" || f.get("Final-Recipient") == "" {
		p.fault("MSS-117", "")
	}
	address := typed(f.get("Original-Recipient"))
	if address == "" {
		address = typed(f.get("Final-Recipient"))
	}
	if address != "" {
		r.Recipients = append(r.Recipients, RecipientStatus{Address: address, Outcome: r.Outcome})
	}
}

// disposition reads the field Disposition, in both dialects of an error: after a
// slash with its code (volet of April 2025), or the word alone with a field
// Error (later build).
func (r *Receipt) disposition(f fields) {
	_, kind, _ := strings.Cut(f.get("Disposition"), ";")
	kind, modifier, _ := strings.Cut(strings.TrimSpace(kind), "/")
	switch strings.ToLower(strings.TrimSpace(kind)) {
	case "processed", "dispatched":
		r.Outcome = Processed
	case "displayed":
		r.Outcome = Displayed
	case "deleted":
		r.Outcome = DeletedIt
	case "failed", "denied":
		r.Outcome = Rejected
	default:
		r.Outcome = Unclear
	}
	text := f.get("Error")
	modifier = strings.TrimSpace(modifier)
	if len(modifier) >= 5 && strings.EqualFold(modifier[:5], "error") {
		r.Outcome = Rejected
		if text == "" {
			text = strings.TrimLeft(modifier[5:], ": ")
		}
	} else if text != "" {
		r.Outcome = Rejected
	}
	r.code(words(text))
}

// code reads "902^label" or "902 label".
func (r *Receipt) code(text string) {
	text = strings.TrimSpace(text)
	if text == "" {
		return
	}
	n := 0
	for n < len(text) && text[n] >= '0' && text[n] <= '9' {
		n++
	}
	r.Code, r.Label = ErrorCode(text[:n]), strings.Trim(text[n:], " ^-:")
}

// delivery reads a delivery report: fields of the mail, then fields of each
// recipient.
func (p *parser) delivery(r *Receipt, data []byte) {
	first := true
	for len(data) > 0 && len(r.Recipients) < 1000 {
		f, _, rest, err := cutHeader(data)
		if err != nil {
			return
		}
		if len(f) == 0 { // empty lines between the blocks, or what is no field
			_, data = cutLine(data)
			continue
		}
		data = bytes.TrimLeft(rest, "\r\n")
		if first && f.get("Action") == "" {
			r.EnvelopeID, r.Software = f.get("Original-Envelope-Id"), typed(f.get("Reporting-MTA"))
			first = false
			continue
		}
		first = false
		r.Recipients = append(r.Recipients, recipientOf(f))
	}
	if len(r.Recipients) == 0 {
		p.fault("MSS-117", "")
	}
}

func recipientOf(f fields) RecipientStatus {
	s := RecipientStatus{Address: typed(f.get("Original-Recipient")), Status: f.get("Status"), Detail: typed(f.get("Diagnostic-Code"))}
	if s.Address == "" {
		s.Address = typed(f.get("Final-Recipient"))
	}
	switch strings.ToLower(strings.TrimSpace(f.get("Action"))) {
	case "failed":
		s.Outcome, s.severity = Failed, 3
	case "delayed":
		s.Outcome, s.severity = Delayed, 2
	case "delivered", "relayed", "expanded":
		s.Outcome, s.severity = Delivered, 1
	default:
		s.Outcome = Unclear
	}
	return s
}

// typed takes the type off a field: "rfc822; a@b" (RFC 3464 §2.1.2).
func typed(v string) string {
	if _, after, ok := strings.Cut(v, ";"); ok {
		v = after
	}
	return strings.TrimSpace(v)
}

// finishReceipt settles what the parts told; an attached mail alone is no
// receipt.
func (p *parser) finishReceipt() {
	r := p.mail.Receipt
	if r == nil {
		return
	}
	switch r.Form {
	case "":
		p.ordinary(r)
	case DSN:
		// The worst of the recipients is what became of the mail.
		r.Outcome = Unclear
		worst := 0
		for _, one := range r.Recipients {
			if one.severity > worst {
				worst, r.Outcome = one.severity, one.Outcome
			}
		}
	}
}

// ordinary makes of an attached original a receipt when the subject says that
// the integration went wrong: software sends so when no MDN was asked for.
func (p *parser) ordinary(r *Receipt) {
	m := p.mail
	_, after, refused := strings.Cut(m.Subject, koMark)
	if !refused {
		m.Receipt = nil
		return
	}
	r.Form, r.Outcome = Ordinary, Rejected
	if code, _, ok := strings.Cut(strings.TrimPrefix(strings.TrimSpace(after), "["), "]"); ok {
		r.code(code)
	}
	if r.OriginalID == "" {
		r.OriginalID = m.InReplyTo
	}
}

// Ordinary is the [Form] of a receipt that is an ordinary mail with the
// original attached.
const Ordinary Form = "mail"

// koMark begins the subject of a receipt of an error.
const koMark = "[KO Intégration système !]"
