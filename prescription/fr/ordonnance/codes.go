package ordonnance

import "github.com/ordonnance-numerique/ordonnance-go/prescription"

// Systems of codes and identifiers, as URIs. A code is matched by system and
// code, never by its label. (ANS, TestContenuCDA 3.0, eP-MED-DM 2024.01, and
// FR Document Core, unless said otherwise.)
const (
	SystemCIS       = "urn:oid:1.2.250.1.213.2.3.1"           // speciality, 8 digits
	SystemCIP13     = "urn:oid:1.2.250.1.213.2.3.2"           // presentation (a box), 13 digits from 34009, EAN-13
	SystemUCD13     = "urn:oid:1.2.250.1.213.2.62"            // smallest unit handed out in hospital, 13 digits from 34008, EAN-13
	SystemMV        = "urn:oid:1.2.250.1.213.2.59"            // médicament virtuel of Médicabase: MV and 8 digits
	SystemSubstance = "urn:oid:2.16.840.1.113883.3.6905.2"    // SMS substance of the EMA, 12 digits
	SystemATC       = "http://www.whocc.no/atc"               // anatomical, therapeutic, chemical class
	SystemLPP       = "urn:oid:1.2.250.1.215.200.2.1"         // reimbursed devices and services, 7 digits
	SystemEMDN      = "urn:oid:1.2.250.1.213.2.68"            // European nomenclature of devices
	SystemEDQM      = "http://standardterms.edqm.eu"          // forms, routes, units of presentation, packs
	SystemUCUM      = "http://unitsofmeasure.org"             // units of measure, case sensitive
	SystemSNOMED    = "http://snomed.info/sct"                // SNOMED CT
	SystemTA        = "urn:oid:1.2.250.1.213.1.1.4.322"       // TA_ASIP: MED-nnnn, GEN-nnn
	SystemRole      = "urn:oid:1.2.250.1.213.1.1.4.5"         // profession and specialty of an author: "G15_10/SM26"
	SystemEPU       = "urn:oid:1.2.250.1.215.500.1.1"         // number given by the national service of the Cnam, opaque
	SystemMotive    = "urn:ordonnance:fr:substitution-motive" // our own: no code system is published for the three motives
)

// Tags of an ordonnance, codes of [SystemTA]. Several may stand together.
// (eP-MED-DM 2024.01, documentationOf/serviceEvent.)
const (
	TagBizone    = "MED-1096" // ordonnance bizone
	TagException = "MED-1097" // médicaments d'exception
	TagSecured   = "MED-1098" // ordonnance sécurisée
	TagEquipment = "MED-1132" // grand appareillage
	TagHome      = "MED-1094" // exécution à domicile
	TagUrgent    = "MED-1095" // exécution en urgence
	TagMilitary  = "MED-1159" // affection militaire
)

// Motives for refusing a substitution by a generic, codes of [SystemMotive]
// (arrêté du 12 novembre 2019, in force since 1 January 2020).
const (
	MotiveMTE = "MTE" // narrow therapeutic margin, patient stabilised
	MotiveEFG = "EFG" // child, no generic in a suitable form
	MotiveCIF = "CIF" // manifest contra-indication to an excipient
)

// Codes of [SystemRole] begin with the profession; a specialty may follow
// behind a slash (ANS, JDV_J01).
const (
	RolePhysician  = "G15_10"
	RolePharmacist = "G15_21"
	RoleDentist    = "G15_40"
	RoleMidwife    = "G15_50"
	RoleNurse      = "G15_60"
)

// Tag returns the tag with its French label. A code that is not one of the
// tags gives the code without a label.
func Tag(code string) prescription.Code {
	return prescription.Code{System: SystemTA, Code: code, Display: labelOf(tagLabels[:], code)}
}

// Motive returns the motive with its French label. A code that is not one of
// the motives gives the code without a label.
func Motive(code string) prescription.Code {
	return prescription.Code{System: SystemMotive, Code: code, Display: labelOf(motiveLabels[:], code)}
}

// HasTag reports whether the prescription bears the tag.
func HasTag(p prescription.Prescription, code string) bool {
	for _, t := range p.Tags {
		if t.Is(SystemTA, code) || t.Is(systemTANew, code) {
			return true
		}
	}
	return false
}

// systemTANew is the second URI of TA_ASIP: FR Document Core writes it in
// observations. It is read and never written.
const systemTANew = "https://smt.esante.gouv.fr/fhir/CodeSystem/terminologie-cisis"

// codeLabel pairs a code with the words for it.
type codeLabel struct{ code, text string }

var tagLabels = [...]codeLabel{
	{TagBizone, "Ordonnance bizone"},
	{TagException, "Médicaments d'exception"},
	{TagSecured, "Ordonnance sécurisée"},
	{TagEquipment, "Grand appareillage"},
	{TagHome, "Exécution à domicile"},
	{TagUrgent, "Exécution en urgence"},
	{TagMilitary, "Affection militaire"},
}

var motiveLabels = [...]codeLabel{
	{MotiveMTE, "Marge thérapeutique étroite"},
	{MotiveEFG, "Enfant : aucun générique de forme galénique adaptée"},
	{MotiveCIF, "Contre-indication formelle à un excipient"},
}

func labelOf(labels []codeLabel, code string) string {
	for _, l := range labels {
		if l.code == code {
			return l.text
		}
	}
	return ""
}
