package epmed

import (
	"github.com/ordonnance-numerique/ordonnance-go/document/cda"
	"github.com/ordonnance-numerique/ordonnance-go/identity"
	"github.com/ordonnance-numerique/ordonnance-go/prescription"
	"github.com/ordonnance-numerique/ordonnance-go/prescription/fr/internal/medcda"
)

// WriteOptions are what a document states besides the prescription.
type WriteOptions struct {
	// PDF is the copy of the prescription for people; mandatory (section
	// FR-Document-PDF-copie).
	PDF []byte
	// Code is the picture of the 2D code, PNG, JPEG or GIF. Empty: no section.
	Code []byte
	// ID and SetID are the roots, OIDs or UUIDs, of the identifiers of this
	// version of the document and of all its versions. "" takes the ID of the
	// prescription for ID, and ID for SetID.
	ID, SetID string
	// Version is the number of the version; 0 is 1.
	Version int
	// Replaces is the root of the identifier of the document that this one
	// replaces. "" takes Prescription.Replaces.
	Replaces string
	// Signed is when the legal authenticator signed; zero is the moment of
	// writing.
	Signed prescription.Moment
	// Legal is who answers for the document; nil is the prescriber.
	Legal *prescription.Prescriber
	// Custodian keeps the document; zero is the prescriber's place.
	Custodian identity.Organization
	// ExecuteBy is the wanted date of execution by the executant; zero states
	// none.
	ExecuteBy prescription.Moment
	// Practice is the cadre d'exercice (JDV_J04), Facility the sector of activity
	// (JDV_J02). Zero is AMBULATOIRE, and SA07 cabinet individuel.
	Practice, Facility prescription.Code
}

// Result is a document that was read.
type Result struct {
	Prescription prescription.Prescription
	// Version is the version of the volet that the document declares:
	// "2024.01"; "" when it declares none.
	Version string
	// PDF is the copy for people, nil when there is none or it is not base64.
	PDF []byte
	// Code is the picture of the 2D code; its type is told by its bytes, since
	// official examples declare a wrong one.
	Code []byte
	// ExecuteBy is the wanted date of execution; zero when none is stated.
	ExecuteBy prescription.Moment
	// Document is the whole CDA document, for what the model does not hold.
	Document *cda.ClinicalDocument
	// Original are the bytes that were read.
	Original []byte
}

// LineUUID returns the root of the identifier of a line in CDA documents: the
// line's ID when it is a UUID in lower case, otherwise the UUID of version 5
// (RFC 9562) of the line's ID in the name space of the prescription's ID; then
// the extension of the identifier is the line's ID.
func LineUUID(prescriptionID, lineID string) string {
	return medcda.LineUUID(prescriptionID, lineID)
}

// writing is one document being written.
type writing struct {
	rx    prescription.Prescription
	opts  WriteOptions
	stamp *cda.IVLTS // the moment of writing, in all entries
	back  *reader    // of what was written

	devices medcda.Room // kept for the whole document
	room    medcda.Room // for one line of medicine, and what of it is used again:
	line    scratch
}

// id derives an identifier inside the document.
func (w *writing) id(name string) *cda.II {
	return &cda.II{Root: medcda.DerivedRoot(w.rx.ID, name)}
}

// day is the first precision of a date that all entries take.
func (w *writing) day() *cda.IVLTS {
	return &cda.IVLTS{Value: medcda.Stamp(prescription.On(w.rx.Written.Date()))}
}
