package cda

// ComponentOf points at the encounter in which the document was made.
type ComponentOf struct {
	Type string // "COMP"; "" takes it
	Infra
	Encounter *EncompassingEncounter
}

func (x *ComponentOf) shape(c *codec) {
	c.attr("typeCode", &x.Type, formToken)
	c.infra(&x.Infra)
	must(c, "encompassingEncounter", &x.Encounter)
}

// EncompassingEncounter is the encounter: a visit, a stay.
type EncompassingEncounter struct {
	Class, Mood string // "ENC", "EVN"; "" takes these
	Infra
	IDs           []II
	Code          *CD
	EffectiveTime *IVLTS
	Discharge     *CD // dischargeDispositionCode
	Responsible   *ResponsibleParty
	Participants  []EncounterParticipant
	Location      *Location
}

func (x *EncompassingEncounter) shape(c *codec) {
	c.act(&x.Class, &x.Mood)
	c.infra(&x.Infra)
	list(c, "id", &x.IDs)
	one(c, "code", &x.Code)
	must(c, "effectiveTime", &x.EffectiveTime)
	one(c, "dischargeDispositionCode", &x.Discharge)
	one(c, "responsibleParty", &x.Responsible)
	list(c, "encounterParticipant", &x.Participants)
	one(c, "location", &x.Location)
}

// ResponsibleParty is who is responsible for the encounter.
type ResponsibleParty struct {
	Type string // "RESP"; "" takes it
	Infra
	AssignedEntity *AssignedEntity
}

func (x *ResponsibleParty) shape(c *codec) {
	c.attr("typeCode", &x.Type, formToken)
	c.infra(&x.Infra)
	must(c, "assignedEntity", &x.AssignedEntity)
}

// EncounterParticipant is a professional of the encounter.
type EncounterParticipant struct {
	Type string // required: "ATND" attending, "ADM", "CON", "DIS", "REF"
	Infra
	Time           *IVLTS
	AssignedEntity *AssignedEntity
}

func (x *EncounterParticipant) shape(c *codec) {
	c.need("typeCode", &x.Type, formToken)
	c.infra(&x.Infra)
	one(c, "time", &x.Time)
	must(c, "assignedEntity", &x.AssignedEntity)
}

// Location is where the encounter took place.
type Location struct {
	Type string // "LOC"; "" takes it
	Infra
	Facility *HealthCareFacility
}

func (x *Location) shape(c *codec) {
	c.attr("typeCode", &x.Type, formToken)
	c.infra(&x.Infra)
	must(c, "healthCareFacility", &x.Facility)
}

// HealthCareFacility is a place of care.
type HealthCareFacility struct {
	Class string // "SDLOC"; "" takes it
	Infra
	IDs      []II
	Code     *CD // kind of facility
	Location *Place
	Provider *Organization
}

func (x *HealthCareFacility) shape(c *codec) {
	c.attr("classCode", &x.Class, formToken)
	c.infra(&x.Infra)
	list(c, "id", &x.IDs)
	one(c, "code", &x.Code)
	one(c, "location", &x.Location)
	one(c, "serviceProviderOrganization", &x.Provider)
}
