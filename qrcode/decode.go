package qrcode

import (
	"context"
	"image"

	"github.com/ordonnance-numerique/ordonnance-go/qrcode/internal/raster"
)

// Format names a kind of two-dimensional code.
type Format string

// The formats read here.
const (
	QR         Format = "QR"         // QR Code (ISO/IEC 18004)
	DataMatrix Format = "DataMatrix" // Data Matrix ECC 200 (ISO/IEC 16022, 21471)
)

// Point is a place in a picture, in pixels from its upper left corner.
type Point struct{ X, Y float64 }

// Symbol is one code read in a picture.
type Symbol struct {
	Format  Format
	Text    string   // content as text; byte segments as UTF-8 where valid, else Latin-1
	Bytes   []byte   // content as bytes, byte segments exactly as written
	Corners [4]Point // outer corners, clockwise in the picture from the symbol's own upper left
	Version int      // QR Code version 1 to 40; 0 where unknown
	Level   Level    // QR Code error correction level; empty where unknown
	Attempt string   // which step of the ladder read it

	Rotation float64 // of the side from Corners[0] to Corners[1], clockwise, −180 to 180 degrees
	Mirrored bool    // the symbol is seen from behind: Corners[1] is its own lower left
	Inverted bool    // the symbol is light on dark
	Page     int     // page of a TIFF file of several pages, from 1; 0 otherwise

	GS1    bool   // the content is a GS1 element string, see [ParseGS1]
	Series Series // place among several symbols of one text; zero for a symbol by itself
}

// Series is the place of a symbol among those that hold one text together
// (structured append). Which belong together ID tells: the parity of the text
// in QR Codes, a file number in Data Matrix symbols. Nothing here joins them.
type Series struct {
	Place int // from 1
	Of    int // number of symbols
	ID    int
}

// DecodeOptions limits what [Decode] looks for. The zero value and nil ask for
// every code of every format.
type DecodeOptions struct {
	Formats   []Format // formats to look for; nil = all
	Max       int      // stop after that many codes; 0 = all codes of the picture
	MaxPixels int      // largest picture accepted, width × height; 0 = 64 million
}

// defaultMaxPixels holds an A4 page at 600 dpi with room to spare.
const defaultMaxPixels = 64 << 20

func (o *DecodeOptions) normal() (DecodeOptions, error) {
	var n DecodeOptions
	if o != nil {
		n = *o
	}
	if n.Formats == nil {
		n.Formats = []Format{QR, DataMatrix}
	}
	for _, f := range n.Formats {
		if f != QR && f != DataMatrix {
			return DecodeOptions{}, ErrDecodeFormat
		}
	}
	if n.MaxPixels <= 0 {
		n.MaxPixels = defaultMaxPixels
	}
	return n, nil
}

func (o *DecodeOptions) wants(f Format) bool {
	for _, g := range o.Formats {
		if f == g {
			return true
		}
	}
	return false
}

func tooLarge(w, h, limit int) bool {
	return w <= 0 || h <= 0 || w > limit/h
}

// Decode finds and reads the codes in the picture of a whole page, upright or
// turned, tilted, mirrored, light on dark. It climbs a ladder of
// attempts and stops at the first step after which every code it has seen is
// read. It stops as well when the context ends, handing out what was read until
// then. A code of a few pixels on a page where a large one was read may be missed:
// hand in the part of the picture where it is.
//
// Beside the picture in grey, which is img itself where that is grey already, it
// asks in all for at most three bytes a pixel and, for what does not grow with
// the picture, four megabytes.
//
// QR Code byte segments become text as UTF-8 where they are valid UTF-8, else as
// Latin-1; a character set stated in the symbol (ECI) goes first. In a Data
// Matrix, FNC1 comes out as the group separator GS (1D hex), in first place too,
// where it marks a GS1 symbol.
//
// Where codes were located and none was read, the refusal says what is wrong
// with the one that stands out most: [ErrTooSmall], [ErrTooDark], [ErrBlurred],
// [ErrCutOff], [ErrDamaged] or [ErrContent]. The others are [ErrNoCode],
// [ErrNotPicture], [ErrPictureTooLarge], [ErrInterrupted], [ErrDecodeFormat].
func Decode(ctx context.Context, img image.Image, opts *DecodeOptions) ([]Symbol, error) {
	o, err := opts.normal()
	if err != nil {
		return nil, err
	}
	if img == nil {
		return nil, ErrNotPicture
	}
	if b := img.Bounds(); tooLarge(b.Dx(), b.Dy(), o.MaxPixels) {
		return nil, ErrPictureTooLarge
	}
	g, err := toGrey(ctx, img)
	if err != nil {
		return nil, err
	}
	return readPage(ctx, g, &o)
}

// toGrey converts the picture; a picture whose methods or sizes contradict each
// other is refused, not trusted.
func toGrey(ctx context.Context, img image.Image) (g *raster.Grey, err error) {
	defer func() {
		if recover() != nil {
			g, err = nil, ErrNotPicture
		}
	}()
	g, ok := raster.FromImageUntil(img, func() bool { return ctx.Err() != nil })
	if !ok {
		return nil, interrupted(ctx)
	}
	return g, nil
}

// interrupted is the refusal for a context that has ended.
func interrupted(ctx context.Context) error {
	e := *ErrInterrupted
	e.Err = ctx.Err()
	return &e
}
