package xdm

import (
	"encoding/json"
	"slices"
	"strconv"
	"strings"
)

// PatientInfo is what the sender knows of the patient: sourcePatientInfo, the
// fields of an HL7 PID segment (IHE ITI TF-3 4.2.3.2.23). The zero value says
// nothing.
type PatientInfo struct {
	IDs       []CX            // PID-3
	Names     []PatientName   // PID-5
	BirthDate string          // PID-7: YYYYMMDD, or as much as is known
	Sex       string          // PID-8: "F", "M", "U"…
	Addresses []PatientPlace  // PID-11
	Others    []PatientDetail // any other field, as written
}

// PatientName is a name of the patient: an XPN of HL7 version 2.5 §2.A.90.
type PatientName struct {
	Family, Given string
	More          string // further given names
	Suffix        string
	Prefix        string
	Degree        string
	Type          string // "L" legal, "D" in use
}

// PatientPlace is an address of the patient, or the place of birth: an XAD of
// HL7 version 2.5 §2.A.79.
type PatientPlace struct {
	Street, Other, City, State, PostalCode, Country string

	Type   string // "H" home, "BDL" place of birth
	County string // code of the place, for a place of birth
}

// PatientDetail is a field that has no type here.
type PatientDetail struct {
	Field int    // number in the PID segment, from 1
	Value string // as written, escapes included
}

// IsZero reports whether nothing is said.
func (p PatientInfo) IsZero() bool {
	return len(p.IDs) == 0 && len(p.Names) == 0 && p.BirthDate == "" && p.Sex == "" && len(p.Addresses) == 0 && len(p.Others) == 0
}

// ParsePatientInfo reads the values of the slot, each "PID-n|…". It refuses
// (XDM-604) one that has no field number, that is no composite value, that
// repeats a field which stands once, or whose identifier is none.
func ParsePatientInfo(values []string) (PatientInfo, error) {
	var p PatientInfo
	for _, value := range values {
		if !p.add(value) {
			return PatientInfo{}, refuse("XDM-604", "", nil)
		}
	}
	p.order()
	return p, nil
}

// order sorts the fields that have no type as they are written.
func (p *PatientInfo) order() {
	slices.SortStableFunc(p.Others, func(a, b PatientDetail) int { return a.Field - b.Field })
}

// merge adds one field that was read alone. It reports false where a field
// that stands once is there already.
func (p *PatientInfo) merge(q PatientInfo) bool {
	if p.BirthDate != "" && q.BirthDate != "" || p.Sex != "" && q.Sex != "" {
		return false
	}
	p.BirthDate += q.BirthDate
	p.Sex += q.Sex
	p.IDs, p.Names = append(p.IDs, q.IDs...), append(p.Names, q.Names...)
	p.Addresses, p.Others = append(p.Addresses, q.Addresses...), append(p.Others, q.Others...)
	return true
}

func (p *PatientInfo) add(value string) bool {
	rest, ok := strings.CutPrefix(value, "PID-")
	number, content, cut := strings.Cut(rest, "|")
	n, err := strconv.Atoi(number)
	if !ok || !cut || err != nil || n < 1 || n > 99 || strconv.Itoa(n) != number || len(value) > maxValue || !clean(value) {
		return false
	}
	if content == "" {
		return true // an empty field says nothing
	}
	switch n {
	case 7, 8:
		field := &p.BirthDate
		if n == 8 {
			field = &p.Sex
		}
		if *field != "" {
			return false
		}
		*field = unescaper.Replace(content)
	case 3, 5, 11:
		for one := range strings.SplitSeq(content, "~") {
			if !p.repeat(n, one) {
				return false
			}
		}
	default:
		p.Others = append(p.Others, PatientDetail{n, content})
	}
	return true
}

// repeat adds one repetition of a field that may have several.
func (p *PatientInfo) repeat(field int, text string) bool {
	c, ok := split(text)
	if !ok || strings.Trim(text, componentMark) == "" {
		return ok
	}
	switch field {
	case 3:
		x, err := ParseCX(text)
		if err != nil {
			return false
		}
		p.IDs = append(p.IDs, x)
	case 5:
		if n := (PatientName{c.at(1), c.at(2), c.at(3), c.at(4), c.at(5), c.at(6), c.at(7)}); n != (PatientName{}) {
			p.Names = append(p.Names, n)
		}
	default:
		if a := (PatientPlace{c.at(1), c.at(2), c.at(3), c.at(4), c.at(5), c.at(6), c.at(7), c.at(9)}); a != (PatientPlace{}) {
			p.Addresses = append(p.Addresses, a)
		}
	}
	return true
}

// Values returns the values of the slot, in the order of the fields of the PID
// segment, one for each repetition.
func (p PatientInfo) Values() []string {
	e := escaper.Replace
	var out []PatientDetail
	put := func(field int, value string) {
		if value != "" {
			out = append(out, PatientDetail{field, value})
		}
	}
	for _, x := range p.IDs {
		put(3, x.String())
	}
	for _, n := range p.Names {
		put(5, join(e(n.Family), e(n.Given), e(n.More), e(n.Suffix), e(n.Prefix), e(n.Degree), e(n.Type)))
	}
	put(7, e(p.BirthDate))
	put(8, e(p.Sex))
	for _, a := range p.Addresses {
		put(11, join(e(a.Street), e(a.Other), e(a.City), e(a.State), e(a.PostalCode), e(a.Country), e(a.Type), "", e(a.County)))
	}
	for _, o := range p.Others {
		put(o.Field, o.Value)
	}
	slices.SortStableFunc(out, func(a, b PatientDetail) int { return a.Field - b.Field })
	values := make([]string, len(out))
	for i, o := range out {
		values[i] = "PID-" + strconv.Itoa(o.Field) + "|" + o.Value
	}
	return values
}

// MarshalJSON writes the list of [PatientInfo.Values].
func (p PatientInfo) MarshalJSON() ([]byte, error) { return json.Marshal(p.Values()) }

// UnmarshalJSON is [ParsePatientInfo] of a list of texts.
func (p *PatientInfo) UnmarshalJSON(raw []byte) error {
	var values []string
	if err := json.Unmarshal(raw, &values); err != nil {
		return refuse("XDM-604", "", nil)
	}
	v, err := ParsePatientInfo(values)
	if err != nil {
		return err
	}
	*p = v
	return nil
}
