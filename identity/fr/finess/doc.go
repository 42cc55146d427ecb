// Package finess is the French numbers of places: FINESS, SIREN, SIRET, and
// IDNST, the composite under which the health systems name a structure.
//
// [IDNST] and the composite of persons, rpps.IDNPS, look alike and read
// differently: a leading 1 is FINESS in the first and a practice in the second,
// a leading 3 is SIRET in the first and FINESS in the second. They are two
// types.
//
// A wrong check digit is refused, except in the FINESS number of a test site
// (0B, 1B), where published examples hold wrong ones: there, [Number.Warning]
// says so.
package finess
