package cda

// Statement is one clinical statement: exactly one of its fields is set.
type Statement struct {
	Act                     *Act
	Encounter               *Encounter
	Observation             *Observation
	ObservationMedia        *ObservationMedia
	Organizer               *Organizer
	Procedure               *Procedure
	RegionOfInterest        *RegionOfInterest
	SubstanceAdministration *SubstanceAdministration
	Supply                  *Supply
}

func (c *codec) statement(x *Statement) {
	c.exactly(x.count())
	one(c, "act", &x.Act)
	one(c, "encounter", &x.Encounter)
	one(c, "observation", &x.Observation)
	one(c, "observationMedia", &x.ObservationMedia)
	one(c, "organizer", &x.Organizer)
	one(c, "procedure", &x.Procedure)
	one(c, "regionOfInterest", &x.RegionOfInterest)
	one(c, "substanceAdministration", &x.SubstanceAdministration)
	one(c, "supply", &x.Supply)
}

func (x *Statement) count() int {
	return present(x.Act) + present(x.Encounter) + present(x.Observation) + present(x.ObservationMedia) +
		present(x.Organizer) + present(x.Procedure) + present(x.RegionOfInterest) +
		present(x.SubstanceAdministration) + present(x.Supply)
}

// Entry is a clinical statement of a section.
type Entry struct {
	Type       string // "COMP" (the default) or "DRIV": the text is derived from it
	Conduction Bool   // contextConductionInd; Unset is true
	Infra
	Statement
}

func (x *Entry) shape(c *codec) {
	c.attr("typeCode", &x.Type, formToken)
	c.flag("contextConductionInd", &x.Conduction)
	c.infra(&x.Infra)
	c.statement(&x.Statement)
}

// EntryRelationship ties a clinical statement to another.
type EntryRelationship struct {
	Type       string // required: "COMP" part, "SUBJ" about it, "REFR" refers, "RSON" reason, "CAUS", "GEVL", "MFST", "SAS", "SPRT", "XCRPT"
	Inversion  Bool   // inversionInd: the relation runs from this statement to the outer one
	Conduction Bool   // contextConductionInd; Unset is true
	Negation   Bool   // negationInd
	Infra
	Sequence  *QTY // sequenceNumber
	Separable *BL  // seperatableInd
	Statement
}

func (x *EntryRelationship) shape(c *codec) {
	c.need("typeCode", &x.Type, formToken)
	c.flag("inversionInd", &x.Inversion)
	c.flag("contextConductionInd", &x.Conduction)
	c.flag("negationInd", &x.Negation)
	c.infra(&x.Infra)
	one(c, "sequenceNumber", &x.Sequence)
	one(c, "seperatableInd", &x.Separable)
	c.statement(&x.Statement)
}

// OrganizerComponent is a member of an organizer.
type OrganizerComponent struct {
	Type       string // "COMP"; "" takes it
	Conduction Bool   // contextConductionInd; Unset is true
	Infra
	Sequence  *QTY // sequenceNumber
	Separable *BL  // seperatableInd
	Priority  *QTY // sdtc:priorityNumber
	Statement
}

func (x *OrganizerComponent) shape(c *codec) {
	c.attr("typeCode", &x.Type, formToken)
	c.flag("contextConductionInd", &x.Conduction)
	c.infra(&x.Infra)
	one(c, "sequenceNumber", &x.Sequence)
	one(c, "seperatableInd", &x.Separable)
	oneIn(c, nsSDTC, "priorityNumber", &x.Priority)
	c.statement(&x.Statement)
}

// People are those who have a part in a clinical statement.
type People struct {
	Subject      *Subject
	Specimens    []Specimen
	Performers   []Performer
	Authors      []Author
	Informants   []Informant
	Participants []Participant
}

// subjects and actors are two steps because the schema puts the product of a
// treatment between them.
func (c *codec) subjects(x *People) {
	one(c, "subject", &x.Subject)
	list(c, "specimen", &x.Specimens)
}

func (c *codec) actors(x *People) {
	list(c, "performer", &x.Performers)
	list(c, "author", &x.Authors)
	list(c, "informant", &x.Informants)
	list(c, "participant", &x.Participants)
}

// Links tie a clinical statement to others.
type Links struct {
	Relationships []EntryRelationship
	References    []Reference
	Preconditions []Precondition
	Fulfills      []Fulfillment // sdtc:inFulfillmentOf1
}

func (c *codec) links(x *Links) {
	list(c, "entryRelationship", &x.Relationships)
	list(c, "reference", &x.References)
	list(c, "precondition", &x.Preconditions)
}

func (c *codec) fulfills(x *Links) { listIn(c, nsSDTC, "inFulfillmentOf1", &x.Fulfills) }
