package medcda

import "github.com/ordonnance-numerique/ordonnance-go/document/cda"

// whole gives an interval that is the first time of a line both its ends,
// unknown where they are not stated, unless it has a length (IHE PCC,
// Medications).
func whole(ivl *cda.IVLTS) *cda.IVLTS {
	if ivl.Width != nil {
		return ivl
	}
	if ivl.Low == nil {
		ivl.Low = &cda.TS{Null: cda.Unknown}
	}
	if ivl.High == nil {
		ivl.High = &cda.TS{Null: cda.Unknown}
	}
	return ivl
}

// delayed states that the beginning of a length alone is unknown (IHE Pharmacy
// PRE: a delayed start has low unknown and a width).
func delayed(sa *cda.SubstanceAdministration) {
	if len(sa.Times) == 1 {
		if ivl, ok := sa.Times[0].(*cda.IVLTS); ok && ivl.Low == nil {
			ivl.Low = &cda.TS{Null: cda.Unknown}
		}
	}
}

// together writes times that hold together as one expression.
func together(ivl *cda.IVLTS, times []cda.Time) cda.Time {
	x := &cda.SXPRTS{Type: cda.TypeSXPRTS}
	if ivl != nil {
		x.Comps = append(x.Comps, ivl)
	}
	x.Comps = append(x.Comps, times...)
	for _, t := range x.Comps {
		intersect(t)
	}
	return x
}

// intersect sets the operator of a time in a list to A.
func intersect(t cda.Time) {
	switch t := t.(type) {
	case *cda.IVLTS:
		t.Operator = "A"
	case *cda.PIVLTS:
		t.Operator = "A"
	case *cda.EIVLTS:
		t.Operator = "A"
	case *cda.SXPRTS:
		t.Operator = "A"
	}
}

// Expression gives a treatment the two times that a changed posology has in a
// dispensation: its period, and an expression of period and rhythm (eDISP-MED
// 2024.01). It reports false when there is no coded rhythm on the entry itself.
func Expression(sa *cda.SubstanceAdministration) bool {
	if len(sa.Times) < 2 || len(subordinates(sa)) > 0 {
		return false
	}
	ivl, ok := sa.Times[0].(*cda.IVLTS)
	if !ok {
		return false
	}
	same := *ivl
	x := together(&same, sa.Times[1:])
	intersect(x)
	sa.Times = []cda.Time{ivl, x}
	return true
}

// coded reports whether a treatment says more than its period.
func coded(sa *cda.SubstanceAdministration) bool {
	for i, t := range sa.Times {
		if _, ok := t.(*cda.IVLTS); !ok || i > 0 {
			return true
		}
	}
	return sa.Dose != nil || sa.Rate != nil || sa.MaxDose != nil || sa.Route != nil || len(sa.Sites) > 0 ||
		len(sa.Preconditions) > 0 || len(sa.Relationships) > 0
}
