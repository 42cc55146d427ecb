package prescription

// Style tells two ways of writing a rhythm apart: "3 times a day" leaves the
// hours free, "every 8 hours" does not. Formats that cannot tell leave it
// unknown; it is never guessed.
type Style string

// The values of [Style].
const (
	StyleUnknown Style = ""
	TimesPer     Style = "timesPer" // n times per period
	Every        Style = "every"    // one administration each period
)

// Timing is the rhythm of a step. All stated parts hold together: "twice a
// day" and "Monday, Thursday" means twice on each of these days.
type Timing struct {
	Style Style `json:"style,omitempty"`
	// Frequency administrations, up to FrequencyMax, in each Period up to
	// PeriodMax. A zero Frequency with a Period reads as 1 (FHIR R4 Timing).
	Frequency    int  `json:"frequency,omitempty"`
	FrequencyMax int  `json:"frequencyMax,omitempty"`
	Period       Span `json:"period,omitzero"`
	PeriodMax    Span `json:"periodMax,omitzero"` // same unit as Period
	// Count administrations in all, up to CountMax.
	Count    int `json:"count,omitempty"`
	CountMax int `json:"countMax,omitempty"`
	// Times are clock times; each is one administration on a day that counts.
	Times []Clock `json:"times,omitempty"`
	// Moments are moments of the day; each is one administration on a day
	// that counts.
	Moments []DayMoment `json:"moments,omitempty"`
	// Weekdays restrict to days of the week, "mon" to "sun".
	Weekdays []Weekday `json:"weekdays,omitempty"`
	// MonthDays restrict to days of the month, 1 to 31.
	MonthDays DaySet `json:"monthDays,omitempty"`
	// Cycle restricts to days of a cycle that repeats from the first day of
	// the step.
	Cycle Cycle `json:"cycle,omitzero"`
	// Duration is how long one administration lasts, up to DurationMax
	// (infusion, patch).
	Duration    Span `json:"duration,omitzero"`
	DurationMax Span `json:"durationMax,omitzero"`
}

// IsZero reports whether no rhythm is stated.
func (t Timing) IsZero() bool {
	return t.Style == "" && t.Frequency == 0 && t.FrequencyMax == 0 && t.Period.IsZero() &&
		t.PeriodMax.IsZero() && t.Count == 0 && t.CountMax == 0 && len(t.Times) == 0 &&
		len(t.Moments) == 0 && len(t.Weekdays) == 0 && t.MonthDays == "" && t.Cycle == Cycle{} &&
		t.Duration.IsZero() && t.DurationMax.IsZero()
}

// Cycle is a run of days that repeats: on the days listed, off on the others.
// {Length: 28, Days: "1-21"} is three weeks on, one week off.
type Cycle struct {
	Length int    `json:"length"` // days, 2 to 366
	Days   DaySet `json:"days"`   // days of the cycle, from 1
}

// IsZero reports whether there is no cycle.
func (c Cycle) IsZero() bool { return c == Cycle{} }

// Weekday is a day of the week, as FHIR days-of-week writes it.
type Weekday string

// The values of [Weekday].
const (
	Monday    Weekday = "mon"
	Tuesday   Weekday = "tue"
	Wednesday Weekday = "wed"
	Thursday  Weekday = "thu"
	Friday    Weekday = "fri"
	Saturday  Weekday = "sat"
	Sunday    Weekday = "sun"
)
