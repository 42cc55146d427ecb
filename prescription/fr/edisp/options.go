package edisp

import (
	"github.com/ordonnance-numerique/ordonnance-go/document/cda"
	"github.com/ordonnance-numerique/ordonnance-go/identity"
	"github.com/ordonnance-numerique/ordonnance-go/prescription"
)

// WriteOptions are what a document states besides the dispensation; nil means
// all zero.
type WriteOptions struct {
	// Completeness says of each item, by its index, whether it completes the
	// first dispensing or a renewal; prescription.StateOf computes it. An item
	// without one, or beyond the list, states nothing, and reads back as full.
	Completeness []prescription.Completeness
	// ID and SetID are the roots, OIDs or UUIDs, of the identifiers of this
	// version of the document and of all its versions. "" takes the ID of the
	// dispensation for ID, and ID for SetID.
	ID, SetID string
	// Version is the number of the version; 0 is 1.
	Version int
	// Order is the root of the identifier of the prescription's document; "" takes
	// the ID of the prescription.
	Order string
	// Custodian keeps the document; zero is the dispenser's place.
	Custodian identity.Organization
	// Practice is the cadre d'exercice (JDV_J04), Facility the sector of activity
	// (JDV_J02). Zero is AMBULATOIRE, and SA33 pharmacie d'officine.
	Practice, Facility prescription.Code
}

// Result is a document that was read.
type Result struct {
	Dispensation prescription.Dispensation
	// Patient and Prescriber are those the document names.
	Patient    identity.Patient
	Prescriber prescription.Prescriber
	// Prescribed is the date of the prescription, zero when not stated.
	Prescribed prescription.Moment
	// Version is the version of the volet that the document declares.
	Version string
	// Document is the whole CDA document.
	Document *cda.ClinicalDocument
	// Original are the bytes that were read.
	Original []byte
}

// Error is a refusal with a stable code and texts in two languages.
type Error = identity.Error

// The refusals of [Write], to be matched with errors.Is.
var (
	// ErrID: an ID that is not a UUID in lower case.
	ErrID = &Error{Code: "EDISP-101",
		EN: "the dispensation or its prescription has no UUID as identifier",
		FR: "la délivrance ou son ordonnance n'a pas d'UUID comme identifiant"}
	// ErrAt: no date.
	ErrAt = &Error{Code: "EDISP-102",
		EN: "the date of the dispensation is missing",
		FR: "la date de la délivrance manque"}
	// ErrOther: a dispensation of another prescription, or of lines it does not
	// have.
	ErrOther = &Error{Code: "EDISP-103",
		EN: "the dispensation belongs to another prescription",
		FR: "la délivrance appartient à une autre ordonnance"}
	// ErrPatient: no identifier under an OID, or traits missing.
	ErrPatient = &Error{Code: "EDISP-104",
		EN: "an identifier under an OID, a name or the birth date of the patient is missing",
		FR: "un identifiant sous un OID, un nom ou la date de naissance du patient manque"}
	// ErrDispenser: no national identifier (IDNPS) or name of the dispenser.
	ErrDispenser = &Error{Code: "EDISP-105",
		EN: "the national identifier or the name of the dispenser is missing",
		FR: "l'identifiant national ou le nom du dispensateur manque"}
	// ErrPlace: no national identifier (IDNST) or name of the pharmacy.
	ErrPlace = &Error{Code: "EDISP-106",
		EN: "the national identifier or the name of the pharmacy is missing",
		FR: "l'identifiant national ou le nom de la pharmacie manque"}
	// ErrPrescriber: no national identifier (IDNPS) or name of the prescriber.
	ErrPrescriber = &Error{Code: "EDISP-107",
		EN: "the national identifier or the name of the prescriber is missing",
		FR: "l'identifiant national ou le nom du prescripteur manque"}
	// ErrEmpty: no medicine was handed out.
	ErrEmpty = &Error{Code: "EDISP-108",
		EN: "no medicine was handed out, and the document has no other content",
		FR: "aucun médicament n'a été délivré, et le document n'a pas d'autre contenu"}
	// ErrEncoding: a value that CDA cannot write; the cause is a [cda.Error].
	ErrEncoding = &Error{Code: "EDISP-109",
		EN: "the dispensation holds a value that CDA cannot write",
		FR: "la délivrance contient une valeur que CDA ne peut pas écrire"}
)

// The refusals of [Read].
var (
	// ErrDocument: no CDA document; the cause is a [cda.Error].
	ErrDocument = &Error{Code: "EDISP-201",
		EN: "this is not a CDA document that can be read",
		FR: "ce n'est pas un document CDA lisible"}
	// ErrKind: a CDA document of another kind.
	ErrKind = &Error{Code: "EDISP-202",
		EN: "this CDA document is not a dispensation eDISP-MED",
		FR: "ce document CDA n'est pas une délivrance eDISP-MED"}
	// ErrSize: more items than a dispensation has.
	ErrSize = &Error{Code: "EDISP-203",
		EN: "the document has too many lines",
		FR: "le document a trop de lignes"}
)

// Refusals lists the refusals in the order of their codes.
func Refusals() []*Error {
	return []*Error{ErrID, ErrAt, ErrOther, ErrPatient, ErrDispenser, ErrPlace, ErrPrescriber, ErrEmpty, ErrEncoding,
		ErrDocument, ErrKind, ErrSize}
}

// because is a refusal with its cause.
func because(e *Error, cause error) error {
	out := *e
	out.Err = cause
	return &out
}
