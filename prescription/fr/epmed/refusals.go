package epmed

import "github.com/ordonnance-numerique/ordonnance-go/identity"

// Error is a refusal with a stable code and texts in two languages.
type Error = identity.Error

// The refusals of [Write], to be matched with errors.Is.
var (
	// ErrID: an ID that is not a UUID in lower case.
	ErrID = &Error{Code: "EPMED-101",
		EN: "the prescription has no UUID as identifier",
		FR: "l'ordonnance n'a pas d'UUID comme identifiant"}
	// ErrWritten: no date of writing.
	ErrWritten = &Error{Code: "EPMED-102",
		EN: "the date of writing is missing",
		FR: "la date de rédaction manque"}
	// ErrPDF: no copy for people, or one that is not PDF.
	ErrPDF = &Error{Code: "EPMED-103",
		EN: "the PDF copy is missing or is not PDF",
		FR: "la copie PDF manque ou n'est pas du PDF"}
	// ErrPicture: a 2D code that is not a PNG, JPEG or GIF.
	ErrPicture = &Error{Code: "EPMED-104",
		EN: "the picture of the 2D code is of no known type",
		FR: "l'image du code 2D n'est pas d'un type connu"}
	// ErrPatientID: no identifier of the patient under an OID.
	ErrPatientID = &Error{Code: "EPMED-105",
		EN: "the patient has no identifier under an OID",
		FR: "le patient n'a pas d'identifiant sous un OID"}
	// ErrPatientTraits: no birth name, given names or birth date.
	ErrPatientTraits = &Error{Code: "EPMED-106",
		EN: "a birth name, given names or the birth date of the patient is missing",
		FR: "le nom de naissance, les prénoms ou la date de naissance du patient manquent"}
	// ErrNationalTraits: an INS without the first given name or the place of
	// birth.
	ErrNationalTraits = &Error{Code: "EPMED-107",
		EN: "the INS goes with the first given name and the code of the place of birth",
		FR: "l'INS va avec le premier prénom et le code du lieu de naissance"}
	// ErrPrescriber: no national identifier (IDNPS) or name of the prescriber.
	ErrPrescriber = &Error{Code: "EPMED-108",
		EN: "the national identifier or the name of the prescriber is missing",
		FR: "l'identifiant national ou le nom du prescripteur manque"}
	// ErrProfession: no coded profession of the prescriber.
	ErrProfession = &Error{Code: "EPMED-109",
		EN: "the profession of the prescriber is not coded",
		FR: "la profession du prescripteur n'est pas codée"}
	// ErrPlace: no national identifier (IDNST) or name of the prescriber's place.
	ErrPlace = &Error{Code: "EPMED-110",
		EN: "the national identifier or the name of the prescriber's place is missing",
		FR: "l'identifiant national ou le nom de la structure du prescripteur manque"}
	// ErrEmpty: no lines.
	ErrEmpty = &Error{Code: "EPMED-111",
		EN: "nothing is prescribed",
		FR: "rien n'est prescrit"}
	// ErrLineID: a line without ID, or two with the same.
	ErrLineID = &Error{Code: "EPMED-112",
		EN: "a line has no identifier, or two have the same",
		FR: "une ligne n'a pas d'identifiant, ou deux ont le même"}
	// ErrLineText: a line without words.
	ErrLineText = &Error{Code: "EPMED-113",
		EN: "a line has no text",
		FR: "une ligne n'a pas de texte"}
	// ErrLineProduct: a line that is not exactly one of the three kinds, or whose
	// product is not named.
	ErrLineProduct = &Error{Code: "EPMED-114",
		EN: "a line prescribes no product, more than one, or one without a name",
		FR: "une ligne ne prescrit aucun produit, plusieurs, ou un produit sans nom"}
	// ErrEncoding: a value that CDA cannot write, such as a character that XML
	// does not have; the cause is a [cda.Error].
	ErrEncoding = &Error{Code: "EPMED-115",
		EN: "the prescription holds a value that CDA cannot write",
		FR: "l'ordonnance contient une valeur que CDA ne peut pas écrire"}
)

// The refusals of [Read].
var (
	// ErrDocument: no CDA document; the cause is a [cda.Error].
	ErrDocument = &Error{Code: "EPMED-201",
		EN: "this is not a CDA document that can be read",
		FR: "ce n'est pas un document CDA lisible"}
	// ErrKind: a CDA document of another kind.
	ErrKind = &Error{Code: "EPMED-202",
		EN: "this CDA document is not a prescription eP-MED-DM",
		FR: "ce document CDA n'est pas une ordonnance eP-MED-DM"}
	// ErrSize: more lines than a prescription has.
	ErrSize = &Error{Code: "EPMED-203",
		EN: "the document has too many lines",
		FR: "le document a trop de lignes"}
)

// Refusals lists the refusals in the order of their codes.
func Refusals() []*Error {
	return []*Error{ErrID, ErrWritten, ErrPDF, ErrPicture, ErrPatientID, ErrPatientTraits, ErrNationalTraits, ErrPrescriber,
		ErrProfession, ErrPlace, ErrEmpty, ErrLineID, ErrLineText, ErrLineProduct, ErrEncoding, ErrDocument, ErrKind, ErrSize}
}

// because is a refusal with its cause.
func because(e *Error, cause error) error {
	out := *e
	out.Err = cause
	return &out
}
