package prescription

import (
	"math/big"
	"slices"
)

// judgeTime holds an item against the time since the last hand-out. An
// agreement lifts both refusals: a patient may leave on a journey.
func (c *counter) judgeTime(i int, lt *lineTally) {
	item := c.request.Items[i]
	if item.Agreement != "" {
		return
	}
	if c.tally.tooEarly(lt, c.request.At) {
		c.refuse(i, "DSP-031")
		c.refused.from(lt.nextRenewal(c.tally.loc))
	}
	if c.fractionTooEarly(lt) {
		c.refuse(i, "DSP-032")
		c.refused.from(lt.nextFraction(c.tally.loc))
	}
}

// fractionTooEarly reports whether the last fraction still lasts. Two batches
// handed out in one act are one fraction.
func (c *counter) fractionTooEarly(lt *lineTally) bool {
	if !lt.open {
		return false
	}
	latest := lt.deliveries[len(lt.deliveries)-1]
	if latest.Dispensation == c.request.ID {
		return false
	}
	next := lt.nextFraction(c.tally.loc)
	return !next.IsZero() && earlier(c.request.At, next, c.tally.loc)
}

// judgeQuantity holds an item against what is owed, and fills in the quantity
// of a Full item that states none.
func (c *counter) judgeQuantity(i int, lt *lineTally) {
	item := &c.request.Items[i]
	rest := new(big.Rat)
	switch {
	case lt.each == nil:
		c.judgeLoose(i)
		return
	case item.Quantity == nil && item.Action == Full:
		item.Quantity = lt.remaining()
	case item.Quantity == nil:
		c.refuse(i, "DSP-033")
		return
	}
	q, ok := c.positive(i)
	if !ok {
		return
	}
	if !sameUnit(*item.Quantity, *lt.line.Quantity) {
		c.refuse(i, "DSP-035")
		return
	}
	rest.Sub(lt.owed(), q)
	switch {
	case rest.Sign() < 0:
		c.refuse(i, "DSP-036")
	case rest.Sign() > 0 && item.Action == Full:
		c.refuse(i, "DSP-037")
	case rest.Sign() == 0 && item.Action == Partial:
		c.refuse(i, "DSP-038")
	}
	c.judgeAtOnce(i, lt)
}

// judgeLoose is judgeQuantity for a line without a quantity.
func (c *counter) judgeLoose(i int) {
	if c.request.Items[i].Quantity != nil {
		c.positive(i)
	}
	c.judgeAtOnce(i, c.tally.lines[c.request.Items[i].Line])
}

// positive reads the quantity of an item.
func (c *counter) positive(i int) (*big.Rat, bool) {
	q := c.request.Items[i].Quantity.Value.Rat()
	if q == nil || q.Sign() <= 0 {
		c.refuse(i, "DSP-034")
		return nil, false
	}
	return q, true
}

// judgeAtOnce refuses a part where the prescriber excludes fractions, unless
// the same act goes on with the line: two batches are one hand-out.
func (c *counter) judgeAtOnce(i int, lt *lineTally) {
	item := c.request.Items[i]
	if !lt.line.AtOnce || item.Action != Partial || item.Agreement != "" {
		return
	}
	goesOn := slices.ContainsFunc(c.request.Items[i+1:], func(next Item) bool {
		return next.Line == item.Line && next.Action == Full
	})
	if !goesOn {
		c.refuse(i, "DSP-039")
	}
}

// judgeProduct holds the product handed out against the prescribed one.
func (c *counter) judgeProduct(i int, lt *lineTally) {
	item := c.request.Items[i]
	switch s := item.Substituted; {
	case s == nil && item.Product != nil && another(*item.Product, lt.line):
		c.refuse(i, "DSP-040")
	case s == nil:
	case item.Product == nil || item.Product.Medicine == nil && item.Product.Device == nil || s.Reason.IsZero():
		c.refuse(i, "DSP-041")
	case lt.line.Substitution.Refused && item.Agreement == "":
		c.refuse(i, "DSP-042")
	}
	if item.Product != nil && item.Product.Expiry.Before(dayOf(c.request.At, c.tally.loc)) {
		c.refuse(i, "DSP-043")
	}
}

// another reports whether a product is certainly not the prescribed one: it is
// of another sort, or it states another code where the line has its main one.
// A line by common name and a pack may have no code system in common; that
// proves nothing. Secondary codes do not count: a class is shared by products
// that are not the same.
func another(p Product, l Line) bool {
	switch {
	case p.Medicine != nil && l.Medicine != nil:
		return otherMain(p.Medicine.Codes, l.Medicine.Codes)
	case p.Device != nil && l.Device != nil:
		return otherMain(p.Device.Codes, l.Device.Codes)
	}
	return p.Medicine != nil && l.Device != nil || p.Device != nil && l.Device == nil
}

func otherMain(handed, prescribed []Code) bool {
	if len(prescribed) == 0 || prescribed[0].Code == "" {
		return false
	}
	other := false
	for _, c := range handed {
		if c.System != prescribed[0].System || c.Code == "" {
			continue
		}
		if c.Code == prescribed[0].Code {
			return false
		}
		other = true
	}
	return other
}
