package epmed_test

import (
	"fmt"
	"strconv"
	"strings"
	"testing"

	"github.com/ordonnance-numerique/ordonnance-go/prescription/fr/epmed"
)

// numbered is a part n times, with % for the number.
func numbered(n int, part string) string {
	var b strings.Builder
	for i := range n {
		b.WriteString(strings.ReplaceAll(part, "%", strconv.Itoa(i)))
	}
	return b.String()
}

// costly are documents within the limits of package cda and as costly to read
// as they can be: a whole document with one place filled.
func costly(t testing.TB) map[string][]byte {
	raw, _ := write(t, sample(medicine("1", catalogue()[4].Line), device("2")))
	whole := string(raw)
	fill := func(before, more string) []byte {
		if strings.Count(whole, before) == 0 {
			t.Fatalf("no %s", before)
		}
		return []byte(strings.Replace(whole, before, more+before, 1))
	}
	head, rest, _ := strings.Cut(whole, "<substanceAdministration ")
	line, tail, _ := strings.Cut(rest, "</substanceAdministration>")
	line = "<substanceAdministration " + line + "</substanceAdministration>"
	between := "</entry><entry>"
	inLine := func(before, more string) []byte {
		if !strings.Contains(line, before) {
			t.Fatalf("no %s in a line", before)
		}
		return []byte(head + strings.Replace(line, before, more+before, 1) + tail)
	}
	long := strings.Repeat("mot ", 1<<20)
	words := `<content ID="long">` + long + `</content>`
	refer := strings.Repeat(`<entryRelationship typeCode="SUBJ" inversionInd="true"><act classCode="ACT" moodCode="INT"><templateId root="1.2.250.1.213.1.1.3.33"/><text><reference value="#long"/></text></act></entryRelationship>`, 9000)
	motive := strings.Repeat(`<entryRelationship typeCode="COMP"><act classCode="ACT" moodCode="DEF"><templateId root="1.3.6.1.4.1.19376.1.9.1.3.9.1"/><templateId root="1.2.250.1.213.1.1.3.87"/><code code="N"><originalText><reference value="#long"/></originalText></code></act></entryRelationship>`, 7000)
	sub := `<entryRelationship typeCode="COMP"><sequenceNumber value="%"/><substanceAdministration classCode="SBADM" moodCode="INT"><doseQuantity><low value="1"/><high value="1"/></doseQuantity></substanceAdministration></entryRelationship>`
	nested := ""
	for i := range 60 {
		nested += fmt.Sprintf(`<content ID="n%d">`, i)
	}
	nested += long + strings.Repeat(`</content>`, 60)
	nestedRefs := numbered(60, `<entryRelationship typeCode="SUBJ" inversionInd="true"><act classCode="ACT" moodCode="INT"><templateId root="1.2.250.1.213.1.1.3.33"/><text><reference value="#n%"/></text></act></entryRelationship>`)
	textAt := strings.Index(whole, "<text><table")
	narrated := func(doc []byte, words string) []byte {
		at := strings.Index(string(doc), "<text><table") + len("<text>")
		return []byte(string(doc[:at]) + words + string(doc[at:]))
	}
	if textAt < 0 {
		t.Fatal("no narrative")
	}
	return map[string][]byte{
		"long words, many references": narrated(inLine("<entryRelationship", refer), words),
		"long motive":                 narrated(inLine("<entryRelationship", motive), words),
		"nested words":                narrated(inLine("<entryRelationship", nestedRefs), nested),
		"lines":                       []byte(head + strings.Repeat(line+between, 400) + line + tail),
		"doses":                       inLine("<entryRelationship", numbered(500, sub)),
		"doses in lines":              []byte(head + strings.Repeat(strings.Replace(line, "<entryRelationship", numbered(60, sub)+"<entryRelationship", 1)+between, 90) + line + tail),
		"long route":                  []byte(strings.Replace(string(inLine("<entryRelationship", numbered(500, sub))), "<doseQuantity>", `<routeCode nullFlavor="OTH"><originalText>`+long+`</originalText></routeCode><doseQuantity>`, 1)),
		"tags":                        fill("<componentOf>", strings.Repeat(`<documentationOf><serviceEvent classCode="INFO"><code code="MED-1096" codeSystem="1.2.250.1.213.1.1.4.322"/></serviceEvent></documentationOf>`, 15000)),
		"statements":                  inLine("<entryRelationship", strings.Repeat(`<entryRelationship typeCode="COMP"><observation classCode="OBS" moodCode="EVN"><templateId root="1.2.250.1.213.1.1.3.48.13"/></observation></entryRelationship>`, 15000)),
	}
}

func TestCostly(t *testing.T) {
	for name, doc := range costly(t) {
		if len(doc) == 0 {
			continue
		}
		res, faults, err := epmed.Read(doc)
		if err != nil && name != "lines" || len(faults) > 2100 {
			t.Errorf("%s: %d bytes, %d faults, %v", name, len(doc), len(faults), err)
		}
		t.Log(name, len(doc), len(faults), len(res.Prescription.Lines))
	}
}

// BenchmarkCostly: the goal is 100 ms for each megabyte.
func BenchmarkCostly(b *testing.B) {
	for name, doc := range costly(b) {
		if len(doc) == 0 {
			continue
		}
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			b.SetBytes(int64(len(doc)))
			for b.Loop() {
				_, _, _ = epmed.Read(doc)
			}
		})
	}
}
