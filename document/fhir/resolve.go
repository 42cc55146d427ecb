package fhir

import "strings"

// Index finds the resources of a bundle by the references to them. Make one
// with [NewIndex]; it does not see later changes of addresses.
type Index struct {
	address map[string]Resource // full address
	name    map[string]Resource // "Type/id"
	id      map[string]Resource // id alone
	inside  map[inside]Resource
}

// inside is a resource contained in another.
type inside struct {
	owner Resource
	id    string
}

// NewIndex reads the addresses and identifiers of a bundle's entries. Where two
// entries have the same, the first one counts. nil has no entries.
func NewIndex(b *Bundle) Index {
	if b == nil {
		b = &Bundle{}
	}
	x := Index{make(map[string]Resource), make(map[string]Resource), make(map[string]Resource), make(map[inside]Resource)}
	put := func(m map[string]Resource, key string, r Resource) {
		if _, there := m[key]; !there && key != "" {
			m[key] = r
		}
	}
	for _, e := range b.Entry {
		if e.Resource == nil {
			continue
		}
		put(x.address, e.FullURL, e.Resource)
		if id := e.Resource.Common().ID; id != "" {
			put(x.name, e.Resource.ResourceType()+"/"+id, e.Resource)
			put(x.id, id, e.Resource)
		}
		for _, c := range e.Resource.Common().Contained {
			if c == nil {
				continue
			}
			at := inside{e.Resource, c.Common().ID}
			if _, there := x.inside[at]; !there && at.id != "" {
				x.inside[at] = c
			}
		}
	}
	return x
}

// Resolve finds what a reference made in an entry of the bundle points to: a
// contained resource for "#id"; an entry of the bundle by its full address, or
// by "Type/id" at the end of the reference. It returns nil when there is none,
// and never looks outside.
//
// loose says that "#id" was taken for an entry of the bundle with that id.
// QUIRK: R4 allows "#id" for contained resources only; most examples of the
// French guide (ePrescription 1.1.0-ballot) point to entries that way.
func (x Index) Resolve(from Resource, ref *Reference) (found Resource, loose bool) {
	if ref == nil || ref.Reference == "" {
		return nil, false
	}
	id, local := strings.CutPrefix(ref.Reference, "#")
	if !local {
		if r := x.address[ref.Reference]; r != nil {
			return r, false
		}
		return x.name[lastTwo(ref.Reference)], false
	}
	if r := x.inside[inside{from, id}]; r != nil {
		return r, false
	}
	r := x.id[id]
	return r, r != nil
}

// lastTwo is "Type/id" at the end of "…/Type/id".
func lastTwo(address string) string {
	i := strings.LastIndexByte(address, '/')
	if i < 0 {
		return ""
	}
	return address[strings.LastIndexByte(address[:i], '/')+1:]
}
