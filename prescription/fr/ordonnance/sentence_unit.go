package ordonnance

import (
	"strings"

	"github.com/ordonnance-numerique/ordonnance-go/prescription"
)

// unit is how a unit is said.
type unit struct {
	symbol    string // printed for short, "" when the letters always are
	one, many string
	feminine  bool
	counted   bool // taken by the piece: its halves and quarters have names
	worn      bool // left in place rather than given over a time
	time      bool // a length of time
}

func byPiece(one, many string) unit { return unit{one: one, many: many, counted: true} }
func byPieceF(one, many string) unit {
	return unit{one: one, many: many, counted: true, feminine: true}
}
func length(one, many string) unit { return unit{one: one, many: many, counted: true, time: true} }
func lengthF(one, many string) unit {
	return unit{one: one, many: many, counted: true, time: true, feminine: true}
}
func measure(symbol, one string) unit {
	return unit{symbol: symbol, one: one, many: one + "s"}
}

// The units that the sentence can decline. Micrograms are never abridged: "µg"
// is misread as "mg".
var (
	unitTablet         = byPiece("comprimé", "comprimés")
	unitCapsule        = byPieceF("gélule", "gélules")
	unitSoftCapsule    = byPieceF("capsule", "capsules")
	unitAnyCapsule     = byPieceF("gélule ou capsule molle", "gélules ou capsules molles") // the label of 15012000 in EDQM
	unitSyringe        = byPieceF("seringue", "seringues")
	unitAmpoule        = byPieceF("ampoule", "ampoules")
	unitBag            = byPieceF("poche", "poches")
	unitVial           = byPiece("flacon", "flacons")
	unitPatch          = unit{one: "dispositif transdermique", many: "dispositifs transdermiques", counted: true, worn: true}
	unitPlaster        = unit{one: "emplâtre", many: "emplâtres", counted: true, worn: true}
	unitShortPatch     = unit{one: "patch", many: "patchs", counted: true, worn: true}
	unitBox            = byPieceF("boîte", "boîtes")
	unitTube           = byPiece("tube", "tubes")
	unitContainer      = byPiece("récipient", "récipients")
	unitSachet         = byPiece("sachet", "sachets")
	unitSuppository    = byPiece("suppositoire", "suppositoires")
	unitPessary        = byPiece("ovule", "ovules")
	unitLozenge        = byPieceF("pastille", "pastilles")
	unitSingleDose     = byPiece("récipient unidose", "récipients unidoses")
	unitUnidose        = byPieceF("unidose", "unidoses")
	unitPen            = byPiece("stylo", "stylos")
	unitDressing       = byPiece("pansement", "pansements")
	unitTeaspoon       = byPieceF("cuillère à café", "cuillères à café")
	unitTablespoon     = byPieceF("cuillère à soupe", "cuillères à soupe")
	unitMeasuringSpoon = byPieceF("cuillère-mesure", "cuillères-mesures")
	unitDropper        = byPieceF("pipette", "pipettes")
	unitMeasureDose    = byPieceF("dose", "doses")
	unitApplication    = byPieceF("application", "applications")
	unitInjection      = byPieceF("injection", "injections")
	unitInhalation     = byPieceF("inhalation", "inhalations")
	unitPuff           = byPieceF("bouffée", "bouffées")
	unitSpray          = byPieceF("pulvérisation", "pulvérisations")
	unitDrop           = byPieceF("goutte", "gouttes")
	unitUnit           = byPieceF("unité", "unités")
	unitSmallDose      = byPieceF("dosette", "dosettes")
	unitMeasured       = byPieceF("mesure", "mesures")
	unitGum            = byPieceF("gomme", "gommes")
	unitLyophilisate   = byPiece("lyophilisat", "lyophilisats")
	unitNebulisation   = byPieceF("nébulisation", "nébulisations")
	unitInstillation   = byPieceF("instillation", "instillations")
	unitIrrigation     = byPiece("lavage", "lavages")

	unitMilligram     = measure("mg", "milligramme")
	unitGram          = measure("g", "gramme")
	unitKilogram      = measure("kg", "kilogramme")
	unitMicrogram     = measure("", "microgramme")
	unitNanogram      = measure("", "nanogramme")
	unitMillilitre    = measure("mL", "millilitre")
	unitCentilitre    = measure("cL", "centilitre")
	unitLitre         = measure("L", "litre")
	unitMillimole     = unit{symbol: "mmol", one: "millimole", many: "millimoles", feminine: true}
	unitSquareMetre   = unit{symbol: "m²", one: "mètre carré", many: "mètres carrés"}
	unitCentimetre    = measure("cm", "centimètre")
	unitPercent       = unit{symbol: "%", one: "pour cent", many: "pour cent"}
	unitInternational = unit{symbol: "UI", one: "unité internationale", many: "unités internationales", feminine: true}
	unitAntiXa        = unit{symbol: "UI anti-Xa", one: "unité internationale anti-Xa", many: "unités internationales anti-Xa", feminine: true}

	unitSecond = lengthF("seconde", "secondes")
	unitMinute = lengthF("minute", "minutes")
	unitHour   = lengthF("heure", "heures")
	unitDay    = length("jour", "jours")
	unitWeek   = lengthF("semaine", "semaines")
	unitMonth  = length("mois", "mois")
	unitYear   = length("an", "ans")
)

