package prescription_test

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"
	_ "time/tzdata" // the same zones on every machine

	"github.com/ordonnance-numerique/ordonnance-go/identity"
	"github.com/ordonnance-numerique/ordonnance-go/prescription"
	"github.com/ordonnance-numerique/ordonnance-go/prescription/internal/gen"
	"github.com/ordonnance-numerique/ordonnance-go/prescription/internal/has"
)

// firstMonday is the first day of the tests: 30 November 2026.
var firstMonday = time.Date(2026, 11, 30, 0, 0, 0, 0, time.UTC)

func onDay(t time.Time) prescription.Moment { return prescription.On(identity.DateOf(t)) }

// shortSchedule writes a schedule in short: "30 08:00", "30 MORN", "30 2/3", "30-06"
// for days left open; a "?" for what is not certain to take place; the code of
// the error at the end.
func shortSchedule(t *testing.T, l prescription.Line, from, to time.Time, opts *prescription.ScheduleOptions) string {
	t.Helper()
	var out []string
	for in, err := range l.Schedule(from, to, opts) {
		if err != nil {
			var e *prescription.Error
			if !errors.As(err, &e) {
				t.Fatal(err)
			}
			out = append(out, e.Code)
			continue
		}
		s := fmt.Sprintf("%02d", in.Day.Day)
		if in.Last != in.Day {
			s += fmt.Sprintf("-%02d", in.Last.Day)
		}
		if !in.At.IsZero() {
			s += in.At.Format(" 15:04")
		}
		if in.Moment.Code != "" {
			s += " " + in.Moment.String()
		}
		if in.Of > 1 {
			s += fmt.Sprintf(" %d/%d", in.Nth, in.Of)
		}
		if len(l.Dosage.Steps) > 1 {
			s += fmt.Sprintf(" #%d", in.Step)
		}
		if in.AsNeeded || in.Conditional || in.Optional {
			s += "?"
		}
		out = append(out, s)
	}
	return strings.Join(out, ", ")
}

// The week from Monday 30 November 2026 of every case of the catalogue, begun
// on that day.
func TestScheduleCatalogue(t *testing.T) {
	once, twice, thrice := daily(""), daily("1/2", "2/2"), daily("1/3", "2/3", "3/3")
	morning, evening, tuesday := daily("MORN #0?")+", RX-303", daily("EVE"), "01"
	mist := daily("08:00", "14:00", "18:00", "22:00")
	want := map[string]string{
		"01-DC": evening, "01-MV": evening, "24-2": evening, "27-1": daily("MORN", "EVE"), "27-2": daily("ACM 30 min"),
		"02": once, "03": once, "05a": once, "05b": once, "24-1": once, "32-1": once, "32-2": once, "29": daily("?"),
		"04b": twice, "12-1": twice, "12-3": twice, "19": thrice, "08-1": daily("1/2", "2/2?"), "14-2": daily("1/2", "2/2?"),
		"04a": "", "07": "", "13": "", "14-1": "", "26": "", "30-2": "", // as needed
		"06-1": tuesday, "06-2": tuesday, "10": tuesday, "12-2": tuesday, "11-1": "01", "11-2": "30", "31": "30, 03, 06",
		"08-2": daily("1/4?", "2/4?", "3/4?", "4/4?"),
		"09":   daily("07:00", "12:00", "18:00"), "33": daily("20:00"), "20": daily("08:00 #0", "12:00 #1"),
		"15": "RX-305", // at 20 h and in the evening: one administration, or two
		"16": daily("AC 1/3?", "AC 2/3?", "AC 3/3?"),
		"17": mist[strings.Index(mist, "01"):], "18": mist,
		"21": morning, "22": morning, "28": "RX-303", // begun or ended by an event
		"23-1": "30 #0, 01 #1, 02 #0, 03 #1, 04 #0, 05 #1, 06 #0",
		"23-2": "30, 01, 02, 03, 04",
		"25":   "RX-304", // before each meal, of which the number is not known
		"30-1": daily("MORN #0", "MORN #1?", "NOON #0", "NOON #1?") + ", RX-305",
	}
	for _, c := range has.Cases() {
		got := shortSchedule(t, c.Line, firstMonday, firstMonday.AddDate(0, 0, 7), &prescription.ScheduleOptions{Start: onDay(firstMonday)})
		if w, ok := want[c.ID]; !ok || got != w {
			t.Errorf("%s: %s\n got  %s\n want %s", c.ID, c.Meaning, got, w)
		}
	}
}

