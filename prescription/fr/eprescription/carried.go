package eprescription

import (
	"strconv"

	"github.com/ordonnance-numerique/ordonnance-go/document"
	"github.com/ordonnance-numerique/ordonnance-go/prescription"
)

const (
	edqm = "http://standardterms.edqm.eu"
	ucum = "http://unitsofmeasure.org"
)

// Carried returns the part of p that a bundle of the guide carries, in the
// shape in which it is read back, and says what was left out or restated,
// place by place, with paths into p. Reading what [Write] wrote gives exactly
// this value. Carried changes nothing in p and shares nothing with it; Carried
// of the result is the result.
func Carried(p prescription.Prescription, opts *Options) (prescription.Prescription, []document.Omission) {
	c := carrier{options: opts}
	p = p.Clone()
	c.people(&p)
	p.Tags = c.codes(p.Tags, "/tags")
	c.code(&p.Setting, "/setting")
	if p.Replaced != nil {
		p.Replaced = nil
		c.omit("/replaced", LostAltogether)
	}
	for _, m := range []struct {
		q    *prescription.Quantity
		path string
	}{{p.Context.Weight, "/context/weight"}, {p.Context.Height, "/context/height"}} {
		if m.q != nil {
			c.quantity(m.q, m.path, false)
		}
	}
	p.Lines = c.lines(p.Lines)
	tidy(&p)
	return p, c.left
}

// lines reduces the lines and takes out those that are devices, with the links
// to them.
func (c *carrier) lines(lines []prescription.Line) []prescription.Line {
	gone := make(map[string]bool)
	var kept []prescription.Line
	known := make(map[string]bool)
	for _, l := range lines {
		known[l.ID] = true
		if l.Device != nil {
			gone[l.ID] = true
		}
	}
	for i := range lines {
		path := item("/lines", i)
		l := &lines[i]
		if l.Device != nil {
			// The guide leaves devices to later work (ePrescription 1.1.0-ballot,
			// "Périmètre de cet IG"), so there is no DeviceRequest either: a reader
			// of the guide would not look for it.
			c.omit(path, LostDevice)
			continue
		}
		var links []prescription.Link
		for j, link := range l.Links {
			if gone[link.Line] || !known[link.Line] {
				c.omit(item(path+"/links", j), LostAltogether)
				continue
			}
			links = append(links, link)
		}
		l.Links = links
		c.line(l, path)
		kept = append(kept, *l)
	}
	return kept
}

// people makes the people and places fit.
func (c *carrier) people(p *prescription.Prescription) {
	if p.Patient.GivenNames == "" && p.Patient.FirstGivenName != "" {
		p.Patient.GivenNames, p.Patient.FirstGivenName = p.Patient.FirstGivenName, ""
		c.omit("/patient/firstGivenName", RestatedName)
	}
	c.code(&p.Prescriber.Practitioner.Profession, "/prescriber/practitioner/profession")
}

func item(path string, i int) string { return path + "/" + strconv.Itoa(i) }
