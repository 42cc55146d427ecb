package gen

import (
	"github.com/ordonnance-numerique/ordonnance-go/identity"
	"github.com/ordonnance-numerique/ordonnance-go/prescription"
)

// Real returns [French] with what the programs of practices add: birth place,
// first given name, title, profession, professional e-mail and telephone number,
// name of the practice, the end of validity, a class of the product, and
// instructions typed by hand to the dispenser and to the patient.
func Real(lines int, text bool) prescription.Prescription {
	p := French(lines, text)
	p.Patient.FirstGivenName = "MARIE-LOUISE"
	p.Patient.BirthPlace = "51215"
	p.Validity.End = prescription.On(identity.Date{Year: 2027, Month: 11, Day: 20})
	doctor := &p.Prescriber.Practitioner
	doctor.Title = "Dr"
	doctor.Profession = prescription.Code{System: "urn:oid:1.2.250.1.213.1.1.4.5", Code: "G15_10/SM26",
		Display: "Médecin - Qualifié en Médecine Générale (SM)"}
	doctor.Email = "kit.docteur@medecin.mssante.fr"
	p.Prescriber.Place.Name = "CABINET MEDICAL DU DOCTEUR"
	p.Prescriber.Place.Phone = "+33199000001"
	for i := range p.Lines {
		l := &p.Lines[i]
		switch i % 5 {
		case 0:
			l.Medicine.Codes = append(l.Medicine.Codes, prescription.Code{System: "http://www.whocc.no/atc", Code: "A10BA02", Display: "metformine"})
		case 2:
			l.ForDispenser = "Ne pas changer de marque."
		case 4:
			l.ForPatient = "À prendre au milieu du repas."
		}
	}
	return p
}

// French returns [Typical] with what the French model asks of every line, and
// nothing more: boxes, renewals with the least time between, all five flags
// (each set somewhere), a refused substitution with its motive, a tag of the
// ordonnance and one stock instruction to the dispenser.
func French(lines int, text bool) prescription.Prescription {
	p := Typical(lines, text)
	p.Tags = []prescription.Code{{System: "urn:oid:1.2.250.1.213.1.1.4.322", Code: "MED-1096", Display: "Ordonnance bizone"}}
	for i := range p.Lines {
		frenchLine(&p.Lines[i], i)
	}
	return p
}

func frenchLine(l *prescription.Line, i int) {
	l.Quantity = &prescription.Quantity{Value: "1", Unit: "boîte", System: "http://standardterms.edqm.eu", Code: "30009000"}
	if n, _ := l.Repeats.Number(); n > 0 {
		l.RenewalPeriod = prescription.Span{Value: "28", Unit: prescription.Day}
	}
	switch i % 5 {
	case 0:
		l.Flags.LongTerm = true
	case 1:
		l.Flags.LongTerm, l.Flags.Preventive = true, true
	case 2:
		l.Flags.WorkRelated = true
	case 3:
		l.Flags.OffLabel, l.Flags.NotReimbursed = true, true
		l.ForDispenser = "Délivrance en une seule fois."
	}
}
