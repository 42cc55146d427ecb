package pdsm

import (
	"slices"
	"strconv"
	"strings"

	"github.com/ordonnance-numerique/ordonnance-go/document"
	"github.com/ordonnance-numerique/ordonnance-go/document/fhir"
	"github.com/ordonnance-numerique/ordonnance-go/document/fr/cisis"
)

const uriConfidentiality = "urn:oid:2.16.840.1.113883.5.25"

// codeRules hold codes against tables.
func codeRules(t *cisis.Tables) []document.Rule[sheet] {
	w := document.Warning
	return []document.Rule[sheet]{
		rule(w, "PDSM-515", "JDV_J08 (1.2.250.1.213.1.1.5.463)", "a label is not in the table of confidentiality and visibility, or not under this system", "étiquette absente de la table de confidentialité et de visibilité, ou sous un autre système",
			func(r sheet, found func(string)) {
				outside(&t.Confidentialities, "/securityLabel", r.SecurityLabel, found)
			}),
		rule(w, "PDSM-526", "JDV_J02, J04, J06, J07, J10", "a code is not in the table the guide prefers", "code absent du jeu de valeurs préféré par le guide", func(r sheet, found func(string)) {
			outside(&t.Types, "/type", one(r.Type), bare(found))
			outside(&t.Classes, "/category", r.Category, found)
			c := contextual(r)
			outside(&t.Facilities, "/context/facilityType", one(c.FacilityType), bare(found))
			outside(&t.Practices, "/context/practiceSetting", one(c.PracticeSetting), bare(found))
			if len(r.Content) > 0 && r.Content[0].Format != nil && r.Content[0].Format.Code != "" && !t.Formats.Has(codeOf(r.Content[0].Format)) {
				found("/content/0/format")
			}
		}),
		rule(w, "PDSM-525", "ASS_X04 (1.2.250.1.213.1.1.4.249)", "the class is not the one that goes with the type", "classe différente de celle associée au type de document", func(r sheet, found func(string)) {
			class, known := t.Class(conceptCode(r.Type))
			if known && len(r.Category) == 1 && !conceptCode(&r.Category[0]).Is(class.System, class.Code) {
				found("/category/0")
			}
		}),
		rule(w, "PDSM-524", "ASS_A12", "the format is not one of files of this media type", "format incompatible avec le type de média", func(r sheet, found func(string)) {
			// A CDA document is XML whatever file it carries: nothing is known of
			// its format from here.
			format, known := t.FormatOfMedia(attached(r).ContentType)
			if known && len(r.Content) > 0 && r.Content[0].Format != nil && !cisis.SameFormat(codeOf(r.Content[0].Format), format) {
				found("/content/0/format")
			}
		}),
		rule(w, "PDSM-530", "CI-SIS, métadonnées XDS, confidentialityCode", "the labels do not have exactly one of N, R and V", "étiquettes sans un code unique parmi N, R et V", func(r sheet, found func(string)) {
			levels := 0
			for i := range r.SecurityLabel {
				if slices.ContainsFunc(r.SecurityLabel[i].Coding, func(c fhir.Coding) bool { return codeOf(&c).System == uriConfidentiality }) {
					levels++
				}
			}
			if len(r.SecurityLabel) > 0 && levels != 1 {
				found("/securityLabel")
			}
		}),
	}
}

// publicationRules are those of a reference with its document inside.
func publicationRules() []document.Rule[sheet] {
	e := document.Failure
	return []document.Rule[sheet]{
		rule(e, "PDSM-541", fromPublication, "the attachment lacks a required element", "élément obligatoire absent de attachment", func(r sheet, found func(string)) {
			a := attached(r)
			for _, x := range [][2]string{{"contentType", a.ContentType}, {"data", a.Data}, {"title", a.Title}} {
				if x[1] == "" {
					found("/content/0/attachment/" + x[0])
				}
			}
		}),
		need("PDSM-542", fromPublication, "/content/0/attachment/url", "the document is said to be elsewhere", "document indiqué comme situé ailleurs", func(r sheet) bool { return attached(r).URL == "" }),
		rule(e, "PDSM-543", fromMHD+", SimplifiedPublish", "the sender gives the identifier of the entry, which the server gives", "identifiant de fiche fourni par l'émetteur, alors que le serveur l'attribue", func(r sheet, found func(string)) {
			for i := range r.Identifier {
				if entry, _, _ := entryIDs(r.Identifier[i : i+1]); entry != "" {
					found("/identifier/" + strconv.Itoa(i))
				}
			}
		}),
		rule(e, "PDSM-544", fromPublication, "size or digest is not that of the document inside", "taille ou empreinte différente de celle du document inclus", func(r sheet, found func(string)) {
			a := attached(r)
			if a.Data == "" {
				return
			}
			if file := decoded(a.Data); file == nil || !fits(a, file) {
				found("/content/0/attachment")
			}
		}),
		rule(e, "PDSM-545", fromPublication, "an element is there more often than the profile has it", "élément répété au-delà de ce que permet le profil", func(r sheet, found func(string)) {
			if len(r.Category) > 1 {
				found("/category")
			}
			if len(contextual(r).Event) > 1 {
				found("/context/event")
			}
		}),
		rule(e, "PDSM-546", fromPublication, "an author is not a person, a role, an organization, a device, the patient or one close to them", "un auteur n'est ni une personne, ni un rôle, ni une structure, ni un dispositif, ni le patient ou un proche", func(r sheet, found func(string)) {
			for i := range r.Author {
				ref := &r.Author[i]
				local := strings.HasPrefix(ref.Reference, "#")
				if !points(ref) || local && !insideAs(r.Contained, ref, "Practitioner", "PractitionerRole", "Organization", "Device", "Patient", "RelatedPerson") {
					found("/author/" + strconv.Itoa(i))
				}
			}
		}),
	}
}
