package pdsm

import (
	"crypto/sha1" // the digest XDS and MHD have
	"encoding/base64"
	"slices"
	"strconv"
	"strings"

	"github.com/ordonnance-numerique/ordonnance-go/document"
	"github.com/ordonnance-numerique/ordonnance-go/document/fhir"
	"github.com/ordonnance-numerique/ordonnance-go/document/fr/cisis"
	"github.com/ordonnance-numerique/ordonnance-go/identity"
	"github.com/ordonnance-numerique/ordonnance-go/internal/oid"
)

// Sources of the rules.
const (
	fromReference   = "PDSm 3.1.1, pdsm-comprehensive-document-reference"
	fromPublication = "PDSm 3.1.1, pdsm-simplified-publish"
	fromSet         = "PDSm 3.1.1, pdsm-submissionset-comprehensive et pdsm-folder-comprehensive"
	fromLot         = "PDSm 3.1.1, pdsm-comprehensive-provide-document-bundle ; IHE ITI-65"
	fromMHD         = "IHE ITI MHD 4.2.3"
)

func rule[T any](severity document.Severity, code, source, en, fr string, test func(T, func(string))) document.Rule[T] {
	return document.Rule[T]{Code: code, Severity: severity, Source: source, Text: document.Text{EN: en, FR: fr}, Test: test}
}

// need is a rule that something holds of a whole value, found at a place.
func need[T any](code, source, path, en, fr string, holds func(T) bool) document.Rule[T] {
	return rule(document.Failure, code, source, en, fr, func(v T, found func(string)) {
		if !holds(v) {
			found(path)
		}
	})
}

// sheet is a reference; its parts are never nil.
type sheet = *fhir.DocumentReference

var (
	noAttachment fhir.Attachment      // never changed
	noContext    fhir.DocumentContext // never changed
)

func attached(r sheet) *fhir.Attachment {
	if len(r.Content) == 0 || r.Content[0].Attachment == nil {
		return &noAttachment
	}
	return r.Content[0].Attachment
}

func contextual(r sheet) *fhir.DocumentContext {
	if r.Context == nil {
		return &noContext
	}
	return r.Context
}

// points reports whether a reference leads somewhere.
func points(ref *fhir.Reference) bool {
	return ref != nil && (ref.Reference != "" || ref.Identifier != nil && ref.Identifier.Value != "")
}

func said(c *fhir.CodeableConcept) bool {
	return c != nil && (c.Text != "" || slices.ContainsFunc(c.Coding, func(x fhir.Coding) bool { return x.Code != "" || x.Display != "" }))
}

// insideAs reports whether a reference leads to a contained resource of one of
// the types.
func insideAs(list []fhir.Resource, ref *fhir.Reference, types ...string) bool {
	r := contained(list, ref)
	return r != nil && slices.Contains(types, r.ResourceType())
}

// isDigest reports whether a text is a SHA-1 in base64, in its one spelling:
// another is a sign of a digest that was made up (P4D 0.1.0, annexe-searchset).
func isDigest(text string) bool {
	raw, err := base64.StdEncoding.Strict().DecodeString(text)
	return err == nil && len(raw) == sha1.Size
}

// emptyDigest is the SHA-1 of no bytes.
const emptyDigest = "2jmj7l5rSw0yVb/vlWAYkK/YBwk="

// fits reports whether size and digest, where stated, are those of a file.
func fits(a *fhir.Attachment, file []byte) bool {
	sum := sha1.Sum(file) // not a protection
	return (a.Size == nil || *a.Size == len(file)) && (a.Hash == "" || a.Hash == base64.StdEncoding.EncodeToString(sum[:]))
}

// isURN reports whether an identifier is of the form of the guide: a URN of an
// OID or of a UUID, or a number under a system.
func isURN(x *fhir.Identifier) bool {
	if x.System != systemURI {
		return x.System != "" && x.Value != ""
	}
	id, isAnOID := strings.CutPrefix(x.Value, urnOID)
	return isAnOID && oid.Valid(id) || isUUIDURN(x.Value) ||
		!isAnOID && !strings.HasPrefix(x.Value, urnUUID) && strings.Contains(x.Value, ":")
}

// outside calls found for every code of the concepts that a table does not have.
func outside(table *cisis.Table, path string, list []fhir.CodeableConcept, found func(string)) {
	for i := range list {
		if c := conceptCode(&list[i]); c.Code != "" && !inTable(table, list[i].Coding) {
			found(path + "/" + strconv.Itoa(i))
		}
	}
}

func inTable(table *cisis.Table, list []fhir.Coding) bool {
	return slices.ContainsFunc(list, func(x fhir.Coding) bool { return table.Has(codeOf(&x)) })
}

func one(c *fhir.CodeableConcept) []fhir.CodeableConcept {
	if c == nil {
		return nil
	}
	return []fhir.CodeableConcept{*c}
}

// bare cuts the number off the path of a single concept.
func bare(found func(string)) func(string) {
	return func(path string) { found(strings.TrimSuffix(path, "/0")) }
}

// full fills in the tables a caller left out.
func full(t *cisis.Tables) *cisis.Tables {
	all := cisis.Embedded()
	if t == nil {
		return all
	}
	for _, pair := range [][2]*cisis.Table{{&all.Types, &t.Types}, {&all.Classes, &t.Classes}, {&all.Formats, &t.Formats}, {&all.Facilities, &t.Facilities},
		{&all.Practices, &t.Practices}, {&all.Confidentialities, &t.Confidentialities}, {&all.Contents, &t.Contents}} {
		if !pair[1].IsZero() {
			*pair[0] = *pair[1]
		}
	}
	all.TypeClass, all.MediaFormat = t.TypeClass, t.MediaFormat // a zero one is the embedded one where it is asked
	return all
}

// number is a pair of system and value.
func number(x *fhir.Identifier) identity.Identifier {
	if x == nil {
		return identity.Identifier{}
	}
	return identity.Identifier{System: x.System, Value: x.Value}
}
