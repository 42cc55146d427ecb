package cda

// QTY is a quantity: HL7 data types INT, REAL, MO and PQ, their bounds of an
// interval (IVXB_…) and their uncertain forms (PPD_…). Value is the decimal
// text as written: digits are never lost to a binary number.
type QTY struct {
	Type         DataType // TypeINT, TypeREAL, TypeMO, TypePQ, TypePPDPQ…; zero as the place has it
	Inclusive    Bool     // of a bound: whether the bound belongs to the interval
	Null         NullFlavor
	Value        string // decimal number, "0.5"
	Unit         string // UCUM code; for an MO the currency (ISO 4217)
	Distribution string // of a PPD: distributionType, "N" normal, "U" uniform…
	Deviation    *QTY   // of a PPD: standardDeviation
	Translations []PQR  // the same quantity in other units
	Extra        *Extra
}

func (x *QTY) shape(c *codec) {
	c.kindOf(&x.Type, typeQTY)
	c.null(&x.Null)
	c.attr("value", &x.Value, formReal)
	if x.Type == TypeMO {
		c.attr("currency", &x.Unit, formToken)
	} else {
		c.attr("unit", &x.Unit, formToken)
	}
	c.flag("inclusive", &x.Inclusive)
	c.attr("distributionType", &x.Distribution, formToken)
	c.only(x.Inclusive == Unset || c.bound(), "@inclusive")
	c.only(x.Type == TypePPDPQ || x.Distribution == "" && x.Deviation == nil, "@distributionType")
	c.extra(&x.Extra)
	if c.leaf() {
		return
	}
	list(c, "translation", &x.Translations)
	one(c, "standardDeviation", &x.Deviation)
}

func (x *QTY) dataType() DataType { return TypePQ }

// PQR is a quantity in another unit, the unit being a code of some system.
type PQR struct {
	Type          DataType // TypePQR where the document says so
	Null          NullFlavor
	Value         string // decimal number
	Code          string // unit
	System        string // OID of the system of units
	SystemName    string
	SystemVersion string
	Display       string
	OriginalText  *ED
	Extra         *Extra
}

func (x *PQR) shape(c *codec) {
	c.kindOf(&x.Type, typePQR)
	c.null(&x.Null)
	c.attr("value", &x.Value, formReal)
	c.attr("code", &x.Code, formToken)
	c.attr("codeSystem", &x.System, formUID)
	c.attr("codeSystemName", &x.SystemName, formAny)
	c.attr("codeSystemVersion", &x.SystemVersion, formAny)
	c.attr("displayName", &x.Display, formAny)
	c.extra(&x.Extra)
	one(c, "originalText", &x.OriginalText)
}

func (x *PQR) dataType() DataType { return TypePQR }

// IVL is an interval of quantities (IVL_PQ, IVL_INT, IVL_REAL, IVL_MO). The
// schema takes low and high, low and width, width and high, center and width,
// or one of them alone.
type IVL struct {
	Type     DataType // TypeIVLPQ, TypeIVLINT…; zero as the place has it
	Null     NullFlavor
	Operator string // SetOperator: "I" (the default), "A", "E", "H", "P"
	Value    string // a single number in place of an interval
	Unit     string
	Low      *QTY
	Center   *QTY
	Width    *QTY
	High     *QTY

	Translations []PQR // of a single number: the same in other units
	Extra        *Extra
}

func (x *IVL) shape(c *codec) {
	c.kindOf(&x.Type, typeIVL)
	c.null(&x.Null)
	c.attr("operator", &x.Operator, formToken)
	c.attr("value", &x.Value, formReal)
	c.attr("unit", &x.Unit, formToken)
	c.extra(&x.Extra)
	list(c, "translation", &x.Translations)
	c.bounds(x.Low != nil, x.Center != nil, x.Width != nil, x.High != nil)
	one(c, "low", &x.Low)
	one(c, "center", &x.Center)
	one(c, "width", &x.Width)
	one(c, "high", &x.High)
}

func (x *IVL) dataType() DataType { return TypeIVLPQ }

// RTO is a ratio of two quantities: 4 tablets in one day.
type RTO struct {
	Type        DataType // TypeRTOPQPQ, TypeRTO…; zero as the place has it
	Null        NullFlavor
	Numerator   *QTY
	Denominator *QTY
	Extra       *Extra
}

func (x *RTO) shape(c *codec) {
	c.kindOf(&x.Type, typeRTO)
	c.null(&x.Null)
	c.extra(&x.Extra)
	must(c, "numerator", &x.Numerator)
	must(c, "denominator", &x.Denominator)
}

func (x *RTO) dataType() DataType { return TypeRTOPQPQ }
