package main

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"
	"unicode"

	"github.com/ordonnance-numerique/ordonnance-go/document"
	"github.com/ordonnance-numerique/ordonnance-go/identity"
	"github.com/ordonnance-numerique/ordonnance-go/identity/fr/ins"
	"github.com/ordonnance-numerique/ordonnance-go/prescription"
)

// printer writes a report for people; level says how deep it is inside another.
type printer struct {
	out   io.Writer
	level int
}

// text writes a report for people, and an empty line after it.
func text(out io.Writer, r report) {
	p := printer{out: out}
	p.say("%s", r.File)
	p.level++
	p.report(r)
	fmt.Fprintln(out)
}

// say writes one line. Characters that would steer a terminal are replaced: the
// content comes from others.
func (p printer) say(format string, args ...any) {
	fmt.Fprintln(p.out, strings.Repeat("  ", p.level)+strings.Map(harmless, fmt.Sprintf(format, args...)))
}

func harmless(r rune) rune {
	if unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) {
		return unicode.ReplacementChar
	}
	return r
}

// row is a name and a value, where there is one.
func (p printer) row(name, value string) {
	if value != "" {
		p.say("%-9s %s", name, value)
	}
}

func (p printer) report(r report) {
	p.row("form", describe(r))
	p.row("type", r.Type)
	p.row("title", r.Title)
	p.row("id", r.ID)
	p.row("written", r.Written)
	p.mail(r.Mail)
	p.signature(r.Signature)
	p.row("patient", patient(r.Patient))
	if r.By != nil {
		p.row("by", commas(r.By.Name, r.By.Profession.Display, r.By.Place))
	}
	if r.Body != nil {
		p.row("body", fmt.Sprintf("%s, %d bytes", cmp.Or(r.Body.MediaType, string(r.Body.Form)), r.Body.Size))
	}
	p.row("holds", strings.Join(r.Sections, " | "))
	p.lots(r.Lots)
	p.row("beside", strings.Join(r.Unreferenced, " | "))
	for _, l := range r.Lines {
		p.line(l)
	}
	p.metadata(r)
	p.documents(r.Documents)
	p.parts(r.Parts)
	for n, code := range r.Codes {
		p.say("code %d", n+1)
		printer{p.out, p.level + 1}.report(code)
	}
	p.faults(r.Faults)
	p.refusal(r.Refused)
}

// documents shows what is in an archive. A single one is on top already, but for
// its refusal.
func (p printer) documents(all []report) {
	for n, d := range all {
		if len(all) == 1 && d.Refused == nil {
			p.row("document", d.File)
			return
		}
		p.say("document %d  %s", n+1, d.File)
		below := printer{p.out, p.level + 1}
		if len(all) == 1 {
			below.refusal(d.Refused)
			return
		}
		below.report(d)
	}
}

func (p printer) refusal(r *refusal) {
	if r != nil {
		p.say("REFUSED   %s", join(r.Code, r.Path, r.Message.EN))
		p.row("", "« "+r.Message.FR+" »")
	}
}

// describe says a form in words.
func describe(r report) string {
	words := map[form]string{
		prescriptionForm: "prescription in JSON", dispensationForm: "dispensation in JSON",
		ledgerForm: "record of dispensations", keysForm: "list of keys in JSON",
		tokenForm: "signed token", packedForm: "packed text of a printed code",
		compactForm: "compact bytes in base64", insForm: "text of a Datamatrix INS",
		cdaForm: "CDA R2 document", fhirForm: "FHIR R4 in JSON", xdmForm: "archive IHE_XDM.ZIP",
		mailForm: "mail", pdfForm: "PDF", detachedForm: "signature of a document that is elsewhere",
		pictureForm: "picture", gs1Form: "GS1 element string", textForm: "text of a code",
	}
	return commas(cmp.Or(words[r.Form], string(r.Form)), r.Symbol)
}

func (p printer) signature(s *signature) {
	switch {
	case s == nil:
	case s.Verified:
		p.row("signed", commas("verified", s.Holder, s.At.Format(time.RFC3339), s.Algorithm+" key "+s.Key))
	default:
		p.row("signed", commas("NOT VERIFIED", "says "+s.At.Format(time.RFC3339), s.Algorithm+" key "+s.Key))
	}
}

// patient is a person in one line, the national number shortened.
func patient(who *identity.Patient) string {
	if who == nil {
		return ""
	}
	number := ""
	if m, err := ins.MatriculeOf(*who); err == nil && !m.IsZero() {
		number = "INS " + m.String()
	}
	born := ""
	if !who.BirthDate.IsZero() {
		born = "born " + who.BirthDate.String()
	}
	return commas(join(who.FamilyName, cmp.Or(who.GivenNames, who.FirstGivenName)), string(who.Sex), born, number)
}

func (p printer) line(l line) {
	p.say("%s. %s", l.ID, commas(l.Name, string(l.Action), quantity(l.Quantity), renewals(l.Repeats)))
	for _, words := range []string{l.Text, l.Sentence} {
		if words != "" {
			p.say("   « %s »", join(words))
		}
	}
}

func quantity(q *prescription.Quantity) string {
	if q == nil {
		return ""
	}
	return join(string(q.Value), "×", cmp.Or(q.Unit, q.Code))
}

func renewals(r prescription.Repeats) string {
	n, stated := r.Number()
	switch {
	case r.IsUnlimited():
		return "renewable without limit"
	case !stated:
		return ""
	case n == 0:
		return "not renewable"
	}
	return fmt.Sprintf("renewable × %d", n)
}

// faults lists the findings, the gravest first. Those of one code are one line,
// with the first place.
func (p printer) faults(faults []document.Fault) {
	sorted := slices.SortedStableFunc(slices.Values(faults), func(a, b document.Fault) int { return cmp.Compare(b.Severity, a.Severity) })
	number := map[string]int{}
	for _, f := range sorted {
		number[f.Code]++
	}
	for _, f := range sorted {
		more := ""
		switch n := number[f.Code]; n {
		case 0:
			continue
		case 1:
		default:
			more = fmt.Sprintf("(and %d more)", n-1)
		}
		number[f.Code] = 0
		p.say("%-9s %s %s", f.Severity, join(f.Code, f.Path, more), join(f.Message.EN))
	}
}

// commas puts the parts that are there together.
func commas(parts ...string) string {
	return strings.Join(slices.DeleteFunc(parts, func(s string) bool { return strings.TrimSpace(s) == "" }), ", ")
}
