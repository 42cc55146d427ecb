package cisis

import (
	"github.com/ordonnance-numerique/ordonnance-go/document"
	"github.com/ordonnance-numerique/ordonnance-go/document/xdm"
	"github.com/ordonnance-numerique/ordonnance-go/identity"
)

// Finding is something this package finds in metadata, or refuses to send, as
// data: its code, how much it weighs, the rule it comes from.
type Finding struct {
	Code     string // "FR-XDM-nnn", stable
	Severity document.Severity
	Source   string
	Text     document.Text
}

// MetadataFindings returns everything this package finds in metadata: 1nn are
// known reasons for a difference from the document, 2nn rules of actions, 3nn
// of visibility, 4nn of lots. The slice is the caller's.
func MetadataFindings() []Finding {
	i, w, e := document.Information, document.Warning, document.Failure
	finding := func(code string, severity document.Severity, source, en, fr string) Finding {
		return Finding{code, severity, source, document.Text{EN: en, FR: fr}}
	}
	const (
		transmission = "CI-SIS, volet « Transmission d'un document CDA-R2 en HL7 v2 » v2, correspondance des métadonnées"
		samples      = "ansforge/interop-exemples-xdm, archives officielles de 2025 et 2026"
		masking      = "CI-SIS, volet « Transmission d'un document CDA-R2 en HL7 v2 » v2, règles de gestion MSSanté"
		versions     = "CI-SIS, volet « Structuration minimale » et DMP, cycle de vie d'un document"
		socle        = "Référentiel socle MSSanté n° 2 v1.0.1, ECO.2.1.1"
	)
	return []Finding{
		finding("FR-XDM-101", i, samples, "the format code stands beside another coding scheme than that of its family", "code de format accompagné d'un autre système de codage que celui de sa famille"),
		finding("FR-XDM-102", i, samples, "an earlier spelling of the format code", "ancienne écriture du code de format"),
		finding("FR-XDM-103", w, "ASS_X04 (1.2.250.1.213.1.1.4.249)", "the class is not the one that goes with the type", "classe différente de celle associée au type de document"),
		finding("FR-XDM-104", w, "ASS_A11 (1.2.250.1.213.1.1.4.331), ASS_A12", "the format is not the one that goes with the model or the media type", "format différent de celui associé au modèle ou au type de média"),
		finding("FR-XDM-105", i, samples, "the legal authenticator has a kind of number that its authority does not have", "type d'identifiant du responsable du document incompatible avec son autorité"),
		finding("FR-XDM-106", i, transmission, "the media type of a document inside its own style sheet, written in the other of two ways", "type de média d'un document autoprésentable, écrit de l'autre façon admise"),
		finding("FR-XDM-107", i, samples, "a code this release does not know in its table; the document's own was compared", "code inconnu de la table de cette version"),
		finding("FR-XDM-108", w, "CI-SIS, jeux de valeurs JDV_J01, J02, J04, J06, J07 et J10", "a code that is not in the table of this release", "code absent de la table de cette version"),
		finding("FR-XDM-109", w, transmission, "the patient has no INS", "patient sans INS"),
		finding("FR-XDM-110", w, "INSi, guide d'implémentation v3.0", "the INS has a wrong form or key", "INS de forme ou de clé incorrecte"),
		finding("FR-XDM-111", w, "CI-SIS, annexe « Vue d'ensemble des OID »", "a social security number stands in the place of a number of the producer", "numéro de sécurité sociale à la place d'un identifiant local"),
		finding("FR-XDM-201", e, versions, "a replacement without the version it replaces, or with version number 1", "remplacement sans document remplacé, ou dont le numéro de version est 1"),
		finding("FR-XDM-202", w, versions, "the action of the sender and the version of the document do not agree", "action de l'émetteur et version du document discordantes"),
		finding("FR-XDM-203", w, versions, "an action that this program does not know", "action inconnue de ce logiciel"),
		finding("FR-XDM-204", e, versions, "a new document that says it replaces another, or has a version number above 1", "nouveau document qui déclare en remplacer un autre, ou de version supérieure à 1"),
		finding("FR-XDM-205", e, versions, "an action that does not exist", "action inexistante"),
		finding("FR-XDM-301", e, transmission, "there are 1 to 4 confidentiality codes", "de 1 à 4 codes de confidentialité attendus"),
		finding("FR-XDM-302", e, transmission, "there is exactly one of the codes N, R and V", "un seul code parmi N, R et V attendu"),
		finding("FR-XDM-303", e, transmission, "a document in R or V is not shared", "un document de confidentialité R ou V n'est pas partagé"),
		finding("FR-XDM-304", w, "JDV_J08 (1.2.250.1.213.1.1.5.463)", "a confidentiality code that is not in the table", "code de confidentialité absent de la table"),
		finding("FR-XDM-305", e, transmission, "a confidentiality code stands twice", "code de confidentialité répété"),
		finding("FR-XDM-306", e, masking, "this combination of visibility and addressees may not go by MSSanté", "combinaison de visibilité et de destinataires non admise par MSSanté"),
		finding("FR-XDM-401", e, socle, "the documents of an archive are of one patient", "les documents d'une archive concernent un seul patient"),
		finding("FR-XDM-402", e, "RNIV 1 v2.0, EXI ID 29", "the identity of the patient is not qualified: the INS may not leave", "identité du patient non qualifiée : l'INS ne peut pas être transmise"),
		finding("FR-XDM-403", e, transmission, "the document does not give a required attribute of its metadata", "attribut obligatoire des métadonnées non fourni par le document"),
		finding("FR-XDM-404", e, "IHE ITI TF-3 4.2.3.3", "the lot lacks its source, its content type or its documents", "lot sans source, sans type de contenu ou sans document"),
		finding("FR-XDM-405", e, versions, "a replacement in the DMP needs the entryUUID of both entries", "remplacement dans le DMP sans l'entryUUID des deux fiches"),
	}
}

