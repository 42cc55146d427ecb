package measure

import (
	"github.com/ordonnance-numerique/ordonnance-go/document"
	"github.com/ordonnance-numerique/ordonnance-go/identity"
)

// Error is a refusal of this package; see [identity.Error].
type Error = identity.Error

// What [Write] and [Read] refuse.
var (
	ErrKind    = &Error{Code: "MES-001", EN: "not a measure of the guide", FR: "mesure absente du guide"}
	ErrPatient = &Error{Code: "MES-002", EN: "the measure does not say whose it is", FR: "la mesure n'indique pas le patient"}
	ErrTime    = &Error{Code: "MES-003", EN: "the measure does not say when it was made", FR: "la mesure n'indique pas sa date"}
	ErrValue   = &Error{Code: "MES-004", EN: "the value is not a decimal number, or there is not just what the kind asks for",
		FR: "la valeur n'est pas un nombre décimal, ou il n'y a pas exactement ce que demande ce type de mesure"}
	ErrCode   = &Error{Code: "MES-005", EN: "a code lacks its system or itself", FR: "un code est sans système ou sans valeur"}
	ErrDevice = &Error{Code: "MES-006", EN: "a connected object is named by its EUI-64 and the code of its kind",
		FR: "un objet connecté est désigné par son EUI-64 et le code de son type"}
	ErrSource = &Error{Code: "MES-007", EN: "the sending system is named by an OID (urn:oid:…)",
		FR: "le système émetteur est désigné par un OID (urn:oid:…)"}
	ErrUUID    = &Error{Code: "MES-008", EN: "no source of UUIDs was given", FR: "aucune source d'UUID n'a été fournie"}
	ErrContent = &Error{Code: "MES-009", EN: "not a FHIR observation or a bundle of them", FR: "ni une observation FHIR ni un lot d'observations"}
)

// Refusals lists every error of this package, in the order of the codes.
func Refusals() []*Error {
	return []*Error{ErrKind, ErrPatient, ErrTime, ErrValue, ErrCode, ErrDevice, ErrSource, ErrUUID, ErrContent}
}

// Findings lists every finding that [Read] may report beside those of package
// fhir, as faults without a path.
func Findings() []document.Fault {
	fault := func(code string, severity document.Severity, en, fr string) document.Fault {
		return document.Fault{Code: code, Severity: severity, Message: document.Text{EN: en, FR: fr}}
	}
	return []document.Fault{
		fault("MES-101", document.Warning, "an observation that is not a measure of the guide was left aside",
			"une observation qui n'est pas une mesure du guide a été laissée de côté"),
		fault("MES-102", document.Failure, "the measure has no usable value", "la mesure n'a pas de valeur exploitable"),
		fault("MES-103", document.Failure, "the unit is not the one of this measure: the value was not taken",
			"l'unité n'est pas celle de cette mesure : la valeur n'a pas été retenue"),
		fault("MES-104", document.Warning, "the measure does not say when it was made, to the second",
			"la mesure n'indique pas sa date à la seconde"),
		fault("MES-105", document.Warning, "the measure does not identify the patient", "la mesure n'identifie pas le patient"),
		fault("MES-106", document.Failure, "the observation was entered in error or cancelled", "l'observation a été annulée ou saisie par erreur"),
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
