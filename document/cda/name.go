package cda

import "strings"

// Part is a piece of a name or of an address, in the order of the document.
type Part struct {
	// Kind is the element: for names "family", "given", "prefix", "suffix",
	// "delimiter"; for addresses "streetAddressLine", "postalCode", "city",
	// "county", "houseNumber"…; "" is text outside any element.
	Kind      string
	Null      NullFlavor
	Qualifier string // of a name: "BR" birth, "CL" in use, "SP" spouse…; several separated by spaces
	Text      string
	Extra     *Extra
}

func (x *Part) shape(c *codec) {
	c.null(&x.Null)
	c.attr("qualifier", &x.Qualifier, formTokens)
	c.extra(&x.Extra)
	c.collect(&x.Text)
	c.text(&x.Text)
}

// EN is a name (HL7 data types EN, PN, ON and TN).
type EN struct {
	Type  DataType // TypePN, TypeON, TypeTN…; zero as the place has it
	Null  NullFlavor
	Use   string // "L" legal, "C" licence…; several separated by spaces
	Parts []Part
	Valid *IVLTS // validTime
	Extra *Extra
}

func (x *EN) shape(c *codec) {
	c.kindOf(&x.Type, typeEN)
	c.null(&x.Null)
	c.attr("use", &x.Use, formTokens)
	c.extra(&x.Extra)
	parts(c, isNamePart, &x.Parts)
	one(c, "validTime", &x.Valid)
}

func (x *EN) dataType() DataType { return TypeEN }

// NewName returns a name without parts: of an organization, a product.
func NewName(text string) *EN { return &EN{Parts: []Part{{Text: text}}} }

// Text joins all parts with spaces.
func (x *EN) Text() string {
	if x == nil {
		return ""
	}
	return joinParts(x.Parts)
}

// Part returns the text of the first part of a kind that has the qualifier
// ("" for a part without one), and whether there is such a part.
func (x *EN) Part(kind, qualifier string) (string, bool) {
	if x == nil {
		return "", false
	}
	for i := range x.Parts {
		if p := &x.Parts[i]; p.Kind == kind && p.has(qualifier) {
			return p.Text, true
		}
	}
	return "", false
}

func (x *Part) has(qualifier string) bool {
	if qualifier == "" || x.Qualifier == qualifier {
		return x.Qualifier == qualifier
	}
	for q := range strings.FieldsSeq(x.Qualifier) {
		if q == qualifier {
			return true
		}
	}
	return false
}

// AD is a postal address (HL7 data type AD).
type AD struct {
	Null       NullFlavor
	Use        string // "H" home, "WP" work…; several separated by spaces
	NotOrdered Bool   // isNotOrdered
	Parts      []Part
	Useable    []Time // useablePeriod
	Extra      *Extra
}

func (x *AD) shape(c *codec) {
	c.kind(typeAD)
	c.null(&x.Null)
	c.attr("use", &x.Use, formTokens)
	c.flag("isNotOrdered", &x.NotOrdered)
	c.extra(&x.Extra)
	parts(c, isAddressPart, &x.Parts)
	times(c, "useablePeriod", &x.Useable)
}

func (x *AD) dataType() DataType { return TypeAD }

// Text joins all parts with spaces.
func (x *AD) Text() string {
	if x == nil {
		return ""
	}
	return joinParts(x.Parts)
}

// Part returns the text of the first part of a kind, and whether there is one.
func (x *AD) Part(kind string) (string, bool) {
	if x == nil {
		return "", false
	}
	for i := range x.Parts {
		if x.Parts[i].Kind == kind {
			return x.Parts[i].Text, true
		}
	}
	return "", false
}

func joinParts(parts []Part) string {
	var b strings.Builder
	for i := range parts {
		for word := range strings.FieldsSeq(parts[i].Text) {
			if b.Len() > 0 {
				b.WriteByte(' ')
			}
			b.WriteString(word)
		}
	}
	return b.String()
}

func isNamePart(name string) bool {
	switch name {
	case "family", "given", "prefix", "suffix", "delimiter":
		return true
	}
	return false
}

func isAddressPart(name string) bool {
	switch name {
	case "delimiter", "country", "state", "county", "city", "postalCode", "streetAddressLine",
		"houseNumber", "houseNumberNumeric", "direction", "streetName", "streetNameBase",
		"streetNameType", "additionalLocator", "unitID", "unitType", "careOf", "censusTract",
		"deliveryAddressLine", "deliveryInstallationType", "deliveryInstallationArea",
		"deliveryInstallationQualifier", "deliveryMode", "deliveryModeIdentifier",
		"buildingNumberSuffix", "postBox", "precinct":
		return true
	}
	return false
}
