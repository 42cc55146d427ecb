package cda

// InFulfillmentOf points at an order this document answers.
type InFulfillmentOf struct {
	Type string // "FLFS"; "" takes it
	Infra
	Order *Order
}

func (x *InFulfillmentOf) shape(c *codec) {
	c.attr("typeCode", &x.Type, formToken)
	c.infra(&x.Infra)
	must(c, "order", &x.Order)
}

// Order is an order: a prescription, for a dispensation.
type Order struct {
	Class, Mood string // "ACT", "RQO"; "" takes these
	Infra
	IDs              []II
	Code             *CD
	Priority         *CD
	AccessionNumbers []II // DICOM extension (namespace urn:dicom-org:ps3-20)
}

func (x *Order) shape(c *codec) {
	c.act(&x.Class, &x.Mood)
	c.infra(&x.Infra)
	c.atLeast("id", len(x.IDs), 1)
	list(c, "id", &x.IDs)
	one(c, "code", &x.Code)
	one(c, "priorityCode", &x.Priority)
	listIn(c, nsDICOM, "accessionNumber", &x.AccessionNumbers)
}

// act states the two attributes every act has, where the schema gives them a
// default.
func (c *codec) act(class, mood *string) {
	c.attr("classCode", class, formToken)
	c.attr("moodCode", mood, formToken)
}

// DocumentationOf points at an act the document tells of.
type DocumentationOf struct {
	Type string // "DOC"; "" takes it
	Infra
	Event *ServiceEvent
}

func (x *DocumentationOf) shape(c *codec) {
	c.attr("typeCode", &x.Type, formToken)
	c.infra(&x.Infra)
	must(c, "serviceEvent", &x.Event)
}

// ServiceEvent is an act the document tells of. For a French prescription the
// time of the main one is its validity.
type ServiceEvent struct {
	Class, Mood string // "ACT", "EVN"; "" takes these
	Infra
	IDs           []II
	Code          *CD
	Status        *LabStatus // laboratory extension
	EffectiveTime *IVLTS
	Performers    []ServicePerformer
}

func (x *ServiceEvent) shape(c *codec) {
	c.act(&x.Class, &x.Mood)
	c.infra(&x.Infra)
	list(c, "id", &x.IDs)
	one(c, "code", &x.Code)
	oneIn(c, nsLab, "statusCode", &x.Status)
	one(c, "effectiveTime", &x.EffectiveTime)
	list(c, "performer", &x.Performers)
}

// LabStatus is the status of a laboratory act (IHE PaLM extension, namespace
// urn:oid:1.3.6.1.4.1.19376.1.3.2).
type LabStatus struct {
	Code  string // "completed", "active"…
	Extra *Extra
}

func (x *LabStatus) shape(c *codec) {
	c.attr("code", &x.Code, formToken)
	c.extra(&x.Extra)
}

// ServicePerformer is who carried an act of the header out.
type ServicePerformer struct {
	Type string // required: "PRF" performer, "PPRF" main one, "SPRF"
	Infra
	Function       *CD
	Time           *IVLTS
	AssignedEntity *AssignedEntity
}

func (x *ServicePerformer) shape(c *codec) {
	c.need("typeCode", &x.Type, formToken)
	c.infra(&x.Infra)
	one(c, "functionCode", &x.Function)
	one(c, "time", &x.Time)
	must(c, "assignedEntity", &x.AssignedEntity)
}

// RelatedDocument points at a document this one replaces, completes or
// transforms.
type RelatedDocument struct {
	Type string // required: "RPLC" replaces, "APND", "XFRM"
	Infra
	Parent *ParentDocument
}

func (x *RelatedDocument) shape(c *codec) {
	c.need("typeCode", &x.Type, formToken)
	c.infra(&x.Infra)
	must(c, "parentDocument", &x.Parent)
}

// ParentDocument is the other document.
type ParentDocument struct {
	Class, Mood string // "DOCCLIN", "EVN"; "" takes these
	Infra
	IDs     []II
	Code    *CD
	Text    *ED
	SetID   *II
	Version *QTY
}

func (x *ParentDocument) shape(c *codec) {
	c.act(&x.Class, &x.Mood)
	c.infra(&x.Infra)
	c.atLeast("id", len(x.IDs), 1)
	list(c, "id", &x.IDs)
	one(c, "code", &x.Code)
	one(c, "text", &x.Text)
	one(c, "setId", &x.SetID)
	one(c, "versionNumber", &x.Version)
}

// Authorization points at a consent.
type Authorization struct {
	Type string // "AUTH"; "" takes it
	Infra
	Consent *Consent
}

func (x *Authorization) shape(c *codec) {
	c.attr("typeCode", &x.Type, formToken)
	c.infra(&x.Infra)
	must(c, "consent", &x.Consent)
}

// Consent is a consent the patient gave.
type Consent struct {
	Class, Mood string // "CONS", "EVN"; "" takes these
	Infra
	IDs    []II
	Code   *CD
	Status *CD
}

func (x *Consent) shape(c *codec) {
	c.act(&x.Class, &x.Mood)
	c.infra(&x.Infra)
	list(c, "id", &x.IDs)
	one(c, "code", &x.Code)
	c.present("statusCode", x.Status != nil)
	symbol(c, "statusCode", &x.Status)
}
