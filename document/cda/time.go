package cda

// Time is a set of instants, what effectiveTime of a substance administration
// is made of. It is one of [*TS], [*IVLTS], [*PIVLTS], [*EIVLTS], [*SXPRTS].
type Time interface {
	Value
	isTime()
}

// TS is a point in time with the precision it is written with: "2024",
// "20240415", "20240415103000+0200". It also stands for SXCM_TS, IVXB_TS and
// PPD_TS.
type TS struct {
	Type         DataType // TypeTS, TypeSXCMTS…; zero as the place has it
	Inclusive    Bool     // of a bound: whether the bound belongs to the interval
	Null         NullFlavor
	Operator     string // SetOperator, of a time in a list
	Value        string // YYYYMMDDHHMMSS.UUUU±ZZZZ, cut at its precision
	Distribution string // of a PPD_TS
	Deviation    *QTY   // of a PPD_TS
	Extra        *Extra
}

func (x *TS) shape(c *codec) {
	c.kindOf(&x.Type, typeTS)
	c.null(&x.Null)
	c.attr("operator", &x.Operator, formToken)
	c.attr("value", &x.Value, formTS)
	c.flag("inclusive", &x.Inclusive)
	c.attr("distributionType", &x.Distribution, formToken)
	c.only(x.Inclusive == Unset || c.bound(), "@inclusive")
	c.only(x.Operator == "" || c.f.open || x.Type == TypeSXCMTS, "@operator")
	c.only(x.Type == TypePPDTS || x.Distribution == "" && x.Deviation == nil, "@distributionType")
	c.extra(&x.Extra)
	if c.leaf() {
		return
	}
	one(c, "standardDeviation", &x.Deviation)
}

func (x *TS) dataType() DataType { return TypeTS }
func (x *TS) isTime()            {}

// IVLTS is an interval of time (IVL_TS): low and high, low and width, or one
// of them alone. A treatment of ten days without a start is a width alone.
type IVLTS struct {
	Type     DataType // TypeIVLTS where the document says so
	Null     NullFlavor
	Operator string // SetOperator, of a time in a list
	Value    string // a single point in place of an interval
	Low      *TS
	Center   *TS
	Width    *QTY
	High     *TS
	Extra    *Extra
}

func (x *IVLTS) shape(c *codec) {
	c.kindOf(&x.Type, typeIVLTS)
	c.null(&x.Null)
	c.attr("operator", &x.Operator, formToken)
	c.attr("value", &x.Value, formTS)
	c.extra(&x.Extra)
	c.bounds(x.Low != nil, x.Center != nil, x.Width != nil, x.High != nil)
	one(c, "low", &x.Low)
	one(c, "center", &x.Center)
	one(c, "width", &x.Width)
	one(c, "high", &x.High)
}

func (x *IVLTS) dataType() DataType { return TypeIVLTS }
func (x *IVLTS) isTime()            {}

// PIVLTS is a time that comes back (PIVL_TS): every period, from a phase on.
type PIVLTS struct {
	Type      DataType // TypePIVLTS where the document says so
	Null      NullFlavor
	Operator  string // SetOperator: "A" intersects with the times before it
	Value     string
	Alignment string // CalendarCycle: "DW" day of the week…
	// InstitutionSpecified says that the hours are free: true "three times a
	// day", false "every eight hours". Unset is neither: official examples
	// leave it out where they mean the first.
	InstitutionSpecified Bool
	Phase                *IVLTS // first occurrence: anchor, and how long one lasts
	Period               *QTY   // time from one occurrence to the next
	Extra                *Extra
}

func (x *PIVLTS) shape(c *codec) {
	c.kindOf(&x.Type, typePIVLTS)
	c.null(&x.Null)
	c.attr("operator", &x.Operator, formToken)
	c.attr("value", &x.Value, formTS)
	c.attr("alignment", &x.Alignment, formToken)
	c.flag("institutionSpecified", &x.InstitutionSpecified)
	c.extra(&x.Extra)
	one(c, "phase", &x.Phase)
	one(c, "period", &x.Period)
}

func (x *PIVLTS) dataType() DataType { return TypePIVLTS }
func (x *PIVLTS) isTime()            {}

// EIVLTS is a time around an event of daily life (EIVL_TS): thirty minutes
// before breakfast.
type EIVLTS struct {
	Type     DataType // TypeEIVLTS where the document says so
	Null     NullFlavor
	Operator string // SetOperator: "A" intersects with the times before it
	Value    string
	Event    *CD  // TimingEvent: "ACM" before breakfast, "HS" at bedtime…
	Offset   *IVL // time after the event, negative before it
	Extra    *Extra
}

func (x *EIVLTS) shape(c *codec) {
	c.kindOf(&x.Type, typeEIVLTS)
	c.null(&x.Null)
	c.attr("operator", &x.Operator, formToken)
	c.attr("value", &x.Value, formTS)
	c.extra(&x.Extra)
	one(c, "event", &x.Event)
	one(c, "offset", &x.Offset)
}

func (x *EIVLTS) dataType() DataType { return TypeEIVLTS }
func (x *EIVLTS) isTime()            {}

// SXPRTS is a combination of times (SXPR_TS), each with the operator that
// joins it to the ones before.
type SXPRTS struct {
	Type     DataType // TypeSXPRTS where the document says so
	Null     NullFlavor
	Operator string
	Value    string
	Comps    []Time // two or more
	Extra    *Extra
}

func (x *SXPRTS) shape(c *codec) {
	c.kindOf(&x.Type, typeSXPRTS)
	c.null(&x.Null)
	c.attr("operator", &x.Operator, formToken)
	c.attr("value", &x.Value, formTS)
	c.extra(&x.Extra)
	c.atLeast("comp", len(x.Comps), 2)
	times(c, "comp", &x.Comps)
}

func (x *SXPRTS) dataType() DataType { return TypeSXPRTS }
func (x *SXPRTS) isTime()            {}
