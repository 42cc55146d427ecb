package qrcode

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"github.com/ordonnance-numerique/ordonnance-go/qrcode/internal/datamatrix"
	"github.com/ordonnance-numerique/ordonnance-go/qrcode/internal/segment"
)

// DataMatrixShape chooses among the sizes of ISO/IEC 16022, table 7.
type DataMatrixShape string

// The shapes of a Data Matrix.
const (
	SquareShape    DataMatrixShape = "square"    // 10×10 to 144×144
	RectangleShape DataMatrixShape = "rectangle" // 18×8 to 48×16, at most 49 code words
	SmallestShape  DataMatrixShape = "smallest"  // whichever covers fewer modules
)

// DataMatrixOptions changes how a Data Matrix is made. Nil and the zero value
// mean the smallest square and a text that is no GS1 element string.
type DataMatrixOptions struct {
	Shape DataMatrixShape // "" means [SquareShape]

	// GS1 marks the symbol by FNC1 in first place as one of the GS1 system, as
	// on boxes of medicines. The content is then an element string: what
	// [FormatGS1] makes and [ParseGS1] accepts. A group separator (1D
	// hexadecimal) in it becomes FNC1.
	GS1 bool
}

// EncodeDataMatrix makes the smallest Data Matrix ECC 200 that holds a text.
// The finished symbol is read before it is handed out, and withheld with
// [ErrSelfCheck] unless it says exactly that text.
//
// A text of Latin-1 characters is written in Latin-1, the character set of the
// standard; any other one in UTF-8, which the symbol states (ECI 26). The way
// through the six encodations is the shortest there is. A text framed as
// macro 05 or 06 of ISO/IEC 15434 costs two code words less than its nine
// framing characters.
//
// It refuses an empty text ([ErrNoText]), invalid UTF-8 ([ErrNotUTF8]), a text
// that does not fit the shape ([ErrTooLong]; at most 3,116 digits, 2,335
// capital letters or 1,555 other bytes), an unknown shape ([ErrEncodeOptions])
// and, with the option GS1, what ParseGS1 refuses. It may be called from
// several goroutines.
func EncodeDataMatrix(text string, opts *DataMatrixOptions) (*Matrix, error) {
	switch {
	case text == "":
		return nil, ErrNoText
	case len(text) > 2*datamatrix.MaxChars:
		return nil, ErrTooLong
	case !utf8.ValidString(text):
		return nil, ErrNotUTF8
	}
	raw, head := dataMatrixBytes(text)
	return drawDataMatrix(head, raw, opts, func(c segment.Content) bool { return c.Text == text && !c.Loose })
}

// EncodeDataMatrixBytes makes the smallest Data Matrix that holds bytes as they
// are, without a statement of character set: [Symbol.Bytes] gives them back.
// The refusals are those of [EncodeDataMatrix] but ErrNotUTF8.
func EncodeDataMatrixBytes(content []byte, opts *DataMatrixOptions) (*Matrix, error) {
	switch {
	case len(content) == 0:
		return nil, ErrNoText
	case len(content) > datamatrix.MaxChars:
		return nil, ErrTooLong
	}
	return drawDataMatrix(nil, content, opts, func(segment.Content) bool { return true })
}

// The code words that state a character set (ISO/IEC 16022, 5.4.1): the number
// of the ECI, one added.
const (
	wordECI   = 241
	eciLatin1 = 3 + 1
	eciUTF8   = 26 + 1
)

// dataMatrixBytes returns the bytes of a text and the code words that state
// their character set. Latin-1 needs a statement only where its bytes could be
// taken for UTF-8.
func dataMatrixBytes(text string) (raw, head []byte) {
	for _, r := range text {
		if r > 0xFF {
			return []byte(text), []byte{wordECI, eciUTF8}
		}
		raw = append(raw, byte(r))
	}
	if utf8.Valid(raw) && len(raw) < len(text) {
		head = []byte{wordECI, eciLatin1}
	}
	return raw, head
}

