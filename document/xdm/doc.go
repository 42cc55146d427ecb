// Package xdm reads and writes what IHE says about a document when it travels:
// the metadata of IHE XDS (who, whom, what kind, when, which bytes) and the
// archive IHE_XDM.ZIP that carries documents with them by mail or on a medium.
//
//   - [Open] reads an archive, never to a disk: its lots with their metadata,
//     every document as a reader that checks size and digest as it goes, and a
//     list of everything that is wrong with it;
//   - [Write] writes one, byte for byte the same for the same clock and
//     identifiers;
//   - [ParseMetadata] and [WriteMetadata] do so for METADATA.XML alone;
//   - [Derive] makes the metadata of a CDA document from the document;
//   - [Compare] tells metadata as read from metadata as derived, and why they
//     differ;
//   - [LifeCycle] says of a pile of metadata what is current, replaced, hidden
//     or deleted, in whatever order it arrived.
//
// Reading is tolerant: the archives in use break the standard daily, so what
// can be understood is kept and what is wrong is a [document.Fault] (XDM-2nn of
// the archive, XDM-3nn of the metadata). Classifications and identifiers belong
// to the element they stand in, whatever object they name. Only what is
// dangerous or not an archive at all is refused (XDM-1nn). Writing is strict
// (XDM-4nn).
//
// What a country adds (its numbers, codes and statuses, the texts of the files
// for people) is given by the caller; leaves such as document/fr/cisis have it
// ready.
//
// # Sources
//
// IHE IT Infrastructure Technical Framework, volume 3 section 4.2 (metadata)
// and volume 2 section 3.32 (the archive, ITI-32); OASIS ebXML RIM and RS 3.0
// with their schemas rim.xsd and lcm.xsd; HL7 version 2.5 for composite values;
// IHE PCC TF-2 section 4.1 (metadata from CDA).
package xdm
