package cisis

import "github.com/ordonnance-numerique/ordonnance-go/document/cda"

// participantRules are H21 and H22.
func participantRules() []rule {
	return []rule{
		header("211", "the part of a participant is not in JDV_J144", "type de participation absent du jeu de valeurs JDV_J144",
			eachParticipant(func(p *cda.HeaderParticipant, path string, found found) {
				if !word("REF REFB INF RESP PRF CON VRF", p.Type) {
					found(path + "/@typeCode")
				}
			})),
		header("212", "a participant is neither a professional nor an agent", "participant ni professionnel (PROV) ni agent (AGNT)",
			eachParticipant(func(p *cda.HeaderParticipant, path string, found found) {
				if p.Entity != nil && !word("PROV AGNT", p.Entity.Class) {
					found(path + "/associatedEntity/@classCode")
				}
			})),
		header("213", "a participant without the time", "participant sans date",
			eachParticipant(func(p *cda.HeaderParticipant, path string, found found) {
				if p.Time == nil {
					found(path + "/time")
				}
			})),
		advice("214", "a function is not in JDV_J47", "fonction absente du jeu de valeurs JDV_J47", function),
		header("221", "the code of an act has both a value and a reason of absence, or neither", "code d'acte avec valeur et motif d'absence, ou sans l'un ni l'autre",
			func(d *cda.ClinicalDocument, found found) {
				for i := range d.DocumentationOf {
					if e := d.DocumentationOf[i].Event; e != nil && e.Code != nil && (e.Code.Null == "") == (e.Code.Code == "") {
						found(at("/documentationOf", i) + "/serviceEvent/code")
					}
				}
			}),
		header("222", "an identifier of an informant has both a value and a reason of absence, or neither", "identifiant d'informateur avec valeur et motif d'absence, ou sans l'un ni l'autre",
			func(d *cda.ClinicalDocument, found found) {
				for i := range d.Informants {
					if e := d.Informants[i].AssignedEntity; e != nil {
						for j := range e.IDs {
							if (e.IDs[j].Null == "") == (e.IDs[j].Root == "") {
								found(at(at("/informant", i)+"/assignedEntity/id", j))
							}
						}
					}
				}
			}),
	}
}

func eachParticipant(test func(p *cda.HeaderParticipant, path string, found found)) func(*cda.ClinicalDocument, found) {
	return func(d *cda.ClinicalDocument, found found) {
		for i := range d.Participants {
			test(&d.Participants[i], at("/participant", i), found)
		}
	}
}

// function tests the functions of authors, participants and performers.
func function(d *cda.ClinicalDocument, found found) {
	test := func(path string, code *cda.CD) {
		if code != nil && code.Null == "" && !embedded().Functions.has(code) {
			found(path + "/functionCode")
		}
	}
	for i := range d.Authors {
		test(at("/author", i), d.Authors[i].Function)
	}
	for i := range d.Participants {
		test(at("/participant", i), d.Participants[i].Function)
	}
	for i := range d.DocumentationOf {
		if e := d.DocumentationOf[i].Event; e != nil {
			for j := range e.Performers {
				test(at(at("/documentationOf", i)+"/serviceEvent/performer", j), e.Performers[j].Function)
			}
		}
	}
}