// daily is the same on each day of the week, in short.
func daily(intakes ...string) string {
	var out []string
	for _, day := range []string{"30", "01", "02", "03", "04", "05", "06"} {
		for _, in := range intakes {
			out = append(out, strings.Replace(strings.TrimSpace(day+" "+in), " ?", "?", 1))
		}
	}
	return strings.Join(out, ", ")
}

func scheduled(period prescription.Bounds, steps ...prescription.Step) prescription.Line {
	return prescription.Line{Period: period, Dosage: &prescription.Dosage{Steps: steps}}
}

func spanText(s string) prescription.Span {
	v, err := prescription.ParseSpan(s)
	if err != nil {
		panic(err)
	}
	return v
}

func momentText(s string) prescription.Moment {
	v, err := prescription.ParseMoment(s)
	if err != nil {
		panic(err)
	}
	return v
}

type cadence = prescription.Timing

func TestSchedule(t *testing.T) {
	rhythm := func(t cadence) prescription.Line {
		return scheduled(prescription.Bounds{}, prescription.Step{Timing: t})
	}
	bounded := func(b prescription.Bounds) prescription.Line {
		return scheduled(prescription.Bounds{}, prescription.Step{Timing: cadence{Frequency: 1, Period: spanText("1 d")}, Bounds: b})
	}
	step := func(sequence int, b prescription.Bounds) prescription.Step {
		return prescription.Step{Sequence: sequence, Timing: cadence{Frequency: 1, Period: spanText("1 d")}, Bounds: b}
	}
	days := func(n string) prescription.Bounds { return prescription.Bounds{Duration: spanText(n)} }
	for _, c := range []struct {
		name  string
		line  prescription.Line
		start string
		want  string
	}{
		{"every 8 h from an hour", rhythm(cadence{Style: prescription.Every, Period: spanText("8 h")}), "2026-12-04T22:00:00Z",
			"04 22:00, 05 06:00, 05 14:00, 05 22:00, 06 06:00, 06 14:00, 06 22:00"},
		{"every 36 h from an hour", rhythm(cadence{Style: prescription.Every, Period: spanText("36 h")}), "2026-11-30T09:00:00Z",
			"30 09:00, 01 21:00, 03 09:00, 04 21:00, 06 09:00"},
		{"every 8 h from a day", rhythm(cadence{Style: prescription.Every, Period: spanText("8 h")}), "2026-12-06", "06 1/3, 06 2/3, 06 3/3"},
		{"every 36 h from a day", rhythm(cadence{Style: prescription.Every, Period: spanText("36 h")}), "2026-11-30", "RX-306"},
		{"every 2 days", rhythm(cadence{Style: prescription.Every, Period: spanText("2 d")}), "2026-11-29", "01, 03, 05"},
		{"every month", rhythm(cadence{Style: prescription.Every, Period: spanText("1 mo")}), "2026-08-31", "30"},
		{"every 2 weeks on days", rhythm(cadence{Style: prescription.Every, Period: spanText("2 wk"), Weekdays: []prescription.Weekday{"tue", "fri"}}), "2026-11-19", "04"},
		{"once a week", rhythm(cadence{Style: prescription.TimesPer, Frequency: 1, Period: spanText("1 wk")}), "2026-11-30", "30-06"},
		{"twice a week, ended", scheduled(days("10 d"), prescription.Step{Timing: cadence{Frequency: 2, Period: spanText("1 wk")}}), "2026-11-26", "03-05 1/2, 03-05 2/2"},
		{"twice a week on days", rhythm(cadence{Frequency: 2, Period: spanText("1 wk"), Weekdays: []prescription.Weekday{"mon", "thu"}}), "2026-11-01", "30, 03"},
		{"thrice a week on two days", rhythm(cadence{Frequency: 3, Period: spanText("1 wk"), Weekdays: []prescription.Weekday{"mon", "thu"}}), "2026-11-01", "RX-305"},
		{"twice a day on days", rhythm(cadence{Frequency: 2, Period: spanText("1 d"), Weekdays: []prescription.Weekday{"sun"}}), "2026-11-01", "06 1/2, 06 2/2"},
		{"once a month, open", rhythm(cadence{Frequency: 1, Period: spanText("1 mo")}), "2026-11-02", "02-01"},
		{"month days", rhythm(cadence{MonthDays: "1,3"}), "2026-11-30", "01, 03"},
		{"month days as often", rhythm(cadence{Frequency: 2, Period: spanText("1 mo"), MonthDays: "1,3"}), "2026-11-30", "01, 03"},
		{"cycle", rhythm(cadence{Cycle: prescription.Cycle{Length: 3, Days: "1,2"}}), "2026-11-29", "30, 02, 03, 05, 06"},
		{"a frequency and another number of hours", rhythm(cadence{Frequency: 2, Period: spanText("1 d"), Times: []prescription.Clock{0, 1, 2}}), "2026-11-30", "RX-305"},
		{"a frequency without a period", rhythm(cadence{Frequency: 2}), "2026-11-30", "RX-304"},
		{"no rhythm", rhythm(cadence{}), "2026-11-30", "RX-304"},
		{"once", rhythm(cadence{Count: 1}), "2026-12-02", "02"},
		{"counted", rhythm(cadence{Frequency: 2, Period: spanText("1 d"), Count: 3}), "2026-11-29", "30 1/2"},
		{"counted to a range", rhythm(cadence{Frequency: 1, Period: spanText("1 d"), Count: 2, CountMax: 3}), "2026-11-30", "30, 01, 02?"},
		{"hours in any order", rhythm(cadence{Times: []prescription.Clock{20 * 3600, 8 * 3600}, Weekdays: []prescription.Weekday{"wed"}}), "2026-11-30", "02 08:00, 02 20:00"},

		{"for days", bounded(days("2 d")), "2026-11-30", "30, 01"},
		{"for days from an hour", bounded(days("2 d")), "2026-11-30T10:00:00Z", "30, 01"},
		{"for a range of days", bounded(prescription.Bounds{Duration: spanText("1 d"), DurationMax: spanText("2 d")}), "2026-11-30", "30, 01?"},
		{"for at most", bounded(prescription.Bounds{DurationMax: spanText("2 d")}), "2026-11-30", "30?, 01?"},
		{"from a date", bounded(prescription.Bounds{Start: momentText("2026-12-05")}), "", "05, 06"},
		{"until a date", bounded(prescription.Bounds{End: momentText("2026-12-02")}), "2026-11-30", "30, 01"},
		{"delayed", bounded(prescription.Bounds{Delay: spanText("5 d")}), "2026-11-30", "05, 06"},
		{"half a month", bounded(days("0.5 mo")), "2026-11-30", "RX-307"},
		{"no start", bounded(days("2 d")), "", "RX-302"},
		{"only words", prescription.Line{Text: "un par jour"}, "2026-11-30", "RX-301"},

		{"ordered", scheduled(prescription.Bounds{}, step(2, days("1 d")), step(1, days("3 d")), step(5, prescription.Bounds{})), "2026-11-30",
			"30 #1, 01 #1, 02 #1, 03 #0, 04 #2, 05 #2, 06 #2"},
		{"ordered within the line", scheduled(days("4 d"), step(1, days("3 d")), step(2, days("3 d"))), "2026-11-30", "30 #0, 01 #0, 02 #0, 03 #1"},
		{"outside the order", scheduled(days("4 d"), step(1, days("3 d")), step(0, prescription.Bounds{})), "2026-11-30",
			"30 #0, 30 #1, 01 #0, 01 #1, 02 #0, 02 #1, 03 #1"},
		{"after an open step", scheduled(prescription.Bounds{}, step(1, prescription.Bounds{}), step(2, days("3 d"))), "2026-12-05", "05 #0, 06 #0, RX-303"},
		{"after a range", scheduled(prescription.Bounds{}, step(1, prescription.Bounds{Duration: spanText("1 d"), DurationMax: spanText("2 d")}), step(2, days("3 d"))),
			"2026-12-05", "05 #0, 06 #0?, RX-303"},
		{"after a range, later", scheduled(prescription.Bounds{}, step(1, prescription.Bounds{Duration: spanText("2 d"), DurationMax: spanText("3 d")}), step(2, days("3 d"))),
			"2026-12-05", "05 #0, 06 #0"},
		{"a date after an open step", scheduled(prescription.Bounds{}, step(1, prescription.Bounds{}), step(2, prescription.Bounds{Start: momentText("2026-12-06")})),
			"2026-12-05", "05 #0, 06 #0, 06 #1"},
	} {
		t.Run(c.name, func(t *testing.T) {
			opts := &prescription.ScheduleOptions{}
			if c.start != "" {
				opts.Start = momentText(c.start)
			}
			if got := shortSchedule(t, c.line, firstMonday, firstMonday.AddDate(0, 0, 7), opts); got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
		})
	}
}

