package cda

// ED is encapsulated data: a text, a reference to one in the narrative, or a
// file in base64 (HL7 data type ED).
type ED struct {
	Type               DataType // TypeED or TypeST where the document says so
	Null               NullFlavor
	MediaType          string // IANA type, "" is text/plain
	Language           string
	Representation     string // "B64" for base64 in Text, "" or "TXT" for text
	Compression        string // "DF", "GZ", "ZL", "Z"
	IntegrityCheck     string // base64 of the digest of the data
	IntegrityAlgorithm string // "SHA-1" (the default) or "SHA-256"
	Reference          *TEL   // "#id" of a place in the narrative, or a URL
	Thumbnail          *ED
	Text               string // the text, or the base64 with whatever line breaks it came with
	// File is a file to write in base64 in the place of Text, which spares its
	// copy as text; Representation is then "B64" and Text empty. Reading gives
	// Text and leaves it nil.
	File  []byte
	Extra *Extra
}

func (x *ED) shape(c *codec) {
	c.kindOf(&x.Type, typeED)
	c.null(&x.Null)
	c.attr("representation", &x.Representation, formToken)
	c.attr("mediaType", &x.MediaType, formToken)
	c.attr("language", &x.Language, formToken)
	c.attr("compression", &x.Compression, formToken)
	c.attr("integrityCheck", &x.IntegrityCheck, formAny)
	c.attr("integrityCheckAlgorithm", &x.IntegrityAlgorithm, formToken)
	c.extra(&x.Extra)
	c.collect(&x.Text)
	one(c, "reference", &x.Reference)
	one(c, "thumbnail", &x.Thumbnail)
	c.only(x.File == nil || x.Representation == "B64" && x.Text == "", "File")
	c.text(&x.Text)
	c.file(x.File)
	c.reference(x.Reference)
}

func (x *ED) dataType() DataType { return TypeED }

// RefersTo returns an ED that points at a place in the narrative by its id,
// given without "#".
func RefersTo(id string) *ED {
	x := &struct { // a document has hundreds
		ed ED
		to TEL
	}{to: TEL{Value: "#" + id}}
	x.ed.Reference = &x.to
	return &x.ed
}

// ST is a plain text (HL7 data type ST).
type ST struct {
	Null     NullFlavor
	Language string
	Text     string
	Extra    *Extra
}

func (x *ST) shape(c *codec) {
	c.kind(typeST)
	c.null(&x.Null)
	c.attr("language", &x.Language, formToken)
	c.extra(&x.Extra)
	c.collect(&x.Text)
	c.text(&x.Text)
}

func (x *ST) dataType() DataType { return TypeST }

// NewST returns a text.
func NewST(text string) *ST { return &ST{Text: text} }

// SC is a text that may also be coded (HL7 data type SC): a device's model.
type SC struct {
	Null       NullFlavor
	Language   string
	Code       string
	System     string // OID
	SystemName string
	Display    string
	Text       string
	Extra      *Extra
}

func (x *SC) shape(c *codec) {
	c.kind(typeSC)
	c.null(&x.Null)
	c.attr("language", &x.Language, formToken)
	c.attr("code", &x.Code, formToken)
	c.attr("codeSystem", &x.System, formUID)
	c.attr("codeSystemName", &x.SystemName, formAny)
	c.attr("displayName", &x.Display, formAny)
	c.extra(&x.Extra)
	c.collect(&x.Text)
	c.text(&x.Text)
}

func (x *SC) dataType() DataType { return TypeSC }

// TEL is an address of telecommunication (HL7 data type TEL): "tel:+33…",
// "mailto:…"; in a reference also a URL or "#id".
type TEL struct {
	Type    DataType // TypeTEL or TypeURL where the document says so
	Null    NullFlavor
	Value   string // URI
	Use     string // "WP", "HP", "MC"…; several are separated by spaces
	Useable []Time // useablePeriod
	Extra   *Extra
}

func (x *TEL) shape(c *codec) {
	c.kindOf(&x.Type, typeTEL)
	c.null(&x.Null)
	c.attr("use", &x.Use, formTokens)
	c.attr("value", &x.Value, formAny)
	c.extra(&x.Extra)
	if c.leaf() {
		return
	}
	times(c, "useablePeriod", &x.Useable)
}

func (x *TEL) dataType() DataType { return TypeTEL }
