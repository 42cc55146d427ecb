package prescription

import (
	"strconv"

	"github.com/ordonnance-numerique/ordonnance-go/document"
	"github.com/ordonnance-numerique/ordonnance-go/identity"
)

// Reasons why the compact form leaves something out.
const (
	// OmittedLabel: the label or name of a product, of its form or of one of its
	// substances follows from the code.
	OmittedLabel = "RX-C-01"
	// OmittedAddress: a postal address, which no step up to the dispensing
	// needs.
	OmittedAddress = "RX-C-02"
)

// Core returns the part of p that the compact form carries under the options:
// everything but labels and names of products, their forms and substances that
// have a code (unless opts.Labels) and postal addresses (unless opts.Addresses). It also says what
// was left out, place by place. Empty lists become nil. Core changes nothing
// in p and shares nothing with it; Core of the result is the result.
func Core(p Prescription, opts *CompactOptions) (Prescription, []document.Omission) {
	var o CompactOptions
	if opts != nil {
		o = *opts
	}
	left := o.omissions(&p)
	p = p.Clone()
	o.strip(&p)
	tidy(&p)
	return p, left
}

// strip takes out what the options leave out.
func (o CompactOptions) strip(p *Prescription) {
	if !o.Addresses {
		p.Patient.Address = nil
		p.Prescriber.Place.Address = nil
		if p.Executant != nil {
			p.Executant.Address = nil
		}
	}
	if o.Labels {
		return
	}
	for i := range p.Lines {
		if m := p.Lines[i].Medicine; m != nil {
			stripProduct(&m.Name, m.Codes)
			stripLabel(&m.Form)
			for j := range m.Ingredients {
				stripLabel(&m.Ingredients[j].Substance)
			}
		}
		if d := p.Lines[i].Device; d != nil {
			stripProduct(&d.Name, d.Codes)
		}
	}
}

func stripProduct(name *string, codes []Code) {
	if coded(codes) {
		*name = ""
	}
	for i := range codes {
		stripLabel(&codes[i])
	}
}

func stripLabel(c *Code) {
	if c.Code != "" {
		c.Display = ""
	}
}

// omissions lists what strip would take out.
func (o CompactOptions) omissions(p *Prescription) []document.Omission {
	var left []document.Omission
	if !o.Addresses {
		left = omitAddress(left, p.Patient.Address, "/patient/address")
		left = omitAddress(left, p.Prescriber.Place.Address, "/prescriber/place/address")
		if p.Executant != nil {
			left = omitAddress(left, p.Executant.Address, "/executant/address")
		}
	}
	if o.Labels {
		return left
	}
	for i := range p.Lines {
		if m := p.Lines[i].Medicine; m != nil {
			left = omitProduct(left, m.Name, m.Codes, i, "/medicine")
			if m.Form.Code != "" && m.Form.Display != "" {
				left = omitLabel(left, pathTo(i, "/medicine/form/display"))
			}
			for j := range m.Ingredients {
				if c := &m.Ingredients[j].Substance; c.Code != "" && c.Display != "" {
					left = omitLabel(left, pathTo(i, "/medicine/ingredients/", strconv.Itoa(j), "/substance/display"))
				}
			}
		}
		if d := p.Lines[i].Device; d != nil {
			left = omitProduct(left, d.Name, d.Codes, i, "/device")
		}
	}
	return left
}

func omitAddress(left []document.Omission, a *identity.Address, path string) []document.Omission {
	if a == nil {
		return left
	}
	return append(left, document.Omission{Path: path, Code: OmittedAddress, Reason: document.Text{
		EN: "the compact code does not carry postal addresses",
		FR: "le code compact ne porte pas les adresses postales"}})
}

func omitProduct(left []document.Omission, name string, codes []Code, line int, place string) []document.Omission {
	if !coded(codes) {
		return left
	}
	if name != "" {
		left = omitLabel(left, pathTo(line, place, "/name"))
	}
	for i := range codes {
		if codes[i].Code != "" && codes[i].Display != "" {
			left = omitLabel(left, pathTo(line, place, "/codes/", strconv.Itoa(i), "/display"))
		}
	}
	return left
}

// pathTo is the path to a part of a line, counted from 0.
func pathTo(line int, parts ...string) string {
	var room [64]byte
	b := strconv.AppendInt(append(room[:0], "/lines/"...), int64(line), 10)
	for _, part := range parts {
		b = append(b, part...)
	}
	return string(b)
}

func omitLabel(left []document.Omission, path string) []document.Omission {
	const usual = 12 // for five lines, a name and a label each
	if cap(left) == 0 {
		left = make([]document.Omission, 0, usual)
	}
	return append(left, document.Omission{Path: path, Code: OmittedLabel, Reason: document.Text{
		EN: "the compact code carries the code of a product and not its label",
		FR: "le code compact porte le code du produit et non son libellé"}})
}

// tidy makes empty lists nil.
func tidy(p *Prescription) {
	nilIfEmpty(&p.Patient.Identifiers)
	nilIfEmpty(&p.Prescriber.Practitioner.Identifiers)
	nilIfEmpty(&p.Prescriber.Place.Identifiers)
	tidyAddress(p.Patient.Address)
	tidyAddress(p.Prescriber.Place.Address)
	if p.Replaced != nil {
		nilIfEmpty(&p.Replaced.Identifiers)
	}
	if p.Executant != nil {
		nilIfEmpty(&p.Executant.Identifiers)
		tidyAddress(p.Executant.Address)
	}
	nilIfEmpty(&p.Tags)
	nilIfEmpty(&p.Lines)
	for i := range p.Lines {
		tidyLine(&p.Lines[i])
	}
}

func tidyLine(l *Line) {
	if l.Medicine != nil {
		nilIfEmpty(&l.Medicine.Codes)
		nilIfEmpty(&l.Medicine.Ingredients)
	}
	if l.Preparation != nil {
		nilIfEmpty(&l.Preparation.Ingredients)
	}
	if l.Device != nil {
		nilIfEmpty(&l.Device.Codes)
	}
	nilIfEmpty(&l.Indications)
	nilIfEmpty(&l.Mentions)
	nilIfEmpty(&l.Links)
	if l.Dosage == nil {
		return
	}
	nilIfEmpty(&l.Dosage.Maxima)
	nilIfEmpty(&l.Dosage.Steps)
	for i := range l.Dosage.Steps {
		s := &l.Dosage.Steps[i]
		nilIfEmpty(&s.Doses)
		nilIfEmpty(&s.Timing.Times)
		nilIfEmpty(&s.Timing.Moments)
		nilIfEmpty(&s.Timing.Weekdays)
		nilIfEmpty(&s.Maxima)
		nilIfEmpty(&s.Instructions)
	}
}

func tidyAddress(a *identity.Address) {
	if a != nil {
		nilIfEmpty(&a.Lines)
	}
}

func nilIfEmpty[T any](s *[]T) {
	if len(*s) == 0 {
		*s = nil
	}
}
