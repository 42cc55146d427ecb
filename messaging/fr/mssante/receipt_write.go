package mssante

import (
	"bytes"
	"strings"
	"time"
)

// Dialect is one of the two ways in which a receipt tells an error.
type Dialect int

// The values of [Dialect].
const (
	// CodeInDisposition writes the code in the field Disposition (volet of April
	// 2025).
	CodeInDisposition Dialect = iota
	// CodeInErrorField writes it in a field Error (later build, and RFC 8098
	// §3.2.7).
	CodeInErrorField
)

// Reply is a receipt to be written.
type Reply struct {
	ID       string // Message-ID, without brackets
	Date     time.Time
	From     Mailbox // the recipient who answers
	Software string  // product reference (X-MSS-NIL)
	// Code is "" when the mail was taken in. Its text (ErrorCode.Text) is
	// written, never a reason with content of the mail.
	Code    ErrorCode
	Dialect Dialect
}

// ComposeReceipt writes the automatic receipt (MDN, RFC 8098) of a mail that was
// received. It refuses with [ErrNoReceipt] when none was asked for, when it was asked
// for to another address than that of the sender's envelope (RFC 8098 §2.1), and
// for a mail that is a receipt itself; then [ComposeReturn] makes an ordinary
// mail. nil is no mail and gets none either.
func ComposeReceipt(original *Received, r Reply) ([]byte, error) {
	if original == nil || original.Receipt != nil || len(original.ReceiptTo) != 1 ||
		original.ReturnPath != "" && !strings.EqualFold(original.ReturnPath, original.ReceiptTo[0].Address) {
		return nil, ErrNoReceipt
	}
	if err := r.check(original); err != nil {
		return nil, err
	}
	fields := r.fields(original, original.ReceiptTo[0])
	return buildReport(fields, []part{r.human(), r.machine(original), {mediaType: "message/rfc822", body: original.Raw}}, r.ID)
}

// ComposeReturn writes an ordinary mail that says what became of one received,
// for senders that asked for no receipt: the text, the original, and its files
// again (volet struct-msg-mdn). It refuses with [ErrNoReceipt] a receipt, a mail
// of nobody, and nil.
func ComposeReturn(original *Received, r Reply) ([]byte, error) {
	if original == nil {
		return nil, ErrNoReceipt
	}
	if err := r.check(original); err != nil {
		return nil, err
	}
	to := original.From
	if len(original.ReplyTo) > 0 {
		to = original.ReplyTo
	}
	if len(to) == 0 || original.Receipt != nil {
		return nil, ErrNoReceipt
	}
	parts := []part{r.human(), {mediaType: "message/rfc822", name: "message_original.eml", body: original.Raw}}
	for _, f := range original.Files {
		if f.isArchive() {
			parts = append(parts, part{mediaType: "application/zip", name: "IHE_XDM.ZIP", body: f.Data})
		}
	}
	for _, f := range original.PDFs() {
		parts = append(parts, part{mediaType: "application/pdf", name: f.Name, body: f.Data})
	}
	return build(r.fields(original, to[0]), parts, r.ID)
}

func (r *Reply) check(original *Received) error {
	switch {
	case !messageID(r.ID) || original.ID == "" || !messageID(original.ID):
		return ErrID
	case r.Date.IsZero():
		return ErrTime
	case r.From.IsZero():
		return ErrRecipient
	case strings.TrimSpace(r.Software) == "":
		return ErrSoftware
	case !oneLine(r.Software) || !oneLine(string(r.Code)) || !oneLine(original.Subject):
		return ErrHeader
	}
	return nil
}

func (r *Reply) fields(original *Received, to Address) []field {
	subject := original.Subject
	if r.Code != "" {
		subject = koMark + "[" + string(r.Code) + "] " + subject
	}
	return []field{
		{"Date", stamp(r.Date)}, {"From", r.From.header()}, {"To", Mailbox{address: to.Address, Display: to.Display}.header()},
		{"Message-ID", "<" + r.ID + ">"}, {"In-Reply-To", "<" + original.ID + ">"}, {"References", "<" + original.ID + ">"},
		{"Subject", encodeWords(subject)}, {"X-MSS-NIL", r.Software},
	}
}

// human is the part for people.
func (r *Reply) human() part {
	text := "Le message a été intégré par le logiciel du destinataire.\n"
	if r.Code != "" {
		text = "Le message n'a pas été intégré par le logiciel du destinataire.\nErreur " + string(r.Code) + " : " + r.Code.Text().FR + "\n"
	}
	return part{mediaType: "text/plain", body: []byte(crlf(text))}
}

// machine is the part for programs.
func (r *Reply) machine(original *Received) part {
	var b bytes.Buffer
	line := func(name, value string) {
		if value != "" {
			b.WriteString(name + ": " + value + "\r\n")
		}
	}
	line("Reporting-UA", r.Software)
	line("Original-Recipient", "rfc822;"+r.From.address)
	line("Final-Recipient", "rfc822;"+r.From.address)
	line("Original-Message-ID", "<"+original.ID+">")
	disposition := "automatic-action/MDN-sent-automatically; processed"
	told := string(r.Code) + "^" + encodeWords(r.Code.Text().FR)
	switch {
	case r.Code == "":
		line("Disposition", disposition)
	case r.Dialect == CodeInErrorField:
		line("Disposition", disposition+"/error")
		line("Error", told)
	default:
		line("Disposition", disposition+"/Error: "+told)
	}
	return part{mediaType: "message/disposition-notification", body: b.Bytes()}
}
