package pdsm

import (
	"time"

	"github.com/ordonnance-numerique/ordonnance-go/document/xdm"
)

// The forms of FHIR R4 for times: to the second with a zone, or less with
// none.
const (
	formSecond = time.RFC3339
	formDay    = "2006-01-02"
)

// dateText writes the digits of a date, YYYY to YYYYMMDD; "" for others.
func dateText(digits string) string {
	switch len(digits) {
	case 4:
		return digits
	case 6:
		return digits[:4] + "-" + digits[4:]
	case 8:
		return digits[:4] + "-" + digits[4:6] + "-" + digits[6:]
	}
	return ""
}

// momentText writes a time of metadata. To the day and above the digits stay;
// below it is an instant in the zone.
func momentText(t xdm.DTM, zone *time.Location) string {
	if len(t) <= 8 {
		return dateText(string(t))
	}
	return instantText(t, zone)
}

// instantText writes the first instant of a time, "" for none.
func instantText(t xdm.DTM, zone *time.Location) string {
	at, ok := t.Time()
	if !ok {
		return ""
	}
	if zone != nil {
		at = at.In(zone)
	}
	return at.Format(formSecond)
}

// moment reads a FHIR date or time as metadata have it: in UTC, to the second.
// What is none gives "".
func moment(text string) xdm.DTM {
	if at, err := time.Parse(time.RFC3339, text); err == nil {
		return xdm.NewDTM(at)
	}
	for _, form := range []string{"2006", "2006-01", formDay} {
		if at, err := time.Parse(form, text); err == nil && at.Year() > 0 {
			digits := at.Format("20060102")
			return xdm.DTM(digits[:min(8, len(form)/3*2+2)])
		}
	}
	return ""
}
