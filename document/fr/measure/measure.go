package measure

import (
	"regexp"
	"time"

	"github.com/ordonnance-numerique/ordonnance-go/identity"
)

// Measure is one measure of one person at one moment.
type Measure struct {
	Kind Kind
	// Value is a decimal number in the unit of the kind, with the digits that
	// were measured ("71.40" is not "71.4"). For [BloodPressure] it is the
	// systolic pressure and Second the diastolic one; Second is empty otherwise.
	Value  string
	Second string
	// Absent is why there is no value; then Value and Second are empty.
	Absent identity.Code
	// At is when it was measured, to the second.
	At time.Time
	// Patient identifies whose measure it is: the matricule INS, or the
	// identifier that the receiver gave when the accounts were paired.
	Patient identity.Identifier
	// Reason is why it was measured, in words.
	Reason string
	// Moment is the moment of the measure (before a meal…), coded (JDV_J157 for
	// glucose).
	Moment identity.Code
	// Days is over how many days it was measured, coded; for
	// [InterstitialSugar] and [GlucoseIndex].
	Days identity.Code
	// Method and Site say how and where on the body, coded.
	Method identity.Code
	Site   identity.Code
	// Device is the connected object that measured; nil when a person did. The
	// guide makes it mandatory when an object measured.
	Device *Device
}

// Device is a connected object (HL7 PhdDevice).
type Device struct {
	// SystemID is its EUI-64, "FE-ED-AB-AA-DE-AD-77-C5".
	SystemID     string
	Manufacturer string
	Model        string
	Serial       string
	// Name is what its owner calls it.
	Name string
	// Specialization is the code of its kind in ISO/IEEE 11073-10101, such as
	// "528399" for scales.
	Specialization string
	Firmware       string
}

var (
	decimal = regexp.MustCompile(`^-?(0|[1-9][0-9]{0,17})(\.[0-9]{1,17})?$`) // never changed; FHIR R4 decimal without exponent
	eui64   = regexp.MustCompile(`^[0-9A-F]{2}(-[0-9A-F]{2}){7}$`)           // never changed
	oid     = regexp.MustCompile(`^urn:oid:[0-2](\.(0|[1-9][0-9]*)){1,40}$`) // never changed
	mdc     = regexp.MustCompile(`^[0-9]{1,10}$`)                            // never changed
)

// check returns the first refusal of a measure.
func (m Measure) check() error {
	two := m.Kind == BloodPressure
	switch {
	case shapeOf(m.Kind).unit == "":
		return ErrKind
	case m.Patient.System == "" || m.Patient.Value == "":
		return ErrPatient
	case m.At.IsZero() || m.At.Year() < 1 || m.At.Year() > 9999:
		return ErrTime
	case m.Absent.Code != "" && m.Absent.System != "":
		if m.Value != "" || m.Second != "" {
			return ErrValue
		}
	case !m.Absent.IsZero(), !decimal.MatchString(m.Value), two != (m.Second != ""), two && !decimal.MatchString(m.Second):
		return ErrValue
	}
	for _, c := range []identity.Code{m.Moment, m.Days, m.Method, m.Site} {
		if !c.IsZero() && (c.System == "" || c.Code == "") {
			return ErrCode
		}
	}
	if d := m.Device; d != nil && (!eui64.MatchString(d.SystemID) || !mdc.MatchString(d.Specialization)) {
		return ErrDevice
	}
	return nil
}
