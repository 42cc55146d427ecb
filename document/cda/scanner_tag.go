package cda

import "strings"

// startTag reads a start tag, its attributes and its namespace declarations.
func (s *scanner) startTag() {
	i := s.at + 1
	n := nameLength(s.text[i:])
	if n == 0 {
		s.fail("CDA-111")
		return
	}
	if len(s.open) == 0 && s.rooted {
		s.fail("CDA-112")
		return
	}
	s.rooted = true
	s.start.raw = s.text[i : i+n]
	s.start.attrs = s.start.attrs[:0]
	s.open = append(s.open, s.start.raw)
	if !s.count() {
		return
	}
	if len(s.open) > maxDepth {
		s.fail("CDA-107")
		return
	}
	s.at = i + n
	s.attributes()
	if s.err != nil {
		return
	}
	s.resolve()
	s.closing = s.start.empty
}

// attributes reads attributes up to the end of the tag.
func (s *scanner) attributes() {
	for count := 0; ; count++ {
		before := s.at
		s.skip()
		rest := s.text[s.at:]
		switch {
		case rest == "":
			s.fail("CDA-111")
			return
		case rest[0] == '>':
			s.at++
			s.start.empty = false
			return
		case strings.HasPrefix(rest, "/>"):
			s.at += 2
			s.start.empty = true
			return
		case s.at == before: // no white space before the attribute
			s.fail("CDA-111")
			return
		case count == maxAttrs:
			s.fail("CDA-108")
			return
		}
		if s.attribute(); s.err != nil {
			return
		}
	}
}

// skip passes white space.
func (s *scanner) skip() {
	for s.at < len(s.text) && isSpace(s.text[s.at]) {
		s.at++
	}
}

// attribute reads name="value".
func (s *scanner) attribute() {
	n := nameLength(s.text[s.at:])
	name := s.text[s.at : s.at+n]
	s.at += n
	s.skip()
	if n == 0 || s.at >= len(s.text) || s.text[s.at] != '=' {
		s.fail("CDA-111")
		return
	}
	s.at++
	s.skip()
	value, ok := s.quoted()
	if !ok {
		return
	}
	for i := range s.start.attrs {
		if s.start.attrs[i].raw == name {
			s.fail("CDA-109")
			return
		}
	}
	s.start.attrs = append(s.start.attrs, attribute{raw: name, value: value})
	if name == "xmlns" {
		s.bind("", value)
	} else if prefix, ok := strings.CutPrefix(name, "xmlns:"); ok {
		s.bind(prefix, value)
	}
}

// quoted reads a quoted value and expands it.
func (s *scanner) quoted() (string, bool) {
	if s.at >= len(s.text) || (s.text[s.at] != '"' && s.text[s.at] != '\'') {
		s.fail("CDA-111")
		return "", false
	}
	body := s.text[s.at+1:]
	n := strings.IndexByte(body, s.text[s.at])
	if n < 0 {
		s.fail("CDA-111")
		return "", false
	}
	value, ok := expandAttr(body[:n])
	if !ok {
		s.fail("CDA-106")
		return "", false
	}
	if strings.IndexByte(body[:n], '<') >= 0 {
		s.fail("CDA-111")
		return "", false
	}
	s.at += n + 2
	return value, true
}

// bind adds a namespace declaration. The names XML reserves cannot be bound
// (Namespaces in XML 1.0, section 3).
func (s *scanner) bind(prefix, uri string) {
	id := nsNone
	if uri != "" {
		id = s.space(uri)
	}
	reserved := prefix == "xmlns" || id == nsXMLNS || (prefix == "xml") != (id == nsXML)
	if s.err == nil && (reserved || prefix != "" && id == nsNone || len(s.bindings) >= maxBindings) {
		s.fail("CDA-110")
	}
	s.bindings = append(s.bindings, binding{prefix: prefix, space: id, depth: len(s.open)})
}

// space returns the number of a namespace, adding it when it is new.
func (s *scanner) space(uri string) space {
	if id := spaceOf(uri); id < spaces {
		return id
	}
	for i, other := range s.others {
		if other == uri {
			return spaces + space(i)
		}
	}
	if len(s.others) == maxSpaces {
		s.fail("CDA-108")
		return nsNone
	}
	s.others = append(s.others, uri)
	return spaces + space(len(s.others)-1)
}

// uri returns the URI of a namespace as [Node] has it: "" for CDA itself.
func (s *scanner) uri(id space) string {
	switch {
	case id == nsHL7:
		return ""
	case id == nsNone:
		return NoSpace
	case id < spaces:
		return spaceURIs[id]
	}
	return s.others[id-spaces]
}

// lookup resolves a prefix at the present place.
func (s *scanner) lookup(prefix string) (space, bool) {
	for i := len(s.bindings) - 1; i >= 0; i-- {
		if s.bindings[i].prefix == prefix {
			return s.bindings[i].space, true
		}
	}
	if prefix == "xml" {
		return nsXML, true
	}
	return nsNone, prefix == ""
}

// resolve gives the tag and its attributes their namespaces. Two attributes
// of the same name are refused also when only their prefixes differ.
func (s *scanner) resolve() {
	prefix, name, ok := cut(s.start.raw)
	s.start.name = name
	if id, known := s.lookup(prefix); ok && known {
		s.start.space = id
	} else {
		s.fail("CDA-110")
		return
	}
	prefixed := 0
	for i := range s.start.attrs {
		a := &s.start.attrs[i]
		prefix, a.name, ok = cut(a.raw)
		switch {
		case !ok:
			s.fail("CDA-110")
			return
		case prefix == "xmlns" || a.raw == "xmlns":
			a.space, a.used = nsXMLNS, true
			continue
		case prefix == "":
			continue
		}
		id, known := s.lookup(prefix)
		if !known {
			s.fail("CDA-110")
			return
		}
		a.space = id
		prefixed++
	}
	if prefixed > 1 {
		s.unique()
	}
}

// unique refuses two attributes of the same namespace and name.
func (s *scanner) unique() {
	attrs := s.start.attrs
	for i := range attrs {
		for j := range i {
			if attrs[i].space == attrs[j].space && attrs[i].name == attrs[j].name && attrs[i].space != nsXMLNS {
				s.fail("CDA-109")
				return
			}
		}
	}
}

// cut splits a qualified name. It reports false for one with an empty half or
// two colons.
func cut(raw string) (prefix, name string, ok bool) {
	i := strings.IndexByte(raw, ':')
	if i < 0 {
		return "", raw, true
	}
	prefix, name = raw[:i], raw[i+1:]
	return prefix, name, i > 0 && name != "" && strings.IndexByte(name, ':') < 0 && isNameStart(name)
}
