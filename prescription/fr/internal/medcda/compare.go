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
	compare("", reflect.ValueOf(want), reflect.ValueOf(got), &paths)
	return paths
}

func compare(path string, a, b reflect.Value, paths *[]string) {
	switch {
	case a.Kind() == reflect.Pointer:
		if a.IsNil() != b.IsNil() {
			*paths = append(*paths, path)
		} else if !a.IsNil() {
			compare(path, a.Elem(), b.Elem(), paths)
		}
	case a.Kind() == reflect.Slice:
		if a.Len() != b.Len() {
			*paths = append(*paths, path)
			return
		}
		for i := range a.Len() {
			compare(path+"/"+strconv.Itoa(i), a.Index(i), b.Index(i), paths)
		}
	case a.Kind() == reflect.Struct && !leaf(a):
		members(path, a, b, paths)
	case !a.Equal(b):
		*paths = append(*paths, path)
	}
}

// leaf reports whether a struct is one statement and is compared whole.
func leaf(v reflect.Value) bool {
	switch v.Interface().(type) {
	case encoding.TextMarshaler, prescription.Code, prescription.Quantity, prescription.Cycle:
		return true
	}
	for i := range v.NumField() {
		if v.Type().Field(i).IsExported() {
			return false
		}
	}
	return true
}

func members(path string, a, b reflect.Value, paths *[]string) {
	for i := range a.NumField() {
		f := a.Type().Field(i)
		if f.Anonymous {
			compare(path, a.Field(i), b.Field(i), paths)
			continue
		}
		if !f.IsExported() {
			continue
		}
		name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
		compare(path+"/"+name, a.Field(i), b.Field(i), paths)
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
