package prescription

// counter judges the items of one request, one after the other, on the count
// of everything before it.
type counter struct {
	request  *Dispensation
	record   *record
	tally    *tally
	disputed map[string]bool
	refused  refusals
}

// newCounter counts the history with what the request itself cancels.
func newCounter(p Prescription, d *Dispensation, history []Dispensation, opts *DispenseOptions) *counter {
	c := &counter{request: d, tally: newTally(p, opts)}
	c.refused.texts = itemReasons()
	c.record = newRecord(p.ID, history, c.tally.loc)
	for i, item := range d.Items {
		if item.Action == Cancelled {
			c.cancel(i, item)
		}
	}
	c.tally.replay(c.record)
	c.disputed = c.record.disputed()
	return c
}

func (c *counter) refuse(i int, code string) { c.refused.add(code, i, c.request.Items[i].Line) }

// answer is the error, the refusals in the order of the items.
func (c *counter) answer() *DispenseError {
	e := &DispenseError{}
	byItem := make([][]DispenseRefusal, len(c.request.Items))
	for _, r := range c.refused.list {
		byItem[r.Item] = append(byItem[r.Item], r)
	}
	for _, refusals := range byItem {
		e.Refusals = append(e.Refusals, refusals...)
	}
	return e
}

// cancel judges a cancellation and lets it count for the items that follow.
func (c *counter) cancel(i int, item Item) {
	target := mark{item.Cancels, item.Line}
	if c.tally.lines[item.Line] == nil {
		c.refuse(i, "DSP-020")
		return
	}
	if item.Reason.IsZero() {
		c.refuse(i, "DSP-022")
	}
	if item.Closes || item.handsOut() {
		c.refuse(i, "DSP-023")
	}
	switch known, may := c.record.mayCancel(c.request.Dispenser, target); {
	case !known || c.record.cancelled[target]:
		c.refuse(i, "DSP-024")
	case !may:
		c.refuse(i, "DSP-025")
	default:
		c.record.cancelled[target] = true
	}
}

// handsOut reports whether the item speaks of something handed out.
func (i Item) handsOut() bool {
	return i.Quantity != nil || i.Product != nil || i.Substituted != nil || i.Dosage != nil || i.Text != ""
}

// judge holds one item against the line and counts it when it is accepted.
func (c *counter) judge(i int) {
	item := &c.request.Items[i]
	if item.Action == Cancelled {
		return // judged before
	}
	before := len(c.refused.list)
	lt := c.tally.lines[item.Line]
	switch {
	case lt == nil:
		c.refuse(i, "DSP-020")
	case item.Action == Refused:
		c.judgeRefusal(i, lt)
	case item.Action == Full || item.Action == Partial:
		c.judgeDelivery(i, lt)
	default:
		c.refuse(i, "DSP-021")
	}
	if len(c.refused.list) > before {
		return
	}
	if item.Action == Refused {
		lt.refused = true
		lt.closed = lt.closed || item.Closes
		return
	}
	c.tally.count(lt, c.request, i)
}

func (c *counter) judgeRefusal(i int, lt *lineTally) {
	item := c.request.Items[i]
	if c.shut(i, lt) {
		return
	}
	if item.Reason.IsZero() {
		c.refuse(i, "DSP-022")
	}
	if item.handsOut() || item.Cancels != "" {
		c.refuse(i, "DSP-023")
	}
}

// shut reports whether nothing more can be done on the line.
func (c *counter) shut(i int, lt *lineTally) bool {
	code := ""
	switch {
	case lt.done() && lt.total == 1:
		code = "DSP-029"
	case lt.done():
		code = "DSP-030"
	case lt.closed:
		code = "DSP-027"
	case lt.barred():
		code = "DSP-028"
	default:
		return false
	}
	c.refuse(i, code)
	return true
}

func (c *counter) judgeDelivery(i int, lt *lineTally) {
	item := c.request.Items[i]
	if c.disputed[item.Line] {
		c.refuse(i, "DSP-026")
		return
	}
	if c.shut(i, lt) {
		return
	}
	if item.Closes || item.Cancels != "" {
		c.refuse(i, "DSP-023")
	}
	c.judgeTime(i, lt)
	c.judgeQuantity(i, lt)
	c.judgeProduct(i, lt)
	if (item.Dosage != nil || item.Text != "") && item.Agreement == "" {
		c.refuse(i, "DSP-044")
	}
}
