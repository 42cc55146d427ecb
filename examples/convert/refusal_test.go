package main

import (
	"bytes"
	"crypto/ed25519"
	"crypto/x509"
	"encoding/pem"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/ordonnance-numerique/ordonnance-go/identity"
	"github.com/ordonnance-numerique/ordonnance-go/prescription"
	"github.com/ordonnance-numerique/ordonnance-go/qrcode"
)

// bench is a key of its own, in files, and a moment at which it may sign.
type bench struct {
	key, keys string // files
	at, late  string
}

func newBench(t *testing.T) bench {
	t.Helper()
	dir := t.TempDir()
	private := ed25519.NewKeyFromSeed(bytes.Repeat([]byte{7}, ed25519.SeedSize))
	der, err := x509.MarshalPKCS8PrivateKey(private)
	if err != nil {
		t.Fatal(err)
	}
	signer, err := identity.NewSigner("", private, nil)
	if err != nil {
		t.Fatal(err)
	}
	key := signer.Key()
	key.Holder.Name = "Dr KIT DOC0024566"
	key.MaySign = []string{prescription.KindName, prescription.CompactName}
	day := time.Date(2026, 11, 20, 0, 0, 0, 0, time.UTC)
	set, err := identity.NewKeySet([]identity.Key{key}, &identity.KeySetOptions{IssuedAt: day, FreshUntil: day.AddDate(0, 0, 7)})
	if err != nil {
		t.Fatal(err)
	}
	list, err := set.MarshalJSON()
	if err != nil {
		t.Fatal(err)
	}
	b := bench{filepath.Join(dir, "key.pem"), filepath.Join(dir, "keys.json"),
		"2026-11-20T09:30:00+01:00", "2027-01-01T00:00:00Z"}
	save(t, b.key, pem.EncodeToMemory(&pem.Block{Type: "PRIVATE KEY", Bytes: der}))
	save(t, b.keys, list)
	return b
}

func save(t *testing.T, name string, raw []byte) {
	t.Helper()
	if err := os.WriteFile(name, raw, 0o600); err != nil {
		t.Fatal(err)
	}
}

// TestSigned: signing, then reading with and without the list of keys.
func TestSigned(t *testing.T) {
	b := newBench(t)
	for to, want := range map[string]form{"compact": packedForm, "json": tokenForm} {
		signed, said := must(t, file(t, "antibiotic"), "-to", to, "-sign", b.key, "-at", b.at)
		if strings.Contains(said, "CONV-004") {
			t.Errorf("%s: said not to be signed", to)
		}
		if got, _ := recognise([]byte(signed)); got != want {
			t.Errorf("%s: recognised as %q", to, got)
		}
		loud, said := must(t, signed, "-to", "sentence")
		if !strings.HasPrefix(said, "warning CONV-001 - NOTHING WAS VERIFIED") {
			t.Errorf("%s: not said first that nothing was verified:\n%s", to, said)
		}
		sure, said := must(t, signed, "-to", "sentence", "-keys", b.keys, "-at", b.at)
		if !strings.HasPrefix(said, "information CONV-003 ") || strings.Contains(said, "CONV-001") {
			t.Errorf("%s: not said that it was verified:\n%s", to, said)
		}
		if loud != sure || loud == "" {
			t.Errorf("%s: the content differs", to)
		}
		if _, said, code := command(t, signed, "-to", "sentence", "-keys", b.keys, "-at", b.late); code != 1 || !strings.Contains(said, "refused DOC-503") {
			t.Errorf("%s: a stale list is taken: %d\n%s", to, code, said)
		}
	}
}