// unitOf finds how the unit of a quantity is said. What the prescriber read is
// the label, so that it comes before the code; a label or a code that is not
// in the tables is said as it is, and does not vary.
func unitOf(q *prescription.Quantity) (u *unit, verbatim string) {
	label := q.Unit
	if label == "" {
		label = q.Code
		switch q.System {
		case SystemEDQM:
			u = presentation(q.Code)
		case SystemUCUM:
			u = ucumUnit(q.Code)
		}
	} else {
		u = labelled(label)
	}
	return u, label
}

// presentation is the unit of an EDQM code (EDQM Standard Terms, unit of
// presentation 15… and packaging 30…, those of ans.fhir.fr.eprescription
// 1.1.0-ballot).
func presentation(code string) *unit {
	switch code {
	case "15054000":
		return &unitTablet
	case "15012000":
		return &unitCapsule
	case "15052000":
		return &unitSyringe
	case "15002000":
		return &unitAmpoule
	case "15036000":
		return &unitPatch
	case "15042000":
		return &unitPlaster
	case "15005000":
		return &unitBag
	case "15009000":
		return &unitVial
	case "30009000":
		return &unitBox
	case "30067000":
		return &unitTube
	case "30015500":
		return &unitContainer
	}
	return nil
}

// ucumUnit is the unit of a UCUM code (UCUM 2.1).
func ucumUnit(code string) *unit {
	switch code {
	case "ug":
		return &unitMicrogram
	case "ng":
		return &unitNanogram
	case "[iU]", "[IU]":
		return &unitInternational
	case "m2":
		return &unitSquareMetre
	case "[drp]":
		return &unitDrop
	case "s":
		return &unitSecond
	case "min":
		return &unitMinute
	case "h":
		return &unitHour
	case "d":
		return &unitDay
	case "wk":
		return &unitWeek
	case "mo":
		return &unitMonth
	case "a":
		return &unitYear
	case "mg", "g", "kg", "mL", "ml", "cL", "cl", "L", "l", "mmol", "cm", "%":
		return labelled(code)
	}
	return nil
}

// labelled is the unit of a label, singular or plural, with or without a
// capital in front when it is a word.
func labelled(s string) *unit {
	if u := symbolUnit(s); u != nil {
		return u
	}
	if u := wordUnit(s); u != nil {
		return u
	}
	if len(s) > 3 && s[0] >= 'A' && s[0] <= 'Z' {
		return wordUnit(strings.ToLower(s))
	}
	return nil
}

