// Package eprescription writes and reads a prescription as a FHIR bundle of the
// French guide "ePrescription" (ANS and Interop'Santé, 1.1.0-ballot, FHIR R4),
// and a dispensation as a bundle of MedicationDispense.
//
// FHIR is a view of the model and carries less of it. [Carried] says exactly
// what: it returns the part of a prescription that a bundle carries and one
// document.Omission for each thing that is left out or put otherwise. [Write]
// writes that part, and [Read] gives exactly it back. Whatever R4 cannot hold
// in structure is written in French words, as the guide asks, and the text of a
// line is always there whole.
//
//	field                              where it goes
//	line text                          renderedDosageInstruction, and a note
//	step                               one dosageInstruction, with its sequence
//	rhythm, bounds, hours, moments     timing.repeat (moments of the guide: extension)
//	"3 times a day" or "every 8 hours" timing.code.text, the rhythm in words
//	dose, calculated dose, its basis   doseAndRate, its type, extension
//	as needed and its condition        asNeeded[x]
//	maxima                             maxDosePer…, one of each
//	other conditions, events, least    additionalInstruction, in words
//	interval, days of a cycle or month
//	product                            medicationCodeableConcept, or a contained Medication
//	magistral preparation              a mixture without code, the formula as its text
//	flags                              three observations, two extensions (FR Document Core)
//	weight, height, pregnancy          observations
//	links between lines                RequestGroup
//	tags of the ordonnance             meta.tag of the bundle
//	substitution, renewals, quantity   substitution, dispenseRequest
//	devices                            nowhere: the guide leaves them out
//
// Reading is tolerant: what breaks R4 (the guide's own examples do), what two
// lines disagree on, and what the model has no place for are faults with a
// path, see [Findings]. The invariants of R4 are enforced when writing.
//
// The guide has no identity for Médicabase codes in FHIR (its examples use a
// placeholder); see [Options].
package eprescription
