package cda

// node reads the element whose start tag was read last, with all it holds, as
// a generic tree. Of the narrative, white space between the parts of tables
// and lists is left out.
func (c *codec) node(narrative bool) Node {
	start := &c.in.start
	n := Node{Name: start.name, Space: c.in.uri(start.space)}
	for i := range start.attrs {
		if a := &start.attrs[i]; a.space != nsXMLNS {
			n.Attrs = append(n.Attrs, c.attrNode(a))
			c.note(narrative, &n, a)
		}
	}
	if narrative && (n.Space != "" || !isNarrative(n.Name)) {
		c.fault("CDA-214", "")
	}
	if start.empty {
		return n
	}
	bare := narrative && onlyElements(n.Name)
	for {
		kind, text := c.in.next()
		switch {
		case kind == eventEnd:
			return n
		case kind == eventStart:
			n.Nodes = append(n.Nodes, c.node(narrative))
		case text == "" || bare && blank(text):
		case len(n.Nodes) > 0 && n.Nodes[len(n.Nodes)-1].Name == "":
			n.Nodes[len(n.Nodes)-1].Text += text
		default:
			n.Nodes = append(n.Nodes, Node{Text: text})
		}
	}
}

// attrNode is an attribute of the generic tree. A data type loses its prefix:
// the writer has CDA as its default namespace.
func (c *codec) attrNode(a *attribute) Attr {
	out := Attr{Name: a.name, Value: a.value}
	if a.space != nsNone {
		out.Space = c.in.uri(a.space)
	}
	if a.space == nsHL7 {
		out.Space = spaceURIs[nsHL7]
	}
	if a.space == nsXSI && a.name == "type" {
		if prefix, name, ok := cut(a.value); ok && prefix != "" {
			if in, known := c.in.lookup(prefix); known && in == nsHL7 {
				out.Value = name
			}
		}
	}
	return out
}

// note records the identifiers an element of the narrative declares and those
// it points at.
func (c *codec) note(narrative bool, n *Node, a *attribute) {
	if narrative && a.space == nsNone {
		c.noteAttr(n.Name, a.name, a.value)
	}
}

func (c *codec) noteAttr(element, name, value string) {
	switch {
	case name == "ID":
		c.ids.declare(c, value)
	case name == "IDREF" && element == "footnoteRef", name == "referencedObject" && element == "renderMultiMedia":
		c.ids.refer(c, value, true)
	}
}

// narrative states a child that is a tree of the narrative.
func narrative(c *codec, name string, v **Node) {
	if !c.reading() {
		c.place()
		if *v != nil {
			c.writeNarrative(name, *v)
		}
		return
	}
	if c.takes(nsHL7, name) && *v == nil {
		c.claim()
		n := c.node(true)
		*v = &n
	}
}
