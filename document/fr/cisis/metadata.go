package cisis

import (
	"strings"
	"time"

	"github.com/ordonnance-numerique/ordonnance-go/document"
	"github.com/ordonnance-numerique/ordonnance-go/document/cda"
	"github.com/ordonnance-numerique/ordonnance-go/document/xdm"
	"github.com/ordonnance-numerique/ordonnance-go/identity"
)

// Authorities of numbers in France (CI-SIS, annexe « Vue d'ensemble des OID »).
const (
	oidPerson       = "1.2.250.1.71.4.2.1" // IdNat_PS
	oidOrganization = "1.2.250.1.71.4.2.2" // Struct_IdNat
)

// DeriveEntry makes the XDS metadata of a French document from the document:
// src is the file as it travels, doc what [cda.Read] found in it. The class
// comes from the type (ASS_X04) and the format from the model or the media type
// (ASS_A11, ASS_A12), labels from the tables. See [xdm.Derive] for the faults.
func DeriveEntry(src []byte, doc *cda.ClinicalDocument, opts *DeriveOptions) (xdm.DocumentEntry, []document.Fault) {
	if opts == nil {
		opts = &DeriveOptions{}
	}
	rules := metadataRules(opts.Tables)
	rules.Zone = opts.Zone
	return xdm.Derive(src, doc, rules)
}

// DeriveOptions are the choices of [DeriveEntry]. nil is the zero value.
type DeriveOptions struct {
	Tables *Tables        // nil is the embedded tables
	Zone   *time.Location // of times written without one, nil is UTC
}

// metadataRules are the French rules of derivation (CI-SIS, volet « Transmission
// d'un document CDA-R2 en HL7 v2 », correspondance en-tête CDA et métadonnées
// XDS).
func metadataRules(tables *Tables) *xdm.Rules {
	return &xdm.Rules{
		Patient:      patientNumbers,
		Person:       personNumber,
		Organization: organizationNumber,
		Info:         patientInfo,
		Events:       events,
		Required:     []string{"legalAuthenticator", "serviceStartTime", "title"},
		Type: func(c identity.Code) identity.Code {
			return label(given(tables, func(t *Tables) *Table { return &t.Types }), c)
		},
		Class: func(doc *cda.ClinicalDocument) identity.Code {
			if doc.Code == nil {
				return identity.Code{}
			}
			c, _ := tables.Class(doc.Code.Concept())
			return c
		},
		Format: func(doc *cda.ClinicalDocument) identity.Code {
			c, _ := tables.Format(doc)
			return c
		},
	}
}

// patientNumbers picks the INS, typed NH, and the number of the producer, typed
// PI; where the producer has none, the INS serves twice.
func patientNumbers(ids []cda.II) (patient, source xdm.CX) {
	for _, id := range ids {
		x := xdm.CX{ID: id.Extension, Authority: xdm.OID(id.Root)}
		switch {
		case id.Extension == "":
		case isINS(id.Root):
			if patient.IsZero() {
				x.Type = "NH"
				patient = x
			}
		case source.IsZero():
			x.Type = "PI"
			source = x
		}
	}
	if source.IsZero() {
		source = patient
	}
	return patient, source
}

// personNumber writes the number of a person (IDNPS), a program (RI) or a
// patient who is the author (NH); EI is the number of an employee.
func personNumber(id cda.II, device bool) xdm.XCN {
	x := xdm.XCN{ID: strings.TrimSpace(id.Extension), Authority: xdm.OID(id.Root), NameType: "D", IDType: "EI"}
	switch {
	case device:
		x.NameType, x.IDType = "U", "RI"
	case isINS(id.Root):
		x.IDType = "NH"
	case id.Root == oidPerson:
		x.IDType = "IDNPS"
	}
	return x
}

// organizationNumber writes the number of a structure (IDNST).
func organizationNumber(id cda.II) xdm.XON {
	x := xdm.XON{ID: strings.TrimSpace(id.Extension), Authority: xdm.OID(id.Root), IDType: "IDNST"}
	if id.Root != oidOrganization {
		x.IDType = "XX"
	}
	return x
}

// imagingReport reports whether a document is of the types of which the translations of an act count as
// acts too: modality, region, CCAM (CI-SIS, volet IMG-CR-IMG 2024.01; measured
// on the official samples: 13 events for 4 acts).
func imagingReport(doc *cda.ClinicalDocument) bool {
	return doc.Code != nil && KindOf(doc.Code.Concept()) == ImagingReport
}

func events(doc *cda.ClinicalDocument, act *cda.CD) []identity.Code {
	list := []identity.Code{act.Concept()}
	if imagingReport(doc) {
		for i := range act.Translations {
			if c := act.Translations[i].Concept(); c.Code != "" {
				list = append(list, c)
			}
		}
	}
	return list
}
