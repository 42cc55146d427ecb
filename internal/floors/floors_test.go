package floors_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"os/exec"
	"slices"
	"strings"
	"testing"
)

const module = "github.com/ordonnance-numerique/ordonnance-go"

type listed struct {
	ImportPath string
	Imports    []string
	Standard   bool
}

// packages returns the module's packages with their direct imports, test files
// left out: a test may look at its package from any height.
func packages(t *testing.T) []listed {
	t.Helper()
	cmd := exec.Command("go", "list", "-deps", "-json=ImportPath,Imports,Standard", module+"/...")
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("go list: %v\n%s", err, stderr.Bytes())
	}
	var ours []listed
	for dec := json.NewDecoder(bytes.NewReader(out)); ; {
		var p listed
		if err := dec.Decode(&p); errors.Is(err, io.EOF) {
			return ours
		} else if err != nil {
			t.Fatal(err)
		}
		if p.ImportPath == module || strings.HasPrefix(p.ImportPath, module+"/") {
			ours = append(ours, p)
		}
	}
}

// place is where a package stands in the house.
type place struct {
	noun  string // first folder
	leaf  string // country folder, "" for the neutral core
	floor int
}

// nouns are the folders of the top level that hold packages, with the floor of
// their neutral part.
var nouns = map[string]int{
	"internal": -1, "identity": 0, "qrcode": 0, "document": 1,
	"prescription": 2, "messaging": 2, "examples": 4,
}

// places reads the place of a package off its path; ok is false for a folder
// that the design does not know.
func placeOf(path string) (p place, ok bool) {
	parts := strings.Split(strings.TrimPrefix(path, module+"/"), "/")
	p.noun = parts[0]
	p.floor, ok = nouns[p.noun]
	for _, country := range []string{"fr", "eu"} {
		if ok && p.noun != "internal" && slices.Contains(parts[1:], country) {
			p.leaf, p.floor = country, 3
		}
	}
	return p, ok
}

// breach says in words why an import is not allowed, or "".
func breach(from, to place, path string) string {
	switch {
	case from.noun == "internal" && to.noun != "internal":
		return "internal imports a public package"
	case to.floor > from.floor:
		return "an import may only go to a lower floor"
	case to.floor == from.floor && from.noun != to.noun && from.leaf == "":
		return "neighbours on a floor do not import each other"
	case from.leaf == "eu" && to.leaf == "fr":
		return "eu never builds on fr"
	case from.leaf != "" && nouns[to.noun] > nouns[from.noun]:
		return "a national leaf imports its own noun and downwards"
	case from.noun == "examples" && to.noun == "internal":
		return "examples use the public API only"
	case from.noun == "examples" && to.noun == "examples":
		return "examples stand alone"
	case strings.Contains(path, "/internal/") && from.noun != to.noun && to.noun != "internal":
		return "another noun's internal package"
	}
	return ""
}

func TestFloors(t *testing.T) {
	for _, p := range packages(t) {
		if p.ImportPath == module {
			t.Errorf("there is no root package")
			continue
		}
		from, ok := placeOf(p.ImportPath)
		if !ok {
			t.Errorf("%s: this top-level folder is not in the design", p.ImportPath)
			continue
		}
		for _, path := range p.Imports {
			if !strings.HasPrefix(path, module+"/") {
				continue
			}
			to, _ := placeOf(path)
			if why := breach(from, to, path); why != "" {
				t.Errorf("%s imports %s: %s", p.ImportPath, path, why)
			}
		}
	}
}

// TestBreaches proves that the rule above can fail.
func TestBreaches(t *testing.T) {
	tests := []struct {
		from, to string
		allowed  bool
	}{
		{"identity", "internal/jws", true},
		{"identity", "qrcode", false},
		{"document", "identity", true},
		{"identity", "document", false},
		{"prescription", "messaging", false},
		{"prescription/ledger", "prescription", true},
		{"prescription", "prescription/fr/ordonnance", false},
		{"prescription/fr/ordonnance", "identity/fr/ins", true},
		{"prescription/fr/ordonnance", "document/pdf", true},
		{"identity/fr/ins", "document", false},
		{"identity/fr/ins", "identity", true},
		{"prescription/eu/mpd", "prescription/fr/ordonnance", false},
		{"prescription/fr/epmed", "prescription/eu/mpd", true},
		{"internal/jws", "identity", false},
		{"examples/ordonnance", "prescription/fr/ordonnance", true},
		{"examples/ordonnance", "internal/jws", false},
	}
	for _, tt := range tests {
		from, _ := placeOf(module + "/" + tt.from)
		to, _ := placeOf(module + "/" + tt.to)
		why := breach(from, to, tt.to)
		if (why == "") != tt.allowed {
			t.Errorf("%s imports %s: %q, want allowed = %t", tt.from, tt.to, why, tt.allowed)
		}
	}
}

// wrapped are the libraries the user prescribed and the one that writes PDF:
// each is imported in one place alone.
var wrapped = map[string]string{
	"github.com/skip2/go-qrcode":               "qrcode",
	"github.com/makiuchi-d/gozxing":            "qrcode",
	"github.com/lestrrat-go/jwx/v2":            "internal/jws",
	"github.com/santhosh-tekuri/jsonschema/v5": "internal/schema",
	"golang.org/x/image/font":                  "document/pdf",
	"github.com/emersion/go-message":           "messaging/fr/mssante",
	"github.com/emersion/go-smtp":              "messaging/fr/mssante/transport",
	"github.com/emersion/go-imap/v2":           "messaging/fr/mssante/transport",
	"github.com/emersion/go-sasl":              "messaging/fr/mssante/transport",
}

func TestWrappedOnce(t *testing.T) {
	for _, p := range packages(t) {
		own := strings.TrimPrefix(p.ImportPath, module+"/")
		for _, path := range p.Imports {
			for library, home := range wrapped {
				inside := own == home || strings.HasPrefix(own, home+"/")
				if (path == library || strings.HasPrefix(path, library+"/")) && !inside {
					t.Errorf("%s imports %s, which is wrapped in %s", own, path, home)
				}
			}
		}
	}
}