// A week has the days of the calendar where a change of the hour lies in it.
func TestScheduleSummerTime(t *testing.T) {
	loc, err := time.LoadLocation("Europe/Paris")
	if err != nil {
		t.Fatal(err)
	}
	from := time.Date(2026, 3, 28, 0, 0, 0, 0, loc) // the hour changes on the 29th
	opts := &prescription.ScheduleOptions{Start: prescription.On(identity.DateOf(from))}
	hours := cadence{Times: []prescription.Clock{2*3600 + 1800, 8 * 3600}}
	got := shortSchedule(t, scheduled(prescription.Bounds{Duration: spanText("3 d")}, prescription.Step{Timing: hours}), from, from.AddDate(0, 0, 5), opts)
	if want := "28 02:30, 28 08:00, 29 03:30, 29 08:00, 30 02:30, 30 08:00"; got != want {
		t.Errorf("got %s", got)
	}
	opts.Start = prescription.At(from.Add(22 * time.Hour))
	got = shortSchedule(t, scheduled(prescription.Bounds{}, prescription.Step{Timing: cadence{Style: prescription.Every, Period: spanText("8 h")}}), from, from.AddDate(0, 0, 2), opts)
	if want := "28 22:00, 29 07:00, 29 15:00, 29 23:00"; got != want {
		t.Errorf("got %s", got)
	}
}

