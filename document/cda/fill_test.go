package cda_test

import (
	"math/rand/v2"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/ordonnance-numerique/ordonnance-go/document/cda"
)

// TestEveryField writes random documents in which every field of every type
// occurs, and reads them back. With ORDONNANCE_CDA_OUT set, the documents are
// kept there, for xmllint to hold against the schema.
func TestEveryField(t *testing.T) {
	seen := map[string]bool{}
	for seed := range uint64(100) {
		f := &filler{rand: rand.New(rand.NewPCG(seed, 7)), seen: seen}
		doc := new(cda.ClinicalDocument)
		f.fill(reflect.ValueOf(doc).Elem(), 0)
		doc.TypeID = cda.TypeID()
		roundTrip(t, doc)
	}
	var missing []string
	everyField(reflect.TypeFor[cda.ClinicalDocument](), map[reflect.Type]bool{}, func(name string) {
		if !seen[name] {
			missing = append(missing, name)
		}
	})
	slices.Sort(missing)
	if len(missing) > 0 {
		t.Errorf("never filled: %s", strings.Join(missing, " "))
	}
}

// required are the fields without which the schema refuses a class.
var required = map[string]string{
	"Act": "Code", "ActReference": "IDs", "AssignedAuthor": "IDs", "AssignedCustodian": "Organization",
	"AssignedEntity": "IDs", "Authenticator": "Time Signature AssignedEntity", "Author": "Time AssignedAuthor",
	"Authorization": "Consent", "Birthplace": "Place", "Body": "NonXML",
	"ClinicalDocument": "ID Code EffectiveTime Confidentiality Custodian Body RecordTargets Authors",
	"ComponentOf":      "Encounter", "Consent": "Status", "Consumable": "Product", "Content": "Package",
	"Custodian": "AssignedCustodian", "CustodianOrganization": "IDs", "DataEnterer": "AssignedEntity",
	"DocumentationOf": "Event", "EncompassingEncounter": "EffectiveTime", "EncounterParticipant": "AssignedEntity",
	"Fulfillment": "Act", "Relationship": "Code", "Guardian": "Person", "HeaderParticipant": "Entity", "InFulfillmentOf": "Order",
	"Informant": "AssignedEntity", "InformationRecipient": "Recipient", "KnownPatient": "ID",
	"LegalAuthenticator": "Time Signature AssignedEntity", "Location": "Facility", "MaintainedEntity": "Maintainer",
	"ManufacturedProduct": "Material", "MedicineClass": "Code", "MedicinePart": "Medicine", "NonXMLBody": "Text",
	"Observation": "Code", "ObservationMedia": "Value", "Order": "IDs", "Organizer": "Status", "ParentDocument": "IDs",
	"Participant": "Role", "PatientRole": "IDs", "Performer": "AssignedEntity", "Precondition": "Criterion",
	"Product": "Product", "RTO": "Numerator Denominator", "RecordTarget": "PatientRole", "Reference": "Act",
	"ReferenceRange": "Range", "RegionOfInterest": "Code IDs Values", "RelatedDocument": "Parent",
	"ResponsibleParty": "AssignedEntity", "SXPRTS": "Comps", "SectionComponent": "Section",
	"ServicePerformer": "AssignedEntity", "Specimen": "Role", "Statement": "Act", "StructuredBody": "Components",
	"Subject": "Related", "SubstanceAdministration": "Consumable", "SuperContent": "Package",
}

// choices are groups of fields of which one may be set.
var choices = map[string][]string{
	"Body": {"NonXML Structured"}, "Guardian": {"Person Organization"}, "Informant": {"AssignedEntity RelatedEntity"},
	"AssignedAuthor": {"Person Device"}, "ParticipantRole": {"Device Entity"}, "ManufacturedProduct": {"LabeledDrug Material"},
	"Reference": {"Act Observation Procedure Document"}, "IVL": {"Center Low", "Center High", "Low Width"}, "IVLTS": {"Center Low", "Center High", "Low Width"},
	"Statement": {"Act Encounter Observation ObservationMedia Organizer Procedure RegionOfInterest SubstanceAdministration Supply"},
}