func symbolUnit(s string) *unit {
	switch s {
	case "mg", "milligramme", "milligrammes":
		return &unitMilligram
	case "g", "gramme", "grammes":
		return &unitGram
	case "kg", "kilogramme", "kilogrammes":
		return &unitKilogram
	case "µg", "μg", "ug", "mcg", "microgramme", "microgrammes":
		return &unitMicrogram
	case "mL", "ml", "millilitre", "millilitres":
		return &unitMillilitre
	case "cL", "cl", "centilitre", "centilitres":
		return &unitCentilitre
	case "L", "l", "litre", "litres":
		return &unitLitre
	case "mmol", "millimole", "millimoles":
		return &unitMillimole
	case "cm", "centimètre", "centimètres":
		return &unitCentimetre
	case "%":
		return &unitPercent
	case "UI":
		return &unitInternational
	case "UI anti-Xa":
		return &unitAntiXa
	case "U":
		return &unitUnit // a lone U is misread as a zero
	case "h":
		return &unitHour
	case "min":
		return &unitMinute
	case "m²", "m2":
		return &unitSquareMetre
	}
	return nil
}

func wordUnit(s string) *unit {
	switch s {
	case "comprimé", "comprimés", "comprime", "comprimes":
		return &unitTablet
	case "gélule", "gélules":
		return &unitCapsule
	case "capsule", "capsules":
		return &unitSoftCapsule
	case "gélule ou capsule molle":
		return &unitAnyCapsule
	case "seringue", "seringues":
		return &unitSyringe
	case "ampoule", "ampoules":
		return &unitAmpoule
	case "poche", "poches":
		return &unitBag
	case "flacon", "flacons":
		return &unitVial
	case "dispositif transdermique", "dispositifs transdermiques":
		return &unitPatch
	case "emplâtre", "emplâtres":
		return &unitPlaster
	case "patch", "patchs":
		return &unitShortPatch
	case "boîte", "boîtes", "boite", "boites":
		return &unitBox
	case "tube", "tubes":
		return &unitTube
	case "récipient", "récipients":
		return &unitContainer
	case "récipient unidose", "récipients unidoses":
		return &unitSingleDose
	case "sachet", "sachets":
		return &unitSachet
	case "suppositoire", "suppositoires":
		return &unitSuppository
	case "ovule", "ovules":
		return &unitPessary
	case "pastille", "pastilles":
		return &unitLozenge
	}
	return deliveredUnit(s)
}

func deliveredUnit(s string) *unit {
	switch s {
	case "unidose", "unidoses":
		return &unitUnidose
	case "stylo", "stylos":
		return &unitPen
	case "pansement", "pansements":
		return &unitDressing
	case "cuillère à café", "cuillères à café":
		return &unitTeaspoon
	case "cuillère à soupe", "cuillères à soupe":
		return &unitTablespoon
	case "cuillère-mesure", "cuillères-mesures":
		return &unitMeasuringSpoon
	case "pipette", "pipettes":
		return &unitDropper
	case "dose", "doses":
		return &unitMeasureDose
	case "application", "applications":
		return &unitApplication
	case "injection", "injections":
		return &unitInjection
	case "inhalation", "inhalations":
		return &unitInhalation
	case "bouffée", "bouffées":
		return &unitPuff
	case "pulvérisation", "pulvérisations":
		return &unitSpray
	case "goutte", "gouttes":
		return &unitDrop
	case "unité", "unités":
		return &unitUnit
	case "heure", "heures":
		return &unitHour
	case "jour", "jours":
		return &unitDay
	case "dosette", "dosettes":
		return &unitSmallDose
	case "mesure", "mesures":
		return &unitMeasured
	case "gomme", "gommes":
		return &unitGum
	case "lyophilisat", "lyophilisats":
		return &unitLyophilisate
	case "nébulisation", "nébulisations":
		return &unitNebulisation
	case "instillation", "instillations":
		return &unitInstillation
	case "lavage", "lavages":
		return &unitIrrigation
	}
	return nil
}

// spanUnit is the unit of a length of time; nil when it is not one of the
// model's.
func spanUnit(u prescription.TimeUnit) *unit {
	switch u {
	case prescription.Second:
		return &unitSecond
	case prescription.Minute:
		return &unitMinute
	case prescription.Hour:
		return &unitHour
	case prescription.Day:
		return &unitDay
	case prescription.Week:
		return &unitWeek
	case prescription.Month:
		return &unitMonth
	case prescription.Year:
		return &unitYear
	}
	return nil
}
