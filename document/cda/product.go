package cda

// ManufacturedProduct is a product in the role of what is prescribed,
// delivered or given.
type ManufacturedProduct struct {
	Class string // "MANU"; "" takes it
	Infra
	IDs          []II
	LabeledDrug  *LabeledDrug
	Material     *Material
	Manufacturer *Organization
}

func (x *ManufacturedProduct) shape(c *codec) {
	c.attr("classCode", &x.Class, formToken)
	c.infra(&x.Infra)
	list(c, "id", &x.IDs)
	c.exactly(present(x.LabeledDrug) + present(x.Material))
	one(c, "manufacturedLabeledDrug", &x.LabeledDrug)
	one(c, "manufacturedMaterial", &x.Material)
	one(c, "manufacturerOrganization", &x.Manufacturer)
}

// LabeledDrug is a medicine by its label.
type LabeledDrug struct {
	Class, Determiner string // "MMAT", "KIND"; "" takes these
	Infra
	Code *CD
	Name *EN
}

func (x *LabeledDrug) shape(c *codec) {
	c.entity(&x.Class, &x.Determiner)
	c.infra(&x.Infra)
	one(c, "code", &x.Code)
	one(c, "name", &x.Name)
}

// Material is a medicine with, by the IHE Pharmacy extension (namespace
// urn:ihe:pharm:medication), its form, packaging, class and ingredients.
type Material struct {
	Class, Determiner string // "MMAT", "KIND"; "" takes these
	Infra
	Code        *CD
	Name        *EN
	Description *ED               // pharm:desc
	Risk        *CD               // pharm:riskCode
	Handling    *CD               // pharm:handlingCode
	Form        *CD               // pharm:formCode: dose form
	Lot         *ST               // lotNumberText
	Expiration  *IVLTS            // pharm:expirationTime
	Stability   *IVLTS            // pharm:stabilityTime
	Content     *Content          // pharm:asContent: packaging
	Kinds       []SpecializedKind // pharm:asSpecializedKind: what the medicine is one of
	Parts       []MedicinePart    // pharm:part
	Ingredients []Ingredient      // pharm:ingredient
}

func (x *Material) shape(c *codec) {
	c.entity(&x.Class, &x.Determiner)
	c.infra(&x.Infra)
	one(c, "code", &x.Code)
	one(c, "name", &x.Name)
	oneIn(c, nsPharm, "desc", &x.Description)
	oneIn(c, nsPharm, "riskCode", &x.Risk)
	oneIn(c, nsPharm, "handlingCode", &x.Handling)
	oneIn(c, nsPharm, "formCode", &x.Form)
	one(c, "lotNumberText", &x.Lot)
	oneIn(c, nsPharm, "expirationTime", &x.Expiration)
	oneIn(c, nsPharm, "stabilityTime", &x.Stability)
	oneIn(c, nsPharm, "asContent", &x.Content)
	listIn(c, nsPharm, "asSpecializedKind", &x.Kinds)
	listIn(c, nsPharm, "part", &x.Parts)
	listIn(c, nsPharm, "ingredient", &x.Ingredients)
}
