package mssante

import (
	"net/mail"
	"strings"
	"time"

	"github.com/ordonnance-numerique/ordonnance-go/identity/fr/ins"
)

// Kind is the kind of a mailbox (Annuaire Santé, TRE_R257).
type Kind string

// The values of [Kind].
const (
	Personal     Kind = "PER" // of one professional (BAL personnelle)
	Practice     Kind = "CAB" // of a practice (BAL cabinet)
	Organization Kind = "ORG" // of a service or a team (BAL organisationnelle)
	Application  Kind = "APP" // of a program (BAL applicative)
	// Patient is the mailbox of a person in Mon espace santé; it has no code in
	// the directory.
	Patient Kind = "PATIENT"
)

// PatientDomain is the domain of the mailboxes of patients.
const PatientDomain = "patient.mssante.fr"

// Mailbox is a mailbox of the space. The zero value is none; make one with
// [ParseMailbox] or [PatientMailbox].
type Mailbox struct {
	kind    Kind
	address string
	// Display is the name shown: "Dr_Robert_SPECIALISTE_Cabinet" for a person,
	// the name of the entity otherwise (ECO.2.2.7).
	Display string
}

// Policy says which addresses belong to the space; nil and zero fields mean
// the default.
type Policy struct {
	// Domains are accepted beside *.mssante.fr and interop-mssante.apicrypt.org:
	// exact domains, or "*.example.org" for all below one.
	Domains []string
}

// ParseMailbox reads the address of a mailbox of the space. The kind of a
// professional's mailbox is the caller's to know (the directory tells); "" lets
// a patient's address be recognised and takes [Organization] for others. An
// address that is not of the space, or not of the kind, is refused with
// [ErrAddress].
func ParseMailbox(address string, kind Kind, policy *Policy) (Mailbox, error) {
	local, domain, ok := strings.Cut(address, "@")
	domain = strings.ToLower(domain)
	if !ok || len(address) > 254 || !localPart(local) || !policy.has(domain) {
		return Mailbox{}, ErrAddress
	}
	if patient := domain == PatientDomain; patient != (kind == Patient) && (kind != "" || patient) {
		if kind != "" {
			return Mailbox{}, ErrAddress
		}
		kind = Patient
	}
	switch kind {
	case "":
		kind = Organization
	case Patient:
		if _, err := ins.ParseNumber(local); err != nil || len(local) != 15 {
			return Mailbox{}, ErrAddress
		}
	case Personal, Practice, Organization, Application:
	default:
		return Mailbox{}, ErrAddress
	}
	return Mailbox{kind: kind, address: local + "@" + domain}, nil
}

// localPart reports whether a text is the part before the @: RFC 5322 dot-atom.
func localPart(s string) bool {
	if s == "" || len(s) > 64 || s[0] == '.' || s[len(s)-1] == '.' || strings.Contains(s, "..") {
		return false
	}
	for _, c := range []byte(s) {
		if (c < 'a' || c > 'z') && (c < 'A' || c > 'Z') && (c < '0' || c > '9') && !strings.ContainsRune("!#$%&'*+-/=?^_`{|}~.", rune(c)) {
			return false
		}
	}
	return true
}

func (p *Policy) has(domain string) bool {
	if strings.HasSuffix(domain, ".mssante.fr") || domain == "interop-mssante.apicrypt.org" {
		return true
	}
	if p == nil {
		return false
	}
	for _, d := range p.Domains {
		d = strings.ToLower(d)
		if below, ok := strings.CutPrefix(d, "*"); ok && strings.HasPrefix(below, ".") && strings.HasSuffix(domain, below) || d == domain {
			return true
		}
	}
	return false
}

// PatientMailbox returns the mailbox of a patient in Mon espace santé: the
// fifteen digits of the matricule INS, which must be qualified at the moment
// given, else the error of [ins.Identity.OutgoingQualified] says why. A child has a
// mailbox of its own.
func PatientMailbox(id ins.Identity, at time.Time) (Mailbox, error) {
	p, err := id.OutgoingQualified(at)
	if err != nil {
		return Mailbox{}, err
	}
	m, err := ins.MatriculeOf(p)
	if err != nil {
		return Mailbox{}, err
	}
	return ParseMailbox(m.Number().Value()+"@"+PatientDomain, Patient, nil)
}

// Kind returns the kind of the mailbox, "" for the zero value.
func (m Mailbox) Kind() Kind { return m.kind }

// Address returns the address, for a server. A patient's holds their national
// number: it does not belong in a log, where [Mailbox.String] does.
func (m Mailbox) Address() string { return m.address }

// IsZero reports whether it is no mailbox.
func (m Mailbox) IsZero() bool { return m.address == "" }

// String names the kind and the domain, never the person.
func (m Mailbox) String() string {
	_, domain, _ := strings.Cut(m.address, "@")
	return string(m.kind) + " …@" + domain
}

// GoString is [Mailbox.String].
func (m Mailbox) GoString() string { return m.String() }

// header is the mailbox as a header field has it.
func (m Mailbox) header() string {
	return (&mail.Address{Name: m.Display, Address: m.address}).String()
}

// IsPatient reports whether an address is that of a patient, however it is
// spelled.
func IsPatient(address string) bool {
	return strings.HasSuffix(strings.ToLower(strings.TrimSpace(address)), "@"+PatientDomain)
}
