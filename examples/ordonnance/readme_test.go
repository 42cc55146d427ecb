package main

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/ordonnance-numerique/ordonnance-go/document"
	"github.com/ordonnance-numerique/ordonnance-go/identity"
	"github.com/ordonnance-numerique/ordonnance-go/prescription"
	"github.com/ordonnance-numerique/ordonnance-go/prescription/fr/ordonnance"
)

// The lines that the README shows, run.
func Example_readme() {
	files := inputs()
	raw, err := os.ReadFile("testdata/chronic-bizone.json")
	fail(err)
	rx, err := document.Read(raw, prescription.Kind())
	fail(err)
	signer, err := signerFrom(files, "prescriber")
	fail(err)
	key := signer.Key()
	key.MaySign = []string{prescription.CompactName}
	keys, err := identity.NewKeySet([]identity.Key{key}, &identity.KeySetOptions{FreshUntil: time.Now().Add(time.Hour)})
	fail(err)

	atCounter := &ordonnance.Options{Stage: ordonnance.Dispensing}

	token, left, err := document.Sign(rx, ordonnance.CompactKind(nil), signer, nil) // left: what the small code leaves out
	fail(err)
	verified, err := document.Open(token, ordonnance.CompactKind(nil), keys, nil) // authentic, or a typed error
	fail(err)
	faults := document.Check(verified.Value(), ordonnance.Profile(atCounter)) // right, or a list of faults

	fmt.Println(len(verified.Value().Lines), "lines,", len(left), "things left out")
	for _, f := range faults {
		fmt.Println(f.Severity, f.Code, f.Path)
	}
	// Output:
	// 5 lines, 6 things left out
}

func fail(err error) {
	if err != nil {
		panic(err)
	}
}

// The README shows these lines and no others: they are looked up here without
// their white space, which gofmt decides.
func TestReadmeSnippet(t *testing.T) {
	readme, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	source, err := os.ReadFile("readme_test.go")
	if err != nil {
		t.Fatal(err)
	}
	_, rest, found := strings.Cut(string(readme), "```go\n")
	snippet, _, closed := strings.Cut(rest, "```")
	if !found || !closed {
		t.Fatal("the README has no Go lines")
	}
	plain := func(s string) string { return strings.Join(strings.Fields(s), " ") }
	for line := range strings.Lines(snippet) {
		if !strings.Contains(plain(string(source)), plain(line)) {
			t.Errorf("the README shows a line that is not run: %s", line)
		}
	}
}

// Every folder that the README names is there.
func TestReadmeLinks(t *testing.T) {
	readme, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, part := range strings.Split(string(readme), "](")[1:] {
		target, _, _ := strings.Cut(part, ")")
		if strings.Contains(target, "://") {
			continue
		}
		if _, err := os.Stat("../../" + target); err != nil {
			t.Errorf("the README links to nothing: %s", target)
		}
	}
}

var (
	qualified = regexp.MustCompile("`([a-z]+)((?:\\.[A-Z][A-Za-z]*)+)`")
	linked    = regexp.MustCompile(`\]\(([^)]+)\)`)
)

// Every function that the table "Where to start" names is in the package of that
// name, and in a file that stands beside it.
func TestReadmeNames(t *testing.T) {
	readme := text(t, "../../README.md")
	_, table, _ := strings.Cut(readme, "## Where to start\n")
	table, _, _ = strings.Cut(table, "\n## ")
	folders := map[string]string{"document": "document", "ordonnance": "prescription/fr/ordonnance", "qrcode": "qrcode",
		"prescription": "prescription", "ledger": "prescription/ledger", "epmed": "prescription/fr/epmed", "eprescription": "prescription/fr/eprescription",
		"cisis": "document/fr/cisis", "ins": "identity/fr/ins", "xdm": "document/xdm", "pdsm": "document/fr/pdsm",
		"mssante": "messaging/fr/mssante", "identity": "identity", "prevention": "messaging/prevention"}
	found := 0
	for row := range strings.Lines(table) {
		var shown strings.Builder
		for _, link := range linked.FindAllStringSubmatch(row, -1) {
			shown.WriteString(text(t, "../../"+link[1]))
		}
		for _, n := range qualified.FindAllStringSubmatch(row, -1) {
			found++
			parts := strings.Split(n[2], ".")[1:]
			name := parts[len(parts)-1]
			if !strings.Contains(shown.String(), "."+name) {
				t.Errorf("%s is not in the code beside it", n[0])
			}
			declared := regexp.MustCompile(`(?m)^(func|type) ` + name + `\b`)
			if len(parts) == 2 {
				declared = regexp.MustCompile(`(?m)^func \(\w+ \*?` + parts[0] + `\) ` + name + `\(`)
			}
			if !declaredIn(t, "../../"+folders[n[1]], declared) {
				t.Errorf("%s is not in %q", n[0], folders[n[1]])
			}
		}
	}
	if found < 20 {
		t.Errorf("%d names found", found)
	}
}

func text(t *testing.T, name string) string {
	t.Helper()
	raw, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(raw)
}

func declaredIn(t *testing.T, folder string, declared *regexp.Regexp) bool {
	t.Helper()
	files, err := filepath.Glob(folder + "/*.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range files {
		if !strings.HasSuffix(name, "_test.go") && declared.MatchString(text(t, name)) {
			return true
		}
	}
	return false
}
