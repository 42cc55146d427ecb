package cda

import (
	"hash/maphash"
	"strings"
)

// idTable holds the XML identifiers of a document and the references that had
// no target yet when they were met.
type idTable struct {
	declared idSet
	open     []openRef
}

// openRef is such a reference; strict ones are of a kind the schema checks
// (xs:IDREF).
type openRef struct {
	id, path string
	strict   bool
}

// declare notes an identifier; the same one twice is a fault.
func (t *idTable) declare(c *codec, id string) {
	if !t.declared.add(id, c.expected) {
		if c.reading() {
			c.fault("CDA-212", "@ID")
		} else {
			c.refuse("CDA-413", "@ID")
		}
	}
}

// expected is about how many identifiers there will be: one in some 500
// bytes, in some 1000 of the room that a writer has.
func (c *codec) expected() int {
	n := cap(c.out) / 2
	if c.reading() {
		n = len(c.in.text)
	}
	return min(n/512, 1000)
}

// refer notes references to identifiers, separated by spaces.
func (t *idTable) refer(c *codec, ids string, strict bool) {
	if t.declared.has(ids) && isToken(ids) { // one, as nearly always
		return
	}
	for id := range strings.FieldsSeq(ids) {
		if !t.declared.has(id) && len(t.open) < maxFaults {
			t.open = append(t.open, openRef{id: id, path: c.path(""), strict: strict})
		}
	}
}

// reference notes a reference from an entry into the narrative: "#id". In
// reading it waits until the element is read; in writing it is noted where it is
// asked for.
func (c *codec) reference(to *TEL) {
	if to == nil || c.reading() && (!c.f.done || c.f.referred) || !c.reading() && !c.all {
		return
	}
	if id, ok := strings.CutPrefix(to.Value, "#"); ok && id != "" {
		c.f.referred = true
		c.ids.refer(c, id, false)
	}
}

// dangling returns the paths of the references without target, now that the
// whole document is known: all of them, or only the strict ones.
func (t *idTable) dangling(strict bool) []string {
	var paths []string
	for _, r := range t.open {
		if !t.declared.has(r.id) && (r.strict || !strict) {
			paths = append(paths, r.path)
		}
	}
	return paths
}

// Dangling returns the places in a document where an entry, or a picture in
// the text, refers to an XML identifier that no element declares: a person who
// reads the text would not find what was coded. The schema does not mind those
// of entries, and nearly all official examples have some, so that [Write] takes
// them; a program that makes documents should leave none.
func Dangling(doc *ClinicalDocument) []string {
	if doc == nil {
		return nil
	}
	c := newWriter(nil)
	c.all = true
	if c.open(nsHL7, "ClinicalDocument", -1, nsHL7) {
		doc.shape(c)
	}
	return c.ids.dangling(false)
}

// idSet is a set of texts that are not empty. It takes a third of the memory
// of a map.
type idSet struct {
	seed  maphash.Seed
	slots []string // a power of two; "" is free
	count int
}

// slot is where a text stands or would stand.
func (s *idSet) slot(id string) *string {
	mask := uint64(len(s.slots) - 1)
	for i := maphash.String(s.seed, id); ; i++ {
		if at := &s.slots[i&mask]; *at == "" || *at == id {
			return at
		}
	}
}

func (s *idSet) has(id string) bool {
	if id == "" {
		id = noID
	}
	return s.count > 0 && *s.slot(id) != ""
}

// noID stands for the empty text, as no document has it.
const noID = "\x00"

// add reports false for a text that was there; expected is how many there may
// be, asked once.
func (s *idSet) add(id string, expected func() int) bool {
	if id == "" {
		id = noID
	}
	if s.slots == nil {
		s.seed = maphash.MakeSeed()
		s.grow(expected())
	} else if s.count >= len(s.slots)/4*3 {
		s.grow(2 * s.count)
	}
	at := s.slot(id)
	if *at != "" {
		return false
	}
	*at = id
	s.count++
	return true
}

// grow makes room for n.
func (s *idSet) grow(n int) {
	size := 64
	for size/4*3 <= n {
		size *= 2
	}
	old := s.slots
	s.slots = make([]string, size)
	for _, id := range old {
		if id != "" {
			*s.slot(id) = id
		}
	}
}
