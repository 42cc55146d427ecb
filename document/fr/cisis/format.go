package cisis

import (
	"strings"

	"github.com/ordonnance-numerique/ordonnance-go/document/cda"
	"github.com/ordonnance-numerique/ordonnance-go/identity"
)

const (
	uriTemplates = "urn:oid:1.2.250.1.213.1.1.4.328"   // TRE_R220
	uriMedia     = "urn:oid:1.2.250.1.213.1.1.4.330"   // TRE_R222
	uriFormats   = "urn:oid:1.2.250.1.213.1.1.4.2.282" // TRE_A06

	// formatOther is the format of a structured document whose model has none
	// of its own (JDV_J10).
	formatOther = "urn:asipSante:modelesHorsProfils:2011"
)

// Format returns the XDS formatCode of a document: by the media type of its
// file where it is of level 1 (ASS_A12), else by its model (ASS_A11), else
// "modelesHorsProfils". It reports false for a file of a media type the table
// does not have, and for a document without body.
//
// A document of level 1 that declares a structured model beside is of level 1:
// the official IMG_CR_IMG 2024.01 of level 1 does.
func (t *Tables) Format(doc *cda.ClinicalDocument) (identity.Code, bool) {
	switch {
	case doc == nil || doc.Body == nil:
		return identity.Code{}, false
	case doc.Body.NonXML != nil:
		if doc.Body.NonXML.Text == nil {
			return identity.Code{}, false
		}
		media := doc.Body.NonXML.Text.MediaType
		if media == "" {
			media = "text/plain" // the default of the schema (CDA R2, ED)
		}
		return t.FormatOfMedia(media)
	}
	if c, ok := t.FormatOfTemplates(modelsOf(doc)...); ok {
		return c, true
	}
	return t.named(identity.Code{System: uriFormats, Code: formatOther}), true
}

// FormatOfMedia returns the format of a level 1 body (ASS_A12). Parameters of
// the media type are passed over.
func (t *Tables) FormatOfMedia(mediaType string) (identity.Code, bool) {
	name, _, _ := strings.Cut(mediaType, ";")
	name = strings.ToLower(strings.TrimSpace(name))
	c, ok := led(t, func(t *Tables) *Association { return &t.MediaFormat }).To(uriMedia, name)
	if !ok {
		return identity.Code{}, false
	}
	return t.named(c), true
}

// FormatOfTemplates returns the format of a structured document by the roots
// of its templateId (ASS_A11). Where several have a format, a French model goes
// before one of another authority, and the deeper OID before the shallower.
func (t *Tables) FormatOfTemplates(roots ...string) (identity.Code, bool) {
	best, out := 0, identity.Code{}
	for _, root := range roots {
		c, ok := t.formatOf(root)
		if !ok {
			continue
		}
		rank := 1 + strings.Count(root, ".")
		if strings.HasPrefix(root, "1.2.250.") {
			rank += 1000
		}
		if rank > best {
			best, out = rank, c
		}
	}
	return out, best > 0
}

// formatOf looks one model up.
func (t *Tables) formatOf(root string) (identity.Code, bool) {
	c, ok := led(t, func(t *Tables) *Association { return &t.TemplateFormat }).To(uriTemplates, root)
	if !ok {
		if c = dropped(root); c.IsZero() {
			return identity.Code{}, false
		}
	}
	return t.named(c), true
}

// dropped are models that an edition of ASS_A11 named and a later one does not.
//
// QUIRK: the edition of 2026-06-29 lacks three models that the edition before
// had (TROD, and the two sheets between homes and emergency departments), while
// JDV_J10 of the same day keeps their formats, and official examples of 2024
// and 2025 use them. The edition before spelled two of them "ci-cis".
func dropped(root string) identity.Code {
	name := ""
	switch root {
	case "1.2.250.1.213.1.1.1.59":
		name = "urn:ans:ci-sis:trod:2024"
	case "1.2.250.1.213.1.1.1.61":
		name = "urn:asip:ci-sis:ft-su:2024"
	case "1.2.250.1.213.1.1.1.62":
		name = "urn:asip:ci-sis:fr-su:2024"
	default:
		return identity.Code{}
	}
	return identity.Code{System: uriFormats, Code: name}
}

// named gives a format its label.
func (t *Tables) named(c identity.Code) identity.Code {
	return label(given(t, func(t *Tables) *Table { return &t.Formats }), c)
}

// SameFormat reports whether two format codes say the same. The system is not
// compared: official examples write a French one beside IHE codes and the
// other way round. Old spellings count as the new ones (perinatal documents:
// "urn:asip:ci-sis:sap:2012" in examples of 2024, "…:obp-sap:2023" in ASS_A11).
func SameFormat(a, b identity.Code) bool { return a.Code != "" && current(a.Code) == current(b.Code) }

// current is the spelling of a format that ASS_A11 and JDV_J10 have today.
func current(format string) string {
	switch format {
	case "urn:asip:ci-sis:sap:2012":
		return "urn:asip:ci-sis:obp-sap:2023"
	case "urn:asip:ci-sis:snm:2012":
		return "urn:asip:ci-sis:obp-snm:2023"
	case "urn:asip:ci-sis:sne:2012":
		return "urn:asip:ci-sis:obp-sne:2023"
	case "urn:asip:ci-sis:scm:2012":
		return "urn:asip:ci-sis:obp-scm:2023"
	case "urn:asip:ci-sis:sce:2012":
		return "urn:asip:ci-sis:obp-sem:2023"
	case "urn:asip:ci-cis:ft-su:2024":
		return "urn:asip:ci-sis:ft-su:2024"
	case "urn:asip:ci-cis:fr-su:2024":
		return "urn:asip:ci-sis:fr-su:2024"
	}
	return format
}
