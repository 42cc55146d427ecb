package ordonnance_test

import (
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/ordonnance-numerique/ordonnance-go/identity"
	"github.com/ordonnance-numerique/ordonnance-go/prescription"
	"github.com/ordonnance-numerique/ordonnance-go/prescription/fr/ordonnance"
	"github.com/ordonnance-numerique/ordonnance-go/qrcode"
)

// pageSamples are the ordonnances that the tests of the page print. All people
// are the fictitious ones of the ANS; codes of products are examples.
var pageSamples = []struct {
	name string
	rx   func() prescription.Prescription
}{
	{"antibiotic", pageAntibiotic},
	{"chronic", pageChronic},
	{"narcotic", pageNarcotic},
	{"forty", pageForty},
	{"preparation", pagePreparation},
	{"long", pageLong},
	{"bare", pageBare},
}

func pageBase(id string) prescription.Prescription {
	return prescription.Prescription{
		ID:      id,
		Written: pageMoment("2026-11-20"),
		Patient: identity.Patient{
			Identifiers:    []identity.Identifier{{System: "urn:oid:1.2.250.1.213.1.4.10", Value: "279035121518989"}},
			FamilyName:     "PAT-TROIS",
			GivenNames:     "DOMINIQUE MARIE-LOUISE",
			FirstGivenName: "DOMINIQUE",
			Sex:            identity.Female,
			BirthDate:      identity.Date{Year: 1979, Month: 3, Day: 28},
			BirthPlace:     "51215",
		},
		Prescriber: prescription.Prescriber{
			Practitioner: identity.Practitioner{
				Identifiers: []identity.Identifier{{System: "urn:oid:1.2.250.1.71.4.2.1", Value: "899700245667"}},
				FamilyName:  "DOC0024566",
				GivenName:   "KIT",
				Title:       "Dr",
				Profession: prescription.Code{System: ordonnance.SystemRole, Code: "G15_10/SM26",
					Display: "Médecin – qualifié en médecine générale"},
				Phone: "+33199000001",
				Email: "kit.doc0024566@exemple.mssante.fr",
			},
			Place: identity.Organization{
				Identifiers: []identity.Identifier{{System: "urn:oid:1.2.250.1.71.4.2.2", Value: "499700245667008"}},
				Name:        "CABINET DOC0024566",
				Address: &identity.Address{Lines: []string{"1 RUE DE L'EXEMPLE"}, PostalCode: "75000",
					City: "PARIS", Country: "FR"},
				Phone: "+33199000001",
			},
		},
	}
}

func pageMoment(s string) prescription.Moment {
	m, err := prescription.ParseMoment(s)
	if err != nil {
		panic(err)
	}
	return m
}

func pageSpan(s string) prescription.Span {
	v, err := prescription.ParseSpan(s)
	if err != nil {
		panic(err)
	}
	return v
}

func pageTimes(n int) prescription.Repeats {
	r, err := prescription.Times(n)
	if err != nil {
		panic(err)
	}
	return r
}

func pageUnits(value, unit string) *prescription.Quantity {
	return &prescription.Quantity{Value: prescription.Decimal(value), Unit: unit}
}

// pageMedicine is a line whose text is the generated sentence.
func pageMedicine(id, name, cip string, step prescription.Step) prescription.Line {
	l := prescription.Line{
		ID: id,
		Medicine: &prescription.Medicine{Name: name,
			Codes: []prescription.Code{{System: ordonnance.SystemCIP13, Code: cip}}},
		Dosage: &prescription.Dosage{Steps: []prescription.Step{step}},
	}
	l.Text = ordonnance.Sentence(l)
	return l
}

func pageStep(value, unit, duration string, moments ...string) prescription.Step {
	s := prescription.Step{
		Doses:  []prescription.Dose{{Amount: prescription.Amount{Value: pageUnits(value, unit)}}},
		Bounds: prescription.Bounds{Duration: pageSpan(duration)},
	}
	for _, m := range moments {
		s.Timing.Moments = append(s.Timing.Moments, prescription.DayMoment{Code: m})
	}
	return s
}

func pageIngredient(name, value, unit string) prescription.Ingredient {
	return prescription.Ingredient{Substance: prescription.Code{Display: name},
		Strength: &prescription.Amount{Value: pageUnits(value, unit)}}
}

func pageAntibiotic() prescription.Prescription {
	rx := pageBase("5f0c2b1e-8d1a-4c52-9c0e-2f6f3f1f7a01")
	l := pageMedicine("1", "AMOXICILLINE 1 g, comprimé dispersible", "3400939001012",
		pageStep("1", "comprimé", "7 d", "MORN", "EVE"))
	l.Medicine.Ingredients = []prescription.Ingredient{pageIngredient("amoxicilline", "1", "g")}
	l.Repeats = pageTimes(0)
	l.ForPatient = "Terminer le traitement même si les signes disparaissent."
	rx.Lines = []prescription.Line{l}
	return rx
}

