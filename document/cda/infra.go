package cda

// Infra is what every class of CDA R2 has: why it is absent, the realm and the
// templates it follows, and what this package could not place.
type Infra struct {
	Null        NullFlavor
	Realms      []CD
	TypeID      *II
	TemplateIDs []II
	Extra       *Extra
}

// infra states the attribute and the first children of a class; the other
// attributes have to be stated before.
func (c *codec) infra(x *Infra) {
	c.null(&x.Null)
	c.extra(&x.Extra)
	list(c, "realmCode", &x.Realms)
	one(c, "typeId", &x.TypeID)
	if c.f.bare {
		c.templates(x.TemplateIDs)
	} else {
		list(c, "templateId", &x.TemplateIDs)
	}
}

// templates writes templates; most have only a root, and there are more of them
// than of any other element.
func (c *codec) templates(ids []II) {
	for i := range ids {
		if x := &ids[i]; *x != (II{Root: x.Root}) || !c.fits(formUID, x.Root) {
			list(c, "templateId", &ids)
			return
		}
	}
	for i := range ids {
		b := c.out
		if c.f.tag {
			c.f.tag = false
			b = append(b, '>')
		}
		c.written++
		c.out = append(append(append(b, `<templateId root="`...), ids[i].Root...), `"/>`...)
	}
}

// HasTemplate reports whether the class declares a template, whatever its
// extension.
func (x *Infra) HasTemplate(root string) bool {
	for i := range x.TemplateIDs {
		if x.TemplateIDs[i].Root == root {
			return true
		}
	}
	return false
}

// Templates returns template identifiers without extension.
func Templates(roots ...string) []II {
	out := make([]II, len(roots))
	for i, root := range roots {
		out[i].Root = root
	}
	return out
}

// Extra is what stood in a class or a value and has no place in the model: it
// is kept as it was, reported as a fault when read, and written back. What lies
// in the namespace of CDA itself is refused when written (CDA-414): the schema
// has no place for it either.
type Extra struct {
	Attrs []Attr
	Nodes []ExtraNode // in the order of At
}

// ExtraNode is an element, or a text, that has no place in the model.
type ExtraNode struct {
	At   int // how many of the places of the schema come before it
	Node Node
}
