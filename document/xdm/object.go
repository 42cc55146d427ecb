package xdm

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"unicode/utf8"
)

// object is a registry object as ebXML has it, before it means anything.
type object struct {
	kind    string // local name of the element
	attrs   map[string]string
	slots   []Slot
	name    string // first localized string
	about   string // description
	edition string // VersionInfo
	inside  []object

	disordered bool // children out of the order of rim.xsd
}

func (o *object) attr(name string) string { return strings.TrimSpace(o.attrs[name]) }

// values returns the values of a slot.
func (o *object) values(name string) []string {
	for _, s := range o.slots {
		if s.Name == name {
			return s.Values
		}
	}
	return nil
}

// objects is a reader of ebXML.
type objects struct {
	in      *xml.Decoder
	left    int // tokens that may still come
	entries int // that may still come
	foreign bool
	list    []object
}

// maxNesting is deeper than a registry object ever stands.
const maxNesting = 16

// errEncoding is the refusal of an encoding, as the XML reader passes it on.
var errEncoding = errors.New("xdm: encoding")

// readObjects reads the registry objects of a METADATA.XML, in the order they
// stand. foreign says that a namespace is not of ebXML 3.0.
func readObjects(raw []byte, limits Limits) (list []object, foreign bool, err error) {
	if int64(len(raw)) > limits.Metadata {
		return nil, false, refuse("XDM-121", "", nil)
	}
	raw = bytes.TrimPrefix(raw, []byte("\xef\xbb\xbf"))
	if !utf8.Valid(raw) {
		return nil, false, refuse("XDM-124", "", nil)
	}
	if bytes.Count(raw, []byte(`"`))+bytes.Count(raw, []byte(`'`)) > 2*limits.Elements {
		return nil, false, refuse("XDM-126", "", nil) // attributes: the reader takes those of an element at once
	}
	r := &objects{in: xml.NewDecoder(bytes.NewReader(raw)), left: limits.Elements, entries: limits.Files}
	r.in.CharsetReader = func(string, io.Reader) (io.Reader, error) { return nil, errEncoding }
	if err := r.document(); err != nil {
		return nil, false, err
	}
	return r.list, r.foreign, nil
}

// next returns the next token that is a start, an end or a text.
func (r *objects) next() (xml.Token, error) {
	for {
		token, err := r.in.Token()
		switch {
		case errors.Is(err, io.EOF):
			return nil, io.EOF
		case errors.Is(err, errEncoding) || err != nil && strings.Contains(err.Error(), errEncoding.Error()):
			return nil, refuse("XDM-124", "", nil)
		case err != nil:
			return nil, refuse("XDM-123", "", nil)
		}
		if r.left--; r.left < 0 {
			return nil, refuse("XDM-126", "", nil)
		}
		switch token.(type) {
		case xml.Directive:
			return nil, refuse("XDM-122", "", nil)
		case xml.StartElement, xml.EndElement, xml.CharData:
			return token, nil
		}
	}
}

// document reads to the end and finds the list of objects on the way.
func (r *objects) document() error {
	depth, roots, lists := 0, 0, 0
	for {
		token, err := r.next()
		if err == io.EOF {
			break
		}
		if err != nil {
			return err
		}
		switch token := token.(type) {
		case xml.StartElement:
			if depth == 0 {
				roots++
				r.foreign = r.foreign || token.Name.Space != nsLCM || token.Name.Local != "SubmitObjectsRequest"
			}
			if token.Name.Local == "RegistryObjectList" {
				lists++
				if err := r.members(token, 0); err != nil {
					return err
				}
				continue
			}
			if depth++; depth > maxNesting {
				return refuse("XDM-126", "", nil)
			}
		case xml.EndElement:
			depth--
		case xml.CharData:
			if depth == 0 && len(bytes.TrimSpace(token)) > 0 {
				return refuse("XDM-123", "", nil)
			}
		}
	}
	if roots > 1 {
		return refuse("XDM-123", "", nil)
	}
	if lists == 0 {
		return refuse("XDM-125", "", nil)
	}
	return nil
}

