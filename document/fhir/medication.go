package fhir

// Medication is a product or a mixture.
type Medication struct {
	Domain
	Identifier []Identifier     `json:"identifier"`
	Code       *CodeableConcept `json:"code"`
	Status     string           `json:"status" fhir:"code,enum=active|inactive|entered-in-error"`
	Form       *CodeableConcept `json:"form"`
	Amount     *Ratio           `json:"amount"`
	Ingredient []Ingredient     `json:"ingredient"`
	Batch      *Batch           `json:"batch"`
}

// Ingredient is one part of a [Medication].
type Ingredient struct {
	Element
	ItemCodeableConcept *CodeableConcept `json:"itemCodeableConcept" fhir:"choice=item,1"`
	ItemReference       *Reference       `json:"itemReference" fhir:"choice=item,1"`
	IsActive            *bool            `json:"isActive"`
	Strength            *Ratio           `json:"strength"`
}

// Batch says which production a product comes from.
type Batch struct {
	Element
	LotNumber      string `json:"lotNumber" fhir:"string"`
	ExpirationDate string `json:"expirationDate" fhir:"dateTime"`
}

// MedicationRequest is one prescribed line.
type MedicationRequest struct {
	Domain
	Identifier                []Identifier      `json:"identifier"`
	Status                    string            `json:"status" fhir:"code,1,enum=active|on-hold|cancelled|completed|entered-in-error|stopped|draft|unknown"`
	StatusReason              *CodeableConcept  `json:"statusReason"`
	Intent                    string            `json:"intent" fhir:"code,1,enum=proposal|plan|order|original-order|reflex-order|filler-order|instance-order|option"`
	Category                  []CodeableConcept `json:"category"`
	Priority                  string            `json:"priority" fhir:"code,enum=routine|urgent|asap|stat"`
	MedicationCodeableConcept *CodeableConcept  `json:"medicationCodeableConcept" fhir:"choice=medication,1"`
	MedicationReference       *Reference        `json:"medicationReference" fhir:"choice=medication,1"`
	Subject                   *Reference        `json:"subject" fhir:"1"`
	Encounter                 *Reference        `json:"encounter"`
	SupportingInformation     []Reference       `json:"supportingInformation"`
	AuthoredOn                string            `json:"authoredOn" fhir:"dateTime"`
	Requester                 *Reference        `json:"requester"`
	ReasonCode                []CodeableConcept `json:"reasonCode"`
	ReasonReference           []Reference       `json:"reasonReference"`
	GroupIdentifier           *Identifier       `json:"groupIdentifier"`
	Note                      []Annotation      `json:"note"`
	DosageInstruction         []Dosage          `json:"dosageInstruction"`
	DispenseRequest           *DispenseRequest  `json:"dispenseRequest"`
	Substitution              *Substitution     `json:"substitution"`
	PriorPrescription         *Reference        `json:"priorPrescription"`
}

// DispenseRequest is what the dispenser is asked to hand out.
type DispenseRequest struct {
	Element
	DispenseInterval       *Quantity  `json:"dispenseInterval"`
	ValidityPeriod         *Period    `json:"validityPeriod"`
	NumberOfRepeatsAllowed *int       `json:"numberOfRepeatsAllowed" fhir:"unsignedInt"`
	Quantity               *Quantity  `json:"quantity"`
	ExpectedSupplyDuration *Quantity  `json:"expectedSupplyDuration"`
	Performer              *Reference `json:"performer"`
}

// Substitution says whether another product may be handed out.
type Substitution struct {
	Element
	AllowedBoolean         *bool            `json:"allowedBoolean" fhir:"choice=allowed,1"`
	AllowedCodeableConcept *CodeableConcept `json:"allowedCodeableConcept" fhir:"choice=allowed,1"`
	Reason                 *CodeableConcept `json:"reason"`
}

// RequestGroup ties requests together.
type RequestGroup struct {
	Domain
	Identifier      []Identifier `json:"identifier"`
	GroupIdentifier *Identifier  `json:"groupIdentifier"`
	Status          string       `json:"status" fhir:"code,1,enum=draft|active|on-hold|revoked|completed|entered-in-error|unknown"`
	Intent          string       `json:"intent" fhir:"code,1,enum=proposal|plan|directive|order|original-order|reflex-order|filler-order|instance-order|option"`
	Priority        string       `json:"priority" fhir:"code,enum=routine|urgent|asap|stat"`
	Subject         *Reference   `json:"subject"`
	AuthoredOn      string       `json:"authoredOn" fhir:"dateTime"`
	Author          *Reference   `json:"author"`
	Action          []Action     `json:"action"`
}

// Action is one request of a group.
type Action struct {
	Element
	Title         string          `json:"title" fhir:"string"`
	Description   string          `json:"description" fhir:"string"`
	RelatedAction []RelatedAction `json:"relatedAction"`
	Resource      *Reference      `json:"resource"`
}

// RelatedAction is how an action stands to another of the same group.
type RelatedAction struct {
	Element
	ActionID       string    `json:"actionId" fhir:"id,1"`
	Relationship   string    `json:"relationship" fhir:"code,1,enum=before-start|before|before-end|concurrent-with-start|concurrent|concurrent-with-end|after-start|after|after-end"`
	OffsetDuration *Quantity `json:"offsetDuration"`
}

// MedicationDispense is one product handed out, or not.
type MedicationDispense struct {
	Domain
	Identifier                  []Identifier          `json:"identifier"`
	Status                      string                `json:"status" fhir:"code,1,enum=preparation|in-progress|cancelled|on-hold|completed|entered-in-error|stopped|declined|unknown"`
	StatusReasonCodeableConcept *CodeableConcept      `json:"statusReasonCodeableConcept"`
	MedicationCodeableConcept   *CodeableConcept      `json:"medicationCodeableConcept" fhir:"choice=medication,1"`
	MedicationReference         *Reference            `json:"medicationReference" fhir:"choice=medication,1"`
	Subject                     *Reference            `json:"subject"`
	Performer                   []DispensePerformer   `json:"performer"`
	AuthorizingPrescription     []Reference           `json:"authorizingPrescription"`
	Type                        *CodeableConcept      `json:"type"`
	Quantity                    *Quantity             `json:"quantity"`
	WhenHandedOver              string                `json:"whenHandedOver" fhir:"dateTime"`
	Note                        []Annotation          `json:"note"`
	DosageInstruction           []Dosage              `json:"dosageInstruction"`
	Substitution                *DispenseSubstitution `json:"substitution"`
}

// DispensePerformer is who handed out.
type DispensePerformer struct {
	Element
	Function *CodeableConcept `json:"function"`
	Actor    *Reference       `json:"actor" fhir:"1"`
}

// DispenseSubstitution says what took the place of the prescribed product.
type DispenseSubstitution struct {
	Element
	WasSubstituted *bool             `json:"wasSubstituted" fhir:"1"`
	Type           *CodeableConcept  `json:"type"`
	Reason         []CodeableConcept `json:"reason"`
}
