package pdsm

import (
	"maps"
	"slices"
	"strings"

	"github.com/ordonnance-numerique/ordonnance-go/document"
	"github.com/ordonnance-numerique/ordonnance-go/document/fhir"
)

// methods are what a transaction may ask of each type (IHE MHD 4.2.3,
// Minimal.ProvideBundle: slicing is closed).
var methods = map[string][]string{ // never changed
	"DocumentReference": {"POST"}, "Binary": {"POST"}, "Bundle": {"POST"}, "Parameters": {"PATCH"},
	"List": {"POST", "PUT"}, "Patient": {"GET", "POST", "PUT"},
}

// entryRules are those of each entry.
func entryRules() []document.Rule[*fhir.Bundle] {
	e := document.Failure
	return []document.Rule[*fhir.Bundle]{
		rule(e, "PDSM-704", fromLot+" ; FHIR R4, Bundle.entry.fullUrl", "an entry has no address of its own, or one that is called a UUID and is none", "entrée sans adresse propre, ou dont l'adresse est présentée comme un UUID et n'en est pas un", func(b *fhir.Bundle, found func(string)) {
			seen := map[string]bool{}
			for i, x := range b.Entry {
				if x.FullURL == "" || seen[x.FullURL] || strings.HasPrefix(x.FullURL, urnUUID) && !isUUIDURN(x.FullURL) {
					found(at(i) + "/fullUrl")
				}
				seen[x.FullURL] = true
			}
		}),
		rule(e, "PDSM-705", fromLot, "an entry asks for what a transaction of the guide does not have", "demande qu'une transaction du guide n'admet pas", func(b *fhir.Bundle, found func(string)) {
			for i, x := range b.Entry {
				if x.Request == nil || x.Resource == nil {
					found(at(i))
					continue
				}
				allowed, known := methods[x.Resource.ResourceType()]
				if l, ok := x.Resource.(*fhir.List); ok && isLot(l) {
					allowed = []string{"POST"}
				}
				if known && !slices.Contains(allowed, x.Request.Method) {
					found(at(i) + "/request/method")
				}
			}
		}),
		rule(e, "PDSM-706", fromLot, "a resource of a type that a transaction of the guide does not have", "ressource d'un type qu'une transaction du guide n'admet pas", func(b *fhir.Bundle, found func(string)) {
			for i, x := range b.Entry {
				if x.Resource != nil && methods[x.Resource.ResourceType()] == nil {
					found(at(i) + "/resource")
				}
			}
		}),
		rule(e, "PDSM-712", fromMHD+", Patch.Parameters", "a patch does anything but set a status to superseded", "une mise à jour fait autre chose que passer un statut à superseded", func(b *fhir.Bundle, found func(string)) {
			for i, x := range b.Entry {
				if p, ok := x.Resource.(*fhir.Parameters); ok && !supersedes(p) {
					found(at(i) + "/resource")
				}
			}
		}),
		rule(e, "PDSM-711", fromLot, "a document is replaced and its old reference is not set to superseded, or the other way round", "document remplacé dont l'ancienne fiche n'est pas passée à superseded, ou l'inverse", replacements),
	}
}

func supersedes(p *fhir.Parameters) bool {
	if len(p.Parameter) != 1 || p.Parameter[0].Name != "operation" {
		return false
	}
	said := map[string]string{}
	for _, part := range p.Parameter[0].Part {
		said[part.Name] = part.Code + part.String
	}
	return len(said) == 3 && said["type"] == "replace" && said["path"] == "DocumentReference.status" && said["value"] == "superseded"
}

