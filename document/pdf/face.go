package pdf

import (
	"math"
	"sync"
	"unicode"

	"golang.org/x/image/font"
	"golang.org/x/image/font/gofont/gobold"
	"golang.org/x/image/font/gofont/goitalic"
	"golang.org/x/image/font/gofont/gomono"
	"golang.org/x/image/font/gofont/goregular"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
)

// ttf returns the font program of a face.
func ttf(f Font) []byte {
	switch f {
	case Bold:
		return gobold.TTF
	case Italic:
		return goitalic.TTF
	case Mono:
		return gomono.TTF
	default:
		return goregular.TTF
	}
}

// faces parses the font programs, each on first use. They are constants that
// are too dear to compute where no page is drawn.
var faces = [4]func() *sfnt.Font{
	Regular: sync.OnceValue(func() *sfnt.Font { return parse(goregular.TTF) }),
	Bold:    sync.OnceValue(func() *sfnt.Font { return parse(gobold.TTF) }),
	Italic:  sync.OnceValue(func() *sfnt.Font { return parse(goitalic.TTF) }),
	Mono:    sync.OnceValue(func() *sfnt.Font { return parse(gomono.TTF) }),
}

// parse reads one of the four font programs. It cannot fail with the fonts that
// go.sum names (a test draws with each); the empty font has no character.
func parse(program []byte) *sfnt.Font {
	parsed, err := sfnt.Parse(program)
	if err != nil {
		return &sfnt.Font{}
	}
	return parsed
}

// face is one font being read; it is not for two goroutines.
type face struct {
	font *sfnt.Font
	buf  sfnt.Buffer
}

// openFace returns a face; a number that names none gives the regular one (Text
// refuses it, Measure and Wrap have nothing to refuse with).
func openFace(f Font) *face {
	if f > Mono {
		f = Regular
	}
	return &face{font: faces[f]()}
}

// glyph returns the shape number of a character, 0 when the font has none.
// Control characters have none, whatever the font says.
func (f *face) glyph(r rune) sfnt.GlyphIndex {
	if unicode.IsControl(r) {
		return 0
	}
	glyph, err := f.font.GlyphIndex(&f.buf, r)
	if err != nil {
		return 0
	}
	return glyph
}

// advance returns the width of a character in thousandths of the font size.
//
// It is rounded to a whole number because that is what the PDF states (ISO
// 32000-1 §9.7.4.3, array W) and a viewer advances by: measure, picture and PDF
// then agree to the last digit.
func (f *face) advance(r rune) float64 {
	em := fixed.Int26_6(f.font.UnitsPerEm())
	units, err := f.font.GlyphAdvance(&f.buf, f.glyph(r), em, font.HintingNone)
	if err != nil {
		return 0
	}
	return math.Round(1000 * float64(units) / float64(em))
}

// width returns the width of prepared text in millimetres.
func (f *face) width(prepared string, style Style) float64 {
	sum := 0.0
	for _, r := range prepared {
		sum += f.advance(r)
	}
	return sum / 1000 * style.size() / pointsPerMM
}