// codes are the codes the schema wants in attributes it requires.
var codes = map[string]string{
	"Act.Class": "ACT", "Encounter.Class": "ENC", "Procedure.Class": "PROC", "Organizer.Class": "CLUSTER", "Observation.Class": "OBS",
	"ObservationMedia.Class": "OBS", "RegionOfInterest.Class": "ROIOVL", "SubstanceAdministration.Class": "SBADM", "Supply.Class": "SPLY",
	"Act.Mood": "EVN", "Encounter.Mood": "EVN", "Procedure.Mood": "EVN", "Organizer.Mood": "EVN", "Observation.Mood": "EVN",
	"ObservationMedia.Mood": "EVN", "RegionOfInterest.Mood": "EVN", "SubstanceAdministration.Mood": "INT", "Supply.Mood": "RQO",
	"RelatedEntity.Class": "NOK", "AssociatedEntity.Class": "PROV", "Relationship.Class": "PRS", "ActReference.Class": "ACT", "ActReference.Mood": "EVN",
	"Fulfillment.Type": "FLFS", "HeaderParticipant.Type": "REF", "ServicePerformer.Type": "PRF", "RelatedDocument.Type": "RPLC",
	"EncounterParticipant.Type": "ATND", "EntryRelationship.Type": "COMP", "Participant.Type": "DEV", "Reference.Type": "REFR",
	"Content.Class": "CONT", "PackagedMedicine.Class": "CONT", "PackagedMedicine.Determiner": "INSTANCE", "SuperContent.Class": "CONT", "SubContent.Class": "CONT",
	"SpecializedKind.Class": "GRIC", "MedicineClass.Class": "MMAT", "MedicineClass.Determiner": "KIND", "Ingredient.Class": "ACTI", "Substance.Class": "MMAT",
	"Substance.Determiner": "KIND", "MedicinePart.Class": "PART", "Medicine.Class": "MMAT", "Medicine.Determiner": "KIND",
}

// texts are values for the other texts, by type and name or by name.
var texts = map[string]string{
	"TS.Value": "20260504", "IVLTS.Value": "20260504", "PIVLTS.Value": "20260504", "EIVLTS.Value": "20260504", "SXPRTS.Value": "20260504",
	"QTY.Value": "-0.50", "IVL.Value": "1e3", "PQR.Value": "3", "Root": "1.2.250.1.213.1.1.9", "System": "1.2.250.1.213.1.1.9", "ValueSet": "1.2.250.1.213.1.1.9",
	"Operator": "A", "Unit": "mg", "Null": "UNK", "Distribution": "N", "Representation": "TXT", "Compression": "GZ", "IntegrityAlgorithm": "SHA-256",
	"IntegrityCheck": "aGk=", "MediaType": "text/plain", "Language": "fr-FR", "Alignment": "DW", "Qualifier": "BR", "TEL.Use": "WP H", "EN.Use": "L C", "AD.Use": "H",
	"LabStatus.Code": "completed", "Stylesheet": "", "Class": "", "Mood": "", "Context": "", "Type": "", "Determiner": "",
}

// filler makes a random document.
type filler struct {
	rand *rand.Rand
	seen map[string]bool
	ids  int
}

func (f *filler) fill(v reflect.Value, depth int) {
	t := v.Type()
	must := strings.Fields(required[t.Name()])
	skip := f.skipped(t.Name(), &must)
	for i := range t.NumField() {
		field := t.Field(i)
		name := t.Name() + "." + field.Name
		switch {
		case field.Name == "Extra" || field.Name == "File" || field.Name == "Pieces" || slices.Contains(skip, field.Name):
		case field.Anonymous:
			f.fill(v.Field(i), depth)
		case codes[name] != "":
			v.Field(i).SetString(codes[name])
		case slices.Contains(must, field.Name) || f.wanted(name, depth):
			f.set(v.Field(i), name, field.Name, depth)
		}
	}
}

// wanted is for what was never filled, and for some of the rest near the root.
func (f *filler) wanted(name string, depth int) bool {
	if !f.seen[name] && depth < 60 {
		return true
	}
	return f.rand.Float64() < 1.2/float64(depth+1)
}

// skipped chooses one field of each group of choices and returns the others.
func (f *filler) skipped(name string, must *[]string) []string {
	var skip []string
	for _, group := range choices[name] {
		of := strings.Fields(group)
		chosen := f.rand.IntN(len(of))
		for i, field := range of {
			if !f.seen[name+"."+field] {
				chosen = i
			}
		}
		for i, field := range of {
			if i != chosen {
				skip = append(skip, field)
			} else if required[name] != "" {
				*must = append(*must, field)
			}
		}
	}
	return skip
}

