// Package research exports prescriptions and dispensations for a health data
// warehouse, pseudonymised where they are kept: what leaves holds no name, no
// number of a person and no free text.
//
//	w, err := research.NewWriter(file, &research.Options{
//		Purpose:       "antibiotic use in primary care",
//		Authorisation: "CNIL MR-004, 2026-117",
//		Secret:        secret, // one for each project
//		Subject:       ordonnance.ResearchSubject,
//	})
//	err = w.Prescription(rx)
//	err = w.Dispensation(rx, act)
//	manifest, err := w.Close()
//
// # What leaves
//
// The output is NDJSON: one JSON object a line, told apart by "record"
// (prescription, line, dispensation, item). Records are built field by field
// from a list of what may leave; a field that this package does not name never
// does, whatever is added to the model.
//
//   - Codes with their system, never their label. A code that is not in the
//     shape of one (up to 32 letters, digits and . _ + - /) is dropped and
//     counted.
//   - Quantities whose unit is coded; a unit in words drops the quantity.
//   - Lengths of time, rhythms, flags, renewals.
//   - Of the patient: a pseudonym, the year of birth or its band of five years,
//     the sex, and the area the caller makes of the place of birth.
//   - Dates without a time of day, moved by a number of weeks that is secret and
//     the same for all that concerns one patient, so that intervals and days of
//     the week stay; or cut to the month.
//
// What never leaves: names, addresses, phones, identifiers of anybody,
// prescription numbers, texts, comments, compositions in words, device and
// batch numbers, attachments.
//
// # Pseudonyms
//
// A pseudonym is the first 128 bits of HMAC-SHA-256 under the secret of the
// project, in base32 (26 characters). The input is a label ("subject",
// "prescription", "line", "dispensation", "practitioner", "place"), the
// authority of the identifier and its value, each preceded by its length, so
// that no two inputs collide. The same person has one pseudonym within a
// project and unrelated ones in two. There is no way back in this package; the
// holder of the secret can compute a pseudonym again.
//
// # What it does not do
//
// Pseudonymised data are still personal data. The package cannot tell whether
// an export is lawful: it asks for a purpose and an authorisation and writes
// both in the [Manifest], with a count of how many persons share the same
// birth, sex and area.
package research
