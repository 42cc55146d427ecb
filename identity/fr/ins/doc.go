// Package ins is the French national health identity, the INS (identité
// nationale de santé): one matricule with its OID and the traits held in the
// national base.
//
// Three rules hold everywhere in it (RNIV 1 v2.0; guide d'implémentation de
// l'identité INS v3.0):
//
//   - A matricule leaves the system only when the identity is qualifiée
//     (EXI ID 29). [Identity.Outgoing] and [Identity.Datamatrix] are the gates;
//     the status is computed from dated [Facts], never stored.
//   - A matricule is a pair, number and OID: NIR and NIA, production and test,
//     matricule and social security number have the same shape. Nothing is
//     inferred from the digits.
//   - A wrong key is refused under a production OID and tolerated under a test
//     or demonstration OID, because published test material holds wrong keys.
//     What was tolerated is said by [Matricule.Warning].
//
// The OID does not separate test from production by itself: the qualification
// platform of the teleservice INSi answers with fictitious people under the
// production OID. The environment a program runs in decides, by configuration.
//
// A matricule never prints itself: under every verb of package fmt it shows the
// redacted form. Its digits are asked for by name, with [Number.Value].
package ins
