package pdsm

import (
	"reflect"
	"strconv"
	"strings"

	"github.com/ordonnance-numerique/ordonnance-go/document/fhir"
	"github.com/ordonnance-numerique/ordonnance-go/document/xdm"
	"github.com/ordonnance-numerique/ordonnance-go/identity"
)

// Bounds of what stands inside one resource: more is not looked at. Official
// documents have up to six resources inside and five authors.
const (
	maxInside  = 500
	maxAuthors = 200
)

// cast is who stands inside a reference or a lot: contained resources, each
// once.
type cast struct {
	list []fhir.Resource
	of   map[string]int // how many of a type
}

// add puts a resource in and returns the reference to it.
func (c *cast) add(r fhir.Resource) *fhir.Reference {
	kind := r.ResourceType()
	for _, other := range c.list {
		if other.ResourceType() != kind {
			continue
		}
		r.Common().ID = other.Common().ID
		if reflect.DeepEqual(r, other) {
			return &fhir.Reference{Reference: "#" + r.Common().ID}
		}
	}
	if c.of == nil {
		c.of = map[string]int{}
	}
	c.of[kind]++
	r.Common().ID = strings.ToLower(kind) + strconv.Itoa(c.of[kind])
	c.list = append(c.list, r)
	return &fhir.Reference{Reference: "#" + r.Common().ID}
}

// nameUses are the types of names of HL7 version 2 (table 0200) with a use in
// FHIR.
var nameUses = [][2]string{{"D", "usual"}, {"L", "official"}, {"N", "nickname"}, {"M", "maiden"}, {"S", "anonymous"}} // never changed

func useOf(nameType string) string {
	for _, u := range nameUses {
		if u[0] == nameType {
			return u[1]
		}
	}
	return ""
}

func nameTypeOf(use string) string {
	for _, u := range nameUses {
		if u[1] == use {
			return u[0]
		}
	}
	return ""
}

func texts(list ...string) []string {
	var out []string
	for _, s := range list {
		if s != "" {
			out = append(out, s)
		}
	}
	return out
}

// names writes the name of a person who acts; none where there is no name.
func names(x xdm.XCN) []fhir.HumanName {
	if x.Family == "" && x.Given == "" && x.More == "" && x.Prefix == "" && x.Suffix == "" {
		return nil
	}
	return []fhir.HumanName{{Use: useOf(x.NameType), Family: x.Family, Given: texts(x.Given, x.More), Prefix: texts(x.Prefix), Suffix: texts(x.Suffix)}}
}

// named reads a name into a person.
func named(x *xdm.XCN, list []fhir.HumanName) {
	if len(list) == 0 {
		return
	}
	n := list[0]
	x.NameType, x.Family, x.Prefix, x.Suffix = nameTypeOf(n.Use), n.Family, strings.Join(n.Prefix, " "), strings.Join(n.Suffix, " ")
	if len(n.Given) > 0 {
		x.Given, x.More = n.Given[0], strings.Join(n.Given[1:], " ")
	}
}

// person writes a person, a patient who acts or a program.
func (c *cast) person(x xdm.XCN) *fhir.Reference {
	ids := identifiers(x.ID, x.Authority, x.IDType)
	switch {
	case x.IsZero():
		return nil
	case x.NameType == "U":
		return c.add(&fhir.Device{Identifier: ids, DeviceName: programNames(x)})
	case x.IDType == "NH":
		return c.add(&fhir.Patient{Identifier: ids, Name: names(x)})
	}
	return c.add(&fhir.Practitioner{Identifier: ids, Name: names(x)})
}

func programNames(x xdm.XCN) []fhir.DeviceName {
	var list []fhir.DeviceName
	if x.Family != "" {
		list = append(list, fhir.DeviceName{Name: x.Family, Type: "user-friendly-name"})
	}
	if x.Given != "" {
		list = append(list, fhir.DeviceName{Name: x.Given, Type: "model-name"})
	}
	return list
}

func (c *cast) organization(x xdm.XON) *fhir.Reference {
	if x == (xdm.XON{}) {
		return nil
	}
	return c.add(&fhir.Organization{Identifier: identifiers(x.ID, x.Authority, x.IDType), Name: x.Name})
}

// author writes an author: a program, a patient, a person alone, or what a
// person does at a place. role keeps persons in the last form (source of a lot:
// the profile has no Practitioner there).
func (c *cast) author(a xdm.Author, role bool) *fhir.Reference {
	var place *fhir.Reference
	if len(a.Institutions) > 0 {
		place = c.organization(a.Institutions[0])
	}
	who := c.person(a.Person)
	switch acts := len(a.Roles)+len(a.Specialties)+len(a.Telecoms) > 0; {
	case a.Person.NameType == "U" && who != nil:
		if d, ok := c.found(who).(*fhir.Device); ok && d.Owner == nil {
			d.Owner = place
			if len(a.Specialties) > 0 {
				d.Type = concept(a.Specialties[0]) // TRE_A00: DISPOSITIF, ALIM_AM
			}
		}
		return who
	case a.Person.IDType == "NH" && who != nil, !role && !acts && place == nil:
		return who
	case who == nil && place == nil && !acts:
		return nil
	}
	r := &fhir.PractitionerRole{Practitioner: who, Organization: place, Specialty: concepts(a.Specialties)}
	for _, text := range texts(a.Roles...) {
		r.Code = append(r.Code, fhir.CodeableConcept{Text: text})
	}
	for _, text := range texts(a.Telecoms...) {
		r.Telecom = append(r.Telecom, contact(text))
	}
	return c.add(r)
}

