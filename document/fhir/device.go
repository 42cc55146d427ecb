package fhir

// Device is an apparatus that measures or that acts as an author.
type Device struct {
	Domain
	Identifier     []Identifier           `json:"identifier"`
	Status         string                 `json:"status" fhir:"code,enum=active|inactive|entered-in-error|unknown"`
	Manufacturer   string                 `json:"manufacturer" fhir:"string"`
	SerialNumber   string                 `json:"serialNumber" fhir:"string"`
	DeviceName     []DeviceName           `json:"deviceName"`
	ModelNumber    string                 `json:"modelNumber" fhir:"string"`
	PartNumber     string                 `json:"partNumber" fhir:"string"`
	Type           *CodeableConcept       `json:"type"`
	Specialization []DeviceSpecialization `json:"specialization"`
	Version        []DeviceVersion        `json:"version"`
	Patient        *Reference             `json:"patient"`
	Owner          *Reference             `json:"owner"`
}

// DeviceName is one name of a [Device].
type DeviceName struct {
	Element
	Name string `json:"name" fhir:"string,1"`
	Type string `json:"type" fhir:"code,1,enum=udi-label-name|user-friendly-name|patient-reported-name|manufacturer-name|model-name|other"`
}

// DeviceSpecialization is a standard that a [Device] follows for what it
// measures.
type DeviceSpecialization struct {
	Element
	SystemType *CodeableConcept `json:"systemType" fhir:"1"`
	Version    string           `json:"version" fhir:"string"`
}

// DeviceVersion is the version of a part of a [Device].
type DeviceVersion struct {
	Element
	Type  *CodeableConcept `json:"type"`
	Value string           `json:"value" fhir:"string,1"`
}

// RelatedPerson is someone who acts for a patient or is close to them.
type RelatedPerson struct {
	Domain
	Identifier   []Identifier      `json:"identifier"`
	Active       *bool             `json:"active"`
	Patient      *Reference        `json:"patient" fhir:"1"`
	Relationship []CodeableConcept `json:"relationship"`
	Name         []HumanName       `json:"name"`
	Telecom      []ContactPoint    `json:"telecom"`
	Gender       string            `json:"gender" fhir:"code,enum=male|female|other|unknown"`
	BirthDate    string            `json:"birthDate" fhir:"date"`
	Address      []Address         `json:"address"`
}

// ObservationPart is one of several values of an [Observation]: the systolic
// pressure beside the diastolic one.
type ObservationPart struct {
	Element
	Code                 *CodeableConcept `json:"code" fhir:"1"`
	ValueQuantity        *Quantity        `json:"valueQuantity" fhir:"choice=value"`
	ValueCodeableConcept *CodeableConcept `json:"valueCodeableConcept" fhir:"choice=value"`
	ValueString          string           `json:"valueString" fhir:"string,choice=value"`
	DataAbsentReason     *CodeableConcept `json:"dataAbsentReason"`
}

// ResourceType returns "Device".
func (*Device) ResourceType() string { return "Device" }

// ResourceType returns "RelatedPerson".
func (*RelatedPerson) ResourceType() string { return "RelatedPerson" }
