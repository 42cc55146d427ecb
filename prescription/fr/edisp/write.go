package edisp

import (
	"slices"
	"strconv"

	"github.com/ordonnance-numerique/ordonnance-go/document"
	"github.com/ordonnance-numerique/ordonnance-go/document/cda"
	"github.com/ordonnance-numerique/ordonnance-go/identity"
	"github.com/ordonnance-numerique/ordonnance-go/prescription"
	"github.com/ordonnance-numerique/ordonnance-go/prescription/fr/internal/medcda"
)

// writing is one document being written.
type writing struct {
	d    prescription.Dispensation
	rx   prescription.Prescription
	opts WriteOptions
	// items are the indexes of the items that the document holds, lines the
	// prescribed lines of all items.
	items []int
	lines []*prescription.Line
	// authors is the prescriber, as the author of every prescribed line, order
	// the prescription as what it was taken from.
	authors []cda.Author
	order   []cda.Reference

	back *reader     // of what was written
	text medcda.Room // kept for the whole document
	room medcda.Room // for one item, and what of it is used again:
	made scratch
}

// prescriber is the author of every prescribed line.
func (w *writing) prescriber() []cda.Author {
	by := w.rx.Prescriber
	e := medcda.Entity(by.Practitioner, by.Place, nil)
	return []cda.Author{{Time: w.prescribed(), AssignedAuthor: &cda.AssignedAuthor{Class: "ASSIGNED", IDs: e.IDs,
		Code: e.Code, Addresses: e.Addresses, Telecoms: e.Telecoms, Person: e.Person, Organization: e.Organization}}}
}

// Write gives a dispensation as an eDISP-MED 2024.01 document, and what the
// document does not carry as data. The prescription is the one it answers: it
// gives the patient, the prescriber and the prescribed products. Write refuses
// with an [*Error] EDISP-1nn what the volet requires and neither states.
func Write(d prescription.Dispensation, rx prescription.Prescription, opts *WriteOptions) ([]byte, []document.Omission, error) {
	w, err := newWriting(d, rx, opts)
	if err != nil {
		return nil, nil, err
	}
	w.authors = w.prescriber()
	w.order = []cda.Reference{{Type: "XCRPT", Document: &cda.External{IDs: []cda.II{{Root: medcda.Root(w.opts.Order)}}}}}
	doc := w.header()
	s := w.section()
	doc.Body = &cda.Body{Structured: &cda.StructuredBody{Components: []cda.SectionComponent{{Section: s}}}}
	w.back = newReader(doc, &findings{})
	w.back.res.Dispensation.Items = make([]prescription.Item, 0, len(w.items))
	w.fill(s)
	raw, fail := cda.Append(make([]byte, 0, 10<<10+6300*len(w.items)), doc) // about what it comes to
	if fail != nil {
		return nil, nil, because(ErrEncoding, fail)
	}
	return raw, w.omissions(w.back.res), nil
}

func newWriting(d prescription.Dispensation, rx prescription.Prescription, opts *WriteOptions) (*writing, error) {
	w := &writing{d: d, rx: rx, items: make([]int, 0, len(d.Items)), lines: make([]*prescription.Line, len(d.Items))}
	if opts != nil {
		w.opts = *opts
	}
	o := &w.opts
	if o.ID == "" {
		o.ID = d.ID
	}
	if o.SetID == "" {
		o.SetID = o.ID
	}
	if o.Order == "" {
		o.Order = rx.ID
	}
	o.Version = max(o.Version, 1)
	if o.Custodian.IsZero() {
		o.Custodian = d.Dispenser.Place
	}
	if o.Practice.IsZero() {
		o.Practice = prescription.Code{System: "urn:oid:" + medcda.OIDPractice, Code: "AMBULATOIRE", Display: "Ambulatoire"}
	}
	if o.Facility.IsZero() {
		o.Facility = prescription.Code{System: "urn:oid:" + medcda.OIDSector, Code: "SA33", Display: "Pharmacie d'officine"}
	}
	for i := range d.Items {
		item := &d.Items[i]
		at := slices.IndexFunc(rx.Lines, func(l prescription.Line) bool { return l.ID == item.Line })
		if at < 0 {
			return nil, ErrOther
		}
		w.lines[i] = &rx.Lines[at]
		m, p := product(item, w.lines[i])
		if (item.Action == prescription.Full || item.Action == prescription.Partial) && (m != nil || p != nil) {
			w.items = append(w.items, i)
		}
	}
	return w, w.refusal()
}

