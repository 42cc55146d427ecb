package pdsm_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/ordonnance-numerique/ordonnance-go/document/fhir"
	"github.com/ordonnance-numerique/ordonnance-go/document/fr/cisis"
	"github.com/ordonnance-numerique/ordonnance-go/document/fr/pdsm"
	"github.com/ordonnance-numerique/ordonnance-go/document/xdm"
	"github.com/ordonnance-numerique/ordonnance-go/identity"
)

func given(context.Context) (string, error) { return accessToken, nil }

// waits counts the pauses a client takes, and takes none.
type waits []time.Duration

func (w *waits) wait(ctx context.Context, d time.Duration) error {
	*w = append(*w, d)
	return ctx.Err()
}

func (s *server) client(t testing.TB, opts *pdsm.ClientOptions) *pdsm.Client {
	t.Helper()
	if opts == nil {
		opts = &pdsm.ClientOptions{}
	}
	if opts.Wait == nil {
		opts.Wait = new(waits).wait
	}
	c, err := pdsm.NewClient(s.URL+"/fhir", s.Client(), given, opts)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// A document is added, found, retrieved, hidden, set aside and replaced.
func TestClient(t *testing.T) {
	for _, byGET := range []bool{false, true} {
		s := newServer(t)
		s.page = 2
		c := s.client(t, &pdsm.ClientOptions{SearchByGET: byGET})
		ctx := t.Context()
		receipt, err := c.Provide(ctx, lotOf(t, parcel(3), nil))
		if err != nil || len(receipt.Entries) != 7 || receipt.Entries[1].ID != "2" {
			t.Fatal(receipt, err)
		}
		page, err := c.Documents(ctx, pdsm.DocumentQuery{Patient: who()})
		if err != nil || len(page.Matches) != 2 || page.Total != 3 || page.Next == "" || len(page.Issues) != 1 {
			t.Fatalf("%+v %v", page, err)
		}
		rest, err := c.MoreDocuments(ctx, page)
		if err != nil || len(rest.Matches) != 1 || rest.Next != "" {
			t.Fatalf("%+v %v", rest, err)
		}
		first := page.Matches[0]
		file, err := c.Retrieve(ctx, first.Content[0].Attachment)
		if err != nil || !file.Checked {
			t.Fatal(err)
		}
		if raw, err := file.Bytes(); err != nil || !bytes.Equal(raw, content(1)) {
			t.Fatal(string(raw), err)
		}
		life(t, c, first)
		lots, err := c.Lots(ctx, pdsm.LotQuery{Patient: who()})
		if err != nil || len(lots.Matches) != 2 {
			t.Fatal(lots, err)
		}
		if _, err := c.MoreLots(ctx, lots); codeIn(err) != "PDSM-208" {
			t.Error(err)
		}
		for _, r := range s.requests() {
			if strings.Contains(r.URL.String(), "2790351215") && !byGET && r.URL.Query().Get("_from") == "" {
				t.Errorf("the number of the patient stands in an address: %s", r.URL.Path)
			}
		}
	}
}

// life changes a reference and replaces its document.
func life(t *testing.T, c *pdsm.Client, r *fhir.DocumentReference) {
	t.Helper()
	yes := true
	for _, change := range []pdsm.Change{{Visibility: &cisis.Visibility{MaskedFromProfessionals: true, HiddenFromPatient: true}}, {Archived: &yes}, {Visibility: &cisis.Visibility{HiddenFromPatient: true}}} {
		patch, err := pdsm.NewPatch(r, change)
		if err != nil {
			t.Fatal(err)
		}
		if r, err = c.Change(t.Context(), patch); err != nil {
			t.Fatal(err)
		}
	}
	e, _ := pdsm.ReadEntry(r)
	if e.Status != cisis.StatusArchived || len(e.ConfidentialityCodes) != 2 || cisis.VisibilityOf(e.ConfidentialityCodes) != (cisis.Visibility{HiddenFromPatient: true}) || e.Version != "4" {
		t.Errorf("%+v", e)
	}
	late, err := pdsm.NewPatch(sheet(), pdsm.Change{Status: "superseded"})
	if err != nil {
		t.Fatal(err)
	}
	late.Version = "1"
	if _, err := c.Change(t.Context(), late); codeIn(err) != "PDSM-309" {
		t.Error(err)
	}
	p := parcel(1)
	p.Submission.Set.UniqueID, p.Submission.Entries[0].UniqueID = "1.2.250.1.213.1.1.9.101", "1.2.250.1.213.1.1.9.11"
	p.Submission.Entries[0].EntryUUID = "urn:uuid:00000000-0000-4000-8000-0000000000aa"
	p.Submission.Associations = []xdm.Association{{Type: xdm.Replaces, Source: p.Submission.Entries[0].EntryUUID, Target: "DocumentReference/" + r.ID}}
	if _, err := c.Provide(t.Context(), lotOf(t, p, nil)); err != nil {
		t.Fatal(err)
	}
	page, err := c.Documents(t.Context(), pdsm.DocumentQuery{Patient: who(), Status: []string{"superseded"}})
	if err != nil || len(page.Matches) != 1 || page.Matches[0].ID != r.ID {
		t.Fatal(page, err)
	}
}

func TestPublish(t *testing.T) {
	s := newServer(t)
	c := s.client(t, nil)
	r, _, err := pdsm.NewPublication(entry(1), content(1), somebody(), sentAt, nil)
	if err != nil {
		t.Fatal(err)
	}
	kept, err := c.Publish(t.Context(), r)
	if err != nil || kept.ID != "1" || kept.Meta.VersionID != "1" || kept.Content[0].Attachment.Data != "" {
		t.Fatal(kept, err)
	}
	file, err := c.Retrieve(t.Context(), kept.Content[0].Attachment)
	if err != nil {
		t.Fatal(err)
	}
	if raw, err := file.Bytes(); err != nil || !bytes.Equal(raw, content(1)) {
		t.Error(err)
	}
	r.Custodian = nil
	_, err = c.Publish(t.Context(), r)
	var refused *pdsm.ServerError
	if !errors.As(err, &refused) || refused.Code != "PDSM-311" || refused.Issues[0].Code != "invariant" || strings.Contains(err.Error(), "DOMINIQUE") {
		t.Error(err)
	}
	for _, nothing := range []func() error{
		func() error { _, err := c.Publish(t.Context(), nil); return err }, func() error { _, err := c.Provide(t.Context(), nil); return err },
		func() error { _, err := c.Change(t.Context(), pdsm.Patch{}); return err },
	} {
		if err := nothing(); codeIn(err) != "PDSM-209" {
			t.Error(err)
		}
	}
	if _, err := c.Publish(t.Context(), &fhir.DocumentReference{}); codeIn(err) != "PDSM-108" {
		t.Error(err)
	}
}

func TestNewClient(t *testing.T) {
	for _, base := range []string{"", "server.invalid", "http://server.invalid/fhir", "https://user:secret@server.invalid", "https://server.invalid?q=1", "https://server.invalid/#x", "ftp://127.0.0.1", "https:", "\x00"} {
		if c, err := pdsm.NewClient(base, http.DefaultClient, given, nil); codeIn(err) != "PDSM-201" || c != nil || strings.Contains(err.Error(), "secret") {
			t.Errorf("%q: %v", base, err)
		}
	}
	for _, base := range []string{"https://server.invalid/fhir/", "http://127.0.0.1:1", "http://[::1]:1/fhir", "http://localhost"} {
		if _, err := pdsm.NewClient(base, http.DefaultClient, nil, nil); err != nil {
			t.Error(base, err)
		}
	}
	if _, err := pdsm.NewClient("https://server.invalid", nil, nil, nil); codeIn(err) != "PDSM-202" {
		t.Error(err)
	}
	for _, token := range []func(context.Context) (string, error){
		func(context.Context) (string, error) { return "", nil }, func(context.Context) (string, error) { return "a b", nil },
		func(context.Context) (string, error) { return "", errors.New("secret") },
	} {
		c, err := pdsm.NewClient("http://127.0.0.1:1", http.DefaultClient, token, nil)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := c.Documents(t.Context(), pdsm.DocumentQuery{Patient: who()}); codeIn(err) != "PDSM-203" || strings.Contains(err.Error(), "secret") {
			t.Error(err)
		}
	}
}

// What goes wrong on the way: which error, and how often it was tried.
func TestFailures(t *testing.T) {
	find := func(ctx context.Context, c *pdsm.Client) error {
		_, err := c.Documents(ctx, pdsm.DocumentQuery{Patient: who()})
		return err
	}
	provide := func(once bool) func(ctx context.Context, c *pdsm.Client) error {
		return func(ctx context.Context, c *pdsm.Client) error {
			_, err := c.Provide(ctx, lotOf(t, parcel(1), &pdsm.LotOptions{Once: once}))
			return err
		}
	}
	elsewhere := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		t.Errorf("asked elsewhere, with the token: %v", r.Header.Get("Authorization") != "")
	}))
	defer elsewhere.Close()
	status := func(code int, header ...string) func(w http.ResponseWriter, r *http.Request) bool {
		return func(w http.ResponseWriter, _ *http.Request) bool {
			for i := 0; i+1 < len(header); i += 2 {
				w.Header().Set(header[i], header[i+1])
			}
			w.WriteHeader(code)
			fmt.Fprint(w, "DOMINIQUE 279035121518989")
			return true
		}
	}
	body := func(text string) func(w http.ResponseWriter, r *http.Request) bool {
		return func(w http.ResponseWriter, _ *http.Request) bool { fmt.Fprint(w, text); return true }
	}
	cut := func(w http.ResponseWriter, _ *http.Request) bool { panic(http.ErrAbortHandler) }
	half := func(w http.ResponseWriter, _ *http.Request) bool {
		w.Header().Set("Content-Length", "1000")
		fmt.Fprint(w, `{"resourceType":"Bundle"`)
		panic(http.ErrAbortHandler)
	}
	for _, v := range []struct {
		name, code string
		before     func(w http.ResponseWriter, r *http.Request) bool
		verb       func(ctx context.Context, c *pdsm.Client) error
		asked      int
	}{
		{"cut search", "PDSM-205", cut, find, 3},
		{"cut answer", "PDSM-205", half, find, 3},
		{"cut transaction", "PDSM-205", cut, provide(false), 1},
		{"cut transaction that creates once", "PDSM-205", cut, provide(true), 3},
		{"out of order", "PDSM-313", status(503), find, 3},
		{"out of order, transaction", "PDSM-313", status(503), provide(false), 1},
		{"broken for good", "PDSM-313", status(500), find, 1},
		{"too many", "PDSM-312", status(429, "Retry-After", "2"), find, 3},
		{"too many, for long", "PDSM-312", status(429, "Retry-After", "3600"), find, 1},
		{"too many, until a date", "PDSM-312", status(429, "Retry-After", "Mon, 04 May 2026 12:00:10 GMT"), find, 3},
		{"not allowed", "PDSM-303", status(403), find, 1},
		{"no content", "PDSM-402", status(204), find, 1},
		{"odd status", "PDSM-314", status(418), find, 1},
		{"redirected", "PDSM-207", status(307, "Location", elsewhere.URL), find, 1},
		{"not modified", "PDSM-207", status(304), find, 1},
		{"bad JSON", "PDSM-402", body("<html>DOMINIQUE"), find, 1},
		{"another resource", "PDSM-403", body(`{"resourceType":"Patient"}`), find, 1},
		{"huge", "PDSM-401", body(strings.Repeat(" ", 5000)), find, 1},
	} {
		t.Run(v.name, func(t *testing.T) {
			s := newServer(t)
			s.before = v.before
			s.Config.ErrorLog = nil
			var pauses waits
			c := s.client(t, &pdsm.ClientOptions{MaxAnswer: 4000, Wait: pauses.wait, Now: func() time.Time { return sentAt }})
			err := v.verb(t.Context(), c)
			if codeIn(err) != v.code || len(s.requests()) != v.asked || len(pauses) != v.asked-1 {
				t.Fatalf("%v after %d, %v", err, len(s.requests()), pauses)
			}
			for e := err; e != nil; e = errors.Unwrap(e) {
				if text := fmt.Sprintf("%v %+v", e, e); strings.Contains(text, "DOMINIQUE") || strings.Contains(text, "2790351215") || strings.Contains(text, accessToken) {
					t.Error(text)
				}
			}
		})
	}
}

