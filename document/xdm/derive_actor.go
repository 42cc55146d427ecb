package xdm

import (
	"strings"

	"github.com/ordonnance-numerique/ordonnance-go/document/cda"
	"github.com/ordonnance-numerique/ordonnance-go/identity"
)

// author writes an author of a document: a person or a program, for an
// organization.
func (d *deriving) author(from *cda.Author) Author {
	var a Author
	if from.Function != nil && from.Function.Display != "" {
		a.Roles = []string{trim(from.Function.Display)}
	}
	role := from.AssignedAuthor
	if role == nil {
		return a
	}
	if role.Device != nil {
		a.Person = d.number(role.IDs, true)
		a.Person.Family, a.Person.Given = trim(scOf(role.Device.Software)), trim(scOf(role.Device.Model))
	} else {
		a.Person = d.person(role.IDs, role.Person)
	}
	if x := d.organization(role.Organization); !x.IsZero() {
		a.Institutions = []XON{x}
	}
	if c := concept(role.Code); c.Code != "" {
		a.Specialties = []identity.Code{c}
	}
	return a
}

// person writes someone with a name.
func (d *deriving) person(numbers []cda.II, p *cda.Person) XCN {
	x := d.number(numbers, false)
	if p == nil || len(p.Names) == 0 {
		return x
	}
	for _, part := range p.Names[0].Parts {
		text := trim(part.Text)
		switch {
		case part.Kind == "family" && x.Family == "":
			x.Family = text
		case part.Kind == "given" && x.Given == "":
			x.Given = text
		}
	}
	return x
}

// number writes the number of a person or a program.
func (d *deriving) number(numbers []cda.II, device bool) XCN {
	if len(numbers) == 0 {
		return XCN{}
	}
	if d.rules.Person != nil {
		return d.rules.Person(numbers[0], device)
	}
	return XCN{ID: numbers[0].Extension, Authority: OID(numbers[0].Root)}
}

func (d *deriving) organization(o *cda.Organization) XON {
	if o == nil {
		return XON{}
	}
	var x XON
	if len(o.IDs) > 0 {
		if d.rules.Organization != nil {
			x = d.rules.Organization(o.IDs[0])
		} else {
			x = XON{ID: o.IDs[0].Extension, Authority: OID(o.IDs[0].Root)}
		}
	}
	if len(o.Names) > 0 {
		x.Name = trim(o.Names[0].Text())
	}
	return x
}

// UniqueIDOf returns the uniqueId of a document from its identifier in the
// header: the root, with "^" and the extension where there is one (IHE ITI TF-3
// 4.2.3.2.26). nil gives "".
func UniqueIDOf(id *cda.II) string {
	if id == nil {
		return ""
	}
	if id.Extension != "" {
		return id.Root + "^" + id.Extension
	}
	return id.Root
}

// references writes identifiers of a kind.
func references(numbers []cda.II, kind string) []CX {
	var list []CX
	for _, id := range numbers {
		if x := cxOf(id); !x.IsZero() {
			x.Type = kind
			list = append(list, x)
		}
	}
	return list
}

// cxOf writes a number with its authority. A root that is the identifier
// itself has no authority.
func cxOf(id cda.II) CX {
	if id.Extension == "" {
		return CX{ID: id.Root}
	}
	return CX{ID: id.Extension, Authority: OID(id.Root)}
}

// concept is a code of the document; none and nullFlavor give the zero value.
func concept(c *cda.CD) identity.Code {
	if c == nil || c.Code == "" {
		return identity.Code{}
	}
	code := c.Concept()
	code.Display = flat(code.Display)
	return code
}

// trim brings a text to one line without blanks around it.
func trim(s string) string { return strings.Join(strings.Fields(s), " ") }

// flat turns every line break and tab into a blank, as an XML attribute does
// with them, and changes nothing else.
func flat(s string) string {
	return strings.Map(func(r rune) rune {
		if r == '\n' || r == '\r' || r == '\t' {
			return ' '
		}
		return r
	}, s)
}

func textOf(s *cda.ST) string {
	if s == nil {
		return ""
	}
	return s.Text
}

func scOf(s *cda.SC) string {
	if s == nil {
		return ""
	}
	return s.Text
}
