package cisis

import (
	"time"

	"github.com/ordonnance-numerique/ordonnance-go/document"
	"github.com/ordonnance-numerique/ordonnance-go/identity"
	"github.com/ordonnance-numerique/ordonnance-go/identity/fr/ins"
)

// Draft is what a user knows of a document that carries a file: a report, a
// letter, a certificate. [New] and its sisters make a CDA document of level 1
// of it. Identifiers and times come from the caller; nothing is drawn and no
// clock is read.
type Draft struct {
	// ID identifies this version of the document: an OID or a UUID, new for
	// each version. Required.
	ID string
	// SetID is common to all versions. "" takes ID, in a first version.
	SetID string
	// Version counts from 1; 0 is 1. A later version names what it replaces.
	Version int
	// Replaces is the ID of the version that this one replaces, "" for none.
	Replaces string

	// Type is the type of document (JDV_J07). Zero takes the one of the
	// function that makes the document; [New] and [NewActPrescription] have
	// none.
	Type identity.Code
	// Title is shown to people. "" takes the label of the type.
	Title string
	// Written is when the document was made. Required.
	Written time.Time
	// Confidentiality is N, R or V (JDV_J08). Zero is N. To hide a document is
	// another thing, which belongs to its submission.
	Confidentiality identity.Code

	// Patient leaves with the INS number if the identity is qualified at the
	// moment of writing, without it otherwise; then a local number is needed
	// among its Others.
	Patient ins.Identity
	// Contact is how the patient is reached; zero states nothing.
	Contact Contact

	// Authors wrote the document; at least one, the first is the main one.
	Authors []Author
	// Legal answers for the document before the law. nil is the first author
	// that is a person.
	Legal *Author
	// Custodian keeps the document. Zero is the place of Legal.
	Custodian identity.Organization
	// Recipients are the professionals it is sent to.
	Recipients []Author
	// Physician is the médecin traitant of the patient; nil states none.
	Physician *Author
	// Answers are the orders that the document answers: the number of the
	// prescription or of the request.
	Answers []identity.Identifier

	// Act is the main act the document tells of. Zero begins at Written, and is
	// performed by Legal.
	Act Act
	// Practice is the cadre d'exercice (JDV_J04). Zero is AMBULATOIRE.
	Practice identity.Code
	// Facility is the secteur d'activité (JDV_J02). Zero is SA07, cabinet
	// individuel.
	Facility identity.Code
	// Encounter is the kind of encounter (JDV_J142). Zero states none.
	Encounter identity.Code
}

// Contact is how a person is reached.
type Contact struct {
	Address *identity.Address
	Phone   string // international form, "+33…"
	Email   string
}

// Author is a professional at a place, or a device, in a document.
type Author struct {
	Practitioner identity.Practitioner // with their national number (IDNPS, or RPPS)
	Place        identity.Organization // with its national number (IDNST, or FINESS)
	// Function is the function in this document (JDV_J47). Zero states none.
	Function identity.Code
	// At is when they wrote or signed. Zero is when the document was made.
	At time.Time
	// Device is there in place of Practitioner where no person wrote.
	Device *Device
}

// Device is a program or a device that writes documents.
type Device struct {
	ID       identity.Identifier // its number in a system that is an OID
	Model    string              // of the device, or name of the program
	Software string              // name and version of the software
}

// Act is an act a document tells of.
type Act struct {
	ID         identity.Identifier // zero states none
	Code       identity.Code       // CCAM, LOINC…; zero states none
	Start, End time.Time           // a zero Start is that of the document, a zero End states none
	Performer  *Author             // nil is who answers for the document
}

// DraftOptions are the choices of [New]. nil is the zero value.
type DraftOptions struct {
	// Tables are the codes a document may have; nil is [Embedded].
	Tables *Tables
	// At is the moment at which the identity of the patient is judged. Zero is
	// Draft.Written.
	At time.Time
}

// carried reports whether a level 1 document carries files of a form (ASS_A12;
// PDF means PDF/A-1, which is not looked at here).
func carried(f document.Form) bool {
	switch f {
	case document.FormPDF, document.FormText, document.FormRTF, document.FormJPEG, document.FormTIFF:
		return true
	}
	return false
}
