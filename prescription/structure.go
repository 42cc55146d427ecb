package prescription

import "github.com/ordonnance-numerique/ordonnance-go/document"

// Structure returns the rules that hold in every country and that the JSON
// Schema of the prescription cannot say: things that contradict each other or
// say nothing. A value that breaks one of them cannot be carried out as
// written. The codes are RX-101 to RX-199; all are failures.
func Structure() document.Profile[Prescription] {
	rules := wholeRules()
	rules = append(rules, lineRules()...)
	rules = append(rules, amountRules()...)
	rules = append(rules, timeRules()...)
	return document.Profile[Prescription]{Name: "prescription structure", Rules: rules}
}

// ownModel is the source of the rules that only follow from what the fields of
// this package mean.
const ownModel = "prescription model, version 1"

// structural makes a rule of [Structure].
func structural(code, source, en, fr string, test func(p Prescription, found func(path string))) document.Rule[Prescription] {
	return document.Rule[Prescription]{Code: code, Severity: document.Failure, Source: source,
		Text: document.Text{EN: en, FR: fr}, Test: test}
}

// wholeRules are the rules on the prescription as a whole.
func wholeRules() []document.Rule[Prescription] {
	return []document.Rule[Prescription]{
		structural("RX-101", ownModel, "the validity does not end after its start",
			"la fin de validité n'est pas postérieure à son début",
			func(p Prescription, found func(string)) {
				if !startsBefore(p.Validity.Start, p.Validity.End) {
					found("/validity/end")
				}
			}),
		structural("RX-102", ownModel, "the validity ends before the prescription was written",
			"la validité prend fin avant la date de rédaction",
			func(p Prescription, found func(string)) {
				if !startsBefore(p.Written, p.Validity.End) {
					found("/validity/end")
				}
			}),
		structural("RX-103", ownModel, "the prescription replaces itself",
			"la prescription se remplace elle-même",
			func(p Prescription, found func(string)) {
				if p.Replaces != "" && p.Replaces == p.ID {
					found("/replaces")
				}
			}),
	}
}

// startsBefore reports whether end may come after start; it does when one of them
// is not stated. Where only one is a bare day the days are compared, since the
// day alone does not tell.
func startsBefore(start, end Moment) bool {
	if start.IsZero() || end.IsZero() {
		return true
	}
	if start.IsDay() != end.IsDay() {
		return !end.Date().Before(start.Date())
	}
	return end.Time(nil).After(start.Time(nil))
}
