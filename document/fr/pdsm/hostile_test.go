package pdsm_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/ordonnance-numerique/ordonnance-go/document"
	"github.com/ordonnance-numerique/ordonnance-go/document/fhir"
	"github.com/ordonnance-numerique/ordonnance-go/document/fr/pdsm"
)

// Resources made to cost: they are read, held against the profiles and mapped
// like any other.
func TestHostile(t *testing.T) {
	repeat := func(n int, form string) string {
		var list []string
		for i := range n {
			list = append(list, strings.ReplaceAll(form, "%d", fmt.Sprint(i)))
		}
		return strings.Join(list, ",")
	}
	head := `{"resourceType":"DocumentReference","status":"current","content":[{"attachment":{"title":"x"}}],`
	for name, raw := range map[string]string{
		"a role in itself": head + `"contained":[{"resourceType":"PractitionerRole","id":"r","practitioner":{"reference":"#r"},"organization":{"reference":"#r"}}],"author":[{"reference":"#r"}],"authenticator":{"reference":"#r"}}`,
		"many authors":     head + `"contained":[` + repeat(4000, `{"resourceType":"Practitioner","id":"p%d","name":[{"family":"F%d"}]}`) + `],"author":[` + repeat(4000, `{"reference":"#p%d"}`) + `]}`,
		"one large resource in many places": head + `"contained":[{"resourceType":"Organization","id":"o","identifier":[` + repeat(6000, `{"value":"%d"}`) + `]}],"author":[` +
			repeat(6000, `{"reference":"#o"}`) + `]}`,
		"many labels": head + `"securityLabel":[` + repeat(9000, `{"coding":[{"code":"c%d"}]}`) + `]}`,
		"many entries": `{"resourceType":"Bundle","type":"transaction","entry":[{"resource":{"resourceType":"List","status":"current","mode":"working","code":{"coding":[{"system":"https://profiles.ihe.net/ITI/MHD/CodeSystem/MHDlistTypes","code":"submissionset"}]},"entry":[` +
			repeat(5000, `{"item":{"reference":"urn:uuid:%d"}}`) + `]}},` + repeat(4000, `{"fullUrl":"urn:uuid:%d","resource":{"resourceType":"Binary","contentType":"x"}}`) + `]}`,
	} {
		r, _, err := fhir.Read([]byte(raw))
		if err != nil {
			t.Fatal(name, err)
		}
		start := time.Now()
		switch r := r.(type) {
		case *fhir.DocumentReference:
			document.Check(r, pdsm.ReferenceProfile(nil), pdsm.PublicationProfile(nil))
			if e, lost := pdsm.ReadEntry(r); len(lost) > 100 || len(e.Authors) > 200 {
				t.Error(name, len(lost), len(e.Authors))
			}
		case *fhir.Bundle:
			document.Check(r, pdsm.LotProfile(nil))
			if _, _, err := pdsm.ReadLot(r); err != nil {
				t.Error(name, err)
			}
		}
		t.Log(name, len(raw), time.Since(start))
	}
}
