// Package fhir is the subset of HL7 FHIR R4 (4.0.1) in JSON that prescriptions
// and dispensations are exchanged in: a bundle of requests, products, people,
// places and observations. It knows no country and no profile.
//
// [Read] is tolerant and says what it met: each finding is a document.Fault
// with a code ([Reasons]), a severity and a JSON pointer. Nothing is dropped:
// what has no field, or does not fit its field, is kept in Unknown and written
// back. [Write] is strict: what it writes, [Validate] accepts.
//
// Validation uses one small JSON Schema for each resource type, made from the
// types of this package and compiled when it is first needed, and the
// invariants of R4 on timings, ratios, ranges and periods. Decimals keep their
// digits from end to end.
package fhir
