package cda_test

import (
	"bytes"
	"testing"

	"github.com/ordonnance-numerique/ordonnance-go/document/cda"
)

// pieced is a document whose lines are made while it is written, each in the
// place of the one before.
func pieced(lines int) *cda.ClinicalDocument {
	doc, whole := order(0), order(lines)
	s, from := doc.Sections()[0], whole.Sections()[0]
	s.Text = &cda.Node{Name: "text", Nodes: from.Text.Nodes[:1]}
	s.Pieces = func(yield func([]cda.Node, *cda.Entry) bool) {
		var entry cda.Entry
		var nodes [2]cda.Node
		for i := range from.Entries {
			entry = from.Entries[i]
			nodes = [...]cda.Node{cda.El("paragraph", cda.Txt("é")), cda.El("br")}
			if !yield(nodes[:], &entry) {
				return
			}
		}
	}
	return doc
}

// joined is the same document in one.
func joined(lines int) *cda.ClinicalDocument {
	doc := order(lines)
	s := doc.Sections()[0]
	text := cda.El("text", s.Text.Nodes[0])
	for range lines {
		text.Nodes = append(text.Nodes, cda.El("paragraph", cda.Txt("é")), cda.El("br"))
	}
	s.Text = &text
	return doc
}

// What is made piece by piece is written as if it had been there at once,
// whatever the room.
func TestPieces(t *testing.T) {
	for _, lines := range []int{0, 1, 3, 40} {
		want, err := cda.Write(joined(lines))
		if err != nil {
			t.Fatal(err)
		}
		for _, room := range []int{0, 1, 100, 3000, 10_000, 40_000, 1 << 20} {
			got, err := cda.Append(make([]byte, 0, room), pieced(lines))
			if err != nil || !bytes.Equal(got, want) {
				t.Errorf("%d lines in %d bytes: %v, %d bytes for %d", lines, room, err, len(got), len(want))
			}
		}
		got, err := cda.Append([]byte("before"), pieced(lines))
		if err != nil || !bytes.Equal(got, append([]byte("before"), want...)) {
			t.Error("after other bytes", err)
		}
	}
}

// Pieces are refused for what the rest of a document is refused for.
func TestPiecesRefused(t *testing.T) {
	for name, v := range map[string]struct {
		code, path string
		spoil      func(s *cda.Section)
	}{
		"no text": {"CDA-409", "/component/structuredBody/component/0/section/text", func(s *cda.Section) { s.Text = nil }},
		"narrative": {"CDA-409", "/component/structuredBody/component/0/section/text", func(s *cda.Section) {
			s.Pieces = func(yield func([]cda.Node, *cda.Entry) bool) { yield([]cda.Node{cda.El("script")}, nil) }
		}},
		"identifier twice": {"CDA-413", "/component/structuredBody/component/0/section/@ID", func(s *cda.Section) {
			s.Pieces = func(yield func([]cda.Node, *cda.Entry) bool) {
				twice := []cda.Node{cda.El("paragraph").With("ID", "a")}
				for range 2 {
					if !yield(twice, nil) {
						return
					}
				}
			}
		}},
		"entry": {"CDA-404", "/component/structuredBody/component/0/section/entry/1", func(s *cda.Section) {
			s.Pieces = func(yield func([]cda.Node, *cda.Entry) bool) {
				_ = yield(nil, &cda.Entry{Statement: cda.Statement{SubstanceAdministration: line("a", 0)}}) && yield(nil, &cda.Entry{})
			}
		}},
	} {
		doc := pieced(2)
		v.spoil(doc.Sections()[0])
		out, err := cda.Write(doc)
		fail, ok := err.(*cda.Error)
		if !ok || fail.Code != v.code || fail.Path != v.path || out != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// Every byte at every place of a word of eight is written so that it is read
// back.
func TestEveryByte(t *testing.T) {
	for b := range 256 {
		for at := range 17 {
			text := "aaaaaaaaaaaaaaaaaaaa"[:at] + string(rune(b)) + "éaaaaaaaa"
			doc := order(1)
			doc.Title.Text, doc.Code.Display = text, text
			raw, err := cda.Write(doc)
			if bad := b < 0x20 && b != '\t' && b != '\n' && b != '\r'; bad != (err != nil) {
				t.Fatalf("%#x: %v", b, err)
			}
			if err != nil {
				continue
			}
			back, err := cda.Read(raw, nil)
			if err != nil || back.Document.Title.Text != text || back.Document.Code.Display != text {
				t.Fatalf("%#x at %d: %v", b, at, err)
			}
		}
	}
	for _, bad := range []string{"aaaaaaaaaaaaaaaa\uFFFE", "aaa\uFFFFaaa", "aaaaaaaaaaaa\xe9aaaaaaa", "a\xc3", "\xed\xa0\x80"} {
		doc := order(1)
		doc.Title.Text = bad
		if _, err := cda.Write(doc); err == nil {
			t.Errorf("%q is written", bad)
		}
	}
}
