package pdsm_test

import (
	"encoding/base64"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"

	"github.com/ordonnance-numerique/ordonnance-go/document"
	"github.com/ordonnance-numerique/ordonnance-go/document/fhir"
	"github.com/ordonnance-numerique/ordonnance-go/document/fr/pdsm"
)

// server behaves as the guide says: it keeps references, lots and files with
// their versions, searches them, carries out transactions as a whole and
// patches what may be patched. It stands on loopback and speaks HTTP.
type server struct {
	*httptest.Server
	t  testing.TB
	mu sync.Mutex

	kept map[string]fhir.Resource // "DocumentReference/1"
	last int
	page int // results on a page; 0 is all
	seen []*http.Request
	// before may answer in place of the server; it returns true when it did.
	before func(w http.ResponseWriter, r *http.Request) bool
}

const accessToken = "jeton-d-essai"

func newServer(t testing.TB) *server {
	s := &server{t: t, kept: map[string]fhir.Resource{}}
	s.Server = httptest.NewServer(s)
	t.Cleanup(s.Close)
	return s
}

func (s *server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.seen = append(s.seen, r)
	if s.before != nil && s.before(w, r) {
		return
	}
	if r.Header.Get("Authorization") != "Bearer "+accessToken {
		s.refuse(w, 401, "login")
		return
	}
	path, ok := strings.CutPrefix(r.URL.Path, "/fhir/")
	if !ok {
		s.refuse(w, 404, "not-found")
		return
	}
	switch {
	case r.Method == "POST" && path == "":
		s.transaction(w, r)
	case r.Method == "POST" && path == "DocumentReference":
		s.create(w, r)
	case r.Method == "PATCH" && path == "DocumentReference":
		s.patch(w, r)
	case r.Method == "POST" && strings.HasSuffix(path, "/_search"), r.Method == "GET" && !strings.Contains(path, "/"):
		s.search(w, r, strings.TrimSuffix(path, "/_search"))
	case r.Method == "GET" && strings.HasPrefix(path, "Binary/"):
		s.binary(w, r, path)
	default:
		s.refuse(w, 404, "not-found")
	}
}

// requests returns what was asked so far.
func (s *server) requests() []*http.Request {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.seen)
}

func (s *server) refuse(w http.ResponseWriter, status int, code string) {
	w.Header().Set("Content-Type", "application/fhir+json")
	w.WriteHeader(status)
	fmt.Fprintf(w, `{"resourceType":"OperationOutcome","issue":[{"severity":"error","code":%q,"diagnostics":"patient 279035121518989 DOMINIQUE"}]}`, code)
}

func (s *server) answer(w http.ResponseWriter, status int, r fhir.Resource) {
	raw, err := fhir.WriteSized(r, &fhir.Limits{Bytes: 8 << 20})
	if err != nil {
		s.t.Error(err)
	}
	w.Header().Set("Content-Type", "application/fhir+json")
	w.WriteHeader(status)
	_, _ = w.Write(raw)
}

func (s *server) body(r *http.Request) fhir.Resource {
	raw, err := io.ReadAll(r.Body)
	if err != nil {
		return nil
	}
	v, _, err := fhir.ReadSized(raw, &fhir.Limits{Bytes: 64 << 20})
	if err != nil {
		return nil
	}
	return v
}

// keep stores a resource and returns its address.
func (s *server) keep(r fhir.Resource) string {
	s.last++
	c := r.Common()
	c.ID = strconv.Itoa(s.last)
	if c.Meta == nil {
		c.Meta = &fhir.Meta{}
	}
	c.Meta.VersionID, c.Meta.LastUpdated = "1", "2026-05-04T12:00:00Z"
	address := r.ResourceType() + "/" + c.ID
	s.kept[address] = r
	return address
}

// transaction carries out all or nothing.
func (s *server) transaction(w http.ResponseWriter, r *http.Request) {
	b, ok := s.body(r).(*fhir.Bundle)
	if !ok {
		s.refuse(w, 400, "structure")
		return
	}
	if document.Refuses(document.Check(b, pdsm.LotProfile(nil))) {
		s.refuse(w, 422, "invariant")
		return
	}
	out := &fhir.Bundle{Type: "transaction-response"}
	addresses := map[string]string{}
	for _, e := range b.Entry {
		status, address := "201 Created", ""
		switch known := s.known(e); {
		case e.Request.Method == "PATCH":
			old, _ := s.kept[e.Request.URL].(*fhir.DocumentReference)
			if old == nil {
				s.refuse(w, 404, "not-found")
				return
			}
			old.Status, old.Meta.VersionID = "superseded", "2"
			status, address = "200 OK", e.Request.URL
		case known != "":
			status, address = "200 OK", known
		default:
			address = s.keep(e.Resource)
		}
		addresses[e.FullURL] = address
		out.Entry = append(out.Entry, fhir.Entry{Response: &fhir.EntryResponse{Status: status, Location: address + "/_history/1"}})
	}
	for _, x := range s.kept {
		if d, ok := x.(*fhir.DocumentReference); ok {
			if to, ok := addresses[d.Content[0].Attachment.URL]; ok {
				d.Content[0].Attachment.URL = s.URL + "/fhir/" + to
			}
		}
	}
	s.answer(w, 200, out)
}

// known finds the resource that an ifNoneExist asks for.
func (s *server) known(e fhir.Entry) string {
	query, err := url.ParseQuery(e.Request.IfNoneExist)
	if err != nil || e.Request.IfNoneExist == "" {
		return ""
	}
	for address, r := range s.kept {
		if strings.HasPrefix(address, e.Resource.ResourceType()+"/") && s.identified(r, query.Get("identifier")) {
			return address
		}
	}
	return ""
}

