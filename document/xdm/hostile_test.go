package xdm_test

import (
	"archive/zip"
	"bytes"
	"fmt"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/ordonnance-numerique/ordonnance-go/document/xdm"
)

// What is made to hurt neither takes long nor much memory.
func TestHostile(t *testing.T) {
	raw := written(t, boxed(parcel(1)))
	metadata := func(data string) []byte {
		return onFile("METADATA.XML", func(p *part) { p.data = []byte(data) })(t, raw)
	}
	list := func(inside string) []byte { return metadata("<RegistryObjectList>" + inside + "</RegistryObjectList>") }
	fill := func(unit string) string { return strings.Repeat(unit, (1<<20-100)/len(unit)) }
	var many bytes.Buffer
	z := zip.NewWriter(&many)
	for i := range 60_000 {
		if _, err := z.CreateHeader(&zip.FileHeader{Name: fmt.Sprint(i)}); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	tests := map[string][]byte{
		"elements":          list(fill("<a/>")),
		"objects":           list(fill("<ExtrinsicObject/>")),
		"slots":             list("<ExtrinsicObject>" + fill(`<Slot name="hash"/>`)),
		"PID values":        list(`<ExtrinsicObject><Slot name="sourcePatientInfo"><ValueList>` + fill(`<Value>PID-5|A^B</Value>`)),
		"classifications":   list("<ExtrinsicObject>" + fill("<Classification/>")),
		"associations":      list(fill("<Association/>")),
		"attributes":        list("<a " + fill(`a="b" `) + "/>"),
		"comments":          list(fill("<!---->")),
		"text":              list(fill("x")),
		"nested":            list(fill("<a>")),
		"instructions":      list(fill("<?a?>")),
		"directory entries": many.Bytes(),
		"components":        list(`<ExtrinsicObject><Slot name="sourcePatientId"><ValueList><Value>` + fill("^")),
	}
	for name, bad := range tests {
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		start := time.Now()
		_, _ = xdm.Open(bytes.NewReader(bad), int64(len(bad)), nil)
		took := time.Since(start)
		runtime.ReadMemStats(&after)
		t.Logf("%s: %v, %d MiB allocated", name, took, (after.TotalAlloc-before.TotalAlloc)>>20)
		if grown := after.TotalAlloc - before.TotalAlloc; grown > 128<<20 {
			t.Errorf("%s: %d MiB", name, grown>>20)
		}
	}
}
