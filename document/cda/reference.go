package cda

// Reference points at something outside the document.
type Reference struct {
	Type string // required: "REFR", "SPRT", "XCRPT", "RPLC", "ELNK", "SUBJ"
	Infra
	Separable   *BL // seperatableInd
	Act         *External
	Observation *External
	Procedure   *External
	Document    *External
}

func (x *Reference) shape(c *codec) {
	c.need("typeCode", &x.Type, formToken)
	c.infra(&x.Infra)
	one(c, "seperatableInd", &x.Separable)
	c.exactly(present(x.Act) + present(x.Observation) + present(x.Procedure) + present(x.Document))
	one(c, "externalAct", &x.Act)
	one(c, "externalObservation", &x.Observation)
	one(c, "externalProcedure", &x.Procedure)
	one(c, "externalDocument", &x.Document)
}

// External is an act, an observation, a procedure or a document outside the
// document.
type External struct {
	Class, Mood string // "" takes the ones of the place
	Infra
	IDs     []II
	Code    *CD
	Text    *ED
	SetID   *II  // of a document only
	Version *QTY // of a document only
}

func (x *External) shape(c *codec) {
	c.act(&x.Class, &x.Mood)
	c.infra(&x.Infra)
	list(c, "id", &x.IDs)
	one(c, "code", &x.Code)
	one(c, "text", &x.Text)
	c.only(c.f.name == "externalDocument" || x.SetID == nil && x.Version == nil, "setId")
	one(c, "setId", &x.SetID)
	one(c, "versionNumber", &x.Version)
}

// Precondition is a condition under which a statement holds.
type Precondition struct {
	Type string // "PRCN"; "" takes it
	Infra
	Criterion *Criterion
}

func (x *Precondition) shape(c *codec) {
	c.attr("typeCode", &x.Type, formToken)
	c.infra(&x.Infra)
	must(c, "criterion", &x.Criterion)
}

// Criterion is the condition, as a text or coded.
type Criterion struct {
	Class, Mood string // "OBS", "EVN.CRT"; "" takes these
	Infra
	Code  *CD
	Text  *ED
	Value Value
}

func (x *Criterion) shape(c *codec) {
	c.act(&x.Class, &x.Mood)
	c.infra(&x.Infra)
	one(c, "code", &x.Code)
	one(c, "text", &x.Text)
	value(c, "value", &x.Value)
}

// Fulfillment points at the act a statement answers (sdtc extension).
type Fulfillment struct {
	Type      string // required: "FLFS"
	Inversion Bool
	Negation  Bool
	Act       *ActReference // sdtc:actReference
	Extra     *Extra
}

func (x *Fulfillment) shape(c *codec) {
	c.need("typeCode", &x.Type, formToken)
	c.flag("inversionInd", &x.Inversion)
	c.flag("negationInd", &x.Negation)
	c.extra(&x.Extra)
	c.present("actReference", x.Act != nil)
	oneIn(c, nsSDTC, "actReference", &x.Act)
}

// ActReference names an act by its identifiers (sdtc extension).
type ActReference struct {
	Class, Mood string // required
	TemplateIDs []II   // sdtc:templateId
	IDs         []II   // sdtc:id
	Extra       *Extra
}

func (x *ActReference) shape(c *codec) {
	c.need("classCode", &x.Class, formToken)
	c.need("moodCode", &x.Mood, formToken)
	c.extra(&x.Extra)
	listIn(c, nsSDTC, "templateId", &x.TemplateIDs)
	c.atLeast("id", len(x.IDs), 1)
	listIn(c, nsSDTC, "id", &x.IDs)
}
