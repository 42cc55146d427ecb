package main

import (
	"bytes"
	"encoding/base64"
	"os"
	"path/filepath"
	"reflect"
	"strconv"
	"strings"
	"testing"

	"github.com/ordonnance-numerique/ordonnance-go/document"
	"github.com/ordonnance-numerique/ordonnance-go/prescription"
	"github.com/ordonnance-numerique/ordonnance-go/prescription/fr/eprescription"
	"github.com/ordonnance-numerique/ordonnance-go/prescription/fr/ordonnance"
)

// names are the fictitious prescriptions in testdata.
var names = []string{"antibiotic", "chronic", "narcotic"}

// command runs the command on a text.
func command(t *testing.T, text string, args ...string) (out, errs string, code int) {
	t.Helper()
	var o, e bytes.Buffer
	code = run(append(args, "-"), strings.NewReader(text), &o, &e)
	return o.String(), e.String(), code
}

// must runs a conversion that has to succeed.
func must(t *testing.T, text string, args ...string) (out, errs string) {
	t.Helper()
	out, errs, code := command(t, text, args...)
	if code != 0 {
		t.Fatalf("%q: exit code %d\n%s", args, code, errs)
	}
	return out, errs
}

func file(t *testing.T, name string) string {
	t.Helper()
	raw, err := os.ReadFile(filepath.Join("testdata", name+".json"))
	if err != nil {
		t.Fatal(err)
	}
	return string(raw)
}

func value(t *testing.T, text string) prescription.Prescription {
	t.Helper()
	rx, err := document.Read([]byte(text), prescription.Kind())
	if err != nil {
		t.Fatal(err)
	}
	return rx
}

// TestThereAndBack: what a form carries comes back, what it does not carry
// is said.
func TestThereAndBack(t *testing.T) {
	forms := []struct {
		to      form
		carried func(prescription.Prescription) prescription.Prescription // nil: not the whole value is compared
	}{
		{jsonForm, func(rx prescription.Prescription) prescription.Prescription { return rx }},
		{compactForm, func(rx prescription.Prescription) prescription.Prescription {
			rx, _ = prescription.Core(rx, nil)
			return rx
		}},
		{fhirForm, func(rx prescription.Prescription) prescription.Prescription {
			rx, _ = eprescription.Carried(rx, nil)
			return rx
		}},
		{cdaForm, nil},
	}
	for _, name := range names {
		for _, f := range forms {
			t.Run(name+"/"+string(f.to), func(t *testing.T) {
				before := value(t, file(t, name))
				there, said := must(t, file(t, name), "-to", string(f.to))
				if got, err := recognise([]byte(there)); got != f.to || err != nil {
					t.Errorf("recognised as %q, %v", got, err)
				}
				back, _ := must(t, there, "-to", "json")
				after := value(t, back)
				if f.carried != nil && !reflect.DeepEqual(after, f.carried(before)) {
					t.Errorf("comes back different")
				}
				sameText(t, before, after)
				private(t, before, said)
			})
		}
	}
}

// sameText: the words of each line survive every form.
func sameText(t *testing.T, before, after prescription.Prescription) {
	t.Helper()
	if len(after.Lines) != len(before.Lines) {
		t.Fatalf("%d lines come back of %d", len(after.Lines), len(before.Lines))
	}
	for i, l := range after.Lines {
		if l.ID != before.Lines[i].ID || l.Text != before.Lines[i].Text {
			t.Errorf("line %d comes back different", i+1)
		}
	}
}

// private: nothing of the content is said on standard error.
func private(t *testing.T, rx prescription.Prescription, said string) {
	t.Helper()
	secrets := []string{rx.Patient.FamilyName, rx.Prescriber.Practitioner.FamilyName, rx.Patient.Identifiers[0].Value}
	for _, s := range secrets {
		if strings.Contains(said, s) {
			t.Errorf("standard error tells something of the content:\n%s", said)
		}
	}
}

// TestLosses: every omission of the codec is one line, and nothing else is.
func TestLosses(t *testing.T) {
	for _, name := range names {
		rx := value(t, file(t, name))
		_, compact := prescription.Core(rx, nil)
		_, fhir := eprescription.Carried(rx, nil)
		for to, left := range map[string][]document.Omission{"compact": compact, "fhir": fhir, "json": nil} {
			_, said := must(t, file(t, name), "-to", to)
			for _, o := range left {
				if !strings.Contains(said, " "+o.Code+" "+o.Path+" "+o.Reason.EN+"\n") {
					t.Errorf("%s to %s: %s at %s is not said", name, to, o.Code, o.Path)
				}
			}
			if n := strings.Count(said, "loss ") + strings.Count(said, "restated "); n != len(left) {
				t.Errorf("%s to %s: %d losses said of %d", name, to, n, len(left))
			}
		}
	}
}

