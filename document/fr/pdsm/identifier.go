package pdsm

import (
	"strings"

	"github.com/ordonnance-numerique/ordonnance-go/document/fhir"
	"github.com/ordonnance-numerique/ordonnance-go/document/xdm"
	"github.com/ordonnance-numerique/ordonnance-go/identity/fr/finess"
	"github.com/ordonnance-numerique/ordonnance-go/identity/fr/ins"
	"github.com/ordonnance-numerique/ordonnance-go/identity/fr/rpps"
	"github.com/ordonnance-numerique/ordonnance-go/internal/oid"
)

// insTypes are the types of the INS in FR Core 2.1.0; in XDS all of them are
// NH.
var insTypes = map[string]string{ // never changed
	ins.NIR.URI(): "INS-NIR", ins.NIA.URI(): "INS-NIA", ins.NIRTest.URI(): "INS-NIR-TEST", ins.NIRDemo.URI(): "INS-NIR-DEMO",
}

// isINS reports whether a system is one of the matricule INS.
func isINS(system string) bool { return insTypes[system] != "" }

// identifierOf writes a number with who gave it.
func identifierOf(id string, authority xdm.Authority, kind string) fhir.Identifier {
	x := fhir.Identifier{System: authority.URI(), Value: id}
	switch {
	case kind == "":
	case kind == "NH" && isINS(x.System):
		x.Type = typeConcept(frIdentifiers, insTypes[x.System])
	case kind == "IDNPS" || kind == "IDNST":
		x.Type = typeConcept(frIdentifiers, kind)
	case strings.Trim(kind, "ABCDEFGHIJKLMNOPQRSTUVWXYZ-") == "":
		x.Type = typeConcept(v2Identifiers, kind)
	default:
		x.Type = &fhir.CodeableConcept{Text: kind}
	}
	return x
}

func typeConcept(system, code string) *fhir.CodeableConcept {
	return &fhir.CodeableConcept{Coding: []fhir.Coding{{System: system, Code: code}}}
}

// identifiers is a list of one, or none where there is no number.
func identifiers(id string, authority xdm.Authority, kind string) []fhir.Identifier {
	if id == "" {
		return nil
	}
	return []fhir.Identifier{identifierOf(id, authority, kind)}
}

// numberOf reads a number with who gave it and its kind.
func numberOf(x *fhir.Identifier) (id string, authority xdm.Authority, kind string) {
	if x == nil {
		return "", xdm.Authority{}, ""
	}
	kind = conceptCode(x.Type).Code
	if kind == "" {
		kind = conceptCode(x.Type).Display
	}
	if isINS(x.System) && strings.HasPrefix(kind, "INS-") {
		kind = "NH"
	}
	return x.Value, authorityOf(x.System), kind
}

func authorityOf(system string) xdm.Authority {
	if id, ok := strings.CutPrefix(system, urnOID); ok && oid.Valid(id) {
		return xdm.OID(id)
	}
	if system == "" {
		return xdm.Authority{}
	}
	return xdm.Authority{ID: system, Type: "URI"}
}

func cxOf(x *fhir.Identifier) xdm.CX {
	id, authority, kind := numberOf(x)
	return xdm.CX{ID: id, Authority: authority, Type: kind}
}

// cxIdentifier is nil for no number.
func cxIdentifier(x xdm.CX) *fhir.Identifier {
	if x.IsZero() {
		return nil
	}
	out := identifierOf(x.ID, x.Authority, x.Type)
	return &out
}

// chosen picks the number that XDS has room for: the national one where there
// is one.
func chosen(list []fhir.Identifier, national string) *fhir.Identifier {
	for i := range list {
		if list[i].System == national {
			return &list[i]
		}
	}
	if len(list) == 0 {
		return nil
	}
	return &list[0]
}

const (
	systemPerson = rpps.SystemIDNPS
	systemPlace  = finess.SystemIDNST
)

// uniqueIdentifier writes the uniqueId of a document: an OID as a URN, or the
// OID as system and the extension as value (IHE ITI TF-2 appendix Z.9.1).
func uniqueIdentifier(id string) *fhir.Identifier {
	if id == "" {
		return nil
	}
	root, extension, cut := strings.Cut(id, "^")
	switch {
	case cut && oid.Valid(root):
		return &fhir.Identifier{Use: "usual", System: urnOID + root, Value: extension}
	case oid.Valid(id):
		id = urnOID + id
	case isUUIDURN(urnUUID + id):
		id = urnUUID + id
	}
	return &fhir.Identifier{Use: "usual", System: systemURI, Value: id}
}

// uniqueIDOf is the inverse of [uniqueIdentifier].
func uniqueIDOf(x *fhir.Identifier) string {
	if x == nil {
		return ""
	}
	if id, ok := strings.CutPrefix(x.System, urnOID); ok && oid.Valid(id) {
		return id + "^" + x.Value
	}
	if id, ok := strings.CutPrefix(x.Value, urnOID); ok && oid.Valid(id) {
		return id
	}
	return x.Value
}

// entryIdentifier is the identifier of an entry, as a UUID (MHD 4.2.3,
// EntryUUIDIdentifier: use official).
func entryIdentifier(uuid string) []fhir.Identifier {
	if uuid == "" {
		return nil
	}
	return []fhir.Identifier{{Use: "official", System: systemURI, Value: uuid}}
}

// logicalID marks the identifier common to the versions of an entry, for which
// neither MHD nor PDSm has a code.
const logicalID = "logicalId"

// entryIDs reads the identifiers of an entry or a lot: by their use (MHD
// 4.2.3), by their type (MHD 5), else a UUID is that of the entry.
func entryIDs(list []fhir.Identifier) (entry, unique, logical string) {
	for i := range list {
		x := &list[i]
		kind := conceptCode(x.Type)
		switch {
		case kind.Display == logicalID:
			logical = x.Value
		case kind.Code == "entryUUID", x.Use == "official" && kind.Code == "", x.Use == "" && kind.Code == "" && isUUIDURN(x.Value):
			entry = x.Value
		case kind.Code == "uniqueId", x.Use == "usual":
			unique = uniqueIDOf(x)
		}
	}
	return entry, unique, logical
}