func (w *writing) refusal() error {
	p, who, by := &w.rx.Patient, &w.d.Dispenser, &w.rx.Prescriber.Practitioner
	switch {
	case !medcda.IsUUID(w.d.ID) || !medcda.IsUUID(w.rx.ID):
		return ErrID
	case w.d.At.IsZero():
		return ErrAt
	case w.d.Prescription.ID != w.rx.ID:
		return ErrOther
	case len(medcda.Identifiers(p.Identifiers)) == 0 || p.FamilyName == "" || p.GivenNames == "" || p.BirthDate.IsZero():
		return ErrPatient
	case who.Practitioner.Identifier("urn:oid:"+medcda.OIDPerson) == "" || who.Practitioner.FamilyName == "":
		return ErrDispenser
	case who.Place.Identifier("urn:oid:"+medcda.OIDPlace) == "" || who.Place.Name == "":
		return ErrPlace
	case by.Identifier("urn:oid:"+medcda.OIDPerson) == "" || by.FamilyName == "":
		return ErrPrescriber
	case len(w.items) == 0:
		return ErrEmpty
	}
	return nil
}

// product is what an item hands out, neither for a device.
func product(item *prescription.Item, l *prescription.Line) (*prescription.Medicine, *prescription.Preparation) {
	switch {
	case item.Product != nil && item.Product.Medicine != nil:
		return item.Product.Medicine, nil
	case item.Product != nil && item.Product.Device != nil:
		return nil, nil
	case l.Medicine != nil:
		return l.Medicine, nil
	}
	return nil, l.Preparation
}

// omissions compares with what the document reads back as.
func (w *writing) omissions(back Result) []document.Omission {
	want, got := w.d, back.Dispensation
	var paths []string
	for i := range want.Items {
		path := "/items/" + strconv.Itoa(i)
		at := slices.Index(w.items, i)
		if at < 0 || at >= len(got.Items) {
			paths = append(paths, path)
			continue
		}
		a, b := canonical(want.Items[i], w.lines[i]), canonical(got.Items[at], w.lines[i])
		for _, p := range medcda.Compare(&a, &b) {
			paths = append(paths, path+p)
		}
	}
	want.Items, got.Items = nil, nil
	return medcda.Omissions(append(medcda.Compare(&want, &got), paths...), losses[:])
}

// canonical is the item in the writing in which it reads back.
func canonical(item prescription.Item, l *prescription.Line) prescription.Item {
	if item.Product == nil {
		item.Product = &prescription.Product{}
	} else {
		p := *item.Product
		item.Product = &p
	}
	if item.Product.Medicine == nil && item.Product.Device == nil {
		item.Product.Medicine = l.Medicine
	}
	c := medcda.Canonical(prescription.Line{Medicine: item.Product.Medicine, Dosage: item.Dosage})
	item.Product.Medicine, item.Dosage = c.Medicine, c.Dosage
	if !c.Period.IsZero() { // taken from the only step, which is a copy then
		item.Dosage.Steps[0].Bounds = c.Period
	}
	return item
}

