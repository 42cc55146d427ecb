package cda

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// validText reports whether a text is UTF-8 of characters XML has.
func validText(s string) bool {
	if !utf8.ValidString(s) {
		return false
	}
	// Beyond ASCII only U+FFFE and U+FFFF are none (XML 1.0, production 2).
	return !strings.Contains(s, "\uFFFE") && !strings.Contains(s, "\uFFFF")
}

// writeNode writes a tree. around is the namespace that is the default where
// it stands.
func (c *codec) writeNode(n *Node, around string, depth int) {
	if n.Name == "" {
		c.writeText(n)
		return
	}
	if c.written++; c.depth+depth >= maxDepth || c.written > maxWritten {
		c.refuse("CDA-411", "")
		return
	}
	if !isNCName(n.Name) {
		c.refuse("CDA-410", "")
		return
	}
	prefix, around := c.startNode(n, around)
	if len(n.Nodes) == 0 {
		c.out = append(c.out, '/', '>')
		return
	}
	c.out = append(c.out, '>')
	for i := range n.Nodes {
		if c.err != nil {
			return
		}
		c.writeNode(&n.Nodes[i], around, depth+1)
	}
	c.out = append(c.out, '<', '/')
	c.out = append(append(c.out, prefix...), n.Name...)
	c.out = append(c.out, '>')
}

// startNode writes a start tag without its end. A namespace of ours has its
// prefix; another becomes the default one, declared where it begins. It
// returns the prefix and the namespace that is the default inside.
func (c *codec) startNode(n *Node, around string) (prefix, inside string) {
	uri := n.Space
	switch uri {
	case "":
		uri = spaceURIs[nsHL7]
	case NoSpace:
		uri = ""
	}
	inside = uri
	if id := spaceOf(uri); id > nsHL7 && id < nsXSI {
		c.used[id] = true
		prefix, inside = spacePrefixes[id], around
	}
	c.out = append(c.out, '<')
	c.out = append(append(c.out, prefix...), n.Name...)
	if inside != around {
		c.writeAttr(nsNone, "xmlns", inside, formAny)
	}
	c.writeNodeAttrs(n.Attrs)
	return prefix, inside
}

// writeText writes a text node, which has nothing but its text.
func (c *codec) writeText(n *Node) {
	if len(n.Nodes) > 0 || len(n.Attrs) > 0 {
		c.refuse("CDA-410", "")
		return
	}
	c.escape(n.Text, false)
}

func (c *codec) writeNodeAttrs(attrs []Attr) {
	for i := range attrs {
		a := &attrs[i]
		for j := range i {
			if attrs[j].Name == a.Name && attrs[j].Space == a.Space {
				c.refuse("CDA-410", "")
				return
			}
		}
		if !isNCName(a.Name) || a.Space == "" && a.Name == "xmlns" || a.Space == spaceURIs[nsXMLNS] {
			c.refuse("CDA-410", "")
			return
		}
		id := spaceOf(a.Space)
		switch {
		case a.Space == "":
			c.writeAttr(nsNone, a.Name, a.Value, formAny)
		case id > nsHL7 && id < nsXMLNS:
			c.writeAttr(id, a.Name, a.Value, formAny)
		default: // its own prefix, declared beside it
			prefix := "n" + strconv.Itoa(i)
			c.writeAttr(nsNone, "xmlns:"+prefix, a.Space, formAny)
			c.writeAttr(nsNone, prefix+":"+a.Name, a.Value, formAny)
		}
	}
}

// isNCName reports whether s is a name without a colon.
func isNCName(s string) bool {
	return s != "" && strings.IndexByte(s, ':') < 0 && nameLength(s) == len(s)
}

// writeNarrative writes the text of a section, which has to be of elements of
// the narrative block.
func (c *codec) writeNarrative(name string, n *Node) {
	if c.err != nil {
		return
	}
	if n.Name != name {
		c.refuse("CDA-409", name)
		return
	}
	c.endTag()
	c.narrativeNode(n, name, 0)
}

// narrativeNode writes an element or a text of the narrative, and notes the
// identifiers.
func (c *codec) narrativeNode(n *Node, name string, depth int) {
	if n.Name == "" {
		c.writeText(n)
		return
	}
	if c.written++; c.depth+depth >= maxDepth || c.written > maxWritten {
		c.refuse("CDA-411", "")
		return
	}
	c.narrativeStart(n, name)
	if len(n.Nodes) == 0 {
		c.out = append(c.out, '/', '>')
		return
	}
	c.out = append(c.out, '>')
	c.narrativeNodes(n.Nodes, name, depth)
	c.out = append(append(append(c.out, '<', '/'), n.Name...), '>')
}

// narrativeStart writes a start tag of the narrative without its end.
func (c *codec) narrativeStart(n *Node, name string) {
	if n.Space != "" || !isNarrative(n.Name) {
		c.refuse("CDA-409", name)
		return
	}
	c.out = append(append(c.out, '<'), n.Name...)
	for i := range n.Attrs {
		a := &n.Attrs[i]
		if a.Space != "" {
			c.refuse("CDA-409", name)
			return
		}
		c.noteAttr(n.Name, a.Name, a.Value)
	}
	c.writeNodeAttrs(n.Attrs)
}

func (c *codec) narrativeNodes(nodes []Node, name string, depth int) {
	for i := range nodes {
		if c.err != nil {
			return
		}
		c.narrativeNode(&nodes[i], name, depth+1)
	}
}
