package ledger

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"maps"
	"slices"
	"strings"

	"github.com/ordonnance-numerique/ordonnance-go/document"
	"github.com/ordonnance-numerique/ordonnance-go/prescription"
)

// DefaultLines is the bound of [Read] where the caller states none.
const DefaultLines = 100_000

// maxLine bounds a line, in bytes, the line feed included. The kind has the
// same bound (1 MiB) without it.
const maxLine = 1<<20 + 1

// ReadOptions are the choices of [Read]. nil is the zero value.
type ReadOptions struct {
	// MaxLines bounds the number of dispensations. Zero means DefaultLines.
	MaxLines int
}

// Write writes the set in its one text (see the package comment), none for nil.
func Write(w io.Writer, l *Ledger) error {
	if l == nil {
		return nil
	}
	out := bufio.NewWriter(w)
	for _, id := range slices.Sorted(maps.Keys(l.entries)) {
		for _, e := range l.entries[id] {
			out.Write(e.raw) // the writer keeps the first error for Flush
			out.WriteByte('\n')
		}
	}
	return out.Flush()
}

// Read reads what [Write] writes and nothing else: it refuses a line that is
// not a dispensation ([ErrLine]), another order, spacing or spelling
// ([ErrOrder]), a line above 1 MiB or more lines than allowed ([ErrSize]), and
// passes on what the reader says ([ErrRead]). Nothing is returned with an
// error.
func Read(r io.Reader, opts *ReadOptions) (*Ledger, error) {
	most := DefaultLines
	if opts != nil && opts.MaxLines > 0 {
		most = opts.MaxLines
	}
	if r == nil {
		return nil, ErrRead
	}
	in := bufio.NewReaderSize(r, 64<<10)
	l, last := &Ledger{}, (*entry)(nil)
	for n := 0; ; n++ {
		raw, err := readLine(in)
		switch {
		case err == io.EOF:
			return l, nil
		case err != nil:
			return nil, err
		case n >= most:
			return nil, ErrSize
		}
		e, err := readEntry(raw)
		if err != nil {
			return nil, err
		}
		if n > 0 && !follows(last, e) {
			return nil, ErrOrder
		}
		l.add(e)
		last = e
	}
}

// readLine returns one line without its line feed, and io.EOF when there is no
// more.
func readLine(in *bufio.Reader) ([]byte, error) {
	var line []byte
	for {
		part, err := in.ReadSlice('\n')
		line = append(line, part...)
		switch {
		case len(line) > maxLine:
			return nil, ErrSize
		case err == nil:
			return line[:len(line)-1], nil
		case errors.Is(err, bufio.ErrBufferFull):
		case err == io.EOF && len(line) == 0:
			return nil, io.EOF
		case err == io.EOF:
			return nil, ErrOrder // the last line is not ended
		default:
			return nil, because(ErrRead, err)
		}
	}
}

// readEntry reads a line and holds it against its own spelling.
func readEntry(raw []byte) (*entry, error) {
	kind := prescription.DispensationKind()
	d, err := document.Read(raw, kind)
	if err != nil {
		return nil, because(ErrLine, err)
	}
	again, _, err := kind.Encode(d)
	if err != nil {
		return nil, because(ErrLine, err)
	}
	if !bytes.Equal(raw, again) {
		return nil, ErrOrder
	}
	return &entry{raw, d}, nil
}

// follows reports whether b stands after a in the text.
func follows(a, b *entry) bool {
	if c := strings.Compare(a.value.ID, b.value.ID); c != 0 {
		return c < 0
	}
	return byContent(a, b) < 0
}
