package pdsm_test

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"net/http"
	"testing"

	"github.com/ordonnance-numerique/ordonnance-go/document/fhir"
	"github.com/ordonnance-numerique/ordonnance-go/document/fr/pdsm"
)

func TestRetrieve(t *testing.T) {
	size := func(n int) *int { return &n }
	right := func() *fhir.Attachment {
		return &fhir.Attachment{ContentType: "text/xml", URL: "Binary/1", Size: size(len(content(1))), Hash: sha1Of(content(1))}
	}
	serve := func(kind string, raw []byte) func(w http.ResponseWriter, r *http.Request) bool {
		return func(w http.ResponseWriter, _ *http.Request) bool {
			w.Header().Set("Content-Type", kind)
			_, _ = w.Write(raw[:len(raw)/2])
			w.(http.Flusher).Flush() // no Content-Length: the stream tells
			_, _ = w.Write(raw[len(raw)/2:])
			return true
		}
	}
	wrong := bytes.ToUpper(content(1))
	for _, v := range []struct {
		name, code string
		change     func(a *fhir.Attachment)
		before     func(w http.ResponseWriter, r *http.Request) bool
	}{
		{"right", "", func(*fhir.Attachment) {}, serve("application/xml", content(1))},
		{"nothing stated", "", func(a *fhir.Attachment) { a.Size, a.Hash, a.ContentType = nil, "", "" }, serve("image/png", content(1))},
		{"put together when asked for", "", func(a *fhir.Attachment) { a.Size, a.Hash = size(0), "2jmj7l5rSw0yVb/vlWAYkK/YBwk=" }, serve("text/xml", content(1))},
		{"moved on the same server", "", func(*fhir.Attachment) {}, func(w http.ResponseWriter, r *http.Request) bool {
			if r.URL.Path == "/fhir/Binary/1" {
				http.Redirect(w, r, "/fhir/Binary/2", http.StatusFound)
				return true
			}
			return serve("text/xml", content(1))(w, r)
		}},
		{"altered", "PDSM-406", func(*fhir.Attachment) {}, serve("text/xml", wrong)},
		{"longer", "PDSM-407", func(*fhir.Attachment) {}, serve("text/xml", append(content(1), ' '))},
		{"shorter", "PDSM-407", func(*fhir.Attachment) {}, serve("text/xml", content(1)[1:])},
		{"another length stated", "PDSM-407", func(*fhir.Attachment) {}, func(w http.ResponseWriter, _ *http.Request) bool {
			w.Header().Set("Content-Type", "text/xml")
			_, _ = w.Write(content(1)[2:])
			return true
		}},
		{"another type", "PDSM-408", func(*fhir.Attachment) {}, serve("application/fhir+json", content(1))},
		{"cut", "PDSM-409", func(*fhir.Attachment) {}, func(w http.ResponseWriter, _ *http.Request) bool {
			w.Header().Set("Content-Type", "text/xml")
			w.Header().Set("Content-Length", fmt.Sprint(len(content(1))))
			_, _ = w.Write(content(1)[:10])
			w.(http.Flusher).Flush()
			panic(http.ErrAbortHandler)
		}},
		{"larger than allowed", "PDSM-401", func(a *fhir.Attachment) { a.Size, a.Hash = nil, "" }, serve("text/xml", bytes.Repeat([]byte("x"), 3000))},
		{"said to be larger", "PDSM-401", func(a *fhir.Attachment) { a.Size = size(3000) }, nil},
		{"negative size", "PDSM-410", func(a *fhir.Attachment) { a.Size = size(-1) }, nil},
		{"digest that is none", "PDSM-410", func(a *fhir.Attachment) { a.Hash = "AAAA" }, nil},
		{"gone", "PDSM-308", func(*fhir.Attachment) {}, func(w http.ResponseWriter, _ *http.Request) bool { w.WriteHeader(410); return true }},
		{"unknown", "PDSM-304", func(*fhir.Attachment) {}, nil},
		{"elsewhere", "PDSM-208", func(a *fhir.Attachment) { a.URL = "https://elsewhere.invalid/Binary/1" }, nil},
		{"redirected elsewhere", "PDSM-207", func(*fhir.Attachment) {}, func(w http.ResponseWriter, r *http.Request) bool {
			http.Redirect(w, r, "https://elsewhere.invalid/", http.StatusFound)
			return true
		}},
		{"in a transaction", "PDSM-208", func(a *fhir.Attachment) { a.URL = "urn:uuid:00000000-0000-4000-8000-0000000000aa" }, nil},
		{"nowhere", "PDSM-208", func(a *fhir.Attachment) { a.URL = "" }, nil},
	} {
		t.Run(v.name, func(t *testing.T) {
			s := newServer(t)
			s.before = v.before
			a := right()
			v.change(a)
			var raw []byte
			file, err := s.client(t, &pdsm.ClientOptions{MaxDocument: 2000}).Retrieve(t.Context(), a)
			if err == nil {
				raw, err = file.Bytes()
			}
			if codeIn(err) != v.code || (err == nil) != bytes.Equal(raw, content(1)) {
				t.Fatal(string(raw), err)
			}
			if v.code != "" && file != nil {
				if _, again := file.Read(make([]byte, 1)); again == nil || errors.Is(again, io.EOF) {
					t.Error("the error is forgotten", again)
				}
			}
		})
	}
	if _, err := newServer(t).client(t, nil).Retrieve(t.Context(), nil); codeIn(err) != "PDSM-208" {
		t.Error(err)
	}
}
