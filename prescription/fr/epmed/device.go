package epmed

import (
	"github.com/ordonnance-numerique/ordonnance-go/document/cda"
	"github.com/ordonnance-numerique/ordonnance-go/prescription"
	"github.com/ordonnance-numerique/ordonnance-go/prescription/fr/internal/medcda"
)

const systemEMDN = "urn:oid:1.2.250.1.213.2.68"

func (w *writing) deviceSection(lines []*prescription.Line) *cda.Section {
	if len(lines) == 0 {
		return nil
	}
	s := w.section("46264-8", "Dispositifs médicaux", "Prescription de dispositifs médicaux", sectionDevices)
	var rows []cda.Node
	for i, l := range lines {
		id := prefix("DM-", i)
		s.Entries = append(s.Entries, cda.Entry{Statement: cda.Statement{Supply: w.device(l, id)}})
		rows = append(rows, w.deviceRows(l, id)...)
	}
	head := []string{"Dispositif médical", "Utilisation", "Durée", "Durée de location LPP", "Nombre de conditionnements", "Nombre de renouvellements"}
	for _, f := range flags {
		if f.device {
			head = append(head, f.head)
		}
	}
	s.Text = narrative(medcda.Table(head, rows...))
	return s
}

// device writes a line of device (FR-Dispositif-medical).
func (w *writing) device(l *prescription.Line, id string) *cda.Supply {
	x := &cda.Supply{Class: "SPLY", Mood: "INT",
		Infra: cda.Infra{TemplateIDs: cda.Templates("2.16.840.1.113883.10.20.1.34", "1.2.250.1.213.1.1.3.20")},
		IDs:   []cda.II{medcda.LineII(w.rx.ID, l.ID)}, Text: cda.RefersTo(id + "-utilisation"), Repeat: repeats(l.Repeats)}
	ivl := medcda.Interval(l.Period)
	if ivl == nil {
		ivl = &cda.IVLTS{Type: cda.TypeIVLTS, Null: cda.Unknown}
	}
	x.Times = []cda.Time{ivl}
	if l.Quantity != nil {
		x.Quantity = w.devices.Packs(*l.Quantity)
	}
	if width := medcda.Length(l.Device.Hire); width != nil {
		x.ExpectedUse = &cda.IVLTS{Width: width}
	}
	x.Participants = []cda.Participant{{Type: "DEV", Role: &cda.ParticipantRole{Class: "MANU", IDs: udi(l.Device.UDI),
		Device: &cda.Device{Class: "DEV", Determiner: "INSTANCE", Code: deviceCode(l.Device.Codes, id)}}}}
	x.Relationships = w.flags(nil, l, &w.devices, new([len(flags)]flagEntry), id, LineUUID(w.rx.ID, l.ID))
	return x
}

// udi writes a unique device identifier. It is no number under an OID: the
// issuing agency is inside it.
func udi(s string) []cda.II {
	if s == "" {
		return nil
	}
	return []cda.II{{Extension: s, Authority: "UDI"}}
}

// deviceCode writes the EMDN code first, the others as translations; without
// one the main code does not apply.
func deviceCode(codes []prescription.Code, id string) *cda.CD {
	main := &cda.CD{Null: cda.NotApplicable}
	found := false
	var rest []cda.CD
	for _, c := range codes {
		if c.System == systemEMDN && !found && c.Code != "" {
			main, found = medcda.CD(c), true
			continue
		}
		if cd := medcda.CD(c); cd != nil {
			rest = append(rest, *cd)
		}
	}
	main.OriginalText = cda.RefersTo(id)
	main.Translations = rest
	return main
}

func (w *writing) deviceRows(l *prescription.Line, id string) []cda.Node {
	cells := []cda.Node{
		w.devices.PhraseCell(id, l.Device.Name),
		w.devices.PhraseCell(id+"-utilisation", l.Text),
		w.devices.TextCell(periodWords(l.Period)),
		w.devices.TextCell(dash(spanWords(l.Device.Hire))),
		w.devices.TextCell(dash(medcda.InWords(l.Quantity))),
		w.devices.TextCell(repeatWords(l.Repeats)),
	}
	for _, f := range flags {
		if f.device {
			cells = append(cells, w.devices.PhraseCell(id+f.suffix, yesNo(*f.get(&l.Flags))))
		}
	}
	rows := []cda.Node{cda.El("tr", cells...)}
	for _, more := range furtherWords(l) {
		rows = append(rows, wideRow(&w.devices, more.head, w.devices.Lines(more.text)...))
	}
	return rows
}
