package document

// keywordText says in words what breaking a keyword of JSON Schema means. The
// keyword itself stays in the text for those who look it up.
func keywordText(keyword string) Text {
	en, fr := "does not have the form demanded", "n'a pas la forme exigée"
	switch keyword {
	case "type":
		en, fr = "wrong type of value", "type de valeur incorrect"
	case "required", "dependentRequired":
		en, fr = "required and missing", "obligatoire et absent"
	case "additionalProperties", "unevaluatedProperties", "false":
		en, fr = "not known here", "inconnu à cet endroit"
	case "enum", "const":
		en, fr = "not one of the values allowed", "valeur hors de la liste admise"
	case "pattern", "format":
		en, fr = "not written in the form demanded", "écriture non conforme au format exigé"
	case "minLength":
		en, fr = "too short", "trop court"
	case "maxLength":
		en, fr = "too long", "trop long"
	case "minimum", "exclusiveMinimum":
		en, fr = "too small", "trop petit"
	case "maximum", "exclusiveMaximum":
		en, fr = "too large", "trop grand"
	case "minItems", "minProperties", "minContains", "contains":
		en, fr = "too few items", "trop peu d'éléments"
	case "maxItems", "maxProperties", "maxContains":
		en, fr = "too many items", "trop d'éléments"
	case "uniqueItems":
		en, fr = "says the same thing twice", "contient un doublon"
	case "anyOf", "oneOf":
		en, fr = "none of the forms allowed", "aucune des formes admises"
	}
	return Text{EN: en + " (" + keyword + ")", FR: fr + " (" + keyword + ")"}
}
