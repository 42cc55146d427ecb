package cda

// pieces writes the text of a section that is made piece by piece, and the
// entries that come with it, which wait behind until their place is reached.
func (c *codec) pieces(x *Section) {
	c.place()
	if x.Text == nil || x.Text.Name != "text" {
		c.refuse("CDA-409", "text")
	}
	if c.err != nil {
		return
	}
	c.endTag()
	c.narrativeStart(x.Text, "text")
	c.out = append(c.out, '>')
	c.narrativeNodes(x.Text.Nodes, "text", 0)
	c.split(len(x.Text.Nodes) > 0)
	n := len(x.Entries)
	for nodes, entry := range x.Pieces {
		c.narrativeNodes(nodes, "text", 0)
		if entry != nil {
			c.out, c.side = c.side, c.out
			if c.open(nsHL7, "entry", n, nsHL7) {
				entry.shape(c)
				c.close(nsHL7, "entry")
			}
			c.out, c.side = c.side, c.out
			n++
		}
		if c.err != nil {
			return
		}
	}
	c.out = append(c.out, "</text>"...)
}

// split makes the later part of the room in out the place where entries wait:
// a text has about a sixth of the bytes of its section, and little more than
// what is written when it had nodes before.
func (c *codec) split(written bool) {
	share := 5
	if written {
		share = 200
	}
	start := len(c.out) + (cap(c.out)-len(c.out))/share
	c.start, c.room, c.side = start, c.out, c.out[start:start:cap(c.out)]
	c.out = c.out[:len(c.out):start]
}

// join writes the entries that wait. When the text stayed in its part of the
// room, the entries only move up to it.
func (c *codec) join() {
	if c.room == nil || c.err != nil {
		return
	}
	if cap(c.out) == c.start {
		c.out = c.room[:len(c.out)]
	}
	c.out = append(c.out, c.side...)
	c.room, c.side = nil, nil
}
