package prescription

import (
	"bytes"
	"cmp"
	"slices"
	"time"
)

// act is one dispensation of the history, each ID once.
type act struct {
	*Dispensation
	at       time.Time
	versions []*Dispensation // every different content under the ID; nil when there is one
}

// mark names what one dispensation did with one line.
type mark struct{ dispensation, line string }

// record is the history of one prescription, put in order: it is the same
// whatever the order and the number of copies in which it was handed in.
type record struct {
	acts      []act // by time, then ID
	byID      map[string]int
	cancelled map[mark]bool
	// foreign and dangling are cancellations that do not count.
	foreign, dangling []mark
}

// newRecord takes from the history what concerns the prescription id.
func newRecord(id string, history []Dispensation, loc *time.Location) *record {
	r := &record{byID: map[string]int{}, cancelled: map[mark]bool{}}
	copies := map[string][]*Dispensation{}
	for i := range history {
		if d := &history[i]; d.Prescription.ID == id {
			copies[d.ID] = append(copies[d.ID], d)
		}
	}
	for _, same := range copies {
		a := act{Dispensation: same[0]}
		if versions := distinct(same); len(versions) > 1 {
			a.Dispensation, a.versions = versions[0], versions
		}
		a.at = a.At.Time(loc)
		r.acts = append(r.acts, a)
	}
	slices.SortFunc(r.acts, func(a, b act) int {
		return cmp.Or(a.at.Compare(b.at), cmp.Compare(a.ID, b.ID))
	})
	for i, a := range r.acts {
		r.byID[a.ID] = i
	}
	r.readCancellations()
	return r
}

// distinct drops copies with the same content; the rest is put in the order of
// the canonical bytes, so that every reader of the same set counts the same
// version.
func distinct(same []*Dispensation) []*Dispensation {
	if len(same) == 1 {
		return same
	}
	type version struct {
		d   *Dispensation
		raw []byte
	}
	all := make([]version, len(same))
	for i, d := range same {
		all[i] = version{d, contentOf(*d)}
	}
	slices.SortFunc(all, func(a, b version) int { return bytes.Compare(a.raw, b.raw) })
	all = slices.CompactFunc(all, func(a, b version) bool { return a.raw != nil && bytes.Equal(a.raw, b.raw) })
	out := make([]*Dispensation, len(all))
	for i, v := range all {
		out[i] = v.d
	}
	return out
}

// readCancellations notes what was undone. A cancellation counts whatever the
// clocks say, and only when it comes from who answers for what it cancels:
// otherwise anyone could make a spent line good again.
func (r *record) readCancellations() {
	for _, a := range r.acts {
		for _, item := range a.Items {
			if item.Action != Cancelled {
				continue
			}
			target := mark{item.Cancels, item.Line}
			switch known, may := r.mayCancel(a.Dispenser, target); {
			case !known:
				r.dangling = append(r.dangling, mark{a.ID, item.Line})
			case !may:
				r.foreign = append(r.foreign, mark{a.ID, item.Line})
			default:
				r.cancelled[target] = true
			}
		}
	}
}

// mayCancel reports whether the record knows something to undo under the
// target, and whether the dispenser may undo it: all of its versions, so that
// nobody gets hold of an act by publishing a version of it.
func (r *record) mayCancel(by Dispenser, target mark) (known, may bool) {
	i, ok := r.byID[target.dispensation]
	if !ok {
		return false, false
	}
	may = true
	for _, d := range r.acts[i].all() {
		if d.didSomethingWith(target.line) {
			known, may = true, may && by.mayCancel(d.Dispenser)
		}
	}
	return known, may
}

func (d *Dispensation) didSomethingWith(line string) bool {
	return slices.ContainsFunc(d.Items, func(i Item) bool { return i.Line == line && i.Action != Cancelled })
}

// all returns every version of the act.
func (a act) all() []*Dispensation {
	if a.versions == nil {
		return []*Dispensation{a.Dispensation}
	}
	return a.versions
}

// disputed returns the lines on which a version of a contested act says
// something that was not undone.
func (r *record) disputed() map[string]bool {
	lines := map[string]bool{}
	for _, a := range r.acts {
		for _, d := range a.versions {
			for _, item := range d.Items {
				if !r.cancelled[mark{a.ID, item.Line}] {
					lines[item.Line] = true
				}
			}
		}
	}
	return lines
}