func (s *server) identified(r fhir.Resource, token string) bool {
	var list []fhir.Identifier
	switch r := r.(type) {
	case *fhir.DocumentReference:
		list = append(r.Identifier, *r.MasterIdentifier)
	case *fhir.List:
		list = r.Identifier
	}
	for _, x := range list {
		if x.System+"|"+x.Value == token {
			return true
		}
	}
	return false
}

func (s *server) create(w http.ResponseWriter, r *http.Request) {
	d, ok := s.body(r).(*fhir.DocumentReference)
	if !ok {
		s.refuse(w, 400, "structure")
		return
	}
	if document.Refuses(document.Check(d, pdsm.PublicationProfile(nil))) {
		s.refuse(w, 422, "invariant")
		return
	}
	s.keep(d)
	a := d.Content[0].Attachment
	file := &fhir.Binary{ContentType: a.ContentType, Data: a.Data}
	a.Data, a.URL = "", s.keep(file)
	s.answer(w, 201, d)
}

// patch applies replace, add and test to members of one reference.
func (s *server) patch(w http.ResponseWriter, r *http.Request) {
	raw, _ := io.ReadAll(r.Body)
	if faults := pdsm.CheckPatch(raw); document.Refuses(faults) || r.Header.Get("Content-Type") != "application/json-patch+json" {
		s.refuse(w, 405, "not-supported")
		return
	}
	var found []*fhir.DocumentReference
	for _, x := range s.kept {
		if d, ok := x.(*fhir.DocumentReference); ok && s.identified(d, r.URL.Query().Get("identifier")) {
			found = append(found, d)
		}
	}
	if len(found) != 1 {
		s.refuse(w, map[bool]int{true: 404, false: 412}[len(found) == 0], "multiple-matches")
		return
	}
	d := found[0]
	if match := r.Header.Get("If-Match"); match != "" && match != `W/"`+d.Meta.VersionID+`"` {
		s.refuse(w, 412, "conflict")
		return
	}
	var ops []struct {
		Op, Path string
		Value    json.RawMessage
	}
	if err := json.Unmarshal(raw, &ops); err != nil {
		s.refuse(w, 400, "structure")
		return
	}
	for _, o := range ops {
		switch o.Path {
		case "/status":
			_ = json.Unmarshal(o.Value, &d.Status)
		case "/securityLabel":
			d.SecurityLabel = nil
			_ = json.Unmarshal(o.Value, &d.SecurityLabel)
		case "/extension":
			_ = json.Unmarshal(o.Value, &d.Extension)
		case "/extension/0/valueBoolean":
			_ = json.Unmarshal(o.Value, &d.Extension[0].Boolean)
		}
	}
	version, _ := strconv.Atoi(d.Meta.VersionID)
	d.Meta.VersionID = strconv.Itoa(version + 1)
	s.answer(w, 200, d)
}

func (s *server) search(w http.ResponseWriter, r *http.Request, kind string) {
	if err := r.ParseForm(); err != nil || r.Form.Get("patient.identifier") == "" || r.Form.Get("status") == "" {
		s.refuse(w, 400, "required")
		return
	}
	out := &fhir.Bundle{Type: "searchset"}
	first, _ := strconv.Atoi(r.Form.Get("_from"))
	n := 0
	for i := 1; i <= s.last; i++ {
		address := kind + "/" + strconv.Itoa(i)
		x := s.kept[address]
		var status string
		var subject *fhir.Reference
		switch x := x.(type) {
		case *fhir.DocumentReference:
			status, subject = x.Status, x.Subject
		case *fhir.List:
			status, subject = x.Status, x.Subject
		default:
			continue
		}
		token := subject.Identifier.System + "|" + subject.Identifier.Value
		if token != r.Form.Get("patient.identifier") || !strings.Contains(r.Form.Get("status"), status) ||
			r.Form.Get("identifier") != "" && !s.identified(x, r.Form.Get("identifier")) {
			continue
		}
		if n++; n > first && (s.page == 0 || n <= first+s.page) {
			out.Entry = append(out.Entry, fhir.Entry{FullURL: s.URL + "/fhir/" + address, Resource: x, Search: &fhir.EntrySearch{Mode: "match"}})
		}
	}
	out.Total = &n
	if s.page > 0 && n > first+s.page {
		r.Form.Set("_from", strconv.Itoa(first+s.page))
		out.Link = []fhir.BundleLink{{Relation: "next", URL: s.URL + "/fhir/" + kind + "?" + r.Form.Encode()}}
	}
	out.Entry = append(out.Entry, fhir.Entry{Search: &fhir.EntrySearch{Mode: "outcome"}, Resource: &fhir.OperationOutcome{
		Issue: []fhir.OutcomeIssue{{Severity: "warning", Code: "informational", Diagnostics: "patient 279035121518989"}}}})
	s.answer(w, 200, out)
}

func (s *server) binary(w http.ResponseWriter, r *http.Request, path string) {
	f, ok := s.kept[path].(*fhir.Binary)
	if !ok {
		s.refuse(w, 404, "not-found")
		return
	}
	if accept := r.Header.Get("Accept"); accept != f.ContentType && accept != "*/*" {
		s.refuse(w, 406, "not-supported")
		return
	}
	raw, err := base64.StdEncoding.DecodeString(f.Data)
	if err != nil {
		s.t.Error(err)
	}
	w.Header().Set("Content-Type", f.ContentType+"; charset=utf-8")
	_, _ = w.Write(raw)
}
