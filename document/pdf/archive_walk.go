package pdf

import (
	"slices"

	"github.com/ordonnance-numerique/ordonnance-go/document/pdf/internal/objects"
)

// walk looks at every dictionary that the catalogue leads to.
func (a *archive) walk() {
	seen := map[int]bool{}
	var todo []int
	// look takes what an object is made of; its depth is bounded by the reader.
	var look func(v any, here int)
	look = func(v any, here int) {
		switch v := v.(type) {
		case objects.Ref:
			if n := int(v); !seen[n] {
				seen[n] = true
				todo = append(todo, n)
			}
		case objects.Array:
			for _, e := range v {
				look(e, here)
			}
		case objects.Stream:
			a.stream(v, here)
			look(v.Dict, here)
		case objects.Dict:
			a.dictionary(v, here)
			for _, e := range v {
				look(e, here)
			}
		}
	}
	look(a.file.Trailer["Root"], 0)
	for len(todo) > 0 {
		n := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		look(a.file.Objects[n], n)
	}
}

// stream checks what only streams have.
func (a *archive) stream(s objects.Stream, here int) {
	for _, f := range a.array(s.Dict["Filter"]) {
		if name := a.file.Follow(f); name == objects.Name("LZWDecode") || name == objects.Name("LZW") {
			a.fault(ErrArchiveFilter, here)
		}
	}
	if s.Dict["F"] != nil || s.Dict["FFilter"] != nil || s.Dict["FDecodeParms"] != nil {
		a.fault(ErrArchiveOutside, here)
	}
	subtype := a.file.Follow(s.Dict["Subtype"])
	if subtype == objects.Name("PS") || a.file.Follow(s.Dict["Subtype2"]) == objects.Name("PS") ||
		s.Dict["Ref"] != nil || s.Dict["OPI"] != nil {
		a.fault(ErrArchiveFeature, here)
	}
	if subtype == objects.Name("Image") && (s.Dict["Alternates"] != nil || a.file.Follow(s.Dict["Interpolate"]) == true) {
		a.fault(ErrArchiveFeature, here)
	}
}

// dictionary checks a dictionary, that of a stream too.
func (a *archive) dictionary(d objects.Dict, here int) {
	if isFont(a.file.Follow(d["Subtype"])) && (d["BaseFont"] != nil || a.file.Follow(d["Type"]) == objects.Name("Font")) {
		a.font(d, here)
	}
	if a.transparent(d) {
		a.fault(ErrArchiveTransparency, here)
	}
	kind := a.file.Follow(d["S"])
	if name, ok := kind.(objects.Name); d["JS"] != nil || d["AA"] != nil || d["JavaScript"] != nil ||
		ok && slices.Contains(forbiddenActions, string(name)) {
		a.fault(ErrArchiveAction, here)
	}
	if d["EF"] != nil || d["EmbeddedFiles"] != nil || a.file.Follow(d["Subtype"]) == objects.Name("FileAttachment") {
		a.fault(ErrArchiveEmbedded, here)
	}
	if d["OCProperties"] != nil || d["XFA"] != nil || a.file.Follow(d["NeedAppearances"]) == true || a.transfers(d) {
		a.fault(ErrArchiveFeature, here)
	}
}

// forbiddenActions are the types of action that §6.6.1 does not allow, and those
// that came after PDF 1.4.
var forbiddenActions = []string{"Launch", "Sound", "Movie", "ResetForm", "ImportData", "JavaScript", "SetState",
	"NoOp", "SetOCGState", "Rendition", "Trans", "GoTo3DView", "GoToE", "RichMediaExecute", "Hide"}

// transparent looks for what is not painted over what lies under it: soft masks,
// opacity, blend modes, transparency groups (§6.4). A caption, which is text, has
// the key CA as well.
func (a *archive) transparent(d objects.Dict) bool {
	if mask := a.file.Follow(d["SMask"]); mask != nil && mask != objects.Name("None") {
		return true
	}
	for _, key := range []objects.Name{"CA", "ca"} {
		if v, ok := a.file.Follow(d[key]).(float64); ok && v != 1 {
			return true
		}
	}
	switch mode := a.file.Follow(d["BM"]).(type) {
	case objects.Name:
		if mode != "Normal" && mode != "Compatible" {
			return true
		}
	case objects.Array:
		return true
	}
	return a.file.Follow(a.dict(d["Group"])["S"]) == objects.Name("Transparency")
}

// transfers looks for transfer functions in a graphics state (§6.2.8).
func (a *archive) transfers(d objects.Dict) bool {
	if a.file.Follow(d["Type"]) != objects.Name("ExtGState") {
		return false
	}
	second := a.file.Follow(d["TR2"])
	return d["TR"] != nil || second != nil && second != objects.Name("Default")
}
