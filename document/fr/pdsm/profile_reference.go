package pdsm

import (
	"slices"
	"strconv"
	"strings"

	"github.com/ordonnance-numerique/ordonnance-go/document"
	"github.com/ordonnance-numerique/ordonnance-go/document/fhir"
	"github.com/ordonnance-numerique/ordonnance-go/document/fr/cisis"
)

// ReferenceProfile returns the rules of pdsm-comprehensive-document-reference:
// what a reference in a lot, or found by a search, has and has not. Codes are
// held against tables (nil is those of this release); the guide prefers them,
// and so a code outside is a warning. nil breaks no rule.
func ReferenceProfile(tables *cisis.Tables) document.Profile[*fhir.DocumentReference] {
	t := full(tables)
	rules := slices.Concat(commonRules(fromReference), peopleRules(), attachmentRules(), contextRules(), codeRules(t))
	return document.Profile[sheet]{Name: "pdsm-comprehensive-document-reference", Rules: guarded(rules)}
}

// PublicationProfile returns the rules of pdsm-simplified-publish: a reference
// with its document inside (ITI-105).
func PublicationProfile(tables *cisis.Tables) document.Profile[*fhir.DocumentReference] {
	rules := slices.Concat(commonRules(fromPublication), publicationRules(), codeRules(full(tables)))
	return document.Profile[sheet]{Name: "pdsm-simplified-publish", Rules: guarded(rules)}
}

// guarded keeps rules from nil.
func guarded[T fhir.Resource](rules []document.Rule[T]) []document.Rule[T] {
	for i := range rules {
		test := rules[i].Test
		rules[i].Test = func(v T, found func(string)) {
			if !isNil(v) {
				test(v, found)
			}
		}
	}
	return rules
}

// commonRules are those of both profiles.
func commonRules(source string) []document.Rule[sheet] {
	e := document.Failure
	return []document.Rule[sheet]{
		need("PDSM-501", source, "/masterIdentifier", "there is no identifier of the document", "identifiant du document absent",
			func(r sheet) bool {
				return r.MasterIdentifier != nil && r.MasterIdentifier.Value != "" && r.MasterIdentifier.System != ""
			}),
		need("PDSM-502", fromMHD+", UniqueIdIdentifier", "/masterIdentifier/value", "the identifier of the document is called an OID or a UUID and is none", "identifiant du document présenté comme OID ou UUID et qui n'en est pas un",
			func(r sheet) bool {
				return r.MasterIdentifier == nil || r.MasterIdentifier.Value == "" || isURN(r.MasterIdentifier)
			}),
		rule(e, "PDSM-503", source, "an element that the profile forbids", "élément interdit par le profil", func(r sheet, found func(string)) {
			if r.DocStatus != "" {
				found("/docStatus")
			}
			if r.Unknown["modifierExtension"] != nil {
				found("/modifierExtension")
			}
		}),
		need("PDSM-504", source, "/status", "the status is not one that MHD has", "statut absent de MHD", func(r sheet) bool {
			return r.Status == "current" || r.Status == "superseded" && source == fromReference
		}),
		need("PDSM-507", source, "/subject", "it is not said of whom the document is", "patient concerné non indiqué", func(r sheet) bool { return points(r.Subject) }),
		need("PDSM-508", source, "/date", "the reference has no date", "fiche sans date", func(r sheet) bool { return r.Date != "" }),
		need("PDSM-509", source, "/author", "there is no author", "auteur absent", func(r sheet) bool { return len(r.Author) > 0 }),
		need("PDSM-513", source, "/custodian", "it is not said who keeps the document", "organisme responsable de la conservation non indiqué", func(r sheet) bool {
			return points(r.Custodian) || r.Custodian != nil && r.Custodian.Display != ""
		}),
		need("PDSM-516", source, "/content", "there is not exactly one content", "il faut exactement un contenu", func(r sheet) bool { return len(r.Content) == 1 }),
		rule(e, "PDSM-519", fromMHD, "the digest is not a SHA-1 in base64", "l'empreinte n'est pas un SHA-1 en base64", func(r sheet, found func(string)) {
			if h := attached(r).Hash; h != "" && !isDigest(h) {
				found("/content/0/attachment/hash")
			}
		}),
		rule(e, "PDSM-520", fromMHD+", ITI-65", "the digest is that of no bytes, and the size is not", "empreinte d'un contenu vide, alors que la taille ne l'est pas", func(r sheet, found func(string)) {
			if a := attached(r); a.Hash == emptyDigest && a.Size != nil && *a.Size != 0 {
				found("/content/0/attachment/hash")
			}
		}),
		rule(e, "PDSM-527", "PDSm 3.1.1, context.sourcePatientInfo", "the reference names two patients", "la fiche désigne deux patients", func(r sheet, found func(string)) {
			if twoPatients(r) {
				found("/context/sourcePatientInfo")
			}
		}),
		rule(e, "PDSM-528", "PDSm 3.1.1, pdsm-ext-is-archived", "the mark of archiving has no truth value, or another address", "marque d'archivage sans booléen, ou à une autre adresse", func(r sheet, found func(string)) {
			marks(r.Extension, found)
		}),
		rule(e, "PDSM-529", source, "a relation to another document says not to which", "relation avec un document non désigné", func(r sheet, found func(string)) {
			for i, x := range r.RelatesTo {
				if !points(x.Target) {
					found("/relatesTo/" + strconv.Itoa(i) + "/target")
				}
			}
		}),
	}
}

