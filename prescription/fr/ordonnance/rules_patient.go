package ordonnance

import (
	"errors"
	"slices"

	"github.com/ordonnance-numerique/ordonnance-go/identity"
	"github.com/ordonnance-numerique/ordonnance-go/identity/fr/ins"
	"github.com/ordonnance-numerique/ordonnance-go/prescription"
)

// patientRules are the rules on who is treated (CSP R5132-3 7°).
func patientRules() []lawRule {
	return []lawRule{
		{code: "FR-RX-020", severity: failure, source: "CSP R5132-3 7°", mark: "S",
			en:   "The family name of the patient is missing.",
			fr:   "Le nom du patient manque.",
			test: onWhole("/patient/familyName", func(c *check) bool { return blank(c.rx.Patient.FamilyName) })},
		{code: "FR-RX-021", severity: failure, source: "CSP R5132-3 7°", mark: "S",
			en:   "The given names of the patient are missing.",
			fr:   "Les prénoms du patient manquent.",
			test: onWhole("/patient/givenNames", func(c *check) bool { return blank(c.rx.Patient.GivenNames) && blank(c.rx.Patient.FirstGivenName) })},
		{code: "FR-RX-022", severity: failure, source: "CSP R5132-3 7°", mark: "S",
			en:   "The sex of the patient is missing.",
			fr:   "Le sexe du patient manque.",
			test: onWhole("/patient/sex", func(c *check) bool { return c.rx.Patient.Sex == "" })},
		{code: "FR-RX-023", severity: failure, source: "CSP R5132-3 7°", mark: "S",
			en:   "The birth date of the patient is missing.",
			fr:   "La date de naissance du patient manque.",
			test: onWhole("/patient/birthDate", func(c *check) bool { return c.rx.Patient.BirthDate.IsZero() })},
	}
}

// insRules are the rules on the INS. Whether the identity is qualifiée is not in a
// prescription: ins.Identity is the gate that lets a matricule out.
func insRules() []lawRule {
	return []lawRule{
		{code: "FR-RX-025", severity: failure, source: "RNIV 1 v2.0 ; guide d'implémentation de l'identité INS v3.0", mark: "V",
			en:   "The INS matricule of the patient is not well-formed or its key is wrong.",
			fr:   "Le matricule INS du patient est mal formé ou sa clé est fausse.",
			test: onWhole("/patient/identifiers", func(c *check) bool { return c.insError() != nil && !errors.Is(c.insError(), ins.ErrSeveral) })},
		{code: "FR-RX-026", severity: warning, source: "RNIV 1 v2.0", mark: "V",
			en:   "The key of this test INS matricule is wrong.",
			fr:   "La clé de ce matricule INS de test est fausse.",
			test: onWhole("/patient/identifiers", func(c *check) bool { m, err := ins.MatriculeOf(c.rx.Patient); return err == nil && m.Warning() != nil })},
		{code: "FR-RX-027", severity: failure, source: "RNIV 1 v2.0 ; FR Core 2.2.0, fr-core-2", mark: "V",
			en:   "The patient bears more than one INS matricule.",
			fr:   "Le patient porte plusieurs matricules INS.",
			test: onWhole("/patient/identifiers", func(c *check) bool { return errors.Is(c.insError(), ins.ErrSeveral) })},
		{code: "FR-RX-028", severity: warning, source: "ANS, CDA-FO.xsl (INS-C)", mark: "V",
			en:   "The patient bears an obsolete calculated identifier (INS-C): remove it.",
			fr:   "Le patient porte un ancien identifiant calculé (INS-C) : le retirer.",
			test: onWhole("/patient/identifiers", (*check).hasINSC)},
		{code: "FR-RX-029", severity: warning, source: "RNIV 1 v2.0, EXI DIF 02 ; guide d'implémentation de l'identité INS v3.0", mark: "V",
			en:   "The INS matricule stands beside traits that are not written as the national base states them: check the names, the sex, the birth date and the place of birth.",
			fr:   "Le matricule INS accompagne des traits qui ne sont pas écrits comme dans la base nationale : vérifier noms, prénoms, sexe, date et lieu de naissance.",
			test: onWhole("/patient", (*check).insTraitsWrong)},
		{code: "FR-RX-030", severity: failure, source: "ANS, OID de l'INS (test et démonstration)", mark: "V", when: inProduction,
			en: "The patient bears a test or demonstration matricule: not valid for real care.",
			fr: "Le patient porte un matricule de test ou de démonstration : sans valeur pour des soins réels.",
			test: onWhole("/patient/identifiers", func(c *check) bool {
				m, _ := ins.MatriculeOf(c.rx.Patient)
				return !m.IsZero() && !m.OID().Production()
			})},
		{code: "FR-RX-031", severity: notice, source: "RNIV 1 v2.0, EXI ID 29", mark: "V",
			en:   "The prescription bears no INS matricule: it cannot be filed in the patient's shared record.",
			fr:   "La prescription ne porte pas de matricule INS : elle ne peut pas alimenter le dossier du patient.",
			test: onWhole("/patient/identifiers", func(c *check) bool { m, err := ins.MatriculeOf(c.rx.Patient); return err == nil && m.IsZero() })},
	}
}

