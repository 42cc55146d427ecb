package cisis

import (
	"strconv"

	"github.com/ordonnance-numerique/ordonnance-go/document/cda"
)

// visitor is called for things wherever they stand in a header; a nil function
// is not called.
type visitor struct {
	person       func(path string, p *cda.Person)
	organization func(path string, o *cda.Organization)
	contacts     func(path string, addresses []cda.AD, telecoms []cda.TEL)
	telecom      func(path string, t *cda.TEL)
	address      func(path string, a *cda.AD)
	instant      func(path string, t *cda.TS)
	interval     func(path string, t *cda.IVLTS)
}

func at(path string, i int) string { return path + "/" + strconv.Itoa(i) }

// walk goes through the header in the order of the document.
func (v *visitor) walk(d *cda.ClinicalDocument) {
	v.time("/effectiveTime", d.EffectiveTime)
	v.time("/copyTime", d.CopyTime)
	for i := range d.RecordTargets {
		if r := d.RecordTargets[i].PatientRole; r != nil {
			v.patient(at("/recordTarget", i)+"/patientRole", r)
		}
	}
	for i := range d.Authors {
		v.author(at("/author", i), &d.Authors[i])
	}
	if x := d.DataEnterer; x != nil {
		v.time("/dataEnterer/time", x.Time)
		v.entity("/dataEnterer/assignedEntity", x.AssignedEntity)
	}
	for i := range d.Informants {
		path := at("/informant", i)
		v.entity(path+"/assignedEntity", d.Informants[i].AssignedEntity)
		if r := d.Informants[i].RelatedEntity; r != nil {
			v.contact(path+"/relatedEntity", r.Addresses, r.Telecoms)
			v.who(path+"/relatedEntity/relatedPerson", r.Person)
		}
	}
	v.custodian(d.Custodian)
	for i := range d.Recipients {
		if r := d.Recipients[i].Recipient; r != nil {
			path := at("/informationRecipient", i) + "/intendedRecipient"
			v.contact(path, r.Addresses, r.Telecoms)
			v.who(path+"/informationRecipient", r.Person)
			v.structure(path+"/receivedOrganization", r.Organization)
		}
	}
	v.signatures(d)
	v.acts(d)
}

func (v *visitor) patient(path string, r *cda.PatientRole) {
	v.contact(path, r.Addresses, r.Telecoms)
	if p := r.Patient; p != nil {
		v.time(path+"/patient/birthTime", p.BirthTime)
		for i := range p.Guardians {
			g := &p.Guardians[i]
			to := at(path+"/patient/guardian", i)
			v.contact(to, g.Addresses, g.Telecoms)
		}
	}
	v.structure(path+"/providerOrganization", r.Provider)
}

func (v *visitor) author(path string, a *cda.Author) {
	v.time(path+"/time", a.Time)
	if r := a.AssignedAuthor; r != nil {
		path += "/assignedAuthor"
		v.contact(path, r.Addresses, r.Telecoms)
		v.who(path+"/assignedPerson", r.Person)
		v.structure(path+"/representedOrganization", r.Organization)
	}
}

func (v *visitor) custodian(c *cda.Custodian) {
	if c == nil || c.AssignedCustodian == nil || c.AssignedCustodian.Organization == nil {
		return
	}
	o := c.AssignedCustodian.Organization
	path := "/custodian/assignedCustodian/representedCustodianOrganization"
	if o.Telecom != nil && v.telecom != nil {
		v.telecom(path+"/telecom", o.Telecom)
	}
	if o.Address != nil && v.address != nil {
		v.address(path+"/addr", o.Address)
	}
}

func (v *visitor) signatures(d *cda.ClinicalDocument) {
	if x := d.Legal; x != nil {
		v.time("/legalAuthenticator/time", x.Time)
		v.entity("/legalAuthenticator/assignedEntity", x.AssignedEntity)
	}
	for i := range d.Authenticators {
		path := at("/authenticator", i)
		v.time(path+"/time", d.Authenticators[i].Time)
		v.entity(path+"/assignedEntity", d.Authenticators[i].AssignedEntity)
	}
	for i := range d.Participants {
		path := at("/participant", i)
		v.period(path+"/time", d.Participants[i].Time)
		if e := d.Participants[i].Entity; e != nil {
			path += "/associatedEntity"
			v.contact(path, e.Addresses, e.Telecoms)
			v.who(path+"/associatedPerson", e.Person)
			v.structure(path+"/scopingOrganization", e.Organization)
		}
	}
}

func (v *visitor) acts(d *cda.ClinicalDocument) {
	for i := range d.DocumentationOf {
		if e := d.DocumentationOf[i].Event; e != nil {
			path := at("/documentationOf", i) + "/serviceEvent"
			v.period(path+"/effectiveTime", e.EffectiveTime)
			for j := range e.Performers {
				v.period(at(path+"/performer", j)+"/time", e.Performers[j].Time)
				v.entity(at(path+"/performer", j)+"/assignedEntity", e.Performers[j].AssignedEntity)
			}
		}
	}
	e := encounter(d)
	if e == nil {
		return
	}
	path := "/componentOf/encompassingEncounter"
	v.period(path+"/effectiveTime", e.EffectiveTime)
	if e.Responsible != nil {
		v.entity(path+"/responsibleParty/assignedEntity", e.Responsible.AssignedEntity)
	}
	for i := range e.Participants {
		v.period(at(path+"/encounterParticipant", i)+"/time", e.Participants[i].Time)
		v.entity(at(path+"/encounterParticipant", i)+"/assignedEntity", e.Participants[i].AssignedEntity)
	}
	if e.Location != nil && e.Location.Facility != nil {
		v.structure(path+"/location/healthCareFacility/serviceProviderOrganization", e.Location.Facility.Provider)
	}
}

func encounter(d *cda.ClinicalDocument) *cda.EncompassingEncounter {
	if d.ComponentOf == nil {
		return nil
	}
	return d.ComponentOf.Encounter
}

func (v *visitor) entity(path string, e *cda.AssignedEntity) {
	if e != nil {
		v.contact(path, e.Addresses, e.Telecoms)
		v.who(path+"/assignedPerson", e.Person)
		v.structure(path+"/representedOrganization", e.Organization)
	}
}

func (v *visitor) who(path string, p *cda.Person) {
	if p != nil && v.person != nil {
		v.person(path, p)
	}
}

func (v *visitor) structure(path string, o *cda.Organization) {
	if o == nil {
		return
	}
	if v.organization != nil {
		v.organization(path, o)
	}
	v.contact(path, o.Addresses, o.Telecoms)
}

func (v *visitor) contact(path string, addresses []cda.AD, telecoms []cda.TEL) {
	if v.contacts != nil {
		v.contacts(path, addresses, telecoms)
	}
	for i := range addresses {
		if v.address != nil {
			v.address(at(path+"/addr", i), &addresses[i])
		}
	}
	for i := range telecoms {
		if v.telecom != nil {
			v.telecom(at(path+"/telecom", i), &telecoms[i])
		}
	}
}

func (v *visitor) time(path string, t *cda.TS) {
	if t != nil && v.instant != nil {
		v.instant(path, t)
	}
}

func (v *visitor) period(path string, t *cda.IVLTS) {
	if t == nil {
		return
	}
	if v.interval != nil {
		v.interval(path, t)
	}
	v.time(path+"/low", t.Low)
	v.time(path+"/high", t.High)
}
