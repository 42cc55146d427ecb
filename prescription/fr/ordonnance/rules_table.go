package ordonnance

import (
	"strconv"
	"sync"

	"github.com/ordonnance-numerique/ordonnance-go/document"
	"github.com/ordonnance-numerique/ordonnance-go/identity"
	"github.com/ordonnance-numerique/ordonnance-go/prescription"
)

// Severities, short for the tables.
const (
	failure = document.Failure
	warning = document.Warning
	notice  = document.Information
)

// lawRule is one row of the tables of rules.
type lawRule struct {
	code     string
	severity document.Severity
	source   string // the article
	mark     string // how sure we are of it: V, S, D, K
	en, fr   string
	test     func(c *check)
	// when says under which options the rule can find anything; nil is always.
	when func(o *Options) bool
	// from is the first day of writing to which the rule applies, to the first
	// to which it no longer does; zero sets no bound.
	from, to identity.Date
}

// check is one rule at work on one prescription.
type check struct {
	*Options
	rx    prescription.Prescription
	found func(path string)
}

// bind makes the rule of the profile. The pool lends the memory of a check, so
// that a rule that finds nothing allocates nothing.
func (r lawRule) bind(o *Options, pool *sync.Pool) document.Rule[prescription.Prescription] {
	source := r.source
	if !r.from.IsZero() {
		source += ", depuis le " + r.from.String()
	}
	if !r.to.IsZero() {
		source += ", jusqu'au " + r.to.String()
	}
	rule := document.Rule[prescription.Prescription]{
		Code: r.code, Severity: r.severity, Source: source + " (" + r.mark + ")",
		Text: document.Text{EN: r.en, FR: r.fr},
	}
	if r.when == nil || r.when(o) {
		rule.Test = r.runner(o, pool)
	}
	return rule
}

func (r lawRule) runner(o *Options, pool *sync.Pool) func(prescription.Prescription, func(string)) {
	return func(rx prescription.Prescription, found func(path string)) {
		if !inForce(r.from, r.to, rx.Written.Date()) {
			return
		}
		c := pool.Get().(*check)
		*c = check{Options: o, rx: rx, found: found}
		r.test(c)
		*c = check{}
		pool.Put(c)
	}
}

// atCounter reports whether the prescription is judged at the counter. There,
// what the printed code leaves to the receiver's tables (see
// [prescription.Core]) is not asked for again: the name of a product that is
// coded, and the postal address of the prescriber.
func (c *check) atCounter() bool { return c.Stage == Dispensing }

// The options under which rules can find something.
func knowsLaw(o *Options) bool     { return o.Medicines != nil }
func hasMoment(o *Options) bool    { return !o.At.IsZero() }
func inProduction(o *Options) bool { return o.Production }
func goesAbroad(o *Options) bool   { return o.Abroad }
func onPaper(o *Options) bool      { return o.Paper }
func asksScope(o *Options) bool    { return o.MayPrescribe != nil }
func knowsEarlier(o *Options) bool { return o.Medicines != nil && len(o.Earlier) > 0 }
func atCounter(o *Options) bool    { return o.Stage == Dispensing && !o.At.IsZero() }
func atCounterByLaw(o *Options) bool {
	return atCounter(o) && knowsLaw(o)
}

// inForce reports whether a day lies in [from, to); a zero bound is none, and
// a day that is not known lies in every stretch.
func inForce(from, to, day identity.Date) bool {
	return day.IsZero() || !day.Before(from) && (to.IsZero() || day.Before(to))
}

// eachLine tests every line, and gives the path of the lines for which broken
// holds, with the tail behind it.
func eachLine(tail string, broken func(c *check, l *prescription.Line) bool) func(c *check) {
	return func(c *check) {
		for n := range c.rx.Lines {
			if broken(c, &c.rx.Lines[n]) {
				c.found("/lines/" + strconv.Itoa(n) + tail)
			}
		}
	}
}

// eachMedicine is eachLine for medicines of which the law is known.
func eachMedicine(tail string, broken func(c *check, l *prescription.Line, law Law) bool) func(c *check) {
	return eachLine(tail, func(c *check, l *prescription.Line) bool {
		law, known := c.law(l)
		return known && broken(c, l, law)
	})
}

// onWhole tests the prescription as a whole, and gives one path.
func onWhole(path string, broken func(c *check) bool) func(c *check) {
	return func(c *check) {
		if broken(c) {
			c.found(path)
		}
	}
}

// law is the law of a line on the day of writing; false for what is no
// medicine and for a medicine that is not known.
func (c *check) law(l *prescription.Line) (Law, bool) {
	if l.Medicine == nil || c.Medicines == nil {
		return Law{}, false
	}
	return c.Medicines(*l.Medicine, c.rx.Written.Date())
}

// line keeps the tables of rules short.
type line = prescription.Line
