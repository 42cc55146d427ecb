// Package jws reads and writes JSON Web Signatures (RFC 7515) in the compact
// form, strictly, and keeps the JOSE library (jwx) behind it.
//
// The framing is ours: library parsers accept padding, line breaks, unused
// bits, duplicate header members and unknown critical extensions. What is read
// here has one spelling only. jwx makes and writes keys (JWK) from members
// that were checked before it sees them; signatures are made and verified by
// the standard library, with the curve, the length and the PSS salt fixed.
//
// policy.go says what is accepted. compact.go frames, header.go reads the
// protected header (plain.go does it faster for the one we write), jwk.go is the glue to jwx, primitive.go signs and verifies.
package jws
