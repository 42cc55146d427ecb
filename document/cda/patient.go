package cda

// PatientRole is the patient as known to an organization.
type PatientRole struct {
	Class string // "PAT"; "" takes it
	Infra
	IDs       []II // national and local numbers
	Addresses []AD
	Telecoms  []TEL
	Patient   *Patient
	Provider  *Organization
}

func (x *PatientRole) shape(c *codec) {
	c.attr("classCode", &x.Class, formToken)
	c.infra(&x.Infra)
	c.atLeast("id", len(x.IDs), 1)
	list(c, "id", &x.IDs)
	list(c, "addr", &x.Addresses)
	list(c, "telecom", &x.Telecoms)
	one(c, "patient", &x.Patient)
	one(c, "providerOrganization", &x.Provider)
}

// Patient is the person, with the traits that identify them.
type Patient struct {
	Class, Determiner string // "PSN", "INSTANCE"; "" takes these
	Infra
	ID                 *II
	Names              []EN
	Description        *ED // sdtc:desc
	Gender             *CD
	BirthTime          *TS
	Deceased           *BL  // sdtc:deceasedInd
	DeceasedTime       *TS  // sdtc:deceasedTime
	MultipleBirth      *BL  // sdtc:multipleBirthInd
	MultipleBirthOrder *QTY // sdtc:multipleBirthOrderNumber
	MaritalStatus      *CD
	Religion           *CD
	Race               *CD
	MoreRaces          []CD // sdtc:raceCode
	EthnicGroup        *CD
	MoreEthnicGroups   []CD // sdtc:ethnicGroupCode
	Guardians          []Guardian
	Birthplace         *Birthplace
	Languages          []LanguageCommunication
}

func (x *Patient) shape(c *codec) {
	c.entity(&x.Class, &x.Determiner)
	c.infra(&x.Infra)
	one(c, "id", &x.ID)
	list(c, "name", &x.Names)
	oneIn(c, nsSDTC, "desc", &x.Description)
	one(c, "administrativeGenderCode", &x.Gender)
	one(c, "birthTime", &x.BirthTime)
	oneIn(c, nsSDTC, "deceasedInd", &x.Deceased)
	oneIn(c, nsSDTC, "deceasedTime", &x.DeceasedTime)
	oneIn(c, nsSDTC, "multipleBirthInd", &x.MultipleBirth)
	oneIn(c, nsSDTC, "multipleBirthOrderNumber", &x.MultipleBirthOrder)
	one(c, "maritalStatusCode", &x.MaritalStatus)
	one(c, "religiousAffiliationCode", &x.Religion)
	one(c, "raceCode", &x.Race)
	listIn(c, nsSDTC, "raceCode", &x.MoreRaces)
	one(c, "ethnicGroupCode", &x.EthnicGroup)
	listIn(c, nsSDTC, "ethnicGroupCode", &x.MoreEthnicGroups)
	list(c, "guardian", &x.Guardians)
	one(c, "birthplace", &x.Birthplace)
	list(c, "languageCommunication", &x.Languages)
}

// Guardian is who acts for the patient: a person or an organization.
type Guardian struct {
	Class string // "GUARD"; "" takes it
	Infra
	IDs          []II
	Code         *CD
	Addresses    []AD
	Telecoms     []TEL
	Person       *Person
	Organization *Organization
}

func (x *Guardian) shape(c *codec) {
	c.attr("classCode", &x.Class, formToken)
	c.infra(&x.Infra)
	list(c, "id", &x.IDs)
	one(c, "code", &x.Code)
	list(c, "addr", &x.Addresses)
	list(c, "telecom", &x.Telecoms)
	c.exactly(present(x.Person) + present(x.Organization))
	one(c, "guardianPerson", &x.Person)
	one(c, "guardianOrganization", &x.Organization)
}

// Birthplace is where the patient was born.
type Birthplace struct {
	Class string // "BIRTHPL"; "" takes it
	Infra
	Place *Place
}

func (x *Birthplace) shape(c *codec) {
	c.attr("classCode", &x.Class, formToken)
	c.infra(&x.Infra)
	must(c, "place", &x.Place)
}

// Place is a physical place.
type Place struct {
	Class, Determiner string // "PLC", "INSTANCE"; "" takes these
	Infra
	Name    *EN
	Address *AD
}

func (x *Place) shape(c *codec) {
	c.entity(&x.Class, &x.Determiner)
	c.infra(&x.Infra)
	one(c, "name", &x.Name)
	one(c, "addr", &x.Address)
}

// LanguageCommunication is a language the patient speaks.
type LanguageCommunication struct {
	Infra
	Language    *CD
	Mode        *CD
	Proficiency *CD
	Preference  *BL
}

func (x *LanguageCommunication) shape(c *codec) {
	c.infra(&x.Infra)
	symbol(c, "languageCode", &x.Language)
	one(c, "modeCode", &x.Mode)
	one(c, "proficiencyLevelCode", &x.Proficiency)
	one(c, "preferenceInd", &x.Preference)
}
