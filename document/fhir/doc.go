// Package fhir is the subset of HL7 FHIR R4 (4.0.1) in JSON that health
// documents are exchanged in: prescriptions and dispensations (bundles of
// requests, products, people, places and observations), the sharing of any
// document (references, lots, binaries, answers of a server), and measures. It
// knows no country and no profile.
//
// [Read] is tolerant and says what it met: each finding is a document.Fault
// with a code ([Reasons]), a severity and a JSON pointer. Nothing is dropped:
// what has no field, or does not fit its field, is kept in Unknown and written
// back. [Write] is strict: what it writes, [Validate] accepts.
//
// [Validate] holds content against the types of this package, in one walk that
// is bounded in time and in what it says, and against the invariants of R4 on
// timings, ratios, ranges and periods. [SchemaText] is the first part of it as
// JSON Schema, one small schema for each resource type. Decimals keep their
// digits from end to end.
package fhir
