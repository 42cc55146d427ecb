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
// [CompactKind] is [Core] of it in few bits, for a printed code.
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
