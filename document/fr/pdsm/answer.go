package pdsm

import (
	"net/url"
	"strconv"
	"strings"

	"github.com/ordonnance-numerique/ordonnance-go/document"
	"github.com/ordonnance-numerique/ordonnance-go/document/fhir"
)

// MaxAnswer bounds an answer of a server, in bytes, where the caller states no
// bound: metadata of some 1,000 documents.
const MaxAnswer = 8 << 20

// bounds are those of an answer of so many bytes; 0 takes [MaxAnswer]. Written
// metadata have 27 bytes or more for each value.
func bounds(most int) *fhir.Limits {
	if most <= 0 {
		most = MaxAnswer
	}
	return &fhir.Limits{Bytes: most, Values: max(most/27, 1000)}
}

// read reads a resource of one type.
func read[T fhir.Resource](raw []byte, most int) (T, []document.Fault, error) {
	var none T
	lim := bounds(most)
	if len(raw) > lim.Bytes {
		return none, nil, refuse("PDSM-401", nil)
	}
	r, faults, err := fhir.ReadSized(raw, lim)
	if err != nil {
		return none, nil, refuse("PDSM-402", err)
	}
	v, ok := r.(T)
	if !ok {
		return none, nil, refuse("PDSM-403", nil)
	}
	return v, faults, nil
}

// Deposited is what a server did with one entry of a transaction.
type Deposited struct {
	Type     string // of the resource sent: "DocumentReference"
	Status   int    // 201 created, 200 was there or changed
	Location string // as written: "DocumentReference/12/_history/1"
	ID       string // on the server, "" not stated
	Version  string // "" not stated
	Issues   []Issue
}

// Receipt is the answer to a transaction: one for each entry, in the order they
// were sent.
type Receipt struct {
	Entries []Deposited
	Faults  []document.Fault
}

// ReadReceipt reads the answer to a transaction (ITI-65) and matches it with
// what was sent, entry by entry. An *Error refuses what is no
// transaction-response, (PDSM-404) another number of entries, and (PDSM-405) an
// entry that was not carried out or has the location of another type: a
// transaction is carried out as a whole or not at all. most bounds the answer
// in bytes, 0 is [MaxAnswer].
func ReadReceipt(raw []byte, sent *fhir.Bundle, most int) (Receipt, error) {
	b, _, err := read[*fhir.Bundle](raw, most)
	if err != nil {
		return Receipt{}, err
	}
	if b.Type != "transaction-response" {
		return Receipt{}, refuse("PDSM-403", nil)
	}
	if sent == nil || len(b.Entry) != len(sent.Entry) {
		return Receipt{}, refuse("PDSM-404", nil)
	}
	var out Receipt
	for i, e := range b.Entry {
		d, ok := deposited(e, sent.Entry[i])
		if !ok {
			return Receipt{}, refuseAt("PDSM-405", []document.Fault{fault("PDSM-405", at(i))})
		}
		out.Entries = append(out.Entries, d)
		out.Faults = append(out.Faults, entryFaults(e, d, at(i))...)
	}
	return out, nil
}

func deposited(e, sent fhir.Entry) (Deposited, bool) {
	if e.Response == nil || sent.Resource == nil {
		return Deposited{}, false
	}
	d := Deposited{Type: sent.Resource.ResourceType(), Location: e.Response.Location}
	if sent.Request != nil && sent.Request.Method == "PATCH" {
		d.Type, _, _ = strings.Cut(strings.ReplaceAll(sent.Request.URL, "?", "/"), "/")
	}
	// "201", "201 Created": FHIR R4 asks for three digits at the beginning.
	status, err := strconv.ParseUint(e.Response.Status[:min(3, len(e.Response.Status))], 10, 16)
	if d.Status = int(status); err != nil || status < 200 || status > 299 {
		return Deposited{}, false
	}
	if d.Location != "" {
		kind, id, version, ok := located(d.Location)
		if !ok || kind != d.Type {
			return Deposited{}, false
		}
		d.ID, d.Version = id, version
	}
	if o, ok := e.Response.Outcome.(*fhir.OperationOutcome); ok {
		d.Issues = issuesOf(o)
	}
	return d, true
}

// located takes an address apart: "…/Type/id" or "…/Type/id/_history/version".
func located(location string) (kind, id, version string, ok bool) {
	u, err := url.Parse(location)
	if err != nil {
		return "", "", "", false
	}
	steps := strings.Split(strings.Trim(u.Path, "/"), "/")
	if n := len(steps); n >= 4 && steps[n-2] == "_history" {
		version, steps = steps[n-1], steps[:n-2]
	}
	if n := len(steps); n >= 2 {
		kind, id = steps[n-2], steps[n-1]
	}
	return kind, id, version, isID(kind) && isID(id) && (version == "" || isID(version))
}

// isID reports whether s is an id of FHIR R4.
func isID(s string) bool {
	return s != "" && len(s) <= 64 && strings.Trim(s, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-.") == ""
}

func entryFaults(e fhir.Entry, d Deposited, path string) []document.Fault {
	var faults []document.Fault
	if id := e.Response.ID; strings.HasPrefix(id, urnUUID) && !isUUIDURN(id) {
		faults = append(faults, fault("PDSM-801", path+"/response/id"))
	}
	if d.Location == "" && d.Status == 201 {
		faults = append(faults, fault("PDSM-804", path+"/response/location"))
	}
	return faults
}

// Page is a page of results.
type Page[T fhir.Resource] struct {
	Matches  []T
	Included []fhir.Resource // what came along
	Total    int             // on all pages, as the server says; -1 not stated
	Next     string          // address of the next page as written, "" for none
	Issues   []Issue         // warnings of the server about the search
	// Faults are those of the resources (package fhir) and of the page.
	Faults []document.Fault
}

// ReadDocuments reads a page of results of a [DocumentQuery]. An *Error refuses
// what is no searchset. most bounds it in bytes, 0 is [MaxAnswer].
func ReadDocuments(raw []byte, most int) (Page[*fhir.DocumentReference], error) {
	return readPage[*fhir.DocumentReference](raw, most)
}

// ReadLots is [ReadDocuments] for a [LotQuery].
func ReadLots(raw []byte, most int) (Page[*fhir.List], error) { return readPage[*fhir.List](raw, most) }

func readPage[T fhir.Resource](raw []byte, most int) (Page[T], error) {
	b, faults, err := read[*fhir.Bundle](raw, most)
	if err != nil {
		return Page[T]{}, err
	}
	if b.Type != "searchset" {
		return Page[T]{}, refuse("PDSM-403", nil)
	}
	p := Page[T]{Total: -1, Faults: faults}
	if b.Total != nil {
		p.Total = *b.Total
	}
	for _, l := range b.Link {
		if l.Relation == "next" {
			p.Next = l.URL
		}
	}
	for i, e := range b.Entry {
		mode := ""
		if e.Search != nil {
			mode = e.Search.Mode
		}
		switch r := e.Resource.(type) {
		case nil:
		case *fhir.OperationOutcome:
			p.Issues = append(p.Issues, issuesOf(r)...)
		case T:
			if mode == "include" {
				p.Included = append(p.Included, r)
			} else {
				p.Matches = append(p.Matches, r)
			}
		default:
			if p.Included = append(p.Included, r); mode != "include" {
				p.Faults = append(p.Faults, fault("PDSM-802", at(i)+"/resource"))
			}
		}
	}
	return p, nil
}
