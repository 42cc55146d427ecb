package ordonnance_test

import (
	"math/rand/v2"
	"testing"

	"github.com/ordonnance-numerique/ordonnance-go/prescription"
	"github.com/ordonnance-numerique/ordonnance-go/prescription/fr/ordonnance"
	"github.com/ordonnance-numerique/ordonnance-go/prescription/internal/gen"
	"github.com/ordonnance-numerique/ordonnance-go/prescription/internal/has"
)

// changes each alter the meaning of a posology, when they find the part that
// they alter. What may change without another sentence, because it means or
// reads the same: the label of a code that the tables know, the system of a
// code, "0.50" for "0.5" and "0.333333" for "0.3333333", a sequence number that
// keeps the order, the order of parallel doses, of weekdays, of doses and of
// moments with and without a preposition, the first capital and the last point
// of words, bounds moved from a single step to its line, a style without a period, an
// instruction moved into the text of the step, and the unit label beside a
// code that has another meaning (a fault, for which there is a rule).
var changes = map[string]func(l *prescription.Line, s *prescription.Step) bool{
	"dose value": func(_ *prescription.Line, s *prescription.Step) bool {
		if len(s.Doses) == 0 || s.Doses[0].Value == nil {
			return false
		}
		s.Doses[0].Value.Value = "77.5"
		return true
	},
	"dose unit": func(_ *prescription.Line, s *prescription.Step) bool {
		if len(s.Doses) == 0 || s.Doses[0].Value == nil {
			return false
		}
		s.Doses[0].Value.Unit = "graduation"
		return true
	},
	"dose to at least": func(_ *prescription.Line, s *prescription.Step) bool {
		if len(s.Doses) == 0 || s.Doses[0].Value == nil {
			return false
		}
		s.Doses[0].Low, s.Doses[0].Value = s.Doses[0].Value, nil
		return true
	},
	"dose to at most": func(_ *prescription.Line, s *prescription.Step) bool {
		if len(s.Doses) == 0 || s.Doses[0].Value == nil {
			return false
		}
		s.Doses[0].High, s.Doses[0].Value = s.Doses[0].Value, nil
		return true
	},
	"dose calculated": func(_ *prescription.Line, s *prescription.Step) bool {
		if len(s.Doses) != 1 || s.Doses[0].Kind != "" {
			return false
		}
		s.Doses[0].Kind = prescription.Calculated
		return true
	},
	"dose per": func(_ *prescription.Line, s *prescription.Step) bool {
		if len(s.Doses) == 0 {
			return false
		}
		s.Doses[0].Per = q("3", "kg")
		return true
	},
	"basis": func(_ *prescription.Line, s *prescription.Step) bool {
		if len(s.Doses) == 0 {
			return false
		}
		s.Doses[0].Basis = pCode{Display: "testoïne"}
		return true
	},
	"no dose": func(_ *prescription.Line, s *prescription.Step) bool {
		had := len(s.Doses) > 0
		s.Doses = nil
		return had
	},
	"rate": func(_ *prescription.Line, s *prescription.Step) bool {
		s.Rate = &prescription.Amount{Value: q("33", "mL/h")}
		return true
	},
	"style": func(_ *prescription.Line, s *prescription.Step) bool {
		was := s.Timing.Style
		s.Timing.Style = map[prescription.Style]prescription.Style{prescription.Every: prescription.TimesPer,
			prescription.TimesPer: "", "": prescription.Every}[was]
		return !s.Timing.Period.IsZero()
	},
	"frequency":     func(_ *prescription.Line, s *prescription.Step) bool { s.Timing.Frequency = 77; return true },
	"frequency max": func(_ *prescription.Line, s *prescription.Step) bool { s.Timing.FrequencyMax = 78; return true },
	"period": func(_ *prescription.Line, s *prescription.Step) bool {
		s.Timing.Period = prescription.Span{Value: "11", Unit: prescription.Hour}
		return true
	},
	"period max": func(_ *prescription.Line, s *prescription.Step) bool {
		s.Timing.PeriodMax = prescription.Span{Value: "99", Unit: s.Timing.Period.Unit}
		return !s.Timing.Period.IsZero()
	},
	"count":     func(_ *prescription.Line, s *prescription.Step) bool { s.Timing.Count = 55; return true },
	"count max": func(_ *prescription.Line, s *prescription.Step) bool { s.Timing.CountMax = 777; return true },
	"moment": func(_ *prescription.Line, s *prescription.Step) bool {
		s.Timing.Moments = append(s.Timing.Moments, prescription.DayMoment{Code: "PBT", Offset: 12})
		return true
	},
	"time": func(_ *prescription.Line, s *prescription.Step) bool {
		s.Timing.Times = append(s.Timing.Times, 11*3600+22*60)
		return true
	},
	"month days": func(_ *prescription.Line, s *prescription.Step) bool {
		s.Timing.MonthDays = "2,4,6,8,10,12"
		return true
	},
	"cycle": func(_ *prescription.Line, s *prescription.Step) bool {
		s.Timing.Cycle = prescription.Cycle{Length: 11, Days: "1-4,9"}
		return true
	},
	"administration": func(_ *prescription.Line, s *prescription.Step) bool {
		s.Timing.Duration = prescription.Span{Value: "17", Unit: prescription.Minute}
		return true
	},
	"as needed": func(_ *prescription.Line, s *prescription.Step) bool { s.AsNeeded = !s.AsNeeded; return true },
	"condition": func(_ *prescription.Line, s *prescription.Step) bool {
		s.Condition = pCode{Display: "si fatigue"}
		return true
	},
	"start event": func(_ *prescription.Line, s *prescription.Step) bool {
		s.StartEvent = pCode{Display: "la sortie"}
		return true
	},
	"end event": func(_ *prescription.Line, s *prescription.Step) bool {
		s.EndEvent = pCode{Display: "la sortie"}
		return true
	},
	"maximum": func(_ *prescription.Line, s *prescription.Step) bool {
		s.Maxima = append(s.Maxima, prescription.Maximum{Dose: *q("66", "dose"), Scope: prescription.PerAdministration})
		return true
	},
	"maximum scope": func(_ *prescription.Line, s *prescription.Step) bool {
		if len(s.Maxima) == 0 || s.Maxima[0].Scope == prescription.PerLifetime {
			return false
		}
		s.Maxima[0].Scope = prescription.PerLifetime
		return true
	},
	"interval": func(_ *prescription.Line, s *prescription.Step) bool {
		s.MinInterval = prescription.Span{Value: "13", Unit: prescription.Hour}
		return true
	},
	"route": func(_ *prescription.Line, s *prescription.Step) bool { s.Route = pCode{Display: "voie x"}; return true },
	"site":  func(_ *prescription.Line, s *prescription.Step) bool { s.Site = pCode{Display: "site x"}; return true },
	"method": func(_ *prescription.Line, s *prescription.Step) bool {
		s.Method = pCode{Display: "geste x"}
		return true
	},
	"instruction": func(_ *prescription.Line, s *prescription.Step) bool {
		s.Instructions = append(s.Instructions, "avec un peu d'eau")
		return true
	},
	"text": func(_ *prescription.Line, s *prescription.Step) bool { s.Text += " et ainsi de suite"; return true },
	"start": func(_ *prescription.Line, s *prescription.Step) bool {
		s.Bounds.Start = day(2031, 5, 6)
		return true
	},
	"end": func(_ *prescription.Line, s *prescription.Step) bool { s.Bounds.End = day(2032, 5, 6); return true },
	"delay": func(_ *prescription.Line, s *prescription.Step) bool {
		s.Bounds.Delay = prescription.Span{Value: "19", Unit: prescription.Day}
		return true
	},
	"duration": func(_ *prescription.Line, s *prescription.Step) bool {
		s.Bounds.Duration = prescription.Span{Value: "123", Unit: prescription.Day}
		return true
	},
	"duration max": func(_ *prescription.Line, s *prescription.Step) bool {
		s.Bounds.DurationMax = prescription.Span{Value: "321", Unit: prescription.Day}
		return true
	},
	"line period": func(l *prescription.Line, _ *prescription.Step) bool {
		l.Period.Duration = prescription.Span{Value: "444", Unit: prescription.Day}
		return true
	},
	"line maximum": func(l *prescription.Line, _ *prescription.Step) bool {
		l.Dosage.Maxima = append(l.Dosage.Maxima, prescription.Maximum{Dose: *q("67", "dose"), Scope: prescription.PerLifetime})
		return true
	},
	"order": func(l *prescription.Line, s *prescription.Step) bool {
		for i := range l.Dosage.Steps {
			if s.Sequence != 0 && l.Dosage.Steps[i].Sequence > s.Sequence {
				s.Sequence = 1000
				return true
			}
		}
		return false
	},
	"step more": func(l *prescription.Line, _ *prescription.Step) bool {
		l.Dosage.Steps = append(l.Dosage.Steps, prescription.Step{Sequence: 501, Doses: dose("8", "gélule")})
		return true
	},
	"step less": func(l *prescription.Line, _ *prescription.Step) bool {
		l.Dosage.Steps = l.Dosage.Steps[1:]
		return true
	},
}