// Every moment of HL7 has its place in the day, and a distance moves it in the
// direction of its code.
func TestScheduleMoments(t *testing.T) {
	var want []string
	var moments []prescription.DayMoment
	for _, code := range strings.Fields("WAKE MORN.early ACM CM PCM MORN ICM MORN.late NOON ACD CD PCD AFT.early AFT ICD AFT.late " +
		"EVE.early EVE ACV CV PCV ICV HS PHS NIGHT ZZZ") {
		want = append(want, "30 "+code)
		moments = append(moments, prescription.DayMoment{Code: code})
	}
	slices.Reverse(moments)
	opts := &prescription.ScheduleOptions{Start: onDay(firstMonday)}
	l := scheduled(prescription.Bounds{}, prescription.Step{Timing: cadence{Moments: moments}})
	if got := shortSchedule(t, l, firstMonday, firstMonday.AddDate(0, 0, 1), opts); got != strings.Join(want, ", ") {
		t.Errorf("got %s", got)
	}
	l = scheduled(prescription.Bounds{}, prescription.Step{Timing: cadence{Moments: []prescription.DayMoment{
		{Code: "PCM", Offset: 120}, {Code: "ACD", Offset: 240}, {Code: "CM"}}}})
	if got := shortSchedule(t, l, firstMonday, firstMonday.AddDate(0, 0, 1), opts); got != "30 CM, 30 ACD 240 min, 30 PCM 120 min" {
		t.Errorf("got %s", got)
	}
}

