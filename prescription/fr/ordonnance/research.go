package ordonnance

import (
	"github.com/ordonnance-numerique/ordonnance-go/identity"
	"github.com/ordonnance-numerique/ordonnance-go/identity/fr/ins"
)

// ResearchSubject is the research.Options.Subject of a French record: the
// matricule INS without its key, under the OID that issued it, so that a number
// written with or without its key makes one pseudonym and a test number never
// that of a person. ok is false when the patient has no matricule.
func ResearchSubject(p identity.Patient) (authority, value string, ok bool) {
	m, err := ins.MatriculeOf(p)
	if err != nil || m.IsZero() {
		return "", "", false
	}
	return m.OID().URI(), m.Number().Root(), true
}

// ResearchArea is the research.Options.Area of a French record: the département
// of birth from its official geographic code (INSEE, Code officiel
// géographique: two characters, three overseas), "99" for a birth abroad, ""
// when no such code is stated.
func ResearchArea(p identity.Patient) string {
	code := p.BirthPlace
	if ins.CheckBirthPlace(code) != nil || len(code) != 5 {
		return ""
	}
	if code[:2] == "97" || code[:2] == "98" {
		return code[:3]
	}
	return code[:2]
}
