package fhir

// Patient is the person who is cared for.
type Patient struct {
	Domain
	Identifier []Identifier   `json:"identifier"`
	Active     *bool          `json:"active"`
	Name       []HumanName    `json:"name"`
	Telecom    []ContactPoint `json:"telecom"`
	Gender     string         `json:"gender" fhir:"code,enum=male|female|other|unknown"`
	BirthDate  string         `json:"birthDate" fhir:"date"`
	Address    []Address      `json:"address"`
}

// Practitioner is a health professional.
type Practitioner struct {
	Domain
	Identifier []Identifier   `json:"identifier"`
	Active     *bool          `json:"active"`
	Name       []HumanName    `json:"name"`
	Telecom    []ContactPoint `json:"telecom"`
	Address    []Address      `json:"address"`
	Gender     string         `json:"gender" fhir:"code,enum=male|female|other|unknown"`
}

// PractitionerRole is what a practitioner does at a place.
type PractitionerRole struct {
	Domain
	Identifier   []Identifier      `json:"identifier"`
	Active       *bool             `json:"active"`
	Practitioner *Reference        `json:"practitioner"`
	Organization *Reference        `json:"organization"`
	Code         []CodeableConcept `json:"code"`
	Specialty    []CodeableConcept `json:"specialty"`
	Telecom      []ContactPoint    `json:"telecom"`
}

// Organization is a place where care is given.
type Organization struct {
	Domain
	Identifier []Identifier      `json:"identifier"`
	Active     *bool             `json:"active"`
	Type       []CodeableConcept `json:"type"`
	Name       string            `json:"name" fhir:"string"`
	Telecom    []ContactPoint    `json:"telecom"`
	Address    []Address         `json:"address"`
}

// HumanName is one name of a person.
type HumanName struct {
	Element
	Use    string   `json:"use" fhir:"code,enum=usual|official|temp|nickname|anonymous|old|maiden"`
	Text   string   `json:"text" fhir:"string"`
	Family string   `json:"family" fhir:"string"`
	Given  []string `json:"given" fhir:"string"`
	Prefix []string `json:"prefix" fhir:"string"`
	Suffix []string `json:"suffix" fhir:"string"`
}

// ContactPoint is a telephone number or an address of mail.
type ContactPoint struct {
	Element
	System string `json:"system" fhir:"code,enum=phone|fax|email|pager|url|sms|other"`
	Value  string `json:"value" fhir:"string"`
	Use    string `json:"use" fhir:"code,enum=home|work|temp|old|mobile"`
	Rank   int    `json:"rank" fhir:"positiveInt"`
}

// Address is a postal address.
type Address struct {
	Element
	Use        string   `json:"use" fhir:"code,enum=home|work|temp|old|billing"`
	Type       string   `json:"type" fhir:"code,enum=postal|physical|both"`
	Text       string   `json:"text" fhir:"string"`
	Line       []string `json:"line" fhir:"string"`
	City       string   `json:"city" fhir:"string"`
	District   string   `json:"district" fhir:"string"`
	State      string   `json:"state" fhir:"string"`
	PostalCode string   `json:"postalCode" fhir:"string"`
	Country    string   `json:"country" fhir:"string"`
}

// Encounter is the care during which something was prescribed.
type Encounter struct {
	Domain
	Identifier []Identifier `json:"identifier"`
	Status     string       `json:"status" fhir:"code,1,enum=planned|arrived|triaged|in-progress|onleave|finished|cancelled|entered-in-error|unknown"`
	Class      *Coding      `json:"class" fhir:"1"`
	Subject    *Reference   `json:"subject"`
}

// Observation is something measured or stated of a person.
type Observation struct {
	Domain
	Identifier           []Identifier      `json:"identifier"`
	Status               string            `json:"status" fhir:"code,1,enum=registered|preliminary|final|amended|corrected|cancelled|entered-in-error|unknown"`
	Category             []CodeableConcept `json:"category"`
	Code                 *CodeableConcept  `json:"code" fhir:"1"`
	Subject              *Reference        `json:"subject"`
	EffectiveDateTime    string            `json:"effectiveDateTime" fhir:"dateTime,choice=effective"`
	EffectivePeriod      *Period           `json:"effectivePeriod" fhir:"choice=effective"`
	Issued               string            `json:"issued" fhir:"instant"`
	Performer            []Reference       `json:"performer"`
	ValueQuantity        *Quantity         `json:"valueQuantity" fhir:"choice=value"`
	ValueCodeableConcept *CodeableConcept  `json:"valueCodeableConcept" fhir:"choice=value"`
	ValueString          string            `json:"valueString" fhir:"string,choice=value"`
	ValueBoolean         *bool             `json:"valueBoolean" fhir:"choice=value"`
	DataAbsentReason     *CodeableConcept  `json:"dataAbsentReason"`
	Note                 []Annotation      `json:"note"`
	BodySite             *CodeableConcept  `json:"bodySite"`
	Method               *CodeableConcept  `json:"method"`
	Device               *Reference        `json:"device"`
	Component            []ObservationPart `json:"component"`
}
