package eprescription

import (
	"time"

	"github.com/ordonnance-numerique/ordonnance-go/identity"
	"github.com/ordonnance-numerique/ordonnance-go/prescription"
)

// lastOf is the last day, or the last second, before an end that does not
// belong to the stretch any more: FHIR counts the end in (R4, Period.end; the
// examples of the guide write one second less).
func lastOf(end prescription.Moment) prescription.Moment { return shift(end, -1) }

// afterLast is the inverse of lastOf.
func afterLast(last prescription.Moment) prescription.Moment { return shift(last, 1) }

func shift(m prescription.Moment, by int) prescription.Moment {
	switch {
	case m.IsZero():
		return m
	case m.IsDay():
		return prescription.On(identity.DateOf(m.Time(time.UTC).AddDate(0, 0, by)))
	}
	return prescription.At(m.Time(nil).Add(time.Duration(by) * time.Second))
}
