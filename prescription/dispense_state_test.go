package prescription_test

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/ordonnance-numerique/ordonnance-go/identity"
	"github.com/ordonnance-numerique/ordonnance-go/prescription"
)

// summary writes the state of a line on one row.
func summary(l prescription.LineState) string {
	s := fmt.Sprintf("%s %d/%d", l.Status, l.Complete, l.Left)
	if l.Remaining != nil {
		s += " rest " + string(l.Remaining.Value)
	}
	if !l.Next.IsZero() {
		s += " next " + l.Next.String()
	}
	for _, d := range l.Deliveries {
		s += " " + string(d.Completeness)
		if d.Over {
			s += "!"
		}
	}
	return s
}

func TestStateSteps(t *testing.T) {
	p := dispenseRx()
	rx := openRx(t, p)
	for _, c := range []struct {
		line  string
		steps []act
		want  []string
	}{
		{"once", []act{ask(1, 0, part("once", boxes("0.5"))), ask(2, 1, full("once"))},
			[]string{"notStarted 0/1 rest 2", "partFirst 0/1 rest 1.5 FFP", "done 1/0 FFP FFP"}},
		{"renew", []act{ask(1, 0, full("renew")), ask(2, 30, part("renew", boxes("1"))), ask(3, 31, full("renew")), ask(4, 58, full("renew"))},
			[]string{"notStarted 0/3 rest 1.5", "fullFirst 1/2 rest 1.5 next 2026-12-19 FFC",
				"partRenewal 1/2 rest 0.5 FFC RFP", "fullRenewal 2/1 rest 1.5 next 2027-01-18 FFC RFP RFP", "done 3/0 FFC RFP RFP RFC"}},
		{"loose", []act{ask(1, 0, part("loose", nil)), ask(2, 0, full("loose")), ask(3, 0, full("loose"))},
			[]string{"notStarted 0/2", "partFirst 0/2 FFP", "fullFirst 1/1 FFP FFP", "done 2/0 FFP FFP RFC"}},
		{"fraction", []act{ask(1, 0, part("fraction", capsules("7")))},
			[]string{"notStarted 0/1 rest 28", "partFirst 0/1 rest 21 next 2026-11-28 FFP"}},
		{"forever", []act{ask(1, 0, full("forever")), ask(2, 0, full("forever"))},
			[]string{"notStarted 0/-1 rest 1", "fullFirst 1/-1 rest 1 FFC", "fullRenewal 2/-1 rest 1 FFC RFC"}},
		{"once", []act{ask(1, 0, declined("once", false)), ask(2, 0, declined("once", true)), ask(3, 0, undo("once", 2))},
			[]string{"notStarted 0/1 rest 2", "refused 0/1 rest 2", "closed 0/0", "refused 0/1 rest 2"}},
		{"or", []act{ask(1, 0, full("either")), ask(2, 0, undo("either", 1))},
			[]string{"notStarted 0/1", "closed 0/0", "notStarted 0/1"}},
	} {
		for n := range c.want {
			history := past(t, rx, c.steps[:n]...)
			s := prescription.StateOf(p, history, ask(0, 60).At, nil)
			l, ok := s.Line(c.line)
			if got := summary(l); !ok || got != c.want[n] || s.Findings != nil {
				t.Errorf("%s, step %d: %s, want %s; %v", c.line, n, got, c.want[n], s.Findings)
			}
		}
	}
	if _, ok := prescription.StateOf(p, nil, ask(0, 0).At, nil).Line("none"); ok {
		t.Error("a line that is not there")
	}
}

