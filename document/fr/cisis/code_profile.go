package cisis

import (
	"slices"

	"github.com/ordonnance-numerique/ordonnance-go/document"
	"github.com/ordonnance-numerique/ordonnance-go/document/cda"
	"github.com/ordonnance-numerique/ordonnance-go/identity"
)

// CodeProfile returns the rules that hold the codes of a document against
// tables, nil for the embedded ones. All are warnings or less: value sets are
// amended several times a year, and official examples contradict them. That a
// type is in JDV_J07 is a rule of [HeaderProfile].
func CodeProfile(t *Tables) document.Profile[*cda.ClinicalDocument] {
	return document.Profile[*cda.ClinicalDocument]{
		Name:  "CI-SIS : codes, modèles et formats",
		Rules: slices.Concat(t.typeRules(), t.fileRules()),
	}
}

const codeSource = "NOS : JDV_J01, JDV_J07, JDV_J08, ASS_A11, ASS_A12, ASS_X04"

// code makes a rule on codes that holds without a document.
func code(number string, severity document.Severity, en, fr string, test func(d *cda.ClinicalDocument, found found)) rule {
	r := header("", en, fr, test)
	r.Code, r.Severity, r.Source = "FR-DOC-"+number, severity, codeSource
	return r
}

// typeRules are on the type of the document and its model.
func (t *Tables) typeRules() []rule {
	return []rule{
		code("301", document.Warning, "the type has no class in ASS_X04", "type de document sans classe dans ASS_X04",
			unless("/code", func(d *cda.ClinicalDocument) bool {
				_, ok := t.Class(d.Code.Concept())
				_, known := t.Type(d.Code.Concept())
				return ok || !known
			})),
		code("302", document.Information, "the label of the type is not the one of JDV_J07", "libellé du type différent de celui du JDV_J07",
			unless("/code/@displayName", func(d *cda.ClinicalDocument) bool {
				known, ok := t.Type(d.Code.Concept())
				return !ok || d.Code.Display == "" || d.Code.Display == known.Code.Display
			})),
		code("303", document.Information, "a structured document declares no model that has a format in ASS_A11", "document structuré sans modèle ayant un format dans ASS_A11",
			unless("/templateId", func(d *cda.ClinicalDocument) bool {
				_, ok := t.FormatOfTemplates(modelsOf(d)...)
				return d.Level() != 3 || ok
			})),
		code("304", document.Warning, "the model declared is not one of this type of document", "modèle déclaré étranger à ce type de document",
			unless("/templateId", func(d *cda.ClinicalDocument) bool { return t.modelFits(d) })),
		code("305", document.Warning, "the confidentiality is not in JDV_J08", "confidentialité absente du jeu de valeurs JDV_J08",
			unless("/confidentialityCode", func(d *cda.ClinicalDocument) bool {
				return d.Confidentiality == nil || given(t, func(t *Tables) *Table { return &t.Confidentialities }).has(d.Confidentiality)
			})),
		code("306", document.Warning, "the profession of an author is not in JDV_J01", "profession d'auteur absente du jeu de valeurs JDV_J01",
			eachAuthor(func(a *cda.Author, path string, found found) {
				if a.AssignedAuthor == nil || a.AssignedAuthor.Code == nil || a.AssignedAuthor.Code.Null != "" {
					return
				}
				if !given(t, func(t *Tables) *Table { return &t.Specialties }).has(a.AssignedAuthor.Code) {
					found(path + "/assignedAuthor/code")
				}
			})),
	}
}

// fileRules are on the file of a level 1 document.
func (t *Tables) fileRules() []rule {
	return []rule{
		code("311", document.Warning, "the media type of the file has no format in ASS_A12", "type de média du fichier sans format dans ASS_A12",
			unless("/component/nonXMLBody/text/@mediaType", func(d *cda.ClinicalDocument) bool {
				_, ok := t.Format(d)
				return d.Level() != 1 || ok
			})),
		code("312", document.Warning, "the file is not of the media type stated", "le fichier n'est pas du type de média déclaré",
			unless("/component/nonXMLBody/text/@mediaType", func(d *cda.ClinicalDocument) bool {
				file, stated, ok := d.File()
				return !ok || file.Is(stated)
			})),
		code("313", document.Warning, "the file cannot be read, or is of no known form", "fichier illisible ou de forme inconnue",
			unless("/component/nonXMLBody/text", func(d *cda.ClinicalDocument) bool {
				_, _, ok := d.File()
				return d.Level() != 1 || ok
			})),
	}
}

// modelsOf are the roots of the templates a document declares.
func modelsOf(d *cda.ClinicalDocument) []string {
	roots := make([]string, 0, len(d.TemplateIDs))
	for i := range d.TemplateIDs {
		roots = append(roots, d.TemplateIDs[i].Root)
	}
	return roots
}

// modelFits reports whether a structured document declares a model of its type,
// or none that this package knows.
func (t *Tables) modelFits(d *cda.ClinicalDocument) bool {
	if d.Level() != 3 {
		return true
	}
	typ, ok := t.Type(d.Code.Concept())
	if !ok {
		return true
	}
	roots := modelsOf(d)
	for _, template := range typ.Templates {
		if slices.Contains(roots, template.Root) {
			return true
		}
	}
	return !slices.ContainsFunc(roots, func(root string) bool { return ownerOf(root) != (identity.Code{}) })
}

// ownerOf is a type that a model belongs to, zero for none.
func ownerOf(root string) identity.Code {
	for typ, m := range models() {
		if slices.Contains(m.templates, root) {
			return typ
		}
	}
	return identity.Code{}
}
