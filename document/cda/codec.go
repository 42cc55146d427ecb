package cda

// shaped is a class or a data type that states its attributes and its children
// in the order of the schema. The statement is made once and serves for
// reading and for writing, so that the two cannot differ. It has three parts:
// attributes; then extra, once; then children.
type shaped interface{ shape(c *codec) }

// pointer is a pointer to T that is shaped.
type pointer[T any] interface {
	*T
	shaped
}

// codec goes through the shapes. It reads from in, or, without it, writes to
// out.
type codec struct {
	in      *scanner
	out     []byte
	room    []byte // of out and side, while they share it
	start   int    // of side in it
	side    []byte // entries that wait for their place
	f       *frame // of the element the shape is of
	frames  []frame
	depth   int
	err     *Error // refusal when writing
	faults  []found
	ids     idTable
	used    [spaces]bool // namespaces written
	written int          // elements written
	known   [64]string   // when writing, identifiers found to be of their form
	plain   bool         // the next element is a CS
	all     bool         // when writing, the references of entries are noted too
}

// frame is the state of one element.
type frame struct {
	name  string // as in a path
	index int    // in a list, -1 when single
	inner space  // namespace of its children
	slot  int    // places of the schema passed so far
	extra **Extra
	force DataType // when writing, the xsi:type to write where the value states none
	open  bool     // when writing, the place takes several types
	plain bool     // when writing, the place takes a CS
	value bool     // the place leaves the type open: a type that is the value's own is not kept

	// Reading.
	peeked bool // the next child is in c.in.start
	done   bool // there are no more children
	moved  bool // a child found its place in this pass
	again  bool // second pass or later: the attributes are read
	verify bool // last pass: is everything there that has to be?
	needs  bool // the last pass is wanted
	had    bool // there were children
	double bool // the next child is one too many
	high   int  // last place that took a child
	text   *string
	more   []byte // text after the first run
	parts  *[]Part

	referred bool // the reference of the element is noted

	// Writing.
	tag  bool // the start tag is open
	bare bool // nothing is kept that has no place: an absent child needs no look
	next int  // extra nodes written
}

func (c *codec) reading() bool { return c.in != nil }

// push enters an element; it reports false when elements nest too deeply.
func (c *codec) push(name string, index int, inner space) bool {
	if c.depth+1 >= len(c.frames) && !c.deepen() {
		return false
	}
	c.depth++
	c.f = &c.frames[c.depth]
	if f := c.f; c.reading() {
		*f = frame{name: name, index: index, inner: inner, plain: c.plain}
	} else { // only what writing sets
		f.name, f.index, f.inner, f.plain = name, index, inner, c.plain
		f.slot, f.extra, f.force, f.open, f.tag, f.bare, f.next = 0, nil, TypeOfPlace, false, false, true, 0
	}
	c.plain = false
	return true
}

// deepen makes place for more frames while writing, up to the limit.
func (c *codec) deepen() bool {
	n := len(c.frames)
	if c.reading() || n >= maxDepth+3 {
		return false
	}
	c.frames = append(c.frames, make([]frame, min(n, maxDepth+3-n))...)
	return true
}

func (c *codec) pop() {
	c.depth--
	c.f = &c.frames[c.depth]
}

// one states a child that may be there once.
func one[T any, P pointer[T]](c *codec, name string, v **T) {
	if *v != nil || !c.f.bare {
		oneOf[T, P](c, c.f.inner, name, c.f.inner, v)
	}
}

// oneIn is one in another namespace.
func oneIn[T any, P pointer[T]](c *codec, in space, name string, v **T) {
	if *v != nil || !c.f.bare {
		oneOf[T, P](c, in, name, in.inner(), v)
	}
}

// oneAs is one whose children are in another namespace.
func oneAs[T any, P pointer[T]](c *codec, name string, inner space, v **T) {
	oneOf[T, P](c, c.f.inner, name, inner, v)
}

// must is one that has to be there.
func must[T any, P pointer[T]](c *codec, name string, v **T) {
	c.present(name, *v != nil)
	oneOf[T, P](c, c.f.inner, name, c.f.inner, v)
}

func oneOf[T any, P pointer[T]](c *codec, in space, name string, inner space, v **T) {
	if !c.reading() {
		c.place()
		if *v != nil && c.open(in, name, -1, inner) {
			P(*v).shape(c)
			c.close(in, name)
		}
		return
	}
	if !c.takes(in, name) {
		return
	}
	if *v != nil {
		c.f.double = true
		return
	}
	*v = new(T)
	c.read(P(*v), name, -1, inner)
}

// symbol is one for a CS: a code and nothing else.
func symbol(c *codec, name string, v **CD) {
	if *v != nil || !c.f.bare {
		c.plain = true
		oneOf(c, c.f.inner, name, c.f.inner, v)
		c.plain = false
	}
}

// list states a child that may be there any number of times.
func list[T any, P pointer[T]](c *codec, name string, v *[]T) {
	if len(*v) > 0 || !c.f.bare {
		listOf[T, P](c, c.f.inner, name, c.f.inner, v)
	}
}

// listIn is list in another namespace.
func listIn[T any, P pointer[T]](c *codec, in space, name string, v *[]T) {
	if len(*v) > 0 || !c.f.bare {
		listOf[T, P](c, in, name, in.inner(), v)
	}
}

func listOf[T any, P pointer[T]](c *codec, in space, name string, inner space, v *[]T) {
	if !c.reading() {
		c.place()
		for i := range *v {
			if c.open(in, name, i, inner) {
				P(&(*v)[i]).shape(c)
				c.close(in, name)
			}
		}
		return
	}
	for ok := c.takes(in, name); ok; ok = c.more(in, name) {
		n := len(*v)
		*v = append(*v, *new(T))
		c.read(P(&(*v)[n]), name, n, inner)
	}
}

// present says that a child has to be there.
func (c *codec) present(name string, is bool) {
	switch {
	case is:
	case !c.reading():
		c.refuse("CDA-402", name)
	case c.f.verify:
		c.fault("CDA-206", name)
	default:
		c.f.needs = true
	}
}

// atLeast says that a child has to be there a number of times.
func (c *codec) atLeast(name string, is, want int) { c.present(name, is >= want) }

// only says that something stands where the schema has it; the writer minds.
func (c *codec) only(ok bool, name string) {
	if !ok && !c.reading() {
		c.refuse("CDA-417", name)
	}
}

// bound reports whether the element is an end of an interval.
func (c *codec) bound() bool { return c.f.name == "low" || c.f.name == "high" }

// exactly says that one of several children has to be there, and no other.
func (c *codec) exactly(count int) { c.choice(count == 1) }

// atMost says that no more than one of several children may be there.
func (c *codec) atMost(count int) { c.choice(count <= 1) }

func (c *codec) choice(ok bool) {
	switch {
	case !c.reading() && !ok:
		c.refuse("CDA-404", "")
	case c.reading() && !c.f.verify:
		c.f.needs = true
	case c.reading() && !ok:
		c.fault("CDA-208", "")
	}
}

// bounds says which ends an interval may have (CDA R2 datatypes.xsd, IVL_TS).
func (c *codec) bounds(low, center, width, high bool) {
	ok := !(low && width && high) && !(center && (low || high))
	switch {
	case !c.reading() && !ok:
		c.refuse("CDA-407", "")
	case c.reading() && !c.f.verify:
		c.f.needs = true
	case c.reading() && !ok:
		c.fault("CDA-218", "")
	}
}

// present counts a pointer that is set.
func present[T any](p *T) int {
	if p != nil {
		return 1
	}
	return 0
}
