package prevention

import (
	"github.com/ordonnance-numerique/ordonnance-go/document"
	"github.com/ordonnance-numerique/ordonnance-go/identity"
)

// Programme is a set of rules that one authority published at one time.
type Programme struct {
	Key    string        `json:"key"` // unique among programmes: "fr.enfant"
	Title  document.Text `json:"title"`
	Source string        `json:"source"` // document, version, section
	// Edition is the day of the text the rules were taken from.
	Edition identity.Date `json:"edition"`
	// From and To are the first and the last day on which the rules hold; zero
	// means no limit.
	From identity.Date `json:"from,omitzero"`
	To   identity.Date `json:"to,omitzero"`
	// Interval is the least time between two messages of the programme to one
	// person, and Reminders how many messages one due item is worth. Zero means
	// no limit.
	Interval  Age    `json:"interval,omitzero"`
	Reminders int    `json:"reminders,omitempty"`
	Rules     []Rule `json:"rules"`
}

// Rule says who is due for one act, and when. All that is stated must hold.
type Rule struct {
	Key   string        `json:"key"` // unique in the programme: "12"
	Title document.Text `json:"title"`
	// Act names what is done. Several rules may name the same act: the doses of
	// a vaccine, a test that changes its rhythm with age.
	Act string `json:"act"`
	// Mandatory says that the law makes it so.
	Mandatory bool `json:"mandatory,omitempty"`

	// From and To are completed ages: due from the day From is completed to the
	// day before To is. A zero To is no end.
	From Age `json:"from"`
	To   Age `json:"to,omitzero"`
	// Since counts From and To from the beginning of a declared condition and
	// not from birth; who has not declared it is not concerned.
	Since string `json:"since,omitempty"`
	// Every makes the window begin anew after that time, up to To: "65 a" every
	// "10 a" is due once from 65 to 74, once from 75 to 84… In the unit of From.
	Every Age `json:"every,omitzero"`
	// Season limits it to a part of each year, once in each.
	Season *Season `json:"season,omitempty"`

	Sex identity.Sex `json:"sex,omitempty"`
	// BornFrom is the first day of birth concerned.
	BornFrom identity.Date `json:"bornFrom,omitzero"`
	// BornTo is the last day of birth concerned.
	BornTo identity.Date `json:"bornTo,omitzero"`
	// Conditions are those of which one must be declared; Exclude those of which
	// none may be.
	Conditions []string `json:"conditions,omitempty"`
	Exclude    []string `json:"exclude,omitempty"`

	// Dose n is due when just n-1 acts are on record. 0: whatever their number.
	Dose int `json:"dose,omitempty"`
	// Interval is the least time after the last act of the same name.
	Interval Age `json:"interval,omitzero"`
	// Repeat makes it due again that long after the last act. Without Repeat,
	// Dose, Every and Season, one act is enough for life, or, with PerWindow, one
	// act within the window of this rule.
	Repeat    Age  `json:"repeat,omitzero"`
	PerWindow bool `json:"perWindow,omitempty"`
	// After are other acts that have to lie that long back.
	After []After `json:"after,omitempty"`
	// Unless are other acts of which none may be on record: a scheme that was
	// begun in another way goes on in that way.
	Unless []string `json:"unless,omitempty"`
	// Defer are keys of rules of the programme that go first: as long as one of
	// them is due, this one is not.
	Defer []string `json:"defer,omitempty"`
}

// Season is a part of the year, both days included. It may run over the new
// year.
type Season struct {
	From MonthDay `json:"from"`
	To   MonthDay `json:"to"`
}

// After is a delay after another act.
type After struct {
	Act      string `json:"act"`
	Interval Age    `json:"interval,omitzero"`
	// Required says that the other act must be on record at all.
	Required bool `json:"required,omitempty"`
}

// Person is who is asked about.
type Person struct {
	// Born may lack its day or its month; see [Due].Certain.
	Born       identity.Date
	Sex        identity.Sex
	Conditions []Condition
	// OptOut are keys of programmes of which the person wants no message.
	OptOut []string
}

// Condition is a state that the person, or who answers for them, declared.
type Condition struct {
	Key   string        // "pregnancy"; the programmes say which they know
	Since identity.Date // its first day; zero when unknown
}

// Event is an act that took place.
type Event struct {
	Act string
	On  identity.Date // a complete date
}
