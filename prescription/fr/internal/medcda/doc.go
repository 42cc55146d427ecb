// Package medcda is what the French prescription and the French dispensation
// share as CDA documents: posologies, quantities, products, people, and the
// list of what a document could not carry.
//
// Every writing function has its reading counterpart in the same file. A loss
// is never declared by hand: the writer reads its own tree back and [Compare]
// lists every difference, so that nothing can be dropped silently. That happens
// line by line: what a line was made of is then used for the next one ([Room]).
//
// The shapes are those of the volets eP-MED-DM 2024.01 and eDISP-MED 2024.01
// (ANS, TestContenuCDA-3-0) on top of IHE Pharmacy PRE and CDA R2.
package medcda
