// Package degrade makes pictures of pages as bad scanners and hasty hands make
// them: turned, tilted, folded, stained, blurred, noisy, pale, unevenly lit. It
// exists for tests and is reproducible: same shot, same picture.
//
// A [Shot] is one picture; [Classes] is a catalogue of kinds of bad pictures.
package degrade

import (
	"bytes"
	"image"
	"image/jpeg"
	"image/png"
	"math"
	"math/rand/v2"

	"github.com/ordonnance-numerique/ordonnance-go/qrcode/internal/geom"
)

// Code is a symbol as modules, row by row, true dark.
type Code struct {
	Modules []bool
	W, H    int
}

// Placed is a symbol and where its outer corners lie on the sheet.
type Placed struct {
	Code Code
	At   geom.Quad
}

// Shot describes one picture. The zero values of the faults mean none. Places
// on the sheet are in pixels of Page; without a View these are pixels of the
// picture.
type Shot struct {
	W, H     int // of the picture
	Codes    []Placed
	Page     *image.Gray // what else is printed; nil = white
	View     View        // how the camera sees the sheet; nil = straight on
	Smooth   bool        // the view has no folds: taken as straight within a few pixels
	Marks    []Mark      // what happened to the sheet
	Gain     float64     // spread of the ink, in modules
	Fine     int         // samples a pixel in each direction; 0 = 4
	Invert   bool        // light on dark
	Blur     float64     // Gaussian, σ in pixels
	Motion   int         // motion blur, pixels
	Angle    float64     // its direction in degrees; 0 = horizontal
	Noise    float64     // Gaussian, σ in grey levels
	Salt     float64     // share of pixels black or white at random
	Contrast float64     // share of the grey range left; 0 = all
	Gradient float64     // share of the light lost at the right edge
	Shadow   float64     // share of the light lost beyond a slanting edge
	Glare    float64     // share of the range added in a bright spot
	Curl     float64     // waves of the paper: amplitude in pixels
	JPEG     int         // quality; 0 = not compressed
	Seed     uint64
}

// Take renders the shot.
func Take(s Shot) *image.Gray {
	out := s.expose()
	if s.JPEG == 0 {
		return out
	}
	img, err := jpeg.Decode(bytes.NewReader(compress(out, s.JPEG)))
	if g, ok := img.(*image.Gray); ok && err == nil {
		return g
	}
	return out
}

// File renders the shot as a JPEG file where it asks for one, else as PNG. The
// file shows what Take gives.
func File(s Shot) []byte {
	out := s.expose()
	if s.JPEG > 0 {
		return compress(out, s.JPEG)
	}
	var buf bytes.Buffer
	e := png.Encoder{CompressionLevel: png.BestSpeed}
	if e.Encode(&buf, out) != nil {
		return nil
	}
	return buf.Bytes()
}

// Ending is that of the name of the shot's file.
func Ending(s Shot) string {
	if s.JPEG > 0 {
		return ".jpg"
	}
	return ".png"
}

// expose paints the sheet and adds what lens, light and sensor do to it.
func (s Shot) expose() *image.Gray {
	f := s.paint()
	if s.Motion > 1 {
		f.motion(s.Motion, s.Angle)
	}
	if s.Blur > 0 {
		f.gauss(s.Blur)
	}
	r := rand.New(rand.NewPCG(s.Seed, 0x9E3779B97F4A7C15))
	contrast := s.Contrast
	if contrast == 0 {
		contrast = 1
	}
	light := s.light()
	out := image.NewGray(image.Rect(0, 0, s.W, s.H))
	for i, v := range f.pix {
		v = 127.5 + (v-127.5)*contrast
		v *= 1 - s.Gradient*float64(i%s.W)/float64(s.W)
		if light != nil {
			v = light(float64(i%s.W), float64(i/s.W), v)
		}
		if s.Noise > 0 {
			v += r.NormFloat64() * s.Noise
		}
		if s.Salt > 0 && r.Float64() < s.Salt {
			v = float64(r.IntN(2)) * 255
		}
		out.Pix[i] = byte(math.Round(math.Min(math.Max(v, 0), 255)))
	}
	return out
}

func compress(g *image.Gray, quality int) []byte {
	var buf bytes.Buffer
	if jpeg.Encode(&buf, g, &jpeg.Options{Quality: quality}) != nil {
		return nil
	}
	return buf.Bytes()
}
