package cisis

import (
	"strconv"

	"github.com/ordonnance-numerique/ordonnance-go/document/cda"
)

// The templates of every French document, and of level 1.
const (
	templateHL7France = "2.16.840.1.113883.2.8.2.1"
	templateCISIS     = "1.2.250.1.213.1.1.1.1"
	templateLevel1    = "1.3.6.1.4.1.19376.1.2.20" // IHE XDS-SD
)

// documentRules are H01 to H06: what the document says of itself.
func documentRules() []rule {
	return []rule{
		header("011", "the root is not a clinical document that happened", "la racine n'est pas un document clinique effectif (DOCCLIN, EVN)",
			unless("", func(d *cda.ClinicalDocument) bool {
				return (d.Class == "" || d.Class == "DOCCLIN") && (d.Mood == "" || d.Mood == "EVN")
			})),
		header("012", "the realm is not FR, once", "le périmètre (realmCode) n'est pas FR, une seule fois",
			unless("/realmCode", func(d *cda.ClinicalDocument) bool { return len(d.Realms) == 1 && d.Realms[0].Code == "FR" })),
		header("013", "the type is not the one of CDA R2", "le typeId n'est pas celui de CDA R2",
			unless("/typeId", func(d *cda.ClinicalDocument) bool {
				want := cda.TypeID()
				return d.TypeID != nil && d.TypeID.Root == want.Root && d.TypeID.Extension == want.Extension
			})),
		header("021", "conformity to HL7 France is not declared once", "conformité HL7 France non déclarée une et une seule fois",
			unless("/templateId", func(d *cda.ClinicalDocument) bool { return templates(d, templateHL7France) == 1 })),
		header("022", "conformity to the CI-SIS is not declared once", "conformité CI-SIS non déclarée une et une seule fois",
			unless("/templateId", func(d *cda.ClinicalDocument) bool { return templates(d, templateCISIS) == 1 })),
		header("023", "no model of document is declared", "aucun modèle de document déclaré",
			unless("/templateId", func(d *cda.ClinicalDocument) bool {
				return len(d.TemplateIDs) > templates(d, templateHL7France)+templates(d, templateCISIS)
			})),
		header("031", "a level 1 document does not declare the three templates it has to", "un document de niveau 1 ne déclare pas ses trois gabarits",
			unless("/templateId", func(d *cda.ClinicalDocument) bool {
				return d.Body == nil || d.Body.NonXML == nil || len(d.TemplateIDs) == 3 && templates(d, templateLevel1) == 1
			})),
		header("041", "the document has no identifier", "identifiant unique du document absent",
			unless("/id/@root", func(d *cda.ClinicalDocument) bool { return d.ID != nil && d.ID.Root != "" })),
		header("042", "the set of versions has no identifier", "identifiant du lot de versions (setId) absent",
			unless("/setId/@root", func(d *cda.ClinicalDocument) bool { return d.SetID != nil && d.SetID.Root != "" })),
		header("043", "the version is not a whole number", "le numéro de version n'est pas un nombre entier",
			unless("/versionNumber/@value", func(d *cda.ClinicalDocument) bool {
				if d.Version == nil {
					return false
				}
				n, err := strconv.Atoi(d.Version.Value)
				return err == nil && n >= 0
			})),
		header("044", "the title is missing", "titre absent",
			unless("/title", func(d *cda.ClinicalDocument) bool { return d.Title != nil && d.Title.Text != "" })),
		header("045", "the time of creation is missing", "date de création absente",
			unless("/effectiveTime/@value", func(d *cda.ClinicalDocument) bool { return d.EffectiveTime != nil && d.EffectiveTime.Value != "" })),
		advice("046", "the identifier has an extension, which the DMP does not take", "l'identifiant comporte une extension, que le DMP n'accepte pas",
			unless("/id/@extension", func(d *cda.ClinicalDocument) bool { return d.ID == nil || d.ID.Extension == "" })),
		header("051", "the type of document lacks its code, label or system", "type de document sans code, libellé ou système",
			unless("/code", func(d *cda.ClinicalDocument) bool { return triple(d.Code) })),
		advice("052", "the type of document is not in JDV_J07", "type de document absent du jeu de valeurs JDV_J07",
			unless("/code", func(d *cda.ClinicalDocument) bool { return embedded().Types.has(d.Code) })),
		header("061", "the confidentiality lacks its code, label or system", "confidentialité sans code, libellé ou système",
			unless("/confidentialityCode", func(d *cda.ClinicalDocument) bool { return triple(d.Confidentiality) })),
		header("062", "the confidentiality is not of HL7", "confidentialité hors vocabulaire HL7",
			unless("/confidentialityCode/@code", func(d *cda.ClinicalDocument) bool {
				return d.Confidentiality == nil || word("L M N R U V", d.Confidentiality.Code)
			})),
		header("063", "the language is not written like fr-FR", "langue non écrite comme fr-FR",
			unless("/languageCode/@code", func(d *cda.ClinicalDocument) bool { return d.Language != nil && isLanguage(d.Language.Code) })),
	}
}

// templates counts a template among those of the document.
func templates(d *cda.ClinicalDocument, root string) int {
	n := 0
	for i := range d.TemplateIDs {
		if d.TemplateIDs[i].Root == root {
			n++
		}
	}
	return n
}

// triple reports whether a code has its code, its label and its system.
func triple(x *cda.CD) bool { return x != nil && x.Code != "" && x.Display != "" && x.System != "" }

func isLanguage(s string) bool {
	lower := func(b byte) bool { return b >= 'a' && b <= 'z' }
	upper := func(b byte) bool { return b >= 'A' && b <= 'Z' }
	return len(s) == 5 && lower(s[0]) && lower(s[1]) && s[2] == '-' && upper(s[3]) && upper(s[4])
}
