package qrcode

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
)

// PNGOptions changes the picture of a symbol. Nil and the zero value mean four
// pixels per module and a quiet zone of four modules.
type PNGOptions struct {
	ModulePixels int // pixels a side of one module; 0 means 4
	QuietZone    int // light border in modules, at least 4; 0 means 4
}

// PNG draws the symbol as a black and white PNG of one bit per pixel. A module
// is always a whole number of pixels: a picture of a size in between has
// modules of unequal width, which readers fail on. It refuses measures out of
// range with [ErrPictureOptions], see [Matrix.Image].
func (m *Matrix) PNG(opts *PNGOptions) ([]byte, error) {
	var o PNGOptions
	if opts != nil {
		o = *opts
	}
	px, quiet, err := m.picture(o.ModulePixels, o.QuietZone)
	if err != nil {
		return nil, err
	}
	side := (m.size + 2*quiet) * px
	// Two colours make image/png write one bit per pixel.
	img := image.NewPaletted(image.Rect(0, 0, side, side),
		color.Palette{color.Gray{Y: 0xFF}, color.Gray{Y: 0}})
	m.fill(img.Pix, img.Stride, px, quiet, 1)
	var out bytes.Buffer
	if err := png.Encode(&out, img); err != nil {
		return nil, &Error{Code: ErrPictureOptions.Code, EN: ErrPictureOptions.EN,
			FR: ErrPictureOptions.FR, Err: err}
	}
	return out.Bytes(), nil
}
