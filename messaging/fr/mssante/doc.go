// Package mssante composes and reads the mails of MSSanté, the closed mail space
// of French health care: documents for a professional or for a patient
// (messaging of Mon espace santé), and the receipts that come back.
//
//	raw, err := mssante.Compose(mssante.Mail{…}, nil)  // bytes for an SMTP server
//	mail, faults, err := mssante.Parse(raw, nil)        // bytes from an IMAP server
//
// Compose is strict: what the rules of the space forbid is refused. [Parse] is
// tolerant: it takes what others send, keeps the bytes, and reports what is wrong
// as faults; it refuses only what would take too much. Sending and fetching are in
// package transport; nothing here dials.
//
// # Mail
//
// A mail is about one patient. It carries an IHE_XDM.ZIP (made by package
// document/xdm with document/fr/cisis) and the same documents as PDF, so that
// people without the right software can read them. The subject holds the
// identity of the patient, the headers X-MSS-… what software needs.
//
// # Receipts
//
// What comes back is a delivery report of the servers (DSN, RFC 3464), a
// receipt of the software (MDN, RFC 8098) in either of the two dialects in use,
// or an ordinary mail. [Received.Receipt] tells which, [Correlate] to which mail
// it belongs. What cannot be matched is returned as unmatched, never dropped.
//
// # Sources
//
// Référentiel socle MSSanté n° 2 (v1.0.1, requirements ECO.…), read through
// documentation of vendors; CI-SIS volets « Transmission d'un document CDA-R2 en
// HL7v2 » (mapping-mss) and « Transmission d'un document CDA par courriel MSS »
// (struct-email-standard, struct-msg-mdn, error-codes).
package mssante
