// Package cda reads and writes clinical documents in the form HL7 CDA Release
// 2: a header that says who, whom, when and why, and a body that is a file
// (level 1) or sections of text and entries (level 3).
//
// [Read] is tolerant: it takes what others write, keeps the original bytes,
// and answers with the model and a list of faults. [Write] is strict: it
// writes what the schema takes or refuses. Both go through one statement of
// the schema, made once beside each type, so that reading what was written
// gives the same model.
//
// # Model
//
// Types follow the classes of the standard, and fields the order of the
// schema. A nil pointer, an empty list and an empty string are absent. Texts
// and numbers are kept as written; nothing is turned into a binary number or a
// time of a library, so that digits and precision survive. A reason of absence
// (nullFlavor) is kept everywhere. What has no place in the model is kept in
// [Extra] and reported.
//
// The data types of HL7 V3 are Go types of the same name; where the standard
// has a family of them, one Go type stands for all ([QTY] for INT, REAL, MO and
// PQ) and [DataType] tells them apart.
//
// # Sources
//
// HL7 CDA R2 (ANSI/HL7 CDA R2-2005), its schemas as the CI-SIS publishes them
// with three extensions: sdtc (HL7 SDWG), urn:ihe:pharm:medication (IHE
// Pharmacy, COCT_MT230100UV), and the status and the accession number of IHE
// PaLM and DICOM. The rules a country adds are in the leaves, such as
// document/fr/cisis.
package cda
