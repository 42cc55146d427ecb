package cda

// read fills x from the element whose start tag was read last.
func (c *codec) read(x shaped, name string, index int, inner space) {
	c.claim()
	if !c.push(name, index, inner) {
		c.in.fail("CDA-107")
		return
	}
	c.fill(x)
	c.pop()
}

// claim takes the child for a place of the schema.
func (c *codec) claim() {
	f := c.f
	if f.slot < f.high {
		c.fault("CDA-201", c.in.start.name)
	}
	f.high = max(f.high, f.slot)
	f.moved, f.peeked, f.had = true, false, true
}

// fill goes through the shape as often as children are left that a new pass
// may place, and keeps those that have no place.
func (c *codec) fill(x shaped) {
	f := c.f
	f.done = c.in.start.empty
	x.shape(c)
	for {
		c.advance()
		if f.done {
			break
		}
		if !f.moved {
			c.keep()
		}
		f.again, f.moved, f.slot = true, false, 0
		x.shape(c)
	}
	c.endText()
	if f.needs && c.in.err == nil {
		f.again, f.verify, f.slot = true, true, 0
		x.shape(c)
	}
}

// advance makes sure that the next child is at hand, or that there is none.
func (c *codec) advance() {
	f := c.f
	for !f.peeked && !f.done {
		switch kind, text := c.in.next(); kind {
		case eventStart:
			f.peeked = true
		case eventEnd:
			f.done = true
		case eventText:
			c.characters(text)
		}
	}
}

// characters gives a run of text its place.
func (c *codec) characters(text string) {
	f := c.f
	switch {
	case text == "":
	case f.text == nil:
		c.stray(text)
	case f.more != nil:
		f.more = append(f.more, text...)
	case *f.text != "":
		f.more = append([]byte(*f.text), text...)
	default:
		*f.text = text
	}
}

// endText gathers the text of an element that has children between its runs.
// White space around children alone is nothing.
func (c *codec) endText() {
	f := c.f
	if f.more != nil {
		*f.text = string(f.more)
	}
	if f.text != nil && f.had && blank(*f.text) {
		*f.text = ""
	}
}

// stray gives text its place in an element that has none of its own.
func (c *codec) stray(text string) {
	f := c.f
	switch {
	case blank(text):
	case f.parts != nil:
		*f.parts = append(*f.parts, Part{Text: text})
	default:
		c.fault("CDA-204", "")
		c.keepNode(Node{Text: text})
	}
}

// takes passes a place of the schema and reports whether the next child is
// for it.
func (c *codec) takes(in space, name string) bool {
	c.f.slot++
	return c.more(in, name)
}

// more reports whether the next child is for the same place.
func (c *codec) more(in space, name string) bool {
	f := c.f
	if f.done {
		return false
	}
	if !f.peeked {
		if c.advance(); f.done {
			return false
		}
	}
	return c.in.start.space == in && c.in.start.name == name
}

// leaf reports that an element has no children, so that a shape may save the
// way through them.
func (c *codec) leaf() bool { return c.reading() && c.f.done }

// extra states where to keep what has no place, and keeps the attributes that
// were not read.
func (c *codec) extra(x **Extra) {
	if c.in == nil && *x == nil {
		return // c.f is bare
	}
	c.f.extra = x
	if !c.reading() {
		c.f.bare = false
		c.writeExtraAttrs()
		return
	}
	if c.f.again {
		return
	}
	attrs := c.in.start.attrs
	for i := range attrs {
		if a := &attrs[i]; !a.used && !(a.space == nsXSI && a.name != "type") {
			c.fault("CDA-203", "")
			c.kept().Attrs = append(c.kept().Attrs, c.attrNode(a))
		}
	}
}

// kept is where the element of the frame keeps what has no place.
func (c *codec) kept() *Extra {
	if *c.f.extra == nil {
		*c.f.extra = new(Extra)
	}
	return *c.f.extra
}

func (c *codec) keepNode(n Node) {
	x := c.kept()
	x.Nodes = append(x.Nodes, ExtraNode{At: c.f.high, Node: n})
}

// keep reads a child that has no place and keeps it as it is.
func (c *codec) keep() {
	if c.f.double {
		c.fault("CDA-205", c.in.start.name)
	} else {
		c.fault("CDA-202", "")
	}
	c.f.peeked, c.f.had, c.f.double = false, true, false
	c.keepNode(c.node(false))
}

// collect states where the text of an element goes when it is read.
func (c *codec) collect(v *string) {
	if c.reading() && !c.f.again {
		c.f.text = v
	}
}
