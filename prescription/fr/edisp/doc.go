// Package edisp writes and reads the French CDA document of a dispensation of
// medicines, volet eDISP-MED 2024.01 of the ANS (LOINC 60593-1).
//
// The document says what was handed out. It has no element for a refusal, a
// cancellation or a device: such items are left out and reported as omissions
// EDISP-Lnn, like everything else that does not read back as data; the writer
// reads its own document back to know. One writing is no loss: an item without
// a product reads back with the product of the prescribed line.
//
// A delivered line points at the prescribed line by the identifier that package
// epmed gives it: both derive it from the IDs of prescription and line, so that
// neither document needs the other. The prescription itself is named in
// inFulfillmentOf.
//
// # Sources
//
// ANS, TestContenuCDA-3-0: eDISP-MED_2024.01.xml and schematrons
// CI-SIS_eDISP-MED_2024.01; IHE Pharmacy DIS; CDA R2.
package edisp
