package pdsm

import (
	"slices"
	"strconv"
	"strings"

	"github.com/ordonnance-numerique/ordonnance-go/document"
	"github.com/ordonnance-numerique/ordonnance-go/document/fhir"
	"github.com/ordonnance-numerique/ordonnance-go/document/fr/cisis"
)

// ListProfile returns the rules of lots (pdsm-submissionset-comprehensive) and
// of folders (pdsm-folder-comprehensive): which of the two a list is, its code
// says. Codes are held against tables (nil is those of this release).
func ListProfile(tables *cisis.Tables) document.Profile[*fhir.List] {
	return document.Profile[*fhir.List]{Name: "pdsm-submissionset-comprehensive, pdsm-folder-comprehensive",
		Rules: guarded(slices.Concat(listRules(), lotListRules(), designationRules(full(tables))))}
}

// extensions counts those of an address that say something.
func extensions(l *fhir.List, url string) int {
	n := 0
	for _, x := range l.Extension {
		if x.URL == url && (said(x.CodeableConcept) || x.Identifier != nil && x.Identifier.Value != "") {
			n++
		}
	}
	return n
}

// listRules are those of both.
func listRules() []document.Rule[*fhir.List] {
	e := document.Failure
	return []document.Rule[*fhir.List]{
		need("PDSM-601", fromSet, "/extension", "the type of activity (designationType) is not stated, or not once", "type d'activité (designationType) absent ou répété", func(l *fhir.List) bool { return extensions(l, extDesignation) == 1 }),
		need("PDSM-606", fromSet, "/mode", "the mode is not working", "le mode n'est pas working", func(l *fhir.List) bool { return l.Mode == "working" }),
		need("PDSM-607", fromMHD+", MHDlistTypes", "/code", "the list is neither a lot nor a folder", "la liste n'est ni un lot ni un classeur", func(l *fhir.List) bool {
			return slices.Contains([]string{"submissionset", "folder"}, listType(l))
		}),
		need("PDSM-608", fromSet, "/date", "the list has no date", "liste sans date", func(l *fhir.List) bool { return l.Date != "" }),
		need("PDSM-609", fromSet, "/subject", "it is not said of whom the list is", "patient concerné non indiqué", func(l *fhir.List) bool { return points(l.Subject) }),
		rule(e, "PDSM-610", fromMHD+", UniqueIdIdentifier, EntryUUIDIdentifier", "an identifier has no system, or is called an OID or a UUID and is none", "identifiant sans système, ou présenté comme OID ou UUID et qui n'en est pas un", func(l *fhir.List, found func(string)) {
			for i := range l.Identifier {
				if x := &l.Identifier[i]; !isURN(x) {
					found("/identifier/" + strconv.Itoa(i))
				}
			}
		}),
		rule(e, "PDSM-612", fromMHD, "an element that the profile forbids", "élément interdit par le profil", func(l *fhir.List, found func(string)) {
			for _, name := range []string{"modifierExtension", "orderedBy", "emptyReason"} {
				if l.Unknown[name] != nil {
					found("/" + name)
				}
			}
			if l.Encounter != nil {
				found("/encounter")
			}
			for i, x := range l.Entry {
				if x.Flag != nil || x.Deleted != nil || x.Date != "" {
					found("/entry/" + strconv.Itoa(i))
				}
			}
		}),
		need("PDSM-613", fromSet, "/entry", "a folder is empty", "classeur vide", func(l *fhir.List) bool { return listType(l) != "folder" || len(l.Entry) > 0 }),
		need("PDSM-614", fromMHD+", FolderComprehensive", "/title", "a folder has no title", "classeur sans titre", func(l *fhir.List) bool { return listType(l) != "folder" || l.Title != "" }),
		rule(e, "PDSM-616", "PDSm 3.1.1, pdsm-ext-is-archived", "the mark of archiving has no truth value, or another address", "marque d'archivage sans booléen, ou à une autre adresse", func(l *fhir.List, found func(string)) {
			marks(l.Extension, found)
		}),
	}
}

// lotListRules are those of a lot; they say nothing of a folder.
func lotListRules() []document.Rule[*fhir.List] {
	lot := func(holds func(*fhir.List) bool) func(*fhir.List) bool {
		return func(l *fhir.List) bool { return listType(l) == "folder" || holds(l) }
	}
	return []document.Rule[*fhir.List]{
		need("PDSM-602", fromSet, "/extension", "the sending system (sourceId) is not stated, or not once", "système émetteur (sourceId) absent ou répété", lot(func(l *fhir.List) bool { return extensions(l, extSourceID) == 1 })),
		need("PDSM-604", fromSet, "/source", "the sender is not a role, a device or the patient contained in the lot, nor an organization in its extension", "l'émetteur n'est ni un rôle, ni un dispositif, ni le patient contenu dans le lot, ni une structure dans son extension", lot(hasSource)),
		need("PDSM-605", fromMHD+", SubmissionSet", "/status", "the status of a lot is not current", "le statut d'un lot n'est pas current", lot(func(l *fhir.List) bool { return l.Status == "current" })),
		rule(document.Failure, "PDSM-611", fromMHD+", mhd-startswithoid", "the identifier of a lot is not an OID", "l'identifiant d'un lot n'est pas un OID", func(l *fhir.List, found func(string)) {
			for i := range l.Identifier {
				x := &l.Identifier[i]
				if (x.Use == "usual" || conceptCode(x.Type).Code == "uniqueId") && !strings.HasPrefix(x.Value, urnOID) && listType(l) != "folder" {
					found("/identifier/" + strconv.Itoa(i))
				}
			}
		}),
	}
}

func hasSource(l *fhir.List) bool {
	if l.Source == nil {
		return false
	}
	if insideAs(l.Contained, l.Source, "PractitionerRole", "Device", "Patient") {
		return true
	}
	return l.Source.Reference == "" && slices.ContainsFunc(l.Source.Extension, func(x fhir.Extension) bool {
		return x.URL == extAuthorOrg && insideAs(l.Contained, x.Reference, "Organization")
	})
}

func designationRules(t *cisis.Tables) []document.Rule[*fhir.List] {
	// Three nomenclatures are named; the table is only preferred, and half the
	// official archives have a sector that it does not list.
	systems := []string{"urn:oid:1.2.250.1.213.1.1.4.6", "urn:oid:1.2.250.1.213.2.2", "urn:oid:1.2.250.1.71.4.2.4"}
	outside := func(list []fhir.Coding) bool {
		return !inTable(&t.Contents, list) && !slices.ContainsFunc(list, func(c fhir.Coding) bool { return slices.Contains(systems, codeOf(&c).System) })
	}
	return []document.Rule[*fhir.List]{rule(document.Warning, "PDSM-615", "PDSm 3.1.1, constr-bind-designationtype (TRE_A00, TRE_R209, TRE_R02)", "the type of activity is of another nomenclature than the guide has", "type d'activité d'une autre nomenclature que celles du guide", func(l *fhir.List, found func(string)) {
		for i, x := range l.Extension {
			if x.URL == extDesignation && x.CodeableConcept != nil && outside(x.CodeableConcept.Coding) {
				found("/extension/" + strconv.Itoa(i))
			}
		}
	})}
}
