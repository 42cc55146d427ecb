package cda_test

import (
	"testing"
	"time"

	"github.com/ordonnance-numerique/ordonnance-go/document/cda"
	"github.com/ordonnance-numerique/ordonnance-go/identity"
)

func TestIdentifiers(t *testing.T) {
	for _, v := range []struct {
		ii cda.II
		id identity.Identifier
	}{
		{cda.II{Root: "1.2.250.1.213.1.4.10", Extension: "279035121518989"}, identity.Identifier{System: "urn:oid:1.2.250.1.213.1.4.10", Value: "279035121518989"}},
		{cda.II{Root: "1.2.3"}, identity.Identifier{System: "urn:ietf:rfc:3986", Value: "urn:oid:1.2.3"}},
		{cda.II{Root: "6bb1b1f0-7b4a-4e0c-8b37-0f1d7f3a0001"}, identity.Identifier{System: "urn:ietf:rfc:3986", Value: "urn:uuid:6bb1b1f0-7b4a-4e0c-8b37-0f1d7f3a0001"}},
	} {
		if got := v.ii.Identifier(); got != v.id {
			t.Errorf("%v gives %v", v.ii, got)
		}
		if got, ok := cda.NewII(v.id); !ok || got != v.ii {
			t.Errorf("%v gives %v, %v", v.id, got, ok)
		}
	}
	if (cda.II{}).Identifier() != (identity.Identifier{}) {
		t.Error("an identifier out of nothing")
	}
	for _, id := range []identity.Identifier{{System: "https://example.invalid", Value: "1"}, {System: "urn:oid:1.2"}, {}, {System: "urn:oid:x", Value: "1"}} {
		if got, ok := cda.NewII(id); ok || got != (cda.II{}) {
			t.Errorf("%v gives %v", id, got)
		}
	}
}

func TestCodes(t *testing.T) {
	code := identity.Code{System: "urn:oid:2.16.840.1.113883.6.1", Code: "57833-6", Display: "Prescription"}
	cd, ok := cda.NewCD(code)
	if !ok || cd.Concept() != code || !cd.Is("2.16.840.1.113883.6.1", "57833-6") {
		t.Error(cd, ok)
	}
	if _, ok := cda.NewCD(identity.Code{System: "http://loinc.org", Code: "57833-6"}); ok {
		t.Error("a system that is not an OID")
	}
	if cd, ok := cda.NewCD(identity.Code{Display: "autre"}); !ok || cd.Null != cda.Other || cd.OriginalText.Text != "autre" {
		t.Error(cd, ok)
	}
	var none *cda.CD
	if none.Is("", "") || none.Concept() != (identity.Code{}) || (&cda.CD{Code: "x"}).Concept() != (identity.Code{Code: "x"}) {
		t.Error("nothing is something")
	}
}

func TestTimes(t *testing.T) {
	utc := func(y, m, d, h, min, s, ns int) time.Time {
		return time.Date(y, time.Month(m), d, h, min, s, ns, time.UTC)
	}
	for _, v := range []struct {
		text string
		date identity.Date
		time time.Time
	}{
		{"2026", identity.Date{Year: 2026}, utc(2026, 1, 1, 0, 0, 0, 0)},
		{"202605", identity.Date{Year: 2026, Month: 5}, utc(2026, 5, 1, 0, 0, 0, 0)},
		{"20260504", identity.Date{Year: 2026, Month: 5, Day: 4}, utc(2026, 5, 4, 0, 0, 0, 0)},
		{"2026050410", identity.Date{Year: 2026, Month: 5, Day: 4}, utc(2026, 5, 4, 10, 0, 0, 0)},
		{"202605041030+0200", identity.Date{Year: 2026, Month: 5, Day: 4}, utc(2026, 5, 4, 8, 30, 0, 0)},
		{"20260504103000-01", identity.Date{Year: 2026, Month: 5, Day: 4}, utc(2026, 5, 4, 11, 30, 0, 0)},
		{"20260504103000.5+0200", identity.Date{Year: 2026, Month: 5, Day: 4}, utc(2026, 5, 4, 8, 30, 0, 500_000_000)},
	} {
		x := &cda.TS{Value: v.text}
		if got, ok := x.Date(); !ok || got != v.date {
			t.Errorf("%s is the date %v, %v", v.text, got, ok)
		}
		if got, ok := x.Time(nil); !ok || !got.Equal(v.time) {
			t.Errorf("%s is %v, %v", v.text, got, ok)
		}
	}
	for _, text := range []string{"", "20261399", "202", "2026-05-04", "20260504103000+1", "20260504103000.+0200", "2026050410300"} {
		x := &cda.TS{Value: text}
		if got, ok := x.Time(time.UTC); ok {
			t.Errorf("%q is %v", text, got)
		}
	}
	var none *cda.TS
	if _, ok := none.Time(nil); ok {
		t.Error("no time is a time")
	}
	if _, ok := none.Date(); ok {
		t.Error("no time is a date")
	}
	if got := cda.NewTS(written); got.Value != "20260504093000+0200" {
		t.Error(got.Value)
	}
	if cda.NewTS(time.Date(12000, 1, 1, 0, 0, 0, 0, time.UTC)).Null != cda.Unknown || cda.NewDate(identity.Date{}).Null != cda.Unknown {
		t.Error("a time that cannot be written is not unknown")
	}
	if got := cda.NewDate(identity.Date{Year: 1979, Month: 3}); got.Value != "197903" {
		t.Error(got.Value)
	}
}

