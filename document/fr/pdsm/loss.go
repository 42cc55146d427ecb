package pdsm

import (
	"encoding/json"
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"github.com/ordonnance-numerique/ordonnance-go/document"
	"github.com/ordonnance-numerique/ordonnance-go/document/fhir"
	"github.com/ordonnance-numerique/ordonnance-go/document/xdm"
	"github.com/ordonnance-numerique/ordonnance-go/internal/limits"
)

// Losses are not foreseen but found: what was written is read again, and what
// differs is lost.

// homeless are the attributes FHIR has no place for.
var homeless = []string{"repositoryUniqueId", "homeCommunityId", "slots", "URI"} // never changed

// entryLosses holds an entry against the reference made of it.
func entryLosses(e xdm.DocumentEntry, r *fhir.DocumentReference) []document.Omission {
	back := entryOf(r)
	if e.Status == "" && back.Status == xdm.StatusApproved {
		e.Status = back.Status // none is taken for approved everywhere
	}
	if strings.EqualFold(e.Hash, back.Hash) {
		e.Hash = back.Hash
	}
	if e.URI == "" {
		back.URI = ""
	}
	return fieldLosses(e, back)
}

// fieldLosses compares two values of one type field by field.
func fieldLosses(before, after any) []document.Omission {
	var list []document.Omission
	a, b := reflect.ValueOf(before), reflect.ValueOf(after)
	for i := range a.NumField() {
		if reflect.DeepEqual(a.Field(i).Interface(), b.Field(i).Interface()) || empty(a.Field(i)) && empty(b.Field(i)) {
			continue
		}
		name, _, _ := strings.Cut(a.Type().Field(i).Tag.Get("json"), ",")
		code := "PDSM-L01"
		if slices.Contains(homeless, name) {
			code = "PDSM-L02"
		}
		list = append(list, omission(code, "/"+name))
	}
	return list
}

func empty(v reflect.Value) bool { return v.IsZero() || v.Kind() == reflect.Slice && v.Len() == 0 }

// referenceLosses holds a reference against the one made of what was read from
// it.
func referenceLosses(r *fhir.DocumentReference, e xdm.DocumentEntry) []document.Omission {
	again := reference(e, nil)
	again.RelatesTo = r.RelatesTo
	if mark := archived(r.Extension); mark != nil && !*mark {
		again.Extension = []fhir.Extension{{URL: extArchived, Boolean: mark}} // says what is so without it
	}
	return treeLosses(r, again)
}

// treeLosses compares two resources leaf by leaf, contained resources standing
// where they are referred to.
func treeLosses(before, after fhir.Resource) []document.Omission {
	a, b := leavesOf(before), leavesOf(after)
	seen := map[string]bool{}
	var list []document.Omission
	for _, path := range slices.Sorted(maps.Keys(a)) {
		if b[path] == a[path] {
			continue
		}
		if short := shorten(path); !seen[short] && len(list) < limits.Violations {
			seen[short] = true
			list = append(list, omission("PDSM-L03", short))
		}
	}
	return list
}

// shorten keeps what tells a person where to look: four steps.
func shorten(path string) string {
	steps := strings.Split(strings.ReplaceAll(path, "#", ""), "/") // the first is empty
	return strings.Join(steps[:min(5, len(steps))], "/")
}

// maxLeaves bounds the values of a resource from which on references are no
// longer followed: one that stands in many places would be seen in each.
const maxLeaves = 20_000

// leaves are the values of a resource by their paths.
type leaves struct {
	out    map[string]string
	inside []fhir.Resource
	met    map[fhir.Resource]bool
	left   int // references that may still be followed
}

func leavesOf(r fhir.Resource) map[string]string {
	l := &leaves{out: map[string]string{}, inside: r.Common().Contained, met: map[fhir.Resource]bool{}, left: 200}
	l.walk("", reflect.ValueOf(r), 0)
	for i, c := range l.inside {
		if c != nil && !l.met[c] {
			l.out["/contained/"+strconv.Itoa(i)] = c.ResourceType()
		}
	}
	return l.out
}

func (l *leaves) walk(path string, v reflect.Value, depth int) {
	if depth > 64 {
		return
	}
	switch v.Kind() {
	case reflect.Pointer, reflect.Interface:
		if !v.IsNil() {
			if v.Kind() == reflect.Pointer && l.follow(path, v, depth) {
				return
			}
			l.walk(path, v.Elem(), depth+1)
		}
	case reflect.Slice:
		for i := range v.Len() {
			l.walk(path+"/"+strconv.Itoa(i), v.Index(i), depth+1)
		}
	case reflect.Map:
		if unknown, ok := v.Interface().(map[string]json.RawMessage); ok {
			for name, raw := range unknown {
				l.out[path+"/"+name] = string(raw)
			}
		}
	case reflect.Struct:
		l.fields(path, v, depth)
	case reflect.String:
		if v.Len() > 0 {
			l.out[path] = plain(v.String())
		}
	default:
		if !v.IsZero() || v.Kind() == reflect.Bool {
			l.out[path] = fmt.Sprint(v.Interface())
		}
	}
}

func (l *leaves) fields(path string, v reflect.Value, depth int) {
	if v.CanAddr() && v.Type() == reflect.TypeFor[fhir.Reference]() && l.follow(path, v.Addr(), depth) {
		return
	}
	for i := range v.NumField() {
		f := v.Type().Field(i)
		name := f.Tag.Get("json")
		switch {
		case f.Anonymous:
			l.fields(path, v.Field(i), depth)
		case name == "-":
			l.walk(path, v.Field(i), depth+1)
		case path == "" && (name == "contained" || name == "id"), path == "/meta" && name == "profile":
			// who stands inside is seen where it is referred to; the address on a
			// server and the profile named are not content
		case name == "id" && depth > 0 && strings.HasSuffix(path, "#"):
		default:
			l.walk(path+"/"+name, v.Field(i), depth+1)
		}
	}
}

// follow walks into the contained resource that a reference points to.
func (l *leaves) follow(path string, v reflect.Value, depth int) bool {
	ref, ok := v.Interface().(*fhir.Reference)
	if !ok || l.left == 0 || len(l.out) > maxLeaves {
		return false
	}
	r := contained(l.inside, ref)
	if r == nil {
		return false
	}
	l.left--
	l.met[r] = true
	rest := *ref
	rest.Reference = ""
	l.out[path+"/type"] = r.ResourceType()
	l.walk(path+"#", reflect.ValueOf(r), depth+1)
	l.walk(path, reflect.ValueOf(rest), depth+1)
	return true
}

// plain brings a text to the form in which equal things are equal: one name for
// a code system, times in UTC.
func plain(text string) string {
	if len(text) >= len("2006-01-02T15:04:05Z") && len(text) <= len(formSecond) && text[4] == '-' {
		if t := moment(text); len(t) == 14 && !strings.ContainsAny(text, ".,") {
			return string(t)
		}
	}
	if len(text) < 200 && strings.Contains(text, ":") {
		return SystemOID(text)
	}
	return text
}
