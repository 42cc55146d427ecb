package main

import (
	"errors"

	"github.com/ordonnance-numerique/ordonnance-go/document"
	"github.com/ordonnance-numerique/ordonnance-go/document/cda"
	"github.com/ordonnance-numerique/ordonnance-go/prescription"
	"github.com/ordonnance-numerique/ordonnance-go/prescription/fr/epmed"
	"github.com/ordonnance-numerique/ordonnance-go/prescription/fr/ordonnance"
)

func readCDA(raw []byte) (source, error) {
	got, faults, err := epmed.Read(raw)
	return source{rx: got.Prescription, faults: faults}, err
}

// writeCDA writes the document with its copy to look at, which is mandatory: the
// page as it is printed, without codes.
func writeCDA(rx prescription.Prescription) (result, error) {
	page, err := ordonnance.Print(rx, ordonnance.Codes{}, nil)
	if err != nil {
		return result{}, err
	}
	pdf, err := page.Document.PDF()
	if err != nil {
		return result{}, err
	}
	raw, left, err := epmed.Write(rx, &epmed.WriteOptions{PDF: pdf})
	return result{raw: raw, left: left}, err
}

// causeCDA says what is wrong with a document that is not CDA, or with one that
// could not be written.
func causeCDA(err error) []document.Fault {
	var cause *cda.Error
	if !errors.As(err, &cause) {
		return nil
	}
	for _, r := range cda.Refusals() {
		if r.Code == cause.Code {
			return []document.Fault{{Code: r.Code, Severity: r.Severity, Path: cause.Path, Message: r.Text}}
		}
	}
	return nil
}
