package pdf

import (
	"image"
	"image/draw"
	"math"

	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
	"golang.org/x/image/vector"
)

// pen rasterises the shapes of characters, one after the other, in buffers it
// keeps.
type pen struct {
	raster vector.Rasterizer
	mask   image.Alpha
}

// text draws prepared text: outlines without hinting, at the exact place the
// PDF puts them.
func (c *canvas) text(op textOp) {
	face := openFace(op.style.Font)
	gray := level(op.style.Gray)
	em := op.style.size() / pointsPerMM * c.scale // font size in pixels
	x, y := op.x*c.scale, op.y*c.scale
	for _, r := range op.text {
		if x > float64(c.sheet.Rect.Dx())+em {
			return
		}
		c.glyph(face, face.glyph(r), x, y, em, gray)
		x += face.advance(r) / 1000 * em
	}
}

// glyph draws one shape whose origin is at the pixel position (x, y).
func (c *canvas) glyph(f *face, glyph sfnt.GlyphIndex, x, y, em float64, gray uint8) {
	// Shapes in font units, scaled here: the library rounds to 1/64 pixel.
	units := fixed.Int26_6(f.font.UnitsPerEm())
	segments, err := f.font.LoadGlyph(&f.buf, glyph, units, nil)
	if err != nil || len(segments) == 0 {
		return // a space
	}
	k := em / float64(units)
	b := segments.Bounds()
	area := image.Rect(
		int(math.Floor(x+k*float64(b.Min.X))), int(math.Floor(y+k*float64(b.Min.Y))),
		int(math.Ceil(x+k*float64(b.Max.X)))+1, int(math.Ceil(y+k*float64(b.Max.Y)))+1)
	if area.Intersect(c.sheet.Rect).Empty() {
		return
	}
	at := func(p fixed.Point26_6) (float32, float32) {
		return float32(x + k*float64(p.X) - float64(area.Min.X)),
			float32(y + k*float64(p.Y) - float64(area.Min.Y))
	}
	c.pen.trace(segments, area.Size(), at)
	c.stamp(area, gray)
}

// trace rasterises outlines into the mask.
func (p *pen) trace(segments sfnt.Segments, size image.Point, at func(fixed.Point26_6) (x, y float32)) {
	p.raster.Reset(size.X, size.Y)
	p.raster.DrawOp = draw.Src
	for _, s := range segments {
		ax, ay := at(s.Args[0])
		bx, by := at(s.Args[1])
		cx, cy := at(s.Args[2])
		switch s.Op {
		case sfnt.SegmentOpMoveTo:
			p.raster.ClosePath()
			p.raster.MoveTo(ax, ay)
		case sfnt.SegmentOpLineTo:
			p.raster.LineTo(ax, ay)
		case sfnt.SegmentOpQuadTo:
			p.raster.QuadTo(ax, ay, bx, by)
		case sfnt.SegmentOpCubeTo:
			p.raster.CubeTo(ax, ay, bx, by, cx, cy)
		}
	}
	p.raster.ClosePath()
	if n := size.X * size.Y; cap(p.mask.Pix) < n {
		p.mask.Pix = make([]uint8, n)
	} else {
		p.mask.Pix = p.mask.Pix[:n]
	}
	p.mask.Stride, p.mask.Rect = size.X, image.Rectangle{Max: size}
	p.raster.Draw(&p.mask, p.mask.Rect, image.Opaque, image.Point{})
}

// stamp lays a grey through the mask onto the sheet.
func (c *canvas) stamp(area image.Rectangle, gray uint8) {
	in := area.Intersect(c.sheet.Rect)
	for y := in.Min.Y; y < in.Max.Y; y++ {
		mask := c.pen.mask.Pix[(y-area.Min.Y)*c.pen.mask.Stride:]
		row := c.sheet.Pix[y*c.sheet.Stride:]
		for x := in.Min.X; x < in.Max.X; x++ {
			a := int(mask[x-area.Min.X])
			row[x] = uint8((int(row[x])*(255-a) + int(gray)*a + 127) / 255)
		}
	}
}
