package cisis

import (
	"slices"

	"github.com/ordonnance-numerique/ordonnance-go/document"
	"github.com/ordonnance-numerique/ordonnance-go/document/cda"
)

// HeaderProfile returns the rules of the header of every French CDA document.
// They say nothing of a document that is nil, and nothing of its body.
func HeaderProfile() document.Profile[*cda.ClinicalDocument] {
	return document.Profile[*cda.ClinicalDocument]{
		Name: "CI-SIS : structuration minimale (en-tête CDA)",
		Rules: slices.Concat(documentRules(), patientRules(), traitRules(), authorRules(), organizationRules(),
			signatureRules(), actRules(), valueRules(), contactRules(), participantRules()),
	}
}

// rule is a rule of the header: a failure unless the caller changes it.
type rule = document.Rule[*cda.ClinicalDocument]

// found is called with the path of each place that breaks a rule.
type found = func(path string)

const source = "CI-SIS, structuration minimale (en-tête), gabarit 1.2.250.1.213.1.1.1.1 du 2017-12-13"

// header makes a rule whose test is not called without a document.
func header(code, en, fr string, test func(d *cda.ClinicalDocument, found found)) rule {
	return rule{Code: "FR-CDA-" + code, Severity: document.Failure, Source: source, Text: document.Text{EN: en, FR: fr},
		Test: func(d *cda.ClinicalDocument, found func(string)) {
			if d != nil {
				test(d, found)
			}
		}}
}

// advice makes a rule whose breach is a warning.
func advice(code, en, fr string, test func(d *cda.ClinicalDocument, found found)) rule {
	r := header(code, en, fr, test)
	r.Severity = document.Warning
	return r
}

// unless makes a test of one place: found when ok is false.
func unless(path string, ok func(d *cda.ClinicalDocument) bool) func(*cda.ClinicalDocument, found) {
	return func(d *cda.ClinicalDocument, found found) {
		if !ok(d) {
			found(path)
		}
	}
}
