// Package pdsm shares documents over FHIR, as the French guide « Partage de
// documents de santé en mobilité » (PDSm 3.1.1) has it on IHE MHD 4.2.3: the
// mobile twin of XDS, for any health document.
//
//   - [WriteEntry], [ReadEntry], [WriteSet] and [ReadSet] turn XDS metadata into
//     FHIR resources and back, and say what the other form cannot carry;
//   - [NewLot] makes the transaction that adds or replaces documents (ITI-65)
//     from the lot that also fills an archive (package xdm); [NewPublication]
//     makes the one resource of the simplified way (ITI-105); [ReadLot] reads
//     a transaction back;
//   - [DocumentQuery] and [LotQuery] are searches (ITI-67, ITI-66), [NewPatch] is a
//     change of status, visibility or archiving with the complete list of labels;
//   - [ReadReceipt], [ReadDocuments] and [ReadLots] read what a server answers;
//   - [Client] does all of it over the caller's *http.Client, and retrieves
//     documents with their size and digest checked as they stream (ITI-68);
//   - [ReferenceProfile], [PublicationProfile], [ListProfile] and [LotProfile]
//     are the rules of the guide for document.Check.
//
// An identifier of a patient stands in no address unless the caller asks for
// it: searches are posted. No error text, and nothing an error gives as its
// cause, holds a value of a request or an answer.
//
// The mapping of the DMP onto these interactions (P4D) is a draft and is not
// here. In particular no way to delete a document is settled: the draft's
// status entered-in-error is one that MHD does not have.
//
// # Sources
//
// ANS, PDSm 3.1.1 (https://interop.esante.gouv.fr/ig/fhir/pdsm); IHE ITI MHD
// 4.2.3 with ITI-65, 66, 67, 68 and 105; HL7 FHIR R4; RFC 6902; the
// nomenclatures (NOS) of the ANS for names of code systems.
package pdsm
