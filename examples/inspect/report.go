package main

import (
	"cmp"
	"errors"
	"io/fs"
	"time"

	"github.com/ordonnance-numerique/ordonnance-go/document"
	"github.com/ordonnance-numerique/ordonnance-go/document/cda"
	"github.com/ordonnance-numerique/ordonnance-go/document/fhir"
	"github.com/ordonnance-numerique/ordonnance-go/document/xdm"
	"github.com/ordonnance-numerique/ordonnance-go/identity"
	"github.com/ordonnance-numerique/ordonnance-go/prescription"
)

// report is what is said of one file, or of one code in a picture. What does
// not apply to a form is left out.
type report struct {
	File      string            `json:"file,omitempty"`
	Form      form              `json:"form,omitempty"`
	Type      string            `json:"type,omitempty"`  // what it is, in a word or a code
	Title     string            `json:"title,omitempty"` // as a person would call it
	ID        string            `json:"id,omitempty"`
	Written   string            `json:"written,omitempty"` // date or date and time
	Signature *signature        `json:"signature,omitempty"`
	Patient   *identity.Patient `json:"patient,omitempty"`
	By        *person           `json:"by,omitempty"` // who wrote or dispensed
	Sections  []string          `json:"sections,omitempty"`
	Lines     []line            `json:"lines,omitempty"`
	Codes     []report          `json:"codes,omitempty"` // in a picture
	Symbol    string            `json:"symbol,omitempty"`
	Body      *body             `json:"body,omitempty"` // file in a document of level 1

	// Of an archive or a lot. One that holds a single document has what is said
	// of that on top too, and everything that follows with it.
	Lots      []lot    `json:"lots,omitempty"`
	Documents []report `json:"documents,omitempty"`
	// Unreferenced are the files of an archive that no metadata name.
	Unreferenced []string `json:"unreferenced,omitempty"`
	// Of a mail and of a signed message.
	Mail  *mail  `json:"mail,omitempty"`
	Parts []part `json:"parts,omitempty"`
	// Of a document that came with metadata: what the sender says and what we
	// derive from the document, with the names of XDS.
	Action      string             `json:"action,omitempty"` // what the sender wants with it
	Metadata    *xdm.DocumentEntry `json:"metadata,omitempty"`
	Derived     *xdm.DocumentEntry `json:"derived,omitempty"`
	Differences []xdm.Difference   `json:"differences,omitempty"`

	Faults  []document.Fault `json:"faults"` // never nil
	Refused *refusal         `json:"refused,omitempty"`

	document *cda.ClinicalDocument // nil: not one
}

// lot is a submission: who sends, and how its documents stand to others.
type lot struct {
	Folder       string            `json:"folder,omitempty"`
	Set          xdm.SubmissionSet `json:"submissionSet"`
	Associations []xdm.Association `json:"associations,omitempty"`
}

// body is a file inside a document.
type body struct {
	Form      document.Form `json:"form"`
	MediaType string        `json:"mediaType,omitempty"` // as stated
	Size      int64         `json:"size"`                // bytes
}

func bodyOf(file document.Document, stated string) *body {
	return &body{file.Form(), stated, file.Size()}
}

// signature is what a token says of itself; who signed is known only when it
// was verified.
type signature struct {
	Verified  bool      `json:"verified"`
	Algorithm string    `json:"algorithm"`
	Key       string    `json:"key,omitempty"`    // its id
	Holder    string    `json:"holder,omitempty"` // as the list of keys says
	At        time.Time `json:"at"`               // as the signer says
}

// person is a professional at a place.
type person struct {
	Name        string                `json:"name,omitempty"`
	Identifiers []identity.Identifier `json:"identifiers,omitempty"`
	Profession  prescription.Code     `json:"profession,omitzero"`
	Place       string                `json:"place,omitempty"`
	PlaceIDs    []identity.Identifier `json:"placeIdentifiers,omitempty"`
}

