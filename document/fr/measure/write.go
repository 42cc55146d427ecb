package measure

import (
	"time"

	"github.com/ordonnance-numerique/ordonnance-go/document/fhir"
	"github.com/ordonnance-numerique/ordonnance-go/identity"
)

// Options says by whom and with which identifiers a bundle is written; both
// fields are mandatory.
type Options struct {
	// Source is the OID of the sending system, "urn:oid:…" (meta.source of the
	// guide).
	Source string
	// UUIDs gives a new UUID in lower case at each call. The bundle takes one,
	// and one more with a device.
	UUIDs func() string
}

// Write makes the bundle that feeds one measure to a server (profile
// mesures-bundle-flux-alimentation): a transaction of one Observation and, when
// a connected object measured, its Device. The same input gives the same bytes.
// It refuses a measure that is not complete, with the error that says what is
// missing.
func Write(m Measure, opts *Options) ([]byte, error) {
	switch {
	case opts == nil || !oid.MatchString(opts.Source):
		return nil, ErrSource
	case opts.UUIDs == nil:
		return nil, ErrUUID
	}
	if err := m.check(); err != nil {
		return nil, err
	}
	b := &fhir.Bundle{Type: "transaction"}
	b.Meta = &fhir.Meta{Profile: []string{structures + "mesures-bundle-flux-alimentation"}}
	o := m.observation(opts.Source)
	if m.Device != nil {
		address := "urn:uuid:" + opts.UUIDs()
		o.Device = &fhir.Reference{Reference: address}
		b.Entry = append(b.Entry, post(address, "Device", m.Device.resource()))
	}
	b.Entry = append(b.Entry, post("urn:uuid:"+opts.UUIDs(), "Observation", o))
	return fhir.Write(b)
}

func post(address, kind string, r fhir.Resource) fhir.Entry {
	return fhir.Entry{FullURL: address, Resource: r, Request: &fhir.EntryRequest{Method: "POST", URL: kind}}
}

func (m Measure) observation(source string) *fhir.Observation {
	s := shapeOf(m.Kind)
	o := &fhir.Observation{
		Status: "final",
		Category: []fhir.CodeableConcept{{Coding: []fhir.Coding{{
			System: "http://terminology.hl7.org/CodeSystem/observation-category", Code: "vital-signs", Display: "vital-signs"}}}},
		Code:              concept(s.code),
		Subject:           &fhir.Reference{Type: "Patient", Identifier: &fhir.Identifier{System: m.Patient.System, Value: m.Patient.Value}},
		EffectiveDateTime: m.At.Format(time.RFC3339),
		DataAbsentReason:  concept(m.Absent), Method: concept(m.Method), BodySite: concept(m.Site),
	}
	o.Meta = &fhir.Meta{Source: source, Profile: []string{structures + s.profile}}
	if m.Reason != "" {
		o.Extension = append(o.Extension, fhir.Extension{URL: structures + "mesures-reason-for-measurement", String: m.Reason})
	}
	o.Extension = append(o.Extension, coded("mesures-moment-of-measurement", m.Moment)...)
	o.Extension = append(o.Extension, coded("mesures-number-of-days", m.Days)...)
	switch {
	case m.Value == "":
	case m.Kind == BloodPressure:
		o.Component = []fhir.ObservationPart{
			{Code: concept(systolic), ValueQuantity: s.quantity(m.Value)},
			{Code: concept(diastolic), ValueQuantity: s.quantity(m.Second)},
		}
	default:
		o.ValueQuantity = s.quantity(m.Value)
	}
	return o
}

func (s shape) quantity(value string) *fhir.Quantity {
	return &fhir.Quantity{Value: fhir.Decimal(value), Unit: s.label, System: ucum, Code: s.unit}
}

func concept(c identity.Code) *fhir.CodeableConcept {
	if c.IsZero() {
		return nil
	}
	return &fhir.CodeableConcept{Coding: []fhir.Coding{{System: c.System, Code: c.Code, Display: c.Display}}}
}

func coded(name string, c identity.Code) []fhir.Extension {
	if c.IsZero() {
		return nil
	}
	return []fhir.Extension{{URL: structures + name, CodeableConcept: concept(c)}}
}

// Codes of PhdDevice (HL7 FHIR uv phd; ISO/IEEE 11073-10101).
const (
	phdProfile  = "http://hl7.org/fhir/uv/phd/StructureDefinition/PhdDevice"
	phdIDs      = "http://hl7.org/fhir/uv/phd/CodeSystem/ContinuaDeviceIdentifiers"
	eui64System = "urn:oid:1.2.840.10004.1.1.1.0.0.1.0.0.1.2680"
	nomenclator = "urn:iso:std:iso:11073:10101"
	mdsSimple   = "65573"  // MDC_MOC_VMS_MDS_SIMP
	firmware    = "531976" // MDC_ID_PROD_SPEC_FW
)

func (d *Device) resource() *fhir.Device {
	r := &fhir.Device{
		Identifier: []fhir.Identifier{{
			Type:   concept(identity.Code{System: phdIDs, Code: "SYSID"}),
			System: eui64System, Value: d.SystemID}},
		Manufacturer: d.Manufacturer, ModelNumber: d.Model, SerialNumber: d.Serial,
		Type: concept(identity.Code{System: nomenclator, Code: mdsSimple}),
		Specialization: []fhir.DeviceSpecialization{{
			SystemType: concept(identity.Code{System: nomenclator, Code: d.Specialization})}},
	}
	r.Meta = &fhir.Meta{Profile: []string{phdProfile}}
	if d.Name != "" {
		r.DeviceName = []fhir.DeviceName{{Name: d.Name, Type: "patient-reported-name"}}
	}
	if d.Firmware != "" {
		r.Version = []fhir.DeviceVersion{{Type: concept(identity.Code{System: nomenclator, Code: firmware}), Value: d.Firmware}}
	}
	return r
}
