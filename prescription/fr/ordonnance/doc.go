// Package ordonnance is the French leaf of package prescription: the codes, the
// rules of law, the words, the tables and the page of an ordonnance.
//
//   - [Profile] is the French rules, for document.Check: each with a stable code
//     FR-RX-nnn, the article it comes from, and a text in English and French.
//   - [Law] is what the law says of one medicine. It is asked for through
//     [Options.Medicines].
//   - [Sentence] writes a structured posology as a French sentence,
//     [AppendSentenceInWords] with its numbers in letters.
//   - [CompactKind] is the compact form with the French tables ([Vocabulary]),
//     for the printed code.
//   - [Print] draws the A4 page, with the national code where the caller has one
//     and with our signed copy.
//   - The constants are the French code systems, tags and motives.
//
// # Sources
//
// The rules follow the Code de la santé publique (CSP), the Code de la sécurité
// sociale (CSS) and the orders under them; the codes follow the format
// eP-MED-DM 2024.01 of the ANS. The law was read in secondary sources, not in
// the Journal officiel, so each rule carries a mark of how sure it is (see
// [Profile]), and one that is only general knowledge or a deduction never
// refuses. The national specification of the e-prescription (SEL-SFG-023) is
// not public and was not read.
//
// # Limits
//
// This module ships no data on medicines: it does not know which one is a
// stupéfiant, how long it may be prescribed or which has a generic. Without
// [Options.Medicines] the rules that depend on it find nothing, which is not
// the same as finding nothing wrong. It does not know the lists by profession
// either (see [Options.MayPrescribe]).
//
// Four things are judged elsewhere: the signature by document.Open, the
// structure by prescription.Structure, the history of dispensings by
// prescription.Dispense, and whether a matricule may leave the system by
// ins.Identity.
//
// The rules help a prescriber and a pharmacist. They are no legal advice, and
// the absence of a fault is no proof that a prescription is lawful.
package ordonnance
