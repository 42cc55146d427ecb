package cda_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/ordonnance-numerique/ordonnance-go/document"
	"github.com/ordonnance-numerique/ordonnance-go/document/cda"
)

const open = `<ClinicalDocument xmlns="urn:hl7-org:v3">`

// refusedReads has one document for each way to refuse reading, and more for
// those that have several faces.
var refusedReads = []struct{ name, code, doc string }{
	{"too large", "CDA-101", strings.Repeat(" ", 8<<20+1)},
	{"not UTF-8", "CDA-102", open + "<title>\xe9</title></ClinicalDocument>"},
	{"control character", "CDA-103", open + "<title>\x01</title></ClinicalDocument>"},
	{"U+FFFF", "CDA-103", open + "<title>\uffff</title></ClinicalDocument>"},
	{"Latin-1", "CDA-104", `<?xml version="1.0" encoding="ISO-8859-1"?>` + open + "</ClinicalDocument>"},
	{"UTF-16", "CDA-104", "\xff\xfe<\x00"},
	{"document type", "CDA-105", "<!DOCTYPE ClinicalDocument>" + open + "</ClinicalDocument>"},
	{"billion laughs", "CDA-105", `<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>` + open + "<title>&b;</title></ClinicalDocument>"},
	{"entity", "CDA-106", open + "<title>&eacute;</title></ClinicalDocument>"},
	{"character reference", "CDA-106", open + "<title>&#0;</title></ClinicalDocument>"},
	{"half a surrogate", "CDA-106", open + "<title>&#xD800;</title></ClinicalDocument>"},
	{"signed reference", "CDA-106", open + "<title>&#+65;</title></ClinicalDocument>"},
	{"open reference in an attribute", "CDA-106", open + `<id root="&amp"/></ClinicalDocument>`},
	{"deep", "CDA-107", open + strings.Repeat("<a>", 200) + strings.Repeat("</a>", 200) + "</ClinicalDocument>"},
	{"elements", "CDA-108", open + strings.Repeat("<id/>", 100_001) + "</ClinicalDocument>"},
	{"attributes", "CDA-108", "<a " + attributes(33) + "/>"},
	{"attribute twice", "CDA-109", open + `<id root="1.2" root="1.3"/></ClinicalDocument>`},
	{"attribute twice under two prefixes", "CDA-109", open + `<id xmlns:a="urn:x" xmlns:b="urn:x" a:c="1" b:c="2"/></ClinicalDocument>`},
	{"undeclared prefix", "CDA-110", open + "<sdtc:x/></ClinicalDocument>"},
	{"undeclared prefix of an attribute", "CDA-110", open + `<id xsi:type="II"/></ClinicalDocument>`},
	{"prefix out of its element", "CDA-110", open + `<id xmlns:a="urn:x"/><a:b/></ClinicalDocument>`},
	{"prefix bound to nothing", "CDA-110", open + `<id xmlns:a=""/></ClinicalDocument>`},
	{"reserved prefix", "CDA-110", open + `<id xmlns:xml="urn:x"/></ClinicalDocument>`},
	{"two colons", "CDA-110", `<a:b:c xmlns:a="urn:x"/>`},
	{"tags that do not match", "CDA-111", open + "<id></ids></ClinicalDocument>"},
	{"cut short", "CDA-111", open + "<id>"},
	{"cut in a tag", "CDA-111", open + "<id root="},
	{"no quotes", "CDA-111", open + "<id root=1.2/></ClinicalDocument>"},
	{"attributes without space", "CDA-111", open + `<id root="1.2"extension="3"/></ClinicalDocument>`},
	{"less-than in an attribute", "CDA-111", open + `<id root="<"/></ClinicalDocument>`},
	{"two hyphens in a comment", "CDA-111", open + "<!-- a -- b --></ClinicalDocument>"},
	{"end of CDATA in text", "CDA-111", open + "<title>]]></title></ClinicalDocument>"},
	{"XML declaration in the middle", "CDA-111", open + `<?xml version="1.0"?></ClinicalDocument>`},
	{"two roots", "CDA-112", open + "</ClinicalDocument><a/>"},
	{"text after the root", "CDA-112", open + "</ClinicalDocument>junk"},
	{"text before the root", "CDA-112", "junk" + open + "</ClinicalDocument>"},
	{"nothing", "CDA-113", ""},
	{"another document", "CDA-113", `<Bundle xmlns="http://hl7.org/fhir"/>`},
	{"no namespace", "CDA-113", "<ClinicalDocument/>"},
	{"XML 1.1", "CDA-114", `<?xml version="1.1"?>` + open + "</ClinicalDocument>"},
	{"two documents in a style sheet", "CDA-115", `<x>` + open + "</ClinicalDocument>" + open + "</ClinicalDocument></x>"},
}

func attributes(n int) string {
	var b strings.Builder
	for i := range n {
		b.WriteString(" a")
		b.WriteString(strings.Repeat("b", i))
		b.WriteString(`=""`)
	}
	return b.String()
}

func TestReadRefuses(t *testing.T) {
	seen := map[string]bool{}
	for _, v := range refusedReads {
		t.Run(v.name, func(t *testing.T) {
			seen[v.code] = true
			got, err := cda.Read([]byte(v.doc), nil)
			var fail *cda.Error
			if !errors.As(err, &fail) || fail.Code != v.code {
				t.Fatalf("got %v, want %s", err, v.code)
			}
			if got.Document != nil || got.Original != nil || got.Faults != nil {
				t.Error("something comes with the error")
			}
			if !errors.Is(err, document.ErrMalformed) && !errors.Is(err, document.ErrUnsupported) {
				t.Error("the refusal has no class")
			}
			if fail.French() == "" || !strings.Contains(fail.Error(), v.code) {
				t.Error("the refusal has no text")
			}
		})
	}
	everyCode(t, "CDA-1", seen)
}

// everyCode wants each code of a hundred to have been met.
func everyCode(t *testing.T, hundred string, seen map[string]bool) {
	t.Helper()
	for _, r := range cda.Refusals() {
		if strings.HasPrefix(r.Code, hundred) && !seen[r.Code] {
			t.Errorf("no test for %s", r.Code)
		}
	}
}

func TestCodesAreUniqueAndBilingual(t *testing.T) {
	seen := map[string]bool{}
	for _, r := range cda.Refusals() {
		if seen[r.Code] || len(r.Code) != 7 {
			t.Errorf("code %q", r.Code)
		}
		seen[r.Code] = true
		if r.Text.EN == "" || r.Text.FR == "" {
			t.Errorf("%s lacks a text", r.Code)
		}
	}
}

func TestErrorPlaces(t *testing.T) {
	_, err := cda.Read([]byte("<a>\n<b>\n</c></a>"), nil)
	if err == nil || err.Error() != "CDA-111: not well-formed XML (line 3)" {
		t.Error(err)
	}
	if !errors.Is(err, &cda.Error{Code: "CDA-111"}) || errors.Is(err, &cda.Error{Code: "CDA-112"}) {
		t.Error("codes do not compare")
	}
}
