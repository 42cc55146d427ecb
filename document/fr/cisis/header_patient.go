package cisis

import (
	"strconv"

	"github.com/ordonnance-numerique/ordonnance-go/document/cda"
)

// isINS reports whether a root is an authority of the INS: NIR, NIA, and the
// test and demonstration ones.
func isINS(root string) bool {
	switch root {
	case "1.2.250.1.213.1.4.8", "1.2.250.1.213.1.4.9", "1.2.250.1.213.1.4.10", "1.2.250.1.213.1.4.11":
		return true
	}
	return false
}

// patientRules are H07, H09 and H10: the patient and who acts for them.
func patientRules() []rule {
	return []rule{
		header("071", "there is not exactly one patient", "il n'y a pas exactement un patient",
			unless("/recordTarget", func(d *cda.ClinicalDocument) bool { return len(d.RecordTargets) == 1 })),
		header("072", "a number of the patient lacks its authority or itself", "identifiant du patient sans autorité ou sans valeur",
			eachRole(func(r *cda.PatientRole, path string, found found) {
				for i := range r.IDs {
					if r.IDs[i].Root == "" || r.IDs[i].Extension == "" {
						found(path + "/id/" + strconv.Itoa(i))
					}
				}
			})),
		header("091", "a part of the patient's name has no proper qualifier", "partie du nom du patient sans qualificatif admis (BR, CL)",
			eachPatient(func(p *cda.Patient, path string, found found) {
				for i := range p.Names {
					for j, part := range p.Names[i].Parts {
						if !qualified(part) {
							found(path + "/name/" + strconv.Itoa(i) + "/" + part.Kind + "/" + strconv.Itoa(j))
						}
					}
				}
			})),
		header("092", "the sex is not in JDV_J143", "sexe absent du jeu de valeurs JDV_J143",
			eachPatient(func(p *cda.Patient, path string, found found) {
				if p.Gender == nil || p.Gender.Null == "" && !embedded().Genders.has(p.Gender) {
					found(path + "/administrativeGenderCode")
				}
			})),
		header("093", "the date of birth is missing", "date de naissance absente",
			eachPatient(func(p *cda.Patient, path string, found found) {
				if p.BirthTime == nil || p.BirthTime.Value == "" && p.BirthTime.Null == "" {
					found(path + "/birthTime")
				}
			})),
		header("101", "a guardian is not one of a person and an organization", "représentant qui n'est pas soit une personne, soit une structure",
			eachGuardian(func(g *cda.Guardian, path string, found found) {
				if (g.Person == nil) == (g.Organization == nil) {
					found(path)
				}
			})),
		header("102", "a guardian organization is not numbered as a French structure", "structure représentante sans identifiant national de structure",
			eachGuardian(func(g *cda.Guardian, path string, found found) {
				if g.Organization != nil && !national(g.Organization.IDs) {
					found(path + "/guardianOrganization/id")
				}
			})),
	}
}

// qualified wants BR or CL on a family name, and BR, CL or nothing on a given
// name.
func qualified(p cda.Part) bool {
	switch p.Kind {
	case "family":
		return p.Qualifier == "BR" || p.Qualifier == "CL"
	case "given":
		return p.Qualifier == "BR" || p.Qualifier == "CL" || p.Qualifier == ""
	}
	return true
}

// traitRules are H08: with an INS number all traits have to be there.
func traitRules() []rule {
	trait := func(code, en, fr, at string, has func(p *cda.Patient) bool) rule {
		return header(code, en, fr, eachRole(func(r *cda.PatientRole, path string, found found) {
			if hasINS(r) && (r.Patient == nil || !has(r.Patient)) {
				found(path + "/patient" + at)
			}
		}))
	}
	return []rule{
		trait("081", "an INS number without the birth name", "matricule INS sans nom de naissance", "/name",
			func(p *cda.Patient) bool { return part(p, "family", "BR") }),
		trait("082", "an INS number without the first given name at birth", "matricule INS sans premier prénom de naissance", "/name",
			func(p *cda.Patient) bool { return part(p, "given", "BR") }),
		trait("083", "an INS number without the list of given names at birth", "matricule INS sans liste des prénoms de naissance", "/name",
			func(p *cda.Patient) bool { return part(p, "given", "") }),
		trait("084", "an INS number without the date of birth", "matricule INS sans date de naissance", "/birthTime",
			func(p *cda.Patient) bool { return p.BirthTime != nil && p.BirthTime.Value != "" }),
		trait("085", "an INS number without the code of the place of birth", "matricule INS sans code officiel géographique du lieu de naissance",
			"/birthplace/place/addr/county", func(p *cda.Patient) bool {
				if p.Birthplace == nil || p.Birthplace.Place == nil {
					return false
				}
				code, ok := p.Birthplace.Place.Address.Part("county")
				return ok && code != ""
			}),
		trait("086", "an INS number without the sex", "matricule INS sans sexe", "/administrativeGenderCode",
			func(p *cda.Patient) bool { return p.Gender != nil && p.Gender.Code != "" }),
	}
}

func hasINS(r *cda.PatientRole) bool {
	for i := range r.IDs {
		if isINS(r.IDs[i].Root) {
			return true
		}
	}
	return false
}

// part reports whether the patient has a name part of a kind and qualifier.
func part(p *cda.Patient, kind, qualifier string) bool {
	for i := range p.Names {
		if text, ok := p.Names[i].Part(kind, qualifier); ok && text != "" {
			return true
		}
	}
	return false
}

// eachRole makes a test of every patient in their role.
func eachRole(test func(r *cda.PatientRole, path string, found found)) func(*cda.ClinicalDocument, found) {
	return func(d *cda.ClinicalDocument, found found) {
		for i := range d.RecordTargets {
			if r := d.RecordTargets[i].PatientRole; r != nil {
				test(r, "/recordTarget/"+strconv.Itoa(i)+"/patientRole", found)
			}
		}
	}
}

func eachPatient(test func(p *cda.Patient, path string, found found)) func(*cda.ClinicalDocument, found) {
	return eachRole(func(r *cda.PatientRole, path string, found found) {
		if r.Patient != nil {
			test(r.Patient, path+"/patient", found)
		}
	})
}

func eachGuardian(test func(g *cda.Guardian, path string, found found)) func(*cda.ClinicalDocument, found) {
	return eachPatient(func(p *cda.Patient, path string, found found) {
		for i := range p.Guardians {
			test(&p.Guardians[i], path+"/guardian/"+strconv.Itoa(i), found)
		}
	})
}