func TestScheduleOptions(t *testing.T) {
	l := scheduled(prescription.Bounds{}, prescription.Step{AsNeeded: true, Timing: cadence{Moments: []prescription.DayMoment{{Code: "MORN"}, {Code: "NIGHT"}}}})
	opts := &prescription.ScheduleOptions{Start: onDay(firstMonday), AsNeeded: true}
	to := firstMonday.AddDate(0, 0, 1)
	if got := shortSchedule(t, l, firstMonday, to, opts); got != "30 MORN?, 30 NIGHT?" {
		t.Errorf("as needed: %s", got)
	}
	opts.Moments = map[string]prescription.Clock{"MORN": 22 * 3600, "NIGHT": 5 * 3600}
	if got := shortSchedule(t, l, firstMonday, to, opts); got != "30 NIGHT?, 30 MORN?" {
		t.Errorf("a night worker: %s", got)
	}
	opts.Most = 1
	if got := shortSchedule(t, l, firstMonday, to, opts); got != "30 NIGHT?, RX-308" {
		t.Errorf("at most one: %s", got)
	}
	if got := shortSchedule(t, l, to, firstMonday, opts); got != "" {
		t.Errorf("backwards: %s", got)
	}
	seconds := scheduled(prescription.Bounds{}, prescription.Step{Timing: cadence{Style: prescription.Every, Period: spanText("1 s")}})
	n, last := 0, error(nil)
	for _, err := range seconds.Schedule(firstMonday, firstMonday.AddDate(9, 0, 0), &prescription.ScheduleOptions{Start: prescription.At(firstMonday)}) {
		n, last = n+1, err
	}
	if n != 100_001 || !errors.Is(last, prescription.ErrTooMany) {
		t.Errorf("%d intakes, %v", n, last)
	}
	n = 0
	for range l.Dosage.Schedule(firstMonday, to, opts) {
		n++
	}
	if n != 2 { // one intake, then the limit
		t.Errorf("a posology without a line: %d", n)
	}
	never := scheduled(prescription.Bounds{}, prescription.Step{Timing: cadence{MonthDays: "30", Cycle: prescription.Cycle{Length: 2, Days: "3"}}})
	if got := shortSchedule(t, never, firstMonday, firstMonday.AddDate(2000, 0, 0), opts); got != "RX-308" {
		t.Errorf("never: %s", got)
	}
}

// Each reason is a refusal of its own and matches the common one.
func TestScheduleErrors(t *testing.T) {
	seen := map[string]bool{}
	for _, e := range []*prescription.Error{prescription.ErrNoDosage, prescription.ErrNoStart, prescription.ErrUnknownStart,
		prescription.ErrNoRhythm, prescription.ErrAmbiguous, prescription.ErrNoHour, prescription.ErrLength} {
		if !errors.Is(e, prescription.ErrNotComputable) || seen[e.Code] || e.FR == "" || e.EN == "" {
			t.Errorf("%s", e.Code)
		}
		seen[e.Code] = true
	}
	if errors.Is(prescription.ErrTooMany, prescription.ErrNotComputable) {
		t.Error("too many is not a question of the posology")
	}
}

