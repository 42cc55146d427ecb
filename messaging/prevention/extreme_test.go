package prevention_test

import (
	"encoding/json"
	"errors"
	"math"
	"testing"

	"github.com/ordonnance-numerique/ordonnance-go/document"
	"github.com/ordonnance-numerique/ordonnance-go/identity"
	"github.com/ordonnance-numerique/ordonnance-go/messaging/prevention"
)

func TestDaysOutsideTheCalendar(t *testing.T) {
	extremes := []int{math.MinInt, -1, 0, 13, 32, 100, math.MaxInt}
	for _, month := range append(extremes, 2) {
		for _, day := range append(extremes[:3:3], 30, 32, 100, math.MaxInt) {
			d := prevention.MonthDay{Month: month, Day: day}
			if s := d.String(); s != "" {
				t.Errorf("%d %d: %q", month, day, s)
			}
			if raw, err := json.Marshal(d); !errors.Is(err, prevention.ErrAge) {
				t.Errorf("%d %d: %s %v", month, day, raw, err)
			}
		}
	}
	if s := (prevention.MonthDay{Month: 2, Day: 29}).String(); s != "02-29" {
		t.Error(s)
	}
}

func TestAgesOfNoUnit(t *testing.T) {
	for _, a := range []prevention.Age{{N: 1}, {N: -1, Unit: prevention.Days}, {N: math.MaxInt, Unit: prevention.Years}, {Unit: "x"}} {
		if raw, err := json.Marshal(a); !errors.Is(err, prevention.ErrAge) {
			t.Errorf("%+v: %s %v", a, raw, err)
		}
	}
}

func TestSeasonOutsideTheCalendar(t *testing.T) {
	for name, season := range map[string]prevention.Season{
		"zero": {}, "from": {To: prevention.MonthDay{Month: 1, Day: 31}},
		"to": {From: prevention.MonthDay{Month: 10, Day: 15}, To: prevention.MonthDay{Month: 2, Day: 30}},
	} {
		text := document.Text{EN: "a", FR: "a"}
		list := []prevention.Programme{{Key: "a", Title: text, Source: "a", Edition: identity.Date{Year: 2026},
			Rules: []prevention.Rule{{Key: "1", Title: text, Act: "a", From: prevention.Age{Unit: prevention.Days}, Season: &season}}}}
		if _, _, err := document.Write(list, prevention.Kind()); !errors.Is(err, prevention.ErrProgramme) {
			t.Errorf("%s: %v", name, err)
		}
	}
}
