// Package has holds the posologies of the catalogue of the Haute Autorité de
// santé as values of the model. They are the 47 examples of the French guide
// (ans.fhir.fr.eprescription 1.1.0-ballot, instances HAS-01 to HAS-33), written
// with all that the model can say: what the guide leaves in words because FHIR
// R4 has no place for it (cycles, events, days of a month) is structure here.
// Others adds posologies of the guide's remaining examples.
//
// The lines serve the tests of sentences, schedules and encodings.
package has
