package epmed

import (
	"slices"
	"strings"

	"github.com/ordonnance-numerique/ordonnance-go/document/cda"
	"github.com/ordonnance-numerique/ordonnance-go/identity/fr/finess"
	"github.com/ordonnance-numerique/ordonnance-go/identity/fr/ins"
	"github.com/ordonnance-numerique/ordonnance-go/identity/fr/rpps"
	"github.com/ordonnance-numerique/ordonnance-go/prescription"
	"github.com/ordonnance-numerique/ordonnance-go/prescription/fr/internal/medcda"
	"github.com/ordonnance-numerique/ordonnance-go/prescription/fr/ordonnance"
)

// document holds the header and the sections against the rules. Paths are JSON
// pointers into the prescription that was read.
func (f *findings) document(doc *cda.ClinicalDocument) {
	named := doc.Code.Is(medcda.OIDLoinc, loincRx)
	for _, t := range [...]string{"2.16.840.1.113883.2.8.2.1", "1.2.250.1.213.1.1.1.1", "1.3.6.1.4.1.19376.1.9.1.1.1",
		"1.3.6.1.4.1.19376.1.5.3.1.1.1", voletTemplate} {
		named = named && doc.HasTemplate(t)
	}
	f.must(named, 1, "")
	for i := range doc.RecordTargets {
		role := doc.RecordTargets[i].PatientRole
		f.must(role != nil && len(role.Addresses) > 0 && len(role.Telecoms) > 0, 2, "/patient")
	}
	f.must(authored(doc.Authors), 3, "/prescriber")
	f.must(valid(doc.DocumentationOf), 4, "/validity")
	words := medcda.NewWords(doc)
	count := map[string]int{}
	line := 0
	for _, s := range doc.Sections() {
		for _, t := range [...]string{sectionMedicines, sectionDevices, sectionCopy} {
			if s.HasTemplate(t) {
				count[t]++
			}
		}
		line = f.entries(s, words, line)
	}
	m, d := count[sectionMedicines], count[sectionDevices]
	f.must(m+d > 0 && m <= 1 && d <= 1, 5, "/lines")
	f.must(count[sectionCopy] == 1, 6, "")
}

// entries holds the lines of a section against the rules; line is the number
// of the next one.
func (f *findings) entries(s *cda.Section, words *medcda.Words, line int) int {
	for i := range s.Entries {
		path := "/lines/" + string(medcda.Decimal(line))
		switch x := &s.Entries[i].Statement; {
		case s.HasTemplate(sectionMedicines) && x.SubstanceAdministration != nil:
			f.treatment(x.SubstanceAdministration, words, path)
			line++
		case s.HasTemplate(sectionDevices) && x.Supply != nil:
			f.device(x.Supply, words, path)
			line++
		}
	}
	return line
}

func authored(authors []cda.Author) bool {
	if len(authors) == 0 || authors[0].AssignedAuthor == nil {
		return false
	}
	a := authors[0].AssignedAuthor
	return len(a.IDs) > 0 && a.Code != nil && a.Organization != nil && len(a.Organization.IDs) > 0 && len(a.Organization.Names) > 0
}

func valid(acts []cda.DocumentationOf) bool {
	if len(acts) == 0 || acts[0].Event == nil {
		return false
	}
	t := acts[0].Event.EffectiveTime
	return t != nil && t.Low != nil && t.High != nil
}

// prescription holds what was read against the rules that look at several
// places at once.
func (f *findings) prescription(doc *cda.ClinicalDocument, res Result) {
	rx := &res.Prescription
	f.identifiers(rx)
	f.must(rx.Number.IsZero() == (len(res.Code) == 0), 31, "/number")
	f.must(!ordonnance.HasTag(*rx, ordonnance.TagSecured) || rx.Executant != nil, 32, "/executant")
	inside, outside := false, false
	for _, l := range rx.Lines {
		inside, outside = inside || l.Flags.LongTerm, outside || !l.Flags.LongTerm
	}
	f.must(ordonnance.HasTag(*rx, ordonnance.TagBizone) == (inside && outside), 33, "/tags")
	seen := map[string]bool{}
	line := 0
	for _, s := range doc.Sections() {
		for i := range s.Entries {
			var ids []cda.II
			switch x := &s.Entries[i].Statement; {
			case s.HasTemplate(sectionMedicines) && x.SubstanceAdministration != nil:
				ids = x.SubstanceAdministration.IDs
			case s.HasTemplate(sectionDevices) && x.Supply != nil:
				ids = x.Supply.IDs
			default:
				continue
			}
			root := ""
			if len(ids) > 0 {
				root = strings.ToLower(ids[0].Root) + "^" + ids[0].Extension
			}
			f.must(len(root) > 1 && !seen[root], 29, "/lines/"+string(medcda.Decimal(line)))
			seen[root] = true
			line++
		}
	}
}

// identifiers holds the national identifiers against their shape and check
// digits (RNIV 1; INS; RPPS; FINESS).
func (f *findings) identifiers(rx *prescription.Prescription) {
	for _, id := range rx.Patient.Identifiers {
		if slices.Contains([]string{"8", "9", "10", "11"}, strings.TrimPrefix(id.System, "urn:oid:1.2.250.1.213.1.4.")) {
			_, err := ins.ParseMatricule(id.Value, id.System)
			f.must(err == nil, 30, "/patient/identifiers")
		}
	}
	who := rx.Prescriber.Practitioner.Identifier("urn:oid:" + medcda.OIDPerson)
	if who != "" {
		_, err := rpps.ParseIDNPS(who)
		f.must(err == nil, 30, "/prescriber/practitioner/identifiers")
	}
	if place := rx.Prescriber.Place.Identifier("urn:oid:" + medcda.OIDPlace); place != "" {
		_, err := finess.ParseIDNST(place)
		f.must(err == nil, 30, "/prescriber/place/identifiers")
	}
}
