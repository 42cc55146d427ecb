package mssante

import (
	"strings"
	"time"

	"github.com/ordonnance-numerique/ordonnance-go/identity"
)

// DefaultMaxBytes is the largest mail that Mon espace santé takes, in bytes.
// Operators often allow 10 MB for an attachment.
const DefaultMaxBytes = 25_000_000

// Mail is a mail to be composed.
type Mail struct {
	// ID is the Message-ID without its angle brackets, "…@host", made by the
	// caller and used once.
	ID   string
	Date time.Time
	From Mailbox
	// To are professionals or one patient, never both.
	To []Mailbox
	// ReplyTo is where answers go, when not to From.
	ReplyTo Mailbox

	// Patient is whom the mail is about: birth name, first given name and birth
	// date make the subject. A mail without documents may be about nobody.
	Patient identity.Patient
	// Archive is the IHE_XDM.ZIP, and Documents what it holds.
	Archive   []byte
	Documents []Document
	// Files are further attachments, such as a signed message: software reads
	// them, people need not.
	Files []File
	// Title is the subject of a mail without documents.
	Title string

	// Text is the body; HTML, when there is one, says the same.
	Text string
	HTML string

	// Final tells a patient that no answer is read (X-MSS-MES: FIN, ECO.2.2.8).
	Final bool
	// Replaces marks a corrected version (« [Annule et remplace] »); then
	// InReplyTo is the mail with the earlier one.
	Replaces bool
	// InReplyTo and References are Message-IDs without brackets, the oldest
	// first (ECO.2.2.1).
	InReplyTo  string
	References []string
	// Receipt asks the software of the recipient for a receipt to From (ECO.2.3.2).
	Receipt bool
	// Software is the product reference of the sender in the national register
	// Convergence (X-MSS-NIL, ECO.2.4.3), mandatory on all mails.
	Software string
}

// Document is one CDA of the archive and its copy for people.
type Document struct {
	// Type is its type code with the label: "11502-2", "CR d'examens biologiques".
	Type identity.Code
	// Date is the day of the act.
	Date identity.Date
	// PDF is the copy. For a level-1 document it is the very PDF embedded
	// (ECO.2.1.5).
	PDF []byte
	// Record is the number of the patient's record, when the file name is to
	// have it.
	Record string
}

// Options of [Compose]; nil and zero fields mean the default.
type Options struct {
	// MaxBytes bounds the mail, in bytes. 0: [DefaultMaxBytes].
	MaxBytes int
}

func (o *Options) maxBytes() int {
	if o == nil || o.MaxBytes <= 0 {
		return DefaultMaxBytes
	}
	return o.MaxBytes
}

// check refuses a mail that would break a rule of the space.
func (m *Mail) check() error {
	switch {
	case m.From.IsZero() || m.From.kind == Patient && len(m.Documents) > 0 || len(m.To) == 0:
		return ErrRecipient
	case !messageID(m.ID), m.InReplyTo != "" && !messageID(m.InReplyTo), m.Replaces && m.InReplyTo == "":
		return ErrID
	case m.Date.IsZero() || m.Date.Year() < 1970 || m.Date.Year() > 9999:
		return ErrTime
	case strings.TrimSpace(m.Software) == "":
		return ErrSoftware
	case (len(m.Archive) > 0) != (len(m.Documents) > 0):
		return ErrDocuments
	}
	for _, id := range m.References {
		if !messageID(id) {
			return ErrID
		}
	}
	for _, text := range []string{m.Title, m.Software, m.From.Display, m.ReplyTo.Display} {
		if !oneLine(text) {
			return ErrHeader
		}
	}
	for _, d := range m.Documents {
		switch {
		case len(d.PDF) == 0 || d.Type.Code == "" || d.Type.Display == "" || !d.Date.Complete():
			return ErrDocuments
		case !oneLine(d.Type.Code) || strings.ContainsAny(d.Type.Code, ", ") || !oneLine(d.Record):
			return ErrHeader
		}
	}
	for _, f := range m.Files {
		if f.Name == "" || !oneLine(f.Name) || strings.ContainsAny(f.Name, `/\`) || !oneLine(f.MediaType) || !strings.Contains(f.MediaType, "/") ||
			strings.HasPrefix(f.MediaType, "multipart/") || f.isArchive() {
			return ErrFile
		}
	}
	return m.checkPeople()
}

func (m *Mail) checkPeople() error {
	patients := 0
	for _, to := range m.To {
		switch {
		case to.IsZero():
			return ErrRecipient
		case !oneLine(to.Display):
			return ErrHeader
		case to.kind == Patient:
			patients++
		}
	}
	switch {
	case patients > 0 && patients < len(m.To):
		return ErrMixed
	case patients > 1:
		return ErrPatient
	case patients == 1 && m.hasPatient() && matriculeOf(m.Patient) != strings.TrimSuffix(m.To[0].address, "@"+PatientDomain):
		return ErrPatient
	case len(m.Documents) > 0 && (m.Patient.FamilyName == "" || firstName(m.Patient) == "" || m.Patient.BirthDate.Year == 0):
		return ErrIdentity
	}
	return nil
}

func (m *Mail) hasPatient() bool { return m.Patient.FamilyName != "" || len(m.Patient.Identifiers) > 0 }

// messageID reports whether a text is a Message-ID without brackets, as far as it
// matters for writing it (RFC 5322 §3.6.4).
func messageID(s string) bool {
	left, right, ok := strings.Cut(s, "@")
	return ok && left != "" && right != "" && len(s) <= 250 && !strings.ContainsAny(s, "<>()[]\\,;:\"") && !strings.Contains(right, "@") && ascii(s)
}

func ascii(s string) bool {
	for _, c := range []byte(s) {
		if c <= ' ' || c > '~' {
			return false
		}
	}
	return true
}

func oneLine(s string) bool {
	for _, c := range s {
		if c < ' ' || c == 0x7f || c == 0x85 || c == 0x2028 || c == 0x2029 {
			return false
		}
	}
	return len(s) <= 500
}
