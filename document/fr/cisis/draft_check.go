package cisis

import (
	"strings"

	"github.com/ordonnance-numerique/ordonnance-go/document"
	"github.com/ordonnance-numerique/ordonnance-go/document/cda"
	"github.com/ordonnance-numerique/ordonnance-go/identity"
	"github.com/ordonnance-numerique/ordonnance-go/identity/fr/finess"
	"github.com/ordonnance-numerique/ordonnance-go/identity/fr/rpps"
)

// complete fills in what a draft leaves to its default and refuses what it
// lacks.
func (b *drafting) complete(file document.Document, takes func(Type) bool) error {
	typ, ok := b.tables.Type(b.Type)
	if !ok || takes != nil && !takes(typ) {
		return ErrDraftType
	}
	b.typ = typ
	if !carried(file.Form()) {
		return ErrDraftFile
	}
	if b.Title == "" {
		b.Title = typ.Code.Display
	}
	if strings.TrimSpace(b.Title) == "" {
		return ErrDraftTitle
	}
	if err := b.versions(); err != nil {
		return err
	}
	if err := b.times(); err != nil {
		return err
	}
	if err := b.people(); err != nil {
		return err
	}
	return b.codes()
}

// versions are the identifiers: replacement is said three times, by the common
// identifier, the number of the version and the document replaced, and the
// three agree.
func (b *drafting) versions() error {
	if b.SetID == "" && b.Version <= 1 {
		b.SetID = b.ID
	}
	b.Version = max(b.Version, 1)
	if !isRoot(b.ID) || !isRoot(b.SetID) || b.Replaces != "" && !isRoot(b.Replaces) {
		return ErrDraftID
	}
	if (b.Replaces != "") != (b.Version > 1) || b.Replaces == b.ID || b.Version > 1 && b.SetID == b.ID {
		return ErrDraftVersion
	}
	for _, id := range b.Answers {
		if len(identifiers([]identity.Identifier{id})) == 0 {
			return ErrDraftID
		}
	}
	return nil
}

// isRoot reports whether s is an OID or a UUID: the DMP takes no identifier
// with an extension.
func isRoot(s string) bool {
	_, oid := cda.NewII(identity.Identifier{System: "urn:ietf:rfc:3986", Value: "urn:oid:" + s})
	_, uuid := cda.NewII(identity.Identifier{System: "urn:ietf:rfc:3986", Value: "urn:uuid:" + s})
	return oid || uuid
}

// root writes a root: UUIDs are in upper case in HL7 V3 (Data Types R1, II).
func root(s string) string {
	if strings.Contains(s, "-") {
		return strings.ToUpper(s)
	}
	return s
}

func (b *drafting) times() error {
	if b.Act.Start.IsZero() {
		b.Act.Start = b.Written
	}
	if b.Written.IsZero() || !writable(b.Written, b.Act.Start, b.Act.End) || !b.Act.End.IsZero() && b.Act.End.Before(b.Act.Start) {
		return ErrDraftTime
	}
	return nil
}

// people checks authors, who answers for the document, and who performed.
func (b *drafting) people() error {
	if len(b.Authors) == 0 {
		return ErrDraftAuthor
	}
	for i := range b.Authors {
		a := &b.Authors[i]
		if b.Legal == nil && a.Device == nil {
			b.Legal = a
		}
		if err := a.check(); err != nil {
			return err
		}
	}
	if b.Legal == nil || b.Legal.Device != nil {
		return ErrDraftLegal
	}
	b.legal = *b.Legal
	for _, a := range b.persons() {
		if a.Device != nil {
			return ErrDraftLegal
		}
		if err := a.check(); err != nil {
			return err
		}
	}
	if b.Custodian.IsZero() {
		b.Custodian = b.legal.Place
	}
	if structure(b.Custodian).Root == "" {
		return ErrDraftPlace
	}
	return nil
}

// persons are all who have to be persons: who answers for the document, who
// receives it, who performed the act, and the médecin traitant.
func (b *drafting) persons() []Author {
	out := append([]Author{b.legal}, b.Recipients...)
	for _, p := range []*Author{b.Act.Performer, b.Physician} {
		if p != nil {
			out = append(out, *p)
		}
	}
	return out
}

