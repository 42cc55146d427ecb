package cda

// entity states the two attributes every entity has.
func (c *codec) entity(class, determiner *string) {
	c.attr("classCode", class, formToken)
	c.attr("determinerCode", determiner, formToken)
}

// Person is a person other than the patient.
type Person struct {
	Class, Determiner string // "PSN", "INSTANCE"; "" takes these
	Infra
	Names        []EN
	Description  *ED           // sdtc:desc
	Relationship *Relationship // sdtc:asPatientRelationship
}

func (x *Person) shape(c *codec) {
	c.entity(&x.Class, &x.Determiner)
	c.infra(&x.Infra)
	list(c, "name", &x.Names)
	oneIn(c, nsSDTC, "desc", &x.Description)
	oneIn(c, nsSDTC, "asPatientRelationship", &x.Relationship)
}

// Relationship is what a person is to the patient (sdtc extension).
type Relationship struct {
	Class, Determiner string // class required: "PRS"
	TemplateIDs       []II   // sdtc:templateId
	Code              *CD    // sdtc:code
	Extra             *Extra
}

func (x *Relationship) shape(c *codec) {
	c.need("classCode", &x.Class, formToken)
	c.attr("determinerCode", &x.Determiner, formToken)
	c.extra(&x.Extra)
	listIn(c, nsSDTC, "templateId", &x.TemplateIDs)
	c.present("code", x.Code != nil)
	oneIn(c, nsSDTC, "code", &x.Code)
}

// Organization is a practice, a hospital, a pharmacy, a laboratory.
type Organization struct {
	Class, Determiner string // "ORG", "INSTANCE"; "" takes these
	Infra
	IDs       []II
	Names     []EN
	Telecoms  []TEL
	Addresses []AD
	Industry  *CD // standardIndustryClassCode
	PartOf    *OrganizationPartOf
}

func (x *Organization) shape(c *codec) {
	c.entity(&x.Class, &x.Determiner)
	c.infra(&x.Infra)
	list(c, "id", &x.IDs)
	list(c, "name", &x.Names)
	list(c, "telecom", &x.Telecoms)
	list(c, "addr", &x.Addresses)
	one(c, "standardIndustryClassCode", &x.Industry)
	one(c, "asOrganizationPartOf", &x.PartOf)
}

// OrganizationPartOf says of which organization this one is a part.
type OrganizationPartOf struct {
	Class string // "PART"; "" takes it
	Infra
	IDs           []II
	Code          *CD
	Status        *CD
	EffectiveTime *IVLTS
	Whole         *Organization
}

func (x *OrganizationPartOf) shape(c *codec) {
	c.attr("classCode", &x.Class, formToken)
	c.infra(&x.Infra)
	list(c, "id", &x.IDs)
	one(c, "code", &x.Code)
	symbol(c, "statusCode", &x.Status)
	one(c, "effectiveTime", &x.EffectiveTime)
	one(c, "wholeOrganization", &x.Whole)
}

// AuthoringDevice is a program or a device that makes documents.
type AuthoringDevice struct {
	Class, Determiner string // "DEV", "INSTANCE"; "" takes these
	Infra
	Code       *CD
	Model      *SC // manufacturerModelName
	Software   *SC // softwareName
	Maintained []MaintainedEntity
}

func (x *AuthoringDevice) shape(c *codec) {
	c.entity(&x.Class, &x.Determiner)
	c.infra(&x.Infra)
	one(c, "code", &x.Code)
	one(c, "manufacturerModelName", &x.Model)
	one(c, "softwareName", &x.Software)
	list(c, "asMaintainedEntity", &x.Maintained)
}

// MaintainedEntity is who keeps a device, and when.
type MaintainedEntity struct {
	Class string // "MNT"; "" takes it
	Infra
	EffectiveTime *IVLTS
	Maintainer    *Person
}

func (x *MaintainedEntity) shape(c *codec) {
	c.attr("classCode", &x.Class, formToken)
	c.infra(&x.Infra)
	one(c, "effectiveTime", &x.EffectiveTime)
	must(c, "maintainingPerson", &x.Maintainer)
}
