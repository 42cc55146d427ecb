package schema_test

import (
	"os"
	"testing"

	"github.com/ordonnance-numerique/ordonnance-go/internal/schema"
	"github.com/ordonnance-numerique/ordonnance-go/internal/strictjson"
)

func BenchmarkValidate(b *testing.B) {
	raw, err := os.ReadFile("../../prescription/schema/prescription-1.json")
	if err != nil {
		b.Fatal(err)
	}
	s, err := schema.Compile(raw)
	if err != nil {
		b.Fatal(err)
	}
	text, err := os.ReadFile("../../prescription/testdata/chronic.json")
	if err != nil {
		b.Fatal(err)
	}
	v, err := strictjson.Decode(text, strictjson.Limits{})
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		if found := s.Validate(v); found != nil {
			b.Fatal(found)
		}
	}
}
