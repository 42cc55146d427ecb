// Package cisis holds what the CI-SIS, the French framework of
// interoperability, adds to a CDA document: the rules of its header
// (« structuration minimale des documents de santé »).
//
// [HeaderProfile] is a profile for [document.Check]. Its rules are those the
// official schematron checks (template 1.2.250.1.213.1.1.1.1, as of
// 2017-12-13 and its value sets of 2024) with a code each, and without the
// XSLT processor it needs. A rule FR-CDA-nnk belongs to the family Hnn of its
// neighbours.
package cisis
