package mssante

import (
	"net/mail"
	"slices"
	"strings"
	"time"
)

// header reads the fields of the whole mail.
func (p *parser) header(f fields) {
	m := p.mail
	for _, name := range []string{"From", "To", "Subject", "Message-ID", "Date", "X-MSS-NIL", "X-MSS-INS", "X-MSS-MES", "X-MSS-CODECDA"} {
		if f.count(name) > 1 {
			p.fault("MSS-116", name)
		}
	}
	if ids := idList(f.get("Message-ID")); len(ids) == 1 {
		m.ID = ids[0]
	} else {
		p.fault("MSS-108", "Message-ID")
	}
	var err error
	if m.Date, err = parseDate(f.get("Date")); err != nil {
		p.fault("MSS-107", "Date")
	}
	m.From, m.To, m.Cc = p.addressList(f, "From"), p.addressList(f, "To"), p.addressList(f, "Cc")
	m.ReplyTo, m.ReceiptTo = p.addressList(f, "Reply-To"), p.addressList(f, "Disposition-Notification-To")
	m.ReturnPath = strings.Trim(f.get("Return-Path"), "<> \t")
	if ids := idList(f.get("In-Reply-To")); len(ids) > 0 {
		m.InReplyTo = ids[0]
	}
	m.References = idList(f.get("References"))
	m.Subject = words(f.get("Subject"))
	m.Title = m.Subject
	if before, after, ok := strings.Cut(m.Subject, SubjectPrefix); ok {
		m.Title, m.Announced = strings.TrimSpace(before+after), true
	}
	m.Replaces = strings.Contains(m.Subject, strings.TrimSpace(replaceMark))
	p.mss(f)
}

// mss reads the fields of the space.
func (p *parser) mss(f fields) {
	m := p.mail
	m.Software = f.get("X-MSS-NIL")
	if m.Software == "" {
		p.fault("MSS-114", "X-MSS-NIL")
	}
	switch v := strings.ToUpper(f.get("X-MSS-INS")); v {
	case "", "O", "N":
		m.INS = v
	default:
		p.fault("MSS-113", "X-MSS-INS")
	}
	switch v := strings.ToUpper(f.get("X-MSS-MES")); v {
	case "":
	case "FIN":
		m.Final = true
	default:
		p.fault("MSS-113", "X-MSS-MES")
	}
	if strings.Contains(m.Subject, "[FIN]") { // Mon espace santé reads it in the subject too
		m.Final = true
	}
	for code := range strings.SplitSeq(f.get("X-MSS-CODECDA"), ",") {
		if code = strings.TrimSpace(code); code != "" {
			m.Codes = append(m.Codes, code)
		}
	}
}

// idList reads Message-IDs, with or without their brackets.
func idList(s string) []string {
	var ids []string
	for _, word := range strings.FieldsFunc(s, func(r rune) bool { return r == ' ' || r == '\t' || r == ',' }) {
		if id := strings.Trim(word, "<>"); strings.Contains(id, "@") && len(id) <= 998 {
			ids = append(ids, id)
		}
		if len(ids) == 100 {
			break
		}
	}
	return ids
}

// whole looks at what only the whole mail tells.
func (p *parser) whole() {
	m := p.mail
	archives := 0
	for _, f := range m.Files {
		if f.isArchive() {
			archives++
		}
	}
	all := slices.Concat(m.To, m.Cc)
	patients := 0
	for _, a := range all {
		if IsPatient(a.Address) {
			patients++
		}
	}
	switch {
	case m.Receipt != nil: // it speaks of another mail's documents
	case archives > 1:
		p.fault("MSS-110", "")
	case m.Announced && archives == 0:
		p.fault("MSS-111", "Subject")
	case !m.Announced && archives == 1:
		p.fault("MSS-112", "Subject")
	}
	if patients > 0 && patients < len(all) {
		p.fault("MSS-115", "To")
	}
	p.finishReceipt()
}

// parseDate reads a date. A word behind the offset ("+0200 EDT") is passed over:
// the sample MDN of the CI-SIS volet has one.
func parseDate(s string) (time.Time, error) {
	t, err := mail.ParseDate(s)
	if err == nil {
		return t, nil
	}
	for i := len(s) - 5; i > 0; i-- {
		if s[i] == '+' || s[i] == '-' {
			return mail.ParseDate(s[:i+5])
		}
	}
	return time.Time{}, err
}
