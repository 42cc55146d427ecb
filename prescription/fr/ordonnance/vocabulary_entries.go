package ordonnance

import "github.com/ordonnance-numerique/ordonnance-go/prescription"

// The tables of vocabulary 1. They are a format: see [Vocabulary].

// systemICD10 is the international classification of diseases, as FHIR R4 names
// it.
const systemICD10 = "http://hl7.org/fhir/sid/icd-10"

func vocabularySystems() []string {
	return []string{SystemSNOMED, SystemEDQM, SystemTA, SystemUCUM, SystemSubstance, SystemCIS, SystemCIP13, SystemMV,
		SystemATC, SystemLPP, SystemEMDN, SystemUCD13, SystemRole, SystemMotive, SystemEPU, systemIDNPS, systemIDNST,
		systemNIR, systemNIRTest, systemNIA, systemNIRDemo, "http://loinc.org",
		systemICD10, "urn:oid:1.2.250.1.213.2.65"}
}

func vocabularyEntries() map[prescription.Field][]prescription.Entry {
	return map[prescription.Field][]prescription.Entry{
		prescription.FieldPatient: {insShape(systemNIR), insShape(systemNIRTest), insShape(systemNIA),
			insShape(systemNIRDemo)},
		prescription.FieldPractitioner: {
			{System: systemIDNPS, Pattern: "810########=", Check: appendLuhn},
			{System: systemIDNPS, Pattern: "899########=", Check: appendLuhn},
			{System: systemIDNPS, Pattern: "8##########=", Check: appendLuhn}},
		prescription.FieldPlace: {
			{System: systemIDNST, Pattern: "1#*######=", Check: appendFINESSKey},
			{System: systemIDNST, Pattern: "4##############", Guess: guessPractice},
			{System: systemIDNST, Pattern: "3##############"},
			{System: systemIDNST, Pattern: "1#*#######"}},
		prescription.FieldProduct:    productEntries(),
		prescription.FieldProfession: professionEntries(),
		prescription.FieldUnit:       unitEntries(),
		prescription.FieldPack:       packEntries(),
		prescription.FieldTitle:      terms("Dr", "Pr", "M.", "Mme", "Docteur"),
		prescription.FieldPhone:      terms("+33#########", "0#########", "+262#########", "+590#########", "+596#########", "+594#########"),
		prescription.FieldCountry:    terms("FR", "BE", "CH", "LU", "DE", "ES", "IT", "MC"),
		prescription.FieldTag: codes(SystemTA, TagBizone, "Ordonnance bizone", TagSecured, "Ordonnance sécurisée",
			TagException, "Médicaments d'exception", TagHome, "Exécution à domicile", TagUrgent, "Exécution en urgence",
			TagEquipment, "Grand appareillage", TagMilitary, "Affection militaire"),
		prescription.FieldMotive: codes(SystemMotive, MotiveMTE, "Marge thérapeutique étroite",
			MotiveCIF, "Contre-indication formelle à un excipient",
			MotiveEFG, "Enfant : aucun générique de forme galénique adaptée"),
		prescription.FieldSetting: codes("http://terminology.hl7.org/CodeSystem/v3-ActCode", "AMB", "ambulatoire",
			"IMP", "hospitalisation", "EMER", "urgences", "HH", "domicile", "VR", "à distance"),
		prescription.FieldRoute: codes(SystemEDQM, "20053000", "voie orale", "20066000", "voie sous-cutanée",
			"20003000", "voie cutanée", "20020000", "voie inhalée", "20045000", "voie intraveineuse",
			"20035000", "voie intramusculaire", "20070000", "voie transdermique"),
		prescription.FieldForm:      append(codes(SystemEDQM, "10219000", "comprimé"), shape(SystemEDQM, "########")),
		prescription.FieldSubstance: {shape(SystemSubstance, "100000######"), shape(SystemSubstance, "############")},
		prescription.FieldCondition: append(codes(SystemSNOMED, "22253000", "douleur", "24199005", "agitation"),
			shape(SystemSNOMED, "########"), shape(SystemSNOMED, "#########")),
		prescription.FieldIndication: {shape(systemICD10, "@##.#"), shape(systemICD10, "@##"), shape(systemICD10, "@###"),
			shape(SystemSNOMED, "########"), shape(SystemSNOMED, "#########")},
	}
}

