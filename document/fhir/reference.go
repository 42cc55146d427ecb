package fhir

// DocumentReference describes a document that lies elsewhere: what it is,
// whose, by whom, and where its bytes are (the "fiche" of a registry).
type DocumentReference struct {
	Domain
	MasterIdentifier *Identifier        `json:"masterIdentifier"`
	Identifier       []Identifier       `json:"identifier"`
	Status           string             `json:"status" fhir:"code,1,enum=current|superseded|entered-in-error"`
	DocStatus        string             `json:"docStatus" fhir:"code,enum=preliminary|final|amended|entered-in-error"`
	Type             *CodeableConcept   `json:"type"`
	Category         []CodeableConcept  `json:"category"`
	Subject          *Reference         `json:"subject"`
	Date             string             `json:"date" fhir:"instant"`
	Author           []Reference        `json:"author"`
	Authenticator    *Reference         `json:"authenticator"`
	Custodian        *Reference         `json:"custodian"`
	RelatesTo        []DocumentRelation `json:"relatesTo"`
	Description      string             `json:"description" fhir:"string"`
	SecurityLabel    []CodeableConcept  `json:"securityLabel"`
	Content          []DocumentContent  `json:"content" fhir:"1"`
	Context          *DocumentContext   `json:"context"`
}

// DocumentRelation is how a document stands to another.
type DocumentRelation struct {
	Element
	Code   string     `json:"code" fhir:"code,1,enum=replaces|transforms|signs|appends"`
	Target *Reference `json:"target" fhir:"1"`
}

// DocumentContent is one form of a document.
type DocumentContent struct {
	Element
	Attachment *Attachment `json:"attachment" fhir:"1"`
	Format     *Coding     `json:"format"`
}

// Attachment is the bytes of a file, or where they are.
type Attachment struct {
	Element
	ContentType string `json:"contentType" fhir:"code"`
	Language    string `json:"language" fhir:"code"`
	Data        string `json:"data" fhir:"base64Binary"` // the bytes, in base64
	URL         string `json:"url" fhir:"uri"`
	Size        *int   `json:"size" fhir:"unsignedInt"`  // of the bytes
	Hash        string `json:"hash" fhir:"base64Binary"` // SHA-1 of the bytes, in base64
	Title       string `json:"title" fhir:"string"`
	Creation    string `json:"creation" fhir:"dateTime"`
}

// DocumentContext is the care that a document comes from.
type DocumentContext struct {
	Element
	Encounter         []Reference       `json:"encounter"`
	Event             []CodeableConcept `json:"event"`
	Period            *Period           `json:"period"`
	FacilityType      *CodeableConcept  `json:"facilityType"`
	PracticeSetting   *CodeableConcept  `json:"practiceSetting"`
	SourcePatientInfo *Reference        `json:"sourcePatientInfo"`
	Related           []Reference       `json:"related"`
}

// List is a set of resources that was put together: a lot of documents, a
// folder.
type List struct {
	Domain
	Identifier []Identifier     `json:"identifier"`
	Status     string           `json:"status" fhir:"code,1,enum=current|retired|entered-in-error"`
	Mode       string           `json:"mode" fhir:"code,1,enum=working|snapshot|changes"`
	Title      string           `json:"title" fhir:"string"`
	Code       *CodeableConcept `json:"code"`
	Subject    *Reference       `json:"subject"`
	Encounter  *Reference       `json:"encounter"`
	Date       string           `json:"date" fhir:"dateTime"`
	Source     *Reference       `json:"source"`
	Note       []Annotation     `json:"note"`
	Entry      []ListEntry      `json:"entry"`
}

// ListEntry is one member of a [List].
type ListEntry struct {
	Element
	Flag    *CodeableConcept `json:"flag"`
	Deleted *bool            `json:"deleted"`
	Date    string           `json:"date" fhir:"dateTime"`
	Item    *Reference       `json:"item" fhir:"1"`
}

// Binary is a file as a resource.
type Binary struct {
	Domain
	ContentType     string     `json:"contentType" fhir:"code,1"`
	SecurityContext *Reference `json:"securityContext"`
	Data            string     `json:"data" fhir:"base64Binary"` // the bytes, in base64
}

// ResourceType returns "DocumentReference".
func (*DocumentReference) ResourceType() string { return "DocumentReference" }

// ResourceType returns "List".
func (*List) ResourceType() string { return "List" }

// ResourceType returns "Binary".
func (*Binary) ResourceType() string { return "Binary" }