func TestMedia(t *testing.T) {
	x := cda.NewMedia("image/png", []byte{0x89, 'P', 'N', 'G'})
	if got, ok := x.Bytes(); !ok || string(got) != "\x89PNG" || x.MediaType != "image/png" {
		t.Error(got, ok)
	}
	x.Text = "iVBORx=="
	if _, ok := x.Bytes(); ok {
		t.Error("base64 that is not canonical")
	}
	if got, ok := (&cda.ED{Representation: "B64", Text: "iVBO\n\tRw=="}).Bytes(); !ok || string(got) != "\x89PNG" {
		t.Error(got, ok)
	}
	if got, ok := (&cda.ED{Text: "é"}).Bytes(); !ok || string(got) != "é" {
		t.Error(got, ok)
	}
	if _, ok := (*cda.ED)(nil).Bytes(); ok {
		t.Error("nothing has bytes")
	}
}

func TestNames(t *testing.T) {
	name := &cda.EN{Parts: []cda.Part{{Text: " M. "}, {Kind: "family", Qualifier: "BR SP", Text: "PAT-TROIS"}, {Kind: "given", Text: "DOMINIQUE"}}}
	if got := name.Text(); got != "M. PAT-TROIS DOMINIQUE" {
		t.Error(got)
	}
	if got, ok := name.Part("family", "SP"); !ok || got != "PAT-TROIS" {
		t.Error(got, ok)
	}
	if _, ok := name.Part("family", ""); ok {
		t.Error("a qualified part is taken for one without qualifier")
	}
	address := &cda.AD{Parts: []cda.Part{{Kind: "city", Text: "REIMS"}}}
	if got, ok := address.Part("city"); !ok || got != "REIMS" || address.Text() != "REIMS" {
		t.Error(got, ok)
	}
	if _, ok := address.Part("county"); ok || (*cda.AD)(nil).Text() != "" || (*cda.EN)(nil).Text() != "" {
		t.Error("parts out of nothing")
	}
}

func TestNodes(t *testing.T) {
	n := cda.El("paragraph", cda.Txt("a"), cda.El("br"), cda.Txt("b")).With("ID", "x")
	with := n.With("styleCode", "Bold")
	if len(n.Attrs) != 1 || with.Attr("styleCode") != "Bold" || with.Attr("none") != "" || n.Content() != "ab" {
		t.Error(n, with)
	}
	if n.ByID("x") != &n || n.ByID("y") != nil {
		t.Error("the identifier is not found")
	}
}

func TestTypesHaveNames(t *testing.T) {
	if cda.TypeIVLTS.String() != "IVL_TS" || cda.TypeURL.String() != "URL" || cda.TypeOfPlace.String() != "" || cda.DataType(200).String() != "" {
		t.Error("names and types are out of step")
	}
	if cda.BoolOf(true).String() != "true" || cda.BoolOf(false).String() != "false" || cda.Unset.String() != "" {
		t.Error("booleans")
	}
	if !order(1).HasTemplate("1.2.250.1.213.1.1.1.39") || order(1).HasTemplate("1.2.3") {
		t.Error("templates")
	}
}
