package medcda

import (
	"reflect"
	"slices"
	"strconv"
	"strings"

	"github.com/ordonnance-numerique/ordonnance-go/document"
)

// Compare lists what differs between a value and what its document reads back
// as: one JSON pointer a difference, at the deepest member, or at a list whose
// length changed. It is the proof that a loss is reported: nothing else makes
// the list. Both are values, or pointers to them, of one type.
func Compare(want, got any) []string {
	a, b := reflect.Indirect(reflect.ValueOf(want)), reflect.Indirect(reflect.ValueOf(got))
	c := comparison{at: make([]step, 0, 16)}
	s := shapes()[a.Type()]
	if s == nil {
		s = shapeOf(a.Type(), map[reflect.Type]*shape{})
	}
	c.compare(s, a, b)
	return c.paths
}

// comparison is one under way: where it stands, and what differed so far.
type comparison struct {
	at    []step
	paths []string
}

// step leads to a member of a structure, or to an item of a list when it has
// no name.
type step struct {
	name  string
	index int
}

func (c *comparison) differ() {
	var path []byte
	for _, s := range c.at {
		path = append(path, '/')
		if s.name != "" {
			path = append(path, s.name...)
		} else {
			path = strconv.AppendInt(path, int64(s.index), 10)
		}
	}
	c.paths = append(c.paths, string(path))
}

func (c *comparison) compare(s *shape, a, b reflect.Value) {
	switch s.kind {
	case reflect.Pointer:
		if a.IsNil() != b.IsNil() {
			c.differ()
		} else if !a.IsNil() {
			c.compare(s.elem, a.Elem(), b.Elem())
		}
	case reflect.Slice:
		if a.Len() != b.Len() {
			c.differ()
			return
		}
		for i := range a.Len() {
			c.at = append(c.at, step{index: i})
			c.compare(s.elem, a.Index(i), b.Index(i))
			c.at = c.at[:len(c.at)-1]
		}
	case reflect.Struct:
		c.members(s, a, b)
	case reflect.String:
		if a.String() != b.String() {
			c.differ()
		}
	default:
		if !a.Equal(b) {
			c.differ()
		}
	}
}

func (c *comparison) members(s *shape, a, b reflect.Value) {
	if a.IsZero() && b.IsZero() {
		return
	}
	for i := range s.members {
		m := &s.members[i]
		if m.name == "" {
			c.compare(m.shape, a.Field(m.index), b.Field(m.index))
			continue
		}
		c.at = append(c.at, step{name: m.name})
		c.compare(m.shape, a.Field(m.index), b.Field(m.index))
		c.at = c.at[:len(c.at)-1]
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
	for end := len(path); end > 0; {
		start := strings.LastIndexByte(path[:end], '/')
		if l := lossNamed(path[start+1:end], losses); l != nil {
			return *l
		}
		end = start
	}
	if l := lossNamed(path, losses); l != nil { // the whole path comes last
		return *l
	}
	return losses[0]
}

func lossNamed(name string, losses []Loss) *Loss {
	for i := range losses {
		if slices.Contains(losses[i].Members, name) {
			return &losses[i]
		}
	}
	return nil
}