func findingOf(code string) Finding {
	for _, f := range MetadataFindings() {
		if f.Code == code {
			return f
		}
	}
	return Finding{Code: code}
}

// fault makes a fault of a finding.
func (f Finding) fault(path string) document.Fault {
	return document.Fault{Code: f.Code, Severity: f.Severity, Path: path, Message: f.Text}
}

// CompareEntry holds metadata as read against metadata as derived by
// [DeriveEntry], with the reasons for a difference that are known in France
// before those of [xdm.Compare].
func CompareEntry(read, derived xdm.DocumentEntry, opts *DeriveOptions) []xdm.Difference {
	var tables *Tables
	if opts != nil {
		tables = opts.Tables
	}
	return xdm.Compare(read, derived, metadataReasons(tables))
}

// metadataReasons are the habits and defects of senders that are known.
func metadataReasons(tables *Tables) []xdm.Reason {
	reason := func(code string, explains func(d xdm.Difference, read, derived xdm.DocumentEntry) bool) xdm.Reason {
		f := findingOf(code)
		return xdm.Reason{Code: f.Code, Severity: f.Severity, Source: f.Source, Text: f.Text, Explains: explains}
	}
	format := func(explains func(read, derived identity.Code) bool) func(d xdm.Difference, read, derived xdm.DocumentEntry) bool {
		return func(d xdm.Difference, read, derived xdm.DocumentEntry) bool {
			return d.Field == "formatCode" && read.FormatCode.Code != "" && explains(read.FormatCode, derived.FormatCode)
		}
	}
	return []xdm.Reason{
		reason("FR-XDM-101", format(func(a, b identity.Code) bool { return a.Code == b.Code && a.System != b.System })),
		reason("FR-XDM-102", format(func(a, b identity.Code) bool { return a.Code != b.Code && SameFormat(a, b) })),
		reason("FR-XDM-103", func(d xdm.Difference, read, derived xdm.DocumentEntry) bool {
			_, known := tables.Class(derived.TypeCode)
			return d.Field == "classCode" && read.ClassCode.Code != "" && read.ClassCode.Code != derived.ClassCode.Code && known &&
				read.TypeCode.Is(derived.TypeCode.System, derived.TypeCode.Code)
		}),
		reason("FR-XDM-104", format(func(a, b identity.Code) bool { return b.Code != "" && !SameFormat(a, b) })),
		reason("FR-XDM-105", legalNumber),
		reason("FR-XDM-106", func(d xdm.Difference, read, _ xdm.DocumentEntry) bool {
			return d.Field == "mimeType" && read.MimeType == "application/xslt+xml"
		}),
		reason("FR-XDM-107", func(d xdm.Difference, read, derived xdm.DocumentEntry) bool {
			return d.Field == "classCode" && derived.ClassCode.IsZero() && read.TypeCode.Is(derived.TypeCode.System, derived.TypeCode.Code)
		}),
	}
}

// legalNumber: the same person under the same authority, IDNPS whatever the
// authority (seen for a patient who answers for the document).
func legalNumber(d xdm.Difference, read, derived xdm.DocumentEntry) bool {
	a, b := read.LegalAuthenticator, derived.LegalAuthenticator
	return d.Field == "legalAuthenticator" && a.ID == b.ID && a.Authority == b.Authority && a.IDType == "IDNPS" && b.IDType != "IDNPS" &&
		line(a.Family) == b.Family && line(a.Given) == b.Given
}