// marks finds a mark of archiving that is not one.
func marks(list []fhir.Extension, found func(string)) {
	for i, x := range list {
		archive := strings.Contains(strings.ToLower(strings.ReplaceAll(x.URL, "-", "")), "isarchived")
		if archive && (x.URL != extArchived || x.Boolean == nil) {
			found("/extension/" + strconv.Itoa(i))
		}
	}
}

// twoPatients reports whether subject and patient inside have two numbers of
// one system.
func twoPatients(r sheet) bool {
	p, ok := contained(r.Contained, contextual(r).SourcePatientInfo).(*fhir.Patient)
	if !ok || r.Subject == nil {
		return false
	}
	var subjects []fhir.Identifier
	if r.Subject.Identifier != nil {
		subjects = []fhir.Identifier{*r.Subject.Identifier}
	} else if s, ok := contained(r.Contained, r.Subject).(*fhir.Patient); ok {
		subjects = s.Identifier
	}
	for _, a := range subjects {
		for _, b := range p.Identifier {
			if a.System == b.System && a.Value != b.Value && isINS(a.System) {
				return true
			}
		}
	}
	return false
}

// peopleRules are who stands inside.
func peopleRules() []document.Rule[sheet] {
	e := document.Failure
	return []document.Rule[sheet]{
		rule(e, "PDSM-510", fromReference, "an author is not a person, a role, a device or the patient, contained in the reference", "un auteur n'est ni une personne, ni un rôle, ni un dispositif, ni le patient, contenu dans la fiche", func(r sheet, found func(string)) {
			for i := range r.Author {
				if !insideAs(r.Contained, &r.Author[i], "Practitioner", "PractitionerRole", "Device", "Patient") {
					found("/author/" + strconv.Itoa(i))
				}
			}
		}),
		need("PDSM-512", fromReference, "/authenticator", "who answers for the document is not a person, a role or an organization contained in the reference", "le responsable du document n'est ni une personne, ni un rôle, ni une structure, contenu dans la fiche", func(r sheet) bool {
			// QUIRK: the profile does not list a patient, who answers for what
			// patients write in XDS (CI-SIS, expression personnelle); taken.
			return r.Authenticator == nil || insideAs(r.Contained, r.Authenticator, "Practitioner", "PractitionerRole", "Organization", "Patient")
		}),
		need("PDSM-523", fromReference, "/context/sourcePatientInfo", "the patient as the sender knows them is not contained in the reference", "patient connu de l'émetteur non contenu dans la fiche", func(r sheet) bool {
			p := contextual(r).SourcePatientInfo
			return p == nil || insideAs(r.Contained, p, "Patient")
		}),
	}
}

// attachmentRules are where the document is.
func attachmentRules() []document.Rule[sheet] {
	e := document.Failure
	return []document.Rule[sheet]{
		rule(e, "PDSM-517", fromReference, "the attachment lacks a required element", "élément obligatoire absent de attachment", func(r sheet, found func(string)) {
			a := attached(r)
			for _, x := range []struct {
				name  string
				there bool
			}{{"contentType", a.ContentType != ""}, {"language", a.Language != ""}, {"creation", a.Creation != ""}, {"size", a.Size != nil},
				{"hash", a.Hash != ""}, {"title", a.Title != ""}, {"url", a.URL != ""}} {
				if !x.there {
					found("/content/0/attachment/" + x.name)
				}
			}
		}),
		need("PDSM-518", fromMHD, "/content/0/attachment/data", "the document stands in the reference itself", "document inclus dans la fiche elle-même", func(r sheet) bool { return attached(r).Data == "" }),
		need("PDSM-521", fromReference, "/content/0/format", "the format is not stated", "format non indiqué", func(r sheet) bool {
			return len(r.Content) == 0 || r.Content[0].Format != nil && r.Content[0].Format.Code != ""
		}),
		need("PDSM-505", fromReference, "/type", "the type is not stated", "type de document non indiqué", func(r sheet) bool { return said(r.Type) }),
		need("PDSM-506", fromReference, "/category", "the class is not stated, or not once", "classe de document absente ou répétée", func(r sheet) bool {
			return len(r.Category) == 1 && said(&r.Category[0])
		}),
		need("PDSM-514", fromReference, "/securityLabel", "the confidentiality is not stated", "confidentialité non indiquée", func(r sheet) bool { return len(r.SecurityLabel) > 0 }),
	}
}

func contextRules() []document.Rule[sheet] {
	return []document.Rule[sheet]{rule(document.Failure, "PDSM-522", fromReference, "the context lacks a required element", "élément obligatoire absent de context", func(r sheet, found func(string)) {
		c := contextual(r)
		for _, x := range []struct {
			name  string
			there bool
		}{{"facilityType", said(c.FacilityType)}, {"practiceSetting", said(c.PracticeSetting)}, {"sourcePatientInfo", c.SourcePatientInfo != nil},
			{"period/start", c.Period != nil && c.Period.Start != ""}} {
			if !x.there {
				found("/context/" + x.name)
			}
		}
	})}
}
