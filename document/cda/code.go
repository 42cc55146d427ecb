package cda

import (
	"strings"

	"github.com/ordonnance-numerique/ordonnance-go/identity"
)

// II is an instance identifier: a root that is unique in the world (an OID or
// a UUID) and, where the root is an authority, the number it gave.
type II struct {
	Null        NullFlavor
	Root        string // OID "1.2.250.…", UUID, or a name HL7 reserves
	Extension   string // number under that root, "" when the root is the identifier
	Authority   string // assigningAuthorityName: for people only
	Displayable Bool
	Extra       *Extra
}

func (x *II) shape(c *codec) {
	c.kind(typeII)
	c.null(&x.Null)
	c.attr("root", &x.Root, formUID)
	c.attr("extension", &x.Extension, formAny)
	c.attr("assigningAuthorityName", &x.Authority, formAny)
	c.flag("displayable", &x.Displayable)
	c.extra(&x.Extra)
}

func (x *II) dataType() DataType { return TypeII }

// Identifier returns the identifier with its root as a URI: "urn:oid:…" or
// "urn:uuid:…" (RFC 3061, RFC 9562). A root without extension gives the system
// "urn:ietf:rfc:3986" and the root's URI as value, as FHIR does.
func (x II) Identifier() identity.Identifier {
	if x.Root == "" {
		return identity.Identifier{}
	}
	uri := "urn:oid:" + x.Root
	if !formOID.ok(x.Root) {
		uri = "urn:uuid:" + strings.ToLower(x.Root)
	}
	if x.Extension == "" {
		return identity.Identifier{System: systemURI, Value: uri}
	}
	return identity.Identifier{System: uri, Value: x.Extension}
}

// systemURI marks an identifier whose value is itself a URI (HL7 FHIR R4
// 2.1.13.0.2).
const systemURI = "urn:ietf:rfc:3986"

// NewII is the inverse of [II.Identifier]. It reports false for a system that
// is neither an OID nor a UUID: CDA R2 has no other roots.
func NewII(id identity.Identifier) (II, bool) {
	if id.System == systemURI {
		root, ok := rootOf(id.Value)
		return II{Root: root}, ok
	}
	root, ok := rootOf(id.System)
	if !ok || id.Value == "" {
		return II{}, false
	}
	return II{Root: root, Extension: id.Value}, true
}

// rootOf takes the OID or the UUID out of a URN.
func rootOf(uri string) (string, bool) {
	if oid, ok := strings.CutPrefix(uri, "urn:oid:"); ok && formOID.ok(oid) {
		return oid, true
	}
	if uuid, ok := strings.CutPrefix(uri, "urn:uuid:"); ok && formUUID.ok(uuid) {
		return uuid, true
	}
	return "", false
}

// CD is a coded value: HL7 data types CD, CE, CV, CO and CS, told apart by
// Type where the document says so. A CS has nothing but its code.
type CD struct {
	Type            DataType // TypeCD, TypeCE, TypeCV, TypeCO, TypeCS; zero as the place has it
	Null            NullFlavor
	Code            string
	System          string // OID of the code system
	SystemName      string // for people only
	SystemVersion   string
	Display         string // label, for people only
	ValueSet        string // OID of the value set the code was chosen from (sdtc:valueSet)
	ValueSetVersion string // sdtc:valueSetVersion
	OriginalText    *ED    // the words coded, most often a reference into the narrative
	Qualifiers      []CR
	Translations    []CD // the same concept in other systems
	Extra           *Extra
}

func (x *CD) shape(c *codec) {
	c.only(!c.f.plain || x.plain(), "")
	c.kindOf(&x.Type, typeCD)
	c.null(&x.Null)
	c.attr("code", &x.Code, formToken)
	c.attr("codeSystem", &x.System, formUID)
	c.attr("codeSystemName", &x.SystemName, formAny)
	c.attr("codeSystemVersion", &x.SystemVersion, formAny)
	c.attr("displayName", &x.Display, formAny)
	c.attrIn(nsSDTC, "valueSet", &x.ValueSet, formOID)
	c.attrIn(nsSDTC, "valueSetVersion", &x.ValueSetVersion, formAny)
	c.extra(&x.Extra)
	if c.leaf() {
		return
	}
	one(c, "originalText", &x.OriginalText)
	list(c, "qualifier", &x.Qualifiers)
	list(c, "translation", &x.Translations)
}

// plain reports whether there is nothing but what a CS has.
func (x *CD) plain() bool {
	return x.System == "" && x.SystemName == "" && x.SystemVersion == "" && x.Display == "" && x.ValueSet == "" &&
		x.ValueSetVersion == "" && x.OriginalText == nil && len(x.Qualifiers) == 0 && len(x.Translations) == 0
}

func (x *CD) dataType() DataType { return TypeCD }

// Is reports whether x is the concept (system, code); labels are not compared.
func (x *CD) Is(system, code string) bool {
	return x != nil && x.Code != "" && x.System == system && x.Code == code
}

// Concept returns the code with its system as a URI. Without a system, the
// system of the result is empty.
func (x *CD) Concept() identity.Code {
	if x == nil {
		return identity.Code{}
	}
	out := identity.Code{Code: x.Code, Display: x.Display}
	if x.System != "" {
		out.System = "urn:oid:" + x.System
	}
	return out
}

// NewCD is the inverse of [CD.Concept]. It reports false for a system that is
// not an OID, which CDA R2 cannot write; a concept without a code becomes
// nullFlavor "OTH" with its label as original text.
func NewCD(code identity.Code) (*CD, bool) {
	if code.Code == "" {
		return &CD{Null: Other, OriginalText: &ED{Text: code.Display}}, true
	}
	oid, ok := strings.CutPrefix(code.System, "urn:oid:")
	if !ok || !formOID.ok(oid) {
		return nil, false
	}
	return &CD{Code: code.Code, System: oid, Display: code.Display}, true
}

// CR qualifies a code: the role it plays, and the concept.
type CR struct {
	Null     NullFlavor
	Inverted Bool
	Name     *CD
	Value    Value // a [*CD], or a [*PQR] where the quality is a number
	Extra    *Extra
}

func (x *CR) shape(c *codec) {
	c.null(&x.Null)
	c.flag("inverted", &x.Inverted)
	c.extra(&x.Extra)
	one(c, "name", &x.Name)
	coded(c, "value", &x.Value)
}
