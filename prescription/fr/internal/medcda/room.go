package medcda

import (
	"strings"

	"github.com/ordonnance-numerique/ordonnance-go/document/cda"
)

// Room is memory for the parts of one line of a document, used again for the
// next line once that is written and read back: a prescription of twenty lines
// needs the room of one. The zero Room is empty, and a nil one takes every part
// from the heap.
type Room struct {
	refs       slab[ref]
	codes      slab[cda.CD]
	nodes      slab[cda.Node]
	attrs      slab[cda.Attr]
	quantities slab[cda.QTY]
	units      slab[cda.PQR]
	acts       slab[cda.Act]
	supplies   slab[cda.Supply]
	treatments slab[cda.SubstanceAdministration]
	times      slab[cda.IVLTS]
	ranges     slab[cda.IVL]
	names      slab[cda.EN]
	nameParts  slab[cda.Part]
	products   slab[product]

	texts strings.Builder // that were joined; never used again
}

// product is what a product is made of.
type product struct {
	consumed cda.ManufacturedProduct
	material cda.Material
}

// Reset makes the room free. What was made in it is not to be used any more.
func (r *Room) Reset() {
	r.refs.used, r.codes.used, r.nodes.used = 0, 0, 0
	r.attrs.used, r.quantities.used, r.units.used = 0, 0, 0
	r.acts.used, r.supplies.used, r.treatments.used = 0, 0, 0
	r.times.used, r.ranges.used, r.products.used = 0, 0, 0
	r.names.used, r.nameParts.used = 0, 0
}

// Join is one text made of three. It is good for ever: a document has hundreds
// of identifiers, which need not be an allocation each.
func (r *Room) Join(a, b, c string) string {
	if r == nil {
		return a + b + c
	}
	n := len(a) + len(b) + len(c)
	r.reserveText(n)
	start := r.texts.Len()
	r.texts.WriteString(a)
	r.texts.WriteString(b)
	r.texts.WriteString(c)
	return r.texts.String()[start:]
}

// reserveText makes sure that n more bytes of text fit.
func (r *Room) reserveText(n int) {
	if r.texts.Cap()-r.texts.Len() < n {
		r.texts = strings.Builder{} // those made before keep what they are in
		r.texts.Grow(max(n, 4<<10))
	}
}

// ref is a reference into the narrative.
type ref struct {
	ed cda.ED
	to cda.TEL
}

// RefersTo is [cda.RefersTo] for an ID of two parts.
func (r *Room) RefersTo(prefix, suffix string) *cda.ED {
	if r == nil {
		return cda.RefersTo(prefix + suffix)
	}
	x := r.refs.next(40)
	x.to = cda.TEL{Value: r.Join("#", prefix, suffix)}
	x.ed = cda.ED{Reference: &x.to}
	return &x.ed
}

// El is [cda.El]; the list of nodes is copied.
func (r *Room) El(name string, nodes ...cda.Node) cda.Node {
	return cda.Node{Name: name, Nodes: append(r.Nodes(len(nodes)), nodes...)}
}

// Nodes is an empty list with room for n nodes.
func (r *Room) Nodes(n int) []cda.Node {
	if r == nil {
		return make([]cda.Node, 0, n)
	}
	return r.nodes.list(n, 192)
}

// newCode is a coded value, for the caller to fill whole.
func (r *Room) newCode() *cda.CD {
	if r == nil {
		return new(cda.CD)
	}
	return r.codes.next(16)
}

func (r *Room) code(v cda.CD) *cda.CD {
	x := r.newCode()
	*x = v
	return x
}

func (r *Room) quantity(v cda.QTY) *cda.QTY {
	var x *cda.QTY
	if r == nil {
		x = new(cda.QTY)
	} else {
		x = r.quantities.next(16)
	}
	*x = v
	return x
}

// Act is a statement for the caller to fill whole.
func (r *Room) Act() *cda.Act {
	if r == nil {
		return new(cda.Act)
	}
	return r.acts.next(4)
}

// Supply is a statement for the caller to fill whole.
func (r *Room) Supply() *cda.Supply {
	if r == nil {
		return new(cda.Supply)
	}
	return r.supplies.next(2)
}

// Treatment is a statement for the caller to fill whole.
func (r *Room) Treatment() *cda.SubstanceAdministration {
	if r == nil {
		return new(cda.SubstanceAdministration)
	}
	return r.treatments.next(2)
}

// interval is a time for the caller to fill whole.
func (r *Room) interval() *cda.IVLTS {
	if r == nil {
		return new(cda.IVLTS)
	}
	return r.times.next(2)
}

func (r *Room) between(low, high *cda.QTY) *cda.IVL {
	var x *cda.IVL
	if r == nil {
		x = new(cda.IVL)
	} else {
		x = r.ranges.next(4)
	}
	*x = cda.IVL{Low: low, High: high}
	return x
}

// namesOf is a list of one name, which has one part; none without a text.
func (r *Room) namesOf(name string) []cda.EN {
	switch {
	case name == "":
		return nil
	case r == nil:
		return []cda.EN{*cda.NewName(name)}
	}
	return append(r.names.list(1, 8), cda.EN{Parts: append(r.nameParts.list(1, 8), cda.Part{Text: name})})
}

// product is an empty product with its material.
func (r *Room) product() *product {
	var x *product
	if r == nil {
		x = new(product)
	} else {
		x = r.products.next(1)
	}
	x.material = cda.Material{Class: "MMAT", Determiner: "KIND", Infra: cda.Infra{TemplateIDs: materialTemplates}}
	x.consumed = cda.ManufacturedProduct{Class: "MANU", Infra: cda.Infra{TemplateIDs: productTemplates}, Material: &x.material}
	return x
}

// slab is memory for values of one type. Those given out before the last reset
// are used again as they were left.
type slab[T any] struct {
	items []T
	used  int
}

// next is one value, which the caller fills whole.
func (s *slab[T]) next(first int) *T {
	s.reserve(1, first)
	s.used++
	return &s.items[s.used-1]
}

// list is an empty list with room for n values.
func (s *slab[T]) list(n, first int) []T {
	s.reserve(n, first)
	s.used += n
	return s.items[s.used-n : s.used-n : s.used]
}

// reserve makes sure that n more fit, and has first to begin with; what was
// given out stays where it is.
func (s *slab[T]) reserve(n, first int) {
	if s.used+n > len(s.items) {
		s.items, s.used = make([]T, max(2*len(s.items), n, first)), 0
	}
}