func replacements(b *fhir.Bundle, found func(string)) {
	replaced, patched := map[string]string{}, map[string]string{}
	for i, x := range b.Entry {
		switch r := x.Resource.(type) {
		case *fhir.DocumentReference:
			for _, rel := range r.RelatesTo {
				if rel.Code == "replaces" && points(rel.Target) {
					replaced[targetKey(rel.Target)] = at(i) + "/resource/relatesTo"
				}
			}
		case *fhir.Parameters:
			if x.Request != nil {
				patched[x.Request.URL] = at(i)
			}
		}
	}
	for _, key := range slices.Sorted(maps.Keys(replaced)) {
		if patched[key] == "" {
			found(replaced[key])
		}
	}
	for _, key := range slices.Sorted(maps.Keys(patched)) {
		if replaced[key] == "" {
			found(patched[key])
		}
	}
}

func targetKey(ref *fhir.Reference) string {
	if ref.Reference != "" {
		return ref.Reference
	}
	return "DocumentReference?identifier=" + ref.Identifier.System + "|" + ref.Identifier.Value
}

// documentRules are those between references and files.
func documentRules() []document.Rule[*fhir.Bundle] {
	e := document.Failure
	return []document.Rule[*fhir.Bundle]{
		rule(e, "PDSM-707", fromLot, "a reference leads to no file of the transaction", "fiche ne menant à aucun fichier de la transaction", func(b *fhir.Bundle, found func(string)) {
			eachFile(b, func(i int, a *fhir.Attachment, file fhir.Resource) {
				if file == nil && (strings.HasPrefix(a.URL, urnUUID) || strings.HasPrefix(a.URL, "Binary/")) {
					found(at(i) + "/resource/content/0/attachment/url")
				}
			})
		}),
		rule(e, "PDSM-708", fromLot, "size or digest is not that of the file", "taille ou empreinte différente de celle du fichier", func(b *fhir.Bundle, found func(string)) {
			eachFile(b, func(i int, a *fhir.Attachment, file fhir.Resource) {
				if f, ok := file.(*fhir.Binary); ok {
					if raw := decoded(f.Data); raw == nil || !fits(a, raw) {
						found(at(i) + "/resource/content/0/attachment")
					}
				}
			})
		}),
		rule(e, "PDSM-714", fromLot, "the media type is not that of the file", "type de média différent de celui du fichier", func(b *fhir.Bundle, found func(string)) {
			eachFile(b, func(i int, a *fhir.Attachment, file fhir.Resource) {
				if f, ok := file.(*fhir.Binary); ok && !sameMedia(a.ContentType, f.ContentType) {
					found(at(i) + "/resource/content/0/attachment/contentType")
				}
			})
		}),
		rule(document.Warning, "PDSM-715", fromLot, "a file that no reference leads to", "fichier auquel ne mène aucune fiche", func(b *fhir.Bundle, found func(string)) {
			used := map[string]bool{}
			eachFile(b, func(_ int, a *fhir.Attachment, _ fhir.Resource) { used[a.URL] = true })
			for i, x := range b.Entry {
				if _, ok := x.Resource.(*fhir.Binary); ok && !used[x.FullURL] {
					found(at(i))
				}
			}
		}),
	}
}

// eachFile goes through the references with the files they lead to, nil for
// none here.
func eachFile(b *fhir.Bundle, visit func(i int, a *fhir.Attachment, file fhir.Resource)) {
	files := map[string]fhir.Resource{}
	for _, x := range b.Entry {
		switch x.Resource.(type) {
		case *fhir.Binary, *fhir.Bundle:
			files[x.FullURL] = x.Resource
		}
	}
	for i, x := range b.Entry {
		if r, ok := x.Resource.(sheet); ok {
			visit(i, attached(r), files[attached(r).URL])
		}
	}
}

// sameMedia reports whether two media types are the same, parameters and upper
// case apart; XML goes under several names.
func sameMedia(a, b string) bool {
	a, b = media(a), media(b)
	return a == b || isXML(a) && isXML(b)
}

func media(text string) string {
	name, _, _ := strings.Cut(text, ";")
	return strings.ToLower(strings.TrimSpace(name))
}

func isXML(media string) bool {
	return media == "text/xml" || media == "application/xml" || media == "application/hl7-cda+xml" || media == "application/xslt+xml"
}