// header writes the document without its body.
func (w *writing) header() *cda.ClinicalDocument {
	d, o, who := &w.d, &w.opts, &w.d.Dispenser
	templates := cda.Templates("2.16.840.1.113883.2.8.2.1", "1.2.250.1.213.1.1.1.1", "1.3.6.1.4.1.19376.1.5.3.1.1.1",
		"1.3.6.1.4.1.19376.1.9.1.1.3", voletTemplate)
	templates[4].Extension = voletVersion
	practice := medcda.CD(o.Practice)
	e := medcda.Entity(who.Practitioner, who.Place, practice)
	at := medcda.TS(d.At)
	return &cda.ClinicalDocument{
		Infra:           cda.Infra{Realms: []cda.CD{{Code: "FR"}}, TypeID: cda.TypeID(), TemplateIDs: templates},
		ID:              &cda.II{Root: medcda.Root(o.ID)},
		Code:            medcda.Coded(medcda.OIDLoinc, loincDispensation, dispensationName),
		Title:           cda.NewST(dispensationName),
		EffectiveTime:   at,
		Confidentiality: medcda.Coded("2.16.840.1.113883.5.25", "N", "Normal"),
		Language:        &cda.CD{Code: "fr-FR"},
		SetID:           &cda.II{Root: medcda.Root(o.SetID)},
		Version:         &cda.QTY{Value: strconv.Itoa(o.Version)},
		RecordTargets:   []cda.RecordTarget{{PatientRole: medcda.Patient(w.rx.Patient)}},
		Authors: []cda.Author{{Time: at, AssignedAuthor: &cda.AssignedAuthor{IDs: e.IDs, Code: e.Code,
			Addresses: e.Addresses, Telecoms: e.Telecoms, Person: e.Person, Organization: e.Organization}}},
		Custodian:       medcda.Custodian(o.Custodian),
		Legal:           &cda.LegalAuthenticator{Time: at, Signature: &cda.CD{Code: "S"}, AssignedEntity: e},
		Participants:    w.prescribers(),
		InFulfillmentOf: []cda.InFulfillmentOf{{Order: &cda.Order{IDs: []cda.II{{Root: medcda.Root(o.Order)}}}}},
		DocumentationOf: []cda.DocumentationOf{{Event: &cda.ServiceEvent{IDs: []cda.II{{Root: medcda.Root(d.ID)}},
			Code: medcda.Coded(medcda.OIDLoinc, loincDispensation, dispensationName), EffectiveTime: &cda.IVLTS{Low: at},
			Performers: []cda.ServicePerformer{{Type: "PRF", AssignedEntity: e}}}}},
		ComponentOf: &cda.ComponentOf{Encounter: &cda.EncompassingEncounter{
			Code:          medcda.Coded(medcda.OIDActCode, "AMB", "Ambulatoire (hors établissement)"),
			EffectiveTime: &cda.IVLTS{High: at},
			Location: &cda.Location{Facility: &cda.HealthCareFacility{
				IDs: medcda.Identifiers(who.Place.Identifiers)[:1], Code: medcda.CD(o.Facility)}}}},
	}
}

// prescribers writes the prescriber, with the date of the prescription, and the
// one for whom they stood in.
func (w *writing) prescribers() []cda.HeaderParticipant {
	entity := func(p identity.Practitioner, place identity.Organization) *cda.AssociatedEntity {
		e := medcda.Entity(p, place, nil)
		return &cda.AssociatedEntity{Class: "PROV", IDs: e.IDs, Code: e.Code, Addresses: e.Addresses, Telecoms: e.Telecoms,
			Person: e.Person, Organization: e.Organization}
	}
	by := w.rx.Prescriber
	out := []cda.HeaderParticipant{{Type: "REF", Time: &cda.IVLTS{Type: cda.TypeIVLTS, Low: w.prescribed()}, Entity: entity(by.Practitioner, by.Place)}}
	if r := w.rx.Replaced; r != nil {
		out = append(out, cda.HeaderParticipant{Type: "REF", Time: &cda.IVLTS{Null: cda.Unknown},
			Function: medcda.Coded("1.2.250.1.213.1.6.1.107", "353", "Membre de l'équipe de soins"),
			Entity:   entity(*r, identity.Organization{})})
	}
	return out
}

func (w *writing) prescribed() *cda.TS {
	if w.rx.Written.IsZero() {
		return &cda.TS{Null: cda.Unknown}
	}
	return medcda.TS(w.rx.Written)
}
