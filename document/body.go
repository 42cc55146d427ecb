package document

import (
	"bytes"
	"unicode/utf8"
)

// Form is what the bytes of a document are.
type Form string

// The forms. FormPDF, FormText, FormRTF, FormJPEG and FormTIFF are the files
// that documents of level 1 carry; FormCDA is a structured document, or one of
// level 1 around a file.
const (
	FormPDF       Form = "pdf"        // starts with %PDF- (ISO 32000-1 §7.5.2)
	FormText      Form = "text"       // UTF-8 that begins without control characters
	FormRTF       Form = "rtf"        //
	FormJPEG      Form = "jpeg"       // ISO/IEC 10918-1
	FormTIFF      Form = "tiff"       // TIFF 6.0, both orders of bytes
	FormPNG       Form = "png"        // ISO/IEC 15948
	FormCDA       Form = "cda"        // XML whose root is a ClinicalDocument of HL7 CDA R2
	FormStyledCDA Form = "styled-cda" // a CDA document inside the style sheet that shows it
	FormXML       Form = "xml"        // any other XML
	FormJSON      Form = "json"       // an object, such as a FHIR resource
	FormZIP       Form = "zip"        // an archive, such as IHE_XDM.ZIP
)

// MediaType is the media type that documents of the form are sent under, "" for
// none of the forms. XML is text/xml, as XDS has it for CDA
// (IHE ITI TF-3 5.8).
func (f Form) MediaType() string {
	switch f {
	case FormPDF:
		return "application/pdf"
	case FormText:
		return "text/plain"
	case FormRTF:
		return "text/rtf"
	case FormJPEG, FormTIFF, FormPNG:
		return "image/" + string(f)
	case FormCDA, FormStyledCDA, FormXML:
		return "text/xml"
	case FormJSON, FormZIP:
		return "application/" + string(f)
	}
	return ""
}

// IsXML reports whether the form is one of XML.
func (f Form) IsXML() bool { return f == FormCDA || f == FormStyledCDA || f == FormXML }

// sniffed bounds how far into a document its form is looked for.
const sniffed = 64 << 10

// formOf recognises a form, "" for none.
func formOf(raw []byte) Form {
	head := raw[:min(len(raw), sniffed)]
	starts := func(mark string) bool { return bytes.HasPrefix(head, []byte(mark)) }
	switch {
	case starts("%PDF-"):
		return FormPDF
	case starts("{\\rtf"):
		return FormRTF
	case starts("\xff\xd8\xff"):
		return FormJPEG
	case starts("II*\x00"), starts("MM\x00*"):
		return FormTIFF
	case starts("\x89PNG\r\n\x1a\n"):
		return FormPNG
	case starts("PK\x03\x04"):
		return FormZIP
	case starts("\xfe\xff\x00<"), starts("\xff\xfe<\x00"):
		return FormXML // UTF-16: XML, and no CDA document this module reads
	}
	if form := xmlForm(head, raw); form != "" {
		return form
	}
	// QUIRK: a PDF begins at byte 0 (ISO 32000-1 §7.5.2); readers accept bytes
	// before it within the first 1024, and scanners write them.
	if bytes.Contains(head[:min(len(head), 1024)], []byte("%PDF-")) && !isText(head, raw) {
		return FormPDF
	}
	if !isText(head, raw) {
		return ""
	}
	if rest, ok := bytes.CutPrefix(bytes.TrimLeft(head, " \t\r\n"), []byte("{")); ok && bytes.HasPrefix(bytes.TrimLeft(rest, " \t\r\n"), []byte(`"`)) {
		return FormJSON
	}
	return FormText
}

// isText reports whether bytes are UTF-8 that begins without control
// characters.
func isText(head, raw []byte) bool {
	for _, b := range head {
		if b < ' ' && b != '\n' && b != '\r' && b != '\t' && b != '\f' || b == 0x7f {
			return false
		}
	}
	return utf8.Valid(raw)
}
