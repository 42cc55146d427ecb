package ordonnance_test

import (
	"testing"

	"github.com/ordonnance-numerique/ordonnance-go/identity"
	"github.com/ordonnance-numerique/ordonnance-go/prescription"
	"github.com/ordonnance-numerique/ordonnance-go/prescription/fr/ordonnance"
)

// The secured form holds for tramadol, codeine and dihydrocodeine since 1 March
// 2025 (ANSM): the law of the day of writing counts.
func TestLawOf(t *testing.T) {
	march := identity.Date{Year: 2025, Month: 3, Day: 1}
	atc := func(code string) prescription.Code {
		return prescription.Code{System: ordonnance.SystemATC, Code: code, Display: "any label"}
	}
	list := []ordonnance.LawEntry{
		{Code: atc("N02AX02"), To: march, Law: ordonnance.Law{List: ordonnance.ListI}},
		{Code: atc("N02AX02"), From: march, Law: ordonnance.Law{List: ordonnance.ListI, Secured: true}},
		{Code: atc("N02AA01"), Law: ordonnance.Law{List: ordonnance.Narcotic}},
	}
	find := ordonnance.LawOf(list)
	list[0].Law.List = ordonnance.Narcotic // the list was copied

	other := prescription.Code{System: ordonnance.SystemCIP13, Code: "3400930000014"}
	coded := func(codes ...prescription.Code) prescription.Medicine { return prescription.Medicine{Codes: codes} }
	for _, c := range []struct {
		name     string
		medicine prescription.Medicine
		on       identity.Date
		want     ordonnance.Law
		known    bool
	}{
		{"the day before", coded(atc("N02AX02")), identity.Date{Year: 2025, Month: 2, Day: 28}, ordonnance.Law{List: ordonnance.ListI}, true},
		{"the first day", coded(atc("N02AX02")), march, ordonnance.Law{List: ordonnance.ListI, Secured: true}, true},
		{"no day", coded(atc("N02AX02")), identity.Date{}, ordonnance.Law{List: ordonnance.ListI}, true},
		{"second code", coded(other, atc("N02AA01")), march, ordonnance.Law{List: ordonnance.Narcotic}, true},
		{"by an ingredient", prescription.Medicine{Ingredients: []prescription.Ingredient{{Substance: atc("N02AA01")}}}, march, ordonnance.Law{List: ordonnance.Narcotic}, true},
		{"not known", coded(other), march, ordonnance.Law{}, false},
		{"a name alone", prescription.Medicine{Name: "MORPHINE"}, march, ordonnance.Law{}, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			if law, known := find(c.medicine, c.on); law != c.want || known != c.known {
				t.Errorf("got %+v, %v", law, known)
			}
		})
	}
}

func TestCodes(t *testing.T) {
	tag := ordonnance.Tag(ordonnance.TagSecured)
	if tag.Display != "Ordonnance sécurisée" || !tag.Is(ordonnance.SystemTA, "MED-1098") {
		t.Errorf("tag %+v", tag)
	}
	if m := ordonnance.Motive(ordonnance.MotiveMTE); m.Display == "" || !m.Is(ordonnance.SystemMotive, "MTE") {
		t.Errorf("motive %+v", m)
	}
	if c := ordonnance.Tag("MED-0"); c.Display != "" {
		t.Errorf("label of an unknown tag %+v", c)
	}
	rx := prescription.Prescription{Tags: []prescription.Code{tag}}
	if !ordonnance.HasTag(rx, ordonnance.TagSecured) || ordonnance.HasTag(rx, ordonnance.TagBizone) {
		t.Error("HasTag")
	}
}