// The schedule of two stretches is that of the whole, in order, and never holds
// an hour that was not stated.
func TestScheduleSplit(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 3))
	zone := time.FixedZone("", 3600)
	opts := &prescription.ScheduleOptions{Start: momentText("2026-11-25"), AsNeeded: true, Most: 2000}
	computed := 0
	for range 3000 {
		l := scheduled(prescription.Bounds{}, gen.Dosage(r).Steps...)
		if r.IntN(2) == 0 {
			for i := range l.Dosage.Steps { // near enough to matter
				l.Dosage.Steps[i].Bounds = prescription.Bounds{Duration: prescription.Span{Value: prescription.Decimal("1234567890"[i%10 : i%10+1]), Unit: prescription.Day}}
				l.Dosage.Steps[i].StartEvent, l.Dosage.Steps[i].EndEvent = prescription.Code{}, prescription.Code{}
			}
		}
		a := time.Date(2026, 11, 20, r.IntN(24), r.IntN(60), 0, 0, zone)
		b := a.Add(time.Duration(r.IntN(20*24*60)) * time.Minute)
		c := b.Add(time.Duration(r.IntN(20*24*60)) * time.Minute)
		take := func(from, to time.Time) (list []prescription.Intake, many bool) {
			for in, err := range l.Schedule(from, to, opts) {
				if err != nil {
					return list, errors.Is(err, prescription.ErrTooMany)
				}
				if in.Place.Before(from) || !in.Place.Before(to) || len(list) > 0 && in.Place.Before(list[len(list)-1].Place) {
					t.Fatalf("out of place: %+v", in)
				}
				list = append(list, in)
			}
			return list, false
		}
		first, m1 := take(a, b)
		second, m2 := take(b, c)
		whole, m3 := take(a, c)
		if m1 || m2 || m3 {
			continue
		}
		if parts := append(first, second...); len(parts) != len(whole) || len(whole) > 0 && !reflect.DeepEqual(parts, whole) {
			t.Fatalf("%d and %d intakes are not %d\n%+v", len(first), len(second), len(whole), l.Dosage)
		}
		computed += len(whole)
	}
	if computed < 10_000 {
		t.Errorf("only %d intakes compared", computed)
	}
}

func TestTotal(t *testing.T) {
	opts := &prescription.ScheduleOptions{Start: onDay(firstMonday)}
	want := map[string]string{"01-DC": "280 mg", "02": "3.5 15054000", "05a": "5.25 15054000", "05b": "70 mg", "06-1": "2 15054000",
		"09": "21 15054000", "12-3": "14 15052000", "19": "21 15054000", "20": "210 mg", "23-1": "4.25 15054000",
		"23-2": "5 15054000", "24-1": "7 15012000", "24-2": "7 15054000", "27-1": "14 15054000", "27-2": "14 15012000", "31": "3 15036000",
		"32-2": "7 15012000", "33": "7 15042000", "01-MV": "280 mg", "06-2": "20 mg", "10": "1 15054000", "12-2": "20 mg",
		"17": "24 mg", "18": "28 mg", "11-1": "1 15002000", "11-2": "1 15036000"}
	for _, c := range has.Cases() {
		got := ""
		if q, ok := c.Line.Total(firstMonday, firstMonday.AddDate(0, 0, 7), opts); ok {
			got = string(q.Value) + " " + q.Code
		}
		if got != want[c.ID] {
			t.Errorf("%s: total %q, want %q", c.ID, got, want[c.ID])
		}
	}
	weekly := scheduled(prescription.Bounds{}, prescription.Step{Timing: cadence{Frequency: 2, Period: spanText("1 wk")},
		Doses: []prescription.Dose{{Amount: prescription.Amount{Value: &prescription.Quantity{Value: "1.5", Code: "mg"}}}}})
	if q, ok := weekly.Total(firstMonday, firstMonday.AddDate(0, 0, 14), opts); !ok || q.Value != "6" {
		t.Errorf("twice a week for two weeks: %v %v", q, ok)
	}
	for _, to := range []int{3, 8} {
		if q, ok := weekly.Total(firstMonday, firstMonday.AddDate(0, 0, to), opts); ok {
			t.Errorf("a part of a week: %v", q)
		}
	}
	if q, ok := weekly.Total(firstMonday.AddDate(0, 0, 1), firstMonday.AddDate(0, 0, 7), opts); ok {
		t.Errorf("from within a week: %v", q)
	}
}

