package main

import (
	"bytes"
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
	if isCut(raw) {
		return errCutPDF
	}
	for _, f := range pdf.CheckArchive(raw) {
		if f.Code == pdf.ErrArchiveNotPDF.Code {
			return pdf.ErrArchiveNotPDF
		}
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

// isCut reports whether the end mark of a PDF is missing. Readers look for it in
// the last 1024 bytes (PDF Reference 1.4, appendix H.3, note 13).
func isCut(raw []byte) bool {
	return !bytes.Contains(raw[max(0, len(raw)-1024):], []byte("%%EOF"))
}
