package document

import "bytes"

const (
	spaceCDA = "urn:hl7-org:v3"
	spaceXSL = "http://www.w3.org/1999/XSL/Transform"
)

// xmlForm tells which XML a document is by its root element, "" for what is
// not XML. It reads the prolog (XML 1.0 §2.8) as far as head goes and no more.
func xmlForm(head, raw []byte) Form {
	head = bytes.TrimPrefix(head, []byte("\xef\xbb\xbf"))
	rest, ok := afterProlog(head)
	switch {
	case bytes.HasPrefix(rest, []byte("<!DOCTYPE")):
		return FormXML // and nothing a reader of this module takes
	case !ok && bytes.HasPrefix(head, []byte("<?xml ")):
		return FormXML
	case !ok:
		return ""
	}
	name, attributes, ok := startTag(rest)
	if !ok {
		return ""
	}
	prefix, local, found := bytes.Cut(name, []byte(":"))
	if !found {
		prefix, local = nil, name
	}
	switch space := spaceOf(attributes, prefix); {
	case space == spaceCDA && string(local) == "ClinicalDocument":
		return FormCDA
	case space == spaceXSL && (string(local) == "stylesheet" || string(local) == "transform") &&
		bytes.Contains(raw, []byte("ClinicalDocument")) && bytes.Contains(raw, []byte(spaceCDA)):
		return FormStyledCDA
	}
	return FormXML
}

// afterProlog passes over white space, comments and instructions, up to the
// root element or a document type declaration.
func afterProlog(b []byte) ([]byte, bool) {
	for {
		b = bytes.TrimLeft(b, " \t\r\n")
		end := ""
		switch {
		case bytes.HasPrefix(b, []byte("<?")):
			end = "?>"
		case bytes.HasPrefix(b, []byte("<!--")):
			end = "-->"
		default:
			return b, len(b) > 0 && b[0] == '<'
		}
		i := bytes.Index(b, []byte(end))
		if i < 0 {
			return nil, false
		}
		b = b[i+len(end):]
	}
}

// startTag takes the root element's tag apart: its name, and its attributes as
// they are written.
func startTag(b []byte) (name, attributes []byte, ok bool) {
	b = b[1:]
	n := bytes.IndexAny(b, " \t\r\n/>")
	if n <= 0 || !nameStart(b[0]) {
		return nil, nil, false
	}
	name, b = b[:n], b[n:]
	quote := byte(0)
	for i, c := range b {
		switch {
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case c == '"' || c == '\'':
			quote = c
		case c == '>':
			return name, b[:i], true
		}
	}
	return nil, nil, false
}

// nameStart tells an element from "<" in a text.
func nameStart(c byte) bool {
	return c == '_' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= 0x80
}

// spaceOf finds the declaration of a prefix among attributes (Namespaces in
// XML 1.0 §3), "" for none.
func spaceOf(attributes, prefix []byte) string {
	want := "xmlns"
	if len(prefix) > 0 {
		want += ":" + string(prefix)
	}
	for len(attributes) > 0 {
		eq := bytes.IndexByte(attributes, '=')
		if eq < 0 {
			return ""
		}
		name := bytes.TrimSpace(attributes[:eq])
		value := bytes.TrimLeft(attributes[eq+1:], " \t\r\n")
		if len(value) == 0 || value[0] != '"' && value[0] != '\'' {
			return ""
		}
		end := bytes.IndexByte(value[1:], value[0])
		if end < 0 {
			return ""
		}
		if string(name) == want {
			return string(value[1 : 1+end])
		}
		attributes = value[2+end:]
	}
	return ""
}