func TestStateStatus(t *testing.T) {
	p := dispenseRx()
	p.Lines = p.Lines[:1]
	rx := openRx(t, p)
	done := past(t, rx, ask(1, 0, full("once")))
	begun := past(t, rx, ask(1, 0, part("once", boxes("1"))))
	withdrawn := &prescription.DispenseOptions{Withdrawn: prescription.At(counterDay)}
	end := prescription.On(identity.Date{Year: 2027, Month: 11, Day: 20})
	for _, c := range []struct {
		history []act
		at      prescription.Moment
		opts    *prescription.DispenseOptions
		want    prescription.Status
	}{
		{nil, ask(0, 0).At, nil, prescription.StatusIssued},
		{begun, ask(0, 0).At, nil, prescription.StatusInExecution},
		{past(t, rx, ask(1, 0, declined("once", false))), ask(0, 0).At, nil, prescription.StatusInExecution},
		{past(t, rx, ask(1, 0, declined("once", true))), ask(0, 0).At, nil, prescription.StatusExecuted},
		{done, end, withdrawn, prescription.StatusExecuted},
		{begun, end, nil, prescription.StatusExpired},
		{begun, ask(0, -1).At, withdrawn, prescription.StatusInExecution},
		{begun, ask(0, 0).At, withdrawn, prescription.StatusCancelled},
		{nil, prescription.Moment{}, withdrawn, prescription.StatusIssued},
	} {
		if got := prescription.StateOf(p, c.history, c.at, c.opts).Status; got != c.want {
			t.Errorf("%+v: %s", c, got)
		}
	}
}

// Every finding, from two counters that did not know of each other.
func TestStateFindings(t *testing.T) {
	p := dispenseRx()
	rx := openRx(t, p)
	lone := func(r act) act { return past(t, rx, r)[0] }
	by2 := func(d *act) { d.Dispenser = dispenser(2) }
	bare := func(d *act) { d.Prescription.ID = p.ID }
	seen := map[string]bool{}
	for _, c := range []struct {
		history []act
		want    string
	}{
		{[]act{lone(ask(1, 0, full("once"))), lone(ask(2, 1, full("once")))}, "DSP-101 once 2"},
		{[]act{lone(ask(1, 0, part("once", boxes("1.2")))), lone(ask(2, 1, part("once", boxes("1.2")))), lone(ask(3, 1, part("once", boxes("1"))))}, "DSP-101 once 2,3"},
		{[]act{lone(ask(1, 0, full("loose"))), lone(ask(2, 1, full("loose"))), lone(ask(3, 2, part("loose", nil)))}, "DSP-101 loose 3"},
		{[]act{lone(ask(1, 0, full("once"))), lone(ask(1, 0, part("once", boxes("1"))))}, "DSP-102  1"},
		{[]act{lone(ask(1, 0, full("once"))), changed(changed(ask(2, 0, undo("once", 1)), by2), bare)}, "DSP-103 once 2"},
		{[]act{lone(ask(1, 0, full("once"))), changed(changed(ask(1, 0, declined("once", false)), by2), bare),
			changed(changed(ask(2, 0, undo("once", 1)), by2), bare)}, "DSP-102  1; DSP-103 once 2"}, // a version made to be cancelled
		{[]act{changed(ask(2, 0, undo("once", 1)), bare)}, "DSP-104 once 2"},
		{[]act{changed(ask(2, 0, full("none")), bare)}, "DSP-105 none 2"},
		{[]act{changed(ask(2, 0, full("once")), bare)}, "DSP-106 once 2"},
		{[]act{lone(ask(1, 0, full("renew"))), lone(ask(2, 1, full("renew")))}, "DSP-107 renew 2"},
		{[]act{lone(ask(1, 0, declined("once", true))), lone(ask(2, 1, full("once")))}, "DSP-108 once 2"},
		{[]act{lone(ask(1, 0, full("either"))), lone(ask(2, 1, full("or")))}, "DSP-109 or 2"},
		{[]act{changed(lone(ask(1, 0, full("once"))), func(d *act) { d.Prescription.ID = actID(0) })}, ""},
	} {
		slices.Reverse(c.history)
		var got []string
		for _, f := range prescription.StateOf(p, append(c.history, c.history...), ask(0, 0).At, nil).Findings {
			seen[f.Code] = true
			ids := make([]string, len(f.Dispensations))
			for i, id := range f.Dispensations {
				ids[i] = strings.TrimLeft(id[len(id)-12:], "0")
			}
			got = append(got, f.Code+" "+f.Line+" "+strings.Join(ids, ","))
			if f.Message.IsZero() {
				t.Errorf("%s has no text", f.Code)
			}
		}
		if strings.Join(got, "; ") != c.want {
			t.Errorf("got %q, want %q", got, c.want)
		}
	}
	for _, r := range prescription.HistoryFindings() {
		if !seen[r.Code] {
			t.Errorf("no vector for %s", r.Code)
		}
	}
}

