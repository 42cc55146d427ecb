package cda

import "strings"

// idTable holds the XML identifiers of a document and the references that had
// no target yet when they were met.
type idTable struct {
	declared map[string]struct{}
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
	if t.declared == nil {
		t.declared = make(map[string]struct{}, c.expected())
	}
	if _, twice := t.declared[id]; twice {
		if c.reading() {
			c.fault("CDA-212", "@ID")
		} else {
			c.refuse("CDA-413", "@ID")
		}
	}
	t.declared[id] = struct{}{}
}

// expected is about how many identifiers there will be: one in some 500 bytes.
func (c *codec) expected() int {
	n := cap(c.out)
	if c.reading() {
		n = len(c.in.text)
	}
	return min(n/512, 1000)
}

// refer notes references to identifiers, separated by spaces.
func (t *idTable) refer(c *codec, ids string, strict bool) {
	if _, ok := t.declared[ids]; ok && isToken(ids) { // one, as nearly always
		return
	}
	for id := range strings.FieldsSeq(ids) {
		if _, ok := t.declared[id]; !ok && len(t.open) < maxFaults {
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
		if _, ok := t.declared[r.id]; !ok && (r.strict || !strict) {
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
