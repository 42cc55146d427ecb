// Package prescription models one ordonnance: who asks for what, for whom and
// when, line by line, with its posology as data. It knows no country: codes,
// identifiers and legal rules of a country are values that its leaf package
// (prescription/fr/ordonnance for France) supplies.
//
// # The model
//
// A [Prescription] is a plain value: no pointers to elsewhere, nothing to open
// or to close. It has one patient, one prescriber at one place of activity, and
// lines. A [Line] is exactly one of [Medicine], [Preparation] (made for this
// patient, without a product code) and [Device]; it has five [Flags] that are
// always said, also when false, and [Repeats] in three states: a number,
// unlimited, not stated.
//
// The posology stands twice in a line. Line.Text says it in words; it is
// mandatory and is what the law and the pharmacist read. Line.Dosage says it in
// structure, and may be absent. A [Dosage] is a list of steps: steps of the same
// sequence number run side by side, a higher number begins when the lower ones
// are over. Each [Step] has its dose, its [Timing] (so many times per period,
// every so often, clock times, moments of the day, weekdays, days of a month or
// of a cycle: all parts hold together), its condition, its [Bounds] in time, its
// maxima and, word for word, what the structure cannot hold.
//
// Quantities are decimals kept digit for digit ([Decimal]), never binary
// fractions, with a unit that is a code, a label or both ([Quantity]). Lengths
// of time keep the unit they were written in ([Span]), moments keep their
// precision and zone ([Moment]). Periods are half-open: the end is the first
// moment that no longer belongs.
//
// # Forms
//
// [Kind] is the JSON form, for files, exchange and signing: everything, in a
// text that a person can write. Its JSON Schema is [SchemaText]. The smallest
// complete text has a format, an id, a date, a patient, a prescriber and a line:
//
//	{
//	  "format": "prescription/1",
//	  "id": "5f0c2b1e-8d1a-4c52-9c0e-2f6f3f1f7a01",
//	  "written": "2026-11-20",
//	  "patient": { "familyName": "PAT-TROIS", "givenNames": "DOMINIQUE" },
//	  "prescriber": { "practitioner": { "familyName": "DOC0024566" } },
//	  "lines": [
//	    {
//	      "id": "1",
//	      "medicine": { "name": "AMOXICILLINE 1 g, comprimé" },
//	      "text": "1 comprimé matin et soir pendant 7 jours",
//	      "dosage": {
//	        "steps": [
//	          {
//	            "doses": [{ "value": { "value": "1", "unit": "comprimé" } }],
//	            "timing": { "moments": ["MORN", "EVE"] },
//	            "bounds": { "duration": "7 d" }
//	          }
//	        ]
//	      },
//	      "flags": { "longTerm": false, "workRelated": false, "preventive": false,
//	                 "notReimbursed": false, "offLabel": false }
//	    }
//	  ]
//	}
//
// [CompactKind] is [Core] of it in few bits, for a printed code. The files
// compact_format*.go describe it completely.
//
// # What five lines cost in the compact form
//
// In bytes, with vocabulary 1 of package ordonnance; the sentences generated
// (gen.) or typed by hand (text). Typical is who, whom, when, product, posology,
// days, renewals and substitution. French has boxes, the time between renewals,
// all five flags, the motive of a refused substitution, a tag and a stock
// instruction to the dispenser as well. Real has also what the programs of
// practices add: profession, e-mail, telephone, name of the practice, place of
// birth, end of validity, class of a product, two typed instructions. A signed
// code of level M has room for 71 bytes in version 8, 98 in version 9, 131 in
// version 10, 167 in version 11, 245 in version 13.
//
// The table is written by a test, from the encoder (TestCompactBudget):
//
//	                                                 typical        French          real
//	                                             gen.   text   gen.   text   gen.   text
//	vocabulary                                    0.1    0.1    0.1    0.1    0.1    0.1
//	identifier of the prescription               15.3   15.3   15.3   15.3   15.3   15.3
//	day of writing                                1.8    1.8    1.8    1.8    1.8    1.8
//	patient: sex, birth, identifiers              5.8    5.8    5.8    5.8    5.8    5.8
//	patient: names                               11.2   11.2   11.2   11.2   11.4   11.4
//	patient: address, contact                     0.0    0.0    0.0    0.0    0.0    0.0
//	prescriber: identifiers, names               11.8   11.8   11.8   11.8   12.2   12.2
//	prescriber: profession, contact               0.1    0.1    0.1    0.1    2.8    2.8
//	prescriber: place                             1.6    1.6    1.6    1.6   10.6   10.6
//	number, validity                              0.0    0.0    0.0    0.0    3.3    3.3
//	setting, tags, context, comment               0.0    0.0    0.9    0.9    0.9    0.9
//	number and names of lines                     0.5    0.5    0.5    0.5    0.5    0.5
//	lines: products                              14.3   14.3   14.3   14.3   19.2   19.2
//	lines: posology                               9.6    9.6    9.6    9.6    9.6    9.6
//	lines: quantity, renewals                     2.9    2.9    5.9    5.9    5.9    5.9
//	lines: substitution, flags                    0.7    0.7    6.5    6.5    6.5    6.5
//	lines: indications, mentions, instructions    0.0    0.0    3.0    3.0   24.8   24.8
//	lines: text                                   0.4   77.2    0.4   77.2    0.4   77.2
//	lines: links                                  0.0    0.0    0.0    0.0    0.0    0.0
//	payload                                        78    154     91    167    133    209
//
// # From posology to dispensing
//
// [Line.Schedule] expands a posology into dated intakes and refuses to guess
// what has no date. [Dispense] holds a request to hand out against a verified
// prescription and all that was handed out before; [StateOf] says what is left.
// Package ledger keeps and merges what several pharmacies did.
//
// # Checks
//
// Three questions are kept apart, as everywhere in this module. Is it
// authentic: document.Open. Is it well formed: document.Validate, which
// document.Open and document.Read include. Is it right: document.Check with
// [Structure], whose rules hold in every country, and with the profile of a
// country.
package prescription
