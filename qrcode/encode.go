package qrcode

import (
	"strings"
	"unicode/utf8"

	"github.com/ordonnance-numerique/ordonnance-go/qrcode/internal/segment"
	"github.com/ordonnance-numerique/ordonnance-go/qrcode/internal/symbol"
)

// Level is the share of a symbol that may be damaged and still be read
// (ISO/IEC 18004 §6.5.1): L about 7 %, M 15 %, Q 25 %, H 30 %.
type Level string

// The levels of correction.
const (
	LevelL Level = "L"
	LevelM Level = "M"
	LevelQ Level = "Q"
	LevelH Level = "H"
)

// levels are the letters of the levels in the order of [symbol.Level].
const levels = "LMQH"

// maxText is the longest text any symbol holds: 7,089 digits in version 40-L
// (ISO/IEC 18004, table 7).
const maxText = 7089

// EncodeOptions changes how a symbol is made. Nil and the zero value mean level
// M and the smallest version that holds the text.
type EncodeOptions struct {
	// Level is the level wanted, exactly. "" means [LevelM], unless AtLeast or
	// PrintSide say otherwise.
	Level Level
	// AtLeast is a level, to be given in place of Level: the symbol is the
	// smallest that holds the text at this level, and has the highest level that
	// holds it in that version, which is more correction at no cost in size.
	AtLeast Level
	// MinVersion is the least version, 1 to 40; 0 means no minimum.
	MinVersion int
	// PrintSide is the side, in millimetres and with the quiet zone of four
	// modules, that the symbol will have in print. The largest module wins:
	// without Level or AtLeast, AtLeast is level L. (Of 255 characters at 30 mm
	// and 150 dpi, blurred by 1.5 pixels, 24 of 24 prints in version 8-L were
	// read and 17 in 9-M; under a blot of 4 mm 16 and 3: own measurement, November
	// 2026.) A symbol whose modules would be smaller than MinModule is refused.
	// 0 means that the size is not known; see [Matrix.FitPrint].
	PrintSide float64
	// MinModule is the smallest module allowed, in millimetres; 0 means
	// [DefaultMinModule]. It has a meaning only beside PrintSide.
	MinModule float64
}

// Encode makes the smallest QR code that holds a text. The finished symbol is
// decoded before it is handed out, and withheld with [ErrSelfCheck] unless it
// reads back as exactly that text.
//
// The text is cut into segments of digits (3⅓ bits each), of the alphanumeric
// set (5½ bits, all that [Pack] writes) and of bytes (8 bits) so that no other
// way to cut it is shorter. A text of other than ASCII states that its bytes are
// UTF-8 (ECI 26, twelve bits): without the statement they would be Latin-1
// (ISO/IEC 18004 §7.3.5), and readers that guess are wrong on short texts.
//
// Encode refuses an empty text ([ErrNoText]), invalid UTF-8 ([ErrNotUTF8]), a
// text that does not fit ([ErrTooLong]), unknown options ([ErrEncodeOptions]),
// a length that is none ([ErrPrintSize]) and a print too small for the text
// ([ErrPrintTooSmall]). It may be called from several goroutines.
func Encode(text string, opts *EncodeOptions) (*Matrix, error) {
	var o EncodeOptions
	if opts != nil {
		o = *opts
	}
	if err := o.check(); err != nil {
		return nil, err
	}
	switch {
	case text == "":
		return nil, ErrNoText
	case len(text) > maxText:
		return nil, ErrTooLong
	case !utf8.ValidString(text):
		return nil, ErrNotUTF8
	}
	c, ok := choose(text, &o)
	if !ok {
		return nil, ErrTooLong
	}
	if o.PrintSide > 0 {
		if _, err := fitPrint(symbol.Size(c.version)+2*minQuiet, o.PrintSide, o.MinModule); err != nil {
			return nil, err
		}
	}
	return issue(text, c.draw, func() (*Matrix, error) { return drawAgain(text, c) })
}

// check refuses options that mean nothing.
func (o *EncodeOptions) check() error {
	switch {
	case !known(o.Level) || !known(o.AtLeast) || o.Level != "" && o.AtLeast != "",
		o.MinVersion < 0 || o.MinVersion > symbol.MaxVersion,
		o.MinModule != 0 && o.PrintSide == 0:
		return ErrEncodeOptions
	case o.PrintSide != 0 && !isLength(o.PrintSide), o.MinModule != 0 && !isLength(o.MinModule):
		return ErrPrintSize
	}
	return nil
}

// known reports whether a level is one, or none.
func known(l Level) bool {
	return l == "" || len(l) == 1 && strings.Contains(levels, string(l))
}

// levels gives the least and the highest level that may be taken.
func (o *EncodeOptions) levels() (least, most symbol.Level) {
	at := func(l Level) symbol.Level { return symbol.Level(strings.Index(levels, string(l))) }
	switch {
	case o.Level != "":
		return at(o.Level), at(o.Level)
	case o.AtLeast != "":
		return at(o.AtLeast), symbol.H
	case o.PrintSide > 0:
		return symbol.L, symbol.H
	}
	return symbol.M, symbol.M
}

// choice is what a symbol is made of.
type choice struct {
	plan    segment.Plan
	version int
	level   symbol.Level
}

// choose finds the smallest version that holds a text, and the level. In each
// class of versions the text is cut anew, because the lengths of the counts
// differ; ok is false for a text that no version holds.
func choose(text string, o *EncodeOptions) (c choice, ok bool) {
	least, most := o.levels()
	floor, planned := segment.Floor(text), -1
	for v := max(o.MinVersion, 1); v <= symbol.MaxVersion; v++ {
		capacity := 8 * symbol.DataWords(v, least)
		if capacity < floor {
			continue
		}
		if class := segment.Class(v); class != planned {
			c.plan, planned = segment.Best(text, class), class
		}
		if capacity < c.plan.Bits {
			continue
		}
		c.version, c.level = v, least
		for c.level < most && 8*symbol.DataWords(v, c.level+1) >= c.plan.Bits {
			c.level++
		}
		return c, true
	}
	return choice{}, false
}

// draw lays out the symbol, once.
func (c choice) draw() (*Matrix, error) {
	data := segment.Write(c.plan, c.version, symbol.DataWords(c.version, c.level))
	s := symbol.Build(data, c.version, c.level, symbol.Best)
	return &Matrix{size: s.Size, version: c.version, level: c.letter(), dark: s.Dark}, nil
}

// letter is the public name of the level.
func (c choice) letter() Level { return Level(levels[c.level : c.level+1]) }
