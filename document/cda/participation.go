package cda

// Subject is whom a statement is about when it is not the patient: a relative,
// an unborn child.
type Subject struct {
	Type, Context string // "SBJ", "OP"; "" takes these
	Infra
	Awareness *CD
	Related   *RelatedSubject
}

func (x *Subject) shape(c *codec) {
	c.attr("typeCode", &x.Type, formToken)
	c.attr("contextControlCode", &x.Context, formToken)
	c.infra(&x.Infra)
	one(c, "awarenessCode", &x.Awareness)
	must(c, "relatedSubject", &x.Related)
}

// RelatedSubject is such a person in relation to the patient.
type RelatedSubject struct {
	Class string // "PRS"; "" takes it
	Infra
	IDs       []II // sdtc:id
	Code      *CD
	Addresses []AD
	Telecoms  []TEL
	Person    *SubjectPerson
}

func (x *RelatedSubject) shape(c *codec) {
	c.attr("classCode", &x.Class, formToken)
	c.infra(&x.Infra)
	listIn(c, nsSDTC, "id", &x.IDs)
	one(c, "code", &x.Code)
	list(c, "addr", &x.Addresses)
	list(c, "telecom", &x.Telecoms)
	one(c, "subject", &x.Person)
}

// SubjectPerson is the person.
type SubjectPerson struct {
	Class, Determiner string // "PSN", "INSTANCE"; "" takes these
	Infra
	IDs                []II // sdtc:id
	Names              []EN
	Description        *ED // sdtc:desc
	Gender             *CD
	BirthTime          *TS
	Deceased           *BL  // sdtc:deceasedInd
	DeceasedTime       *TS  // sdtc:deceasedTime
	MultipleBirth      *BL  // sdtc:multipleBirthInd
	MultipleBirthOrder *QTY // sdtc:multipleBirthOrderNumber
	Races              []CD // sdtc:raceCode
	EthnicGroups       []CD // sdtc:ethnicGroupCode
}

func (x *SubjectPerson) shape(c *codec) {
	c.entity(&x.Class, &x.Determiner)
	c.infra(&x.Infra)
	listIn(c, nsSDTC, "id", &x.IDs)
	list(c, "name", &x.Names)
	oneIn(c, nsSDTC, "desc", &x.Description)
	one(c, "administrativeGenderCode", &x.Gender)
	one(c, "birthTime", &x.BirthTime)
	oneIn(c, nsSDTC, "deceasedInd", &x.Deceased)
	oneIn(c, nsSDTC, "deceasedTime", &x.DeceasedTime)
	oneIn(c, nsSDTC, "multipleBirthInd", &x.MultipleBirth)
	oneIn(c, nsSDTC, "multipleBirthOrderNumber", &x.MultipleBirthOrder)
	listIn(c, nsSDTC, "raceCode", &x.Races)
	listIn(c, nsSDTC, "ethnicGroupCode", &x.EthnicGroups)
}

// Specimen is what a measurement was made on.
type Specimen struct {
	Type string // "SPC"; "" takes it
	Infra
	Role *SpecimenRole
}

func (x *Specimen) shape(c *codec) {
	c.attr("typeCode", &x.Type, formToken)
	c.infra(&x.Infra)
	must(c, "specimenRole", &x.Role)
}

// SpecimenRole is the specimen with its numbers.
type SpecimenRole struct {
	Class string // "SPEC"; "" takes it
	Infra
	IDs    []II
	Entity *PlayingEntity
}

func (x *SpecimenRole) shape(c *codec) {
	c.attr("classCode", &x.Class, formToken)
	c.infra(&x.Infra)
	list(c, "id", &x.IDs)
	one(c, "specimenPlayingEntity", &x.Entity)
}

// Performer is who carried a statement's act out.
type Performer struct {
	Type string // "PRF"; "" takes it
	Infra
	Function       *CD // sdtc:functionCode
	Time           *IVLTS
	Mode           *CD
	AssignedEntity *AssignedEntity
}

func (x *Performer) shape(c *codec) {
	c.attr("typeCode", &x.Type, formToken)
	c.infra(&x.Infra)
	oneIn(c, nsSDTC, "functionCode", &x.Function)
	one(c, "time", &x.Time)
	one(c, "modeCode", &x.Mode)
	must(c, "assignedEntity", &x.AssignedEntity)
}

// Participant is someone or something else of a statement: a device, a
// product, a place.
type Participant struct {
	Type    string // required: "DEV" device, "CSM", "LOC"…
	Context string // "OP"; "" takes it
	Infra
	Time      *IVLTS
	Awareness *CD
	Role      *ParticipantRole
}

func (x *Participant) shape(c *codec) {
	c.need("typeCode", &x.Type, formToken)
	c.attr("contextControlCode", &x.Context, formToken)
	c.infra(&x.Infra)
	one(c, "time", &x.Time)
	one(c, "awarenessCode", &x.Awareness)
	must(c, "participantRole", &x.Role)
}

// ParticipantRole is a participant in its role: a device or an entity, in the
// scope of another.
type ParticipantRole struct {
	Class string // "ROL" (the default), "MANU" manufactured…
	Infra
	Function  *CD // functionCode
	IDs       []II
	Code      *CD
	Addresses []AD
	Telecoms  []TEL
	Device    *Device
	Entity    *PlayingEntity
	Scope     *ScopingEntity
}

func (x *ParticipantRole) shape(c *codec) {
	c.attr("classCode", &x.Class, formToken)
	c.infra(&x.Infra)
	one(c, "functionCode", &x.Function)
	list(c, "id", &x.IDs)
	one(c, "code", &x.Code)
	list(c, "addr", &x.Addresses)
	list(c, "telecom", &x.Telecoms)
	c.atMost(present(x.Device) + present(x.Entity))
	one(c, "playingDevice", &x.Device)
	one(c, "playingEntity", &x.Entity)
	one(c, "scopingEntity", &x.Scope)
}

// Device is a device of a statement.
type Device struct {
	Class, Determiner string // "DEV", "INSTANCE"; "" takes these
	Infra
	Code     *CD
	Model    *SC // manufacturerModelName
	Software *SC // softwareName
}

func (x *Device) shape(c *codec) {
	c.entity(&x.Class, &x.Determiner)
	c.infra(&x.Infra)
	one(c, "code", &x.Code)
	one(c, "manufacturerModelName", &x.Model)
	one(c, "softwareName", &x.Software)
}

// PlayingEntity is an entity in a role: an allergen, a specimen.
type PlayingEntity struct {
	Class, Determiner string // "ENT", "INSTANCE"; "" takes these
	Infra
	Code       *CD
	Quantities []QTY
	Names      []EN
	BirthTime  *TS // sdtc:birthTime
	Desc       *ED
}

func (x *PlayingEntity) shape(c *codec) {
	c.entity(&x.Class, &x.Determiner)
	c.infra(&x.Infra)
	one(c, "code", &x.Code)
	list(c, "quantity", &x.Quantities)
	list(c, "name", &x.Names)
	oneIn(c, nsSDTC, "birthTime", &x.BirthTime)
	one(c, "desc", &x.Desc)
}

// ScopingEntity is the entity that gives a role its scope.
type ScopingEntity struct {
	Class, Determiner string // "ENT", "INSTANCE"; "" takes these
	Infra
	IDs  []II
	Code *CD
	Desc *ED
}

func (x *ScopingEntity) shape(c *codec) {
	c.entity(&x.Class, &x.Determiner)
	c.infra(&x.Infra)
	list(c, "id", &x.IDs)
	one(c, "code", &x.Code)
	one(c, "desc", &x.Desc)
}
