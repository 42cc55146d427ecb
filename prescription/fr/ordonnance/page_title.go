package ordonnance

import (
	"github.com/ordonnance-numerique/ordonnance-go/prescription"
)

// titleRows are what is said of the ordonnance as a whole on the first page:
// place and date of writing, tags, validity, count of lines.
func titleRows(rx *prescription.Prescription, o *PageOptions) []row {
	c := column{width: bodyWidth}
	c.add(rowText{0, "ORDONNANCE", styleTitle}, rowText{bodyWidth, writtenText(rx), right(styleDosage)})
	c.space(1)
	c.text(tagsText(rx), styleStrong)
	c.text(joined(" – ", "Ordonnance de "+linesText(len(rx.Lines)), validityText(rx), settingText(rx)), styleBody)
	if rx.Executant != nil {
		address := ""
		if a := rx.Executant.Address; a != nil {
			address = joined(" ", a.PostalCode, a.City)
		}
		c.text(said("Exécution par", joined(", ", rx.Executant.Name, address, structureNumbers(rx.Executant))), styleBody)
	}
	if o.PaperMotive != "" {
		c.text(said("Ordonnance établie sur papier, motif", o.PaperMotive), styleBody)
	}
	if rx.Replaces != "" {
		c.text("Annule et remplace l'ordonnance "+rx.Replaces, styleStrong)
	}
	return c.rows
}

// writtenText is place and date: "PARIS, le 20 novembre 2026".
func writtenText(rx *prescription.Prescription) string {
	city := ""
	if a := rx.Prescriber.Place.Address; a != nil {
		city = a.City
	}
	date := momentText(rx.Written)
	if date == "" {
		return city
	}
	if city == "" {
		return "Le " + date
	}
	return city + ", le " + date
}

func tagsText(rx *prescription.Prescription) string {
	text := ""
	for _, t := range rx.Tags {
		label := t.Display
		for _, l := range tagLabels {
			if t.Is(SystemTA, l.code) || t.Is(systemTANew, l.code) {
				label = l.text
			}
		}
		if label == "" {
			label = t.Code
		}
		text = joined(" – ", text, label)
	}
	return text
}

func validityText(rx *prescription.Prescription) string {
	v := rx.Validity
	switch {
	case v.IsZero():
		return ""
	case v.End.IsZero():
		return "valable à partir du " + momentText(v.Start)
	case v.Start.IsZero():
		return "valable jusqu'au " + lastText(v.End)
	}
	return "valable du " + momentText(v.Start) + " au " + lastText(v.End)
}

func settingText(rx *prescription.Prescription) string {
	if rx.Setting.IsZero() {
		return ""
	}
	return said("cadre", nameOf(rx.Setting))
}
