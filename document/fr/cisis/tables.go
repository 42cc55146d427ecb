package cisis

import (
	"embed"
	"sync"

	"github.com/ordonnance-numerique/ordonnance-go/identity"
)

//go:embed table/*.tsv
var files embed.FS

// Tables are the codes French documents are described with. A nil *Tables is
// [Embedded], and so is each zero field: a caller who has a newer edition of one table
// fills that field alone. The methods never change a Tables.
type Tables struct {
	Types             Table // JDV_J07 (1.2.250.1.213.1.1.5.471): XDS typeCode
	Classes           Table // JDV_J06 (….462): XDS classCode
	Formats           Table // JDV_J10 (….465): XDS formatCode
	Facilities        Table // JDV_J02 (….466): XDS healthcareFacilityTypeCode, secteur d'activité
	Practices         Table // JDV_J04 (….467): XDS practiceSettingCode, cadre d'exercice
	Confidentialities Table // JDV_J08 (….463): HL7 N, R, V and the visibility codes of TRE_A07
	Contents          Table // JDV_J03 (….464): XDS contentTypeCode of a lot
	Specialties       Table // JDV_J01 (….461): profession and specialty of an author
	Functions         Table // JDV_J47 (….124): function of an author or a participant
	Encounters        Table // JDV_J142 (….589): kind of encounter
	Genders           Table // JDV_J143 (….590)
	References        Table // JDV_J197 (….692): kinds of identifiers in a referenceIdList
	DMPReferences     Table // JDV_J231 (….693): those the DMP takes
	Titles            Table // JDV_J245 (….718): civilité
	Degrees           Table // JDV_J246 (….719): titre

	TypeClass      Association // ASS_X04 (1.2.250.1.213.1.1.4.249): type to class
	TemplateFormat Association // ASS_A11 (….331): model of a structured document to format
	MediaFormat    Association // ASS_A12: media type of a level 1 body to format
}

// Embedded returns the tables that came with this release; each says its name,
// its OID and its date.
func Embedded() *Tables {
	t := *embedded()
	return &t
}

// embedded reads the files once. They are part of the program: a wrong one is
// found by the tests.
var embedded = sync.OnceValue(func() *Tables {
	return &Tables{
		Types: table("jdv_j07"), Classes: table("jdv_j06"), Formats: table("jdv_j10"), Facilities: table("jdv_j02"),
		Practices: table("jdv_j04"), Confidentialities: table("jdv_j08"), Contents: table("jdv_j03"), Specialties: table("jdv_j01"),
		Functions: table("jdv_j47"), Encounters: table("jdv_j142"), Genders: table("jdv_j143"), References: table("jdv_j197"),
		DMPReferences: table("jdv_j231"), Titles: table("jdv_j245"), Degrees: table("jdv_j246"),
		TypeClass: associationTable("ass_x04"), TemplateFormat: associationTable("ass_a11"), MediaFormat: associationTable("ass_a12"),
	}
})

func table(name string) Table {
	t, err := ParseTable(file(name))
	if err != nil {
		panic("cisis: table " + name + ": " + err.Error())
	}
	return t
}

func associationTable(name string) Association {
	a, err := ParseAssociation(file(name))
	if err != nil {
		panic("cisis: table " + name + ": " + err.Error())
	}
	return a
}

func file(name string) []byte {
	raw, err := files.ReadFile("table/" + name + ".tsv")
	if err != nil {
		panic("cisis: table " + name + ": " + err.Error())
	}
	return raw
}

// given returns the caller's table, or the embedded one for none.
func given(own *Tables, field func(t *Tables) *Table) *Table {
	if own != nil {
		if t := field(own); !t.IsZero() {
			return t
		}
	}
	return field(embedded())
}

// led is given for an association.
func led(own *Tables, field func(t *Tables) *Association) *Association {
	if own != nil {
		if a := field(own); !a.IsZero() {
			return a
		}
	}
	return field(embedded())
}

// label gives a code the label of a table, where it has one.
func label(t *Table, c identity.Code) identity.Code {
	if full, ok := t.Find(c.System, c.Code); ok {
		return full
	}
	return c
}
