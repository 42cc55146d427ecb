package document

// Profile is a list of rules for one type of content, under a name: "French
// rules for an ordonnance, 2026". A profile is a plain value; two of them may
// be checked together.
type Profile[T any] struct {
	Name  string    // for people and logs
	Rules []Rule[T] // checked in this order
}

// Rule is one requirement on a value of type T.
type Rule[T any] struct {
	Code     string   // stable code, never reused: "FR-RX-014"
	Severity Severity // of the faults it makes
	Source   string   // the text it comes from: article, standard, section
	Text     Text     // what is wrong when it is broken
	// Test calls found once for each place that breaks the rule, with its JSON
	// pointer ("" for the whole value). Not calling it means the rule holds.
	// A rule without Test says nothing.
	Test func(value T, found func(path string))
}

// Check answers the question "is it right?": it holds value against every rule
// of the profiles, in order, and returns what it finds. No fault, or no
// profile, gives nil. Check never changes value and keeps no reference to it.
func Check[T any](value T, profiles ...Profile[T]) []Fault {
	var faults []Fault
	for _, p := range profiles {
		for _, r := range p.Rules {
			if r.Test == nil {
				continue
			}
			r.Test(value, func(path string) {
				faults = append(faults, Fault{Code: r.Code, Severity: r.Severity, Path: path, Message: r.Text})
			})
		}
	}
	return faults
}