// Posologies that mean different things are told apart, in both forms.
func TestSentenceDistinct(t *testing.T) {
	lines := make([]prescription.Line, 0, 1000)
	for _, c := range append(has.Cases(), has.Others()...) {
		lines = append(lines, c.Line)
	}
	r := rand.New(rand.NewPCG(5, 5))
	for len(lines) < 600 {
		d := gen.Dosage(r)
		lines = append(lines, prescription.Line{Dosage: &d})
	}
	for _, l := range lines {
		plain, words := ordonnance.Sentence(l), string(ordonnance.AppendSentenceInWords(nil, l))
		for name, change := range changes {
			other := l.Clone()
			if !change(&other, &other.Dosage.Steps[0]) {
				continue
			}
			if ordonnance.Sentence(other) == plain || string(ordonnance.AppendSentenceInWords(nil, other)) == words {
				t.Errorf("%s makes no difference: %s", name, plain)
			}
		}
	}
}

// No two cases of the catalogue share a sentence by chance.
func TestSentenceCatalogue(t *testing.T) {
	same := map[string]string{"01-MV": "01-DC", "12-2": "06-2"} // the same posology
	seen := map[string]string{}
	for _, c := range append(has.Cases(), has.Others()...) {
		s := ordonnance.Sentence(c.Line)
		if other, taken := seen[s]; taken && same[c.ID] != other {
			t.Errorf("%s and %s: %s", other, c.ID, s)
		}
		seen[s] = c.ID
	}
}
