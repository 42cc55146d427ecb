package prescription_test

import (
	"encoding/hex"
	"reflect"
	"slices"
	"testing"
	"time"

	"github.com/ordonnance-numerique/ordonnance-go/document"
	"github.com/ordonnance-numerique/ordonnance-go/identity"
	"github.com/ordonnance-numerique/ordonnance-go/prescription"
)

func TestDispenseFillsIn(t *testing.T) {
	rx := openRx(t, dispenseRx())
	request := ask(1, 0, part("once", boxes("0.70")), full("once"), full("loose"))
	before := request.Clone()
	d, err := prescription.Dispense(rx, request, nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	digest := rx.Digest()
	if d.Prescription != (prescription.Reference{ID: dispenseRx().ID, Digest: hex.EncodeToString(digest[:])}) {
		t.Errorf("reference %+v", d.Prescription)
	}
	if got := d.Items[1].Quantity; got == nil || *got != *boxes("1.3") {
		t.Errorf("quantity %+v", got)
	}
	if d.Items[2].Quantity != nil {
		t.Error("a quantity was made up")
	}
	if !reflect.DeepEqual(request, before) {
		t.Error("the request was changed")
	}
}

func TestDispenseAccepts(t *testing.T) {
	other := &prescription.Product{Medicine: cip("3400939009999"), Batch: "B2", Expiry: identity.Date{Year: 2026, Month: 11},
		Packs: boxes("1")}
	reason := identity.Code{Display: "générique disponible"}
	substituted := func(i *item) { i.Product, i.Substituted = other, &prescription.Substituted{Reason: reason} }
	agreed := func(i *item) { i.Agreement = "Dr DOC0024566, par téléphone" }
	for name, requests := range map[string][]prescription.Dispensation{
		"same product stated": {ask(1, 0, with(full("once"), func(i *item) {
			i.Product = &prescription.Product{Medicine: cip("3400939001074")}
		}))},
		"product without the main code": {ask(1, 0, with(full("once"), func(i *item) {
			i.Product = &prescription.Product{Medicine: &prescription.Medicine{Codes: []identity.Code{{System: systemATC, Code: "A"}}}}
		}))},
		"substitution":             {ask(1, 0, with(full("once"), substituted))},
		"refused one agreed":       {ask(1, 0, with(with(full("renew"), substituted), agreed))},
		"two batches at once":      {ask(1, 0, part("atOnce", capsules("4")), full("atOnce"))},
		"a part agreed":            {ask(1, 0, with(part("atOnce", capsules("4")), agreed)), ask(2, 0, full("atOnce"))},
		"renewal on the day":       {ask(1, 0, full("renew")), changed(ask(2, 28, full("renew")), func(d *act) { d.At = prescription.On(d.At.Date()) })},
		"hours do not count":       {ask(1, 0, full("renew")), changed(ask(2, 28, full("renew")), func(d *act) { d.At = prescription.At(d.At.Time(nil).Add(-9 * time.Hour)) })},
		"early and agreed":         {ask(1, 0, full("renew")), ask(2, 20, with(full("renew"), agreed))},
		"fractions":                {ask(1, 0, part("fraction", capsules("7"))), ask(2, 7, part("fraction", capsules("14"))), ask(3, 21, full("fraction"))},
		"fraction in two batches":  {ask(1, 0, part("fraction", capsules("7")), part("fraction", capsules("7")))},
		"fraction early, agreed":   {ask(1, 0, part("fraction", capsules("7"))), ask(2, 1, with(part("fraction", capsules("7")), agreed))},
		"refused, then elsewhere":  {ask(1, 0, declined("once", false)), ask(2, 0, full("once"))},
		"closed, reopened":         {ask(1, 0, declined("once", true)), ask(2, 0, undo("once", 1)), ask(3, 0, full("once"))},
		"put right in one act":     {ask(1, 0, full("once")), ask(2, 0, undo("once", 1), part("once", boxes("1")))},
		"alternative after cancel": {ask(1, 0, full("either")), ask(2, 0, undo("either", 1), full("or"))},
		"no limit":                 {ask(1, 0, full("forever")), ask(2, 0, full("forever")), ask(3, 0, full("forever"))},
		"bare day of writing":      {changed(ask(1, -1, full("once")), func(d *act) { d.At = prescription.On(d.At.Date()) })},
		"posology agreed":          {ask(1, 0, with(with(full("once"), agreed), func(i *item) { i.Text = "deux par jour" }))},
		"own reference":            {changed(ask(1, 0, full("once")), func(d *act) { d.Prescription.ID = dispenseRx().ID })},
	} {
		t.Run(name, func(t *testing.T) {
			history := past(t, openRx(t, dispenseRx()), requests...)
			if found := prescription.StateOf(dispenseRx(), history, requests[0].At, nil).Findings; found != nil {
				t.Errorf("findings %+v", found)
			}
		})
	}
}

// The same prescription in another signed form is the same prescription.
func TestDispenseCountsOtherTokens(t *testing.T) {
	one := openRx(t, dispenseRx())
	other := opened(t, dispenseRx(), prescription.Kind(), counterDay.Add(time.Hour))
	if one.Digest() == other.Digest() {
		t.Fatal("the tokens do not differ")
	}
	history := past(t, one, ask(1, 0, full("once")))
	_, err := prescription.Dispense(other, ask(2, 0, full("once")), history, nil)
	if e, ok := err.(*prescription.DispenseError); !ok || !e.Has("DSP-029") {
		t.Errorf("delivered twice: %v", err)
	}
}

func TestDispensePresumed(t *testing.T) {
	rx := openRx(t, dispenseRx())
	opts := &prescription.DispenseOptions{Presumed: func(l prescription.Line) prescription.Line {
		if l.Repeats.IsZero() {
			l.Repeats = times(1)
		}
		l.ID = "changed"
		return l
	}}
	history := past(t, rx, ask(1, 0, full("once")))
	if _, err := prescription.Dispense(rx, ask(2, 0, full("once")), history, opts); err != nil {
		t.Error(err)
	}
	if _, err := prescription.Dispense(rx, ask(2, 0, full("once")), history, nil); err == nil {
		t.Error("renewed without the rule")
	}
}

// Days begin where the patient lives.
func TestDispenseLocation(t *testing.T) {
	p := dispenseRx()
	p.Validity.End = prescription.On(identity.Date{Year: 2026, Month: 11, Day: 22})
	rx := openRx(t, p)
	island := time.FixedZone("", 11*3600) // Nouvelle-Calédonie
	late := changed(ask(1, 0, full("once")), func(d *act) { d.At = prescription.At(counterDay.Add(4 * time.Hour)) })
	if _, err := prescription.Dispense(rx, late, nil, nil); err != nil {
		t.Errorf("21 November in UTC: %v", err)
	}
	_, err := prescription.Dispense(rx, late, nil, &prescription.DispenseOptions{Location: island})
	if e, ok := err.(*prescription.DispenseError); !ok || !e.Has("DSP-010") {
		t.Errorf("22 November on the island: %v", err)
	}
}

// Who may undo an act: the person; or the place, when it answers by itself.
func TestDispenseWhoCancels(t *testing.T) {
	rx := openRx(t, dispenseRx())
	one, two := dispenser(1), dispenser(2)
	nobody := func(d prescription.Dispenser) prescription.Dispenser {
		d.Practitioner.Identifiers = nil
		return d
	}
	colleague := two
	colleague.Place = one.Place
	for name, c := range map[string]struct {
		did, undoes prescription.Dispenser
		may         bool
	}{
		"the same":                      {one, one, true},
		"the same person elsewhere":     {one, prescription.Dispenser{Practitioner: one.Practitioner, Place: two.Place}, true},
		"the place for its person":      {one, nobody(one), true},
		"the place for itself":          {nobody(one), nobody(one), true},
		"another":                       {one, two, false},
		"another who claims the place":  {one, colleague, false},
		"a person for the place":        {nobody(one), one, false},
		"another place":                 {one, nobody(two), false},
		"the same names, no other link": {one, prescription.Dispenser{Practitioner: two.Practitioner, Place: identity.Organization{Name: "PHARMACIE"}}, false},
	} {
		history := past(t, rx, changed(ask(1, 0, full("once")), func(d *act) { d.Dispenser = c.did }))
		_, err := prescription.Dispense(rx, changed(ask(2, 0, undo("once", 1)), func(d *act) { d.Dispenser = c.undoes }), history, nil)
		if c.may != (err == nil) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// Lengths of time that fit no calendar never end.
func TestDispenseOddSpans(t *testing.T) {
	for _, c := range []struct {
		value prescription.Decimal
		unit  prescription.TimeUnit
		next  string
	}{
		{"1.5", prescription.Month, "2027-01-21"},
		{"0.5", prescription.Day, "2026-11-22"},
		{"36", prescription.Hour, "2026-11-22T22:00:00Z"},
		{"999999999999", prescription.Year, "9999-12-31"},
		{"9000", prescription.Year, "9999-12-31"},
		{"99999999", prescription.Hour, "9999-12-31"},
		{"x", prescription.Week, "9999-12-31"},
	} {
		p := dispenseRx()
		p.Lines[1].RenewalPeriod = prescription.Span{Value: c.value, Unit: c.unit}
		d := ask(1, 0, with(full("renew"), func(i *item) { i.Quantity = boxes("1.5") }))
		d.Prescription.ID = p.ID
		l, _ := prescription.StateOf(p, []act{d}, d.At, nil).Line("renew")
		if l.Next.String() != c.next {
			t.Errorf("%s %s: next %s, want %s", c.value, c.unit, l.Next, c.next)
		}
	}
}

// Records that Dispense would not have made still count once, and safely.
func TestDispenseAfterOddHistory(t *testing.T) {
	rx := openRx(t, dispenseRx())
	odd := func(n int, items ...item) act {
		return changed(ask(n, 0, items...), func(d *act) { d.Prescription.ID = dispenseRx().ID })
	}
	for name, c := range map[string]struct {
		history []act
		want    string
	}{
		"uncountable quantity": {[]act{odd(1, part("once", capsules("1")))}, "DSP-029"},
		"unknown action":       {[]act{odd(1, item{Line: "once", Action: "?"})}, "DSP-029"},
		"huge quantity":        {[]act{odd(1, part("once", boxes("99999999999999999999")))}, "DSP-029"},
		"foreign cancellation": {[]act{odd(1, with(full("once"), func(i *item) { i.Quantity = boxes("2") })),
			changed(odd(2, undo("once", 1)), func(d *act) { d.Dispenser = dispenser(2) })}, "DSP-029"},
		"no form, two versions": {[]act{odd(1, part("once", boxes("1"))), odd(1, with(part("once", boxes("1")), func(i *item) { i.Note = "\xff" }))}, "DSP-026"},
	} {
		_, err := prescription.Dispense(rx, ask(9, 0, full("once")), c.history, nil)
		if e, ok := err.(*prescription.DispenseError); !ok || !e.Has(c.want) {
			t.Errorf("%s: %v, want %s", name, err, c.want)
		}
	}
}

func TestDispensationClone(t *testing.T) {
	q := boxes("1")
	d := ask(1, 0, item{Line: "once", Action: prescription.Full, Quantity: q,
		Product:     &prescription.Product{Medicine: cip("3400939001074"), Device: &prescription.Device{Codes: []identity.Code{{Code: "a"}}}, Packs: boxes("3")},
		Substituted: &prescription.Substituted{}, Dosage: &prescription.Dosage{Steps: []prescription.Step{{Text: "a"}}}})
	c := d.Clone()
	if !reflect.DeepEqual(c, d) {
		t.Fatal("the clone differs")
	}
	c.Items[0].Quantity.Value, c.Items[0].Product.Medicine.Codes[0].Code = "9", "9"
	c.Items[0].Product.Device.Codes[0].Code, c.Items[0].Product.Packs.Value = "9", "9"
	c.Items[0].Dosage.Steps[0].Text, c.Dispenser.Place.Identifiers[0].Value = "9", "9"
	c.Dispenser.Practitioner.Identifiers[0].Value = "9"
	c.Items[0].Substituted.Reason.Code = "9"
	left := []string{d.Items[0].Product.Medicine.Codes[0].Code, d.Items[0].Product.Device.Codes[0].Code,
		string(d.Items[0].Product.Packs.Value), string(q.Value), d.Items[0].Dosage.Steps[0].Text,
		d.Dispenser.Place.Identifiers[0].Value, d.Dispenser.Practitioner.Identifiers[0].Value, d.Items[0].Substituted.Reason.Code}
	if slices.Contains(left, "9") {
		t.Errorf("shared: %q", left)
	}
}

func FuzzDispensation(f *testing.F) {
	kind := prescription.DispensationKind()
	rx := openRx(f, dispenseRx())
	for _, d := range past(f, rx, ask(1, 0, full("once"), declined("loose", true)), ask(2, 0, undo("once", 1))) {
		raw, _, err := document.Write(d, kind)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(raw)
	}
	f.Add([]byte(`{"format":"dispensation/1"}`))
	f.Fuzz(func(t *testing.T, raw []byte) {
		d, err := document.Read(raw, kind)
		if err != nil {
			if !reflect.DeepEqual(d, act{}) {
				t.Fatal("a value with an error")
			}
			return
		}
		again, left, err := document.Write(d, kind)
		if err != nil || left != nil {
			t.Fatalf("accepted and not written: %v", err)
		}
		back, err := document.Read(again, kind)
		if err != nil || !reflect.DeepEqual(back, d) || !reflect.DeepEqual(d.Clone(), d) {
			t.Fatalf("not the same: %v", err)
		}
		_ = prescription.StateOf(dispenseRx(), []act{d, d}, d.At, nil)
		_, _ = prescription.Dispense(rx, d, []act{d}, nil)
	})
}
