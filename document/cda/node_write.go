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
	_, ok := characters(s)
	return ok
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
	if n.Name != name || !c.checkNarrative(n, 0) {
		c.refuse("CDA-409", name)
		return
	}
	c.endTag()
	c.writeNode(n, spaceURIs[nsHL7], 0)
}

// checkNarrative wants elements and attributes of the narrative block, and
// notes the identifiers.
func (c *codec) checkNarrative(n *Node, depth int) bool {
	if n.Name == "" {
		return true
	}
	if n.Space != "" || !isNarrative(n.Name) || depth > maxDepth {
		return false
	}
	for i := range n.Attrs {
		if n.Attrs[i].Space != "" {
			return false
		}
		c.noteAttr(n.Name, n.Attrs[i].Name, n.Attrs[i].Value)
	}
	for i := range n.Nodes {
		if !c.checkNarrative(&n.Nodes[i], depth+1) {
			return false
		}
	}
	return true
}