// productEntries are codes of products. Most packs begin 34009 3, 2, 4 or 5,
// hospital units 34008 9 (BDPM).
func productEntries() []prescription.Entry {
	return []prescription.Entry{
		{System: SystemCIP13, Pattern: "340093######=", Check: appendGTIN},
		{System: SystemCIS, Pattern: "6#######"},
		{System: SystemCIP13, Pattern: "340095######=", Check: appendGTIN},
		{System: SystemCIP13, Pattern: "340094######=", Check: appendGTIN},
		{System: SystemCIP13, Pattern: "340092######=", Check: appendGTIN},
		{System: SystemMV, Pattern: "MV########"},
		{System: SystemLPP, Pattern: "#######"},
		{System: SystemUCD13, Pattern: "340089######=", Check: appendGTIN},
		{System: SystemSubstance, Pattern: "100000######"},
		{System: SystemCIP13, Pattern: "34009#######=", Check: appendGTIN},
		{System: SystemUCD13, Pattern: "34008#######=", Check: appendGTIN},
		{System: SystemATC, Pattern: "@##@@##"},
		{System: SystemATC, Pattern: "@##@@"},
		{System: SystemEMDN, Pattern: "@########"},
		{System: SystemEMDN, Pattern: "@######"},
		{System: SystemEMDN, Pattern: "@##########"},
		{System: SystemEMDN, Pattern: "@############"},
	}
}

// professionEntries are professions with their specialty and its label: those
// of prescribers, the frequent ones first (ANS, JDV_J01 of 2024-12-13).
func professionEntries() []prescription.Entry {
	list := codes(SystemRole, labels("professions-1.txt")...)
	for _, pattern := range []string{"G15_10/SM##", "G15_##", "G15_10/C##", "G15_10/CEX##", "G15_##/S@##", "G15_##/SCD##", "G16_##"} {
		list = append(list, shape(SystemRole, pattern))
	}
	return list
}

// unitEntries are units of doses, strengths and rates.
func unitEntries() []prescription.Entry {
	list := codes(SystemEDQM, "15054000", "comprimé", "15012000", "gélule")
	list = append(list, codes(SystemUCUM, "mg", "mg", "mL", "mL")...)
	list = append(list, codes(SystemEDQM, "15002000", "ampoule", "15052000", "seringue", "15036000", "dispositif transdermique",
		"15009000", "flacon", "15005000", "poche", "15042000", "emplâtre")...)
	list = append(list, codes(SystemUCUM, "g", "g", "ug", "µg", "[iU]", "UI", "mg/kg", "mg/kg", "kg", "kg", "h", "h",
		"mL/h", "mL/h", "L", "L", "cm", "cm", "d", "jour", "L/min", "L/min", "%", "%", "mg/h", "mg/h", "ug/h", "µg/h",
		"mmol", "mmol", "min", "min", "ug/kg", "µg/kg", "mg/m2", "mg/m²", "m2", "m²", "meq", "mEq")...)
	for _, label := range []string{"goutte", "bouffée", "application", "sachet", "dose", "cuillère-mesure", "suppositoire",
		"cuillère à café", "unité", "inhalation", "pulvérisation", "UI anti-Xa", "U", "cuillère à soupe", "ovule", "patch",
		"injection"} {
		list = append(list, prescription.Entry{Label: label})
	}
	return list
}

// packEntries are units of what is handed out.
func packEntries() []prescription.Entry {
	list := codes(SystemEDQM, "30009000", "boîte")
	list = append(list, prescription.Entry{})
	list = append(list, codes(SystemEDQM, "30015500", "récipient", "30067000", "tube", "15054000", "comprimé",
		"15012000", "gélule", "15009000", "flacon")...)
	return append(list, prescription.Entry{Label: "flacon"}, prescription.Entry{Label: "boîte"})
}

// codes are codes of a system, each followed by its label.
func codes(system string, pairs ...string) []prescription.Entry {
	list := make([]prescription.Entry, 0, len(pairs)/2)
	for i := 0; i < len(pairs); i += 2 {
		list = append(list, prescription.Entry{System: system, Pattern: pairs[i], Label: pairs[i+1]})
	}
	return list
}

func terms(patterns ...string) []prescription.Entry {
	list := make([]prescription.Entry, 0, len(patterns))
	for _, p := range patterns {
		list = append(list, prescription.Entry{Pattern: p})
	}
	return list
}

func shape(system, pattern string) prescription.Entry {
	return prescription.Entry{System: system, Pattern: pattern}
}
