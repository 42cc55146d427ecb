package cda

// SubstanceAdministration is a treatment: a line of a prescription.
type SubstanceAdministration struct {
	Class, Mood string // required: "SBADM", "INT" prescribed or "EVN" given
	Negation    Bool   // negationInd
	Infra
	IDs          []II
	Code         *CD
	Text         *ED
	Status       *CD
	Times        []Time // effectiveTime: the period, then the rhythm
	Priority     *CD
	Repeat       *IVL // repeatNumber: deliveries beyond the first
	Route        *CD
	Sites        []CD // approachSiteCode
	Dose         *IVL // doseQuantity
	Rate         *IVL // rateQuantity
	MaxDose      *RTO // maxDoseQuantity
	DoseUnitForm *CD  // administrationUnitCode
	People
	Consumable *Consumable
	Links
}

func (x *SubstanceAdministration) shape(c *codec) {
	c.statementAttrs(&x.Class, &x.Mood, &x.Negation)
	c.infra(&x.Infra)
	list(c, "id", &x.IDs)
	one(c, "code", &x.Code)
	one(c, "text", &x.Text)
	symbol(c, "statusCode", &x.Status)
	times(c, "effectiveTime", &x.Times)
	one(c, "priorityCode", &x.Priority)
	one(c, "repeatNumber", &x.Repeat)
	one(c, "routeCode", &x.Route)
	list(c, "approachSiteCode", &x.Sites)
	one(c, "doseQuantity", &x.Dose)
	one(c, "rateQuantity", &x.Rate)
	one(c, "maxDoseQuantity", &x.MaxDose)
	one(c, "administrationUnitCode", &x.DoseUnitForm)
	c.subjects(&x.People)
	must(c, "consumable", &x.Consumable)
	c.actors(&x.People)
	c.links(&x.Links)
	c.fulfills(&x.Links)
}

// Supply is a product given or to be given: a delivery, a device, a renewal.
type Supply struct {
	Class, Mood string // required: "SPLY", "RQO" asked for or "EVN" given
	Infra
	IDs         []II
	Code        *CD
	Text        *ED
	Status      *CD
	Times       []Time // effectiveTime
	Priorities  []CD
	Repeat      *IVL // repeatNumber
	Independent *BL  // independentInd
	Quantity    *QTY
	ExpectedUse *IVLTS // expectedUseTime
	People             // the product stands after the specimens
	Product     *Product
	Links
}

func (x *Supply) shape(c *codec) {
	c.statementAttrs(&x.Class, &x.Mood, nil)
	c.infra(&x.Infra)
	list(c, "id", &x.IDs)
	one(c, "code", &x.Code)
	one(c, "text", &x.Text)
	symbol(c, "statusCode", &x.Status)
	times(c, "effectiveTime", &x.Times)
	list(c, "priorityCode", &x.Priorities)
	one(c, "repeatNumber", &x.Repeat)
	one(c, "independentInd", &x.Independent)
	one(c, "quantity", &x.Quantity)
	one(c, "expectedUseTime", &x.ExpectedUse)
	c.subjects(&x.People)
	one(c, "product", &x.Product)
	c.actors(&x.People)
	c.links(&x.Links)
	c.fulfills(&x.Links)
}

// Consumable holds the product of a treatment.
type Consumable struct {
	Type string // "CSM"; "" takes it
	Infra
	Product *ManufacturedProduct
}

func (x *Consumable) shape(c *codec) {
	c.attr("typeCode", &x.Type, formToken)
	c.infra(&x.Infra)
	must(c, "manufacturedProduct", &x.Product)
}

// Product holds the product of a supply.
type Product struct {
	Type string // "PRD"; "" takes it
	Infra
	Product *ManufacturedProduct
}

func (x *Product) shape(c *codec) {
	c.attr("typeCode", &x.Type, formToken)
	c.infra(&x.Infra)
	must(c, "manufacturedProduct", &x.Product)
}
