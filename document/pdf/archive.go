package pdf

import (
	"cmp"
	"slices"

	"github.com/ordonnance-numerique/ordonnance-go/document/pdf/internal/objects"
)

// Fault is a mark of PDF/A-1b that a file lacks. It is data, not an error: most
// documents in use lack one (half of the official French samples do), and are to
// be shown all the same.
type Fault struct {
	Code   string `json:"code"`   // stable, "PDF-1xx"
	Object int    `json:"object"` // number of the object where it was found; 0 is the file
	EN     string `json:"en"`
	FR     string `json:"fr"`
}

// Limits of [CheckArchive].
const (
	maxArchive = 64 << 20 // bytes
	maxFaults  = 100
)

// CheckArchive looks for the marks of a PDF/A-1b (ISO 19005-1:2005, level B) in a
// file and lists those that are missing, by object and code, at most one of each
// code in an object and 100 in all. No fault means that the marks are there, not
// that the file conforms: colours, glyphs, page descriptions and line ends are
// not looked at.
//
// Only what the document uses is looked at, starting from its catalogue. It reads
// damaged files as far as they go and never fails; bytes that are no PDF have the
// one fault [ErrArchiveNotPDF]. A file over 64 MiB, or of more objects than a
// limit, has [ErrArchivePartly] among its faults.
func CheckArchive(raw []byte) []Fault {
	a := &archive{raw: raw, found: map[finding]bool{}}
	if len(raw) > maxArchive {
		a.fault(ErrArchivePartly, 0)
		return a.list()
	}
	a.file = objects.Read(raw)
	a.catalog = objects.DictOf(a.file.Follow(a.file.Trailer["Root"]))
	if a.file.Partly {
		a.fault(ErrArchivePartly, 0)
	}
	if a.catalog == nil {
		if !a.file.Partly {
			a.fault(ErrArchiveNotPDF, 0)
		}
		return a.list()
	}
	a.structure()
	a.metadata()
	a.outputIntent()
	a.walk()
	return a.list()
}

// archive is a file being checked.
type archive struct {
	raw     []byte
	file    *objects.File
	catalog objects.Dict
	found   map[finding]bool
}

// finding is a fault in an object.
type finding struct {
	what   *Error
	object int
}

// fault notes a fault once.
func (a *archive) fault(what *Error, object int) { a.found[finding{what, object}] = true }

// list gives the first faults in order.
func (a *archive) list() []Fault {
	faults := make([]Fault, 0, len(a.found))
	for f := range a.found {
		faults = append(faults, Fault{Code: f.what.Code, Object: f.object, EN: f.what.EN, FR: f.what.FR})
	}
	slices.SortFunc(faults, func(x, y Fault) int {
		return cmp.Or(cmp.Compare(x.Object, y.Object), cmp.Compare(x.Code, y.Code))
	})
	return slices.Clip(faults[:min(len(faults), maxFaults)])
}

// dict follows a value to a dictionary.
func (a *archive) dict(v any) objects.Dict { return objects.DictOf(a.file.Follow(v)) }

// array follows a value to an array; another value is one of itself.
func (a *archive) array(v any) objects.Array {
	switch v := a.file.Follow(v).(type) {
	case objects.Array:
		return v
	case nil:
		return nil
	default:
		return objects.Array{v}
	}
}

// place gives the object number of a reference, else that of where it stands.
func place(v any, here int) int {
	if ref, ok := v.(objects.Ref); ok {
		return int(ref)
	}
	return here
}
