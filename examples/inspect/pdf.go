package main

import (
	"strconv"

	"github.com/ordonnance-numerique/ordonnance-go/document"
	"github.com/ordonnance-numerique/ordonnance-go/document/pdf"
)

// lookPDF says whether a file may be the body of a document: a PDF/A-1b
// (ASS_A12). What it lacks for that are warnings: most PDF in use lack something.
func lookPDF(r *report, raw []byte) error {
	file, err := document.ReadDocument(raw, &document.ReadOptions{MaxBytes: maxFile})
	if err != nil {
		return err
	}
	r.Type, r.Body = "PDF", bodyOf(file, "")
	for _, f := range pdf.CheckArchive(raw) {
		path := ""
		if f.Object > 0 {
			path = "/objects/" + strconv.Itoa(f.Object)
		}
		r.Faults = append(r.Faults, document.Fault{Code: f.Code, Severity: document.Warning, Path: path, Message: document.Text{EN: f.EN, FR: f.FR}})
	}
	if len(r.Faults) == 0 {
		r.Type = "PDF/A-1b"
	}
	return nil
}
