// Package cisis holds what the CI-SIS, the French framework of
// interoperability, adds to a CDA document: the rules of its header
// (« structuration minimale des documents de santé »), its code tables, and
// what makes a document around a file.
//
// # Rules
//
// [HeaderProfile] is a profile for [document.Check]. Its rules are those the
// official schematron checks (template 1.2.250.1.213.1.1.1.1, as of
// 2017-12-13 and its value sets of 2024) with a code each, and without the
// XSLT processor it needs. A rule FR-CDA-nnk belongs to the family Hnn of its
// neighbours. [CodeProfile] holds types, models, formats and files against the
// tables; its findings are warnings or less.
//
// # Tables
//
// [Tables] are the value sets (JDV) and associations (ASS) of the ANS that
// describe documents: 121 types with class, purpose, models and formats,
// facilities, practices, confidentiality, content types, professions. They are
// data, in folder table, written by internal/gen from the files of the ANS; each
// says its name, OID, date and source in its first line. Value sets are amended
// several times a year: a newer file in the same form goes in through
// [ParseTable], and a code that no table has is never an error of reading.
//
// Two files are not of one edition of the ANS. model.tsv, the purpose ([Kind])
// of each type and the models that belong to it, is ours; its models are those
// that the volets and their schematrons name. Three models that ASS_A11 of
// 2026-06-29 no longer names are kept in the code (see QUIRK in format.go).
//
// # Documents
//
// [New], [NewReport], [NewLetter], [NewCertificate] and [NewActPrescription]
// make a CDA document of level 1 of a [Draft] and a file: a PDF, a text, an RTF,
// a JPEG or a TIFF. Identifiers and times come from the caller. The INS number
// leaves only with a qualified identity (package ins).
package cisis
