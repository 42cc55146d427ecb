package prescription_test

import (
	"errors"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/ordonnance-numerique/ordonnance-go/document"
	"github.com/ordonnance-numerique/ordonnance-go/identity"
	"github.com/ordonnance-numerique/ordonnance-go/prescription"
)

// refusing is one request that must not be accepted.
type refusing struct {
	name    string
	before  []prescription.Dispensation // dispensed first, in order
	request prescription.Dispensation
	opts    *prescription.DispenseOptions
	mangle  func(history []prescription.Dispensation) []prescription.Dispensation
	want    string // codes, joined by spaces
}

type item = prescription.Item

func refusingWhole() []refusing {
	good := full("once")
	return []refusing{
		{name: "no number", request: changed(ask(1, 0, good), func(d *act) { d.ID = "" }), want: "DSP-002"},
		{name: "capitals", request: changed(ask(1, 0, good), func(d *act) { d.ID = "0000000A-0000-4000-8000-000000000000" }), want: "DSP-002"},
		{name: "no hyphens", request: changed(ask(1, 0, good), func(d *act) { d.ID = strings.Repeat("0", 36) }), want: "DSP-002"},
		{name: "another prescription", request: changed(ask(1, 0, good), func(d *act) { d.Prescription.ID = actID(9) }), want: "DSP-003"},
		{name: "another token", request: changed(ask(1, 0, good), func(d *act) { d.Prescription.Digest = strings.Repeat("0", 64) }), want: "DSP-003"},
		{name: "number taken", before: []act{ask(1, 0, full("loose"))}, request: ask(1, 0, good), want: "DSP-004"},
		{name: "recorded before", before: []act{ask(1, 0, good)}, request: ask(1, 0, good), want: "DSP-005"},
		{name: "no moment", request: changed(ask(1, 0, good), func(d *act) { d.At = prescription.Moment{} }), want: "DSP-006"},
		{name: "no dispenser", request: changed(ask(1, 0, good), func(d *act) { d.Dispenser = prescription.Dispenser{} }), want: "DSP-007"},
		{name: "nothing", request: ask(1, 0), want: "DSP-008"},
		{name: "before it was written", request: ask(1, -2, good), want: "DSP-009"},
		{name: "day before it was written", request: changed(ask(1, 0, good), func(d *act) {
			d.At = prescription.On(identity.Date{Year: 2026, Month: 11, Day: 19})
		}), want: "DSP-009"},
		{name: "the day validity ends", request: changed(ask(1, 0, good), func(d *act) {
			d.At = prescription.On(identity.Date{Year: 2027, Month: 11, Day: 20})
		}), want: "DSP-010"},
		{name: "a year later", request: ask(1, 365, good), want: "DSP-010"},
		{name: "withdrawn", request: ask(1, 1, good), opts: &prescription.DispenseOptions{Withdrawn: prescription.At(counterDay)}, want: "DSP-011"},
		{name: "no form", request: ask(1, 0, with(good, func(i *item) { i.Note = "\x00" })), want: "DSP-012"},
		{name: "several", request: changed(ask(1, -2, good), func(d *act) { d.ID = "" }), want: "DSP-002 DSP-009"},
	}
}

type act = prescription.Dispensation

func changed(d act, change func(*act)) act {
	change(&d)
	return d
}

// other is not a prescribed product.
var other = &prescription.Product{Medicine: cip("3400939009999")}

