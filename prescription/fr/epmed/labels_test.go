package epmed_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/ordonnance-numerique/ordonnance-go/prescription/fr/ordonnance"
	"github.com/ordonnance-numerique/ordonnance-go/prescription/internal/has"
)

// label is a line of testdata/labels.tsv: what the official label of a case of
// the HAS names (ePrescription 1.1.0-ballot, renderedDosageInstruction, read by
// a person and told in our words), our sentence, and how they compare.
type label struct{ id, names, sentence, verdict string }

func labels(t *testing.T) map[string]label {
	raw, err := os.ReadFile("testdata/labels.tsv")
	if err != nil {
		t.Fatal(err)
	}
	all := map[string]label{}
	for _, line := range strings.Split(strings.TrimSpace(string(raw)), "\n")[1:] {
		if f := strings.Split(line, "\t"); len(f) == 4 {
			all[f[0]] = label{f[0], f[1], f[2], f[3]}
		} else {
			t.Errorf("not four columns: %s", line)
		}
	}
	return all
}

// TestLabels: a sentence that is not the one that was reviewed has to be
// reviewed again.
func TestLabels(t *testing.T) {
	all := labels(t)
	if len(all) != len(has.Cases()) {
		t.Errorf("%d labels", len(all))
	}
	for _, c := range has.Cases() {
		l := all[c.ID]
		if got := ordonnance.Sentence(medicine("1", c.Line)); got != l.sentence {
			t.Errorf("%s: review against the official label\nnow      %s\nreviewed %s", c.ID, got, l.sentence)
		}
		word, _, _ := strings.Cut(l.verdict, ":")
		if word, _, _ = strings.Cut(word, " "); word != "same" && word != "less" && word != "other" {
			t.Errorf("%s: no verdict", c.ID)
		}
	}
}

// TestOfficialLabels: each number of an official label is in our sentence,
// wherever the verdict is that it names the same. The verdict names those that
// follow from the sentence.
func TestOfficialLabels(t *testing.T) {
	folder := os.Getenv("ORDONNANCE_FHIR")
	if folder == "" {
		t.Skip("set ORDONNANCE_FHIR to the built examples of the guide ePrescription")
	}
	files, err := filepath.Glob(filepath.Join(folder, "Bundle-HAS-*.json"))
	if err != nil || len(files) == 0 {
		t.Fatal("no Bundle-HAS-*.json in ORDONNANCE_FHIR")
	}
	all, seen := labels(t), map[string]bool{}
	for _, file := range files {
		id := caseOf(filepath.Base(file))
		if id == "" {
			continue
		}
		seen[id] = true
		l := all[id]
		if said := official(t, file); strings.HasPrefix(l.verdict, "same") {
			for _, n := range numbers(said) {
				if !strings.Contains(plain(l.sentence), n) && !strings.Contains(l.verdict, n) {
					t.Errorf("%s: %s is not in %s", id, n, l.sentence)
				}
			}
		}
	}
	if len(seen) != len(all) {
		t.Errorf("%d of %d labels", len(seen), len(all))
	}
}

var caseName = regexp.MustCompile(`^Bundle-HAS-(\d+[ab]?(?:-\d)?)-(.*)\.json$`)

// caseOf is the case of an example; "" for pages about its history.
// QUIRK: the guide has two examples 24-1; case 24-2 is doxycycline.
func caseOf(name string) string {
	m := caseName.FindStringSubmatch(name)
	switch {
	case m == nil || strings.Contains(m[2], "change.history"):
		return ""
	case m[1] == "01":
		return m[1] + m[2][strings.LastIndexByte(m[2], '-'):]
	case m[1] == "24-1" && strings.Contains(m[2], "Doxy"), m[1] == "24-2":
		return "24-2"
	}
	return m[1]
}

// official is the rendered text of the one request of an example.
func official(t *testing.T, file string) string {
	raw, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var b struct {
		Entry []struct {
			Resource struct {
				Extension []struct{ URL, ValueMarkdown, ValueString string }
			}
		}
	}
	if err := json.Unmarshal(raw, &b); err != nil {
		t.Fatal(err)
	}
	for _, e := range b.Entry {
		for _, x := range e.Resource.Extension {
			if strings.HasSuffix(x.URL, "renderedDosageInstruction") {
				return x.ValueMarkdown + x.ValueString
			}
		}
	}
	t.Errorf("%s: no text", filepath.Base(file))
	return ""
}

var figures = regexp.MustCompile(`\d+(?:[.,/]\d+)?`)

// numbers are the numbers of a text as our sentences write them.
func numbers(text string) []string {
	found := figures.FindAllString(plain(text), -1)
	for i, n := range found {
		switch n {
		case "0,5":
			found[i] = "demi"
		case "0,75", "3/4":
			found[i] = "trois quarts"
		}
	}
	return found
}

var thousands = regexp.MustCompile(`(\d)[ \x{a0}\x{202f}](\d{3})`)

// plain is a text in lower case without the spaces in its numbers.
func plain(text string) string {
	return strings.ToLower(thousands.ReplaceAllString(text, "$1$2"))
}
