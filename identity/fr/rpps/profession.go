package rpps

import (
	"strings"

	"github.com/ordonnance-numerique/ordonnance-go/identity"
)

// The code systems that qualify a professional (ANS, NOS). The same digits mean
// other professions in other systems: a profession is never known by its code
// alone.
const (
	// SystemProfession is TRE_G15, the professions de santé.
	SystemProfession = "https://mos.esante.gouv.fr/NOS/TRE_G15-ProfessionSante/FHIR/TRE-G15-ProfessionSante"
	// SystemProfessionOID is TRE_G15 as CDA, HL7 v2 and certificates name it.
	SystemProfessionOID = "urn:oid:1.2.250.1.71.1.2.7"
	// SystemStudent is the professions of students in training.
	SystemStudent = "urn:oid:1.2.250.1.71.1.2.8"
	// SystemSkill is the savoir-faire: specialties and competences.
	SystemSkill = "urn:oid:1.2.250.1.71.4.2.5"
	// SystemFunction is the functions, interne (FON-48) among them.
	SystemFunction = "urn:oid:1.2.250.1.213.1.6.1.17"
	// SystemSector is the secteurs d'activité.
	SystemSector = "urn:oid:1.2.250.1.71.4.2.4"
	// SystemRole is the codes of authors of CDA documents, see [Role].
	SystemRole = "urn:oid:1.2.250.1.213.1.1.4.5"
)

// Professions of TRE_G15 that prescribe, dispense or carry out, by their code.
const (
	Physician         = "10" // médecin
	Pharmacist        = "21" // pharmacien
	Audiologist       = "26" // audioprothésiste
	Optician          = "28" // opticien-lunetier
	PharmacyAssistant = "39" // préparateur en pharmacie (officine)
	Dentist           = "40" // chirurgien-dentiste
	Midwife           = "50" // sage-femme
	Nurse             = "60" // infirmier
	Physiotherapist   = "70" // masseur-kinésithérapeute
	Podiatrist        = "80" // pédicure-podologue
	SpeechTherapist   = "91" // orthophoniste
	Orthoptist        = "92" // orthoptiste
)

// professionLabels are the codes of TRE_G15 with their French labels.
var professionLabels = map[string]string{
	"10": "Médecin", "21": "Pharmacien", "26": "Audioprothésiste", "28": "Opticien-lunetier",
	"31": "Assistant dentaire", "32": "Physicien médical", "35": "Aide-soignant", "36": "Ambulancier",
	"37": "Auxiliaire de puériculture", "38": "Préparateur en pharmacie hospitalière",
	"39": "Préparateur en pharmacie (officine)", "40": "Chirurgien-dentiste", "50": "Sage-femme",
	"60": "Infirmier", "69": "Infirmier psychiatrique", "70": "Masseur-kinésithérapeute",
	"80": "Pédicure-podologue", "81": "Orthoprothésiste", "82": "Podo-orthésiste",
	"83": "Orthopédiste-orthésiste", "84": "Oculariste", "85": "Épithésiste",
	"86": "Technicien de laboratoire", "91": "Orthophoniste", "92": "Orthoptiste",
	"94": "Ergothérapeute", "95": "Diététicien", "96": "Psychomotricien", "98": "Manipulateur ERM",
}

// Profession returns the concept of a code of TRE_G15 with its French label. ok
// is false for a code that is not in it.
func Profession(code string) (concept identity.Code, ok bool) {
	label, ok := professionLabels[code]
	if !ok {
		return identity.Code{}, false
	}
	return identity.Code{System: SystemProfession, Code: code, Display: label}, true
}

// IsProfession reports whether a concept is a profession of TRE_G15, under
// either name of the system.
func IsProfession(c identity.Code, code string) bool {
	return c.Is(SystemProfession, code) || c.Is(SystemProfessionOID, code)
}

// Role is a profession with a savoir-faire, the code of an author of a CDA
// document and of the DMP: "G15_10/SM26" is a physician qualified in general
// medicine.
type Role struct {
	Profession string // code of TRE_G15
	Skill      string // code of a savoir-faire, "" when there is none
}

// ParseRole reads "G15_", two digits of a profession, and, where there is one, a
// slash and the code of a savoir-faire. The profession must be in TRE_G15; the
// savoir-faire is checked for its shape only.
func ParseRole(s string) (Role, error) {
	rest, ok := strings.CutPrefix(s, "G15_")
	profession, skill, slash := strings.Cut(rest, "/")
	_, known := professionLabels[profession]
	if !ok || !known || slash != (skill != "") || len(skill) > 16 || !alphanumeric(skill) {
		return Role{}, ErrRole
	}
	return Role{profession, skill}, nil
}

func alphanumeric(s string) bool {
	return strings.Trim(s, "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ") == ""
}

// RoleOf returns the role that a concept of [SystemRole] or [SystemProfession]
// states; [ErrRole] for any other concept.
func RoleOf(c identity.Code) (Role, error) {
	switch c.System {
	case SystemRole:
		return ParseRole(c.Code)
	case SystemProfession, SystemProfessionOID:
		return ParseRole("G15_" + c.Code)
	}
	return Role{}, ErrRole
}

// String returns the form [ParseRole] reads.
func (r Role) String() string {
	if r.Skill == "" {
		return "G15_" + r.Profession
	}
	return "G15_" + r.Profession + "/" + r.Skill
}

// Concept returns the role as a concept of [SystemRole], with the label of the
// profession. A savoir-faire has no label here.
func (r Role) Concept() identity.Code {
	return identity.Code{System: SystemRole, Code: r.String(), Display: professionLabels[r.Profession]}
}
