package eprescription_test

import (
	"encoding/json"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/ordonnance-numerique/ordonnance-go/prescription"
	"github.com/ordonnance-numerique/ordonnance-go/prescription/fr/eprescription"
	"github.com/ordonnance-numerique/ordonnance-go/prescription/fr/ordonnance"
	"github.com/ordonnance-numerique/ordonnance-go/prescription/internal/gen"
	"github.com/ordonnance-numerique/ordonnance-go/prescription/internal/has"
)

// profiles holds what is written against the snapshots of the guide:
// cardinalities, fixed values, slices by URL or by type, and required bindings
// to the guide's own value sets. Constraints in FHIRPath are for judges outside.
type profiles struct {
	elements map[string][]element // of a profile
	systems  map[string][]string  // of a value set
	checked  map[string]int
	wrong    []string
}

// element is what of an ElementDefinition is checked.
type element struct {
	ID, Path, FixedURI, FixedCode string
	Min                           int
	Max                           string
	Type                          []struct {
		Code    string
		Profile []string
	}
	Binding *struct{ Strength, ValueSet string }
}

func newProfiles(t *testing.T, folder string) *profiles {
	p := &profiles{elements: map[string][]element{}, systems: map[string][]string{}, checked: map[string]int{}}
	for _, pattern := range []string{"StructureDefinition-*.json", "ValueSet-*.json"} {
		files, err := filepath.Glob(filepath.Join(folder, pattern))
		if err != nil || len(files) == 0 {
			t.Skip("no " + pattern + " in ORDONNANCE_FHIR")
		}
		for _, name := range files {
			raw, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			var r struct {
				URL      string
				Snapshot struct{ Element []element }
				Compose  struct{ Include []struct{ System string } }
			}
			if err := json.Unmarshal(raw, &r); err != nil {
				t.Fatal(name, err)
			}
			p.elements[r.URL] = r.Snapshot.Element
			for _, i := range r.Compose.Include {
				p.systems[r.URL] = append(p.systems[r.URL], i.System)
			}
		}
	}
	return p
}

// resources checks every resource that claims a profile, at any depth.
func (p *profiles) resources(tree any) {
	switch t := tree.(type) {
	case []any:
		for _, v := range t {
			p.resources(v)
		}
	case map[string]any:
		if meta, ok := t["meta"].(map[string]any); ok {
			list, _ := meta["profile"].([]any)
			for _, url := range list {
				name, _ := url.(string)
				p.resource(name, t)
			}
		}
		for _, v := range t {
			p.resources(v)
		}
	}
}

func (p *profiles) resource(url string, r map[string]any) {
	all := p.elements[url]
	if all == nil {
		return
	}
	p.checked[url[strings.LastIndexByte(url, '/')+1:]]++
	for i := range all {
		if parts := strings.Split(all[i].Path, "."); len(parts) > 1 {
			p.element(url, &all[i], r, parts[1:])
		}
	}
}

// element counts an element below each place where its parent stands.
func (p *profiles) element(url string, e *element, at any, parts []string) {
	switch t := at.(type) {
	case []any:
		for _, v := range t {
			p.element(url, e, v, parts)
		}
	case map[string]any:
		if len(parts) > 1 {
			for _, v := range named(t, parts[0]) {
				p.element(url, e, v, parts[1:])
			}
			return
		}
		found, known := p.sliced(e, named(t, parts[0]))
		if !known {
			return
		}
		if most, err := strconv.Atoi(e.Max); len(found) < e.Min || err == nil && len(found) > most {
			p.wrong = append(p.wrong, e.ID+" in "+url+": "+strconv.Itoa(len(found)))
		}
		for _, v := range found {
			p.value(url, e, v)
		}
	}
}

