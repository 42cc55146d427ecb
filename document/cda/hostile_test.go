package cda_test

import (
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/ordonnance-numerique/ordonnance-go/document/cda"
)

// hostile are documents made to cost; each is as large as the limit lets it
// be. Those that are within the limits may be read.
func hostile() map[string]string {
	const size = 8<<20 - 400
	fill := func(piece string) string { return strings.Repeat(piece, size/len(piece)) }
	in := func(s string) string { return open + "<title>" + s + "</title></ClinicalDocument>" }
	return map[string]string{
		"levels":              open + strings.Repeat("<a>", 10_000),
		"100 MB":              strings.Repeat("<a>", 100<<20/3),
		"elements":            open + fill("<a/>"),
		"elements with text":  in(fill("x<a/>")),
		"text and comments":   in(fill("x<!---->")),
		"comments":            in(fill("<!---->")),
		"instructions":        fill("<?a?>") + open + "</ClinicalDocument>",
		"CDATA":               in(fill("<![CDATA[x]]>")),
		"references":          in(fill("&#38;")),
		"references that end": in(fill("&")),
		"attributes":          open + "<id" + fill(` a=""`),
		"brackets":            fill("<"),
		"quotes":              open + `<id root="` + fill("x"),
		"declarations":        open + strings.Repeat(`<a xmlns:b="urn:x" xmlns:c="urn:y">`, 119),
		"namespaces":          open + fill(`<a xmlns="urn:x"/><b xmlns="urn:y"/>`),
		"out of order":        open + fill(`<title/><id root="1.2"/>`),
		"identifiers":         open + "<component><structuredBody><component><section><text>" + fill(`<br ID="a"/>`),
	}
}

func TestHostileDocumentsAreCheap(t *testing.T) {
	if testing.Short() {
		t.Skip("large documents: run without -short")
	}
	for name, doc := range hostile() {
		t.Run(name, func(t *testing.T) {
			src := []byte(doc)
			var got cda.Received
			// The bound is against quadratic behaviour, not for speed; best of
			// three, so that a busy machine is not taken for it.
			best := time.Hour
			for range 3 {
				var spent time.Duration
				if got, spent = measured(t, src); spent < best {
					best = spent
				}
				if best < 2*time.Second {
					break
				}
			}
			if best > 5*time.Second {
				t.Errorf("took %v", best)
			}
			if len(got.Faults) > 1100 {
				t.Errorf("%d faults", len(got.Faults))
			}
		})
	}
}

// measured reads a document, and wants the memory it takes within ten times
// its size.
func measured(t *testing.T, src []byte) (cda.Received, time.Duration) {
	t.Helper()
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	start := time.Now()
	got, err := cda.Read(src, nil)
	spent := time.Since(start)
	runtime.ReadMemStats(&after)
	allocated := after.TotalAlloc - before.TotalAlloc
	t.Logf("%d KB in %v, %d KB allocated: %v", len(src)>>10, spent.Round(time.Millisecond), allocated>>10, err)
	if allocated > 10*uint64(min(len(src), 8<<20))+1<<20 {
		t.Errorf("allocated %d bytes for %d", allocated, len(src))
	}
	return got, spent
}