func pageChronic() prescription.Prescription {
	rx := pageBase("5f0c2b1e-8d1a-4c52-9c0e-2f6f3f1f7a02")
	rx.Tags = []prescription.Code{ordonnance.Tag(ordonnance.TagBizone)}
	rx.Context = prescription.Context{Weight: pageUnits("82", "kg"), Height: pageUnits("174", "cm")}
	renewed := func(l prescription.Line, boxes string, longTerm bool) prescription.Line {
		l.Quantity = pageUnits(boxes, "boîte")
		l.Repeats, l.RenewalPeriod, l.Flags.LongTerm = pageTimes(2), pageSpan("1 mo"), longTerm
		return l
	}
	thyroid := pageMedicine("4", "LÉVOTHYROXINE SODIQUE 75 microgrammes, comprimé sécable", "3400939001050",
		pageStep("1", "comprimé", "3 mo", "ACM"))
	thyroid.Substitution = prescription.Substitution{Refused: true, Motive: ordonnance.Motive(ordonnance.MotiveMTE)}
	pain := pageMedicine("5", "PARACÉTAMOL 1 g, comprimé", "3400939001067", prescription.Step{
		Doses:     []prescription.Dose{{Amount: prescription.Amount{Value: pageUnits("1", "comprimé")}}},
		AsNeeded:  true,
		Condition: prescription.Code{Display: "douleur"},
		Bounds:    prescription.Bounds{Duration: pageSpan("10 d")},
		Maxima: []prescription.Maximum{{Dose: *pageUnits("3", "comprimé"), Scope: prescription.PerPeriod,
			Period: pageSpan("1 d")}},
		MinInterval: pageSpan("6 h"),
	})
	pain.Repeats = pageTimes(0)
	rx.Lines = []prescription.Line{
		renewed(pageMedicine("1", "METFORMINE 1 000 mg, comprimé pelliculé", "3400939001029",
			pageStep("1", "comprimé", "3 mo", "CM", "CV")), "2", true),
		renewed(thyroid, "1", false),
		renewed(pageMedicine("2", "RAMIPRIL 5 mg, comprimé sécable", "3400939001036",
			pageStep("1", "comprimé", "3 mo", "MORN")), "1", true),
		renewed(pageMedicine("3", "ATORVASTATINE 20 mg, comprimé pelliculé", "3400939001043",
			pageStep("1", "comprimé", "3 mo", "EVE")), "1", true),
		pain,
	}
	return rx
}

func pageNarcotic() prescription.Prescription {
	rx := pageBase("5f0c2b1e-8d1a-4c52-9c0e-2f6f3f1f7a03")
	rx.Tags = []prescription.Code{ordonnance.Tag(ordonnance.TagSecured)}
	step := pageStep("1", "gélule", "14 d")
	step.Timing.Times = []prescription.Clock{8 * 3600, 20 * 3600}
	l := pageMedicine("1", "MORPHINE (SULFATE) LP 10 mg, gélule à libération prolongée", "3400939001074", step)
	l.Medicine.Ingredients = []prescription.Ingredient{pageIngredient("morphine (sulfate)", "10", "mg")}
	l.Quantity, l.Repeats, l.AtOnce = pageUnits("28", "gélule"), pageTimes(0), true
	rx.Lines = []prescription.Line{l}
	rx.Executant = &identity.Organization{Name: "PHARMACIE NOLOT",
		Identifiers: []identity.Identifier{{System: "urn:oid:1.2.250.1.71.4.2.2", Value: "1580008803"}}}
	rx.Validity = prescription.Period{Start: pageMoment("2026-11-20"), End: pageMoment("2026-12-04")}
	return rx
}

func pageForty() prescription.Prescription {
	rx := pageBase("5f0c2b1e-8d1a-4c52-9c0e-2f6f3f1f7a04")
	for n := range 40 {
		l := pageMedicine("l"+strconv.Itoa(n+1), fmt.Sprintf("MÉDICAMENT FICTIF N° %d, comprimé", n+1), "3400939001081",
			pageStep(strconv.Itoa(n%3+1), "comprimé", "28 d", "MORN", "NOON", "EVE"))
		l.Flags.LongTerm = n%2 == 0
		l.Quantity, l.Repeats = pageUnits("1", "boîte"), pageTimes(n%3)
		rx.Lines = append(rx.Lines, l)
	}
	return rx
}

