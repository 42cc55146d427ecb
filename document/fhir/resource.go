package fhir

import (
	"encoding/json"
	"reflect"
)

// Resource is one of the resources of this package, as a pointer.
type Resource interface {
	// ResourceType is the FHIR name of the type: "Patient".
	ResourceType() string
	// Common is what all resources have; never nil.
	Common() *Domain
}

// Domain is what every resource has.
type Domain struct {
	ID            string                     `json:"id" fhir:"id"`
	Meta          *Meta                      `json:"meta"`
	ImplicitRules string                     `json:"implicitRules" fhir:"uri"`
	Language      string                     `json:"language" fhir:"code"`
	Text          *Narrative                 `json:"text"`
	Contained     []Resource                 `json:"contained"`
	Extension     []Extension                `json:"extension"`
	Unknown       map[string]json.RawMessage `json:"-"` // see Element.Unknown
}

// Common makes a type that holds a Domain half a [Resource].
func (d *Domain) Common() *Domain { return d }

// Other is a resource of a type that this package has no fields for. It is
// kept as it was read, with all its members in Unknown.
type Other struct {
	Domain
	Type string `json:"-"`
}

// ResourceType is the name the resource gave itself.
func (o *Other) ResourceType() string { return o.Type }

// Bundle is a set of resources.
type Bundle struct {
	Domain
	Identifier *Identifier  `json:"identifier"`
	Type       string       `json:"type" fhir:"code,1,enum=document|message|transaction|transaction-response|batch|batch-response|history|searchset|collection"`
	Timestamp  string       `json:"timestamp" fhir:"instant"`
	Total      *int         `json:"total" fhir:"unsignedInt"`
	Link       []BundleLink `json:"link"`
	Entry      []Entry      `json:"entry"`
}

// Entry is one resource of a bundle and the address it is known by.
type Entry struct {
	Element
	Link     []BundleLink   `json:"link"`
	FullURL  string         `json:"fullUrl" fhir:"uri"`
	Resource Resource       `json:"resource"`
	Search   *EntrySearch   `json:"search"`
	Request  *EntryRequest  `json:"request"`
	Response *EntryResponse `json:"response"`
}

// newResource makes an empty resource of a type, nil for a type without fields here.
func newResource(name string) Resource {
	switch name {
	case "Binary":
		return &Binary{}
	case "Bundle":
		return &Bundle{}
	case "Device":
		return &Device{}
	case "DocumentReference":
		return &DocumentReference{}
	case "Encounter":
		return &Encounter{}
	case "List":
		return &List{}
	case "Medication":
		return &Medication{}
	case "MedicationDispense":
		return &MedicationDispense{}
	case "MedicationRequest":
		return &MedicationRequest{}
	case "Observation":
		return &Observation{}
	case "OperationOutcome":
		return &OperationOutcome{}
	case "Organization":
		return &Organization{}
	case "Parameters":
		return &Parameters{}
	case "Patient":
		return &Patient{}
	case "Practitioner":
		return &Practitioner{}
	case "PractitionerRole":
		return &PractitionerRole{}
	case "RelatedPerson":
		return &RelatedPerson{}
	case "RequestGroup":
		return &RequestGroup{}
	}
	return nil
}

// resourceLayout is the layout of a resource, nil for a type without fields
// here.
func resourceLayout(name string) *layout {
	r := newResource(name)
	if r == nil {
		return nil
	}
	return layouts()[reflect.TypeOf(r).Elem()]
}

// Types returns the names of the resources that have fields in this package,
// sorted. The slice is the caller's.
func Types() []string {
	return []string{"Binary", "Bundle", "Device", "DocumentReference", "Encounter", "List", "Medication", "MedicationDispense", "MedicationRequest", "Observation", "OperationOutcome", "Organization", "Parameters", "Patient", "Practitioner", "PractitionerRole", "RelatedPerson", "RequestGroup"}
}

// ResourceType returns "Bundle".
func (*Bundle) ResourceType() string { return "Bundle" }

// ResourceType returns "Encounter".
func (*Encounter) ResourceType() string { return "Encounter" }

// ResourceType returns "Medication".
func (*Medication) ResourceType() string { return "Medication" }

// ResourceType returns "MedicationDispense".
func (*MedicationDispense) ResourceType() string { return "MedicationDispense" }

// ResourceType returns "MedicationRequest".
func (*MedicationRequest) ResourceType() string { return "MedicationRequest" }

// ResourceType returns "Observation".
func (*Observation) ResourceType() string { return "Observation" }

// ResourceType returns "Organization".
func (*Organization) ResourceType() string { return "Organization" }

// ResourceType returns "Patient".
func (*Patient) ResourceType() string { return "Patient" }

// ResourceType returns "Practitioner".
func (*Practitioner) ResourceType() string { return "Practitioner" }

// ResourceType returns "PractitionerRole".
func (*PractitionerRole) ResourceType() string { return "PractitionerRole" }

// ResourceType returns "RequestGroup".
func (*RequestGroup) ResourceType() string { return "RequestGroup" }