func TestDays(t *testing.T) {
	opts := &prescription.ScheduleOptions{Start: onDay(firstMonday)}
	want := map[string]int{"04a": 10, "04b": 10, "05b": 7, "11-2": 181, "15": 8, "23-1": 30, "23-2": 30, "30-1": 181, "31": 14,
		"32-1": 7, "32-2": 30, "18": 8}
	for _, c := range has.Cases() {
		got, ok := c.Line.Days(opts)
		if got != want[c.ID] || ok != (want[c.ID] > 0) {
			t.Errorf("%s: %d days, want %d", c.ID, got, want[c.ID])
		}
	}
	week := prescription.Bounds{Duration: spanText("1 wk")}
	step := func(n int) prescription.Step { return prescription.Step{Sequence: n, Bounds: week} }
	for _, c := range []struct {
		name string
		line prescription.Line
		want int
	}{
		{"of the line", scheduled(week), 7},
		{"ordered", scheduled(prescription.Bounds{}, step(1), step(2), step(2), step(3)), 21},
		{"cut by the line", scheduled(prescription.Bounds{Duration: spanText("10 d")}, step(1), step(2)), 10},
		{"hours", scheduled(prescription.Bounds{Duration: spanText("30 h")}), 2},
		{"a month without a start", scheduled(prescription.Bounds{Duration: spanText("1 mo")}), 0},
		{"a range", scheduled(prescription.Bounds{Duration: spanText("1 d"), DurationMax: spanText("2 d")}), 0},
		{"a date", scheduled(prescription.Bounds{End: momentText("2026-12-01")}), 0},
		{"nothing", scheduled(prescription.Bounds{}), 0},
	} {
		if got, ok := c.line.Days(nil); got != c.want || ok != (c.want > 0) {
			t.Errorf("%s: %d days, want %d", c.name, got, c.want)
		}
	}
}

func ExampleLine_Schedule() {
	l := prescription.Line{Dosage: &prescription.Dosage{Steps: []prescription.Step{{
		Timing: prescription.Timing{Moments: []prescription.DayMoment{{Code: "MORN"}, {Code: "EVE"}}},
		Bounds: prescription.Bounds{Duration: prescription.Span{Value: "7", Unit: prescription.Day}},
	}}}}
	start := time.Date(2026, 12, 1, 0, 0, 0, 0, time.UTC)
	opts := &prescription.ScheduleOptions{Start: prescription.On(identity.DateOf(start))}
	for intake, err := range l.Schedule(start, start.AddDate(0, 0, 2), opts) {
		if err != nil {
			fmt.Println(err)
			return
		}
		fmt.Println(intake.Day, intake.Moment)
	}
	// Output:
	// 2026-12-01 MORN
	// 2026-12-01 EVE
	// 2026-12-02 MORN
	// 2026-12-02 EVE
}

func ExampleLine_Total() {
	l := prescription.Line{Dosage: &prescription.Dosage{Steps: []prescription.Step{{
		Doses: []prescription.Dose{{Amount: prescription.Amount{Value: &prescription.Quantity{
			Value: "0.5", System: "http://unitsofmeasure.org", Code: "mg"}}}},
		Timing: prescription.Timing{Frequency: 3, Period: prescription.Span{Value: "1", Unit: prescription.Day}},
		Bounds: prescription.Bounds{Duration: prescription.Span{Value: "5", Unit: prescription.Day}},
	}}}}
	start := time.Date(2026, 12, 1, 0, 0, 0, 0, time.UTC)
	opts := &prescription.ScheduleOptions{Start: prescription.On(identity.DateOf(start))}
	from, to, _ := l.Extent(time.UTC, opts)
	total, ok := l.Total(from, to, opts)
	fmt.Println(total.Value, total.Code, ok)
	// Output: 7.5 mg true
}

// The time grows with the steps and the days, not with their product: a week
// in each of 1, 10 and 100 steps.
func BenchmarkSchedule(b *testing.B) {
	for _, n := range []int{1, 10, 100} {
		var steps []prescription.Step
		for i := range n {
			steps = append(steps, prescription.Step{Sequence: i + 1, Bounds: prescription.Bounds{Duration: spanText("1 wk")},
				Timing: cadence{Moments: []prescription.DayMoment{{Code: "MORN"}, {Code: "EVE"}}}})
		}
		l := scheduled(prescription.Bounds{}, steps...)
		opts := &prescription.ScheduleOptions{Start: onDay(firstMonday)}
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				k := 0
				for range l.Schedule(firstMonday, firstMonday.AddDate(10, 0, 0), opts) {
					k++
				}
				if k != 14*n {
					b.Fatal(k)
				}
			}
		})
	}
}
