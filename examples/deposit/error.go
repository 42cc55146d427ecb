package main

import (
	"github.com/ordonnance-numerique/ordonnance-go/document"
	"github.com/ordonnance-numerique/ordonnance-go/identity"
)

// The refusals of this command.
var (
	errSize = &identity.Error{Code: "DEP-101", EN: "the file is larger than 25 MiB",
		FR: "le fichier dépasse 25 Mio"}
	errToken = &identity.Error{Code: "DEP-102", EN: "not a signed token",
		FR: "ce n'est pas un jeton signé"}
	errKind = &identity.Error{Code: "DEP-103", EN: "the token is not a prescription, or of a version that is not known here",
		FR: "le jeton n'est pas une ordonnance, ou d'une version inconnue ici"}
	errWho = &identity.Error{Code: "DEP-104", EN: "who the report is about is not known: name a prescription or a CDA document of the patient with it",
		FR: "le patient du compte rendu est inconnu : indiquez aussi une ordonnance ou un document CDA de ce patient"}
	errType = &identity.Error{Code: "DEP-105", EN: "the type of the report is not in the table JDV_J07",
		FR: "le type du compte rendu est absent du jeu de valeurs JDV_J07"}
	errNothing = &identity.Error{Code: "DEP-106", EN: "the old archive has no document of the type of the new ones",
		FR: "l'ancienne archive n'a aucun document du type des nouveaux"}
	errSeveral = &identity.Error{Code: "DEP-107", EN: "the old archive has several documents of this type: it cannot be told which one is replaced",
		FR: "l'ancienne archive a plusieurs documents de ce type : impossible de savoir lequel est remplacé"}
	errOldForm = &identity.Error{Code: "DEP-108", EN: "the old document has an identifier of two parts, which is not written here",
		FR: "l'identifiant de l'ancien document est en deux parties, ce qui n'est pas écrit ici"}
	errKeyFile = &identity.Error{Code: "DEP-109", EN: "the private key file holds no key that can sign",
		FR: "le fichier de clé privée ne contient pas de clé de signature"}
	errOther = &identity.Error{Code: "DEP-110", EN: "the document that would be replaced is of another patient",
		FR: "le document à remplacer concerne un autre patient"}
)

// faultError is a finding that refuses. document.Explain gives its words.
type faultError document.Fault

func (e faultError) Error() string { return e.Code + ": " + e.Message.EN }

// Refusal implements what document.Explain asks for.
func (e faultError) Refusal() (code, en, fr string) { return e.Code, e.Message.EN, e.Message.FR }
