package eprescription

import (
	"reflect"

	"github.com/ordonnance-numerique/ordonnance-go/document"
	"github.com/ordonnance-numerique/ordonnance-go/document/fhir"
	"github.com/ordonnance-numerique/ordonnance-go/prescription"
)

// Read reads a bundle of the guide as a prescription: each MedicationRequest
// becomes a line. It is tolerant. Whatever in the bundle breaks R4, cannot be
// understood or has no place in the model is a fault with its JSON pointer, and
// nothing is dropped without one. Narratives, identifiers of resources, names
// of profiles and types of identifiers are not content and pass unnoticed.
//
// It refuses what is not a FHIR bundle, with an error of package fhir, and a
// bundle without a MedicationRequest.
func Read(raw []byte, opts *Options) (prescription.Prescription, []document.Fault, error) {
	b, faults, err := fhir.ReadBundle(raw)
	if err != nil {
		return prescription.Prescription{}, nil, err
	}
	r := newReader(b, faults, opts)
	p := prescription.Prescription{}
	requests := resources[*fhir.MedicationRequest](r)
	if len(requests) == 0 {
		return prescription.Prescription{}, nil, ErrNoRequest
	}
	if len(requests) > maxLines {
		return prescription.Prescription{}, nil, ErrTooMany
	}
	r.bundleHead(&p, requests[0], raw)
	ids := lineIDs(requests, p.ID)
	lines := make(map[fhir.Resource]int, len(requests))
	for i, request := range requests {
		lines[request] = i
		p.Lines = append(p.Lines, r.request(&p, request, i == 0, ids[i]))
	}
	for _, g := range resources[*fhir.RequestGroup](r) {
		r.group(&p, g, lines)
	}
	r.rest()
	return p, r.faults, nil
}

// reader turns a bundle into values and empties what it has understood.
type reader struct {
	options *Options
	bundle  *fhir.Bundle
	index   fhir.Index
	faults  []document.Fault
	paths   map[fhir.Resource]string
	used    map[fhir.Resource]bool
	values  map[valueKey]any // what was read from resources that several lines share

	prescribers map[fhir.Resource]prescription.Prescriber
	owners      map[fhir.Resource]fhir.Resource // of contained resources
}

// valueKey is a resource and what it was read as.
type valueKey struct {
	resource fhir.Resource
	as       reflect.Type
}

// once reads a resource at its first use.
func once[R fhir.Resource, T any](r *reader, res R, read func(R) T) T {
	key := valueKey{res, reflect.TypeFor[T]()}
	if v, ok := r.values[key].(T); ok {
		return v
	}
	v := read(res)
	r.values[key] = v
	return v
}

// again empties what every line repeats and notes where lines do not agree.
func again[T any](r *reader, first bool, whole *T, value T, path string) {
	if first {
		*whole = value
	} else if !reflect.DeepEqual(*whole, value) {
		r.found(foundDisagree, path)
	}
}

func newReader(b *fhir.Bundle, faults []document.Fault, opts *Options) *reader {
	r := &reader{options: opts, bundle: b, index: fhir.NewIndex(b), faults: faults, paths: make(map[fhir.Resource]string),
		used: make(map[fhir.Resource]bool), values: make(map[valueKey]any),
		prescribers: make(map[fhir.Resource]prescription.Prescriber), owners: make(map[fhir.Resource]fhir.Resource)}
	for i, e := range b.Entry {
		if e.Resource == nil {
			continue
		}
		path := item("/entry", i) + "/resource"
		r.paths[e.Resource] = path
		for j, c := range e.Resource.Common().Contained {
			r.paths[c], r.owners[c] = item(path+"/contained", j), e.Resource
		}
	}
	return r
}

// maxLines bounds the lines of a prescription, maxItems the items of a
// dispensation (JSON Schema of both).
const (
	maxLines = 200
	maxItems = 400
)

// most bounds the faults of one bundle.
const most = 1000

// found notes a fault.
func (r *reader) found(code, path string) {
	switch n := len(r.faults); {
	case n < most:
		r.faults = append(r.faults, fault(code, path))
	case n == most:
		r.faults = append(r.faults, fault(foundMore, ""))
	}
}

// resources lists the entries of a type and counts them as used.
func resources[T fhir.Resource](r *reader) []T {
	var out []T
	for _, e := range r.bundle.Entry {
		if found, ok := e.Resource.(T); ok {
			r.used[found] = true
			out = append(out, found)
		}
	}
	return out
}

// resolve follows a reference and empties it when it leads somewhere.
func (r *reader) resolve(from fhir.Resource, ref *fhir.Reference, path string) fhir.Resource {
	if ref == nil || ref.Reference == "" {
		return nil
	}
	if owner := r.owners[from]; owner != nil {
		from = owner // "#id" is looked up where both are contained (R4, References)
	}
	found, loose := r.index.Resolve(from, ref)
	switch {
	case found == nil:
		r.found(foundDangling, path)
		ref.Reference = ""
	case loose:
		r.found(foundLoose, path)
	}
	if found != nil {
		r.used[found] = true
		ref.Reference, ref.Type, ref.Display = "", "", ""
	}
	return found
}

// rest reports what was not understood.
func (r *reader) rest() {
	r.head(r.bundle, "")
	for _, e := range r.bundle.Entry {
		if e.Resource == nil {
			continue
		}
		r.left(e.Resource)
		for _, c := range e.Resource.Common().Contained {
			r.left(c)
		}
	}
}

func (r *reader) left(res fhir.Resource) {
	if _, other := res.(*fhir.Other); other {
		return // reported as FHIR-108
	}
	path := r.paths[res]
	if !r.used[res] {
		r.found(foundUnused, path)
		return
	}
	r.head(res, path)
}

// head leaves out what is not content and reports the rest.
func (r *reader) head(res fhir.Resource, path string) {
	d := res.Common()
	d.Text, d.Language = nil, ""
	if d.Meta != nil {
		d.Meta.Profile, d.Meta.VersionID, d.Meta.LastUpdated, d.Meta.Source = nil, "", "", ""
	}
	if b, ok := res.(*fhir.Bundle); ok {
		b.Type, b.Total = "", nil
		for i := range b.Entry {
			b.Entry[i].FullURL = ""
		}
	}
	for _, place := range fhir.Set(res, path) {
		r.found(foundRest, place)
	}
}

// bundleHead reads what the bundle says of the whole prescription.
func (r *reader) bundleHead(p *prescription.Prescription, first *fhir.MedicationRequest, raw []byte) {
	switch id, group := r.bundle.Identifier, first.GroupIdentifier; {
	case id != nil && (id.System == "" || bare(id) != id.Value):
		p.ID = bare(id)
		*id = fhir.Identifier{}
	case group != nil && bare(group) != group.Value:
		p.ID = bare(group)
	default:
		p.ID = derived(string(raw))
		r.found(foundNoID, "/identifier")
	}
	if m := r.bundle.Meta; m != nil {
		for i := range m.Tag {
			p.Tags = append(p.Tags, r.coding(&m.Tag[i]))
		}
	}
}
