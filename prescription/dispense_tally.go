package prescription

import (
	"math/big"
	"time"
)

// tally counts what was handed out on the lines of a prescription.
type tally struct {
	loc   *time.Location
	lines map[string]*lineTally
	order []*lineTally // as in the prescription
	found *findings
}

// lineTally counts on one line: whole dispensings, and what was handed out of
// the one that is open.
type lineTally struct {
	line  Line
	total int      // dispensings allowed, -1 without limit
	each  *big.Rat // quantity of one dispensing; nil when dispensings are counted

	complete int
	open     bool
	given    *big.Rat // of the open dispensing; zero when none is

	begun Moment // when the latest dispensing began
	last  Moment // the latest hand-out

	refused, closed bool
	deliveries      []Delivery
	alternatives    []*lineTally
}

// newTally prepares the lines; presumed fills in what a national rule says.
func newTally(p Prescription, opts *DispenseOptions) *tally {
	t := &tally{loc: opts.zone(), lines: map[string]*lineTally{}, found: newFindings()}
	for _, l := range p.Lines {
		id := l.ID
		if opts != nil && opts.Presumed != nil {
			l = opts.Presumed(l.Clone())
			l.ID = id
		}
		lt := &lineTally{line: l, total: dispensings(l.Repeats), given: new(big.Rat)}
		if l.Quantity != nil {
			if r := l.Quantity.Value.Rat(); r != nil && r.Sign() > 0 {
				lt.each = r
			}
		}
		t.order = append(t.order, lt)
		if _, twice := t.lines[id]; !twice {
			t.lines[id] = lt
		}
	}
	t.linkAlternatives()
	return t
}

// dispensings is how often a line may be dispensed: once when nothing is said.
func dispensings(r Repeats) int {
	if r.IsUnlimited() {
		return -1
	}
	n, _ := r.Number()
	return n + 1
}

// linkAlternatives makes "one or the other" hold in both directions.
func (t *tally) linkAlternatives() {
	for _, lt := range t.order {
		for _, link := range lt.line.Links {
			other := t.lines[link.Line]
			if link.Relation == Alternative && other != nil && other != lt {
				lt.alternatives = append(lt.alternatives, other)
				other.alternatives = append(other.alternatives, lt)
			}
		}
	}
}

// barred reports whether another line was chosen instead of this one.
func (lt *lineTally) barred() bool {
	if len(lt.deliveries) > 0 {
		return false
	}
	for _, other := range lt.alternatives {
		if len(other.deliveries) > 0 {
			return true
		}
	}
	return false
}

// done reports whether everything prescribed was handed out.
func (lt *lineTally) done() bool { return lt.total >= 0 && lt.complete >= lt.total }

// owed is what the dispensing that is open, or the next one, lacks. Only for
// lines that count a quantity.
func (lt *lineTally) owed() *big.Rat { return new(big.Rat).Sub(lt.each, lt.given) }

// handOut adds one delivery of q, or of a whole or a part when q is nil.
func (lt *lineTally) handOut(d Delivery, q *big.Rat, full bool) {
	first := lt.complete == 0
	whole := full && !lt.open
	if lt.each != nil {
		whole = q.Cmp(lt.each) >= 0
	}
	d.Completeness = completeness(first, whole)
	if !lt.open {
		lt.begun = d.At
	}
	lt.last = d.At
	switch {
	case lt.each != nil:
		lt.add(q)
	case full:
		lt.complete, lt.open = addCapped(lt.complete, 1), false
	default:
		lt.open = true
	}
	d.Over = lt.total >= 0 && (lt.complete > lt.total || lt.complete == lt.total && lt.open)
	lt.deliveries = append(lt.deliveries, d)
}

// add counts a quantity, over as many dispensings as it fills.
func (lt *lineTally) add(q *big.Rat) {
	lt.given.Add(lt.given, q)
	lt.open = true
	if lt.given.Cmp(lt.each) < 0 {
		return
	}
	fills := new(big.Rat).Quo(lt.given, lt.each)
	whole := new(big.Int).Quo(fills.Num(), fills.Denom())
	n := maxComplete
	if whole.IsInt64() {
		n = int(min(whole.Int64(), maxComplete))
	}
	lt.complete = addCapped(lt.complete, n)
	lt.given.Sub(lt.given, new(big.Rat).Mul(lt.each, new(big.Rat).SetInt(whole)))
	if lt.open = lt.given.Sign() > 0; lt.open {
		lt.begun = lt.last // it ran over into another dispensing
	}
}

// maxComplete caps the count of dispensings; a record can state any number.
const maxComplete = 1_000_000

func addCapped(a, b int) int { return min(a+b, maxComplete) }

func completeness(first, whole bool) Completeness {
	switch {
	case first && whole:
		return FirstFull
	case first:
		return FirstPart
	case whole:
		return RenewalWhole
	}
	return RenewalPart
}

// nextFraction and nextRenewal are the earliest moments of a hand-out in the
// open dispensing and of one that begins another; zero when there is no bound.
func (lt *lineTally) nextFraction(loc *time.Location) Moment {
	return after(lt.last, lt.line.Instalment, loc)
}

func (lt *lineTally) nextRenewal(loc *time.Location) Moment {
	return after(lt.begun, lt.line.RenewalPeriod, loc)
}

// countable reads a quantity in the unit of the line.
func (lt *lineTally) countable(q *Quantity) (*big.Rat, bool) {
	if q == nil || !sameUnit(*q, *lt.line.Quantity) {
		return nil, false
	}
	r := q.Value.Rat()
	return r, r != nil && r.Sign() > 0
}

// sameUnit compares the codes of two units, or the labels where neither has a
// code.
func sameUnit(a, b Quantity) bool {
	if a.Code != "" || b.Code != "" {
		return a.Code == b.Code && a.System == b.System
	}
	return a.Unit == b.Unit
}