// TestSentence: the words of a line come out whatever form it was in, and where
// the structure does not say the same, that is told.
func TestSentence(t *testing.T) {
	for _, name := range names {
		rx := value(t, file(t, name))
		for _, by := range []string{"json", "compact", "fhir", "cda"} {
			t.Run(name+"/"+by, func(t *testing.T) {
				there, _ := must(t, file(t, name), "-to", by)
				out, said := must(t, there, "-to", "sentence")
				back, _ := must(t, there, "-to", "json")
				got := strings.Split(strings.TrimSuffix(out, "\n"), "\n")
				if len(got) != len(rx.Lines) {
					t.Fatalf("%d sentences for %d lines", len(got), len(rx.Lines))
				}
				for i, l := range value(t, back).Lines {
					if got[i] != rx.Lines[i].Text {
						t.Errorf("line %d: %s", i+1, got[i])
					}
					path, sentence := " /lines/"+strconv.Itoa(i)+" ", ordonnance.Sentence(l)
					for code, want := range map[string]bool{
						"information CONV-005": sentence == "",
						"warning CONV-006":     sentence != "" && plainly(sentence) != plainly(l.Text),
						"warning CONV-007":     false,
					} {
						if strings.Contains(said, code+path) != want {
							t.Errorf("line %d: %s said: %v\n%s", i+1, code, !want, said)
						}
					}
				}
			})
		}
	}
}

// TestLessThanWords: where a form left an instruction in words only, the words
// are given and it is told.
func TestLessThanWords(t *testing.T) {
	for by, lines := range map[string][]int{"cda": {1, 2, 4}, "fhir": {1, 4}} {
		there, _ := must(t, file(t, "chronic"), "-to", by)
		out, said := must(t, there, "-to", "sentence")
		for _, words := range []string{"1 comprimé le soir pendant 3 mois", "jusqu'à la fin des 3 mois", "6 heures entre deux prises"} {
			if !strings.Contains(out, words) {
				t.Errorf("by %s: lost: %s", by, words)
			}
		}
		for _, i := range lines {
			if !strings.Contains(said, "warning CONV-006 /lines/"+strconv.Itoa(i)+" ") {
				t.Errorf("by %s: nothing said of line %d\n%s", by, i+1, said)
			}
		}
	}
}

func TestCompare(t *testing.T) {
	for name, c := range map[string]struct {
		words, sentence string
		code            string // "" nothing to tell
	}{
		"the same":         {"1 comprimé le soir.", "1 comprimé le soir.", ""},
		"capital and stop": {"un comprimé  le soir", "Un comprimé le soir.", ""},
		"other words":      {"1 comprimé le soir", "1 comprimé par jour.", "CONV-006"},
		"nothing in words": {"", "1 comprimé par jour.", "CONV-007"},
		"nothing in data":  {"selon schéma", "", "CONV-005"},
	} {
		note, differ := compare(c.words, c.sentence)
		if differ != (c.code != "") || differ && note.Code != c.code {
			t.Errorf("%s: %v %s", name, differ, note.Code)
		}
	}
}

// TestDeterministic: the same file gives the same bytes.
func TestDeterministic(t *testing.T) {
	for _, to := range []string{"json", "compact", "fhir", "cda", "sentence"} {
		one, _ := must(t, file(t, "chronic"), "-to", to)
		two, _ := must(t, file(t, "chronic"), "-to", to)
		if one != two {
			t.Errorf("-to %s is not the same twice", to)
		}
	}
}

func TestRecognise(t *testing.T) {
	cases := map[string]struct {
		text string
		want form
		err  error
	}{
		"prescription":    {`{"format":"prescription/1"}`, jsonForm, nil},
		"newer":           {`{"format":"prescription/2"}`, jsonForm, nil},
		"white space":     {"\uFEFF\r\n {\"format\":\"prescription/1\"}", jsonForm, nil},
		"broken JSON":     {`{"format":`, jsonForm, nil},
		"dispensation":    {`{"format":"dispensation/1"}`, unknown, errOther},
		"bundle":          {`{"resourceType":"Bundle"}`, fhirForm, nil},
		"other JSON":      {`{"keys":[]}`, unknown, errForm},
		"XML":             {`<?xml version="1.0"?><a/>`, cdaForm, nil},
		"token":           {"e30.e30.AA\n", tokenForm, nil},
		"packed":          {"R/200NRF00", packedForm, nil},
		"base64url":       {base64.RawURLEncoding.EncodeToString([]byte{1, 2, 3}), compactForm, nil},
		"nothing":         {"", unknown, errForm},
		"words":           {"1 comprimé le matin", unknown, errForm},
		"control symbols": {"\x00\x01", unknown, errForm},
	}
	for name, c := range cases {
		if got, err := recognise([]byte(c.text)); got != c.want || err != c.err {
			t.Errorf("%s: %q, %v", name, got, err)
		}
	}
}

func FuzzConvert(f *testing.F) {
	for _, seed := range []string{"", "{", `{"format":"prescription/1"}`, `{"resourceType":"Bundle"}`, "<a/>", "R/200NRF00",
		"e30.e30.AA", "AAAA"} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, raw []byte) {
		var out, errs bytes.Buffer
		code := run([]string{"-to", "sentence", "-"}, bytes.NewReader(raw), &out, &errs)
		if code != 0 && (code != 1 || out.Len() > 0 || errs.Len() == 0) {
			t.Errorf("exit code %d", code)
		}
	})
}
