package fhir

// EntryRequest is what a server is asked to do with the resource of an entry
// of a transaction or a batch.
type EntryRequest struct {
	Element
	Method          string `json:"method" fhir:"code,1,enum=GET|HEAD|POST|PUT|DELETE|PATCH"`
	URL             string `json:"url" fhir:"uri,1"`
	IfNoneMatch     string `json:"ifNoneMatch" fhir:"string"`
	IfModifiedSince string `json:"ifModifiedSince" fhir:"instant"`
	IfMatch         string `json:"ifMatch" fhir:"string"`
	IfNoneExist     string `json:"ifNoneExist" fhir:"string"`
}

// EntryResponse is what a server did with an entry.
type EntryResponse struct {
	Element
	Status       string   `json:"status" fhir:"string,1"` // "201 Created"
	Location     string   `json:"location" fhir:"uri"`
	Etag         string   `json:"etag" fhir:"string"`
	LastModified string   `json:"lastModified" fhir:"instant"`
	Outcome      Resource `json:"outcome"`
}

// EntrySearch says why an entry is among the results of a search.
type EntrySearch struct {
	Element
	Mode  string  `json:"mode" fhir:"code,enum=match|include|outcome"`
	Score Decimal `json:"score"`
}

// BundleLink is an address that belongs to a bundle, such as that of the next
// page of results.
type BundleLink struct {
	Element
	Relation string `json:"relation" fhir:"string,1"` // "self", "next", …
	URL      string `json:"url" fhir:"uri,1"`
}

// OperationOutcome is the answer of a server that has something to say about
// a request, most often why it refused.
type OperationOutcome struct {
	Domain
	Issue []OutcomeIssue `json:"issue" fhir:"1"`
}

// OutcomeIssue is one thing said by an [OperationOutcome]. Diagnostics and
// Details may hold values of the request: they are not for a log.
type OutcomeIssue struct {
	Element
	Severity    string           `json:"severity" fhir:"code,1,enum=fatal|error|warning|information"`
	Code        string           `json:"code" fhir:"code,1"` // of the value set issue-type, "not-found"
	Details     *CodeableConcept `json:"details"`
	Diagnostics string           `json:"diagnostics" fhir:"string"`
	Location    []string         `json:"location" fhir:"string"`
	Expression  []string         `json:"expression" fhir:"string"`
}

// Parameters are named values for an operation or a patch.
type Parameters struct {
	Domain
	Parameter []Parameter `json:"parameter"`
}

// Parameter is one of [Parameters]: a value, a resource or further parts. Values of
// other types are kept in Unknown.
type Parameter struct {
	Element
	Name            string           `json:"name" fhir:"string,1"`
	Boolean         *bool            `json:"valueBoolean" fhir:"choice=value"`
	Integer         *int             `json:"valueInteger" fhir:"integer,choice=value"`
	String          string           `json:"valueString" fhir:"string,choice=value"`
	Code            string           `json:"valueCode" fhir:"code,choice=value"`
	URI             string           `json:"valueUri" fhir:"uri,choice=value"`
	Coding          *Coding          `json:"valueCoding" fhir:"choice=value"`
	CodeableConcept *CodeableConcept `json:"valueCodeableConcept" fhir:"choice=value"`
	Identifier      *Identifier      `json:"valueIdentifier" fhir:"choice=value"`
	Reference       *Reference       `json:"valueReference" fhir:"choice=value"`
	Extension       *Extension       `json:"valueExtension" fhir:"choice=value"`
	Resource        Resource         `json:"resource"`
	Part            []Parameter      `json:"part"`
}

// ResourceType returns "OperationOutcome".
func (*OperationOutcome) ResourceType() string { return "OperationOutcome" }

// ResourceType returns "Parameters".
func (*Parameters) ResourceType() string { return "Parameters" }
