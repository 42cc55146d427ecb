package pdsm

import (
	"net/url"
	"strconv"
	"strings"
	"time"

	"github.com/ordonnance-numerique/ordonnance-go/identity"
)

// Span is a stretch of time a search is about; a zero end is open, both are
// part of it.
type Span struct{ From, To time.Time }

// Subject is whom a search is about: exactly one of both. Every search says it
// (IHE ITI-66, ITI-67).
type Subject struct {
	Identifier identity.Identifier // patient.identifier: the matricule INS under its OID
	Reference  string              // patient: "Patient/12", as the server calls them
}

// DocumentQuery is a search for references of documents (ITI-67). Of values in
// a list one is enough; different criteria all hold. A zero field asks nothing.
type DocumentQuery struct {
	Patient Subject
	Status  []string // current, superseded; nil is current

	Types, Classes, Formats         []identity.Code // systems as in XDS or as URLs
	Facilities, Practices           []identity.Code
	Events, Labels                  []identity.Code
	Identifier                      identity.Identifier // of the document, or of its entry
	Author                          identity.Identifier
	AuthorFamily, AuthorGiven       string
	Creation, Period                Span // of the document; of the act
	PeriodStart, PeriodEnd, Updated Span // of the beginning, of the end of the act; of the reference on the server
	Archived                        *bool
	RelatesTo                       string // reference of the other document
	Count                           int    // results on a page, up to 1000; 0 leaves it to the server
}

// LotQuery is a search for lots or folders (ITI-66), read as a [DocumentQuery].
type LotQuery struct {
	Patient     Subject
	Status      []string // nil is current
	Folders     bool     // folders, not lots
	Date        Span     // of the lot
	Designation []identity.Code
	Identifier  identity.Identifier
	SourceID    identity.Identifier
	Title       string // beginning of the title
	Archived    *bool
	Count       int
}

// search is a query being written.
type search struct {
	values url.Values
	bad    bool
}

// Values returns the parameters of the search. An *Error refuses (PDSM-110) a
// search without patient, and (PDSM-111) values that are none.
func (q DocumentQuery) Values() (url.Values, error) {
	s := &search{values: url.Values{}}
	if !s.subject(q.Patient) {
		return nil, refuse("PDSM-110", nil)
	}
	s.status(q.Status, "current", "superseded", "entered-in-error")
	for _, x := range []struct {
		name string
		list []identity.Code
	}{{"type", q.Types}, {"category", q.Classes}, {"format", q.Formats}, {"facility", q.Facilities}, {"setting", q.Practices}, {"event", q.Events}, {"security-label", q.Labels}} {
		s.codes(x.name, x.list)
	}
	s.identifier("identifier", q.Identifier)
	s.identifier("author.identifier", q.Author)
	s.text("author.family", q.AuthorFamily)
	s.text("author.given", q.AuthorGiven)
	for _, x := range []struct {
		name string
		span Span
	}{{"creation", q.Creation}, {"period", q.Period}, {"period-start", q.PeriodStart}, {"period-end", q.PeriodEnd}, {"_lastUpdated", q.Updated}} {
		s.span(x.name, x.span)
	}
	s.archived(q.Archived)
	// QUIRK: the page of the guide writes relatesTo; its CapabilityStatement and
	// R4 have relatesto.
	s.text("relatesto", q.RelatesTo)
	s.count(q.Count)
	return s.done()
}

// Values is as that of [DocumentQuery].
func (q LotQuery) Values() (url.Values, error) {
	s := &search{values: url.Values{}}
	if !s.subject(q.Patient) {
		return nil, refuse("PDSM-110", nil)
	}
	kind := "submissionset"
	if q.Folders {
		kind = "folder"
	}
	s.values.Set("code", token(listTypes, kind))
	s.status(q.Status, "current", "retired", "entered-in-error")
	s.span("date", q.Date)
	s.codes("designationType", q.Designation)
	s.identifier("identifier", q.Identifier)
	s.identifier("sourceId", q.SourceID)
	s.text("title", q.Title)
	s.archived(q.Archived)
	s.count(q.Count)
	return s.done()
}

func (s *search) done() (url.Values, error) {
	if s.bad {
		return nil, refuse("PDSM-111", nil)
	}
	return s.values, nil
}

// usable reports whether a text can stand in a search.
func usable(text string) bool {
	return text != "" && len(text) <= 512 && strings.TrimSpace(text) == text && !strings.ContainsFunc(text, func(r rune) bool { return r < ' ' || r == 0x7f })
}

func (s *search) subject(p Subject) bool {
	switch {
	case (p.Reference == "") == (p.Identifier == identity.Identifier{}):
		return false
	case p.Reference != "":
		s.values.Set("patient", escaper.Replace(p.Reference))
		return usable(p.Reference)
	}
	s.values.Set("patient.identifier", token(p.Identifier.System, p.Identifier.Value))
	return usable(p.Identifier.System) && usable(p.Identifier.Value)
}

func (s *search) status(list []string, allowed ...string) {
	if len(list) == 0 {
		list = []string{"current"}
	}
	for _, x := range list {
		known := false
		for _, a := range allowed {
			known = known || a == x
		}
		s.bad = s.bad || !known
	}
	s.values.Set("status", strings.Join(list, ","))
}

func (s *search) codes(name string, list []identity.Code) {
	var out []string
	for _, c := range list {
		if s.bad = s.bad || !usable(c.Code); c.System == "" {
			out = append(out, escaper.Replace(c.Code))
			continue
		}
		out = append(out, token(SystemURL(c.System), c.Code))
	}
	if out != nil {
		s.values.Set(name, strings.Join(out, ","))
	}
}

func (s *search) identifier(name string, id identity.Identifier) {
	if id == (identity.Identifier{}) {
		return
	}
	s.bad = s.bad || !usable(id.System) || !usable(id.Value)
	s.values.Set(name, token(id.System, id.Value))
}

func (s *search) text(name, text string) {
	if text == "" {
		return
	}
	s.bad = s.bad || !usable(text)
	s.values.Set(name, escaper.Replace(text))
}

func (s *search) span(name string, x Span) {
	s.bad = s.bad || !x.From.IsZero() && !x.To.IsZero() && x.To.Before(x.From)
	for _, end := range []struct {
		prefix string
		at     time.Time
	}{{"ge", x.From}, {"le", x.To}} {
		if !end.at.IsZero() {
			s.bad = s.bad || end.at.Year() < 1 || end.at.Year() > 9999
			s.values.Add(name, end.prefix+end.at.UTC().Format(time.RFC3339))
		}
	}
}

func (s *search) archived(mark *bool) {
	if mark != nil {
		s.values.Set("isArchived", strconv.FormatBool(*mark))
	}
}

func (s *search) count(n int) {
	s.bad = s.bad || n < 0 || n > 1000
	if n > 0 {
		s.values.Set("_count", strconv.Itoa(n))
	}
}
