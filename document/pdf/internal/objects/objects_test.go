package objects_test

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"reflect"
	"strings"
	"testing"

	"github.com/ordonnance-numerique/ordonnance-go/document/pdf/internal/objects"
)

type (
	dict  = objects.Dict
	array = objects.Array
	name  = objects.Name
	text  = objects.Text
	ref   = objects.Ref
)

func TestRead(t *testing.T) {
	for _, c := range []struct {
		name, in string
		want     map[int]any
	}{
		{"nothing", "", map[int]any{}},
		{"no PDF", "object obj trailer", map[int]any{}},
		{"simple values", "1 0 obj true endobj 2 0 obj null endobj\n3 0 obj -1.5 endobj 4 0 obj /A#20B endobj",
			map[int]any{1: true, 2: nil, 3: -1.5, 4: name("A B")}},
		{"strings", `1 0 obj (a\(b(c)\\\n\101\
d) endobj 2 0 obj <48 65 6c6C 7> endobj`, map[int]any{1: text("a(b(c)\\\nAd"), 2: text("Hellp")}},
		{"nested", "7 0 obj <</A [1 2 0 R 3 0 R]/B<</C()>>>> endobj",
			map[int]any{7: dict{"A": array{1.0, ref(2), ref(3)}, "B": dict{"C": text("")}}}},
		{"numbers that are no reference", "1 0 obj [1 2 3 4 R 5] endobj", map[int]any{1: array{1.0, 2.0, ref(3), 5.0}}},
		{"comments", "1 0 obj % (\n[ % ]\n 1] endobj", map[int]any{1: array{1.0}}},
		{"the last counts", "1 0 obj 1 endobj 1 0 obj 2 endobj", map[int]any{1: 2.0}},
		{"a damaged one between", "1 0 obj << /A ) >> endobj 2 0 obj 5 endobj", map[int]any{2: 5.0}},
		{"stream", "1 0 obj <</Length 3>> stream\r\nabc\nendstream endobj 2 0 obj 1 endobj",
			map[int]any{1: objects.Stream{Dict: dict{"Length": 3.0}, Raw: []byte("abc")}, 2: 1.0}},
		{"stream of a wrong length", "1 0 obj <</Length 9>> stream\nabc\nendstream endobj",
			map[int]any{1: objects.Stream{Dict: dict{"Length": 9.0}, Raw: []byte("abc")}}},
		{"stream without end", "1 0 obj <<>> stream\nabc", map[int]any{1: objects.Stream{Dict: dict{}}}},
	} {
		if got := objects.Read([]byte(c.in)); !reflect.DeepEqual(got.Objects, c.want) {
			t.Errorf("%s: %#v", c.name, got.Objects)
		}
	}
}

func deflate(body string) string {
	var out bytes.Buffer
	z := zlib.NewWriter(&out)
	_, _ = z.Write([]byte(body))
	_ = z.Close()
	return out.String()
}

func TestPackedObjects(t *testing.T) {
	packed := deflate("4 0 5 2 7 <</A 4 0 R>>")
	in := fmt.Sprintf("9 0 obj <</Type /ObjStm /N 2 /First 8 /Filter /FlateDecode /Length %d>> stream\n%s\nendstream endobj\n"+
		"8 0 obj <</Type /XRef /Root 5 0 R /Length 0>> stream\n\nendstream endobj trailer <</ID [()()]>>", len(packed), packed)
	f := objects.Read([]byte(in))
	if f.Objects[4] != 7.0 || f.Follow(objects.DictOf(f.Follow(f.Trailer["Root"]))["A"]) != 7.0 || len(f.Packed) != 2 || f.Trailer["ID"] == nil {
		t.Errorf("%#v", f)
	}
	if f.Follow(ref(99)) != nil || f.Partly {
		t.Error("a reference to nothing, or stopped")
	}
}

// hostile files, by name.
func hostile() map[string]string {
	return map[string]string{
		"deep":              "1 0 obj " + strings.Repeat("[", 1<<20),
		"deep dictionary":   "1 0 obj " + strings.Repeat("<</A", 1<<18),
		"many objects":      strings.Repeat("1 0 obj 1 ", 1<<18),
		"many values":       "1 0 obj [" + strings.Repeat("0 ", 1<<21),
		"open strings":      strings.Repeat("1 0 obj (", 1<<18),
		"open string":       "1 0 obj (" + strings.Repeat("a", 1<<22),
		"endless word":      "1 0 obj " + strings.Repeat("a", 1<<22),
		"endless hex":       "1 0 obj <" + strings.Repeat("0 ", 1<<22),
		"open streams":      strings.Repeat("1 0 obj <<>> stream ", 1<<17),
		"streams of terror": strings.Repeat("1 0 obj <</Length 999999>> stream ", 1<<16) + "endstream",
		"bomb": strings.Repeat(fmt.Sprintf("1 0 obj <</Type /ObjStm /N 9 /First 9 /Filter /FlateDecode>> stream\n%s\nendstream ",
			deflate(strings.Repeat(" ", 8<<20))), 20),
		"loop": "1 0 obj 1 0 R endobj trailer <</Root 1 0 R>>",
	}
}

// Hostile files come to an end, and the limits say when they did it.
func TestHostile(t *testing.T) {
	partly := 0
	for _, in := range hostile() {
		f := objects.Read([]byte(in))
		if f.Follow(f.Trailer["Root"]) != nil {
			t.Error("something at the end of a loop")
		}
		if f.Partly {
			partly++
		}
	}
	if partly != 6 {
		t.Errorf("%d files stopped by a limit", partly)
	}
}

func BenchmarkHostile(b *testing.B) {
	for name, in := range hostile() {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				objects.Read([]byte(in))
			}
		})
	}
}

func FuzzRead(f *testing.F) {
	f.Add([]byte("1 0 obj <</A [1 2 0 R]>> stream\nabc\nendstream endobj trailer <</Root 1 0 R>>"))
	f.Add([]byte(`1 0 obj (a\(b\\\n\101) endobj 2 0 obj <48> endobj`))
	f.Fuzz(func(t *testing.T, raw []byte) {
		file := objects.Read(raw)
		for n := range file.Objects {
			file.Follow(ref(n))
		}
	})
}
