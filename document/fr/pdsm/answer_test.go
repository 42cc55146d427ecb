package pdsm_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/ordonnance-numerique/ordonnance-go/document/fhir"
	"github.com/ordonnance-numerique/ordonnance-go/document/fr/pdsm"
)

// response is the answer to a transaction, an entry for each status and
// location.
func response(entries ...[2]string) []byte {
	var list []string
	for i, e := range entries {
		list = append(list, fmt.Sprintf(`{"response":{"id":"urn:uuid:00000000-0000-4000-8000-%012d","status":%q,"location":%q}}`, i, e[0], e[1]))
	}
	return []byte(`{"resourceType":"Bundle","type":"transaction-response","entry":[` + strings.Join(list, ",") + `]}`)
}

func TestReceipt(t *testing.T) {
	sent := lotOf(t, replacing(), &pdsm.LotOptions{Old: map[string]string{"urn:uuid:00000000-0000-4000-8000-0000000000bb": "DocumentReference?identifier=a|b"}})
	right := [][2]string{{"201 Created", "List/1"}, {"201", "https://server.invalid/fhir/DocumentReference/2/_history/1"}, {"200 OK", "DocumentReference/9/_history/2"}, {"201", "Binary/3"}}
	got, err := pdsm.ReadReceipt(response(right...), sent, 0)
	if err != nil || got.Faults != nil || got.Entries[1].ID != "2" || got.Entries[1].Version != "1" || got.Entries[2].Type != "DocumentReference" || got.Entries[2].Status != 200 {
		t.Fatalf("%+v %v", got, err)
	}
	malformed := strings.Replace(string(response(right...)), "urn:uuid:00000000-0000-4000-8000-000000000001", "urn:uuid:8da1cfcc-05db-4aca-86ad82aa756a64bb", 1)
	malformed = strings.Replace(malformed, `,"location":"Binary/3"`, "", 1)
	if got, err = pdsm.ReadReceipt([]byte(malformed), sent, 0); err != nil || !has(got.Faults, "PDSM-801") || !has(got.Faults, "PDSM-804") {
		t.Error(got.Faults, err)
	}
	for _, v := range []struct {
		name, code string
		raw        []byte
		sent       *fhir.Bundle
	}{
		{"too large", "PDSM-401", []byte(strings.Repeat(" ", 1001)), sent},
		{"no JSON", "PDSM-402", []byte(`<html>Dominique</html>`), sent},
		{"another resource", "PDSM-403", []byte(`{"resourceType":"Patient"}`), sent},
		{"another bundle", "PDSM-403", []byte(`{"resourceType":"Bundle","type":"batch-response"}`), sent},
		{"an entry missing", "PDSM-404", response(right[:3]...), sent},
		{"nothing sent", "PDSM-404", response(right...), nil},
		{"another order", "PDSM-405", response(right[0], right[3], right[2], right[1]), sent},
		{"a failure inside", "PDSM-405", response(right[0], [2]string{"422 Unprocessable", ""}, right[2], right[3]), sent},
		{"no status", "PDSM-405", response(right[0], [2]string{"ok", ""}, right[2], right[3]), sent},
		{"a location that is none", "PDSM-405", response(right[0], [2]string{"201", "DocumentReference/?"}, right[2], right[3]), sent},
	} {
		if got, err := pdsm.ReadReceipt(v.raw, v.sent, 1000); codeIn(err) != v.code || got.Entries != nil || strings.Contains(fmt.Sprint(err), "Dominique") {
			t.Errorf("%s: %v", v.name, err)
		}
	}
}

func TestPage(t *testing.T) {
	r, err := fhir.Write(sheet())
	if err != nil {
		t.Fatal(err)
	}
	raw := `{"resourceType":"Bundle","type":"searchset","total":3,"link":[{"relation":"self","url":"x"},{"relation":"next","url":"https://server.invalid/fhir?page=2"}],"entry":[` +
		`{"resource":` + string(r) + `,"search":{"mode":"match"}},{"resource":` + string(r) + `,"search":{"mode":"include"}},` +
		`{"resource":{"resourceType":"List","status":"current","mode":"working"},"search":{"mode":"include"}},{"resource":{"resourceType":"List","status":"current","mode":"working"}},` +
		`{"resource":{"resourceType":"OperationOutcome","issue":[{"severity":"warning","code":"incomplete","diagnostics":"Dominique"}]},"search":{"mode":"outcome"}},{"fullUrl":"urn:x"}]}`
	p, err := pdsm.ReadDocuments([]byte(raw), 0)
	if err != nil || len(p.Matches) != 1 || len(p.Included) != 3 || p.Total != 3 || p.Next == "" || len(p.Issues) != 1 || !has(p.Faults, "PDSM-802") {
		t.Errorf("%+v %v", p, err)
	}
	if text := fmt.Sprintf("%v %+v %#v", p.Issues, p.Issues, p.Issues[0]); strings.Contains(text, "Dominique") || !strings.Contains(text, "warning incomplete") {
		t.Error(text)
	}
	l, err := pdsm.ReadLots([]byte(raw), 0)
	if err != nil || len(l.Matches) != 1 || len(l.Included) != 3 {
		t.Errorf("%+v %v", l, err)
	}
	if _, err := pdsm.ReadLots([]byte(`{"resourceType":"Bundle","type":"collection"}`), 0); codeIn(err) != "PDSM-403" {
		t.Error(err)
	}
	if p, err := pdsm.ReadDocuments([]byte(`{"resourceType":"Bundle","type":"searchset"}`), 0); err != nil || p.Total != -1 {
		t.Error(p, err)
	}
}

func TestServerError(t *testing.T) {
	outcome := []byte(`{"resourceType":"OperationOutcome","issue":[{"severity":"error","code":"not-found","diagnostics":"279035121518989","details":{"text":"Dominique"}},{"severity":"Dominique","code":"279035121518989"}]}`)
	for status, code := range map[int]string{400: "PDSM-301", 401: "PDSM-302", 403: "PDSM-303", 404: "PDSM-304", 405: "PDSM-305", 406: "PDSM-306", 415: "PDSM-306",
		409: "PDSM-307", 410: "PDSM-308", 412: "PDSM-309", 413: "PDSM-310", 422: "PDSM-311", 429: "PDSM-312", 500: "PDSM-313", 503: "PDSM-313", 418: "PDSM-314"} {
		e := pdsm.NewServerError(status, outcome)
		if codeIn(e) != code || e.Status != status || len(e.Issues) != 2 || e.Issues[0].Text != "Dominique" || e.Issues[1].Code != "" || e.French() == "" {
			t.Errorf("%d: %+v", status, e)
		}
		if text := e.Error(); strings.Contains(text, "2790") || strings.Contains(text, "Dominique") || !strings.Contains(text, "error not-found") {
			t.Error(text)
		}
		if !errors.Is(e, &pdsm.ServerError{Code: code}) || errors.Is(e, &pdsm.ServerError{}) {
			t.Error(code)
		}
	}
	if e := pdsm.NewServerError(500, []byte("<html>")); e.Issues != nil {
		t.Error(e.Issues)
	}
}
