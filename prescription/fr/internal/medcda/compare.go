package medcda

import (
	"encoding"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"github.com/ordonnance-numerique/ordonnance-go/document"
	"github.com/ordonnance-numerique/ordonnance-go/prescription"
)

// Compare lists what differs between a value and what its document reads back
// as: one JSON pointer a difference, at the deepest member, or at a list whose
// length changed. It is the proof that a loss is reported: nothing else makes
// the list.
func Compare(want, got any) []string {
	var paths []string
	compare(nil, reflect.ValueOf(want), reflect.ValueOf(got), &paths)
	return paths
}

// trail is where a comparison is: a member of a structure, or an item of a
// list when of is nil. It becomes a path when something differs.
type trail struct {
	up *trail
	of reflect.Type
	at int
}

func (t *trail) path() string {
	switch {
	case t == nil:
		return ""
	case t.of == nil:
		return t.up.path() + "/" + strconv.Itoa(t.at)
	}
	name, _, _ := strings.Cut(t.of.Field(t.at).Tag.Get("json"), ",")
	return t.up.path() + "/" + name
}

func compare(t *trail, a, b reflect.Value, paths *[]string) {
	switch {
	case a.Kind() == reflect.Pointer:
		if a.IsNil() != b.IsNil() {
			*paths = append(*paths, t.path())
		} else if !a.IsNil() {
			compare(t, a.Elem(), b.Elem(), paths)
		}
	case a.Kind() == reflect.Slice:
		if a.Len() != b.Len() {
			*paths = append(*paths, t.path())
			return
		}
		for i := range a.Len() {
			compare(&trail{up: t, at: i}, a.Index(i), b.Index(i), paths)
		}
	case a.Kind() == reflect.Struct && !leaf(a):
		members(t, a, b, paths)
	case !a.Equal(b):
		*paths = append(*paths, t.path())
	}
}

// leaf reports whether a struct is one statement and is compared whole.
func leaf(v reflect.Value) bool {
	switch t := v.Type(); t {
	case codeType, quantityType, cycleType:
		return true
	default:
		if t.Implements(textMarshaler) {
			return true
		}
		for i := range t.NumField() {
			if v.Type().Field(i).IsExported() {
				return false
			}
		}
		return true
	}
}

var ( // never changed
	codeType      = reflect.TypeFor[prescription.Code]()
	quantityType  = reflect.TypeFor[prescription.Quantity]()
	cycleType     = reflect.TypeFor[prescription.Cycle]()
	textMarshaler = reflect.TypeFor[encoding.TextMarshaler]()
)

func members(t *trail, a, b reflect.Value, paths *[]string) {
	if a.IsZero() && b.IsZero() {
		return
	}
	of := a.Type()
	for i := range of.NumField() {
		switch f := of.Field(i); {
		case f.Anonymous:
			compare(t, a.Field(i), b.Field(i), paths)
		case f.IsExported():
			compare(&trail{t, of, i}, a.Field(i), b.Field(i), paths)
		}
	}
}

// Loss is a kind of loss: what of the model a document has no coded place for.
type Loss struct {
	Code string
	document.Text
	// Members are the members of the model it concerns, the last names of a
	// path, or a whole path.
	Members []string
}

// Omissions explains differences: for each path the loss that names the last
// of its members, read from the end; the first loss of the table names the
// rest.
func Omissions(paths []string, losses []Loss) []document.Omission {
	var out []document.Omission
	for _, path := range paths {
		if implied(path, paths) {
			continue
		}
		l := lossOf(path, losses)
		out = append(out, document.Omission{Path: path, Code: l.Code, Reason: l.Text})
	}
	return out
}

// implied reports whether a difference only follows from another: a moment or
// a range in words leaves a plainer rhythm behind.
func implied(path string, paths []string) bool {
	prefix, member, ok := strings.Cut(path, "/timing/")
	if !ok || member != "style" && member != "frequency" && member != "period" {
		return false
	}
	for _, cause := range [...]string{"moments", "frequencyMax", "cycle"} {
		if slices.Contains(paths, prefix+"/timing/"+cause) {
			return true
		}
	}
	return false
}

func lossOf(path string, losses []Loss) Loss {
	names := append([]string{path}, strings.Split(path, "/")...)
	for i := len(names) - 1; i >= 0; i-- { // the whole path comes last
		for _, l := range losses {
			for _, m := range l.Members {
				if m == names[i] {
					return l
				}
			}
		}
	}
	return losses[0]
}
