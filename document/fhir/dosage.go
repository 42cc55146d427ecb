package fhir

// Dosage is one instruction of how to take something (FHIR R4, Dosage).
type Dosage struct {
	Element
	// Sequence orders the instructions; the same number runs side by side.
	Sequence                 *int              `json:"sequence" fhir:"integer"`
	Text                     string            `json:"text" fhir:"string"`
	AdditionalInstruction    []CodeableConcept `json:"additionalInstruction"`
	PatientInstruction       string            `json:"patientInstruction" fhir:"string"`
	Timing                   *Timing           `json:"timing"`
	AsNeededBoolean          *bool             `json:"asNeededBoolean" fhir:"choice=asNeeded"`
	AsNeededCodeableConcept  *CodeableConcept  `json:"asNeededCodeableConcept" fhir:"choice=asNeeded"`
	Site                     *CodeableConcept  `json:"site"`
	Route                    *CodeableConcept  `json:"route"`
	Method                   *CodeableConcept  `json:"method"`
	DoseAndRate              []DoseAndRate     `json:"doseAndRate"`
	MaxDosePerPeriod         *Ratio            `json:"maxDosePerPeriod"`
	MaxDosePerAdministration *Quantity         `json:"maxDosePerAdministration"`
	MaxDosePerLifetime       *Quantity         `json:"maxDosePerLifetime"`
}

// DoseAndRate is an amount, a speed, or both.
type DoseAndRate struct {
	Element
	Type         *CodeableConcept `json:"type"` // ordered or calculated
	DoseRange    *Range           `json:"doseRange" fhir:"choice=dose"`
	DoseQuantity *Quantity        `json:"doseQuantity" fhir:"choice=dose"`
	RateRatio    *Ratio           `json:"rateRatio" fhir:"choice=rate"`
	RateRange    *Range           `json:"rateRange" fhir:"choice=rate"`
	RateQuantity *Quantity        `json:"rateQuantity" fhir:"choice=rate"`
}

// Timing is when something happens.
type Timing struct {
	Element
	Event  []string         `json:"event" fhir:"dateTime"`
	Repeat *Repeat          `json:"repeat"`
	Code   *CodeableConcept `json:"code"`
}

// Repeat is a rhythm. The invariants tim-1 to tim-10 bind its members; see
// [Validate].
type Repeat struct {
	Element
	BoundsDuration *Quantity `json:"boundsDuration" fhir:"choice=bounds"`
	BoundsRange    *Range    `json:"boundsRange" fhir:"choice=bounds"`
	BoundsPeriod   *Period   `json:"boundsPeriod" fhir:"choice=bounds"`
	Count          int       `json:"count" fhir:"positiveInt"`
	CountMax       int       `json:"countMax" fhir:"positiveInt"`
	Duration       Decimal   `json:"duration"`
	DurationMax    Decimal   `json:"durationMax"`
	DurationUnit   string    `json:"durationUnit" fhir:"code,enum=s|min|h|d|wk|mo|a"`
	Frequency      int       `json:"frequency" fhir:"positiveInt"`
	FrequencyMax   int       `json:"frequencyMax" fhir:"positiveInt"`
	Period         Decimal   `json:"period"`
	PeriodMax      Decimal   `json:"periodMax"`
	PeriodUnit     string    `json:"periodUnit" fhir:"code,enum=s|min|h|d|wk|mo|a"`
	DayOfWeek      []string  `json:"dayOfWeek" fhir:"code,enum=mon|tue|wed|thu|fri|sat|sun"`
	TimeOfDay      []string  `json:"timeOfDay" fhir:"time"`
	When           []string  `json:"when" fhir:"code,enum=MORN|MORN.early|MORN.late|NOON|AFT|AFT.early|AFT.late|EVE|EVE.early|EVE.late|NIGHT|PHS|HS|WAKE|C|CM|CD|CV|AC|ACM|ACD|ACV|PC|PCM|PCD|PCV"`
	// Offset is in minutes before or after When, whose code says which.
	Offset *int `json:"offset" fhir:"unsignedInt"`
}
