package cda

import (
	"encoding/base64"
	"strings"
)

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

// escapes are the bytes that cannot stand as they are.
type escapes [256]uint8

// What a byte needs; 0 is nothing.
const (
	asEntity = 1 + iota
	nowhere
	wide // a look at its rune
)

var textEscapes, attrEscapes = newEscapes("&<>\r"), newEscapes("&<\"\n\t\r") // never changed

func newEscapes(entities string) *escapes {
	t := new(escapes)
	for b := range t {
		switch {
		case strings.IndexByte(entities, byte(b)) >= 0:
			t[b] = asEntity
		case b < 0x20 && b != '\n' && b != '\t':
			t[b] = nowhere
		case b >= 0x80:
			t[b] = wide
		}
	}
	return t
}

// escape writes a text so that reading gives it back. A character XML does not
// have is refused.
func (c *codec) escape(s string, attr bool) {
	table := textEscapes
	if attr {
		table = attrEscapes
	}
	start, runes := 0, false
	for i := 0; i < len(s); i++ {
		need := table[s[i]]
		if need == 0 {
			continue
		}
		switch need {
		case nowhere:
			c.refuse("CDA-406", "")
			return
		case wide:
			runes = true
		default:
			c.out = append(c.out, s[start:i]...)
			c.out = append(c.out, entity(s[i])...)
			start = i + 1
		}
	}
	c.out = append(c.out, s[start:]...)
	if runes && !validText(s) {
		c.refuse("CDA-406", "")
	}
}

// file writes the base64 of a file as the text of an element.
func (c *codec) file(data []byte) {
	if !c.reading() && len(data) > 0 {
		c.endTag()
		c.out = base64.StdEncoding.AppendEncode(c.out, data)
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
