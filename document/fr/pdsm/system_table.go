package pdsm

import (
	"strings"

	"github.com/ordonnance-numerique/ordonnance-go/document/fhir"
	"github.com/ordonnance-numerique/ordonnance-go/identity"
)

const (
	structures   = "https://interop.esante.gouv.fr/ig/fhir/pdsm/StructureDefinition/"
	iheStructure = "https://profiles.ihe.net/ITI/MHD/StructureDefinition/"
	frCore       = "https://hl7.fr/ig/fhir/core/StructureDefinition/"

	profileReference   = structures + "pdsm-comprehensive-document-reference"
	profilePublication = structures + "pdsm-simplified-publish"
	profileSet         = structures + "pdsm-submissionset-comprehensive"
	profileLot         = structures + "pdsm-comprehensive-provide-document-bundle"

	extArchived    = structures + "pdsm-ext-is-archived"
	extRecipient   = structures + "pdsm-ext-intended-recipient"
	extRecipientV1 = iheStructure + "ihe-intendedRecipient"
	extDesignation = iheStructure + "ihe-designationType"
	extSourceID    = iheStructure + "ihe-sourceId"
	extAuthorOrg   = iheStructure + "ihe-authorOrg"

	// FR Core 2.1.0: the list of given names at birth beside the first one, and
	// the code of the place of birth in the one address R4 gives it.
	extGivenNames = frCore + "fr-core-patient-birth-list-given-name"
	extBirthPlace = "http://hl7.org/fhir/StructureDefinition/patient-birthPlace"
	extPlaceCode  = frCore + "fr-core-address-insee-code"

	systemURI     = "urn:ietf:rfc:3986"
	listTypes     = "https://profiles.ihe.net/ITI/MHD/CodeSystem/MHDlistTypes"
	v2Identifiers = "http://terminology.hl7.org/CodeSystem/v2-0203"
	frIdentifiers = "https://hl7.fr/ig/fhir/core/CodeSystem/fr-core-cs-v2-0203"
	communes      = "https://mos.esante.gouv.fr/NOS/TRE_R13-Commune/FHIR/TRE-R13-Commune"

	urnOID  = "urn:oid:"
	urnUUID = "urn:uuid:"
)

const nos = "https://mos.esante.gouv.fr/NOS/"

// codeSystem is a code system under the name XDS knows it by (an OID as a URI,
// or one of the two words the tables of the ANS have) and under its FHIR URL.
type codeSystem struct{ xds, url string }

// codeSystems are those of the value sets of the CI-SIS for documents (ANS, NOS,
// CodeSystem.url and CodeSystem.identifier, editions of 2023 to 2026).
var codeSystems = []codeSystem{ // never changed
	{"urn:oid:2.16.840.1.113883.6.1", "http://loinc.org"},
	{"urn:oid:2.16.840.1.113883.5.25", "http://terminology.hl7.org/CodeSystem/v3-Confidentiality"},
	{"urn:oid:2.16.840.1.113883.5.4", "http://terminology.hl7.org/CodeSystem/v3-ActCode"},
	{"urn:oid:2.16.840.1.113883.5.88", "http://terminology.hl7.org/CodeSystem/v3-ParticipationFunction"},
	{"urn:oid:2.16.840.1.113883.6.96", "http://snomed.info/sct"},
	{"urn:oid:2.16.840.1.113883.6.3", "http://hl7.org/fhir/sid/icd-10"},
	{"urn:oid:1.2.250.1.213.1.1.4.6", tre("A00-ProducteurDocNonPS")},
	{"urn:oid:1.2.250.1.213.1.1.4.9", tre("A01-CadreExercice")},
	{"urn:oid:1.2.250.1.213.1.1.4.5", tre("A02-ProfessionSavFaire-CISIS")},
	{"urn:oid:1.2.250.1.213.1.1.4.1", tre("A03-ClasseDocument")},
	{"urn:oid:1.2.250.1.213.1.1.4.12", tre("A05-TypeDocComplementaire")},
	{"urn:oid:1.2.250.1.213.1.1.4.2.282", tre("A06-FormatCodeComplementaire")},
	{"urn:oid:1.2.250.1.213.1.1.4.13", tre("A07-StatutVisibiliteDocument")},
	{"urn:oid:1.2.840.10008.2.6.1", tre("A09-DICOMuidRegistry")},
	{"URN", tre("A10-NomenclatureURN")},
	{"urn:oid:1.3.6.1.4.1.19376.1.2.3", tre("A11-IheFormatCode")},
	{"ASTM", tre("A12-NomenclatureASTM")},
	{"urn:oid:1.2.250.1.71.4.2.4", tre("R02-SecteurActivite")},
	{"urn:oid:1.2.250.1.213.1.6.1.107", tre("R85-RolePriseCharge")},
	{"urn:oid:1.2.250.1.213.1.6.1.4", tre("R94-ProfessionSocial")},
	{"urn:oid:1.2.250.1.213.1.6.1.109", tre("R95-UsagerTitre")},
	{"urn:oid:1.2.250.1.213.2.2", tre("R209-TypeActivite")},
	{"urn:oid:1.2.250.1.213.1.1.4.2.280", tre("R258-RelationPriseCharge")},
	{"urn:oid:1.2.250.1.213.1.6.1.128", tre("R276-FormeActivite")},
	{"urn:oid:1.2.250.1.71.1.2.7", tre("G15-ProfessionSante")},
}

