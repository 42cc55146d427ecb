package strictjson_test

import (
	"bytes"
	"encoding/json"
	"reflect"
	"strings"
	"testing"

	"github.com/ordonnance-numerique/ordonnance-go/internal/strictjson"
)

// FuzzDecode: never panics, Check and Decode agree, and what is accepted is
// the value that the standard library reads.
func FuzzDecode(f *testing.F) {
	for _, v := range vectors() {
		if len(v.text) < 1000 {
			f.Add([]byte(v.text))
		}
	}
	f.Fuzz(func(t *testing.T, raw []byte) {
		value, err := strictjson.Decode(raw, strictjson.Limits{})
		if err2 := strictjson.Check(raw, strictjson.Limits{}); (err == nil) != (err2 == nil) {
			t.Fatalf("Decode %v, Check %v", err, err2)
		}
		if err != nil {
			if value != nil {
				t.Fatal("value beside an error")
			}
			return
		}
		d := json.NewDecoder(bytes.NewReader(raw))
		d.UseNumber()
		var want any
		if err := d.Decode(&want); err != nil || !reflect.DeepEqual(value, want) {
			t.Fatalf("%#v, standard library %#v (%v)", value, want, err)
		}
		again, err := json.Marshal(value)
		if err != nil {
			t.Fatal(err)
		}
		if value2, err := strictjson.Decode(again, strictjson.Limits{Bytes: 8 << 20}); err != nil || !reflect.DeepEqual(value, value2) {
			t.Fatalf("written again: %v", err)
		}
		_ = strictjson.Members(raw, strictjson.Limits{}, func(string, []byte) error { return nil })
	})
}

func BenchmarkCheck(b *testing.B) {
	line := `{"code":{"system":"urn:oid:1.2.250.1.213.2.3.2","code":"3400930000000","display":"PARACÉTAMOL 500 mg, comprimé"},"quantity":{"value":"2","unit":"boîte"},"renewals":0,"flags":[true,false]}`
	raw := []byte(`{"lines":[` + strings.Repeat(line+",", 26) + line + `]}`)
	b.Run("check", func(b *testing.B) {
		b.SetBytes(int64(len(raw)))
		b.ReportAllocs()
		for b.Loop() {
			if err := strictjson.Check(raw, strictjson.Limits{}); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("decode", func(b *testing.B) {
		b.SetBytes(int64(len(raw)))
		b.ReportAllocs()
		for b.Loop() {
			if _, err := strictjson.Decode(raw, strictjson.Limits{}); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("stdvalid", func(b *testing.B) {
		b.SetBytes(int64(len(raw)))
		for b.Loop() {
			json.Valid(raw)
		}
	})
	b.Run("stddecode", func(b *testing.B) {
		b.SetBytes(int64(len(raw)))
		b.ReportAllocs()
		for b.Loop() {
			d := json.NewDecoder(bytes.NewReader(raw))
			d.UseNumber()
			var v any
			_ = d.Decode(&v)
		}
	})
}
