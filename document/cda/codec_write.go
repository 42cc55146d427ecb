package cda

// open writes a start tag, without its end, and enters the element. It reports
// false after a refusal.
func (c *codec) open(in space, name string, index int, inner space) bool {
	if c.err != nil {
		return false
	}
	c.endTag()
	c.used[in] = true
	c.out = append(c.out, '<')
	c.out = append(c.out, spacePrefixes[in]...)
	c.out = append(c.out, name...)
	c.written++
	if c.written > maxWritten || !c.push(name, index, inner) {
		c.refuse("CDA-411", "")
		return false
	}
	c.f.tag = true
	return true
}

// endTag closes the start tag of the element that is open, before content.
func (c *codec) endTag() {
	if c.f.tag {
		c.f.tag = false
		c.out = append(c.out, '>')
	}
}

// close writes what is left of the extra nodes, and the end tag.
func (c *codec) close(in space, name string) {
	if x := c.f.extra; x != nil && *x != nil {
		c.writeExtra(*x, int(^uint(0)>>1))
	}
	if c.f.tag {
		c.out = append(c.out, '/', '>')
	} else {
		c.out = append(c.out, '<', '/')
		c.out = append(c.out, spacePrefixes[in]...)
		c.out = append(c.out, name...)
		c.out = append(c.out, '>')
	}
	c.pop()
}

// place passes a place of the schema and writes the extra nodes that stand
// before it.
func (c *codec) place() {
	if x := c.f.extra; x != nil && *x != nil {
		c.writeExtra(*x, c.f.slot)
	}
	c.f.slot++
}

// text writes the text of an element.
func (c *codec) text(v *string) {
	if !c.reading() && *v != "" {
		c.endTag()
		c.escape(*v, false)
	}
}

func (c *codec) writeExtraAttrs() {
	if *c.f.extra == nil {
		return
	}
	x := *c.f.extra
	for i := range x.Attrs {
		if x.Attrs[i].Space == "" || x.Attrs[i].Space == spaceURIs[nsXSI] {
			c.refuse("CDA-414", "")
			return
		}
	}
	c.writeNodeAttrs(x.Attrs)
}

func (c *codec) writeExtra(x *Extra, upTo int) {
	for c.f.next < len(x.Nodes) && x.Nodes[c.f.next].At <= upTo && c.err == nil {
		n := &x.Nodes[c.f.next].Node
		c.f.next++
		if n.Space == "" {
			c.refuse("CDA-414", "")
			return
		}
		c.endTag()
		c.writeNode(n, spaceURIs[nsHL7], 0)
	}
}

// escapes are the bytes that cannot stand as they are: 1 in text, 2 in
// attributes too, 3 in attributes only, 4 nowhere, 5 needs a look at its rune.
var escapes = func() (t [256]uint8) {
	for b := range t {
		switch {
		case b == '&' || b == '<' || b == '\r':
			t[b] = 2
		case b == '>':
			t[b] = 1
		case b == '"' || b == '\n' || b == '\t':
			t[b] = 3
		case b < 0x20:
			t[b] = 4
		case b >= 0x80:
			t[b] = 5
		}
	}
	return t
}()

// escape writes a text so that reading gives it back. A character XML does not
// have is refused.
func (c *codec) escape(s string, attr bool) {
	start, wide := 0, false
	for i := range len(s) {
		switch escapes[s[i]] {
		case 0:
			continue
		case 1:
			if attr {
				continue
			}
		case 3:
			if !attr {
				continue
			}
		case 4:
			c.refuse("CDA-406", "")
			return
		case 5:
			wide = true
			continue
		}
		c.out = append(c.out, s[start:i]...)
		c.out = append(c.out, entity(s[i])...)
		start = i + 1
	}
	c.out = append(c.out, s[start:]...)
	if wide && !validText(s) {
		c.refuse("CDA-406", "")
	}
}

func entity(b byte) string {
	switch b {
	case '&':
		return "&amp;"
	case '<':
		return "&lt;"
	case '>':
		return "&gt;"
	case '"':
		return "&#34;"
	case '\n':
		return "&#10;"
	case '\t':
		return "&#9;"
	}
	return "&#13;"
}
