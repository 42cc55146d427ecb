package cisis

import "github.com/ordonnance-numerique/ordonnance-go/identity"

// Error is the refusal of a table, or of the parts of a document; see
// [identity.Error] for what it promises.
type Error = identity.Error

// The refusals of this package, to be matched with [errors.Is].
var (
	// ErrTableSize: a code table larger than 1 MiB.
	ErrTableSize = &Error{Code: "FR-DOC-101",
		EN: "the code table is larger than allowed",
		FR: "table de codes trop volumineuse"}
	// ErrTableForm: a code table that is not in the form of [ParseTable].
	ErrTableForm = &Error{Code: "FR-DOC-102",
		EN: "the code table has no heading, or a line without its fields",
		FR: "table de codes sans en-tête, ou ligne sans tous ses champs"}
	// ErrTableTwice: a code table that has a code twice.
	ErrTableTwice = &Error{Code: "FR-DOC-103",
		EN: "the code table has a code twice",
		FR: "code présent deux fois dans la table"}

	// ErrDraftType: a type of document that JDV_J07 does not have, or that the
	// function does not make.
	ErrDraftType = &Error{Code: "FR-DOC-201",
		EN: "the type of document is not known, or is not made here",
		FR: "type de document inconnu, ou d'une autre famille"}
	// ErrDraftFile: a file that is not PDF, text, RTF, JPEG or TIFF.
	ErrDraftFile = &Error{Code: "FR-DOC-202",
		EN: "a document of level 1 carries a PDF, a text, an RTF, a JPEG or a TIFF",
		FR: "un document de niveau 1 porte un PDF, un texte, un RTF, un JPEG ou un TIFF"}
	// ErrDraftTitle: a title of white space only.
	ErrDraftTitle = &Error{Code: "FR-DOC-203",
		EN: "the document has no title",
		FR: "document sans titre"}
	// ErrDraftID: an identifier that is neither an OID nor a UUID.
	ErrDraftID = &Error{Code: "FR-DOC-204",
		EN: "an identifier of the document is missing, or is neither an OID nor a UUID",
		FR: "identifiant du document absent, ou ni OID ni UUID"}
	// ErrDraftVersion: number of the version, common identifier and document
	// replaced do not agree.
	ErrDraftVersion = &Error{Code: "FR-DOC-205",
		EN: "version number, identifier common to the versions and document replaced do not agree",
		FR: "numéro de version, identifiant de lot et document remplacé incohérents"}
	// ErrDraftTime: no time of writing, or an act that ends before it begins.
	ErrDraftTime = &Error{Code: "FR-DOC-206",
		EN: "a time is missing, outside the calendar, or ends before it begins",
		FR: "date absente, hors calendrier, ou fin antérieure au début"}
	// ErrDraftAuthor: no author, or one without name or national number.
	ErrDraftAuthor = &Error{Code: "FR-DOC-207",
		EN: "there is no author, or one without a name or a national number",
		FR: "auteur absent, sans nom ou sans identifiant national"}
	// ErrDraftLegal: nobody answers for the document, or a device does.
	ErrDraftLegal = &Error{Code: "FR-DOC-208",
		EN: "who answers for the document, performs or receives it is not a person",
		FR: "le responsable, l'exécutant ou le destinataire n'est pas une personne"}
	// ErrDraftPlace: a place without its national number.
	ErrDraftPlace = &Error{Code: "FR-DOC-209",
		EN: "a place of practice has no national number",
		FR: "structure sans identifiant national"}
	// ErrDraftPatient: a patient without any number that may leave.
	ErrDraftPatient = &Error{Code: "FR-DOC-210",
		EN: "the patient has no number: the identity is not qualified and there is no local one",
		FR: "patient sans identifiant : identité non qualifiée et pas d'identifiant local"}
	// ErrDraftCode: a code that its table does not have.
	ErrDraftCode = &Error{Code: "FR-DOC-211",
		EN: "a code is not in its table",
		FR: "code absent de son jeu de valeurs"}
	// ErrDraftHeader: a header that would break a rule of [HeaderProfile], named
	// by the cause.
	ErrDraftHeader = &Error{Code: "FR-DOC-219",
		EN: "the header would break a rule of the CI-SIS",
		FR: "l'en-tête enfreindrait une règle du CI-SIS"}
)

// Refusals returns every refusal of this package, in the order of their codes.
// The slice is the caller's.
func Refusals() []*Error {
	return []*Error{ErrTableSize, ErrTableForm, ErrTableTwice, ErrDraftType, ErrDraftFile, ErrDraftTitle, ErrDraftID, ErrDraftVersion,
		ErrDraftTime, ErrDraftAuthor, ErrDraftLegal, ErrDraftPlace, ErrDraftPatient, ErrDraftCode, ErrDraftHeader}
}
