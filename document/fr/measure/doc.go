// Package measure writes and reads health measures for remote monitoring
// (télésurveillance) and Mon espace santé: weight, blood pressure, glucose and
// the other measures of the national guide « Mesures de santé », each as a FHIR
// R4 bundle of one Observation and, when a connected object measured, its
// Device.
//
//	raw, err := measure.Write(measure.Measure{
//		Kind: measure.Weight, Value: "71.4", At: now,
//		Patient: matricule.Identifier(),
//	}, &measure.Options{Source: "urn:oid:1.2.250.1.999.1", UUIDs: uuids})
//
// Sending the bundle is the caller's: the interface of Mon espace santé needs a
// pairing with the account of the patient that is not public.
//
// Measures are recognised by their code, not by the name of the profile: the
// names changed several times (ENS, mes, mesures). What is written names the
// profiles of the build that [GuideVersion] states.
//
// # Sources
//
// Guide « Mesures de santé » (ANS, ansforge/IG-fhir-mesures-de-sante),
// input/fsh as of 2026; HL7 FHIR R4 vital signs profiles; HL7 Personal Health
// Device (PhdDevice).
package measure