// check wants a name and national numbers of a person, all of a device.
func (a *Author) check() error {
	if !writable(a.At) {
		return ErrDraftTime
	}
	if d := a.Device; d != nil {
		if len(identifiers([]identity.Identifier{d.ID})) == 0 || d.Model == "" || d.Software == "" {
			return ErrDraftAuthor
		}
		return nil
	}
	if person(a.Practitioner).Root == "" || strings.TrimSpace(a.Practitioner.FamilyName) == "" {
		return ErrDraftAuthor
	}
	if structure(a.Place).Root == "" {
		return ErrDraftPlace
	}
	return nil
}

// person is the national number of a professional, empty when there is none.
func person(p identity.Practitioner) cda.II {
	if id, err := rpps.ParseIDNPS(p.Identifier(rpps.SystemIDNPS)); err == nil {
		return cda.II{Root: oidPractitioner, Extension: id.String()}
	}
	if n, err := rpps.ParseNumber(p.Identifier(rpps.System)); err == nil {
		return cda.II{Root: oidPractitioner, Extension: rpps.NewIDNPS(n).String()}
	}
	return cda.II{}
}

// structure is the national number of a structure, empty when there is none.
func structure(o identity.Organization) cda.II {
	if id, err := finess.ParseIDNST(o.Identifier(finess.SystemIDNST)); err == nil {
		return cda.II{Root: oidStructure, Extension: id.String()}
	}
	if n, err := finess.ParseNumber(o.Identifier(finess.System)); err == nil {
		return cda.II{Root: oidStructure, Extension: finess.NewIDNST(n).String()}
	}
	return cda.II{}
}

// codes gives every code the label of its table, and refuses one that is not
// there.
func (b *drafting) codes() error {
	for _, c := range []struct {
		code  *identity.Code
		table func(t *Tables) *Table
		zero  identity.Code
	}{
		{&b.Confidentiality, func(t *Tables) *Table { return &t.Confidentialities }, identity.Code{System: "urn:oid:2.16.840.1.113883.5.25", Code: "N"}},
		{&b.Practice, func(t *Tables) *Table { return &t.Practices }, identity.Code{System: "urn:oid:1.2.250.1.213.1.1.4.9", Code: "AMBULATOIRE"}},
		{&b.Facility, func(t *Tables) *Table { return &t.Facilities }, identity.Code{System: "urn:oid:1.2.250.1.71.4.2.4", Code: "SA07"}},
		{&b.Encounter, func(t *Tables) *Table { return &t.Encounters }, identity.Code{}},
	} {
		if c.code.IsZero() {
			*c.code = c.zero
		}
		if c.code.IsZero() {
			continue
		}
		full, ok := given(b.tables, c.table).Find(c.code.System, c.code.Code)
		if !ok {
			return ErrDraftCode
		}
		*c.code = full
	}
	// Of JDV_J08 the visibility codes belong to a submission, not to a document.
	if b.Confidentiality.System != "urn:oid:2.16.840.1.113883.5.25" || b.Act.Code.Code != "" && coded(b.Act.Code) == nil {
		return ErrDraftCode
	}
	return b.roles()
}

// roles are the functions and professions of people.
func (b *drafting) roles() error {
	functions := given(b.tables, func(t *Tables) *Table { return &t.Functions })
	for _, a := range append(b.persons(), b.Authors...) {
		if !a.Function.IsZero() && !functions.Has(a.Function) {
			return ErrDraftCode
		}
		if c := a.Practitioner.Profession; c.Code != "" && b.specialty(c) == nil {
			return ErrDraftCode
		}
	}
	return nil
}

// specialty is a profession as JDV_J01 codes it. A profession of the national
// list of professions (TRE_G15: "10" for a physician) is found too.
func (b *drafting) specialty(c identity.Code) *cda.CD {
	t := given(b.tables, func(t *Tables) *Table { return &t.Specialties })
	if c.System == "urn:oid:1.2.250.1.71.1.2.7" {
		c = identity.Code{System: "urn:oid:1.2.250.1.213.1.1.4.5", Code: "G15_" + c.Code}
	}
	full, ok := t.Find(c.System, c.Code)
	if !ok {
		return nil
	}
	return coded(full)
}
