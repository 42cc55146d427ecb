// Package checksum computes the check digits that identifiers carry. It knows
// arithmetic only: which identifier uses which sum, and what a wrong sum means,
// is said where the identifier is.
//
// All functions take ASCII digits and refuse everything else, the empty text
// included.
package checksum
