package medcda

import (
	"strings"

	"github.com/ordonnance-numerique/ordonnance-go/document/cda"
	"github.com/ordonnance-numerique/ordonnance-go/identity"
)

// OIDs of code systems and authorities met in both documents (ANS,
// TestContenuCDA-3-0, examples and value sets).
const (
	OIDLoinc    = "2.16.840.1.113883.6.1"
	OIDSnomed   = "2.16.840.1.113883.6.96"
	OIDUcum     = "2.16.840.1.113883.6.8"
	OIDEdqm     = "0.4.0.127.0.16.1.1.2.1"
	OIDAtc      = "2.16.840.1.113883.6.73"
	OIDCis      = "1.2.250.1.213.2.3.1"
	OIDCip      = "1.2.250.1.213.2.3.2"
	OIDTA       = "1.2.250.1.213.1.1.4.322"
	OIDActCode  = "2.16.840.1.113883.5.4"
	OIDIheAct   = "1.3.6.1.4.1.19376.1.5.3.2"
	OIDSubst    = "2.16.840.1.113883.5.1070"
	OIDPerson   = "1.2.250.1.71.4.2.1" // IDNPS
	OIDPlace    = "1.2.250.1.71.4.2.2" // IDNST
	OIDRole     = "1.2.250.1.213.1.1.4.5"
	OIDPractice = "1.2.250.1.213.1.1.4.9" // cadre d'exercice
	OIDSector   = "1.2.250.1.71.4.2.4"    // secteur d'activité
	OIDEpu      = "1.2.250.1.215.500.1.1"
)

// URIs the model uses for systems of units and of labels.
const (
	uriUcum = "http://unitsofmeasure.org"
	uriEdqm = "http://standardterms.edqm.eu"
	uriAtc  = "http://www.whocc.no/atc"
	uriCis  = "urn:oid:" + OIDCis
)

// systems are the code systems the model names otherwise than by their OID,
// and the names CDA documents print for people. An empty URI is "urn:oid:…".
var systems = [...]struct{ oid, uri, name string }{
	{OIDEdqm, uriEdqm, "EDQM"},
	{OIDUcum, uriUcum, "UCUM"},
	{OIDAtc, uriAtc, "ATC"},
	{OIDSnomed, "http://snomed.info/sct", "SNOMED CT"},
	{OIDLoinc, "http://loinc.org", "LOINC"},
	{OIDActCode, "http://terminology.hl7.org/CodeSystem/v3-ActCode", "HL7:ActCode"},
	{OIDSubst, "http://terminology.hl7.org/CodeSystem/v3-substanceAdminSubstitution", "HL7_substanceAdminSubstitution"},
	{OIDCis, "", "CIS"},
	{OIDCip, "", "CIP"},
	{OIDTA, "", "TA_ASIP"},
	{OIDIheAct, "", "IHEActCode"},
	{"1.2.250.1.213.2.59", "", "MV"},
	{"1.2.250.1.213.2.62", "", "UCD"},
	{"1.2.250.1.213.2.68", "", "EMDN"},
	{"1.2.250.1.215.200.2.1", "", "LPP"},
	{"2.16.840.1.113883.3.6905.2", "", "SMS"},
	{OIDPractice, "", "practiceSettingCode"},
}

// oidOf finds the OID of a system, and its name for people.
func oidOf(uri string) (oid, name string) {
	oid, isOID := strings.CutPrefix(uri, "urn:oid:")
	for i := range systems {
		if s := &systems[i]; s.oid == oid || s.uri != "" && s.uri == uri {
			return s.oid, s.name
		}
	}
	if !isOID {
		return "", ""
	}
	return oid, ""
}

// uriOf is the inverse of oidOf.
func uriOf(oid string) string {
	for i := range systems {
		if systems[i].oid == oid {
			return uris[i]
		}
	}
	return "urn:oid:" + oid
}

// uris are the names of the systems in the model.
var uris = func() (out [len(systems)]string) {
	for i, s := range systems {
		if out[i] = s.uri; s.uri == "" {
			out[i] = "urn:oid:" + s.oid
		}
	}
	return out
}()

func nameOf(oid string) string {
	for i := range systems {
		if systems[i].oid == oid {
			return systems[i].name
		}
	}
	return ""
}

// NormalURI returns the one spelling in which this package reads a system back.
func NormalURI(uri string) string {
	if oid, _ := oidOf(uri); oid != "" {
		return uriOf(oid)
	}
	return uri
}

// Coded writes a code whose OID is known.
func Coded(oid, code, display string) *cda.CD { return (*Room)(nil).Coded(oid, code, display) }

// Coded is [Coded] in the room.
func (r *Room) Coded(oid, code, display string) *cda.CD {
	return r.code(cda.CD{Code: code, System: oid, SystemName: nameOf(oid), Display: display})
}

// CD writes a concept. What CDA R2 has no code for (a label alone, a system
// without an OID) becomes nullFlavor OTH with the label as original text; nil
// when nothing is said.
func CD(c identity.Code) *cda.CD { return (*Room)(nil).CD(c) }

// CD is [CD] in the room.
func (r *Room) CD(c identity.Code) *cda.CD {
	if c.IsZero() {
		return nil
	}
	oid, name := oidOf(c.System)
	if c.Code == "" || oid == "" {
		return r.code(cda.CD{Null: cda.Other, OriginalText: &cda.ED{Text: c.Display}})
	}
	return r.code(cda.CD{Code: c.Code, System: oid, SystemName: name, Display: c.Display})
}

// Said is CD with the label as a reference into the narrative.
func (r *Room) Said(c identity.Code, id string) *cda.CD {
	cd := r.CD(c)
	if cd != nil {
		cd.OriginalText = r.RefersTo(id, "")
	}
	return cd
}

// Code reads a concept; the label is the displayed name or, failing that, the
// words it points at.
func (w *Words) Code(cd *cda.CD) identity.Code {
	if cd == nil {
		return identity.Code{}
	}
	c := identity.Code{Code: cd.Code, Display: cd.Display}
	if c.Code != "" && cd.System != "" {
		c.System = uriOf(cd.System)
	}
	if c.Display == "" {
		c.Display = w.Text(cd.OriginalText)
	}
	return c
}
