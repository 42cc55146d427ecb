package main

import (
	"github.com/ordonnance-numerique/ordonnance-go/identity"
	"github.com/ordonnance-numerique/ordonnance-go/prescription"
	"github.com/ordonnance-numerique/ordonnance-go/prescription/fr/ordonnance"
)

// This file stands for the medicines database that every practice and every
// pharmacy has. The module has none: it asks for what it needs. The product
// codes (CIP13) are well-formed and invented.

// medicine is one row of that table.
type medicine struct {
	cip13, name string
	law         ordonnance.Law
}

func medicines() []medicine {
	listI := ordonnance.Law{List: ordonnance.ListI}
	return []medicine{
		{"3400939990019", "AMOXICILLINE 1 g, comprimé dispersible", listI},
		{"3400939990026", "EXEMFORMINE 1 000 mg (metformine), comprimé pelliculé", listI},
		{"3400939990033", "RAMIPRIL 5 mg, comprimé sécable", listI},
		{"3400939990040", "ATORVASTATINE 20 mg, comprimé pelliculé", listI},
		{"3400939990057", "LÉVOTHYROXINE SODIQUE 75 microgrammes, comprimé sécable",
			ordonnance.Law{List: ordonnance.ListII, NarrowMargin: true}},
		{"3400939990064", "PARACÉTAMOL 1 g, comprimé", ordonnance.Law{}},
		{"3400939990071", "MORPHINE (SULFATE) LP 10 mg, gélule à libération prolongée",
			ordonnance.Law{List: ordonnance.Narcotic, Secured: true, InWords: true, MaxDuration: days("28")}},
		{"3400939990088", "MACROGOL 4000 10 g, poudre pour solution buvable en sachet", ordonnance.Law{}},
		{"3400939990095", "METFORMINE GÉNÉRIQUE 1 000 mg, comprimé pelliculé", listI},
		{"3400939990101", "LÉVOTHYROXINE GÉNÉRIQUE 75 microgrammes, comprimé sécable",
			ordonnance.Law{List: ordonnance.ListII, NarrowMargin: true}},
	}
}

func days(n prescription.Decimal) prescription.Span {
	return prescription.Span{Value: n, Unit: prescription.Day}
}

func cip13(code string) prescription.Code {
	return prescription.Code{System: ordonnance.SystemCIP13, Code: code}
}

// medicineLaw gives the rules what they have to know of a medicine.
func medicineLaw() func(prescription.Medicine, identity.Date) (ordonnance.Law, bool) {
	var list []ordonnance.LawEntry
	for _, m := range medicines() {
		list = append(list, ordonnance.LawEntry{Code: cip13(m.cip13), Law: m.law})
	}
	return ordonnance.LawOf(list)
}

// product is what is handed out, with the marks of the box.
func product(code string) *prescription.Product {
	return &prescription.Product{
		Medicine: &prescription.Medicine{Name: nameOf(code), Codes: []prescription.Code{cip13(code)}},
		Batch:    "EX1234",
		Expiry:   identity.Date{Year: 2028, Month: 6},
	}
}

func nameOf(code string) string {
	for _, m := range medicines() {
		if m.cip13 == code {
			return m.name
		}
	}
	return ""
}

// complete fills in what the printed code leaves out, from the pharmacy's own
// tables: names of products from the medicines database, the address of the
// practice from the directory of professionals.
func complete(rx prescription.Prescription) prescription.Prescription {
	for _, l := range rx.Lines {
		if m := l.Medicine; m != nil && m.Name == "" && len(m.Codes) > 0 {
			m.Name = nameOf(m.Codes[0].Code)
		}
	}
	rx.Prescriber.Place.Address = &identity.Address{
		Lines: []string{"1 RUE DE L'EXEMPLE"}, PostalCode: "75000", City: "PARIS", Country: "FR"}
	return rx
}