// named are the values of a member, one of a choice by its prefix.
func named(t map[string]any, name string) (found []any) {
	stem, choice := strings.CutSuffix(name, "[x]")
	for member, v := range t {
		if member != name && !(choice && len(member) > len(stem) && strings.HasPrefix(member, stem) && member[len(stem)] < 'a') {
			continue
		}
		if list, ok := v.([]any); ok {
			found = append(found, list...)
		} else {
			found = append(found, v)
		}
	}
	return found
}

// sliced keeps the values of the slice that an element is: extensions with the
// URL of the slice's profile, codings of the slice's value set. known is false
// for other slices and for what is below one.
func (p *profiles) sliced(e *element, found []any) (kept []any, known bool) {
	above, last := e.ID[:strings.LastIndexByte(e.ID, '.')], e.ID[strings.LastIndexByte(e.ID, '.'):]
	switch {
	case strings.Contains(above, ":"):
		return nil, false
	case !strings.Contains(last, ":"):
		return found, true
	case strings.HasPrefix(last, ".extension:") && len(e.Type) > 0 && len(e.Type[0].Profile) > 0:
		return slices.DeleteFunc(found, func(v any) bool {
			m, _ := v.(map[string]any)
			return m["url"] != e.Type[0].Profile[0]
		}), true
	case strings.HasPrefix(last, ".coding:") && e.Binding != nil:
		set, _, _ := strings.Cut(e.Binding.ValueSet, "|")
		return slices.DeleteFunc(found, func(v any) bool {
			m, _ := v.(map[string]any)
			system, _ := m["system"].(string)
			return !slices.Contains(p.systems[set], system)
		}), true
	}
	return nil, false
}

// value holds one value against a fixed value and a required binding.
func (p *profiles) value(url string, e *element, v any) {
	if want := e.FixedURI + e.FixedCode; want != "" && v != want {
		p.wrong = append(p.wrong, e.ID+" in "+url+": not the fixed value")
	}
	if e.Binding == nil || e.Binding.Strength != "required" {
		return
	}
	set, _, _ := strings.Cut(e.Binding.ValueSet, "|")
	concept, ok := v.(map[string]any)
	codings, isConcept := concept["coding"].([]any)
	if _, named := concept["text"]; p.systems[set] == nil || !ok || !isConcept && !named {
		return
	}
	if !slices.ContainsFunc(codings, func(c any) bool {
		system, _ := c.(map[string]any)["system"].(string)
		return slices.Contains(p.systems[set], system)
	}) {
		p.wrong = append(p.wrong, e.ID+" in "+url+": no code of the value set")
	}
}

// TestProfiles holds the cases of the HAS, named and coded, and generated
// prescriptions against the profiles that they claim.
func TestProfiles(t *testing.T) {
	folder := os.Getenv("ORDONNANCE_FHIR")
	if folder == "" {
		t.Skip("set ORDONNANCE_FHIR to a folder with the StructureDefinitions of the guide ePrescription")
	}
	p := newProfiles(t, folder)
	check := func(name string, rx prescription.Prescription) {
		raw, _, err := eprescription.Write(rx, nil)
		if err != nil {
			return // only devices
		}
		var tree any
		if err := json.Unmarshal(raw, &tree); err != nil {
			t.Fatal(err)
		}
		if p.resources(tree); p.wrong != nil {
			t.Errorf("%s: %q", name, p.wrong)
			p.wrong = nil
		}
	}
	for i, c := range append(has.Cases(), has.Others()...) {
		rx := whole(c.Product, c.Line)
		check(c.ID, rx)
		m := rx.Lines[0].Medicine
		if m == nil {
			continue
		}
		m.Codes = []prescription.Code{{System: ordonnance.SystemCIS, Code: "63107752", Display: c.Product}}
		if i%2 == 0 {
			m.Form = prescription.Code{System: ordonnance.SystemEDQM, Code: "10219000", Display: "Comprimé"}
		}
		check(c.ID+", coded", rx)
	}
	random := rand.New(rand.NewPCG(20, 26))
	for i := range 300 {
		check("generated "+strconv.Itoa(i), gen.Prescription(random))
	}
	t.Log(p.checked)
}
