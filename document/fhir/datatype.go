package fhir

import "encoding/json"

// Decimal is a FHIR decimal as it is written in JSON, digit for digit: "0.50"
// is not "0.5" (FHIR R4, Datatypes, decimal: the precision is part of the
// value). "" is absent.
type Decimal string

// Element is what every part of a resource has. The zero value says nothing.
type Element struct {
	ID        string      `json:"id" fhir:"string"`
	Extension []Extension `json:"extension"`
	// Unknown holds, by member name, what was read and has no field in this
	// package, or does not fit its field. It is written back as it is, behind
	// the fields, in the order of the names.
	Unknown map[string]json.RawMessage `json:"-"`
}

// Extension is further information, defined by whoever owns the URL. At most
// one value is set.
type Extension struct {
	Element
	URL             string           `json:"url" fhir:"uri,1"`
	Boolean         *bool            `json:"valueBoolean" fhir:"choice=value"`
	Integer         *int             `json:"valueInteger" fhir:"integer,choice=value"`
	String          string           `json:"valueString" fhir:"string,choice=value"`
	Markdown        string           `json:"valueMarkdown" fhir:"string,choice=value"`
	Code            string           `json:"valueCode" fhir:"code,choice=value"`
	URI             string           `json:"valueUri" fhir:"uri,choice=value"`
	DateTime        string           `json:"valueDateTime" fhir:"dateTime,choice=value"`
	Coding          *Coding          `json:"valueCoding" fhir:"choice=value"`
	CodeableConcept *CodeableConcept `json:"valueCodeableConcept" fhir:"choice=value"`
	Identifier      *Identifier      `json:"valueIdentifier" fhir:"choice=value"`
	Reference       *Reference       `json:"valueReference" fhir:"choice=value"`
	Quantity        *Quantity        `json:"valueQuantity" fhir:"choice=value"`
	Duration        *Quantity        `json:"valueDuration" fhir:"choice=value"`
	Period          *Period          `json:"valuePeriod" fhir:"choice=value"`
	Address         *Address         `json:"valueAddress" fhir:"choice=value"`
	Annotation      *Annotation      `json:"valueAnnotation" fhir:"choice=value"`
}

// Coding is one code of one system.
type Coding struct {
	Element
	System  string `json:"system" fhir:"uri"`
	Version string `json:"version" fhir:"string"`
	Code    string `json:"code" fhir:"code"`
	Display string `json:"display" fhir:"string"`
}

// CodeableConcept is a concept as codes, as text, or both.
type CodeableConcept struct {
	Element
	Coding []Coding `json:"coding"`
	Text   string   `json:"text" fhir:"string"`
}

// Identifier is a value and the system that gives it meaning.
type Identifier struct {
	Element
	Use    string           `json:"use" fhir:"code,enum=usual|official|temp|secondary|old"`
	Type   *CodeableConcept `json:"type"`
	System string           `json:"system" fhir:"uri"`
	Value  string           `json:"value" fhir:"string"`
	Period *Period          `json:"period"`
}

// Reference points to another resource: by address, by "#id" within the same
// resource, or by a business identifier.
type Reference struct {
	Element
	Reference  string      `json:"reference" fhir:"string"`
	Type       string      `json:"type" fhir:"uri"`
	Identifier *Identifier `json:"identifier"`
	Display    string      `json:"display" fhir:"string"`
}

// Quantity is a number of units; also Age, Duration and SimpleQuantity of R4.
type Quantity struct {
	Element
	Value      Decimal `json:"value"`
	Comparator string  `json:"comparator" fhir:"code,enum=<|<=|>=|>"`
	Unit       string  `json:"unit" fhir:"string"`
	System     string  `json:"system" fhir:"uri"`
	Code       string  `json:"code" fhir:"code"`
}

// Range is a quantity between two ends, each of which may be open.
type Range struct {
	Element
	Low  *Quantity `json:"low"`
	High *Quantity `json:"high"`
}

// Ratio is one quantity for each of another.
type Ratio struct {
	Element
	Numerator   *Quantity `json:"numerator"`
	Denominator *Quantity `json:"denominator"`
}

// Period is a stretch of time whose end is part of it (FHIR R4, Period.end).
type Period struct {
	Element
	Start string `json:"start" fhir:"dateTime"`
	End   string `json:"end" fhir:"dateTime"`
}

// Annotation is a note.
type Annotation struct {
	Element
	AuthorReference *Reference `json:"authorReference" fhir:"choice=author"`
	AuthorString    string     `json:"authorString" fhir:"string,choice=author"`
	Time            string     `json:"time" fhir:"dateTime"`
	Text            string     `json:"text" fhir:"string,1"`
}

// Meta says of which kind a resource is.
type Meta struct {
	Element
	VersionID   string   `json:"versionId" fhir:"id"`
	LastUpdated string   `json:"lastUpdated" fhir:"instant"`
	Source      string   `json:"source" fhir:"uri"`
	Profile     []string `json:"profile" fhir:"uri"`
	Security    []Coding `json:"security"`
	Tag         []Coding `json:"tag"`
}

// Narrative is the generated view of a resource, in XHTML.
type Narrative struct {
	Element
	Status string `json:"status" fhir:"code,1,enum=generated|extensions|additional|empty"`
	Div    string `json:"div" fhir:"string,1"`
}
