package medcda

import (
	"slices"
	"strconv"

	"github.com/ordonnance-numerique/ordonnance-go/document/cda"
)

// HeaderRest lists what of a header says something that no reader of this
// package takes into the model, as pointers into the document in the form of
// package cda ("/informant/0"). author is the number of the author who is read;
// a legal authenticator, a performer or a responsible party is left out of the
// list when it is the same person, and a custodian when it is the author's
// place. Participants, acts, orders and related documents are the caller's.
func HeaderRest(doc *cda.ClinicalDocument, author int) []string {
	rest := &rest{}
	rest.patients(doc.RecordTargets)
	var person, place []cda.II
	for i := range doc.Authors {
		a := doc.Authors[i].AssignedAuthor
		rest.unless(i == author, "/author", i)
		if i == author && a != nil {
			person = a.IDs
			rest.unless(doc.Authors[i].Function == nil, "/author/"+strconv.Itoa(i)+"/functionCode", -1)
			if a.Organization != nil {
				place = a.Organization.IDs
			}
		}
	}
	same := func(e *cda.AssignedEntity) bool { return e == nil || sameIDs(e.IDs, person) }
	rest.unless(doc.CopyTime == nil, "/copyTime", -1)
	rest.unless(doc.DataEnterer == nil, "/dataEnterer", -1)
	rest.all("/informant", len(doc.Informants))
	rest.unless(custodianIs(doc.Custodian, place), "/custodian", -1)
	rest.all("/informationRecipient", len(doc.Recipients))
	rest.unless(doc.Legal == nil || same(doc.Legal.AssignedEntity), "/legalAuthenticator", -1)
	rest.all("/authenticator", len(doc.Authenticators))
	for i := range doc.DocumentationOf {
		if e := doc.DocumentationOf[i].Event; e != nil {
			for j := range e.Performers {
				rest.unless(same(e.Performers[j].AssignedEntity), "/documentationOf/"+strconv.Itoa(i)+"/serviceEvent/performer", j)
			}
		}
	}
	rest.all("/authorization", len(doc.Authorizations))
	if doc.ComponentOf != nil && doc.ComponentOf.Encounter != nil {
		const at = "/componentOf/encompassingEncounter"
		e := doc.ComponentOf.Encounter
		rest.all(at+"/id", len(e.IDs))
		rest.unless(e.Discharge == nil, at+"/dischargeDispositionCode", -1)
		rest.unless(e.Responsible == nil || same(e.Responsible.AssignedEntity), at+"/responsibleParty", -1)
		for i := range e.Participants {
			rest.unless(same(e.Participants[i].AssignedEntity), at+"/encounterParticipant", i)
		}
	}
	return rest.paths
}

// rest collects pointers.
type rest struct{ paths []string }

// unless notes a place; a number below zero is none.
func (r *rest) unless(taken bool, path string, number int) {
	if taken {
		return
	}
	if number >= 0 {
		path += "/" + strconv.Itoa(number)
	}
	r.paths = append(r.paths, path)
}

// all notes each item of a list.
func (r *rest) all(path string, n int) {
	for i := range n {
		r.unless(false, path, i)
	}
}

// patients notes all but the traits of the first patient.
func (r *rest) patients(targets []cda.RecordTarget) {
	for i := range targets {
		role := targets[i].PatientRole
		r.unless(i == 0, "/recordTarget", i)
		if i > 0 || role == nil {
			continue
		}
		const at = "/recordTarget/0/patientRole"
		for j := range role.Addresses {
			r.unless(j == 0, at+"/addr", j)
		}
		phone, email := telecoms(role.Telecoms)
		for j, t := range role.Telecoms {
			read := t.Value == "" || t.Value == "mailto:"+email || len(t.Value) > 4 && t.Value[:4] == "tel:" && international(t.Value[4:]) == phone
			r.unless(read, at+"/telecom", j)
		}
		r.unless(role.Provider == nil, at+"/providerOrganization", -1)
		if role.Patient != nil {
			r.person(role.Patient, at+"/patient")
		}
	}
}

// person notes what of a patient is not a trait of identity.
func (r *rest) person(p *cda.Patient, at string) {
	r.unless(p.ID == nil, at+"/id", -1)
	for i := range p.Names {
		r.unless(i == 0, at+"/name", i)
	}
	r.unless(p.Description == nil, at+"/desc", -1)
	r.unless(p.Deceased == nil, at+"/deceasedInd", -1)
	r.unless(p.DeceasedTime == nil, at+"/deceasedTime", -1)
	r.unless(p.MultipleBirth == nil, at+"/multipleBirthInd", -1)
	r.unless(p.MultipleBirthOrder == nil, at+"/multipleBirthOrderNumber", -1)
	r.unless(p.MaritalStatus == nil, at+"/maritalStatusCode", -1)
	r.unless(p.Religion == nil, at+"/religiousAffiliationCode", -1)
	r.unless(p.Race == nil && p.MoreRaces == nil, at+"/raceCode", -1)
	r.unless(p.EthnicGroup == nil && p.MoreEthnicGroups == nil, at+"/ethnicGroupCode", -1)
	r.all(at+"/guardian", len(p.Guardians))
	if p.Birthplace != nil && p.Birthplace.Place != nil {
		place := p.Birthplace.Place
		code := place.Address == nil || !slices.ContainsFunc(place.Address.Parts, func(x cda.Part) bool { return x.Kind != "county" && squeeze(x.Text) != "" })
		r.unless(place.Name == nil && code, at+"/birthplace", -1)
	}
	r.all(at+"/languageCommunication", len(p.Languages))
}

func custodianIs(c *cda.Custodian, place []cda.II) bool {
	if c == nil || c.AssignedCustodian == nil || c.AssignedCustodian.Organization == nil {
		return true
	}
	return sameIDs(c.AssignedCustodian.Organization.IDs, place)
}

// sameIDs reports whether two roles share an identifier, or one has none.
func sameIDs(a, b []cda.II) bool {
	for _, x := range a {
		for _, y := range b {
			if x.Root == y.Root && x.Extension == y.Extension {
				return true
			}
		}
	}
	return len(a) == 0 || len(b) == 0
}
