package pdf

import "github.com/ordonnance-numerique/ordonnance-go/document/pdf/internal/objects"

// isFont reports a subtype of font.
func isFont(subtype any) bool {
	switch subtype {
	case objects.Name("Type0"), objects.Name("Type1"), objects.Name("MMType1"), objects.Name("TrueType"),
		objects.Name("Type3"), objects.Name("CIDFontType0"), objects.Name("CIDFontType2"):
		return true
	}
	return false
}

// font checks a font dictionary. The glyphs of a Type 3 font are streams of the
// file, and those of a composite font lie in its descendant, which is looked at
// by itself.
func (a *archive) font(d objects.Dict, here int) {
	subtype := a.file.Follow(d["Subtype"]).(objects.Name)
	composite := subtype == "CIDFontType0" || subtype == "CIDFontType2"
	if !composite && d["ToUnicode"] == nil && !standardEncoding(a.file.Follow(d["Encoding"])) {
		a.fault(ErrArchiveUnicode, here)
	}
	if subtype == "Type0" || subtype == "Type3" {
		return
	}
	descriptor := a.dict(d["FontDescriptor"])
	embedded := false
	for _, key := range []objects.Name{"FontFile", "FontFile2", "FontFile3"} {
		_, ok := a.file.Follow(descriptor[key]).(objects.Stream)
		embedded = embedded || ok
	}
	if !embedded {
		a.fault(ErrArchiveFont, here)
		return
	}
	name, _ := a.file.Follow(d["BaseFont"]).(objects.Name)
	named, _ := a.file.Follow(descriptor["FontName"]).(objects.Name)
	list := descriptor["CIDSet"]
	if subtype == "Type1" || subtype == "MMType1" {
		list = descriptor["CharSet"]
	}
	switch {
	case tagged(name) != tagged(named), // one of the names lost its tag
		composite && list != nil && !tagged(name),
		subtype != "TrueType" && tagged(name) && list == nil:
		a.fault(ErrArchiveSubset, here)
	}
}

// standardEncoding reports the names of encodings whose text is known (§6.3.8).
func standardEncoding(v any) bool {
	return v == objects.Name("WinAnsiEncoding") || v == objects.Name("MacRomanEncoding")
}

// tagged reports six capital letters and a plus sign before a font name, the mark
// of a subset (ISO 32000-1 §9.6.4).
func tagged(name objects.Name) bool {
	if len(name) < 8 || name[6] != '+' {
		return false
	}
	for i := range 6 {
		if name[i] < 'A' || name[i] > 'Z' {
			return false
		}
	}
	return true
}