func refusingItems() []refusing {
	return []refusing{
		{name: "no such line", request: ask(1, 0, full("none")), want: "DSP-020"},
		{name: "cancel no such line", request: ask(1, 0, undo("none", 9)), want: "DSP-020"},
		{name: "no action", request: ask(1, 0, item{Line: "once"}), want: "DSP-021"},
		{name: "refusal without reason", request: ask(1, 0, item{Line: "once", Action: prescription.Refused}), want: "DSP-022"},
		{name: "refused and handed out", request: ask(1, 0, with(declined("once", false), func(i *item) { i.Quantity = boxes("1") })), want: "DSP-023"},
		{name: "full and closing", request: ask(1, 0, with(full("once"), func(i *item) { i.Closes = true })), want: "DSP-023"},
		{name: "full and cancelling", request: ask(1, 0, with(full("once"), func(i *item) { i.Cancels = actID(7) })), want: "DSP-023"},
		{name: "cancel with product, no reason", before: []act{ask(1, 0, full("once"))}, request: ask(2, 0, with(undo("once", 1), func(i *item) {
			i.Product, i.Reason = other, identity.Code{}
		})), want: "DSP-022 DSP-023"},
		{name: "cancel what is not there", request: ask(1, 0, undo("once", 7)), want: "DSP-024"},
		{name: "cancel another line", before: []act{ask(1, 0, full("once"))}, request: ask(2, 0, undo("loose", 1)), want: "DSP-024"},
		{name: "cancel twice", before: []act{ask(1, 0, full("once")), ask(2, 0, undo("once", 1))}, request: ask(3, 0, undo("once", 1)), want: "DSP-024"},
		{name: "cancel twice at once", before: []act{ask(1, 0, full("once"))}, request: ask(3, 0, undo("once", 1), undo("once", 1)), want: "DSP-024"},
		{name: "cancel another's", before: []act{ask(1, 0, full("once"))}, request: changed(ask(2, 0, undo("once", 1)), func(d *act) {
			d.Dispenser = dispenser(2)
		}), want: "DSP-025"},
		{name: "two versions", before: []act{ask(1, 0, part("once", boxes("1")))}, request: ask(2, 0, full("once")), mangle: func(h []act) []act {
			return append(h, changed(h[0].Clone(), func(d *act) { d.Items[0].Quantity = boxes("0.5") }))
		}, want: "DSP-026"},
		{name: "closed", before: []act{ask(1, 0, declined("once", true))}, request: ask(2, 0, full("once")), want: "DSP-027"},
		{name: "refuse what is closed", before: []act{ask(1, 0, declined("once", true))}, request: ask(2, 0, declined("once", true)), want: "DSP-027"},
		{name: "the other was taken", before: []act{ask(1, 0, full("either"))}, request: ask(2, 0, full("or")), want: "DSP-028"},
		{name: "the other in the same act", request: ask(2, 0, full("or"), full("either")), want: "DSP-028"},
		{name: "delivered", before: []act{ask(1, 0, full("once"))}, request: ask(2, 0, full("once")), want: "DSP-029"},
		{name: "delivered in the same act", request: ask(2, 0, full("once"), full("once")), want: "DSP-029"},
		{name: "used up", before: []act{ask(1, 0, full("renew")), ask(2, 28, full("renew")), ask(3, 56, full("renew"))},
			request: ask(4, 84, full("renew")), want: "DSP-030"},
		{name: "used up, no quantity", before: []act{ask(1, 0, full("loose")), ask(2, 0, full("loose"))}, request: ask(3, 0, part("loose", nil)), want: "DSP-030"},
	}
}

