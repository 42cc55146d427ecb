package prescription

// replay counts a whole record.
func (t *tally) replay(r *record) {
	for _, a := range r.acts {
		if a.versions != nil {
			t.found.add("DSP-102", "", a.ID)
		}
		for i, item := range a.Items {
			lt := t.lines[item.Line]
			switch {
			case item.Action == Cancelled || r.cancelled[mark{a.ID, item.Line}]:
			case lt == nil:
				t.found.add("DSP-105", item.Line, a.ID)
			case item.Action == Refused:
				lt.refused = true
				lt.closed = lt.closed || item.Closes
			default:
				t.count(lt, a.Dispensation, i)
			}
		}
	}
	for _, m := range r.foreign {
		t.found.add("DSP-103", m.line, m.dispensation)
	}
	for _, m := range r.dangling {
		t.found.add("DSP-104", m.line, m.dispensation)
	}
}

// count counts one hand-out that took place, however wrong it was. What cannot
// be counted is taken for all that was owed: too little handed out can be put
// right, too much cannot.
func (t *tally) count(lt *lineTally, d *Dispensation, i int) {
	item := d.Items[i]
	if lt.closed {
		t.found.add("DSP-108", item.Line, d.ID)
	}
	if lt.barred() {
		t.found.add("DSP-109", item.Line, d.ID)
	}
	if t.tooEarly(lt, d.At) && item.Agreement == "" {
		t.found.add("DSP-107", item.Line, d.ID)
	}
	full := item.Action != Partial
	delivery := Delivery{Dispensation: d.ID, Item: i, At: d.At, Quantity: clonePointer(item.Quantity)}
	if lt.each == nil {
		lt.handOut(delivery, nil, full)
	} else {
		q, ok := lt.countable(item.Quantity)
		if !ok {
			t.found.add("DSP-106", item.Line, d.ID)
			q = lt.owed()
		}
		lt.handOut(delivery, q, full)
	}
	if lt.deliveries[len(lt.deliveries)-1].Over {
		t.found.add("DSP-101", item.Line, d.ID)
	}
}

// tooEarly reports whether a hand-out would begin a renewal before its time.
func (t *tally) tooEarly(lt *lineTally, at Moment) bool {
	if lt.open || lt.complete == 0 {
		return false
	}
	next := lt.nextRenewal(t.loc)
	return !next.IsZero() && earlier(at, next, t.loc)
}

// findings gathers what was found, one entry for each code and line.
type findings struct {
	list  []Finding
	index map[[2]string]int
	texts []DispenseReason
}

func newFindings() *findings {
	return &findings{index: map[[2]string]int{}, texts: HistoryFindings()}
}

// add notes a dispensation. Two of the whole act are never one finding.
func (f *findings) add(code, line, dispensation string) {
	key := [2]string{code, line}
	if line == "" {
		key[1] = " " + dispensation
	}
	i, ok := f.index[key]
	if !ok {
		i = len(f.list)
		f.index[key] = i
		f.list = append(f.list, Finding{Code: code, Line: line, Message: messageOf(f.texts, code)})
	}
	ids := &f.list[i].Dispensations
	if n := len(*ids); n == 0 || (*ids)[n-1] != dispensation {
		*ids = append(*ids, dispensation)
	}
}

// sorted returns the findings by code, in each as they were met.
func (f *findings) sorted() []Finding {
	var out []Finding
	for _, reason := range f.texts {
		for _, one := range f.list {
			if one.Code == reason.Code {
				out = append(out, one)
			}
		}
	}
	return out
}

// refusals gathers the answers of Dispense.
type refusals struct {
	list  []DispenseRefusal
	texts []DispenseReason
}

func (r *refusals) add(code string, item int, line string) {
	r.list = append(r.list, DispenseRefusal{Code: code, Item: item, Line: line, Message: messageOf(r.texts, code)})
}

// from says of the last answer from when it no longer holds.
func (r *refusals) from(next Moment) { r.list[len(r.list)-1].Next = next }

// whole makes the error that concerns the whole act.
func whole(codes []string, cause error) *DispenseError {
	r := refusals{texts: wholeReasons()}
	for _, code := range codes {
		r.add(code, -1, "")
	}
	return &DispenseError{Refusals: r.list, Err: cause}
}
