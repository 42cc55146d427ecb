package eprescription

import (
	"regexp"

	"github.com/ordonnance-numerique/ordonnance-go/prescription"
	"github.com/ordonnance-numerique/ordonnance-go/prescription/fr/ordonnance"
)

// Addresses of the guide "ePrescription" of ANS and Interop'Santé (version
// 1.1.0-ballot, R4) and of what it rests on.
const (
	guide = "https://interop.esante.gouv.fr/ig/fhir/eprescription/StructureDefinition/"

	profileRequest     = guide + "fr-medicationrequest"
	profileNonCompound = guide + "fr-medication-noncompound"
	profileCompound    = guide + "fr-medication-compound"
	profileGroup       = guide + "fr-requestgroup-for-prescription"
	profileObservation = guide + "fr-observation-for-prescription"

	extWhen      = guide + "fr-additional-when-values"
	extBasis     = guide + "fr-basis-of-dose-component"
	extVehicle   = guide + "fr-is-vehicle"
	extRelation  = guide + "fr-additional-action-relationship"
	extNoteScope = guide + "fr-medicationrequest-note-scope"

	// Elements of R5 carried back to R4 (HL7, R5 extension pack).
	back          = "http://hl7.org/fhir/5.0/StructureDefinition/extension-MedicationRequest."
	extRendered   = back + "renderedDosageInstruction"
	extPeriod     = back + "effectiveDosePeriod"
	extDispensing = back + "dispenseRequest.dispenserInstruction"

	// The two flags that FR Document Core (0.1.0) writes as extensions.
	extOffLabel   = "https://profiles.ihe.net/PHARM/MPD/StructureDefinition/ihe-ext-offLabel"
	extNotCovered = "https://interop.esante.gouv.fr/ig/fhir/document-core/StructureDefinition/fr-not-covered-extension"

	// FR Core, and R4 itself.
	extGivenNames = "https://hl7.fr/ig/fhir/core/StructureDefinition/fr-core-patient-birth-list-given-name"
	extBirthPlace = "http://hl7.org/fhir/StructureDefinition/patient-birthPlace"
	extPlaceCode  = "https://hl7.fr/ig/fhir/core/StructureDefinition/fr-core-address-insee-code"
)

// Code systems that only FHIR uses.
const (
	systemURN          = "urn:ietf:rfc:3986"
	systemLOINC        = "http://loinc.org"
	systemPlace        = "https://mos.esante.gouv.fr/NOS/TRE_R13-Commune/FHIR/TRE-R13-Commune"
	systemCategory     = "http://terminology.hl7.org/CodeSystem/observation-category"
	systemDoseKind     = "http://terminology.hl7.org/CodeSystem/dose-rate-type"
	systemAbsent       = "http://terminology.hl7.org/CodeSystem/data-absent-reason"
	systemSubstitution = "http://terminology.hl7.org/CodeSystem/v3-substanceAdminSubstitution"
	systemSupply       = "http://terminology.hl7.org/CodeSystem/v3-ActCode"
	systemRPPS         = "https://rpps.esante.gouv.fr"
	systemIDNPS        = "urn:oid:1.2.250.1.71.4.2.1"
)

// LOINC and SNOMED codes of the context.
const (
	loincWeight    = "29463-7"
	loincHeight    = "8302-2"
	loincPregnancy = "11449-6"
	snomedPregnant = "77386006"
	snomedNot      = "60001007"
)

// Flags as codes of TA_ASIP (eP-MED-DM 2024.01; FR Document Core).
const (
	taLongTerm    = "MED-574" // en rapport avec une ALD
	taWorkRelated = "GEN-180" // en rapport avec AT/MP
	taPreventive  = "GEN-295" // prévention
)

// ansm is where the guide has its own addresses for national systems.
const ansm = "http://data.esante.gouv.fr/ansm/medicament/"

// systemPair ties the address of a system in the model to the one the guide
// writes and to others that are only read.
type systemPair struct {
	model, guide string
	read         []string
}

// pairs is the table of the systems that have several addresses.
func pairs(o *Options) []systemPair {
	mv := ordonnance.SystemMV
	if o != nil && o.MVSystem != "" {
		mv = o.MVSystem
	}
	return []systemPair{
		{ordonnance.SystemCIS, ansm + "SpecialitePharmaceutique", nil},
		{ordonnance.SystemCIP13, ansm + "Presentation", nil},
		{ordonnance.SystemUCD13, ansm + "UCD", nil},
		{ordonnance.SystemSubstance, ansm + "codeSMS", nil},
		// QUIRK: Médicabase has no FHIR address; the examples of the guide use a placeholder, read here and never written.
		{ordonnance.SystemMV, mv, []string{"http://BogusSystemMedicabase.com"}},
		{ordonnance.SystemTA, ordonnance.SystemTA, []string{"https://smt.esante.gouv.fr/fhir/CodeSystem/terminologie-cisis"}},
	}
}

// toGuide is the address that is written, toModel the one of the model.
func (o *Options) toGuide(system string) string {
	for _, p := range pairs(o) {
		if p.model == system {
			return p.guide
		}
	}
	return system
}

func (o *Options) toModel(system string) string {
	for _, p := range pairs(o) {
		if p.guide == system {
			return p.model
		}
		for _, r := range p.read {
			if r == system {
				return p.model
			}
		}
	}
	return system
}

// identifies reports whether the guide takes a code as the one code of a
// product (fr-medication-noncompound, nonCompoundCode).
func identifies(c prescription.Code) bool {
	switch c.System {
	case ordonnance.SystemCIS, ordonnance.SystemCIP13, ordonnance.SystemUCD13, ordonnance.SystemSubstance, ansm + "substance":
		return c.Code != ""
	}
	return false
}

// standardMoments are the moments of R4 event-timing, frenchMoments those the
// guide adds (CodeSystem fr-additional-when-codes-cs).
var ( // never changed
	standardMoments = set("MORN MORN.early MORN.late NOON AFT AFT.early AFT.late EVE EVE.early EVE.late NIGHT PHS HS WAKE C CM CD CV AC ACM ACD ACV PC PCM PCD PCV")
	frenchMoments   = set("AGU PGU AT T PT ASK SK PSK AMS MS PMS AAS AS PAS ABT PBT")
	codeShape       = regexp.MustCompile(`^[^\s]+(\s[^\s]+)*$`)
)