func refusingDeliveries() []refusing {
	reason := identity.Code{Display: "rupture"}
	return []refusing{
		{name: "renewal too early", before: []act{ask(1, 0, full("renew"))}, request: ask(2, 27, full("renew")), want: "DSP-031"},
		{name: "fraction too early", before: []act{ask(1, 0, part("fraction", capsules("7")))}, request: ask(2, 6, part("fraction", capsules("7"))), want: "DSP-032"},
		{name: "no quantity", request: ask(1, 0, part("once", nil)), want: "DSP-033"},
		{name: "no number", request: ask(1, 0, part("once", boxes("deux"))), want: "DSP-034"},
		{name: "zero", request: ask(1, 0, part("once", boxes("0.0"))), want: "DSP-034"},
		{name: "less than zero", request: ask(1, 0, part("once", boxes("-1"))), want: "DSP-034"},
		{name: "zero, not counted", request: ask(1, 0, part("loose", boxes("0"))), want: "DSP-034"},
		{name: "other unit", request: ask(1, 0, part("once", capsules("1"))), want: "DSP-035"},
		{name: "no unit", request: ask(1, 0, part("once", &prescription.Quantity{Value: "1"})), want: "DSP-035"},
		{name: "label for a bare number", request: ask(1, 0, part("forever", &prescription.Quantity{Value: "0.5", Unit: "pot"})), want: "DSP-035"},
		{name: "more than remains", before: []act{ask(1, 0, part("once", boxes("1.9")))}, request: ask(2, 0, part("once", boxes("0.1000000001"))), want: "DSP-036"},
		{name: "over into the next", request: ask(2, 0, part("renew", boxes("3"))), want: "DSP-036"},
		{name: "full leaves a rest", request: ask(1, 0, with(full("once"), func(i *item) { i.Quantity = boxes("1") })), want: "DSP-037"},
		{name: "part leaves none", request: ask(1, 0, part("once", boxes("2.00"))), want: "DSP-038"},
		{name: "fractions excluded", request: ask(1, 0, part("atOnce", capsules("7"))), want: "DSP-039"},
		{name: "another product", request: ask(1, 0, with(full("once"), func(i *item) { i.Product = other })), want: "DSP-040"},
		{name: "another sort", request: ask(1, 0, with(full("either"), func(i *item) { i.Product = other })), want: "DSP-040"},
		{name: "substitution without product", request: ask(1, 0, with(full("once"), func(i *item) {
			i.Substituted = &prescription.Substituted{Reason: reason}
		})), want: "DSP-041"},
		{name: "substitution without reason", request: ask(1, 0, with(full("once"), func(i *item) {
			i.Product, i.Substituted = other, &prescription.Substituted{}
		})), want: "DSP-041"},
		{name: "substitution refused", request: ask(1, 0, with(full("renew"), func(i *item) {
			i.Product, i.Substituted = other, &prescription.Substituted{Reason: reason}
		})), want: "DSP-042"},
		{name: "expired product", request: ask(1, 0, with(full("once"), func(i *item) {
			i.Product = &prescription.Product{Batch: "A1", Expiry: identity.Date{Year: 2026, Month: 10}}
		})), want: "DSP-043"},
		{name: "other posology", request: ask(1, 0, with(full("once"), func(i *item) { i.Text = "deux par jour" })), want: "DSP-044"},
		{name: "each item has its verdict", request: ask(1, 0, part("atOnce", capsules("20")), full("once"), full("none")), want: "DSP-036 DSP-039 DSP-020"},
	}
}

func TestDispenseRefuses(t *testing.T) {
	rx := openRx(t, dispenseRx())
	seen := map[string]bool{}
	for _, c := range slices.Concat(refusingWhole(), refusingItems(), refusingDeliveries()) {
		t.Run(c.name, func(t *testing.T) {
			history := past(t, rx, c.before...)
			if c.mangle != nil {
				history = c.mangle(history)
			}
			d, err := prescription.Dispense(rx, c.request, history, c.opts)
			var refused *prescription.DispenseError
			if !errors.As(err, &refused) || !reflect.DeepEqual(d, act{}) {
				t.Fatalf("got %+v, %v", d, err)
			}
			var codes []string
			for _, r := range refused.Refusals {
				codes = append(codes, r.Code)
				seen[r.Code] = true
				if r.Item >= 0 && r.Line != c.request.Items[r.Item].Line || r.Message.EN == "" || r.Message.FR == "" {
					t.Errorf("%+v", r)
				}
			}
			if got := strings.Join(codes, " "); got != c.want {
				t.Errorf("got %s, want %s", got, c.want)
			}
			if !refused.Has(codes[0]) || refused.Has("DSP-000") || refused.French() == "" || !strings.HasPrefix(err.Error(), codes[0]) {
				t.Error("error value")
			}
		})
	}
	_, err := prescription.Dispense(document.Verified[prescription.Prescription]{}, ask(1, 0, full("once")), nil, nil)
	if err == nil || !strings.HasPrefix(err.Error(), "DSP-001") {
		t.Errorf("unverified: %v", err)
	}
	seen["DSP-001"] = true
	for _, r := range prescription.DispenseRefusals() {
		if !seen[r.Code] {
			t.Errorf("no refusing vector for %s", r.Code)
		}
		delete(seen, r.Code)
	}
	if len(seen) > 0 {
		t.Errorf("codes not in the list: %v", seen)
	}
}

func TestDispenseCodes(t *testing.T) {
	seen := map[string]bool{}
	last := ""
	for _, r := range append(prescription.DispenseRefusals(), prescription.HistoryFindings()...) {
		if seen[r.Code] || r.Code <= last || r.Text.EN == "" || r.Text.FR == "" || r.Text.EN == r.Text.FR {
			t.Errorf("%+v", r)
		}
		seen[r.Code], last = true, r.Code
	}
	empty := &prescription.DispenseError{}
	if empty.Error() == "" || empty.French() == "" || empty.Unwrap() != nil {
		t.Error("empty error")
	}
}
