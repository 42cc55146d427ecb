package pdf

import (
	"image"
	"math"
)

// snap places a grid of dots in a field of the sheet: the whole number of
// pixels a dot gets, 0 when the field has fewer pixels than dots, and the pixel
// the grid starts at. The grid is never larger than the field and centred in it.
func (c *canvas) snap(x, y, w, h float64, columns, rows int) (dot int, start image.Point) {
	// The slack keeps 5 pixels at 5 when 0.5 mm × 254 dpi gives 4.9999…
	const slack = 1e-6
	dot = int(math.Floor(min(w*c.scale/float64(columns), h*c.scale/float64(rows)) + slack))
	start.X = int(math.Round(x*c.scale + (w*c.scale-float64(dot*columns))/2))
	start.Y = int(math.Round(y*c.scale + (h*c.scale-float64(dot*rows))/2))
	return dot, start
}

// code draws a 2D code; it reports false when a module would be smaller than a
// pixel.
func (c *canvas) code(op codeOp) bool {
	side := op.module * float64(op.size)
	dot, start := c.snap(op.x, op.y, side, side, op.size, op.size)
	if dot == 0 {
		return false
	}
	for _, r := range op.rects {
		r = image.Rectangle{r.Min.Mul(dot).Add(start), r.Max.Mul(dot).Add(start)}.Intersect(c.sheet.Rect)
		for y := r.Min.Y; y < r.Max.Y; y++ {
			clear(c.sheet.Pix[y*c.sheet.Stride+r.Min.X : y*c.sheet.Stride+r.Max.X])
		}
	}
	return true
}

// image draws a picture: dot by dot when there is a pixel for each, averaged
// otherwise.
func (c *canvas) image(op imageOp) {
	size := op.picture.Rect.Size()
	dot, start := c.snap(op.x, op.y, op.w, op.h, size.X, size.Y)
	if dot == 0 {
		c.average(op)
		return
	}
	for y := range size.Y * dot {
		for x := range size.X * dot {
			p := image.Point{start.X + x, start.Y + y}
			if p.In(c.sheet.Rect) {
				c.sheet.SetGray(p.X, p.Y, op.picture.GrayAt(x/dot, y/dot))
			}
		}
	}
}

// average draws a picture with more dots than pixels: a pixel is the mean of
// the dots whose place it takes.
func (c *canvas) average(op imageOp) {
	size := op.picture.Rect.Size()
	x0, y0 := int(math.Round(op.x*c.scale)), int(math.Round(op.y*c.scale))
	w := max(int(math.Round(op.w*c.scale)), 1)
	h := max(int(math.Round(op.h*c.scale)), 1)
	for y := range h {
		for x := range w {
			part := image.Rect(x*size.X/w, y*size.Y/h,
				max((x+1)*size.X/w, x*size.X/w+1), max((y+1)*size.Y/h, y*size.Y/h+1))
			p := image.Point{x0 + x, y0 + y}
			if p.In(c.sheet.Rect) {
				c.sheet.Pix[p.Y*c.sheet.Stride+p.X] = mean(op.picture, part)
			}
		}
	}
}

// mean returns the mean grey of a part of a picture that is not empty.
func mean(src *image.Gray, part image.Rectangle) uint8 {
	sum := 0
	for y := part.Min.Y; y < part.Max.Y; y++ {
		for x := part.Min.X; x < part.Max.X; x++ {
			sum += int(src.Pix[y*src.Stride+x])
		}
	}
	n := part.Dx() * part.Dy()
	return uint8((sum + n/2) / n)
}
