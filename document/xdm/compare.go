package xdm

import (
	"slices"
	"strconv"
	"strings"

	"github.com/ordonnance-numerique/ordonnance-go/document"
	"github.com/ordonnance-numerique/ordonnance-go/identity"
)

// Difference is an attribute that was read otherwise than it is derived from
// the document.
type Difference struct {
	Field   string   `json:"field"` // name of the standard: "formatCode"
	Index   int      `json:"index"` // which author; 0 for what stands once
	Read    []string `json:"read"`
	Derived []string `json:"derived"`
	// ReadCodes and DerivedCodes are the same, where the attribute is of codes.
	ReadCodes    []identity.Code `json:"-"`
	DerivedCodes []identity.Code `json:"-"`

	// Code says why they differ: XDM-51n or XDM-520 for no known reason, by what
	// is at stake, another for a reason that is known.
	Code     string            `json:"code"`
	Severity document.Severity `json:"severity"`
	Reason   document.Text     `json:"reason"`
}

// Explained reports whether the reason of the difference is known.
func (d Difference) Explained() bool { return d.Code != "" && d.Code != unexplained(d.Field) }

// unexplained is the code of a difference without a known reason.
func unexplained(field string) string {
	switch field {
	case "patientId":
		return "XDM-511"
	case "uniqueId":
		return "XDM-512"
	case "hash", "size":
		return "XDM-513"
	case "typeCode":
		return "XDM-514"
	case "creationTime", "serviceStartTime", "serviceStopTime":
		return "XDM-515"
	case "title":
		return "XDM-516"
	case "authorPerson", "authorInstitution", "legalAuthenticator":
		return "XDM-517"
	}
	return "XDM-520"
}

// Reason is a known reason for a difference: a habit of senders, a defect that
// is documented. It looks at the difference and at both entries, never at where
// they come from.
type Reason struct {
	Code     string // stable
	Severity document.Severity
	Source   string // where the habit was seen, or the rule it breaks
	Text     document.Text
	Explains func(d Difference, read, derived DocumentEntry) bool
}

// Compare holds metadata as read against metadata as derived from the document
// by [Derive], and returns the attributes in which they differ, in the order of
// [DocumentEntry], each with its reason: the first of the reasons given that
// explains it, then those of this package (XDM-52n). What a document cannot
// tell is not compared: identifiers of the entry, file name, statuses, comments
// and slots of a country.
func Compare(read, derived DocumentEntry, reasons []Reason) []Difference {
	var list []Difference
	theirs, ours := attributes(read), attributes(derived)
	for i := range max(len(theirs), len(ours)) {
		a, b := nth(theirs, i), nth(ours, i)
		if slices.Equal(a.values, b.values) {
			continue
		}
		d := Difference{Field: a.name, Index: a.index, Read: a.values, Derived: b.values, ReadCodes: a.codes, DerivedCodes: b.codes}
		if a.name == "" {
			d.Field, d.Index = b.name, b.index
		}
		explain(&d, read, derived, reasons)
		list = append(list, d)
	}
	return list
}

func nth(list []aspect, i int) aspect {
	if i < len(list) {
		return list[i]
	}
	return aspect{}
}

func explain(d *Difference, read, derived DocumentEntry, reasons []Reason) {
	for _, r := range reasons {
		if r.Explains != nil && r.Explains(*d, read, derived) {
			d.Code, d.Severity, d.Reason = r.Code, r.Severity, r.Text
			return
		}
	}
	d.Code = reasonOf(d)
	r, _ := refusal(d.Code)
	d.Severity, d.Reason = r.Severity, r.Text
}

