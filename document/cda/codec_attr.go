package cda

import "strings"

// attr states an attribute.
func (c *codec) attr(name string, v *string, f form) {
	if *v != "" || c.in != nil {
		c.attrIn(nsNone, name, v, f)
	}
}

// need states an attribute that has to be there.
func (c *codec) need(name string, v *string, f form) {
	c.attrIn(nsNone, name, v, f)
	switch {
	case *v != "":
	case !c.reading():
		c.refuse("CDA-403", "@"+name)
	case !c.f.again:
		c.fault("CDA-207", "@"+name)
	}
}

// attrIn states an attribute in a namespace.
func (c *codec) attrIn(in space, name string, v *string, f form) {
	if !c.reading() {
		if *v != "" {
			c.writeAttr(in, name, *v, f)
		}
		return
	}
	if c.f.again {
		return
	}
	a := c.attribute(in, name)
	if a == nil {
		return
	}
	a.used = true
	*v = a.value
	if f == formID {
		c.ids.declare(c, a.value)
	}
	switch {
	case !f.ok(a.value):
		c.fault("CDA-209", "@"+name)
	case a.value == "":
		c.fault("CDA-220", "@"+name)
	}
}

// attribute finds an attribute of the start tag just read.
func (c *codec) attribute(in space, name string) *attribute {
	attrs := c.in.start.attrs
	for i := range attrs {
		if attrs[i].name == name && attrs[i].space == in {
			return &attrs[i]
		}
	}
	return nil
}

func (c *codec) writeAttr(in space, name, value string, f form) {
	if f != formAny && !c.fits(f, value) {
		c.refuse("CDA-405", "@"+name)
		return
	}
	if f == formID {
		c.ids.declare(c, value)
	}
	b := append(c.out, ' ')
	if in != nsNone {
		c.used[in] = true
		b = append(b, spacePrefixes[in]...)
	}
	b = append(append(b, name...), '=', '"')
	if f.simple() {
		c.out = append(append(b, value...), '"')
		return
	}
	c.out = b
	c.escape(value, true)
	c.out = append(c.out, '"')
}

// fits reports whether a value is of its form. The identifiers of templates and
// systems, which come on every line, are looked at once.
func (c *codec) fits(f form, s string) bool {
	if f != formUID || len(s) < 4 || s[1] != '.' {
		return f.ok(s)
	}
	known := &c.known[(len(s)+5*int(s[len(s)-1])+3*int(s[len(s)-2])+7*int(s[len(s)-4]))%len(c.known)]
	if *known == s {
		return true
	}
	if !f.ok(s) {
		return false
	}
	*known = s
	return true
}

// flag states an attribute that is true or false. Another text stays where it
// is and is kept with what has no place.
func (c *codec) flag(name string, v *Bool) {
	if !c.reading() {
		if *v != Unset {
			c.writeAttr(nsNone, name, v.String(), formAny)
		}
		return
	}
	if c.f.again {
		return
	}
	a := c.attribute(nsNone, name)
	if a == nil {
		return
	}
	switch a.value {
	case "true":
		*v, a.used = True, true
	case "false":
		*v, a.used = False, true
	}
}

// null states the reason of an absence.
func (c *codec) null(v *NullFlavor) {
	if *v != "" || c.in != nil {
		c.nullFlavor(v)
	}
}

func (c *codec) nullFlavor(v *NullFlavor) {
	if !c.reading() {
		if !v.known() {
			c.refuse("CDA-412", "@nullFlavor")
		}
		c.writeAttr(nsNone, "nullFlavor", string(*v), formToken)
		return
	}
	if c.f.again {
		return
	}
	if a := c.attribute(nsNone, "nullFlavor"); a != nil {
		*v, a.used = NullFlavor(a.value), true
		if !v.known() {
			c.fault("CDA-216", "@nullFlavor")
		}
	}
}

// kind states the data type of a value whose Go type stands for one.
func (c *codec) kind(may typeSet) {
	var t DataType
	c.kindOf(&t, may)
}

// kindOf states the data type of a value. When reading, one that this Go type
// does not stand for stays with what has no place.
func (c *codec) kindOf(t *DataType, may typeSet) {
	if !c.reading() {
		is := *t
		if is == TypeOfPlace {
			is = c.f.force
		}
		if is != TypeOfPlace {
			if !may.has(is) {
				c.refuse("CDA-408", "")
				return
			}
			// A qualified name: inside IHE Pharmacy elements the types are of
			// its namespace, where its schema includes them.
			c.writeAttr(nsXSI, "type", spacePrefixes[c.f.inner]+is.String(), formAny)
		}
		return
	}
	if c.f.again {
		return
	}
	a := c.attribute(nsXSI, "type")
	if a == nil {
		return
	}
	is := c.typeNamed(a.value)
	if !may.has(is) {
		c.fault("CDA-217", "@xsi:type")
		return
	}
	a.used = true
	if !c.f.value || is != c.f.force {
		*t = is
	}
}

// typeNamed resolves a value of xsi:type, which is a qualified name: its
// prefix has to be one of CDA's namespace, or of the element's.
func (c *codec) typeNamed(value string) DataType {
	value = strings.TrimSpace(value)
	prefix, name, ok := cut(value)
	if !ok {
		return TypeOfPlace
	}
	if in, known := c.in.lookup(prefix); !known || in != nsHL7 && in != c.in.start.space {
		return TypeOfPlace
	}
	return dataTypeOf(name)
}

// typeSet is a set of data types.
type typeSet uint64

func (s typeSet) has(t DataType) bool { return t != TypeOfPlace && s&(1<<t) != 0 }

// The data types each Go type stands for.
const (
	typeAD     typeSet = 1 << TypeAD
	typeBL     typeSet = 1 << TypeBL
	typeCD     typeSet = 1<<TypeCD | 1<<TypeCE | 1<<TypeCV | 1<<TypeCO | 1<<TypeCS
	typeED     typeSet = 1<<TypeED | 1<<TypeST
	typeEIVLTS typeSet = 1 << TypeEIVLTS
	typeEN     typeSet = 1<<TypeEN | 1<<TypePN | 1<<TypeON | 1<<TypeTN
	typeII     typeSet = 1 << TypeII
	typeIVL    typeSet = 1<<TypeIVLPQ | 1<<TypeIVLINT | 1<<TypeIVLREAL | 1<<TypeIVLMO
	typeIVLTS  typeSet = 1 << TypeIVLTS
	typePIVLTS typeSet = 1 << TypePIVLTS
	typePQR    typeSet = 1 << TypePQR
	typeQTY    typeSet = 1<<TypePQ | 1<<TypeINT | 1<<TypeREAL | 1<<TypeMO | 1<<TypePPDPQ | 1<<TypeIVXBPQ | 1<<TypeIVXBINT
	typeRTO    typeSet = 1<<TypeRTO | 1<<TypeRTOPQPQ | 1<<TypeRTOQTYQTY | 1<<TypeRTOMOPQ
	typeSC     typeSet = 1 << TypeSC
	typeST     typeSet = 1 << TypeST
	typeSXPRTS typeSet = 1 << TypeSXPRTS
	typeTEL    typeSet = 1<<TypeTEL | 1<<TypeURL
	typeTS     typeSet = 1<<TypeTS | 1<<TypeSXCMTS | 1<<TypeIVXBTS | 1<<TypePPDTS
)