func (c *cast) found(ref *fhir.Reference) fhir.Resource { return contained(c.list, ref) }

// contained finds what a reference points to inside a resource; nil for
// anything else.
func contained(list []fhir.Resource, ref *fhir.Reference) fhir.Resource {
	if ref == nil {
		return nil
	}
	id, local := strings.CutPrefix(ref.Reference, "#")
	for _, r := range list[:min(maxInside, len(list))] {
		if local && id != "" && r != nil && r.Common().ID == id {
			return r
		}
	}
	return nil
}

// contact writes a telecommunication address: mail where it is plainly one
// (HL7 version 2.5 §2.A.89, XTN), else the text as it stands.
func contact(xtn string) fhir.ContactPoint {
	if mail, ok := strings.CutPrefix(xtn, "^^Internet^"); ok && mail != "" && !strings.ContainsAny(mail, `^\&~`) {
		return fhir.ContactPoint{System: "email", Value: mail}
	}
	return fhir.ContactPoint{System: "other", Value: xtn}
}

func contactText(c fhir.ContactPoint) string {
	switch {
	case c.System == "email" && !strings.ContainsAny(c.Value, `^\&~`):
		return "^^Internet^" + c.Value
	case c.System == "phone" && !strings.ContainsAny(c.Value, `^\&~`):
		return "^^PH^^^^^^^^^" + c.Value
	}
	return c.Value
}

// personOf reads a person from what stands inside list, or from the identifier
// of the reference itself.
func personOf(list []fhir.Resource, ref *fhir.Reference) xdm.XCN {
	if ref == nil {
		return xdm.XCN{}
	}
	var x xdm.XCN
	switch r := contained(list, ref).(type) {
	case *fhir.Practitioner:
		x.ID, x.Authority, x.IDType = numberOf(chosen(r.Identifier, systemPerson))
		named(&x, r.Name)
	case *fhir.PractitionerRole:
		if _, again := contained(list, r.Practitioner).(*fhir.PractitionerRole); !again { // a role in itself
			x = personOf(list, r.Practitioner)
		}
		if x.ID == "" {
			// QUIRK: examples of the ANS put the number of the person at the role.
			x.ID, x.Authority, x.IDType = numberOf(chosen(r.Identifier, systemPerson))
		}
	case *fhir.Patient:
		x.ID, x.Authority, _ = numberOf(chosen(r.Identifier, ""))
		named(&x, r.Name)
		x.IDType = "NH"
	case *fhir.Device:
		x.ID, x.Authority, x.IDType = numberOf(chosen(r.Identifier, systemPerson))
		programOf(&x, r.DeviceName)
	case nil:
		x.ID, x.Authority, x.IDType = numberOf(ref.Identifier)
	}
	return x
}

func programOf(x *xdm.XCN, list []fhir.DeviceName) {
	x.NameType = "U"
	for _, n := range list {
		if n.Type == "model-name" {
			x.Given = n.Name
		} else if x.Family == "" {
			x.Family = n.Name
		}
	}
}

func organizationOf(list []fhir.Resource, ref *fhir.Reference) []xdm.XON {
	if ref == nil {
		return nil
	}
	var x xdm.XON
	if o, ok := contained(list, ref).(*fhir.Organization); ok {
		x.Name = o.Name
		x.ID, x.Authority, x.IDType = numberOf(chosen(o.Identifier, systemPlace))
	} else {
		x.Name = ref.Display
		x.ID, x.Authority, x.IDType = numberOf(ref.Identifier)
	}
	if x == (xdm.XON{}) {
		return nil
	}
	return []xdm.XON{x}
}

// authorOf reads an author.
func authorOf(list []fhir.Resource, ref *fhir.Reference) xdm.Author {
	switch r := contained(list, ref).(type) {
	case *fhir.Organization:
		return xdm.Author{Institutions: organizationOf(list, ref)}
	case *fhir.Device:
		return xdm.Author{Person: personOf(list, ref), Institutions: organizationOf(list, r.Owner), Specialties: conceptCodes(one(r.Type))}
	case *fhir.PractitionerRole:
		a := xdm.Author{Person: personOf(list, ref), Institutions: organizationOf(list, r.Organization), Specialties: conceptCodes(r.Specialty)}
		for i := range r.Code {
			a.Roles = append(a.Roles, texts(labelOf(conceptCode(&r.Code[i])))...)
		}
		for _, t := range r.Telecom {
			a.Telecoms = append(a.Telecoms, texts(contactText(t))...)
		}
		return a
	}
	return xdm.Author{Person: personOf(list, ref)}
}

func labelOf(c identity.Code) string {
	if c.Display != "" {
		return c.Display
	}
	return c.Code
}