// bodyRules are the rules on what is known of the body.
func bodyRules() []lawRule {
	return []lawRule{
		{code: "FR-RX-032", severity: warning, source: "CSP R5132-3 7°", mark: "K",
			en: "The patient is a child: state the weight.",
			fr: "Le patient est un enfant : indiquer le poids.",
			test: onWhole("/context", func(c *check) bool {
				return c.rx.Context.Weight == nil && c.youngerThan(c.ChildAge) && c.hasMedicine()
			})},
		{code: "FR-RX-033", severity: warning, source: "CSP R5132-3 7°", mark: "S",
			en: "A dose depends on the weight or the body surface, and the weight or the height is missing.",
			fr: "Une dose dépend du poids ou de la surface corporelle, et le poids ou la taille manque.",
			test: eachLine("/dosage", func(c *check, l *line) bool {
				weight, height := bodyNeeds(l)
				return weight && c.rx.Context.Weight == nil || height && c.rx.Context.Height == nil
			})},
	}
}

func (c *check) insError() error {
	_, err := ins.MatriculeOf(c.rx.Patient)
	return err
}

func (c *check) hasINSC() bool {
	return slices.ContainsFunc(c.rx.Patient.Identifiers, func(id identity.Identifier) bool {
		_, err := ins.ParseOID(id.System)
		return errors.Is(err, ins.ErrINSC)
	})
}

// insTraitsWrong asks, where a matricule is stated, for the traits that the
// national base always states.
func (c *check) insTraitsWrong() bool {
	p := &c.rx.Patient
	if m, err := ins.MatriculeOf(*p); err != nil || m.IsZero() {
		return false
	}
	t := ins.Traits{FamilyName: p.FamilyName, GivenNames: p.GivenNames, FirstGivenName: p.FirstGivenName,
		Sex: p.Sex, BirthDate: p.BirthDate, BirthPlace: p.BirthPlace}
	return t.Check() != nil || t.GivenNames == "" || t.Sex != identity.Female && t.Sex != identity.Male
}

func (c *check) hasMedicine() bool {
	return slices.ContainsFunc(c.rx.Lines, func(l line) bool { return l.Medicine != nil || l.Preparation != nil })
}

// youngerThan reports whether the patient is certainly younger than so many
// years on the day of writing.
func (c *check) youngerThan(years int) bool {
	day, birthday := c.rx.Written.Date(), c.rx.Patient.BirthDate
	if day.IsZero() || birthday.IsZero() {
		return false
	}
	birthday.Year += years
	return day.Before(birthday)
}

// bodyNeeds reports what of the body the doses of a line are counted by:
// "15 mg per 1 kg", "75 mg per 1 m2".
func bodyNeeds(l *line) (weight, height bool) {
	if l.Dosage == nil {
		return false, false
	}
	for _, s := range l.Dosage.Steps {
		for _, d := range s.Doses {
			per := d.Per
			if per == nil || per.System != SystemUCUM || d.Kind != prescription.Ordered {
				continue
			}
			weight = weight || per.Code == "kg" || per.Code == "m2"
			height = height || per.Code == "m2"
		}
	}
	return weight, height
}
