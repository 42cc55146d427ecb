// Package identity says who is who: patients, practitioners, organizations,
// their identifiers and partial dates, and the keys with which they sign.
//
// An [Identifier] is a pair, system and value; nothing is inferred from a value
// alone. The numbers of a country, their check digits and the rules on who may
// see them live in the leaves below this package (fr/ins, fr/rpps, fr/finess).
//
// # Keys
//
// A [Signer] wraps a private key wherever it is kept. A [Key] is the public half
// with what the receiver knows of it: holder, kinds of document it may sign,
// period, revocation. A [KeySet] is a list of keys with the time until which it
// may be relied on; beyond it, the list answers nothing. Three algorithms sign
// ([ES256], [PS256], [EdDSA]); the key fixes which one.
//
// # Refusals
//
// Every error of this package and its leaves is an [*Error]: a stable code, an
// English and a French text, and no value from the input. The exported Err…
// values serve with [errors.Is]; they are read, never changed. [Refusals] lists
// them.
//
// # Check digits
//
// In the leaves, a wrong check digit is refused where the number is of a real
// person or place, and tolerated where it is plainly of test material, because
// the agencies' published examples hold wrong ones. A function that parses
// returns an error for what is refused; the value's method Warning returns what
// was tolerated.
package identity
