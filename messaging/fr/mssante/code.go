package mssante

import "github.com/ordonnance-numerique/ordonnance-go/document"

// ErrorCode is the code of an application error in a receipt.
type ErrorCode string

// The application errors of the volet (error-codes).
const (
	WrongVersion     ErrorCode = "900" // of a document to be replaced or deleted
	AuthorNotAllowed ErrorCode = "901"
	UnknownPatient   ErrorCode = "902"
	NoINS            ErrorCode = "903" // in the document
	OtherINS         ErrorCode = "904" // than the local one
	IncompleteINS    ErrorCode = "905"
	OtherError       ErrorCode = "906"
)

// Text returns what a code means: application errors, the HL7 table 0357 and the
// SMTP codes the volet lists. The zero text means an unknown code.
func (c ErrorCode) Text() document.Text { return codeTexts()[c] }

func codeTexts() map[ErrorCode]document.Text {
	return map[ErrorCode]document.Text{
		WrongVersion:     {EN: "the version to be replaced or deleted is not the right one", FR: "la version à remplacer ou à supprimer n'est pas la bonne"},
		AuthorNotAllowed: {EN: "the author may not do this", FR: "l'auteur n'est pas autorisé"},
		UnknownPatient:   {EN: "the patient is not known", FR: "patient inconnu"},
		NoINS:            {EN: "there is no INS in the document", FR: "pas d'INS dans le document"},
		OtherINS:         {EN: "the INS is not the local one", FR: "l'INS diffère de l'INS local"},
		IncompleteINS:    {EN: "the INS is not complete", FR: "INS incomplète"},
		OtherError:       {EN: "another error", FR: "autre erreur"},
		// HL7 table 0357
		"0":   {EN: "accepted", FR: "message accepté"},
		"100": {EN: "segments out of sequence", FR: "erreur de séquence des segments"},
		"101": {EN: "a required field is missing", FR: "champ obligatoire absent"},
		"102": {EN: "wrong data type", FR: "type de données erroné"},
		"103": {EN: "value not in its table", FR: "valeur absente de la table"},
		"198": {EN: "not the right number of values", FR: "cardinalité non respectée"},
		"199": {EN: "another error of form", FR: "autre erreur de forme"},
		"200": {EN: "type of message not supported", FR: "type de message non pris en charge"},
		"201": {EN: "event not supported", FR: "événement non pris en charge"},
		"202": {EN: "processing mode not supported", FR: "mode de traitement non pris en charge"},
		"203": {EN: "version not supported", FR: "version non prise en charge"},
		"207": {EN: "internal error of the application", FR: "erreur interne de l'application"},
		// SMTP; 101 is taken by the table above
		"111": {EN: "the connection was refused", FR: "connexion refusée"},
		"251": {EN: "the mail is forwarded", FR: "message relayé"},
		"252": {EN: "the address could not be checked", FR: "adresse non vérifiable"},
		"420": {EN: "time-out", FR: "délai dépassé"},
		"421": {EN: "the service is not available", FR: "service indisponible"},
		"422": {EN: "the mailbox is full", FR: "boîte pleine"},
		"431": {EN: "the server's disk is full", FR: "disque du serveur plein"},
		"441": {EN: "the server does not answer", FR: "le serveur ne répond pas"},
	}
}
