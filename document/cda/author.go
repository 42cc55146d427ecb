package cda

// Author is who wrote the document, a section or an entry.
type Author struct {
	Type, Context string // "AUT", "OP"; "" takes these
	Infra
	Function       *CD // functionCode
	Time           *TS
	AssignedAuthor *AssignedAuthor
}

func (x *Author) shape(c *codec) {
	c.attr("typeCode", &x.Type, formToken)
	c.attr("contextControlCode", &x.Context, formToken)
	c.infra(&x.Infra)
	one(c, "functionCode", &x.Function)
	must(c, "time", &x.Time)
	must(c, "assignedAuthor", &x.AssignedAuthor)
}

// AssignedAuthor is an author in their function: a person or a device, for an
// organization.
type AssignedAuthor struct {
	Class string // "ASSIGNED"; "" takes it
	Infra
	IDs          []II
	Code         *CD // profession and specialty
	Addresses    []AD
	Telecoms     []TEL
	Person       *Person
	Device       *AuthoringDevice
	Organization *Organization
}

func (x *AssignedAuthor) shape(c *codec) {
	c.attr("classCode", &x.Class, formToken)
	c.infra(&x.Infra)
	c.atLeast("id", len(x.IDs), 1)
	list(c, "id", &x.IDs)
	one(c, "code", &x.Code)
	list(c, "addr", &x.Addresses)
	list(c, "telecom", &x.Telecoms)
	c.atMost(present(x.Person) + present(x.Device))
	one(c, "assignedPerson", &x.Person)
	one(c, "assignedAuthoringDevice", &x.Device)
	one(c, "representedOrganization", &x.Organization)
}

// AssignedEntity is a professional in their function.
type AssignedEntity struct {
	Class string // "ASSIGNED"; "" takes it
	Infra
	IDs          []II
	Code         *CD // profession and specialty
	Addresses    []AD
	Telecoms     []TEL
	Person       *Person
	Organization *Organization
	Patient      *KnownPatient // sdtc:patient
}

func (x *AssignedEntity) shape(c *codec) {
	c.attr("classCode", &x.Class, formToken)
	c.infra(&x.Infra)
	c.atLeast("id", len(x.IDs), 1)
	list(c, "id", &x.IDs)
	one(c, "code", &x.Code)
	list(c, "addr", &x.Addresses)
	list(c, "telecom", &x.Telecoms)
	one(c, "assignedPerson", &x.Person)
	one(c, "representedOrganization", &x.Organization)
	oneIn(c, nsSDTC, "patient", &x.Patient)
}

// KnownPatient is the number under which a professional is a patient (sdtc
// extension).
type KnownPatient struct {
	ID    *II // sdtc:id
	Extra *Extra
}

func (x *KnownPatient) shape(c *codec) {
	c.extra(&x.Extra)
	c.present("id", x.ID != nil)
	oneIn(c, nsSDTC, "id", &x.ID)
}

// DataEnterer is who typed the document in.
type DataEnterer struct {
	Type, Context string // "ENT", "OP"; "" takes these
	Infra
	Time           *TS
	AssignedEntity *AssignedEntity
}

func (x *DataEnterer) shape(c *codec) {
	c.attr("typeCode", &x.Type, formToken)
	c.attr("contextControlCode", &x.Context, formToken)
	c.infra(&x.Infra)
	one(c, "time", &x.Time)
	must(c, "assignedEntity", &x.AssignedEntity)
}

// LegalAuthenticator is who answers for the content before the law.
type LegalAuthenticator struct {
	Type, Context string // "LA", "OP"; "" takes these
	Infra
	Time           *TS
	Signature      *CD // signatureCode: "S" signed
	SignatureText  *ED // sdtc:signatureText
	AssignedEntity *AssignedEntity
}

func (x *LegalAuthenticator) shape(c *codec) {
	c.attr("typeCode", &x.Type, formToken)
	c.attr("contextControlCode", &x.Context, formToken)
	c.infra(&x.Infra)
	must(c, "time", &x.Time)
	c.present("signatureCode", x.Signature != nil)
	symbol(c, "signatureCode", &x.Signature)
	oneIn(c, nsSDTC, "signatureText", &x.SignatureText)
	must(c, "assignedEntity", &x.AssignedEntity)
}

// Authenticator is someone else who answers for the content.
type Authenticator struct {
	Type string // "AUTHEN"; "" takes it
	Infra
	Time           *TS
	Signature      *CD // signatureCode: "S" signed
	AssignedEntity *AssignedEntity
	SignatureText  *ED // sdtc:signatureText
}

func (x *Authenticator) shape(c *codec) {
	c.attr("typeCode", &x.Type, formToken)
	c.infra(&x.Infra)
	must(c, "time", &x.Time)
	c.present("signatureCode", x.Signature != nil)
	symbol(c, "signatureCode", &x.Signature)
	must(c, "assignedEntity", &x.AssignedEntity)
	oneIn(c, nsSDTC, "signatureText", &x.SignatureText)
}