// reasonOf names the reason that needs no country.
func reasonOf(d *Difference) string {
	same := func(change func(string) string) bool {
		return slices.EqualFunc(d.Read, d.Derived, func(a, b string) bool { return change(a) == change(b) })
	}
	sorted := func(list []string) []string { list = slices.Clone(list); slices.Sort(list); return list }
	isCoded := d.ReadCodes != nil && d.DerivedCodes != nil
	switch {
	case same(unblanked):
		return "XDM-521"
	case same(func(s string) string { return strings.ToUpper(unblanked(s)) }):
		return "XDM-522"
	case isCoded && slices.EqualFunc(d.ReadCodes, d.DerivedCodes, func(a, b identity.Code) bool { return a.Is(b.System, b.Code) }):
		return "XDM-523"
	case len(d.Read) == 0 && optional(d.Field):
		return "XDM-524"
	case slices.Equal(sorted(d.Read), sorted(d.Derived)):
		return "XDM-525"
	case d.Field == "confidentialityCode" && len(d.Read) > len(d.Derived) && slices.Equal(d.Read[:len(d.Derived)], d.Derived):
		return "XDM-526"
	case isCoded && slices.EqualFunc(d.ReadCodes, d.DerivedCodes, func(a, b identity.Code) bool { return a.Code == b.Code }):
		return "XDM-527"
	}
	return unexplained(d.Field)
}

// optional reports whether metadata may leave an attribute out (IHE ITI TF-3
// table 4.2.3.2-1).
func optional(field string) bool {
	switch field {
	case "referenceIdList", "eventCodeList", "sourcePatientInfo", "serviceStopTime", "authorRole", "authorSpecialty", "authorInstitution", "legalAuthenticator", "title":
		return true
	}
	return false
}

// unblanked drops the blanks around every component, and doubled ones.
func unblanked(text string) string {
	parts := strings.Split(text, componentMark)
	for i, p := range parts {
		parts[i] = trim(p)
	}
	return strings.Join(parts, componentMark)
}

// aspect is an attribute as texts.
type aspect struct {
	name   string
	index  int
	values []string
	codes  []identity.Code
}

func texts(name string, values ...string) aspect {
	return aspect{name: name, values: slices.DeleteFunc(values, func(s string) bool { return s == "" })}
}

func coded(name string, codes ...identity.Code) aspect {
	a := aspect{name: name}
	for _, c := range codes {
		if !c.IsZero() {
			a.values, a.codes = append(a.values, specialtyText(c)), append(a.codes, c)
		}
	}
	return a
}

// attributes lists what a document tells of itself, always the same names in
// the same order but for the authors at the end.
func attributes(e DocumentEntry) []aspect {
	references := make([]string, len(e.References))
	for i, x := range e.References {
		references[i] = x.String()
	}
	list := []aspect{
		// A UUID is the same with the prefix of its URN, which FHIR gives it.
		texts("uniqueId", strings.TrimPrefix(e.UniqueID, "urn:uuid:")), texts("patientId", e.PatientID.String()), texts("sourcePatientId", e.SourcePatientID.String()),
		texts("sourcePatientInfo", e.SourcePatientInfo.Values()...), texts("legalAuthenticator", e.LegalAuthenticator.String()),
		coded("classCode", e.ClassCode), coded("typeCode", e.TypeCode), coded("formatCode", e.FormatCode),
		coded("confidentialityCode", e.ConfidentialityCodes...), coded("healthcareFacilityTypeCode", e.FacilityCode),
		coded("practiceSettingCode", e.PracticeCode), coded("eventCodeList", e.EventCodes...),
		texts("creationTime", string(e.CreationTime)), texts("serviceStartTime", string(e.ServiceStartTime)),
		texts("serviceStopTime", string(e.ServiceStopTime)), texts("languageCode", e.LanguageCode), texts("title", e.Title),
		texts("mimeType", e.MimeType), texts("hash", e.Hash), texts("size", strconv.FormatInt(e.Size, 10)), texts("referenceIdList", references...),
	}
	for i, a := range e.Authors {
		institutions := make([]string, len(a.Institutions))
		for j, x := range a.Institutions {
			institutions[j] = x.String()
		}
		for _, x := range []aspect{
			texts("authorPerson", a.Person.String()), texts("authorInstitution", institutions...),
			texts("authorRole", a.Roles...), coded("authorSpecialty", a.Specialties...),
		} {
			x.index = i
			list = append(list, x)
		}
	}
	return list
}
