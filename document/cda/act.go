package cda

// Act is a clinical statement that is none of the others: an instruction, a
// substitution, a concern.
type Act struct {
	Class, Mood string // required: "ACT", "EVN" or "INT"…
	Negation    Bool   // negationInd
	Infra
	IDs           []II
	Code          *CD
	Text          *ED
	Status        *CD
	EffectiveTime *IVLTS
	Priority      *CD
	Language      *CD
	People
	Links
}

func (x *Act) shape(c *codec) {
	c.statementAttrs(&x.Class, &x.Mood, &x.Negation)
	c.infra(&x.Infra)
	list(c, "id", &x.IDs)
	must(c, "code", &x.Code)
	one(c, "text", &x.Text)
	symbol(c, "statusCode", &x.Status)
	one(c, "effectiveTime", &x.EffectiveTime)
	one(c, "priorityCode", &x.Priority)
	symbol(c, "languageCode", &x.Language)
	c.subjects(&x.People)
	c.actors(&x.People)
	c.links(&x.Links)
	c.fulfills(&x.Links)
}

// statementAttrs states the attributes of a clinical statement.
func (c *codec) statementAttrs(class, mood *string, negation *Bool) {
	c.need("classCode", class, formToken)
	c.need("moodCode", mood, formToken)
	if negation != nil {
		c.flag("negationInd", negation)
	}
}

// Encounter is a visit or a stay, past or to come.
type Encounter struct {
	Class, Mood string // required: "ENC", "EVN"…
	Infra
	IDs           []II
	Code          *CD
	Text          *ED
	Status        *CD
	EffectiveTime *IVLTS
	Discharge     *CD // sdtc:dischargeDispositionCode
	Priority      *CD
	People
	Links
}

func (x *Encounter) shape(c *codec) {
	c.statementAttrs(&x.Class, &x.Mood, nil)
	c.infra(&x.Infra)
	list(c, "id", &x.IDs)
	one(c, "code", &x.Code)
	one(c, "text", &x.Text)
	symbol(c, "statusCode", &x.Status)
	one(c, "effectiveTime", &x.EffectiveTime)
	oneIn(c, nsSDTC, "dischargeDispositionCode", &x.Discharge)
	one(c, "priorityCode", &x.Priority)
	c.subjects(&x.People)
	c.actors(&x.People)
	c.links(&x.Links)
	c.fulfills(&x.Links)
}

// Procedure is an act on the patient's body.
type Procedure struct {
	Class, Mood string // required: "PROC", "EVN"…
	Negation    Bool   // negationInd
	Infra
	IDs           []II
	Code          *CD
	Text          *ED
	Status        *CD
	EffectiveTime *IVLTS
	Priority      *CD
	Language      *CD
	Methods       []CD
	Approaches    []CD // approachSiteCode
	Targets       []CD // targetSiteCode
	People
	Links
}

func (x *Procedure) shape(c *codec) {
	c.statementAttrs(&x.Class, &x.Mood, &x.Negation)
	c.infra(&x.Infra)
	list(c, "id", &x.IDs)
	one(c, "code", &x.Code)
	one(c, "text", &x.Text)
	symbol(c, "statusCode", &x.Status)
	one(c, "effectiveTime", &x.EffectiveTime)
	one(c, "priorityCode", &x.Priority)
	symbol(c, "languageCode", &x.Language)
	list(c, "methodCode", &x.Methods)
	list(c, "approachSiteCode", &x.Approaches)
	list(c, "targetSiteCode", &x.Targets)
	c.subjects(&x.People)
	c.actors(&x.People)
	c.links(&x.Links)
	c.fulfills(&x.Links)
}

// Organizer groups clinical statements: a battery of measurements.
type Organizer struct {
	Class, Mood string // required: "CLUSTER" or "BATTERY", "EVN"
	Infra
	IDs           []II
	Code          *CD
	Text          *ED // sdtc:text
	Status        *CD
	EffectiveTime *IVLTS
	People
	References    []Reference
	Preconditions []Precondition
	Components    []OrganizerComponent
}

func (x *Organizer) shape(c *codec) {
	c.statementAttrs(&x.Class, &x.Mood, nil)
	c.infra(&x.Infra)
	list(c, "id", &x.IDs)
	one(c, "code", &x.Code)
	oneIn(c, nsSDTC, "text", &x.Text)
	c.present("statusCode", x.Status != nil)
	symbol(c, "statusCode", &x.Status)
	one(c, "effectiveTime", &x.EffectiveTime)
	c.subjects(&x.People)
	c.actors(&x.People)
	list(c, "reference", &x.References)
	list(c, "precondition", &x.Preconditions)
	list(c, "component", &x.Components)
}
