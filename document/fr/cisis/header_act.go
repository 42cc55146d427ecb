package cisis

import "github.com/ordonnance-numerique/ordonnance-go/document/cda"

// signatureRules are H15: who answers for the document.
func signatureRules() []rule {
	return []rule{
		header("151", "there is no legal authenticator", "responsable légal absent",
			unless("/legalAuthenticator", func(d *cda.ClinicalDocument) bool { return d.Legal != nil })),
		header("152", "the legal authenticator did not sign", "responsable légal sans signature (S)",
			legal("/signatureCode/@code", func(x *cda.LegalAuthenticator) bool { return x.Signature != nil && x.Signature.Code == "S" })),
		header("153", "the legal authenticator without the time", "responsable légal sans date",
			legal("/time/@value", func(x *cda.LegalAuthenticator) bool { return x.Time != nil && x.Time.Value != "" })),
		header("154", "the legal authenticator without a complete identifier", "responsable légal sans identifiant complet",
			legal("/assignedEntity/id", func(x *cda.LegalAuthenticator) bool {
				return x.AssignedEntity != nil && complete(x.AssignedEntity.IDs)
			})),
	}
}

// legal makes a test of the legal authenticator, which holds without one.
func legal(path string, ok func(x *cda.LegalAuthenticator) bool) func(*cda.ClinicalDocument, found) {
	return unless("/legalAuthenticator"+path, func(d *cda.ClinicalDocument) bool { return d.Legal == nil || ok(d.Legal) })
}

// actRules are H16 to H18: the main act, the encounter, the document replaced.
func actRules() []rule {
	return []rule{
		header("161", "there is no main act with exactly one performer", "acte principal absent ou sans exécutant unique",
			unless("/documentationOf/0/serviceEvent/performer", func(d *cda.ClinicalDocument) bool {
				e := mainAct(d)
				return e != nil && len(e.Performers) == 1
			})),
		header("162", "the main act has no beginning", "acte principal sans date de début",
			unless("/documentationOf/0/serviceEvent/effectiveTime/low", func(d *cda.ClinicalDocument) bool {
				e := mainAct(d)
				return e == nil || e.EffectiveTime != nil && e.EffectiveTime.Low != nil
			})),
		header("163", "the practice setting of the main act is not in JDV_J04", "cadre d'exercice de l'acte principal absent du jeu de valeurs JDV_J04",
			unless("/documentationOf/0/serviceEvent/performer/0/assignedEntity/representedOrganization/standardIndustryClassCode",
				func(d *cda.ClinicalDocument) bool { return embedded().Practices.has(practice(d)) })),
		header("171", "there is no encounter", "prise en charge absente",
			unless("/componentOf", func(d *cda.ClinicalDocument) bool { return encounter(d) != nil })),
		header("172", "the encounter has no time", "prise en charge sans date",
			unless("/componentOf/encompassingEncounter/effectiveTime", func(d *cda.ClinicalDocument) bool {
				e := encounter(d)
				return e == nil || e.EffectiveTime != nil
			})),
		header("173", "the kind of facility is not in JDV_J02", "secteur d'activité absent du jeu de valeurs JDV_J02",
			unless("/componentOf/encompassingEncounter/location/healthCareFacility/code", func(d *cda.ClinicalDocument) bool {
				e := encounter(d)
				return e == nil || e.Location != nil && e.Location.Facility != nil && embedded().Facilities.has(e.Location.Facility.Code)
			})),
		header("181", "another document is related otherwise than by its replacement, once", "document lié autrement que par un unique remplacement (RPLC)",
			unless("/relatedDocument", func(d *cda.ClinicalDocument) bool {
				return len(d.RelatedDocument) == 0 || len(d.RelatedDocument) == 1 && d.RelatedDocument[0].Type == "RPLC"
			})),
		header("182", "the document replaced has no identifier", "document remplacé sans identifiant", replaced),
	}
}

// mainAct is the first act of the header (CI-SIS: « acte principal »).
func mainAct(d *cda.ClinicalDocument) *cda.ServiceEvent {
	if len(d.DocumentationOf) == 0 {
		return nil
	}
	return d.DocumentationOf[0].Event
}

// practice is the practice setting of the main act.
func practice(d *cda.ClinicalDocument) *cda.CD {
	e := mainAct(d)
	if e == nil || len(e.Performers) == 0 || e.Performers[0].AssignedEntity == nil || e.Performers[0].AssignedEntity.Organization == nil {
		return nil
	}
	return e.Performers[0].AssignedEntity.Organization.Industry
}

func replaced(d *cda.ClinicalDocument, found found) {
	for i := range d.RelatedDocument {
		p := d.RelatedDocument[i].Parent
		if p == nil || len(p.IDs) == 0 || p.IDs[0].Root == "" {
			found(at("/relatedDocument", i) + "/parentDocument/id")
		}
	}
}