func pagePreparation() prescription.Prescription {
	rx := pageBase("5f0c2b1e-8d1a-4c52-9c0e-2f6f3f1f7a05")
	rx.Patient = identity.Patient{
		Identifiers: []identity.Identifier{{System: "urn:oid:1.2.250.1.213.1.4.10", Value: "109076322083489"}},
		FamilyName:  "ECETINSI", GivenNames: "PIERRE-ALAIN MURIEL FLORIANT", FirstGivenName: "PIERRE-ALAIN",
		UsedFamilyName: "ECETINSI-DUPONT", UsedGivenName: "PIERRE",
		Sex: identity.Male, BirthDate: identity.Date{Year: 2025, Month: 7, Day: 14},
		Address: &identity.Address{Lines: []string{"2 RUE DE L'EXEMPLE"}, PostalCode: "63000", City: "CLERMONT-FERRAND", Country: "FR"},
	}
	rx.Tags = []prescription.Code{ordonnance.Tag(ordonnance.TagHome), ordonnance.Tag(ordonnance.TagUrgent)}
	rx.Context.Weight = pageUnits("9.4", "kg")
	rx.Comment = "Revoir l'enfant si la fièvre dépasse 39 °C."
	rx.Lines = []prescription.Line{
		{
			ID: "a", Preparation: &prescription.Preparation{Name: "Crème émolliente",
				Formula: "Glycérol 15 g\nVaseline 10 g\nCérat de Galien sans essence, q.s.p. 100 g"},
			Text: "Une application matin et soir sur les plaques sèches pendant 15 jours", Quantity: pageUnits("1", "tube"),
			Flags: prescription.Flags{NotReimbursed: true}, ForDispenser: "Conditionner en tube.",
			Links: []prescription.Link{{Line: "b", Relation: prescription.Before, Offset: pageSpan("10 min")}},
		},
		{
			ID: "b", Device: &prescription.Device{Name: "Nébuliseur pneumatique pour aérosol",
				Codes: []prescription.Code{{System: ordonnance.SystemLPP, Code: "1196270"}}, Hire: pageSpan("2 wk"), UDI: "(01)00000000000000(21)EXEMPLE"},
			Text: "Deux séances par jour", Repeats: pageTimes(1), RenewalPeriod: pageSpan("2 wk"),
			Flags:       prescription.Flags{OffLabel: true, WorkRelated: true, Preventive: true},
			Indications: []prescription.Code{{Display: "bronchiolite"}}, Mentions: []string{"premier équipement"},
			ForPatient: "Rincer le masque après chaque séance",
		},
	}
	return rx
}

func pageLong() prescription.Prescription {
	rx := pageBase("5f0c2b1e-8d1a-4c52-9c0e-2f6f3f1f7a06")
	rx.Patient.UsedFamilyName = strings.Repeat("DE-LA-LONGUE-", 7) + "FIN"
	rx.Prescriber.Place.Name = "CENTRE HOSPITALIER UNIVERSITAIRE RÉGIONAL INTERCOMMUNAL DE " + strings.Repeat("VILLE-", 10) + "EXEMPLE"
	rx.Lines = []prescription.Line{{
		ID: "0f6b1a52-31f2-4c8e-9f0b-2c9e4a7f1d55",
		Medicine: &prescription.Medicine{Name: strings.Repeat("Métoxy", 30) + "acétate 5 mg",
			Codes: []prescription.Code{{System: ordonnance.SystemCIS, Code: "60000000"}}},
		Text:       strings.Repeat("Prendre un comprimé le matin, puis attendre deux heures avant le suivant ; ", 90) + "fin du texte.",
		ForPatient: strings.Repeat("x", 400),
	}}
	return rx
}

// pageBare is what the compact code brings: codes without labels.
func pageBare() prescription.Prescription {
	rx := pageBase("5f0c2b1e-8d1a-4c52-9c0e-2f6f3f1f7a07")
	rx.Prescriber.Place = identity.Organization{}
	rx.Prescriber.Practitioner.Profession.Display = ""
	rx.Patient.BirthDate = identity.Date{Year: 1979}
	rx.Written = pageMoment("2026-11-20T09:30:00+01:00")
	l := pageMedicine("1", "", "3400939001012", pageStep("1", "comprimé", "7 d", "MORN"))
	l.Text = ""
	rx.Lines = []prescription.Line{l}
	return rx
}

// pageToken is a signed token of about the size of a prescription of five lines
// in the compact kind; nothing on the page depends on its content.
func pageToken(bytes int) string {
	payload := make([]byte, 0, bytes)
	for sum := sha256.Sum256([]byte("page")); len(payload) < bytes; sum = sha256.Sum256(sum[:]) {
		payload = append(payload, sum[:]...)
	}
	key := base64.RawURLEncoding.EncodeToString(payload[:6])
	header := `{"alg":"ES256","iat":1795161600,"kid":"` + key + `","typ":"vnd.ordonnance.prescription.compact;v=1"}`
	b64 := base64.RawURLEncoding.EncodeToString
	return b64([]byte(header)) + "." + b64(payload[:bytes]) + "." + b64(append(payload[:32:32], payload[:32]...))
}

func pagePacked(tb testing.TB, bytes int) string {
	tb.Helper()
	text, err := qrcode.Pack(pageToken(bytes))
	if err != nil {
		tb.Fatal(err)
	}
	return text
}

func pageSignature() *ordonnance.Signature {
	paris := time.FixedZone("", 3600)
	return &ordonnance.Signature{At: time.Date(2026, 11, 20, 9, 30, 0, 0, paris), Key: "cabinet-2026"}
}
