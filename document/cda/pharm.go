package cda

// Content says in what a medicine is packed (IHE Pharmacy extension).
type Content struct {
	Class    string // required: "CONT"
	Null     NullFlavor
	Quantity *RTO
	Package  *PackagedMedicine
	Extra    *Extra
}

func (x *Content) shape(c *codec) {
	c.need("classCode", &x.Class, formToken)
	c.null(&x.Null)
	c.extra(&x.Extra)
	one(c, "quantity", &x.Quantity)
	must(c, "containerPackagedMedicine", &x.Package)
}

// PackagedMedicine is a packaging: a box, a vial.
type PackagedMedicine struct {
	Class, Determiner string // required: "CONT", "INSTANCE" or "KIND"
	Null              NullFlavor
	ID                *II
	Code              *CD
	Names             []EN
	Form              *CD // kind of packaging
	Lot               *ST
	Capacity          *QTY // how much it holds
	Cap               *CD  // capTypeCode
	Super             *SuperContent
	Sub               *SubContent
	Extra             *Extra
}

func (x *PackagedMedicine) shape(c *codec) {
	c.need("classCode", &x.Class, formToken)
	c.need("determinerCode", &x.Determiner, formToken)
	c.null(&x.Null)
	c.extra(&x.Extra)
	one(c, "id", &x.ID)
	one(c, "code", &x.Code)
	list(c, "name", &x.Names)
	one(c, "formCode", &x.Form)
	one(c, "lotNumberText", &x.Lot)
	one(c, "capacityQuantity", &x.Capacity)
	one(c, "capTypeCode", &x.Cap)
	one(c, "asSuperContent", &x.Super)
	one(c, "subContent", &x.Sub)
}

// SuperContent is the packaging around a packaging.
type SuperContent struct {
	Class    string // required: "CONT"
	Null     NullFlavor
	Quantity *RTO
	Package  *PackagedMedicine
	Extra    *Extra
}

func (x *SuperContent) shape(c *codec) {
	c.need("classCode", &x.Class, formToken)
	c.null(&x.Null)
	c.extra(&x.Extra)
	one(c, "quantity", &x.Quantity)
	must(c, "containerPackagedMedicine", &x.Package)
}

// SubContent is the packaging inside a packaging.
type SubContent struct {
	Class    string // required: "CONT"
	Null     NullFlavor
	Quantity *RTO
	Package  *PackagedMedicine
	Extra    *Extra
}

func (x *SubContent) shape(c *codec) {
	c.need("classCode", &x.Class, formToken)
	c.null(&x.Null)
	c.extra(&x.Extra)
	one(c, "quantity", &x.Quantity)
	one(c, "containedPackagedMedicine", &x.Package)
}

// SpecializedKind says of what class a medicine is one: a substance class
// (ATC), a group of equivalents.
type SpecializedKind struct {
	Class string // required: "GRIC", "GEN"
	Null  NullFlavor
	Code  *CD
	Of    *MedicineClass // generalizedMedicineClass
	Extra *Extra
}

func (x *SpecializedKind) shape(c *codec) {
	c.need("classCode", &x.Class, formToken)
	c.null(&x.Null)
	c.extra(&x.Extra)
	one(c, "code", &x.Code)
	one(c, "generalizedMedicineClass", &x.Of)
}

// MedicineClass is a class of medicines.
type MedicineClass struct {
	Class, Determiner string // class required: "MMAT"; determiner "KIND"
	Null              NullFlavor
	Code              *CD
	Names             []EN
	Description       *ED
	Form              *CD
	Extra             *Extra
}

func (x *MedicineClass) shape(c *codec) {
	c.need("classCode", &x.Class, formToken)
	c.attr("determinerCode", &x.Determiner, formToken)
	c.null(&x.Null)
	c.extra(&x.Extra)
	must(c, "code", &x.Code)
	list(c, "name", &x.Names)
	one(c, "desc", &x.Description)
	one(c, "formCode", &x.Form)
}

// Ingredient is a substance in a medicine, and how much of it.
type Ingredient struct {
	Class     string // required: "ACTI" active, "INGR", "IACT" excipient…
	Negation  Bool
	Null      NullFlavor
	Quantity  *RTO // its parts are of the namespace of CDA, as the schema has it
	Substance *Substance
	Extra     *Extra
}

func (x *Ingredient) shape(c *codec) {
	c.need("classCode", &x.Class, formToken)
	c.flag("negationInd", &x.Negation)
	c.null(&x.Null)
	c.extra(&x.Extra)
	oneAs(c, "quantity", nsHL7, &x.Quantity)
	one(c, "ingredient", &x.Substance)
}

// Substance is a substance.
type Substance struct {
	Class, Determiner string // required: "MMAT", "KIND"
	Null              NullFlavor
	Code              *CD
	Names             []EN
	Description       *ED
	Lot               *ST
	Extra             *Extra
}

func (x *Substance) shape(c *codec) {
	c.need("classCode", &x.Class, formToken)
	c.need("determinerCode", &x.Determiner, formToken)
	c.null(&x.Null)
	c.extra(&x.Extra)
	one(c, "code", &x.Code)
	list(c, "name", &x.Names)
	one(c, "desc", &x.Description)
	one(c, "lotNumberText", &x.Lot)
}

// MedicinePart is a medicine inside a kit.
type MedicinePart struct {
	Class    string // required: "PART"
	Null     NullFlavor
	Quantity *RTO
	Medicine *Medicine
	Extra    *Extra
}

func (x *MedicinePart) shape(c *codec) {
	c.need("classCode", &x.Class, formToken)
	c.null(&x.Null)
	c.extra(&x.Extra)
	one(c, "quantity", &x.Quantity)
	must(c, "partMedicine", &x.Medicine)
}

// Medicine is a medicine of a kit.
type Medicine struct {
	Class, Determiner string // required: "MMAT", "KIND"
	ID                *II
	Code              *CD
	Names             []EN
	Description       *ED
	Risk              *CD
	Handling          *CD
	Form              *CD
	Lot               *ST
	Expiration        *IVLTS
	Stability         *IVLTS
	Content           *Content
	Kinds             []SpecializedKind
	Parts             []MedicinePart
	Ingredients       []Ingredient
	Extra             *Extra
}

func (x *Medicine) shape(c *codec) {
	c.need("classCode", &x.Class, formToken)
	c.need("determinerCode", &x.Determiner, formToken)
	c.extra(&x.Extra)
	one(c, "id", &x.ID)
	one(c, "code", &x.Code)
	list(c, "name", &x.Names)
	one(c, "desc", &x.Description)
	one(c, "riskCode", &x.Risk)
	one(c, "handlingCode", &x.Handling)
	one(c, "formCode", &x.Form)
	one(c, "lotNumberText", &x.Lot)
	one(c, "expirationTime", &x.Expiration)
	one(c, "stabilityTime", &x.Stability)
	one(c, "asContent", &x.Content)
	list(c, "asSpecializedKind", &x.Kinds)
	list(c, "part", &x.Parts)
	list(c, "ingredient", &x.Ingredients)
}
