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
	b := c.out
	if c.f.tag {
		c.f.tag = false
		b = append(b, '>')
	}
	b = append(b, '<')
	if in != nsHL7 {
		c.used[in] = true
		b = append(b, spacePrefixes[in]...)
	}
	c.out = append(b, name...)
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
	if !c.f.bare {
		c.writeExtra(*c.f.extra, int(^uint(0)>>1))
	}
	if b := c.out; c.f.tag {
		c.out = append(b, '/', '>')
	} else {
		b = append(b, '<', '/')
		if in != nsHL7 {
			b = append(b, spacePrefixes[in]...)
		}
		c.out = append(append(b, name...), '>')
	}
	c.pop()
}

// place passes a place of the schema and writes the extra nodes that stand
// before it.
func (c *codec) place() {
	if !c.f.bare {
		c.writeExtra(*c.f.extra, c.f.slot)
		c.f.slot++
	}
}

// text writes the text of an element.
func (c *codec) text(v *string) {
	if !c.reading() && *v != "" {
		c.endTag()
		c.escape(*v, false)
	}
}

func (c *codec) writeExtraAttrs() {
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

// escape writes a text so that reading gives it back. A character XML does not
// have is refused.
func (c *codec) escape(s string, attr bool) {
	special, wide := survey(s)
	if special {
		c.escapeBytes(s, attr)
	} else {
		c.out = append(c.out, s...)
	}
	if wide && !validText(s) {
		c.refuse("CDA-406", "")
	}
}

// survey looks through a text eight bytes at a time: whether there may be bytes
// of ASCII that have to be looked at one by one, and whether there are others
// than ASCII.
func survey(s string) (special, wide bool) {
	const each, high = 0x0101010101010101, 0x8080808080808080
	var odd, top uint64
	for ; len(s) >= 8; s = s[8:] {
		x := uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 |
			uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
		quote := x&^(each*('"'^'&')) ^ each*'"' // zero for '"' and '&', one bit apart
		tag := x&^(each*('<'^'>')) ^ each*'<'   // zero for '<' and '>'
		odd |= (x-each*0x20)&^x | (quote-each)&^quote | (tag-each)&^tag
		top |= x
	}
	for i := range len(s) {
		b := s[i]
		special = special || textEscapes[b]|attrEscapes[b] != 0
		top |= uint64(b)
	}
	return special || odd&high != 0, top&high != 0
}

// escapes are the bytes that cannot stand as they are.
type escapes [256]uint8

// What a byte of ASCII needs; 0 is nothing.
const (
	asEntity = 1 + iota
	nowhere
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
		}
	}
	return t
}

// escapeBytes is escape for a text that may hold bytes that cannot stand as
// they are.
func (c *codec) escapeBytes(s string, attr bool) {
	table := textEscapes
	if attr {
		table = attrEscapes
	}
	start := 0
	for i := 0; i < len(s); i++ {
		need := table[s[i]]
		if need == 0 {
			continue
		}
		switch need {
		case nowhere:
			c.refuse("CDA-406", "")
			return
		default:
			c.out = append(c.out, s[start:i]...)
			c.out = append(c.out, entity(s[i])...)
			start = i + 1
		}
	}
	c.out = append(c.out, s[start:]...)
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
