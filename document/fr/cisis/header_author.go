package cisis

import (
	"strings"

	"github.com/ordonnance-numerique/ordonnance-go/document/cda"
)

// authorRules are H11: who wrote the document.
func authorRules() []rule {
	return []rule{
		header("111", "there is no author", "aucun auteur",
			unless("/author", func(d *cda.ClinicalDocument) bool { return len(d.Authors) > 0 })),
		header("112", "an author without the time of writing", "auteur sans date",
			eachAuthor(func(a *cda.Author, path string, found found) {
				if a.Time == nil || a.Time.Value == "" && a.Time.Null == "" {
					found(path + "/time")
				}
			})),
		header("113", "an author without a complete identifier", "auteur sans identifiant complet",
			eachAuthor(func(a *cda.Author, path string, found found) {
				if a.AssignedAuthor == nil || !complete(a.AssignedAuthor.IDs) {
					found(path + "/assignedAuthor/id")
				}
			})),
		header("114", "an author is not one of a person and a device", "auteur qui n'est pas soit une personne, soit un dispositif",
			eachAuthor(func(a *cda.Author, path string, found found) {
				if r := a.AssignedAuthor; r != nil && (r.Person == nil) == (r.Device == nil) {
					found(path + "/assignedAuthor")
				}
			})),
		header("115", "an authoring device without its model or its software", "dispositif auteur sans modèle ou sans logiciel",
			eachAuthor(func(a *cda.Author, path string, found found) {
				if r := a.AssignedAuthor; r != nil && r.Device != nil && (r.Device.Model == nil || r.Device.Software == nil) {
					found(path + "/assignedAuthor/assignedAuthoringDevice")
				}
			})),
	}
}

func eachAuthor(test func(a *cda.Author, path string, found found)) func(*cda.ClinicalDocument, found) {
	return func(d *cda.ClinicalDocument, found found) {
		for i := range d.Authors {
			test(&d.Authors[i], at("/author", i), found)
		}
	}
}

// complete reports whether there are identifiers, each with authority and
// number, or a reason for their absence.
func complete(ids []cda.II) bool {
	for i := range ids {
		if ids[i].Null == "" && (ids[i].Root == "" || ids[i].Extension == "") {
			return false
		}
	}
	return len(ids) > 0
}

// wantRoot finds the identifiers that are not of the authority.
func wantRoot(ids []cda.II, path string, found found, root string) {
	for i := range ids {
		if ids[i].Null == "" && ids[i].Root != root {
			found(at(path+"/id", i))
		}
	}
}

// organizationRules are H12 to H14: structures, professionals, custodian.
func organizationRules() []rule {
	return []rule{
		header("121", "a structure is not numbered as a French structure", "structure sans identifiant national de structure",
			structures(func(path string) bool { return !scoping(path) })),
		header("122", "a professional is not numbered as a French professional", "professionnel sans identifiant national de professionnel", professionals),
		// QUIRK: the schematron leaves the structures of participants open, and
		// official examples number two of them otherwise (CANCER-PPS 2022.01,
		// OPH-CR-RTN 2022.01): a warning.
		advice("123", "the structure of a participant is not numbered as a French structure", "structure d'un participant sans identifiant national de structure",
			structures(scoping)),
		advice("131", "a form of address is not in JDV_J245", "civilité absente du jeu de valeurs JDV_J245", title("prefix", "M MME")),
		advice("132", "a title is not in JDV_J246", "titre absent du jeu de valeurs JDV_J246", title("suffix", "DR MC MG PC PG PR")),
		header("141", "the custodian is numbered neither as a structure nor as the host of patients' documents",
			"conservateur sans identifiant national de structure ni identifiant d'hébergeur", custodian),
	}
}

// scoping reports whether a path is of the structure of a participant.
func scoping(path string) bool { return strings.HasPrefix(path, "/participant/") }

// structures tests the structures whose path is asked for: of several numbers
// one has to be national (a laboratory adds its accreditation).
func structures(asked func(path string) bool) func(*cda.ClinicalDocument, found) {
	return visit(func(found found) visitor {
		return visitor{organization: func(path string, o *cda.Organization) {
			if asked(path) && !national(o.IDs) {
				found(path + "/id")
			}
		}}
	})
}

// national reports whether one of the numbers is of a French structure, or
// there is none that is stated.
func national(ids []cda.II) bool {
	stated := false
	for i := range ids {
		if ids[i].Root == oidStructure {
			return true
		}
		stated = stated || ids[i].Null == ""
	}
	return !stated
}

// visit makes a test of a visitor.
func visit(of func(found found) visitor) func(*cda.ClinicalDocument, found) {
	return func(d *cda.ClinicalDocument, found found) {
		v := of(found)
		v.walk(d)
	}
}

// professionals are the authenticators, those of the encounter and the
// recipients.
func professionals(d *cda.ClinicalDocument, found found) {
	person := func(path string, e *cda.AssignedEntity) {
		if e != nil {
			wantRoot(e.IDs, path+"/assignedEntity", found, oidPractitioner)
		}
	}
	for i := range d.Recipients {
		if r := d.Recipients[i].Recipient; r != nil {
			wantRoot(r.IDs, at("/informationRecipient", i)+"/intendedRecipient", found, oidPractitioner)
		}
	}
	for i := range d.Authenticators {
		person(at("/authenticator", i), d.Authenticators[i].AssignedEntity)
	}
	e := encounter(d)
	if e == nil {
		return
	}
	if e.Responsible != nil {
		person("/componentOf/encompassingEncounter/responsibleParty", e.Responsible.AssignedEntity)
	}
	for i := range e.Participants {
		person(at("/componentOf/encompassingEncounter/encounterParticipant", i), e.Participants[i].AssignedEntity)
	}
}

// title tests the parts of one kind of the names of professionals.
func title(kind, list string) func(*cda.ClinicalDocument, found) {
	return visit(func(found found) visitor {
		return visitor{person: func(path string, p *cda.Person) {
			for i := range p.Names {
				for _, part := range p.Names[i].Parts {
					if part.Kind == kind && part.Null == "" && !word(list, part.Text) {
						found(at(path+"/name", i) + "/" + kind)
					}
				}
			}
		}}
	})
}

func custodian(d *cda.ClinicalDocument, found found) {
	const path = "/custodian/assignedCustodian/representedCustodianOrganization"
	if d.Custodian == nil || d.Custodian.AssignedCustodian == nil || d.Custodian.AssignedCustodian.Organization == nil {
		found(path)
		return
	}
	ids := d.Custodian.AssignedCustodian.Organization.IDs
	if len(ids) == 0 {
		found(path + "/id")
	}
	for i := range ids {
		if ids[i].Root != oidStructure && ids[i].Root != oidPatientHost {
			found(at(path+"/id", i))
		}
	}
}
