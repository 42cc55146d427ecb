package prescription

import (
	"time"

	"github.com/ordonnance-numerique/ordonnance-go/identity"
)

// civilDay is a day with what the rhythms ask of it.
type civilDay struct {
	number   int // days since 1970-01-01
	date     identity.Date
	weekday  time.Weekday
	location *time.Location
}

func newDay(number int, loc *time.Location) civilDay {
	t := time.Unix(int64(number)*86400, 0).UTC()
	y, m, d := t.Date()
	return civilDay{number, identity.Date{Year: y, Month: int(m), Day: d}, t.Weekday(), loc}
}

// dayNumber is the number of the day of t in t's location.
func dayNumber(t time.Time) int {
	y, m, d := t.Date()
	n := time.Date(y, m, d, 0, 0, 0, 0, time.UTC).Unix()
	if n < 0 { // round down
		n -= 86399
	}
	return int(n / 86400)
}

// at is a time of the day in its location, 24 h being the beginning of the
// next. An hour that the change to summer time leaves out is moved by the
// length of the gap, and stays in its day.
func (d *civilDay) at(c Clock) time.Time {
	t := time.Date(d.date.Year, time.Month(d.date.Month), d.date.Day, 0, 0, int(c), 0, d.location)
	if c == 0 && t.Day() != d.date.Day { // a gap at midnight
		t = t.Add(time.Hour)
	}
	return t
}

// clockOf is the time of day of t, in its location.
func clockOf(t time.Time) Clock {
	h, m, s := t.Clock()
	return Clock(h*3600 + m*60 + s)
}

// momentHour is the conventional hour of a moment of the day: the order of a
// day, not an hour to be told. hours come before the table.
func momentHour(m DayMoment, hours map[string]Clock) Clock {
	at, given := hours[m.Code]
	if !given {
		at = conventional(m.Code)
	}
	if m.Offset > 0 && countsBack(m.Code) {
		at -= Clock(m.Offset * 60)
	} else {
		at += Clock(m.Offset * 60)
	}
	return min(max(at, 0), 24*3600-1)
}

// countsBack reports whether the distance of a code counts backwards (HL7 v3
// TimingEvent, FHIR R4 event-timing). A code that does not say counts forwards.
func countsBack(code string) bool {
	switch code {
	case "AC", "ACM", "ACD", "ACV", "HS":
		return true
	}
	return false
}

// conventional orders the codes of HL7 v3 TimingEvent and FHIR R4 event-timing
// through the day: meals at 7:30, 12:30 and 19:30, what is before or after a
// meal a few minutes apart from it. Another code stands at the end of the day.
func conventional(code string) Clock {
	minutes := 23*60 + 50
	switch code {
	case "WAKE":
		minutes = 6*60 + 40
	case "MORN.early":
		minutes = 7 * 60
	case "AC", "ACM":
		minutes = 7*60 + 20
	case "C", "CM":
		minutes = 7*60 + 30
	case "PC", "PCM":
		minutes = 7*60 + 40
	case "MORN":
		minutes = 8 * 60
	case "IC", "ICM":
		minutes = 10 * 60
	case "MORN.late":
		minutes = 11 * 60
	case "NOON":
		minutes = 12 * 60
	case "ACD":
		minutes = 12*60 + 20
	case "CD":
		minutes = 12*60 + 30
	case "PCD":
		minutes = 12*60 + 40
	case "AFT.early":
		minutes = 13 * 60
	default:
		minutes = conventionalLate(code, minutes)
	}
	return Clock(minutes * 60)
}

func conventionalLate(code string, other int) int {
	switch code {
	case "AFT":
		return 15 * 60
	case "ICD":
		return 16 * 60
	case "AFT.late":
		return 17 * 60
	case "EVE.early":
		return 18 * 60
	case "EVE":
		return 19 * 60
	case "ACV":
		return 19*60 + 20
	case "CV":
		return 19*60 + 30
	case "PCV":
		return 19*60 + 40
	case "ICV", "EVE.late":
		return 21 * 60
	case "HS":
		return 22 * 60
	case "PHS":
		return 23 * 60
	case "NIGHT":
		return 23*60 + 30
	}
	return other
}
