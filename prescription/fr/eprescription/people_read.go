package eprescription

import (
	"strings"

	"github.com/ordonnance-numerique/ordonnance-go/document/fhir"
	"github.com/ordonnance-numerique/ordonnance-go/identity"
	"github.com/ordonnance-numerique/ordonnance-go/prescription"
)

// subject reads the patient.
func (r *reader) subject(from fhir.Resource, ref *fhir.Reference, path string) identity.Patient {
	found, _ := r.resolve(from, ref, path).(*fhir.Patient)
	if found == nil {
		return identity.Patient{Identifiers: r.absent(ref, path)}
	}
	return once(r, found, r.patientOf)
}

// absent reads what is known of a person whom the bundle does not hold.
func (r *reader) absent(ref *fhir.Reference, path string) []identity.Identifier {
	r.found(foundNoPerson, path)
	if ref == nil || ref.Identifier == nil {
		return nil
	}
	ref.Type = ""
	return r.identifiers([]fhir.Identifier{*take(&ref.Identifier)})
}

func (r *reader) patientOf(p *fhir.Patient) identity.Patient {
	path := r.paths[p]
	out := identity.Patient{Identifiers: r.identifiers(p.Identifier)}
	r.names(p, &out)
	out.Phone, out.Email = contactsOf(p.Telecom)
	switch p.Gender {
	case "female", "male", "unknown":
		out.Sex = identity.Sex(take(&p.Gender))
	case "other":
		out.Sex = identity.SexUnknown // and stays behind, so that it is reported
	}
	if p.BirthDate != "" {
		d, err := identity.ParseDate(p.BirthDate)
		if err != nil {
			r.found(foundTime, path+"/birthDate")
		} else {
			out.BirthDate, p.BirthDate = d, ""
		}
	}
	out.Address = addressOf(p.Address)
	for i := range p.Extension {
		e := &p.Extension[i]
		if e.URL != extBirthPlace || e.Address == nil {
			continue
		}
		if code := extension(e.Address.Extension, extPlaceCode); code != nil && code.Coding != nil {
			out.BirthPlace = code.Coding.Code
			e.URL = ""
		}
	}
	return out
}

// names reads the official and the usual name; a name without a use is the
// official one.
func (r *reader) names(p *fhir.Patient, out *identity.Patient) {
	for i := range p.Name {
		n := &p.Name[i]
		switch {
		case (n.Use == "official" || n.Use == "") && out.FamilyName == "" && out.GivenNames == "":
			out.FamilyName = take(&n.Family)
			if list := extension(n.Extension, extGivenNames); list != nil {
				out.GivenNames = list.String
				if len(n.Given) > 0 {
					out.FirstGivenName = take(&n.Given[0])
				}
			} else {
				out.GivenNames = strings.Join(take(&n.Given), " ")
			}
		case n.Use == "usual" && out.UsedFamilyName == "" && out.UsedGivenName == "":
			out.UsedFamilyName = take(&n.Family)
			out.UsedGivenName = strings.Join(take(&n.Given), " ")
		default:
			continue
		}
		n.Use, n.Text = "", ""
	}
}

// requester reads the prescriber and, from a role of that person, the place
// and the profession.
func (r *reader) requester(from fhir.Resource, ref *fhir.Reference, path string) prescription.Prescriber {
	found := r.resolve(from, ref, path)
	if known, ok := r.prescribers[found]; ok && found != nil {
		return known
	}
	var out prescription.Prescriber
	switch found := found.(type) {
	case *fhir.Practitioner:
		out = r.person(found, prescription.Prescriber{})
	case *fhir.PractitionerRole:
		r.role(found, &out)
		person, _ := r.resolve(found, found.Practitioner, r.paths[found]+"/practitioner").(*fhir.Practitioner)
		if person != nil {
			out = r.person(person, out)
		}
	default:
		out.Practitioner.Identifiers = r.absent(ref, path)
	}
	if found != nil {
		r.prescribers[found] = out
	}
	return out
}

// person adds the practitioner and the roles of the bundle that name that
// person.
func (r *reader) person(p *fhir.Practitioner, out prescription.Prescriber) prescription.Prescriber {
	profession := out.Practitioner.Profession
	out.Practitioner = once(r, p, r.practitionerOf)
	out.Practitioner.Profession = profession
	for _, e := range r.bundle.Entry {
		role, ok := e.Resource.(*fhir.PractitionerRole)
		if !ok || r.used[role] || role.Practitioner == nil {
			continue
		}
		if found, _ := r.index.Resolve(role, role.Practitioner); found == fhir.Resource(p) {
			r.used[role] = true
			role.Practitioner = nil
			r.role(role, &out)
		}
	}
	return out
}

func (r *reader) role(role *fhir.PractitionerRole, out *prescription.Prescriber) {
	path := r.paths[role]
	if place, ok := r.resolve(role, role.Organization, path+"/organization").(*fhir.Organization); ok {
		out.Place = once(r, place, r.organizationOf)
	}
	if len(role.Code) > 0 {
		out.Practitioner.Profession = r.concept(&role.Code[0], path+"/code/0")
	}
}

func (r *reader) practitionerOf(p *fhir.Practitioner) identity.Practitioner {
	out := identity.Practitioner{Identifiers: r.identifiers(p.Identifier)}
	if len(p.Name) > 0 {
		n := &p.Name[0]
		out.FamilyName = take(&n.Family)
		out.GivenName = strings.Join(take(&n.Given), " ")
		if len(n.Prefix) > 0 {
			out.Title = take(&n.Prefix[0])
		}
		n.Use, n.Text = "", ""
	}
	out.Phone, out.Email = contactsOf(p.Telecom)
	return out
}

func (r *reader) organizationOf(o *fhir.Organization) identity.Organization {
	out := identity.Organization{Identifiers: r.identifiers(o.Identifier), Name: take(&o.Name), Address: addressOf(o.Address)}
	out.Phone, out.Email = contactsOf(o.Telecom)
	return out
}

// contactsOf takes the first telephone number and the first address of mail.
func contactsOf(list []fhir.ContactPoint) (phone, email string) {
	for i := range list {
		switch c := &list[i]; {
		case c.System == "phone" && phone == "":
			phone = c.Value
			*c = fhir.ContactPoint{}
		case c.System == "email" && email == "":
			email = c.Value
			*c = fhir.ContactPoint{}
		}
	}
	return phone, email
}

func addressOf(list []fhir.Address) *identity.Address {
	if len(list) == 0 {
		return nil
	}
	a := &list[0]
	a.Use, a.Type = "", ""
	return &identity.Address{Lines: take(&a.Line), PostalCode: take(&a.PostalCode), City: take(&a.City), Country: take(&a.Country)}
}