// randomRequest draws an act of one of three pharmacies, sensible or not.
func randomRequest(r *rand.Rand, p prescription.Prescription, n, acts int) act {
	var items []item
	for range 1 + r.IntN(3) {
		l := p.Lines[r.IntN(len(p.Lines))]
		switch r.IntN(8) {
		case 0:
			items = append(items, declined(l.ID, r.IntN(6) == 0))
		case 1:
			items = append(items, undo(l.ID, r.IntN(max(acts, 1))))
		case 2, 3, 4:
			q := prescription.Quantity{Value: "1"}
			if l.Quantity != nil {
				q = *l.Quantity
				q.Value = prescription.Decimal(fmt.Sprintf("%d.%d", r.IntN(3), r.IntN(10)))
			}
			items = append(items, part(l.ID, &q))
		default:
			items = append(items, full(l.ID))
		}
	}
	d := ask(n, r.IntN(90), items...)
	d.Dispenser = dispenser(r.IntN(3))
	return d
}

// tenths counts by itself what was handed out on a line, in tenths.
func tenths(history []act, line string) (sum int) {
	undone := map[string]bool{}
	for _, d := range history {
		for _, i := range d.Items {
			if i.Line == line && i.Action == prescription.Cancelled {
				undone[i.Cancels] = true
			}
		}
	}
	for _, d := range history {
		for _, i := range d.Items {
			if i.Line == line && i.Quantity != nil && !undone[d.ID] {
				whole, tenth, _ := strings.Cut(string(i.Quantity.Value), ".")
				var a, b int
				_, _ = fmt.Sscan(whole, &a)
				_, _ = fmt.Sscan(tenth, &b)
				sum += 10*a + b
			}
		}
	}
	return sum
}

var prescribedTenths = map[string]int{"once": 20, "renew": 45, "fraction": 280, "atOnce": 140}

// checkFindings allows what only comes from acts dated before others that were
// recorded first: too early, after the end.
func checkFindings(t *testing.T, found []prescription.Finding) {
	t.Helper()
	for _, f := range found {
		_, counted := prescribedTenths[f.Line]
		if f.Code != "DSP-107" && f.Code != "DSP-108" && (f.Code != "DSP-101" || counted) {
			t.Fatalf("%+v", f)
		}
	}
}

// Whatever is asked, in whatever order: never more than prescribed, and the
// state agrees with a count made another way.
func TestDispenseNeverMoreThanPrescribed(t *testing.T) {
	p := dispenseRx()
	rx := openRx(t, p)
	accepted := 0
	for seed := range uint64(40) {
		r := rand.New(rand.NewPCG(seed, 7))
		var history []act
		for n := range 60 {
			d, err := prescription.Dispense(rx, randomRequest(r, p, n, n), history, nil)
			if err != nil {
				continue
			}
			history = append(history, d)
			accepted++
		}
		s := prescription.StateOf(p, history, ask(0, 0).At, nil)
		for line, most := range prescribedTenths {
			given := tenths(history, line)
			l, _ := s.Line(line)
			rest := prescription.Decimal(fmt.Sprintf("%d.%d", (most-given)/10, (most-given)%10))
			if given > most || l.Status == prescription.LineDone != (given == most) {
				t.Fatalf("seed %d, %s: %d of %d tenths, %s", seed, line, given, most, l.Status)
			}
			if line != "renew" && l.Remaining != nil && !l.Remaining.Value.Equal(rest) {
				t.Fatalf("seed %d, %s: rest %s, want %s", seed, line, l.Remaining.Value, rest)
			}
		}
		checkFindings(t, s.Findings)
		shuffled := slices.Concat(history, history[:len(history)/2])
		r.Shuffle(len(shuffled), func(i, j int) { shuffled[i], shuffled[j] = shuffled[j], shuffled[i] })
		if again := prescription.StateOf(p, shuffled, ask(0, 0).At, nil); !reflect.DeepEqual(again, s) {
			t.Fatalf("seed %d: order or copies matter", seed)
		}
	}
	if accepted < 200 {
		t.Errorf("only %d requests accepted", accepted)
	}
}
