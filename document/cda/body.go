package cda

import "iter"

// Body is the body of a document: one of the two. A level 1 document carries a
// file, a level 3 document sections.
type Body struct {
	Type       string // "COMP"; "" takes it
	Conduction Bool   // contextConductionInd; Unset is true
	Infra
	NonXML     *NonXMLBody
	Structured *StructuredBody
}

func (x *Body) shape(c *codec) {
	c.attr("typeCode", &x.Type, formToken)
	c.flag("contextConductionInd", &x.Conduction)
	c.infra(&x.Infra)
	c.exactly(present(x.NonXML) + present(x.Structured))
	one(c, "nonXMLBody", &x.NonXML)
	one(c, "structuredBody", &x.Structured)
}

// NonXMLBody is a body of level 1: a file, in base64 in Text.
type NonXMLBody struct {
	Class, Mood string // "DOCBODY", "EVN"; "" takes these
	Infra
	Text            *ED
	Confidentiality *CD
	Language        *CD
}

func (x *NonXMLBody) shape(c *codec) {
	c.act(&x.Class, &x.Mood)
	c.infra(&x.Infra)
	must(c, "text", &x.Text)
	one(c, "confidentialityCode", &x.Confidentiality)
	symbol(c, "languageCode", &x.Language)
}

// StructuredBody is a body of level 3: sections.
type StructuredBody struct {
	Class, Mood string // "DOCBODY", "EVN"; "" takes these
	Infra
	Confidentiality *CD
	Language        *CD
	Components      []SectionComponent
}

func (x *StructuredBody) shape(c *codec) {
	c.act(&x.Class, &x.Mood)
	c.infra(&x.Infra)
	one(c, "confidentialityCode", &x.Confidentiality)
	symbol(c, "languageCode", &x.Language)
	c.atLeast("component", len(x.Components), 1)
	list(c, "component", &x.Components)
}

// SectionComponent holds a section of a body or of a section.
type SectionComponent struct {
	Type       string // "COMP"; "" takes it
	Conduction Bool   // contextConductionInd; Unset is true
	Infra
	Section *Section
}

func (x *SectionComponent) shape(c *codec) {
	c.attr("typeCode", &x.Type, formToken)
	c.flag("contextConductionInd", &x.Conduction)
	c.infra(&x.Infra)
	must(c, "section", &x.Section)
}

// Section is a chapter of the document: a text for people and the same in
// entries for programs.
type Section struct {
	XMLID       string // ID: what a reference in the document points at
	Class, Mood string // "DOCSECT", "EVN"; "" takes these
	Infra
	ID              *II
	Code            *CD
	Title           *ST
	Text            *Node // element "text" of the narrative
	Confidentiality *CD
	Language        *CD
	Subject         *Subject
	Authors         []Author
	Informants      []Informant
	Entries         []Entry
	Components      []SectionComponent
	// Pieces makes more of the text and of the entries while the section is
	// written: nodes that follow those of Text, which then has to be there, and
	// an entry that follows Entries, nil for none. What a piece is made of may be
	// used again as soon as the next one is asked for, so that a long section
	// needs no more memory than its longest piece. Reading leaves it nil;
	// [ClinicalDocument.Sections] does not call it.
	Pieces iter.Seq2[[]Node, *Entry]
}

func (x *Section) shape(c *codec) {
	c.attr("ID", &x.XMLID, formID)
	c.act(&x.Class, &x.Mood)
	c.infra(&x.Infra)
	one(c, "id", &x.ID)
	one(c, "code", &x.Code)
	one(c, "title", &x.Title)
	if x.Pieces == nil || c.reading() {
		narrative(c, "text", &x.Text)
	} else {
		c.pieces(x)
	}
	one(c, "confidentialityCode", &x.Confidentiality)
	symbol(c, "languageCode", &x.Language)
	one(c, "subject", &x.Subject)
	list(c, "author", &x.Authors)
	list(c, "informant", &x.Informants)
	list(c, "entry", &x.Entries)
	c.join()
	list(c, "component", &x.Components)
}

// Sections returns every section of the document, those inside others
// included, in the order of the document.
func (x *ClinicalDocument) Sections() []*Section {
	if x == nil || x.Body == nil || x.Body.Structured == nil {
		return nil
	}
	return appendSections(nil, x.Body.Structured.Components)
}

func appendSections(out []*Section, from []SectionComponent) []*Section {
	for i := range from {
		if s := from[i].Section; s != nil {
			out = appendSections(append(out, s), s.Components)
		}
	}
	return out
}
