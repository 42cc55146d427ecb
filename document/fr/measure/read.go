package measure

import (
	"strconv"
	"strings"
	"time"

	"github.com/ordonnance-numerique/ordonnance-go/document"
	"github.com/ordonnance-numerique/ordonnance-go/document/fhir"
	"github.com/ordonnance-numerique/ordonnance-go/identity"
)

// Read reads the measures of a FHIR Observation, or of a bundle of them: a
// transaction as [Write] makes it, or the answer to a search. A measure is known by
// its code whatever profile it names. What cannot be used is reported
// ([Findings], and those of package fhir), with its place; a value in another
// unit than that of the kind is not taken. Anything else than observations is
// refused with [ErrContent].
func Read(raw []byte) ([]Measure, []document.Fault, error) {
	r, faults, err := fhir.Read(raw)
	if err != nil {
		return nil, nil, err
	}
	in := reader{faults: faults, devices: map[string]*fhir.Device{}}
	switch r := r.(type) {
	case *fhir.Observation:
		in.add(r, "")
	case *fhir.Bundle:
		for _, e := range r.Entry {
			if d, ok := e.Resource.(*fhir.Device); ok {
				in.devices[e.FullURL] = d
				in.devices["Device/"+d.ID] = d
			}
		}
		for i, e := range r.Entry {
			if o, ok := e.Resource.(*fhir.Observation); ok {
				in.add(o, "/entry/"+strconv.Itoa(i)+"/resource")
			}
		}
	default:
		return nil, nil, ErrContent
	}
	return in.found, in.faults, nil
}

type reader struct {
	found   []Measure
	faults  []document.Fault
	devices map[string]*fhir.Device
}

func (r *reader) fault(code, path string) { r.faults = append(r.faults, finding(code, path)) }

func (r *reader) add(o *fhir.Observation, path string) {
	s, ok := known(o.Code)
	if !ok {
		r.fault("MES-101", path+"/code")
		return
	}
	m := Measure{Kind: s.kind, Absent: first(o.DataAbsentReason), Method: first(o.Method), Site: first(o.BodySite)}
	if o.Status == "entered-in-error" || o.Status == "cancelled" {
		r.fault("MES-106", path+"/status")
	}
	var err error
	if m.At, err = time.Parse(time.RFC3339, o.EffectiveDateTime); err != nil {
		m.At = time.Time{}
		r.fault("MES-104", path+"/effectiveDateTime")
	}
	if o.Subject != nil && o.Subject.Identifier != nil {
		m.Patient = identity.Identifier{System: o.Subject.Identifier.System, Value: o.Subject.Identifier.Value}
	}
	if m.Patient.Value == "" {
		r.fault("MES-105", path+"/subject")
	}
	for _, e := range o.Extension {
		switch name := e.URL[strings.LastIndex(e.URL, "/")+1:]; {
		case strings.HasSuffix(name, "reason-for-measurement"):
			m.Reason = e.String
		case strings.HasSuffix(name, "moment-of-measurement"):
			m.Moment = first(e.CodeableConcept)
		case strings.HasSuffix(name, "number-of-days"):
			m.Days = first(e.CodeableConcept)
		}
	}
	r.value(&m, s, o, path)
	if o.Device != nil {
		m.Device = device(r.devices[o.Device.Reference])
	}
	r.found = append(r.found, m)
}

// value takes the value of an observation, in the unit of its kind only.
func (r *reader) value(m *Measure, s shape, o *fhir.Observation, path string) {
	if m.Kind != BloodPressure {
		m.Value = r.quantity(s, o.ValueQuantity, path+"/valueQuantity")
	} else {
		for i, c := range o.Component {
			at := path + "/component/" + strconv.Itoa(i) + "/valueQuantity"
			switch {
			case has(c.Code, systolic.Code):
				m.Value = r.quantity(s, c.ValueQuantity, at)
			case has(c.Code, diastolic.Code):
				m.Second = r.quantity(s, c.ValueQuantity, at)
			}
		}
		if (m.Value == "") != (m.Second == "") {
			m.Value, m.Second = "", ""
		}
	}
	if m.Value == "" && m.Absent.IsZero() {
		r.fault("MES-102", path)
	}
}

func (r *reader) quantity(s shape, q *fhir.Quantity, path string) string {
	switch {
	case q == nil || !decimal.MatchString(string(q.Value)):
		return ""
	case q.Comparator != "", q.System != ucum, q.Code != s.unit && s.kind != Pain: // the level of pain has no unit to mistake
		r.fault("MES-103", path)
		return ""
	}
	return string(q.Value)
}

// known finds the kind of a code, in any system that means the same.
func known(c *fhir.CodeableConcept) (shape, bool) {
	if c != nil {
		for _, one := range c.Coding {
			for _, s := range shapes {
				if one.Code == s.code.Code && same(one.System, s.code.System) {
					return s, true
				}
			}
		}
	}
	return shape{}, false
}

// same reports whether two names of a code system mean the same one.
func same(read, written string) bool {
	return read == written || written == loinc && (read == loincNOS || read == "urn:oid:2.16.840.1.113883.6.1") ||
		written == taASIP && read == "urn:oid:1.2.250.1.213.1.1.4.322"
}

func has(c *fhir.CodeableConcept, code string) bool {
	if c == nil {
		return false
	}
	for _, one := range c.Coding {
		if one.Code == code && same(one.System, loinc) {
			return true
		}
	}
	return false
}

func first(c *fhir.CodeableConcept) identity.Code {
	if c == nil || len(c.Coding) == 0 {
		return identity.Code{}
	}
	return identity.Code{System: c.Coding[0].System, Code: c.Coding[0].Code, Display: c.Coding[0].Display}
}

func device(d *fhir.Device) *Device {
	if d == nil {
		return nil
	}
	got := &Device{Manufacturer: d.Manufacturer, Model: d.ModelNumber, Serial: d.SerialNumber}
	for _, id := range d.Identifier {
		if id.System == eui64System {
			got.SystemID = id.Value
		}
	}
	for _, n := range d.DeviceName {
		got.Name = n.Name
	}
	for _, s := range d.Specialization {
		got.Specialization = first(s.SystemType).Code
	}
	for _, v := range d.Version {
		if first(v.Type).Code == firmware {
			got.Firmware = v.Value
		}
	}
	return got
}