// members reads the objects of a list.
func (r *objects) members(list xml.StartElement, depth int) error {
	r.foreign = r.foreign || list.Name.Space != nsRIM
	for {
		token, err := r.next()
		if err != nil {
			return unexpected(err)
		}
		switch token := token.(type) {
		case xml.EndElement:
			return nil
		case xml.StartElement:
			if token.Name.Local == "ExtrinsicObject" {
				if r.entries--; r.entries < 0 {
					return refuse("XDM-126", "", nil)
				}
			}
			o, err := r.object(token, depth+1)
			if err != nil {
				return err
			}
			r.list = append(r.list, o)
		}
	}
}

// unexpected makes the end of the text inside an element a refusal.
func unexpected(err error) error {
	if err == io.EOF {
		return refuse("XDM-123", "", nil)
	}
	return err
}

// ranks is the order of the children of an object in rim.xsd.
var ranks = map[string]int{"Slot": 1, "Name": 2, "Description": 3, "VersionInfo": 4, "Classification": 5, "ExternalIdentifier": 6}

// object reads one object with everything in it.
func (r *objects) object(start xml.StartElement, depth int) (object, error) {
	o := object{kind: start.Name.Local, attrs: make(map[string]string, len(start.Attr))}
	r.foreign = r.foreign || start.Name.Space != nsRIM
	for _, a := range start.Attr {
		if a.Name.Space == "" {
			o.attrs[a.Name.Local] = a.Value
		}
	}
	if depth > maxNesting {
		return o, refuse("XDM-126", "", nil)
	}
	rank := 0
	for {
		token, err := r.next()
		if err != nil {
			return o, unexpected(err)
		}
		switch token := token.(type) {
		case xml.EndElement:
			return o, nil
		case xml.StartElement:
			at := ranks[token.Name.Local]
			o.disordered = o.disordered || at != 0 && at < rank
			rank = max(rank, at)
			if err := r.child(&o, token, depth); err != nil {
				return o, err
			}
		}
	}
}

// child reads what stands in an object.
func (r *objects) child(o *object, start xml.StartElement, depth int) error {
	switch start.Name.Local {
	case "Slot":
		s := Slot{Name: attribute(start, "name")}
		err := r.texts(func(text string) { s.Values = append(s.Values, text) })
		o.slots = append(o.slots, s)
		return err
	case "Name":
		return r.localized(&o.name)
	case "Description":
		return r.localized(&o.about)
	case "VersionInfo":
		o.edition = attribute(start, "versionName")
	case "Classification", "ExternalIdentifier":
		in, err := r.object(start, depth+1)
		o.inside = append(o.inside, in)
		return err
	case "RegistryObjectList":
		return r.members(start, depth+1)
	}
	return r.skip()
}

func attribute(start xml.StartElement, name string) string {
	for _, a := range start.Attr {
		if a.Name.Space == "" && a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// texts gives the text of every Value up to the end of the element.
func (r *objects) texts(put func(string)) error {
	var text strings.Builder
	inside := false
	for depth := 0; depth >= 0; {
		token, err := r.next()
		if err != nil {
			return unexpected(err)
		}
		switch token := token.(type) {
		case xml.StartElement:
			if depth++; depth > maxNesting {
				return refuse("XDM-126", "", nil)
			}
			if token.Name.Local == "Value" {
				inside = true
				text.Reset()
			}
		case xml.EndElement:
			depth--
			if token.Name.Local == "Value" && inside {
				inside = false
				put(text.String())
			}
		case xml.CharData:
			if inside {
				text.Write(token)
			}
		}
	}
	return nil
}

// localized reads the first localized string up to the end of the element.
func (r *objects) localized(to *string) error {
	taken := *to != ""
	return r.each(func(start xml.StartElement) {
		if start.Name.Local == "LocalizedString" && !taken {
			*to, taken = attribute(start, "value"), true
		}
	})
}

// skip passes over the rest of an element.
func (r *objects) skip() error { return r.each(func(xml.StartElement) {}) }

// each shows every start up to the end of the element.
func (r *objects) each(show func(xml.StartElement)) error {
	for depth := 0; depth >= 0; {
		token, err := r.next()
		if err != nil {
			return unexpected(err)
		}
		switch token := token.(type) {
		case xml.StartElement:
			if depth++; depth > maxNesting {
				return refuse("XDM-126", "", nil)
			}
			show(token)
		case xml.EndElement:
			depth--
		}
	}
	return nil
}
