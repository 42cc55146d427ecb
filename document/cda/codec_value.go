package cda

// value states a child whose type is open.
func value(c *codec, name string, v *Value) {
	if !c.reading() {
		c.place()
		if *v != nil {
			c.writeValue(name, -1, *v, (*v).dataType())
		}
		return
	}
	if c.takes(c.f.inner, name) && *v == nil {
		if x := c.openType(newValue); x != nil {
			*v = x
			c.readValue(x, name, -1)
		}
	}
}

// coded states a child that is a code where no other type is stated.
func coded(c *codec, name string, v *Value) {
	if !c.reading() && *v != nil {
		if code, ok := (*v).(*CD); ok && code.Type == TypeOfPlace {
			c.place()
			c.writeValue(name, -1, code, TypeOfPlace)
			return
		}
	}
	if c.reading() && *v == nil && c.more(c.f.inner, name) && c.attribute(nsXSI, "type") == nil {
		c.f.slot++
		x := new(CD)
		*v = x
		c.readValue(x, name, -1)
		return
	}
	value(c, name, v)
}

// values states a list of children whose type is open.
func values(c *codec, name string, v *[]Value) {
	if !c.reading() {
		c.place()
		for i, x := range *v {
			if x == nil {
				c.refuse("CDA-415", name)
				return
			}
			c.writeValue(name, i, x, x.dataType())
		}
		return
	}
	for ok := c.takes(c.f.inner, name); ok; ok = c.more(c.f.inner, name) {
		x := c.openType(newValue)
		if x == nil {
			return
		}
		*v = append(*v, x)
		c.readValue(x, name, len(*v)-1)
	}
}

// times states a list of times.
func times(c *codec, name string, v *[]Time) {
	if !c.reading() {
		c.place()
		for i, x := range *v {
			if x == nil {
				c.refuse("CDA-415", name)
				return
			}
			t := x.dataType()
			if t == TypeTS {
				t = TypeOfPlace // a point in time is what the place has of itself
			}
			c.writeValue(name, i, x, t)
		}
		return
	}
	for ok := c.takes(c.f.inner, name); ok; ok = c.more(c.f.inner, name) {
		x := c.openTime(name)
		if x == nil {
			return
		}
		*v = append(*v, x)
		c.readValue(x, name, len(*v)-1)
	}
}

// openType makes an empty value of the type the child states, nil when there
// is none of that name: the child then has no place.
func (c *codec) openType(make func(DataType) Value) Value {
	a := c.attribute(nsXSI, "type")
	if a == nil {
		c.fault("CDA-210", c.in.start.name)
		return nil
	}
	x := make(c.typeNamed(a.value))
	if x == nil {
		c.fault("CDA-211", c.in.start.name)
	}
	return x
}

// openTime makes an empty time. Without a type, an element that is empty is a
// point in time; one that has parts is read as an interval, which it then has
// to be.
func (c *codec) openTime(name string) Time {
	if c.attribute(nsXSI, "type") != nil {
		if x, ok := c.openType(newTime).(Time); ok {
			return x
		}
		return nil
	}
	if c.in.start.empty {
		return new(TS)
	}
	c.fault("CDA-210", name)
	return new(IVLTS)
}

func (c *codec) readValue(x Value, name string, index int) {
	c.claim()
	if !c.push(name, index, c.f.inner) {
		c.in.fail("CDA-107")
		return
	}
	c.f.value, c.f.force = true, x.dataType()
	c.fill(x)
	c.pop()
}

func (c *codec) writeValue(name string, index int, x Value, force DataType) {
	in := c.f.inner
	if c.open(in, name, index, in) {
		c.f.force, c.f.open = force, true
		x.shape(c)
		c.close(in, name)
	}
}

// parts states the parts of a name or of an address, in any order, with text
// between them.
func parts(c *codec, is func(string) bool, v *[]Part) {
	if !c.reading() {
		c.place()
		c.writeParts(is, *v)
		return
	}
	f := c.f
	f.slot++
	f.parts = v
	for c.advance(); !f.done && c.in.start.space == f.inner && is(c.in.start.name); c.advance() {
		p := Part{Kind: c.in.start.name}
		n := len(*v)
		*v = append(*v, p)
		c.read(&(*v)[n], p.Kind, n, f.inner)
	}
}

func (c *codec) writeParts(is func(string) bool, v []Part) {
	in := c.f.inner
	for i := range v {
		p := &v[i]
		switch {
		case p.Kind == "":
			if p.Null != "" || p.Qualifier != "" || p.Extra != nil {
				c.refuse("CDA-410", "")
			}
			c.endTag()
			c.escape(p.Text, false)
		case !is(p.Kind):
			c.refuse("CDA-410", "")
		case c.open(in, p.Kind, i, in):
			p.shape(c)
			c.close(in, p.Kind)
		}
	}
}