// A request that never reached a server is sent again, whatever it is.
func TestUnreachable(t *testing.T) {
	s := newServer(t)
	base := s.URL
	s.Close()
	var pauses waits
	c, err := pdsm.NewClient(base, &http.Client{}, given, &pdsm.ClientOptions{Wait: pauses.wait, Attempts: 2})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := c.Provide(t.Context(), lotOf(t, parcel(1), nil)); codeIn(err) != "PDSM-204" || len(pauses) != 1 {
		t.Error(err, pauses)
	}
}

func TestContext(t *testing.T) {
	s := newServer(t)
	release := make(chan struct{})
	s.before = func(_ http.ResponseWriter, r *http.Request) bool { <-release; return true }
	defer close(release)
	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Millisecond)
	defer cancel()
	_, err := s.client(t, nil).Documents(ctx, pdsm.DocumentQuery{Patient: who()})
	if codeIn(err) != "PDSM-206" || !errors.Is(err, context.DeadlineExceeded) {
		t.Error(err)
	}
}

func TestNextPageElsewhere(t *testing.T) {
	s := newServer(t)
	s.before = func(w http.ResponseWriter, _ *http.Request) bool {
		fmt.Fprint(w, `{"resourceType":"Bundle","type":"searchset","link":[{"relation":"next","url":"https://elsewhere.invalid/?p=2"}]}`)
		return true
	}
	c := s.client(t, nil)
	page, err := c.Documents(t.Context(), pdsm.DocumentQuery{Patient: who()})
	if err != nil || page.Next != "" || !has(page.Faults, "PDSM-803") {
		t.Errorf("%+v %v", page, err)
	}
	page.Next = "https://elsewhere.invalid/?p=2"
	if _, err := c.MoreDocuments(t.Context(), page); codeIn(err) != "PDSM-208" {
		t.Error(err)
	}
	if _, err := c.Documents(t.Context(), pdsm.DocumentQuery{}); codeIn(err) != "PDSM-110" {
		t.Error(err)
	}
	if _, err := c.Lots(t.Context(), pdsm.LotQuery{Patient: who(), SourceID: identity.Identifier{Value: "x"}}); codeIn(err) != "PDSM-111" {
		t.Error(err)
	}
}
