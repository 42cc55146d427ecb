package eprescription

import (
	"strings"

	"github.com/ordonnance-numerique/ordonnance-go/document"
	"github.com/ordonnance-numerique/ordonnance-go/prescription"
)

// The codes of what [Write] could not write as it is. Those from EPR-201 say
// the same in another shape: [Lost] is false for them, and a schedule computed
// from what is read back is the original's. Those from EPR-301 are losses.
const (
	RestatedMaximum   = "EPR-201" // a maximum of the whole posology stands on its one step
	RestatedMoments   = "EPR-202" // one step is written as several, side by side
	RestatedEnd       = "EPR-203" // a length after a start is written as an end
	RestatedPeriod    = "EPR-204" // the length of the treatment stands on each step
	RestatedUnit      = "EPR-205" // so much for each unit is written as one unit ("mg/kg")
	RestatedAddressee = "EPR-206" // the words to the patient stand among the instructions or comments
	RestatedSystem    = "EPR-207" // the code system is named by another of its addresses
	RestatedName      = "EPR-208" // the first given name is all that is known of the given names

	LostStyle       = "EPR-301" // "3 times a day" and "every 8 hours" are written alike, where their words do not tell them apart
	LostUnit        = "EPR-302" // the code is left out, its label stays
	LostStructure   = "EPR-303" // in words only
	LostAltogether  = "EPR-304" // not written at all
	LostCount       = "EPR-305" // "at most" is written as "from 1 to"
	LostMaximum     = "EPR-306" // a maximum of several steps together stands on each of them
	LostCivilLength = "EPR-307" // an end computed without the time zone of the patient
	LostDevice      = "EPR-308" // a line that is a device: the guide is about medicines only
)

// Lost reports whether an omission of this package loses something that a
// program could have used. Words for people are never lost: the text of the
// line says everything.
func Lost(o document.Omission) bool { return strings.HasPrefix(o.Code, "EPR-3") }

// omissionTexts are the reasons for people.
var omissionTexts = map[string]document.Text{ // never changed
	RestatedMaximum:   {EN: "the maximum of the whole posology is written on its one step", FR: "la dose maximale de toute la posologie est écrite sur son unique étape"},
	RestatedMoments:   {EN: "the step is written as several steps side by side", FR: "l'étape est écrite en plusieurs étapes simultanées"},
	RestatedEnd:       {EN: "the length is written as an end date", FR: "la durée est écrite sous forme de date de fin"},
	RestatedPeriod:    {EN: "the length of the treatment is written on each step", FR: "la durée du traitement est écrite sur chaque étape"},
	RestatedUnit:      {EN: "the amount per unit is written with one combined unit", FR: "la quantité par unité est écrite avec une unité composée"},
	RestatedAddressee: {EN: "the words to the patient are written among instructions or comments", FR: "le texte destiné au patient est écrit parmi les instructions ou les commentaires"},
	RestatedSystem:    {EN: "the code system is written under another of its addresses", FR: "le système de codes est désigné par une autre de ses adresses"},
	RestatedName:      {EN: "the first given name is written as the list of given names", FR: "le premier prénom est écrit comme liste des prénoms"},
	LostStyle:         {EN: "FHIR does not tell \"3 times a day\" from \"every 8 hours\"", FR: "FHIR ne distingue pas « 3 fois par jour » de « toutes les 8 heures »"},
	LostUnit:          {EN: "the code is not one the guide allows here: only the label is written", FR: "code non admis ici par le guide : seul le libellé est écrit"},
	LostStructure:     {EN: "FHIR has no element for it: it is written in words", FR: "sans équivalent en FHIR : écrit en toutes lettres"},
	LostAltogether:    {EN: "FHIR, as the guide uses it, has no place for it", FR: "sans emplacement en FHIR, selon le guide utilisé"},
	LostCount:         {EN: "the greatest count is written as a range from 1", FR: "le nombre maximal est écrit comme un intervalle à partir de 1"},
	LostMaximum:       {EN: "the maximum of all steps together is written on each step", FR: "la dose maximale commune est écrite sur chaque étape"},
	LostDevice:        {EN: "the guide covers prescriptions of medicines only: this device is not in the bundle (ePrescription 1.1.0-ballot, scope)", FR: "le guide ne couvre que la prescription de médicaments : ce dispositif n'est pas dans le lot (ePrescription 1.1.0-ballot, périmètre)"},
	LostCivilLength:   {EN: "the end date is computed in the zone in which the start was stated", FR: "la date de fin est calculée dans le fuseau de la date de début"},
}

// carrier reduces a prescription to what the guide carries and notes what it
// left out.
type carrier struct {
	options *Options
	left    []document.Omission
}

func (c *carrier) omit(path, code string) {
	c.left = append(c.left, document.Omission{Path: path, Code: code, Reason: omissionTexts[code]})
}

// drop empties what cannot be carried and notes it when there was something.
func drop[T comparable](c *carrier, v *T, path, code string) {
	var zero T
	if *v != zero {
		*v = zero
		c.omit(path, code)
	}
}

func set(words string) map[string]bool {
	m := make(map[string]bool)
	for w := range strings.FieldsSeq(words) {
		m[w] = true
	}
	return m
}

// code makes a code fit: the address of the model for its system, and a shape
// that FHIR takes.
func (c *carrier) code(v *prescription.Code, path string) {
	if model := c.options.toModel(v.System); model != v.System {
		v.System = model
		c.omit(path+"/system", RestatedSystem)
	}
	if v.Code != "" && !codeShape.MatchString(v.Code) || strings.ContainsAny(v.System, " \t\n\r") {
		if v.Display == "" {
			v.Display = v.Code
		}
		v.System, v.Code = "", ""
		c.omit(path+"/code", LostUnit)
	}
}

// codes makes a list of codes fit; those that say nothing go.
func (c *carrier) codes(list []prescription.Code, path string) []prescription.Code {
	var kept []prescription.Code
	for i := range list {
		if c.code(&list[i], item(path, i)); !list[i].IsZero() {
			kept = append(kept, list[i])
		}
	}
	return kept
}

// quantity makes a quantity fit. Where the guide's own type stands
// (FrSimpleQuantityMedication, invariants fr-med-smpl-quant-1 and -2), a code
// is one of EDQM or UCUM, without an annotation.
func (c *carrier) quantity(q *prescription.Quantity, path string, narrow bool) {
	ok := q.Code == "" && q.System == "" || q.Code != "" && codeShape.MatchString(q.Code)
	if narrow && q.Code != "" {
		ok = ok && (q.System == edqm || q.System == ucum && !strings.Contains(q.Code, "{"))
	}
	if ok {
		return
	}
	if q.Unit == "" {
		q.Unit = q.Code
	}
	q.System, q.Code = "", ""
	c.omit(path+"/code", LostUnit)
}
