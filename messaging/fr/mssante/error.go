package mssante

import (
	"github.com/ordonnance-numerique/ordonnance-go/document"
	"github.com/ordonnance-numerique/ordonnance-go/identity"
)

// Error is a refusal of this package; see [identity.Error].
type Error = identity.Error

// What the package refuses.
var (
	ErrAddress   = &Error{Code: "MSS-001", EN: "not the address of a mailbox of MSSanté, or not of the kind stated", FR: "ce n'est pas une adresse MSSanté, ou pas du type indiqué"}
	ErrRecipient = &Error{Code: "MSS-002", EN: "a mail has a sender and recipients", FR: "un message a un expéditeur et des destinataires"}
	ErrMixed     = &Error{Code: "MSS-003", EN: "one mail does not go to professionals and to a patient", FR: "un même message ne s'adresse pas à des professionnels et à un patient"}
	ErrPatient   = &Error{Code: "MSS-004", EN: "a mail to a patient is about that patient", FR: "un message à un patient ne concerne que ce patient"}
	ErrIdentity  = &Error{Code: "MSS-005", EN: "the patient's birth name, first given name or birth date is missing", FR: "le nom de naissance, le premier prénom ou la date de naissance du patient manque"}
	ErrID        = &Error{Code: "MSS-006", EN: "a Message-ID is two parts joined by @, without angle brackets", FR: "un Message-ID est formé de deux parties jointes par @, sans chevrons"}
	ErrHeader    = &Error{Code: "MSS-007", EN: "a header field would break: line break or control character", FR: "un champ d'en-tête contient un saut de ligne ou un caractère de contrôle"}
	ErrSize      = &Error{Code: "MSS-008", EN: "the mail would be larger than allowed", FR: "le message dépasserait la taille autorisée"}
	ErrDocuments = &Error{Code: "MSS-009", EN: "the archive and the PDF of each document go together", FR: "l'archive et le PDF de chaque document vont ensemble"}
	ErrTime      = &Error{Code: "MSS-010", EN: "a mail has a date", FR: "un message porte une date"}
	ErrSoftware  = &Error{Code: "MSS-011", EN: "a mail names the product reference of the sending software (X-MSS-NIL)", FR: "un message indique la référence du logiciel émetteur (X-MSS-NIL)"}
	ErrNoReceipt = &Error{Code: "MSS-012", EN: "no automatic receipt: none was asked for, or to another address than the sender's", FR: "pas d'accusé automatique : non demandé, ou vers une autre adresse que celle de l'expéditeur"}
	ErrFile      = &Error{Code: "MSS-013", EN: "an attachment has a name without folders and a media type, and is not the archive", FR: "une pièce jointe a un nom sans dossier et un type, et n'est pas l'archive"}
	ErrHostile   = &Error{Code: "MSS-020", EN: "the mail is too large, too deep or has too many parts or header fields", FR: "le message est trop grand, trop imbriqué, ou a trop de parties ou d'en-têtes"}
	ErrNotMail   = &Error{Code: "MSS-021", EN: "not a mail: there is no header", FR: "ce n'est pas un message : il n'a pas d'en-tête"}
)

// Refusals lists every error of this package, in the order of the codes.
func Refusals() []*Error {
	return []*Error{ErrAddress, ErrRecipient, ErrMixed, ErrPatient, ErrIdentity, ErrID, ErrHeader, ErrSize, ErrDocuments,
		ErrTime, ErrSoftware, ErrNoReceipt, ErrFile, ErrHostile, ErrNotMail}
}

// Findings lists what [Parse] may find, as faults without a path.
func Findings() []document.Fault {
	w, i := document.Warning, document.Information
	fault := func(code string, severity document.Severity, en, fr string) document.Fault {
		return document.Fault{Code: code, Severity: severity, Message: document.Text{EN: en, FR: fr}}
	}
	return []document.Fault{
		fault("MSS-101", w, "a header line has no name", "une ligne d'en-tête n'a pas de nom"),
		fault("MSS-102", w, "a part has no header", "une partie n'a pas d'en-tête"),
		fault("MSS-103", w, "a multipart has no boundary, or none of its parts begins with it", "un contenu multipart n'a pas de séparateur, ou aucune partie ne l'emploie"),
		fault("MSS-104", w, "the last boundary of a multipart is missing", "le séparateur de fin d'un contenu multipart manque"),
		fault("MSS-105", w, "a part could not be decoded: it is kept as it came", "une partie n'a pas pu être décodée : elle est gardée telle quelle"),
		fault("MSS-106", w, "the charset of a text is not known", "le jeu de caractères d'un texte est inconnu"),
		fault("MSS-107", w, "the date cannot be read", "la date est illisible"),
		fault("MSS-108", w, "the Message-ID is missing or cannot be read", "le Message-ID manque ou est illisible"),
		fault("MSS-109", w, "an address cannot be read", "une adresse est illisible"),
		fault("MSS-110", w, "the mail has more than one archive", "le message a plusieurs archives"),
		fault("MSS-111", w, "the subject announces documents, and there is no archive", "l'objet annonce des documents et il n'y a pas d'archive"),
		fault("MSS-112", w, "there is an archive, and the subject does not announce it", "il y a une archive que l'objet n'annonce pas"),
		fault("MSS-113", w, "a header field X-MSS has an unknown value", "un champ d'en-tête X-MSS a une valeur inconnue"),
		fault("MSS-114", i, "X-MSS-NIL is missing", "X-MSS-NIL manque"),
		fault("MSS-115", w, "the mail goes to professionals and to a patient", "le message s'adresse à des professionnels et à un patient"),
		fault("MSS-116", w, "a header field is there twice", "un champ d'en-tête figure deux fois"),
		fault("MSS-117", w, "the receipt lacks a mandatory field", "il manque un champ obligatoire à l'accusé"),
	}
}

func finding(code, path string) document.Fault {
	for _, f := range Findings() {
		if f.Code == code {
			f.Path = path
			return f
		}
	}
	return document.Fault{}
}
