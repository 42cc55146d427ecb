package cisis

import (
	"strconv"

	"github.com/ordonnance-numerique/ordonnance-go/document"
	"github.com/ordonnance-numerique/ordonnance-go/document/cda"
	"github.com/ordonnance-numerique/ordonnance-go/document/xdm"
	"github.com/ordonnance-numerique/ordonnance-go/identity"
	"github.com/ordonnance-numerique/ordonnance-go/identity/fr/ins"
)

// CheckEntry holds an entry that was read against what is usual in France,
// without its document: codes against the tables, the number of the patient
// against the rules of the INS. What it finds are warnings, as tables change
// several times a year and test material has wrong keys; but for
// confidentiality, see [CheckConfidentiality].
func CheckEntry(e xdm.DocumentEntry, tables *Tables) []document.Fault {
	c := &entryCheck{tables: tables}
	c.code(e.ClassCode, func(t *Tables) *Table { return &t.Classes }, "/classCode")
	c.code(e.TypeCode, func(t *Tables) *Table { return &t.Types }, "/typeCode")
	c.code(e.FacilityCode, func(t *Tables) *Table { return &t.Facilities }, "/healthcareFacilityTypeCode")
	c.code(e.PracticeCode, func(t *Tables) *Table { return &t.Practices }, "/practiceSettingCode")
	c.format(e.FormatCode)
	if class, ok := tables.Class(e.TypeCode); ok && e.ClassCode.Code != "" && class.Code != e.ClassCode.Code {
		c.add("FR-XDM-103", "/classCode")
	}
	for i, a := range e.Authors {
		for j, s := range a.Specialties {
			c.code(s, func(t *Tables) *Table { return &t.Specialties }, "/author/"+strconv.Itoa(i)+"/authorSpecialty/"+strconv.Itoa(j))
		}
	}
	c.patient(e.PatientID, "/patientId")
	c.local(e.SourcePatientID, "/sourcePatientId")
	c.faults = append(c.faults, CheckConfidentiality(e.ConfidentialityCodes, tables)...)
	return c.faults
}

type entryCheck struct {
	tables *Tables
	faults []document.Fault
}

func (c *entryCheck) add(code, path string) { c.faults = append(c.faults, findingOf(code).fault(path)) }

func (c *entryCheck) code(code identity.Code, table func(t *Tables) *Table, path string) {
	if code.Code == "" {
		return // told where the metadata were read
	}
	if _, ok := given(c.tables, table).Find(code.System, code.Code); !ok {
		c.add("FR-XDM-108", path)
	}
}

// format takes a known format under whatever system, and tells of the system.
func (c *entryCheck) format(code identity.Code) {
	table := given(c.tables, func(t *Tables) *Table { return &t.Formats })
	if _, ok := table.Find(code.System, code.Code); ok || code.Code == "" {
		return
	}
	for _, known := range table.Codes() {
		if known.Code == code.Code {
			c.add("FR-XDM-101", "/formatCode")
			return
		}
		if SameFormat(known, code) {
			c.add("FR-XDM-102", "/formatCode")
			return
		}
	}
	c.add("FR-XDM-108", "/formatCode")
}

// patient wants an INS with a right key.
func (c *entryCheck) patient(x xdm.CX, path string) {
	if x.IsZero() {
		return
	}
	if !isINS(x.Authority.ID) {
		c.add("FR-XDM-109", path)
		return
	}
	if m, err := ins.ParseMatricule(x.ID, x.Authority.ID); err != nil || m.Warning() != nil {
		c.add("FR-XDM-110", path)
	}
}

// local tells of a social security number in the place of a number of the
// producer.
func (c *entryCheck) local(x xdm.CX, path string) {
	if x.Authority.ID == string(ins.NSSNIR) || x.Authority.ID == string(ins.NSSNIA) {
		c.add("FR-XDM-111", path)
	}
}

// Examined is a document of an archive with everything that can be said of it.
type Examined struct {
	Bytes       []byte            // verified against digest and size
	Document    cda.Received      // what was read in it
	Header      xdm.Header        // its place among the versions
	Derived     xdm.DocumentEntry // metadata from the document alone
	Differences []xdm.Difference  // between the entry and the derived metadata, with reasons
	Action      xdm.Action        // what the sender wants
	Faults      []document.Fault  // of entry, action and derivation, in this order
}

// Examine reads a document of an archive and holds its entry against it. An
// error is one of [xdm.Document.Bytes] or of [cda.Read]: the document is not
// there, not the one that was sent, or no CDA document.
func Examine(d xdm.Document, opts *DeriveOptions) (Examined, error) {
	src, err := d.Bytes()
	if err != nil {
		return Examined{}, err
	}
	doc, err := cda.Read(src, nil)
	if err != nil {
		return Examined{}, err
	}
	var tables *Tables
	if opts != nil {
		tables = opts.Tables
	}
	x := Examined{Bytes: src, Document: doc, Header: xdm.HeaderOf(doc.Document)}
	derived, missing := DeriveEntry(src, doc.Document, opts)
	action, doubts := ActionOf(*d.Entry, x.Header)
	x.Derived, x.Action = derived, action
	x.Differences = CompareEntry(*d.Entry, derived, opts)
	x.Faults = append(append(CheckEntry(*d.Entry, tables), doubts...), missing...)
	return x, nil
}