// line is one line of a prescription, or one item of a dispensation.
type line struct {
	ID           string                 `json:"id"`
	Kind         string                 `json:"kind,omitempty"` // medicine, preparation, device
	Name         string                 `json:"name,omitempty"`
	Codes        []prescription.Code    `json:"codes,omitempty"`
	Text         string                 `json:"text,omitempty"`
	Sentence     string                 `json:"sentence,omitempty"` // of the structure, where it says something else
	Quantity     *prescription.Quantity `json:"quantity,omitempty"`
	Repeats      prescription.Repeats   `json:"repeats,omitzero"`
	Action       prescription.Action    `json:"action,omitempty"`       // of a dispensation
	Prescription string                 `json:"prescription,omitempty"` // its ID, in a record of several
}

// refusal is why something was not read.
type refusal struct {
	Code    string        `json:"code,omitempty"`
	Path    string        `json:"path,omitempty"` // where, as a JSON pointer
	Message document.Text `json:"message"`
}

// look recognises what it is and reads it. What was learned before a refusal
// stays in the report.
func (i *inspector) look(r *report, raw []byte) error {
	r.Form = recognise(raw)
	text := trim(raw)
	switch r.Form {
	case prescriptionForm:
		return lookKind(r, text, prescription.Kind(), showPrescription)
	case dispensationForm:
		return lookKind(r, text, prescription.DispensationKind(), showDispensation)
	case ledgerForm:
		return lookLedger(r, raw)
	case keysForm:
		return lookKeys(r, text)
	case tokenForm, detachedForm, packedForm, compactForm, insForm:
		return i.lookText(r, string(text))
	case cdaForm:
		err := lookCDA(r, raw)
		if err == nil {
			r.derive(raw)
		}
		return err
	case xdmForm:
		return lookXDM(r, raw)
	case mailForm:
		return i.lookMail(r, raw)
	case pdfForm:
		return lookPDF(r, raw)
	case fhirForm:
		return lookFHIR(r, text)
	case pictureForm:
		return i.lookPicture(r, raw)
	}
	return errForm
}

// lookKind reads unsigned content of a kind.
func lookKind[T any](r *report, raw []byte, kind document.Kind[T], show func(*report, T)) error {
	value, err := document.Read(raw, kind)
	if err != nil {
		return err
	}
	show(r, value)
	return nil
}

// refused reports whether the file, or something in it, was refused.
func (r *report) refused() bool {
	for _, inside := range [][]report{r.Codes, r.Documents} {
		for i := range inside {
			if inside[i].refused() {
				return true
			}
		}
	}
	for _, p := range r.Parts {
		if p.Inside != nil && p.Inside.refused() {
			return true
		}
	}
	return r.Refused != nil
}

// refuse notes why it was not read, and the findings that it rests on; one that
// says the same only gives its place.
func (r *report) refuse(err error) {
	r.Refused = explain(err)
	for _, f := range places(err) {
		if f.Code == r.Refused.Code && f.Message == r.Refused.Message {
			r.Refused.Path = cmp.Or(r.Refused.Path, f.Path)
			continue
		}
		r.Faults = append(r.Faults, f)
	}
}

// explain is a refusal in words.
func explain(err error) *refusal {
	if code, text, ok := document.Explain(err); ok {
		return &refusal{Code: code, Message: text}
	}
	why := err.Error()
	var file *fs.PathError
	if errors.As(err, &file) {
		why = file.Err.Error() // short of the path that the user typed
	}
	return &refusal{Message: document.Text{EN: "the file cannot be read: " + why, FR: "le fichier ne peut pas être lu"}}
}

// places are the findings that a refusal rests on.
func places(err error) []document.Fault {
	var ours *document.Error
	var bundle *fhir.Error
	switch {
	case errors.As(err, &ours):
		return ours.Faults
	case errors.As(err, &bundle):
		return bundle.Faults
	}
	return nil
}
