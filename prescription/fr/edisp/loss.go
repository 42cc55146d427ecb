package edisp

import (
	"github.com/ordonnance-numerique/ordonnance-go/document"
	"github.com/ordonnance-numerique/ordonnance-go/prescription/fr/internal/medcda"
)

func loss(code, en, fr string, members ...string) medcda.Loss {
	return medcda.Loss{Code: code, Text: document.Text{EN: en, FR: fr}, Members: members}
}

// losses are the kinds of loss; the first one takes what no other names.
var losses = [...]medcda.Loss{
	loss("EDISP-L00", "eDISP-MED has no place for it, or another spelling", "eDISP-MED n'a pas de place pour cela, ou une autre écriture"),
	loss("EDISP-L01", "a refusal, a cancellation or a device has no element", "un refus, une annulation ou un dispositif n'a pas d'élément", "items"),
	loss("EDISP-L02", "the posology is in words only, or in part", "la posologie n'est qu'en texte, ou en partie", "dosage", "steps", "timing", "moments", "doses", "maxima", "condition"),
	loss("EDISP-L03", "the agreement is in words only", "l'accord n'est qu'en texte", "agreement"),
	loss("EDISP-L04", "a reason has no place, or only its words", "un motif n'a pas de place, ou seul son texte", "reason", "closes", "cancels"),
	loss("EDISP-L05", "of a substitution only a code of HL7 and the words are kept", "d'une substitution seuls un code de HL7 et le texte sont gardés", "substituted", "type"),
	loss("EDISP-L06", "a detail of the product has no place", "un détail du produit n'a pas de place", "product", "medicine", "packs", "batch", "expiry", "quantity", "unit"),
	loss("EDISP-L07", "whether it is complete was not stated", "l'état complet ou partiel n'a pas été précisé", "action"),
	loss("EDISP-L08", "the digest of the prescription has no place", "l'empreinte de l'ordonnance n'a pas de place", "digest"),
	loss("EDISP-L09", "a detail of the dispenser has no place", "un détail du dispensateur n'a pas de place", "dispenser", "practitioner", "place", "identifiers", "address"),
	loss("EDISP-L10", "a text is read back in another spelling", "un texte est relu dans une autre écriture", "text", "forPatient", "note"),
}

// Losses lists the kinds of loss that [Write] reports, in the order of their
// codes.
func Losses() []document.Omission {
	out := make([]document.Omission, len(losses))
	for i, l := range losses {
		out[i] = document.Omission{Code: l.Code, Reason: l.Text}
	}
	return out
}
