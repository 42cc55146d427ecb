package qrcode

import (
	"image"
	"image/color"

	"github.com/ordonnance-numerique/ordonnance-go/qrcode/internal/raster"
)

// display brings decoded pixels into the shape a viewer shows: on their canvas,
// pixels square, turned. A picture that is so already is handed on as it is.
func (p *picturePage) display(img image.Image) image.Image {
	b := img.Bounds()
	across, down := doubled(p.aspect)
	framed := p.canvas != (image.Point{}) && b != image.Rectangle{Max: p.canvas}
	if p.turn == 1 && across == 1 && down == 1 && !framed && !p.negative {
		return plain(img)
	}
	g := grey(img)
	if p.negative {
		for i := range g.Pix {
			g.Pix[i] = 255 - g.Pix[i]
		}
	}
	if framed {
		g = onCanvas(g, b.Min, p.canvas)
	}
	if across > 1 || down > 1 {
		g = multiply(g, across, down)
	}
	return turned(g, p.turn)
}

// plain makes grey of the kinds of picture that are slow to read by pixel.
func plain(img image.Image) image.Image {
	switch img.(type) {
	case *image.Gray16, *image.RGBA64, *image.NRGBA64, *image.CMYK, *image.NYCbCrA:
		return grey(img)
	}
	return img
}

// grey converts any picture, transparent parts on white paper; the result's
// upper left corner is at (0, 0) and may share memory with img.
func grey(img image.Image) *image.Gray {
	b := img.Bounds()
	var row func(out []byte, y int)
	switch m := img.(type) {
	case *image.YCbCr:
		return &image.Gray{Pix: m.Y[m.YOffset(b.Min.X, b.Min.Y):], Stride: m.YStride, Rect: image.Rectangle{Max: b.Size()}}
	case *image.Gray16:
		row = func(out []byte, y int) { every(out, m.Pix[m.PixOffset(b.Min.X, y):], 2) }
	case *image.RGBA64:
		row = func(out []byte, y int) { samples(out, m.Pix[m.PixOffset(b.Min.X, y):], true) }
	case *image.NRGBA64:
		row = func(out []byte, y int) { samples(out, m.Pix[m.PixOffset(b.Min.X, y):], false) }
	case *image.CMYK:
		row = func(out []byte, y int) { inks(out, m.Pix[m.PixOffset(b.Min.X, y):]) }
	case *image.NYCbCrA:
		row = func(out []byte, y int) {
			veil(out, m.Y[m.YOffset(b.Min.X, y):], m.A[m.AOffset(b.Min.X, y):])
		}
	default:
		g := raster.FromImage(img)
		return &image.Gray{Pix: g.Pix, Stride: g.W, Rect: image.Rect(0, 0, g.W, g.H)}
	}
	out := image.NewGray(image.Rectangle{Max: b.Size()})
	for y := range b.Dy() {
		row(out.Pix[y*out.Stride:(y+1)*out.Stride], b.Min.Y+y)
	}
	return out
}

// every takes the high byte of each sample of n bytes.
func every(out, pix []byte, n int) {
	for x := range out {
		out[x] = pix[x*n]
	}
}

// samples converts red, green, blue and alpha of sixteen bits.
func samples(out, pix []byte, premultiplied bool) {
	for x := range out {
		q := pix[8*x : 8*x+8 : 8*x+8]
		y := (299*int(q[0]) + 587*int(q[2]) + 114*int(q[4])) / 1000 // ITU-R BT.601
		a := int(q[6])
		if !premultiplied {
			y = y * a / 255
		}
		out[x] = byte(min(y+255-a, 255))
	}
}

// inks converts cyan, magenta, yellow and black.
func inks(out, pix []byte) {
	for x := range out {
		q := pix[4*x : 4*x+4 : 4*x+4]
		r, g, b := color.CMYKToRGB(q[0], q[1], q[2], q[3])
		out[x] = byte((299*int(r) + 587*int(g) + 114*int(b)) / 1000)
	}
}

// veil lays grey with alpha on white.
func veil(out, luma, alpha []byte) {
	for x := range out {
		a := int(alpha[x])
		out[x] = byte(int(luma[x])*a/255 + 255 - a)
	}
}

// onCanvas lays a frame on white paper of the size of the whole picture.
func onCanvas(g *image.Gray, at, canvas image.Point) *image.Gray {
	out := image.NewGray(image.Rectangle{Max: canvas})
	for i := range out.Pix {
		out.Pix[i] = 255
	}
	r := g.Rect.Add(at).Intersect(out.Rect)
	for y := r.Min.Y; y < r.Max.Y; y++ {
		copy(out.Pix[out.PixOffset(r.Min.X, y):out.PixOffset(r.Max.X-1, y)+1], g.Pix[g.PixOffset(r.Min.X-at.X, y-at.Y):])
	}
	return out
}

// doubled tells how often to repeat pixels that are about twice as high as wide,
// or as wide as high: the normal resolution of facsimile has 3.85 lines to 8.04
// dots a millimetre (ITU-T T.4, 2.1 and 2.2).
func doubled(aspect float64) (across, down int) {
	switch {
	case aspect > 1.6 && aspect < 2.5:
		return 1, 2
	case aspect > 1/2.5 && aspect < 1/1.6:
		return 2, 1
	}
	return 1, 1
}

// multiply repeats pixels.
func multiply(g *image.Gray, across, down int) *image.Gray {
	w, h := g.Rect.Dx(), g.Rect.Dy()
	out := image.NewGray(image.Rect(0, 0, w*across, h*down))
	for y := range h * down {
		src, dst := g.Pix[y/down*g.Stride:], out.Pix[y*out.Stride:(y+1)*out.Stride]
		for x := range dst {
			dst[x] = src[x/across]
		}
	}
	return out
}

// turned brings the picture upright, given where its first row and column are
// in the scene (Exif 2.32, CIPA DC-008-2019, 4.6.4 A, tag 274).
func turned(g *image.Gray, orientation int) *image.Gray {
	if orientation < 2 || orientation > 8 {
		return g
	}
	w, h := g.Rect.Dx(), g.Rect.Dy()
	start, alongX, alongY := 0, 1, g.Stride // steps in the stored picture
	if orientation == 2 || orientation == 3 || orientation == 7 || orientation == 8 {
		start, alongX = w-1, -alongX
	}
	if orientation == 3 || orientation == 4 || orientation == 6 || orientation == 7 {
		start, alongY = start+(h-1)*g.Stride, -alongY
	}
	if orientation >= 5 {
		w, h, alongX, alongY = h, w, alongY, alongX
	}
	out := image.NewGray(image.Rect(0, 0, w, h))
	for y := range h {
		at, row := start+y*alongY, out.Pix[y*out.Stride:(y+1)*out.Stride]
		for x := range row {
			row[x] = g.Pix[at]
			at += alongX
		}
	}
	return out
}
