package prescription

import (
	"strings"

	"github.com/ordonnance-numerique/ordonnance-go/document"
)

// lineRules are the rules on the lines and between them.
func lineRules() []document.Rule[Prescription] {
	return []document.Rule[Prescription]{
		structural("RX-110", ownModel, "another line has the same identifier",
			"une autre ligne porte le même identifiant", sameID),
		structural("RX-111", ownModel, "no line of this prescription has this identifier",
			"aucune ligne de cette prescription ne porte cet identifiant", strayLink),
		structural("RX-112", ownModel, "the line is tied to itself",
			"la ligne est liée à elle-même", ownLink),
		structural("RX-113", ownModel, "a line is exactly one of medicine, preparation and device",
			"une ligne porte soit un médicament, soit une préparation, soit un dispositif", oneThing),
		structural("RX-114", ownModel, "nothing names the product: neither code, name nor ingredient",
			"rien ne désigne le produit : ni code, ni nom, ni composant", unnamedProduct),
		structural("RX-115", ownModel, "the text is blank",
			"le texte est vide", blankText),
		structural("RX-116", ownModel, "a motive is given for a substitution that is not refused",
			"un motif est donné alors que la substitution n'est pas refusée",
			func(p Prescription, found func(string)) {
				for path, l := range walkLines(p) {
					if !l.Substitution.Refused && !l.Substitution.Motive.IsZero() {
						found(path + "/substitution/motive")
					}
				}
			}),
		structural("RX-117", ownModel, "fractions are both asked for and excluded",
			"la délivrance fractionnée est à la fois demandée et exclue",
			func(p Prescription, found func(string)) {
				for path, l := range walkLines(p) {
					if l.AtOnce && !l.Instalment.IsZero() {
						found(path + "/instalment")
					}
				}
			}),
		structural("RX-118", ownModel, "a renewal period is given for a line without renewals",
			"un délai de renouvellement est donné pour une ligne sans renouvellement",
			func(p Prescription, found func(string)) {
				for path, l := range walkLines(p) {
					if n, stated := l.Repeats.Number(); stated && n == 0 && !l.RenewalPeriod.IsZero() {
						found(path + "/renewalPeriod")
					}
				}
			}),
	}
}

func sameID(p Prescription, found func(string)) {
	seen := make(map[string]bool, len(p.Lines))
	for path, l := range walkLines(p) {
		if seen[l.ID] {
			found(path + "/id")
		}
		seen[l.ID] = true
	}
}

func strayLink(p Prescription, found func(string)) {
	known := make(map[string]bool, len(p.Lines))
	for _, l := range p.Lines {
		known[l.ID] = true
	}
	for path, l := range walkLines(p) {
		for i, link := range l.Links {
			if !known[link.Line] {
				found(itemAt(path+"/links", i) + "/line")
			}
		}
	}
}

func ownLink(p Prescription, found func(string)) {
	for path, l := range walkLines(p) {
		for i, link := range l.Links {
			if link.Line == l.ID {
				found(itemAt(path+"/links", i) + "/line")
			}
		}
	}
}

func oneThing(p Prescription, found func(string)) {
	for path, l := range walkLines(p) {
		n := 0
		for _, there := range []bool{l.Medicine != nil, l.Preparation != nil, l.Device != nil} {
			if there {
				n++
			}
		}
		if n != 1 {
			found(path)
		}
	}
}

func unnamedProduct(p Prescription, found func(string)) {
	for path, l := range walkLines(p) {
		if m := l.Medicine; m != nil && len(m.Codes) == 0 && isBlank(m.Name) && len(m.Ingredients) == 0 {
			found(path + "/medicine")
		}
		if d := l.Device; d != nil && len(d.Codes) == 0 && isBlank(d.Name) {
			found(path + "/device")
		}
	}
}

// blankText finds the mandatory texts of a line that hold nothing to read.
func blankText(p Prescription, found func(string)) {
	for path, l := range walkLines(p) {
		if isBlank(l.Text) {
			found(path + "/text")
		}
		if l.Preparation != nil && isBlank(l.Preparation.Formula) {
			found(path + "/preparation/formula")
		}
	}
}

func isBlank(s string) bool { return strings.TrimSpace(s) == "" }
