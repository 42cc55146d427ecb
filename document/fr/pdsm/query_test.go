package pdsm_test

import (
	"net/url"
	"testing"
	"time"

	"github.com/ordonnance-numerique/ordonnance-go/document/fr/pdsm"
	"github.com/ordonnance-numerique/ordonnance-go/identity"
)

func who() pdsm.Subject { return pdsm.Subject{Identifier: patient().Identifier()} }

func TestQueries(t *testing.T) {
	yes := true
	documents := func(q pdsm.DocumentQuery) (url.Values, error) { return q.Values() }
	lots := func(q pdsm.LotQuery) (url.Values, error) { return q.Values() }
	day := pdsm.Span{From: time.Date(2026, 5, 4, 2, 0, 0, 0, time.FixedZone("CEST", 7200)), To: sentAt}
	for _, v := range []struct {
		name string
		ask  func() (url.Values, error)
		want string
	}{
		{"least", func() (url.Values, error) { return documents(pdsm.DocumentQuery{Patient: who()}) },
			"patient.identifier=urn:oid:1.2.250.1.213.1.4.10|279035121518989&status=current"},
		{"by reference", func() (url.Values, error) {
			return documents(pdsm.DocumentQuery{Patient: pdsm.Subject{Reference: "Patient/1"}, Status: []string{"current", "superseded"}, Count: 20})
		}, "_count=20&patient=Patient/1&status=current,superseded"},
		{"all", func() (url.Values, error) {
			return documents(pdsm.DocumentQuery{Patient: who(), Types: []identity.Code{loinc("11488-4", ""), {Code: "a,b|c$d\\e"}}, Creation: day, PeriodStart: pdsm.Span{To: sentAt},
				Identifier: identity.Identifier{System: "urn:ietf:rfc:3986", Value: "urn:oid:1.2.3"}, AuthorFamily: "DOC", Archived: &yes, RelatesTo: "DocumentReference/1"})
		}, "author.family=DOC&creation=ge2026-05-04T00:00:00Z&creation=le2026-05-04T12:00:00Z&identifier=urn:ietf:rfc:3986|urn:oid:1.2.3&isArchived=true" +
			"&patient.identifier=urn:oid:1.2.250.1.213.1.4.10|279035121518989&period-start=le2026-05-04T12:00:00Z&relatesto=DocumentReference/1&status=current&type=http://loinc.org|11488-4,a\\,b\\|c\\$d\\\\e"},
		{"lots", func() (url.Values, error) { return lots(pdsm.LotQuery{Patient: who(), Title: "Envoi"}) },
			"code=https://profiles.ihe.net/ITI/MHD/CodeSystem/MHDlistTypes|submissionset&patient.identifier=urn:oid:1.2.250.1.213.1.4.10|279035121518989&status=current&title=Envoi"},
		{"folders", func() (url.Values, error) {
			return lots(pdsm.LotQuery{Patient: who(), Folders: true, Date: pdsm.Span{From: sentAt}, SourceID: identity.Identifier{System: "urn:ietf:rfc:3986", Value: "urn:oid:1.2"}})
		}, "code=https://profiles.ihe.net/ITI/MHD/CodeSystem/MHDlistTypes|folder&date=ge2026-05-04T12:00:00Z&patient.identifier=urn:oid:1.2.250.1.213.1.4.10|279035121518989&sourceId=urn:ietf:rfc:3986|urn:oid:1.2&status=current"},
	} {
		got, err := v.ask()
		text, _ := url.PathUnescape(got.Encode())
		if err != nil || text != v.want {
			t.Errorf("%s: %v\n%s\n%s", v.name, err, text, v.want)
		}
	}
}

func TestQueryRefusals(t *testing.T) {
	for _, v := range []struct {
		name, code string
		change     func(q *pdsm.DocumentQuery)
	}{
		{"no patient", "PDSM-110", func(q *pdsm.DocumentQuery) { q.Patient = pdsm.Subject{} }},
		{"a number without system", "PDSM-110", func(q *pdsm.DocumentQuery) { q.Patient.Identifier.System = "" }},
		{"two patients", "PDSM-110", func(q *pdsm.DocumentQuery) { q.Patient.Reference = "Patient/1" }},
		{"another status", "PDSM-111", func(q *pdsm.DocumentQuery) { q.Status = []string{"any"} }},
		{"a code that is none", "PDSM-111", func(q *pdsm.DocumentQuery) { q.Types = []identity.Code{{Display: "x"}} }},
		{"half an identifier", "PDSM-111", func(q *pdsm.DocumentQuery) { q.Identifier.Value = "1" }},
		{"a line break", "PDSM-111", func(q *pdsm.DocumentQuery) { q.AuthorGiven = "a\nb" }},
		{"a span backwards", "PDSM-111", func(q *pdsm.DocumentQuery) { q.Period = pdsm.Span{From: sentAt, To: sentAt.Add(-1)} }},
		{"too many on a page", "PDSM-111", func(q *pdsm.DocumentQuery) { q.Count = 1001 }},
	} {
		q := pdsm.DocumentQuery{Patient: who()}
		v.change(&q)
		if values, err := q.Values(); codeIn(err) != v.code || values != nil {
			t.Errorf("%s: %v", v.name, err)
		}
	}
	if _, err := (pdsm.LotQuery{}).Values(); codeIn(err) != "PDSM-110" {
		t.Error(err)
	}
	if _, err := (pdsm.LotQuery{Patient: who(), Status: []string{"superseded"}}).Values(); codeIn(err) != "PDSM-111" {
		t.Error(err)
	}
}