func (f *filler) set(v reflect.Value, name, short string, depth int) {
	f.seen[name] = true
	switch x := v.Addr().Interface().(type) {
	case *cda.DataType:
	case *cda.Bool:
		*x = cda.Bool(1 + f.rand.IntN(2))
		if short == "Conduction" {
			*x = cda.True
		}
	case *cda.Value:
		*x = f.value(name, depth)
	case *[]cda.Value:
		*x = []cda.Value{f.value(name, depth), f.value(name, depth)}
	case *[]cda.Time:
		*x = []cda.Time{f.time(depth), f.time(depth)}
	case **cda.Node:
		text := cda.El("text", cda.El("paragraph", cda.Txt("Bonjour"), cda.El("br")).With("ID", f.id()))
		*x = &text
	case *[]cda.Part:
		*x = f.parts(name)
	case *string:
		*x = f.text(name, short)
	default:
		f.setKind(v, name, short, depth)
	}
}

func (f *filler) setKind(v reflect.Value, name, short string, depth int) {
	switch v.Kind() {
	case reflect.String:
		v.SetString(f.text(name, short))
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		f.fill(v.Elem(), depth+1)
		f.adjust(v.Interface(), name)
	case reflect.Slice:
		n := 1 + f.rand.IntN(2)
		v.Set(reflect.MakeSlice(v.Type(), n, n))
		for i := range n {
			f.fill(v.Index(i), depth+1)
			f.adjust(v.Index(i).Addr().Interface(), name)
		}
	}
}

// adjust makes a value fit where the schema takes less than the Go type.
func (f *filler) adjust(v any, name string) {
	switch x := v.(type) {
	case *cda.TS:
		*x = cda.TS{Null: x.Null, Value: x.Value}
		if name == "IVLTS.Low" || name == "IVLTS.High" {
			x.Inclusive = cda.False
		}
	case *cda.II:
		if strings.HasSuffix(name, ".TypeID") {
			*x = *cda.TypeID()
		}
	case *cda.CD:
		f.adjustCode(x, name)
	case *cda.QTY:
		f.adjustQuantity(x, name)
	case *cda.IVL:
		f.adjustInterval(x, name)
	case *cda.External:
		if name != "Reference.Document" {
			x.SetID, x.Version = nil, nil
		}
	case *cda.ED:
		if name == "ED.Thumbnail" {
			x.Thumbnail = nil
		}
	case *cda.EN:
		switch name {
		case "PackagedMedicine.Names", "MedicineClass.Names", "Substance.Names", "Medicine.Names":
			x.Parts = []cda.Part{{Text: "AMOXICILLINE"}} // TN has no parts
		}
	case *cda.TEL:
		if name == "ED.Reference" {
			x.Value = "https://example.invalid"
		}
	}
}

// adjustCode leaves nothing but the code of a CS, and no qualifier of a CE.
func (f *filler) adjustCode(x *cda.CD, name string) {
	x.Qualifiers = nil
	switch name {
	case "Infra.Realms", "ClinicalDocument.Language", "NonXMLBody.Language", "StructuredBody.Language", "Section.Language", "Act.Language",
		"Procedure.Language", "ObservationMedia.Language", "Observation.Language", "LanguageCommunication.Language", "RegionOfInterest.Code",
		"LegalAuthenticator.Signature", "Authenticator.Signature", "OrganizationPartOf.Status", "Consent.Status", "Act.Status", "Encounter.Status",
		"Procedure.Status", "Organizer.Status", "Observation.Status", "SubstanceAdministration.Status", "Supply.Status", "ClinicalDocument.Status":
		*x = cda.CD{Code: "completed"}
	case "EIVLTS.Event":
		*x = cda.CD{Code: "ACM"}
	case "CR.Name":
		x.Translations = nil
	default:
		if name == "Observation.Code" {
			x.Qualifiers = []cda.CR{{Name: &cda.CD{Code: "n"}, Value: &cda.CD{Code: "v"}, Inverted: cda.True}, {Value: &cda.PQR{Value: "3"}}}
		}
	}
	for i := range x.Translations {
		x.Translations[i].Qualifiers = nil
	}
	x.ValueSet, x.ValueSetVersion = f.valueSet(name)
}

// valueSet is given to CD only: the schema does not have it on CE.
func (f *filler) valueSet(name string) (oid, version string) {
	if name == "Observation.Code" {
		return "1.2.250.1.213.1.1.5.1", "20260101"
	}
	return "", ""
}

