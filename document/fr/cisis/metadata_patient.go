package cisis

import (
	"strings"

	"github.com/ordonnance-numerique/ordonnance-go/document/cda"
	"github.com/ordonnance-numerique/ordonnance-go/document/xdm"
)

// patientInfo writes the traits as fields of a PID segment: further numbers of
// the producer, the name at birth with all given names (L), the name in use
// (D), birth date, sex, and the code of the place of birth.
//
// QUIRK: a name in use without a given name of its own takes the first given
// name that is written, whichever it is: so do the official archives
// (SDM-MR 2025.01, eDISP-MED 2024.01).
func patientInfo(role *cda.PatientRole) xdm.PatientInfo {
	info := xdm.PatientInfo{IDs: furtherNumbers(role.IDs)}
	p := role.Patient
	if p == nil {
		return info
	}
	birth, first, all, used, usedGiven, written := nameParts(p.Names)
	if birth != "" {
		info.Names = append(info.Names, xdm.PatientName{Family: birth, Given: first, More: all, Type: "L"})
	}
	if used != "" {
		if usedGiven == "" {
			usedGiven = written
		}
		info.Names = append(info.Names, xdm.PatientName{Family: used, Given: usedGiven, Type: "D"})
	}
	if p.BirthTime != nil {
		info.BirthDate = p.BirthTime.Value[:min(8, len(p.BirthTime.Value))]
	}
	if p.Gender != nil {
		info.Sex = sexOf(p.Gender.Code)
	}
	if b := p.Birthplace; b != nil && b.Place != nil && b.Place.Address != nil {
		if code, ok := b.Place.Address.Part("county"); ok && line(code) != "" {
			info.Addresses = []xdm.PatientPlace{{Type: "BDL", County: line(code)}}
		}
	}
	return info
}

// furtherNumbers are the numbers of the producer besides the one that becomes
// sourcePatientId.
func furtherNumbers(ids []cda.II) []xdm.CX {
	var list []xdm.CX
	taken := false
	for _, id := range ids {
		if id.Extension == "" || isINS(id.Root) {
			continue
		}
		if taken {
			list = append(list, xdm.CX{ID: id.Extension, Authority: xdm.OID(id.Root), Type: "PI"})
		}
		taken = true
	}
	return list
}

// sexOf turns a code of HL7 V3 into one of HL7 version 2 (table 0001).
func sexOf(code string) string {
	if code == "UN" {
		return "U"
	}
	return code
}

// nameParts takes the parts of all names together: samples write one name with
// two families, others two names.
func nameParts(names []cda.EN) (birth, first, all, used, usedGiven, written string) {
	put := func(to *string, text string) {
		if *to == "" {
			*to = line(text)
		}
	}
	for i := range names {
		for _, p := range names[i].Parts {
			if p.Kind == "given" {
				put(&written, p.Text)
			}
			switch p.Kind + " " + p.Qualifier {
			case "family BR":
				put(&birth, p.Text)
			case "family CL":
				put(&used, p.Text)
			case "given BR":
				put(&first, p.Text)
			case "given CL":
				put(&usedGiven, p.Text)
			case "given ":
				put(&all, p.Text)
			}
		}
	}
	return birth, first, all, used, usedGiven, written
}

// line brings a text to one line without blanks around it.
func line(s string) string { return strings.Join(strings.Fields(s), " ") }
