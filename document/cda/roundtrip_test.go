package cda_test

import (
	"bytes"
	"os"
	"reflect"
	"testing"

	"github.com/ordonnance-numerique/ordonnance-go/document/cda"
)

func TestReadWhatWasWritten(t *testing.T) {
	cases := map[string]*cda.ClinicalDocument{"level 1": header(), "prescription": order(3)}
	cases["with style sheet"] = header()
	cases["with style sheet"].Stylesheet = "cda-fo.xsl?a=1&b=2"
	cases["foreign content"] = order(1)
	cases["foreign content"].RecordTargets[0].PatientRole.Extra = &cda.Extra{
		Attrs: []cda.Attr{{Space: "urn:x", Name: "note", Value: "a\n\"b\""}},
		Nodes: []cda.ExtraNode{{At: 0, Node: cda.Node{Space: "urn:x", Name: "first", Nodes: []cda.Node{{Text: " \r\n<&>]]> "}}}},
			{At: 4, Node: cda.Node{Space: "urn:x", Name: "x", Nodes: []cda.Node{{Name: "paragraph"}, {Space: cda.NoSpace, Name: "none", Attrs: []cda.Attr{{Name: "a", Value: "\t"}}}}}}},
	}
	for name, doc := range cases {
		t.Run(name, func(t *testing.T) { roundTrip(t, doc) })
	}
}

func roundTrip(t *testing.T, doc *cda.ClinicalDocument) {
	t.Helper()
	out, err := cda.Write(doc)
	if err != nil {
		t.Fatal(err)
	}
	keep(t, out)
	got, err := cda.Read(out, nil)
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	if !reflect.DeepEqual(got.Document, doc) {
		t.Fatalf("reading what was written gives another document:\n%s", out)
	}
	if !bytes.Equal(got.Original, out) {
		t.Error("original bytes not kept")
	}
	again, err := cda.Write(got.Document)
	if err != nil || !bytes.Equal(again, out) {
		t.Errorf("writing twice gives other bytes (%v)", err)
	}
}

// keep writes the document where an outside judge (xmllint) can have it.
func keep(t *testing.T, doc []byte) {
	if dir := os.Getenv("ORDONNANCE_CDA_OUT"); dir != "" {
		f, err := os.CreateTemp(dir, "own-*.xml")
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		if _, err := f.Write(doc); err != nil {
			t.Fatal(err)
		}
	}
}
