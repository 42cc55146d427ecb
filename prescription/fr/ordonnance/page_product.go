package ordonnance

import (
	"strings"

	"github.com/ordonnance-numerique/ordonnance-go/prescription"
)

// designation is the name of what is prescribed; where the prescription has
// none (the compact code leaves labels out), what else says it best.
func designation(l *prescription.Line) string {
	switch {
	case l.Medicine != nil:
		return firstOf(l.Medicine.Name, displayOf(l.Medicine.Codes), substancesText(l.Medicine.Ingredients, false),
			codesText(l.Medicine.Codes), "Médicament sans désignation")
	case l.Preparation != nil:
		return joined(" – ", "Préparation magistrale", l.Preparation.Name)
	case l.Device != nil:
		return firstOf(l.Device.Name, displayOf(l.Device.Codes), codesText(l.Device.Codes), "Dispositif sans désignation")
	}
	return "Ligne sans produit"
}

func firstOf(texts ...string) string {
	for _, t := range texts {
		if t != "" {
			return t
		}
	}
	return ""
}

func displayOf(codes []prescription.Code) string {
	for _, c := range codes {
		if c.Display != "" {
			return c.Display
		}
	}
	return ""
}

// codesText says the first code with its system, or "".
func codesText(codes []prescription.Code) string {
	for _, c := range codes {
		if c.Code != "" {
			return joined(" ", systemName(c.System), c.Code)
		}
	}
	return ""
}

// codeText is the code by which a dispenser finds the product: the first one of
// a system of products.
func codeText(l *prescription.Line) string {
	var codes []prescription.Code
	switch {
	case l.Medicine != nil:
		codes = l.Medicine.Codes
	case l.Device != nil:
		codes = l.Device.Codes
	}
	for _, c := range codes {
		if name := systemName(c.System); name != "" && c.Code != "" {
			return name + " " + c.Code
		}
	}
	return ""
}

func systemName(system string) string {
	switch system {
	case SystemCIP13:
		return "CIP13"
	case SystemCIS:
		return "CIS"
	case SystemUCD13:
		return "UCD13"
	case SystemMV:
		return "MV"
	case SystemLPP:
		return "LPP"
	case SystemEMDN:
		return "EMDN"
	}
	return ""
}

// product is what stands under the name: common names with strength and form
// where the name lacks them (CSP L5121-1-2), the full formula of a preparation
// (CSP R5132-3 2°), the identifier and the hire of a device.
func (c *lineColumn) product(l *prescription.Line) {
	switch {
	case l.Medicine != nil:
		c.composition(l.Text, designation(l), l.Medicine.Ingredients, l.Medicine.Form)
	case l.Preparation != nil:
		c.indent(numberWidth, "Formule"+nbsp+":", styleSmall)
		c.indent(numberWidth+4, l.Preparation.Formula, styleDosage)
		c.space(0.5)
		c.composition(l.Text, designation(l)+l.Preparation.Formula, l.Preparation.Ingredients, l.Preparation.Form)
	case l.Device != nil:
		if l.Device.UDI != "" {
			c.indent(numberWidth, said("IUD", l.Device.UDI), styleSmall)
		}
		if !l.Device.Hire.IsZero() {
			c.indent(numberWidth, "Location pour "+spanText(l.Device.Hire)+".", styleDosage)
		}
	}
}

// composition says the substances and the form that the name does not hold, and
// in letters the strength of a narcotic (CSP R5132-29) that the text lacks.
func (c *lineColumn) composition(text, name string, ingredients []prescription.Ingredient, form prescription.Code) {
	substances, shape := substancesText(ingredients, false), nameOf(form)
	if allNamed(name, ingredients) {
		substances = ""
	}
	if ContainsInWords(name, shape) {
		shape = ""
	}
	c.indent(numberWidth, joined(", ", substances, shape), styleSmall)
	if c.words && !strengthsIn(text, ingredients) {
		words := substancesText(ingredients, true)
		c.indent(numberWidth, said("Dosage en toutes lettres", sentenceEnd(words)), styleDosage)
	}
}

// allNamed reports whether a name holds every substance and its strength.
func allNamed(name string, ingredients []prescription.Ingredient) bool {
	for i := range ingredients {
		in := &ingredients[i]
		if !ContainsInWords(name, nameOf(in.Substance)) {
			return false
		}
		if in.Strength != nil && !strings.Contains(unspaced(name), unspaced(amountText(in.Strength, false))) {
			return false
		}
	}
	return true
}

func unspaced(s string) string {
	return strings.NewReplacer(" ", "", nbsp, "", "\u202f", "").Replace(s)
}

// strengthsIn reports whether a text states every strength in letters.
func strengthsIn(text string, ingredients []prescription.Ingredient) bool {
	for i := range ingredients {
		if s := ingredients[i].Strength; s != nil && !ContainsInWords(text, amountText(s, true)) {
			return false
		}
	}
	return true
}

// substancesText is "amoxicilline 1 g + acide clavulanique 125 mg".
func substancesText(ingredients []prescription.Ingredient, words bool) string {
	text := ""
	for i := range ingredients {
		in := &ingredients[i]
		one := nameOf(in.Substance)
		if in.Strength != nil {
			one = joined(" ", one, amountText(in.Strength, words))
		}
		if in.Vehicle {
			one += " (véhicule)"
		}
		text = joined(" + ", text, one)
	}
	return text
}
