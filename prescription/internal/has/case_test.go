package has_test

import (
	"testing"

	"github.com/ordonnance-numerique/ordonnance-go/prescription"
	"github.com/ordonnance-numerique/ordonnance-go/prescription/internal/has"
)

// The catalogue is whole: 47 cases, each once, with all its lengths of time.
func TestCases(t *testing.T) {
	if n := len(has.Cases()); n != 47 {
		t.Errorf("%d cases", n)
	}
	seen := map[string]bool{}
	for _, c := range append(has.Cases(), has.Others()...) {
		if seen[c.ID] || c.Product == "" || c.Meaning == "" || len(c.Line.Dosage.Steps) == 0 {
			t.Errorf("case %q", c.ID)
		}
		seen[c.ID] = true
		for _, s := range c.Line.Dosage.Steps {
			if s.Timing.Frequency > 0 && s.Timing.Period.IsZero() {
				t.Errorf("%s: no period", c.ID)
			}
			for _, d := range s.Doses {
				if d.Value == nil && d.Low == nil {
					t.Errorf("%s: no dose", c.ID)
				}
			}
			for _, m := range s.Maxima {
				if m.Scope == prescription.PerPeriod && m.Period.IsZero() {
					t.Errorf("%s: no period of a maximum", c.ID)
				}
			}
		}
	}
}

// What is handed out may be changed without harm.
func TestCasesFresh(t *testing.T) {
	has.Cases()[0].Line.Dosage.Steps[0].Doses[0].Value.Value = "41"
	if v := has.Cases()[0].Line.Dosage.Steps[0].Doses[0].Value.Value; v != "40" {
		t.Errorf("%s", v)
	}
}