// otherNames are further URLs of the same systems, read and never written.
//
// QUIRK: the guide itself writes TRE_A07 "Status…" (DR_comprehensive.fsh), the
// NOS "Statut…".
var otherNames = []codeSystem{ // never changed
	{"urn:oid:2.16.840.1.113883.6.1", tre("A04-Loinc")},
	{"urn:oid:2.16.840.1.113883.5.25", tre("A08-HL7Confidentiality")},
	{"urn:oid:1.2.250.1.213.1.1.4.13", tre("A07-StatusVisibiliteDocument")},
	{"urn:oid:1.3.6.1.4.1.19376.1.2.3", "http://ihe.net/fhir/ihe.formatcode.fhir/CodeSystem/formatcode"},
}

// tre is the URL of a nomenclature of the ANS by its name.
func tre(name string) string { return nos + "TRE_" + name + "/FHIR/TRE-" + name }

// SystemURL returns the FHIR URL of a code system that XDS names by an OID:
// "http://loinc.org" for "urn:oid:2.16.840.1.113883.6.1". A system it does not
// know stays as it is.
func SystemURL(system string) string {
	for _, s := range codeSystems {
		if s.xds == system {
			return s.url
		}
	}
	return system
}

// SystemOID is the inverse of [SystemURL]; it also knows the other names the
// same systems are met under.
func SystemOID(url string) string {
	for _, list := range [][]codeSystem{codeSystems, otherNames} {
		for _, s := range list {
			if s.url == url {
				return s.xds
			}
		}
	}
	return url
}

// coding writes a code.
func coding(c identity.Code) fhir.Coding {
	return fhir.Coding{System: SystemURL(c.System), Code: c.Code, Display: c.Display}
}

// concept writes a code, or a label alone as text. nil is none.
func concept(c identity.Code) *fhir.CodeableConcept {
	switch {
	case c.IsZero() && c.System == "":
		return nil
	case c.Code == "" && c.System == "":
		return &fhir.CodeableConcept{Text: c.Display}
	}
	return &fhir.CodeableConcept{Coding: []fhir.Coding{coding(c)}}
}

func concepts(list []identity.Code) []fhir.CodeableConcept {
	var out []fhir.CodeableConcept
	for _, c := range list {
		if x := concept(c); x != nil {
			out = append(out, *x)
		}
	}
	return out
}

// codeOf reads a coding.
func codeOf(c *fhir.Coding) identity.Code {
	if c == nil {
		return identity.Code{}
	}
	return identity.Code{System: SystemOID(c.System), Code: c.Code, Display: c.Display}
}

// conceptCode reads the first code of a concept, or its text.
func conceptCode(c *fhir.CodeableConcept) identity.Code {
	switch {
	case c == nil:
		return identity.Code{}
	case len(c.Coding) == 0:
		return identity.Code{Display: c.Text}
	}
	code := codeOf(&c.Coding[0])
	if code.Display == "" {
		code.Display = c.Text
	}
	return code
}

func conceptCodes(list []fhir.CodeableConcept) []identity.Code {
	var out []identity.Code
	for i := range list {
		if c := conceptCode(&list[i]); !c.IsZero() {
			out = append(out, c)
		}
	}
	return out
}

// isUUIDURN reports whether s is a UUID as a URN (RFC 9562 §4).
func isUUIDURN(s string) bool {
	rest, ok := strings.CutPrefix(s, urnUUID)
	if !ok || len(rest) != 36 {
		return false
	}
	for i := range len(rest) {
		c := rest[i] | 0x20
		if dash := i == 8 || i == 13 || i == 18 || i == 23; dash != (rest[i] == '-') ||
			!dash && (rest[i] < '0' || rest[i] > '9') && (c < 'a' || c > 'f') {
			return false
		}
	}
	return true
}
