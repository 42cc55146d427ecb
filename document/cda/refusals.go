package cda

import "github.com/ordonnance-numerique/ordonnance-go/document"

// A code is never reused for something else.

func readRefusals() []Refusal {
	m, n, e := document.ErrMalformed, document.ErrUnsupported, document.Failure
	t := func(en, fr string) document.Text { return document.Text{EN: en, FR: fr} }
	return []Refusal{
		{"CDA-101", m, e, t("larger than allowed", "document trop volumineux")},
		{"CDA-102", m, e, t("not valid UTF-8 text", "texte UTF-8 non valide")},
		{"CDA-103", m, e, t("a character that XML does not have", "caractère étranger à XML")},
		{"CDA-104", n, e, t("an encoding other than UTF-8", "encodage autre que UTF-8")},
		{"CDA-105", m, e, t("a document type declaration is not allowed", "déclaration de type de document (DOCTYPE) non admise")},
		{"CDA-106", m, e, t("an entity or a character reference that is not allowed", "entité ou référence de caractère non admise")},
		{"CDA-107", m, e, t("elements are nested too deeply", "éléments trop profondément imbriqués")},
		{"CDA-108", m, e, t("more elements, attributes or namespaces than allowed", "trop d'éléments, d'attributs ou d'espaces de noms")},
		{"CDA-109", m, e, t("an attribute stands twice on an element", "attribut présent deux fois sur un élément")},
		{"CDA-110", m, e, t("a namespace prefix that is not declared, or wrongly", "préfixe d'espace de noms non déclaré ou mal déclaré")},
		{"CDA-111", m, e, t("not well-formed XML", "XML mal formé")},
		{"CDA-112", m, e, t("something follows the document, or precedes it", "contenu avant ou après le document")},
		{"CDA-113", m, e, t("there is no CDA document in it", "aucun document CDA")},
		{"CDA-114", n, e, t("a version of XML other than 1.0", "version de XML autre que 1.0")},
		{"CDA-115", m, e, t("more than one CDA document in it", "plusieurs documents CDA")},
	}
}

func faultTexts() []Refusal {
	i, w, e := document.Information, document.Warning, document.Failure
	t := func(en, fr string) document.Text { return document.Text{EN: en, FR: fr} }
	return []Refusal{
		{"CDA-201", nil, e, t("an element stands out of the order of the schema", "élément hors de l'ordre du schéma")},
		{"CDA-202", nil, e, t("an element the schema does not have here was kept as it is", "élément inconnu du schéma à cet endroit, conservé tel quel")},
		{"CDA-203", nil, e, t("an attribute the schema does not have here was kept as it is", "attribut inconnu du schéma à cet endroit, conservé tel quel")},
		{"CDA-204", nil, e, t("a text where the schema has none was kept as it is", "texte non prévu par le schéma à cet endroit, conservé tel quel")},
		{"CDA-205", nil, e, t("an element stands more often than the schema allows; the first was taken, the others were kept as they are", "élément répété au-delà du schéma ; le premier est retenu, les autres sont conservés tels quels")},
		{"CDA-206", nil, e, t("an element the schema requires is missing", "élément exigé par le schéma absent")},
		{"CDA-207", nil, e, t("an attribute the schema requires is missing", "attribut exigé par le schéma absent")},
		{"CDA-208", nil, e, t("exactly one of several elements has to be here", "un seul élément parmi plusieurs est attendu ici")},
		{"CDA-209", nil, e, t("the value of an attribute does not have its form", "valeur d'attribut de forme incorrecte")},
		{"CDA-210", nil, e, t("the data type of a value is not stated", "type de donnée d'une valeur non indiqué")},
		{"CDA-211", nil, w, t("a data type this program does not know; the value was kept as it is", "type de donnée inconnu de ce logiciel ; valeur conservée telle quelle")},
		{"CDA-212", nil, e, t("an XML identifier is declared twice", "identifiant XML déclaré deux fois")},
		{"CDA-213", nil, w, t("a reference points at nothing in the document", "référence sans cible dans le document")},
		{"CDA-214", nil, e, t("an element in the narrative that the narrative does not have", "élément étranger au texte narratif")},
		{"CDA-215", nil, i, t("the document lies inside its own style sheet", "document inclus dans sa propre feuille de style")},
		{"CDA-216", nil, e, t("a reason of absence that is not of the vocabulary", "motif d'absence (nullFlavor) hors vocabulaire")},
		{"CDA-217", nil, e, t("a data type that does not fit here", "type de donnée inadapté à cet endroit")},
		{"CDA-218", nil, e, t("an interval with bounds that do not go together", "intervalle aux bornes incompatibles")},
		{"CDA-219", nil, w, t("there are more faults than are listed", "d'autres anomalies existent, non listées")},
		{"CDA-220", nil, i, t("an attribute without a value was taken as absent", "attribut sans valeur, considéré comme absent")},
	}
}

func writeRefusals() []Refusal {
	e := document.Failure
	t := func(en, fr string) document.Text { return document.Text{EN: en, FR: fr} }
	return []Refusal{
		{"CDA-401", nil, e, t("there is no document to write", "aucun document à écrire")},
		{"CDA-402", nil, e, t("an element the schema requires is missing", "élément exigé par le schéma absent")},
		{"CDA-403", nil, e, t("an attribute the schema requires is missing", "attribut exigé par le schéma absent")},
		{"CDA-404", nil, e, t("exactly one of several elements has to be here", "un seul élément parmi plusieurs est attendu ici")},
		{"CDA-405", nil, e, t("the value of an attribute does not have its form", "valeur d'attribut de forme incorrecte")},
		{"CDA-406", nil, e, t("a text that is not UTF-8, or has a character XML does not have", "texte non UTF-8 ou contenant un caractère étranger à XML")},
		{"CDA-407", nil, e, t("an interval with bounds that do not go together", "intervalle aux bornes incompatibles")},
		{"CDA-408", nil, e, t("a data type that does not fit here", "type de donnée inadapté à cet endroit")},
		{"CDA-409", nil, e, t("an element in the narrative that the narrative does not have", "élément étranger au texte narratif")},
		{"CDA-410", nil, e, t("a part, an element or an attribute that has no proper name", "partie, élément ou attribut sans nom correct")},
		{"CDA-411", nil, e, t("elements are nested too deeply, or are too many", "éléments trop profondément imbriqués ou trop nombreux")},
		{"CDA-412", nil, e, t("a reason of absence that is not of the vocabulary", "motif d'absence (nullFlavor) hors vocabulaire")},
		{"CDA-413", nil, e, t("an XML identifier is declared twice", "identifiant XML déclaré deux fois")},
		{"CDA-414", nil, e, t("something kept from another document has no place in the schema", "contenu conservé d'un autre document sans place dans le schéma")},
		{"CDA-415", nil, e, t("a value in a list is missing", "valeur absente dans une liste")},
		{"CDA-416", nil, e, t("a reference points at nothing in the document", "référence sans cible dans le document")},
		{"CDA-417", nil, e, t("something the schema does not have in this place", "élément ou attribut que le schéma n'admet pas à cet endroit")},
	}
}
