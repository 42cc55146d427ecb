package cda

// ClinicalDocument is a whole CDA R2 document: a header and a body. Fields
// stand in the order of the schema; a nil pointer and an empty list are
// absent.
type ClinicalDocument struct {
	// Stylesheet is the address of a style sheet for browsers (the
	// processing instruction xml-stylesheet of type text/xsl), "" for none.
	Stylesheet string

	Class, Mood string // "DOCCLIN", "EVN"; "" takes these
	Infra
	ID              *II // of this version of the document
	Code            *CD // type of document
	Title           *ST
	EffectiveTime   *TS // creation
	Confidentiality *CD
	Language        *CD // "fr-FR"
	SetID           *II // common to all versions of the document
	Version         *QTY
	CopyTime        *TS
	RecordTargets   []RecordTarget // the patient
	Authors         []Author
	DataEnterer     *DataEnterer
	Informants      []Informant
	Custodian       *Custodian
	Recipients      []InformationRecipient
	Legal           *LegalAuthenticator
	Authenticators  []Authenticator
	Participants    []HeaderParticipant
	InFulfillmentOf []InFulfillmentOf // the orders this document answers
	DocumentationOf []DocumentationOf // the acts; the first is the main one in France
	RelatedDocument []RelatedDocument
	Authorizations  []Authorization
	ComponentOf     *ComponentOf // the encounter
	Body            *Body        // component
	Status          *CD          // sdtc:statusCode
}

func (x *ClinicalDocument) shape(c *codec) {
	c.attr("classCode", &x.Class, formToken)
	c.attr("moodCode", &x.Mood, formToken)
	c.documentInfra(&x.Infra)
	must(c, "id", &x.ID)
	must(c, "code", &x.Code)
	one(c, "title", &x.Title)
	must(c, "effectiveTime", &x.EffectiveTime)
	must(c, "confidentialityCode", &x.Confidentiality)
	symbol(c, "languageCode", &x.Language)
	one(c, "setId", &x.SetID)
	one(c, "versionNumber", &x.Version)
	one(c, "copyTime", &x.CopyTime)
	c.atLeast("recordTarget", len(x.RecordTargets), 1)
	list(c, "recordTarget", &x.RecordTargets)
	c.atLeast("author", len(x.Authors), 1)
	list(c, "author", &x.Authors)
	one(c, "dataEnterer", &x.DataEnterer)
	list(c, "informant", &x.Informants)
	must(c, "custodian", &x.Custodian)
	list(c, "informationRecipient", &x.Recipients)
	one(c, "legalAuthenticator", &x.Legal)
	list(c, "authenticator", &x.Authenticators)
	list(c, "participant", &x.Participants)
	list(c, "inFulfillmentOf", &x.InFulfillmentOf)
	list(c, "documentationOf", &x.DocumentationOf)
	list(c, "relatedDocument", &x.RelatedDocument)
	list(c, "authorization", &x.Authorizations)
	one(c, "componentOf", &x.ComponentOf)
	must(c, "component", &x.Body)
	oneIn(c, nsSDTC, "statusCode", &x.Status)
}

// documentInfra is infra with the type, which the document has to have.
func (c *codec) documentInfra(x *Infra) {
	c.null(&x.Null)
	c.extra(&x.Extra)
	list(c, "realmCode", &x.Realms)
	must(c, "typeId", &x.TypeID)
	list(c, "templateId", &x.TemplateIDs)
}

// TypeID returns the identifier every CDA R2 document has as its type (CDA R2
// 4.2.1.2).
func TypeID() *II { return &II{Root: "2.16.840.1.113883.1.3", Extension: "POCD_HD000040"} }

// RecordTarget says whose record the document belongs to.
type RecordTarget struct {
	Type, Context string // "RCT", "OP"; "" takes these
	Infra
	PatientRole *PatientRole
}

func (x *RecordTarget) shape(c *codec) {
	c.attr("typeCode", &x.Type, formToken)
	c.attr("contextControlCode", &x.Context, formToken)
	c.infra(&x.Infra)
	must(c, "patientRole", &x.PatientRole)
}

// Custodian is the organization that keeps the document.
type Custodian struct {
	Type string // "CST"; "" takes it
	Infra
	AssignedCustodian *AssignedCustodian
}

func (x *Custodian) shape(c *codec) {
	c.attr("typeCode", &x.Type, formToken)
	c.infra(&x.Infra)
	must(c, "assignedCustodian", &x.AssignedCustodian)
}

// AssignedCustodian is the role of the custodian.
type AssignedCustodian struct {
	Class string // "ASSIGNED"; "" takes it
	Infra
	Organization *CustodianOrganization
}

func (x *AssignedCustodian) shape(c *codec) {
	c.attr("classCode", &x.Class, formToken)
	c.infra(&x.Infra)
	must(c, "representedCustodianOrganization", &x.Organization)
}

// CustodianOrganization is an organization as the custodian is described.
type CustodianOrganization struct {
	Class, Determiner string // "ORG", "INSTANCE"; "" takes these
	Infra
	IDs     []II
	Name    *EN
	Telecom *TEL
	Address *AD
}

func (x *CustodianOrganization) shape(c *codec) {
	c.entity(&x.Class, &x.Determiner)
	c.infra(&x.Infra)
	c.atLeast("id", len(x.IDs), 1)
	list(c, "id", &x.IDs)
	one(c, "name", &x.Name)
	one(c, "telecom", &x.Telecom)
	one(c, "addr", &x.Address)
}