// TestRefusals: each refusal of the command, and one of each reader.
func TestRefusals(t *testing.T) {
	b := newBench(t)
	token, _ := must(t, file(t, "antibiotic"), "-to", "json", "-sign", b.key, "-at", b.at)
	parts := strings.Split(strings.TrimSpace(token), ".")
	forged := parts[0] + "." + parts[1] + "." + strings.Repeat("A", 86)
	packed, err := qrcode.Pack(forged)
	if err != nil {
		t.Fatal(err)
	}
	cases := []struct {
		name, text string
		args       []string
		want       string
	}{
		{"not recognised", "bonjour !", []string{"-to", "json"}, "CONV-101"},
		{"a dispensation", `{"format":"dispensation/1"}`, []string{"-to", "json"}, "CONV-102"},
		{"another token", "eyJ0eXAiOiJKV1QifQ.e30.AA", []string{"-to", "json"}, "CONV-102"},
		{"too large", "zeros", []string{"-to", "json"}, "CONV-103"},
		{"no token", "abc", []string{"-to", "json", "-from", "token"}, "CONV-104"},
		{"header not base64url", "A.e30.AA", []string{"-to", "json"}, "CONV-104"},
		{"header not JSON", "AAAA.e30.AA", []string{"-to", "json"}, "CONV-104"},
		{"not base64url", "AAAAA", []string{"-to", "json"}, "CONV-105"},
		{"not signed", file(t, "antibiotic"), []string{"-to", "json", "-keys", b.keys}, "CONV-106"},
		{"no private key", file(t, "antibiotic"), []string{"-to", "json", "-sign", b.keys}, "CONV-107"},
		{"no key file", file(t, "antibiotic"), []string{"-to", "json", "-sign", b.key + "x"}, "-"},
		{"no key list", token, []string{"-to", "json", "-keys", b.key}, "KEY-"},
		{"forged", forged, []string{"-to", "json", "-keys", b.keys, "-at", b.at}, "DOC-702"},
		{"forged and packed", packed, []string{"-to", "json", "-keys", b.keys, "-at", b.at}, "DOC-702"},
		{"cut text of a code", "R/2", []string{"-to", "json"}, "QR-104"},
		{"broken JSON", `{"format":`, []string{"-to", "fhir"}, "DOC-801"},
		{"not a prescription", `{"format":"prescription/1"}`, []string{"-to", "fhir"}, "DOC-811"},
		{"compact bytes of nothing", "AAAA", []string{"-to", "json"}, "DOC-821"},
		{"not CDA", "<a/>", []string{"-to", "json"}, "EPMED-201"},
		{"not a bundle", `{"resourceType":"Patient"}`, []string{"-to", "json"}, "FHIR-003"},
		{"a bundle of nothing", `{"resourceType":"Bundle","type":"collection"}`, []string{"-to", "json"}, "EPR-005"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			var out, errs bytes.Buffer
			code := run(append(c.args, "-"), reader(c.text), &out, &errs)
			last := "\n" + errs.String()
			if code != 1 || !strings.Contains(last, "\nrefused "+c.want) {
				t.Errorf("exit code %d\n%s", code, errs.String())
			}
			if out.Len() > 0 {
				t.Errorf("something was written although it was refused")
			}
		})
	}
}

// TestCause: the reason below a refusal is said too.
func TestCause(t *testing.T) {
	_, said, _ := command(t, "<!DOCTYPE a><a/>", "-to", "json")
	if !strings.Contains(said, "\nerror CDA-105 ") {
		t.Error(said)
	}
	_, said, _ = command(t, `{"format":"prescription/1"}`, "-to", "json")
	if !strings.Contains(said, "\nerror DOC-811 /lines ") {
		t.Error(said)
	}
	_, said, _ = command(t, `{"format":"prescription/1","id":`, "-to", "json")
	if said != "refused DOC-801 /id the content is not JSON\n" {
		t.Error(said)
	}
}

func TestUsage(t *testing.T) {
	for _, args := range [][]string{
		nil, {"-to", "json"}, {"x.json"}, {"-to", "pdf", "x.json"}, {"-to", "token", "x.json"}, {"-to", "json", "-from", "sentence", "x"},
		{"-to", "json", "a", "b"}, {"-to", "cda", "-sign", "k", "x"}, {"-to", "json", "-at", "today", "x"}, {"-unknown"},
	} {
		var out, errs bytes.Buffer
		if code := run(args, nil, &out, &errs); code != 2 || !strings.Contains(errs.String(), "Usage:") {
			t.Errorf("%q: exit code %d\n%s", args, code, errs.String())
		}
	}
	var out, errs bytes.Buffer
	if code := run([]string{"-h"}, nil, &out, &errs); code != 0 {
		t.Errorf("-h: exit code %d", code)
	}
	errs.Reset()
	if code := run([]string{"-to", "json", filepath.Join(t.TempDir(), "none")}, nil, &out, &errs); code != 1 {
		t.Errorf("a missing file: exit code %d", code)
	}
}

// TestUsageSays: what is wrong with the command line is said first.
func TestUsageSays(t *testing.T) {
	for _, c := range []struct {
		args []string
		want string
	}{
		{nil, "no file is named"},
		{[]string{"-to", "cda"}, "no file is named"},
		{[]string{"x.json"}, "-to is missing"},
		{[]string{"x.json", "-to", "cda"}, "flags come before the file"},
		{[]string{"-to", "cda", "x.json", "-keys", "k.json"}, "flags come before the file"},
		{[]string{"-to", "cda", "a", "b"}, "one file at a time"},
		{[]string{"-to", "pdf", "x.json"}, "-to is not a form that is written"},
		{[]string{"-to", "json", "-from", "pdf", "x"}, "-from is not a form that is read"},
	} {
		var out, errs bytes.Buffer
		if code := run(c.args, nil, &out, &errs); code != 2 || !strings.HasPrefix(errs.String(), c.want) {
			t.Errorf("%q: exit code %d\n%s", c.args, code, errs.String())
		}
	}
}

// TestSpoofedPlace: names in a place come from the file and cannot make lines
// of their own.
func TestSpoofedPlace(t *testing.T) {
	var errs bytes.Buffer
	teller{&errs}.line("warning", "X-1", "/a\nrefused X-2\x1b[2J", "b\nc")
	if got := errs.String(); strings.Count(got, "\n") != 1 || strings.Contains(got, "\x1b") || len(strings.Fields(got)) != 5 {
		t.Errorf("%q", got)
	}
}

// reader gives a text, or more zeros than a file may have.
func reader(text string) io.Reader {
	if text == "zeros" {
		return zeros{}
	}
	return strings.NewReader(text)
}

type zeros struct{}

func (zeros) Read(b []byte) (int, error) { return len(b), nil }
