package document

import (
	"slices"
	"strconv"
	"strings"

	"github.com/ordonnance-numerique/ordonnance-go/internal/jws"
	"github.com/ordonnance-numerique/ordonnance-go/internal/limits"
)

// face is what a kind shows on the wire, whatever its type.
type face struct {
	name     string
	version  int
	reads    []int
	maxBytes int
}

// mark stands between name and version in the "typ" header.
const mark = ";v="

// maxVersion bounds versions, so that they are four digits at most.
const maxVersion = 9999

func (k Kind[T]) face() face {
	f := face{k.Name, k.Version, k.Reads, k.MaxBytes}
	if f.maxBytes <= 0 {
		f.maxBytes = limits.Payload
	}
	return f
}

// Type returns the "typ" header of the tokens this kind writes.
func (k Kind[T]) Type() string { return k.Name + mark + strconv.Itoa(k.Version) }

// usable refuses a kind that a program has filled in wrongly.
func (k Kind[T]) usable() error {
	if !jws.Visible(k.Name) || strings.IndexByte(k.Name, ';') >= 0 || strings.IndexByte(k.Name, '/') >= 0 ||
		len(k.Name) > limits.HeaderName {
		return refuse("DOC-901", nil)
	}
	if k.Version < 1 || k.Version > maxVersion || k.Encode == nil || k.Decode == nil {
		return refuse("DOC-901", nil)
	}
	return nil
}

// versionOf reads a "typ" header. The comparison is exact, upper and lower
// case included: one spelling is written and one is read.
func (f face) versionOf(typ string) (int, error) {
	if typ == "" {
		return 0, refuse("DOC-301", nil)
	}
	text, ok := strings.CutPrefix(typ, f.name)
	if !ok || !strings.HasPrefix(text, mark) {
		return 0, refuse("DOC-302", nil)
	}
	text = text[len(mark):]
	version, err := strconv.Atoi(text)
	if err != nil || version < 1 || version > maxVersion || strconv.Itoa(version) != text {
		return 0, refuse("DOC-303", nil)
	}
	switch {
	case version == f.version || slices.Contains(f.reads, version):
		return version, nil
	case version > f.version:
		return 0, refuse("DOC-304", nil)
	}
	return 0, refuse("DOC-305", nil)
}
