package prescription_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/ordonnance-numerique/ordonnance-go/document"
	"github.com/ordonnance-numerique/ordonnance-go/prescription"
)

// crowd gives contents of at most 1 MiB that cost a validator most: many
// values that are wrong, many that are right, and few that are large.
func crowd() map[string]string {
	list := func(n int, of string) string { return "[" + strings.Repeat(of+",", n-1) + of + "]" }
	lines := func(inner string) string { return `{"lines":` + list(200, inner) + `}` }
	steps := func(n int, of string) string { return `{"dosage":{"steps":` + list(n, of) + `}}` }
	var names strings.Builder
	for i := range 80000 {
		fmt.Fprintf(&names, `"%05x":1,`, i)
	}
	return map[string]string{
		"lines without members":     `{"lines":` + list(349000, "{}") + `}`,
		"lines that are numbers":    `{"lines":` + list(500000, "0") + `}`,
		"tags that are texts":       `{"tags":` + list(250000, `"a"`) + `}`,
		"lists in lists":            `{"lines":` + list(80000, "[[[[[]]]]]") + `}`,
		"names unknown":             "{" + names.String() + `"z":1}`,
		"names unknown, fewer":      "{" + names.String()[:10*30000] + `"z":1}`,
		"steps without members":     lines(steps(100, "{}")),
		"doses without members":     lines(steps(14, `{"doses":`+list(10, "{}")+"}")),
		"steps allowed":             lines(steps(80, `{"asNeeded":true}`)),
		"steps with zeros":          lines(steps(80, `{"sequence":0e308}`)),
		"steps with a condition":    lines(steps(40, `{"condition":{"code":"a","system":"a:b"}}`)),
		"codes allowed":             lines(`{"medicine":{"codes":` + list(20, `{"system":"a:b","code":"c","display":"d"}`) + `}}`),
		"one text":                  `{"comment":"` + strings.Repeat("a", 1<<20-20) + `"}`,
		"one name":                  `{"patient":{"familyName":"` + strings.Repeat("é", 1<<19-40) + `"}}`,
		"one date":                  `{"patient":{"birthDate":"` + strings.Repeat("1", 1<<20-60) + `"}}`,
		"one unknown name":          `{"` + strings.Repeat("'", 1<<20-20) + `":1}`,
		"unknown names with commas": `{` + strings.TrimSuffix(strings.Repeat(`"`+strings.Repeat("', '", 250000), 1), ",") + `":1}`,
	}
}

func TestHostileContent(t *testing.T) {
	for name, text := range crowd() {
		t.Run(name, func(t *testing.T) {
			if len(text) > 1<<20 {
				t.Fatalf("%d bytes", len(text))
			}
			_, err := document.Read([]byte(text), prescription.Kind())
			if err == nil {
				t.Fatal("accepted")
			}
			if s := err.Error(); len(s) > 500 {
				t.Errorf("%d bytes of text", len(s))
			}
		})
	}
}

func BenchmarkHostileContent(b *testing.B) {
	for name, text := range crowd() {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := document.Read([]byte(text), prescription.Kind()); err == nil {
					b.Fatal("accepted")
				}
			}
		})
	}
}
