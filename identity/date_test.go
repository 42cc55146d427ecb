package identity_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/ordonnance-numerique/ordonnance-go/identity"
)

func date(t testing.TB, s string) identity.Date {
	t.Helper()
	if s == "" {
		return identity.Date{}
	}
	d, err := identity.ParseDate(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestParseDate(t *testing.T) {
	for _, tc := range []struct {
		name, in string
		want     identity.Date
		err      error
	}{
		{"day", "1979-03-28", identity.Date{Year: 1979, Month: 3, Day: 28}, nil},
		{"month", "1979-03", identity.Date{Year: 1979, Month: 3}, nil},
		{"year", "1979", identity.Date{Year: 1979}, nil},
		{"first", "0001-01-01", identity.Date{Year: 1, Month: 1, Day: 1}, nil},
		{"last", "9999-12-31", identity.Date{Year: 9999, Month: 12, Day: 31}, nil},
		{"leap day", "2000-02-29", identity.Date{Year: 2000, Month: 2, Day: 29}, nil},
		{"no leap day in 1900", "1900-02-29", identity.Date{}, identity.ErrDate},
		{"no 31 April", "2026-04-31", identity.Date{}, identity.ErrDate},
		{"month 13", "2026-13", identity.Date{}, identity.ErrDate},
		{"day 00", "2026-01-00", identity.Date{}, identity.ErrDateText},
		{"month 00", "2026-00-01", identity.Date{}, identity.ErrDateText},
		{"year 0000", "0000", identity.Date{}, identity.ErrDateText},
		{"other separator", "2026/01/01", identity.Date{}, identity.ErrDateText},
		{"other second separator", "2026-01/01", identity.Date{}, identity.ErrDateText},
		{"sign", "+026-01-01", identity.Date{}, identity.ErrDateText},
		{"short parts", "2026-1-1", identity.Date{}, identity.ErrDateText},
		{"time", "2026-01-01T00:00:00Z", identity.Date{}, identity.ErrDateText},
		{"space", " 2026", identity.Date{}, identity.ErrDateText},
		{"empty", "", identity.Date{}, identity.ErrDateText},
	} {
		t.Run(tc.name, func(t *testing.T) {
			got, err := identity.ParseDate(tc.in)
			if got != tc.want || !errors.Is(err, tc.err) {
				t.Fatalf("got %+v, %v", got, err)
			}
			if err == nil && got.String() != tc.in {
				t.Errorf("writes %q", got.String())
			}
		})
	}
}

func TestNewDate(t *testing.T) {
	for _, tc := range []struct {
		name             string
		year, month, day int
		err              error
	}{
		{"day", 2024, 2, 29, nil},
		{"month", 2024, 2, 0, nil},
		{"year", 2024, 0, 0, nil},
		{"day without month", 2024, 0, 1, identity.ErrDate},
		{"year 0", 0, 1, 1, identity.ErrDate},
		{"year 10000", 10000, 1, 1, identity.ErrDate},
		{"negative month", 2024, -1, 1, identity.ErrDate},
		{"negative day", 2024, 1, -1, identity.ErrDate},
		{"31 June", 2024, 6, 31, identity.ErrDate},
	} {
		t.Run(tc.name, func(t *testing.T) {
			d, err := identity.NewDate(tc.year, tc.month, tc.day)
			if !errors.Is(err, tc.err) || (err != nil) != d.IsZero() || d.Complete() != (err == nil && tc.day > 0) {
				t.Errorf("got %v, %v", d, err)
			}
		})
	}
	invalid := identity.Date{Year: 2023, Month: 2, Day: 29}
	if _, err := invalid.MarshalText(); !errors.Is(err, identity.ErrDate) || invalid.String() != "" || invalid.Complete() {
		t.Errorf("invalid parts are written: %v", err)
	}
}

func TestDateJSON(t *testing.T) {
	type record struct {
		Born identity.Date `json:"born,omitzero"`
		Died identity.Date `json:"died"`
	}
	raw, err := json.Marshal(record{Born: identity.Date{Year: 1979, Month: 3}})
	if err != nil || string(raw) != `{"born":"1979-03","died":""}` {
		t.Fatalf("got %s, %v", raw, err)
	}
	var back record
	if err := json.Unmarshal(raw, &back); err != nil || back.Born.String() != "1979-03" || !back.Died.IsZero() {
		t.Errorf("got %+v, %v", back, err)
	}
	if err := json.Unmarshal([]byte(`{"born":"1979-3"}`), &back); !errors.Is(err, identity.ErrDateText) {
		t.Errorf("got %v", err)
	}
}

func TestDateTime(t *testing.T) {
	paris := time.FixedZone("CET", 3600)
	d := date(t, "2026-01-01")
	if got := d.Time(paris); !got.Equal(time.Date(2025, 12, 31, 23, 0, 0, 0, time.UTC)) || identity.DateOf(got) != d {
		t.Errorf("got %v", got)
	}
	if got := d.Time(nil); got.Location() != time.UTC {
		t.Errorf("got %v", got)
	}
	if !date(t, "2026-01").Time(nil).IsZero() || !(identity.Date{}).Time(nil).IsZero() {
		t.Error("an incomplete date has an instant")
	}
	if !identity.DateOf(time.Date(10000, 1, 1, 0, 0, 0, 0, time.UTC)).IsZero() {
		t.Error("year 10000")
	}
}

func TestAddDays(t *testing.T) {
	for _, tc := range []struct {
		name, from string
		days       int
		want       string
	}{
		{"over a month", "2026-01-31", 1, "2026-02-01"},
		{"over a leap day", "2024-02-28", 2, "2024-03-01"},
		{"back over a year", "2026-01-01", -1, "2025-12-31"},
		{"nothing", "2026-01-01", 0, "2026-01-01"},
		{"past the end", "9999-12-31", 1, ""},
		{"before the beginning", "0001-01-01", -1, ""},
		{"far too many", "2026-01-01", 1 << 40, ""},
		{"incomplete", "2026-01", 1, ""},
	} {
		t.Run(tc.name, func(t *testing.T) {
			if got := date(t, tc.from).AddDays(tc.days); got.String() != tc.want {
				t.Errorf("got %v, want %s", got, tc.want)
			}
		})
	}
}

func TestDateOrder(t *testing.T) {
	sorted := []identity.Date{{}, date(t, "1979"), date(t, "1979-03"), date(t, "1979-03-28"), date(t, "1979-03-29"), date(t, "1979-04"), date(t, "1980")}
	if !slices.IsSortedFunc(sorted, identity.Date.Compare) {
		t.Error("not in order")
	}
	for _, tc := range []struct {
		a, b string
		want bool
	}{
		{"1979-03-28", "1979-03-29", true},
		{"1979-03-28", "1979-03-28", false},
		{"1979-03-29", "1979-03-28", false},
		{"1979-03", "1979-03-29", false},
		{"1979-03", "1979-04-01", true},
		{"1979", "1979-12", false},
		{"1979", "1980", true},
		{"", "1980", false},
		{"1980", "", false},
	} {
		if got := date(t, tc.a).Before(date(t, tc.b)); got != tc.want {
			t.Errorf("%q before %q: %v", tc.a, tc.b, got)
		}
	}
}

func FuzzParseDate(f *testing.F) {
	for _, s := range []string{"1979-03-28", "1979-03", "1979", "2023-02-29", "", "0000"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		d, err := identity.ParseDate(s)
		if err != nil {
			return
		}
		if d.String() != s {
			t.Fatal("writes back differently")
		}
		if d.Complete() && identity.DateOf(d.Time(nil)) != d {
			t.Fatal("not a day of the calendar")
		}
	})
}

func ExampleParseDate() {
	d, err := identity.ParseDate("1979-03")
	fmt.Println(d, d.Complete(), err)
	_, err = identity.ParseDate("2023-02-29")
	fmt.Println(err)
	// Output:
	// 1979-03 false <nil>
	// DATE-002: this date is not in the calendar
}

func ExampleDate_Before() {
	a := identity.Date{Year: 2026, Month: 3}
	b := identity.Date{Year: 2026, Month: 3, Day: 31}
	fmt.Println(a.Before(b), a.Before(b.AddDays(1)))
	// Output: false true
}