func (f *filler) adjustQuantity(x *cda.QTY, name string) {
	inclusive := x.Inclusive
	*x = cda.QTY{Null: x.Null, Value: "1", Unit: "mg", Translations: x.Translations}
	switch name {
	case "ClinicalDocument.Version", "ParentDocument.Version", "External.Version", "EntryRelationship.Sequence", "OrganizerComponent.Sequence",
		"OrganizerComponent.Priority", "Patient.MultipleBirthOrder", "SubjectPerson.MultipleBirthOrder", "RegionOfInterest.Values":
		x.Unit, x.Translations = "", nil
	case "RTO.Numerator", "RTO.Denominator":
		x.Type = cda.TypePQ
	case "IVL.Low", "IVL.High":
		x.Inclusive = inclusive
	case "PIVLTS.Period":
		x.Type, x.Distribution, x.Deviation = cda.TypePPDPQ, "U", &cda.QTY{Value: "1", Unit: "h"}
	}
}

func (f *filler) adjustInterval(x *cda.IVL, name string) {
	if name == "SubstanceAdministration.Repeat" || name == "Supply.Repeat" || name == "Observation.Repeat" {
		*x = cda.IVL{Value: "2", Operator: "A"}
	}
}

func (f *filler) parts(name string) []cda.Part {
	if name == "AD.Parts" {
		return []cda.Part{{Kind: "houseNumber", Text: "1"}, {Kind: "streetName", Text: "rue <x>"}, {Kind: "city", Null: "UNK"}, {Text: "texte"}}
	}
	f.seen["Part.Kind"], f.seen["Part.Null"], f.seen["Part.Qualifier"], f.seen["Part.Text"] = true, true, true, true
	return []cda.Part{{Kind: "prefix", Text: "Dr"}, {Text: "\u00e0 part"}, {Kind: "suffix", Qualifier: "AC"}, {Kind: "delimiter", Null: "NAV"}}
}

func (f *filler) text(name, short string) string {
	if short == "XMLID" {
		return f.id()
	}
	for _, key := range []string{name, short} {
		if s, ok := texts[key]; ok {
			return s
		}
	}
	if short == "Code" {
		return "C" + strconv.Itoa(f.rand.IntN(9))
	}
	return "é & \"<" + strconv.Itoa(f.rand.IntN(99))
}

func (f *filler) id() string {
	f.ids++
	return "i" + strconv.Itoa(f.ids)
}

// value is one of the open values; of the fields under it, only those of the
// chosen type are filled.
func (f *filler) value(name string, depth int) cda.Value {
	all := []cda.Value{new(cda.AD), new(cda.BL), new(cda.CD), new(cda.ED), new(cda.EN), new(cda.II), new(cda.IVL), new(cda.QTY),
		new(cda.RTO), new(cda.SC), new(cda.ST), new(cda.TEL), new(cda.TS), new(cda.IVLTS), new(cda.PIVLTS), new(cda.EIVLTS), new(cda.SXPRTS)}
	x := all[f.rand.IntN(len(all))]
	if name == "CR.Value" {
		x = new(cda.CD)
	}
	f.fill(reflect.ValueOf(x).Elem(), depth+1)
	f.adjust(x, "")
	if q, ok := x.(*cda.QTY); ok && f.rand.IntN(2) == 0 {
		*q = cda.QTY{Type: cda.TypeMO, Value: "12.50", Unit: "EUR"}
	}
	return x
}

func (f *filler) time(depth int) cda.Time {
	if depth > 8 {
		return &cda.TS{Value: "20260504", Operator: "A"}
	}
	all := []cda.Time{new(cda.IVLTS), new(cda.PIVLTS), new(cda.EIVLTS), new(cda.SXPRTS)}
	x := all[f.rand.IntN(len(all))]
	f.fill(reflect.ValueOf(x).Elem(), depth+1)
	return x
}

// everyField calls found with the name of each field of each struct within t.
func everyField(t reflect.Type, done map[reflect.Type]bool, found func(string)) {
	for t.Kind() == reflect.Pointer || t.Kind() == reflect.Slice {
		t = t.Elem()
	}
	if t.Kind() != reflect.Struct || done[t] || t == reflect.TypeFor[cda.Extra]() || t == reflect.TypeFor[cda.Node]() {
		return
	}
	done[t] = true
	for i := range t.NumField() {
		field := t.Field(i)
		if !field.Anonymous && field.Name != "Extra" && field.Name != "File" && field.Name != "Pieces" && codes[t.Name()+"."+field.Name] == "" {
			found(t.Name() + "." + field.Name)
		}
		everyField(field.Type, done, found)
	}
}
