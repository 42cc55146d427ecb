package cda

// Observation is something measured, seen or stated, with its value.
type Observation struct {
	Class, Mood string // required: "OBS", "EVN"…
	Negation    Bool   // negationInd
	Infra
	IDs             []II
	Code            *CD
	Derivation      *ST // derivationExpr
	Text            *ED
	Status          *CD
	EffectiveTime   *IVLTS
	Priority        *CD
	Repeat          *IVL
	Language        *CD
	Values          []Value
	Interpretations []CD
	Methods         []CD
	Targets         []CD // targetSiteCode
	People
	Links
	Ranges []ReferenceRange
}

func (x *Observation) shape(c *codec) {
	c.statementAttrs(&x.Class, &x.Mood, &x.Negation)
	c.infra(&x.Infra)
	list(c, "id", &x.IDs)
	must(c, "code", &x.Code)
	one(c, "derivationExpr", &x.Derivation)
	one(c, "text", &x.Text)
	symbol(c, "statusCode", &x.Status)
	one(c, "effectiveTime", &x.EffectiveTime)
	one(c, "priorityCode", &x.Priority)
	one(c, "repeatNumber", &x.Repeat)
	symbol(c, "languageCode", &x.Language)
	values(c, "value", &x.Values)
	list(c, "interpretationCode", &x.Interpretations)
	list(c, "methodCode", &x.Methods)
	list(c, "targetSiteCode", &x.Targets)
	c.subjects(&x.People)
	c.actors(&x.People)
	c.links(&x.Links)
	list(c, "referenceRange", &x.Ranges)
	c.fulfills(&x.Links)
}

// ReferenceRange is what a value is compared with.
type ReferenceRange struct {
	Type string // "REFV"; "" takes it
	Infra
	Range *ObservationRange
}

func (x *ReferenceRange) shape(c *codec) {
	c.attr("typeCode", &x.Type, formToken)
	c.infra(&x.Infra)
	must(c, "observationRange", &x.Range)
}

// ObservationRange is a range of usual values.
type ObservationRange struct {
	Class, Mood string // "OBS", "EVN.CRT"; "" takes these
	Infra
	Code           *CD
	Text           *ED
	Value          Value
	Interpretation *CD
}

func (x *ObservationRange) shape(c *codec) {
	c.act(&x.Class, &x.Mood)
	c.infra(&x.Infra)
	one(c, "code", &x.Code)
	one(c, "text", &x.Text)
	value(c, "value", &x.Value)
	one(c, "interpretationCode", &x.Interpretation)
}

// ObservationMedia is a picture or a file of a section, shown by
// renderMultiMedia in the narrative.
type ObservationMedia struct {
	XMLID       string // ID: what renderMultiMedia points at
	Class, Mood string // required: "OBS", "EVN"
	Infra
	IDs      []II
	Language *CD
	Value    *ED
	People
	Relationships []EntryRelationship
	References    []Reference
	Preconditions []Precondition
}

func (x *ObservationMedia) shape(c *codec) {
	c.attr("ID", &x.XMLID, formID)
	c.statementAttrs(&x.Class, &x.Mood, nil)
	c.infra(&x.Infra)
	list(c, "id", &x.IDs)
	symbol(c, "languageCode", &x.Language)
	must(c, "value", &x.Value)
	c.subjects(&x.People)
	c.actors(&x.People)
	list(c, "entryRelationship", &x.Relationships)
	list(c, "reference", &x.References)
	list(c, "precondition", &x.Preconditions)
}

// RegionOfInterest is a region of a picture.
type RegionOfInterest struct {
	XMLID       string // ID: what renderMultiMedia points at
	Class, Mood string // required: "ROIOVL", "EVN"
	Infra
	IDs    []II
	Code   *CD // shape: "CIRCLE", "ELLIPSE", "POINT", "POLY"
	Values []QTY
	People
	Relationships []EntryRelationship
	References    []Reference
	Preconditions []Precondition
}

func (x *RegionOfInterest) shape(c *codec) {
	c.attr("ID", &x.XMLID, formID)
	c.statementAttrs(&x.Class, &x.Mood, nil)
	c.infra(&x.Infra)
	c.atLeast("id", len(x.IDs), 1)
	list(c, "id", &x.IDs)
	c.present("code", x.Code != nil)
	symbol(c, "code", &x.Code)
	c.atLeast("value", len(x.Values), 1)
	list(c, "value", &x.Values)
	c.subjects(&x.People)
	c.actors(&x.People)
	list(c, "entryRelationship", &x.Relationships)
	list(c, "reference", &x.References)
	list(c, "precondition", &x.Preconditions)
}
