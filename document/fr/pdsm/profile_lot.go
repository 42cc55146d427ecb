package pdsm

import (
	"reflect"
	"slices"
	"strconv"
	"strings"

	"github.com/ordonnance-numerique/ordonnance-go/document"
	"github.com/ordonnance-numerique/ordonnance-go/document/fhir"
	"github.com/ordonnance-numerique/ordonnance-go/document/fr/cisis"
	"github.com/ordonnance-numerique/ordonnance-go/identity"
)

// LotProfile returns the rules of a transaction that adds or replaces documents
// (pdsm-comprehensive-provide-document-bundle, ITI-65), those of the references
// and lists inside among them.
func LotProfile(tables *cisis.Tables) document.Profile[*fhir.Bundle] {
	rules := slices.Concat(transactionRules(), entryRules(), documentRules(),
		inner(ReferenceProfile(tables).Rules), inner(ListProfile(tables).Rules))
	return document.Profile[*fhir.Bundle]{Name: "pdsm-comprehensive-provide-document-bundle", Rules: guarded(rules)}
}

// isNil reports whether a resource is a nil pointer.
func isNil(r fhir.Resource) bool { return r == nil || reflect.ValueOf(r).IsNil() }

// inner makes rules of a resource rules of the bundle it stands in.
func inner[T fhir.Resource](rules []document.Rule[T]) []document.Rule[*fhir.Bundle] {
	var out []document.Rule[*fhir.Bundle]
	for _, r := range rules {
		out = append(out, rule(r.Severity, r.Code, r.Source, r.Text.EN, r.Text.FR, func(b *fhir.Bundle, found func(string)) {
			for i, e := range b.Entry {
				if v, ok := e.Resource.(T); ok {
					r.Test(v, func(path string) { found(at(i) + "/resource" + path) })
				}
			}
		}))
	}
	return out
}

func at(i int) string { return "/entry/" + strconv.Itoa(i) }

// count is how many resources of a type there are.
func count[T fhir.Resource](b *fhir.Bundle, which func(T) bool) int {
	n := 0
	for _, e := range b.Entry {
		if v, ok := e.Resource.(T); ok && which(v) {
			n++
		}
	}
	return n
}

func transactionRules() []document.Rule[*fhir.Bundle] {
	return []document.Rule[*fhir.Bundle]{
		need("PDSM-701", fromLot, "/type", "the bundle is not a transaction", "le lot FHIR n'est pas une transaction", func(b *fhir.Bundle) bool { return b.Type == "transaction" }),
		need("PDSM-702", fromLot, "/entry", "there is not exactly one lot", "il faut exactement un lot de soumission", func(b *fhir.Bundle) bool { return count(b, isLot) == 1 }),
		need("PDSM-703", fromLot, "/entry", "there is no reference of a document", "aucune fiche de document", func(b *fhir.Bundle) bool {
			return count(b, func(sheet) bool { return true }) > 0
		}),
		need("PDSM-713", fromLot, "/entry", "there is more than one patient", "plus d'un patient", func(b *fhir.Bundle) bool {
			return count(b, func(*fhir.Patient) bool { return true }) < 2
		}),
		rule(document.Failure, "PDSM-710", fromLot+" ; référentiel socle MSSanté n° 2, ECO.2.1.1", "references and lots are of several patients", "fiches et lots de plusieurs patients", func(b *fhir.Bundle, found func(string)) {
			first := map[string]identity.Identifier{}
			for i, e := range b.Entry {
				id := patientNumber(e.Resource)
				if id.Value == "" {
					continue
				}
				if before, ok := first[id.System]; ok && before != id {
					found(at(i) + "/resource/subject")
				}
				first[id.System] = id
			}
		}),
		rule(document.Failure, "PDSM-709", fromLot, "the lot does not name exactly the references of the transaction", "le lot ne désigne pas exactement les fiches de la transaction", listsMembers),
	}
}

// patientNumber is whom a resource is of, as far as it says so by a number.
func patientNumber(r fhir.Resource) identity.Identifier {
	var ref *fhir.Reference
	switch r := r.(type) {
	case *fhir.DocumentReference:
		ref = r.Subject
	case *fhir.List:
		ref = r.Subject
	}
	if ref == nil {
		return identity.Identifier{}
	}
	if ref.Identifier != nil {
		return number(ref.Identifier)
	}
	// "Patient?identifier=system|value", as the examples of the ANS have it.
	if query, ok := strings.CutPrefix(ref.Reference, "Patient?identifier="); ok {
		system, value, _ := strings.Cut(query, "|")
		return identity.Identifier{System: system, Value: value}
	}
	if p, ok := contained(r.Common().Contained, ref).(*fhir.Patient); ok && len(p.Identifier) > 0 {
		return number(&p.Identifier[0])
	}
	return identity.Identifier{System: "reference", Value: ref.Reference}
}

func listsMembers(b *fhir.Bundle, found func(string)) {
	refs, known := map[string]bool{}, map[string]bool{}
	for _, e := range b.Entry {
		known[e.FullURL] = true
		if _, ok := e.Resource.(sheet); ok {
			refs[e.FullURL] = false
		}
	}
	for i, e := range b.Entry {
		l, ok := e.Resource.(*fhir.List)
		if !ok || !isLot(l) {
			continue
		}
		for k, x := range l.Entry {
			if x.Item == nil {
				continue
			}
			if _, there := refs[x.Item.Reference]; there {
				refs[x.Item.Reference] = true
			} else if strings.HasPrefix(x.Item.Reference, urnUUID) && !known[x.Item.Reference] {
				found(at(i) + "/resource/entry/" + strconv.Itoa(k))
			}
		}
	}
	for i, e := range b.Entry {
		if named, ok := refs[e.FullURL]; ok && !named {
			if _, ok := e.Resource.(sheet); ok {
				found(at(i))
			}
		}
	}
}