// macroHead and macroTail frame the data of macro 05 and 06 (ISO/IEC 16022,
// 5.2.4.7); the digit stands between the two parts of the head.
const (
	macroHead = "[)>\x1e0"
	macroTail = "\x1e\x04"
	wordMacro = 236 // 05; 06 follows
	wordFNC1  = 232
)

// dataMatrixChars cuts a macro's frame off and turns bytes into characters, GS
// into FNC1 if asked.
func dataMatrixChars(head, raw []byte, gs1 bool) ([]byte, []int) {
	body := raw
	if s := string(raw); len(head) == 0 && !gs1 && len(s) >= len(macroHead)+len(macroTail)+2 &&
		strings.HasPrefix(s, macroHead) && strings.HasSuffix(s, macroTail) && (s[5] == '5' || s[5] == '6') && s[6] == 0x1D {
		head = []byte{wordMacro + s[5] - '5'}
		body = raw[len(macroHead)+2 : len(raw)-len(macroTail)]
	}
	if gs1 {
		head = append(head, wordFNC1)
	}
	chars := make([]int, len(body))
	for i, b := range body {
		if chars[i] = int(b); gs1 && b == groupSeparator {
			chars[i] = datamatrix.FNC1
		}
	}
	return head, chars
}

// drawDataMatrix writes bytes in the smallest symbol and reads it again; says
// looks at what was read beside the bytes.
func drawDataMatrix(head, raw []byte, opts *DataMatrixOptions, says func(segment.Content) bool) (*Matrix, error) {
	var o DataMatrixOptions
	if opts != nil {
		o = *opts
	}
	fits, ok := shapeFilter(o.Shape)
	if !ok {
		return nil, ErrEncodeOptions
	}
	if o.GS1 {
		if _, err := ParseGS1(string(raw)); err != nil {
			return nil, err
		}
		raw = bytes.TrimPrefix(raw, []byte{groupSeparator})
	}
	head, chars := dataMatrixChars(head, raw, o.GS1)
	plan := datamatrix.NewPlan(head, chars)
	size, ok := smallestSize(plan, fits)
	if !ok {
		return nil, ErrTooLong
	}
	words, ok := plan.Write(size.Data)
	if !ok {
		return nil, ErrSelfCheck
	}
	m := &Matrix{size: size.W, height: size.H, quiet: minQuietDataMatrix, dark: datamatrix.Draw(words, size)}
	if o.GS1 {
		raw = append([]byte{groupSeparator}, raw...)
	}
	c, err := m.readDataMatrix()
	if err != nil || !bytes.Equal(c.Bytes, raw) || c.GS1 != o.GS1 || !o.GS1 && !says(c) {
		return nil, ErrSelfCheck
	}
	return m, nil
}

func shapeFilter(shape DataMatrixShape) (fits func(datamatrix.Size) bool, ok bool) {
	switch shape {
	case "", SquareShape:
		return datamatrix.Size.Square, true
	case RectangleShape:
		return func(s datamatrix.Size) bool { return !s.Square() && !s.Extended }, true
	case SmallestShape:
		return func(s datamatrix.Size) bool { return !s.Extended }, true
	}
	return nil, false
}

// smallestSize finds the size of fewest modules that holds the plan.
func smallestSize(p *datamatrix.Plan, fits func(datamatrix.Size) bool) (best datamatrix.Size, ok bool) {
	for _, s := range datamatrix.Sizes() {
		if fits(s) && (!ok || s.W*s.H < best.W*best.H) && p.Fits(s.Data) {
			best, ok = s, true
		}
	}
	return best, ok
}

// readDataMatrix decodes the bare modules.
func (m *Matrix) readDataMatrix() (segment.Content, error) {
	words, _, err := datamatrix.Read(m.dark, m.size, m.Height())
	if err != nil {
		return segment.Content{}, err
	}
	return segment.ParseMatrix(words)
}
