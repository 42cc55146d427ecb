// Package rpps is the French numbers of health professionals: RPPS and the
// older ADELI, IDNPS, the composite under which the health systems name a person
// or a system, and the codes of their professions.
//
// [IDNPS] and the composite of structures, finess.IDNST, look alike and read
// differently; they are two types.
//
// A wrong check digit is refused, except in the RPPS numbers of test identities
// (997…, 999…), where published examples hold wrong ones: there,
// [Number.Warning] says so.
package rpps
