package cda

// NullFlavor says why a value is not there: "UNK" unknown, "NA" not
// applicable, "NI" no information, "ASKU", "NAV", "NASK", "MSK", "OTH"… (HL7 V3
// vocabulary domain NullFlavor). The zero value means that nothing is said of
// an absence. It is kept as written; the writer refuses a code outside the
// vocabulary (CDA-412).
type NullFlavor string

// The flavors a prescription meets most.
const (
	NoInformation NullFlavor = "NI"
	NotApplicable NullFlavor = "NA"
	Unknown       NullFlavor = "UNK"
	Other         NullFlavor = "OTH"
)

// Bool is a boolean that may be left out. The zero value is left out; for an
// attribute, the schema then gives its default.
type Bool int8

// The values of [Bool].
const (
	Unset Bool = iota
	False
	True
)

// BoolOf returns True or False.
func BoolOf(b bool) Bool {
	if b {
		return True
	}
	return False
}

// String returns "true", "false", or "" when left out.
func (b Bool) String() string {
	switch b {
	case True:
		return "true"
	case False:
		return "false"
	}
	return ""
}

// BL is a boolean value (HL7 data type BL).
type BL struct {
	Null  NullFlavor
	Value Bool
	Extra *Extra
}

func (x *BL) shape(c *codec) {
	c.kind(typeBL)
	c.null(&x.Null)
	c.flag("value", &x.Value)
	c.extra(&x.Extra)
}

func (x *BL) dataType() DataType { return TypeBL }
