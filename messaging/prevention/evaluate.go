package prevention

import (
	"slices"

	"github.com/ordonnance-numerique/ordonnance-go/document"
	"github.com/ordonnance-numerique/ordonnance-go/identity"
)

// Due is one act that a person is due for.
type Due struct {
	Programme string        `json:"programme"`
	Rule      string        `json:"rule"`
	Act       string        `json:"act"`
	Title     document.Text `json:"title"`
	Mandatory bool          `json:"mandatory,omitempty"`
	// First and Last are the days between which it is to be done; a zero Last
	// means that there is no end.
	First identity.Date `json:"first"`
	Last  identity.Date `json:"last,omitzero"`
	// Reason is why it is due on these days.
	Reason Reason `json:"reason"`
	// Done is when the act was last done; zero when it is not on record.
	Done identity.Date `json:"done,omitzero"`
	// Certain is false when the birth date lacks its day or month, or the sex is
	// not known, and the answer hangs on it. Messages are made of certain items
	// only.
	Certain bool `json:"certain"`
}

// Reason is why an item is due.
type Reason string

// The values of [Reason].
const (
	ByAge       Reason = "age"       // the age is reached
	ByInterval  Reason = "interval"  // the time since the last act is over
	ByCondition Reason = "condition" // a declared condition opens it
	BySeason    Reason = "season"    // the season has begun
)

// Options of [Evaluate]; nil and zero fields mean the default.
type Options struct {
	// Ahead is for how many days after today items are looked for, so that
	// somebody can be told in time. 0: due today.
	Ahead int
}

// Evaluate returns what a person is due for on a day: of each programme, in the
// order of its rules. Acts of the history that lie after today do not count. It
// is a pure function; the order of history and of conditions does not matter.
// Nothing is due on an incomplete day, to somebody of unknown year of birth or
// not yet born.
func Evaluate(p Person, history []Event, today identity.Date, programmes []Programme, opts *Options) []Due {
	if !today.Complete() || p.Born.Year == 0 {
		return nil
	}
	q := question{today: today, until: today, person: p, acts: map[string]acts{}}
	if opts != nil && opts.Ahead > 0 {
		q.until = today.AddDays(min(opts.Ahead, 1000))
	}
	for _, e := range history {
		if e.On.Complete() && !today.Before(e.On) {
			q.acts[e.Act] = append(q.acts[e.Act], e.On)
		}
	}
	for _, a := range q.acts {
		slices.SortFunc(a, identity.Date.Compare)
	}
	var due []Due
	for i := range programmes {
		due = append(due, q.programme(&programmes[i])...)
	}
	return due
}

// question is what stays the same while rules are tried.
type question struct {
	today, until identity.Date
	person       Person
	acts         map[string]acts
}

// acts are the days of one act, in order.
type acts []identity.Date

func (a acts) last() identity.Date {
	if len(a) == 0 {
		return identity.Date{}
	}
	return a[len(a)-1]
}

// within reports whether an act lies in [first, end).
func (a acts) within(first, end identity.Date) bool {
	return slices.ContainsFunc(a, func(d identity.Date) bool {
		return !d.Before(first) && (end.IsZero() || d.Before(end))
	})
}

func (q *question) programme(p *Programme) []Due {
	if q.until.Before(p.From) || !p.To.IsZero() && p.To.Before(q.today) {
		return nil
	}
	var due []Due
	for i := range p.Rules {
		if d, ok := q.rule(&p.Rules[i]); ok {
			d.Programme = p.Key
			due = append(due, d)
		}
	}
	all := slices.Clone(due)
	return slices.DeleteFunc(due, func(d Due) bool {
		return slices.ContainsFunc(all, func(first Due) bool { return slices.Contains(p.rule(d.Rule).Defer, first.Rule) })
	})
}

func (p *Programme) rule(key string) *Rule {
	for i := range p.Rules {
		if p.Rules[i].Key == key {
			return &p.Rules[i]
		}
	}
	return &Rule{}
}

// rule tries one rule with the earliest and the latest day on which the person may
// have been born.
func (q *question) rule(r *Rule) (Due, bool) {
	sexKnown, ok := q.concerns(r)
	if !ok {
		return Due{}, false
	}
	earliest, latest := births(q.person.Born)
	if q.today.Before(earliest) {
		return Due{}, false
	}
	first, dueFirst := q.born(r, earliest)
	if earliest == latest {
		first.Certain = sexKnown
		return first, dueFirst
	}
	second, dueSecond := q.born(r, latest)
	if dueFirst && dueSecond {
		// Where the window moves with the birth, the days that hold for both.
		first.First = later(first.First, second.First)
		first.Certain = sexKnown
		return first, true
	}
	if dueSecond {
		return second, true
	}
	return first, dueFirst
}

// concerns reports whether the rule is for such a person, and whether the sex, if
// it matters, is known.
func (q *question) concerns(r *Rule) (sexKnown, ok bool) {
	sexKnown = true
	if r.Sex != "" && r.Sex != q.person.Sex {
		if q.person.Sex == identity.Female || q.person.Sex == identity.Male {
			return false, false
		}
		sexKnown = false
	}
	if slices.ContainsFunc(r.Exclude, q.person.declared) {
		return false, false
	}
	return sexKnown, len(r.Conditions) == 0 || slices.ContainsFunc(r.Conditions, q.person.declared)
}

func (p Person) declared(condition string) bool {
	return slices.ContainsFunc(p.Conditions, func(c Condition) bool { return c.Key == condition })
}

// births returns the first and the last day that a birth date may mean.
func births(d identity.Date) (earliest, latest identity.Date) {
	earliest, latest = d, d
	if d.Month == 0 {
		earliest.Month, latest.Month = 1, 12
	}
	if d.Day == 0 {
		earliest.Day, latest.Day = 1, lastDay(latest.Year, latest.Month)
	}
	return earliest, latest
}
