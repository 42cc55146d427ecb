package cda

// Informant is who gave the information: a professional or someone close to
// the patient.
type Informant struct {
	Type, Context string // "INF", "OP"; "" takes these
	Infra
	AssignedEntity *AssignedEntity
	RelatedEntity  *RelatedEntity
}

func (x *Informant) shape(c *codec) {
	c.attr("typeCode", &x.Type, formToken)
	c.attr("contextControlCode", &x.Context, formToken)
	c.infra(&x.Infra)
	c.exactly(present(x.AssignedEntity) + present(x.RelatedEntity))
	one(c, "assignedEntity", &x.AssignedEntity)
	one(c, "relatedEntity", &x.RelatedEntity)
}

// RelatedEntity is someone who has to do with the patient.
type RelatedEntity struct {
	Class string // required: "NOK" next of kin, "ECON" emergency contact, "CAREGIVER"…
	Infra
	Code          *CD
	Addresses     []AD
	Telecoms      []TEL
	EffectiveTime *IVLTS
	Person        *Person
}

func (x *RelatedEntity) shape(c *codec) {
	c.need("classCode", &x.Class, formToken)
	c.infra(&x.Infra)
	one(c, "code", &x.Code)
	list(c, "addr", &x.Addresses)
	list(c, "telecom", &x.Telecoms)
	one(c, "effectiveTime", &x.EffectiveTime)
	one(c, "relatedPerson", &x.Person)
}

// InformationRecipient is whom the document is meant for.
type InformationRecipient struct {
	Type string // "PRCP" (the default) or "TRC" for a copy
	Infra
	Recipient *IntendedRecipient
}

func (x *InformationRecipient) shape(c *codec) {
	c.attr("typeCode", &x.Type, formToken)
	c.infra(&x.Infra)
	must(c, "intendedRecipient", &x.Recipient)
}

// IntendedRecipient is a recipient: a person, an organization, or both.
type IntendedRecipient struct {
	Class string // "ASSIGNED" (the default) or "HLTHCHRT"
	Infra
	IDs          []II
	Addresses    []AD
	Telecoms     []TEL
	Person       *Person
	Organization *Organization
}

func (x *IntendedRecipient) shape(c *codec) {
	c.attr("classCode", &x.Class, formToken)
	c.infra(&x.Infra)
	list(c, "id", &x.IDs)
	list(c, "addr", &x.Addresses)
	list(c, "telecom", &x.Telecoms)
	one(c, "informationRecipient", &x.Person)
	one(c, "receivedOrganization", &x.Organization)
}

// HeaderParticipant is someone else who has to do with the document: the
// family doctor, the prescriber.
type HeaderParticipant struct {
	Type    string // required: "REF" referrer, "INF" informant, "PRF" performer…
	Context string // "OP"; "" takes it
	Infra
	Function *CD
	Time     *IVLTS
	Entity   *AssociatedEntity
}

func (x *HeaderParticipant) shape(c *codec) {
	c.need("typeCode", &x.Type, formToken)
	c.attr("contextControlCode", &x.Context, formToken)
	c.infra(&x.Infra)
	one(c, "functionCode", &x.Function)
	one(c, "time", &x.Time)
	must(c, "associatedEntity", &x.Entity)
}

// AssociatedEntity is a participant in their role.
type AssociatedEntity struct {
	Class string // required: "PROV" professional, "AGNT"…
	Infra
	IDs          []II
	Code         *CD
	Addresses    []AD
	Telecoms     []TEL
	Person       *Person
	Organization *Organization
}

func (x *AssociatedEntity) shape(c *codec) {
	c.need("classCode", &x.Class, formToken)
	c.infra(&x.Infra)
	list(c, "id", &x.IDs)
	one(c, "code", &x.Code)
	list(c, "addr", &x.Addresses)
	list(c, "telecom", &x.Telecoms)
	one(c, "associatedPerson", &x.Person)
	one(c, "scopingOrganization", &x.Organization)
}
