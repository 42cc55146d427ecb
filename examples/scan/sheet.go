package main

import (
	"image"
	"image/color"
	"image/png"
	"math"
	"os"
	"path/filepath"

	"golang.org/x/image/draw"
)

// Sizes of the contact sheet, in pixels. Above manyTiles the thumbnails shrink.
const (
	largeTile, smallTile = 240, 150
	manyTiles            = 80
	tileMargin           = 6
	lineHeight           = 12
	captionLines         = 4
)

var (
	good  = color.RGBA{0, 150, 60, 255}
	bad   = color.RGBA{200, 30, 30, 255}
	ink   = color.RGBA{20, 20, 20, 255}
	paper = color.RGBA{238, 238, 238, 255}
)

// poster collects the tiles of the contact sheet.
type poster struct{ tiles []tile }

// tile is one picture on the sheet.
type tile struct {
	thumb   *image.RGBA // nil: there is no picture
	result  result
	corners [][4][2]float64 // in the thumbnail
}

// add keeps a thumbnail of the picture; nil where there is none.
func (p *poster) add(img *image.Gray, r result) {
	t := tile{result: r}
	if img != nil {
		b := img.Bounds()
		f := min(float64(largeTile)/float64(b.Dx()), float64(largeTile)/float64(b.Dy()), 2)
		w, h := max(int(float64(b.Dx())*f), 1), max(int(float64(b.Dy())*f), 1)
		t.thumb = image.NewRGBA(image.Rect(0, 0, w, h))
		draw.BiLinear.Scale(t.thumb, t.thumb.Rect, img, b, draw.Src, nil)
		t.corners = onThumbnail(r, f)
	}
	p.tiles = append(p.tiles, t)
}

// onThumbnail scales the corners of the codes on the page shown.
func onThumbnail(r result, f float64) (out [][4][2]float64) {
	for _, c := range r.Codes {
		if c.Page != r.Codes[0].Page {
			continue
		}
		for i := range c.Corners {
			c.Corners[i][0] *= f
			c.Corners[i][1] *= f
		}
		out = append(out, c.Corners)
	}
	return out
}

// write arranges the tiles in a grid about as wide as high, from the upper left
// in the order of the files.
func (p *poster) write(name string) error {
	size := largeTile
	if len(p.tiles) > manyTiles {
		size = smallTile
	}
	w, h := size+2*tileMargin, size+2*tileMargin+captionLines*lineHeight
	across := max(int(math.Ceil(math.Sqrt(float64(len(p.tiles)*h)/float64(w)))), 1)
	down := (len(p.tiles) + across - 1) / across
	sheet := image.NewRGBA(image.Rect(0, 0, across*w, max(down, 1)*h))
	draw.Draw(sheet, sheet.Rect, image.NewUniform(paper), image.Point{}, draw.Src)
	pen := &pen{sheet}
	for i, t := range p.tiles {
		pen.tile(t, image.Pt(i%across*w+tileMargin, i/across*h+tileMargin), size)
	}
	out, err := os.Create(name)
	if err != nil {
		return err
	}
	if err := png.Encode(out, sheet); err != nil {
		out.Close()
		return err
	}
	return out.Close()
}

// tile draws a thumbnail, the codes found, and what is to be said.
func (p *pen) tile(t tile, at image.Point, size int) {
	colour := good
	if t.result.Reason != "" {
		colour = bad
	}
	p.frame(image.Rectangle{at, at.Add(image.Pt(size, size))}, colour)
	if t.thumb != nil {
		b := t.thumb.Rect
		f := min(float64(size)/float64(max(b.Dx(), b.Dy())), 1)
		w, h := max(int(float64(b.Dx())*f), 1), max(int(float64(b.Dy())*f), 1)
		to := image.Rect(0, 0, w, h).Add(at).Add(image.Pt((size-w)/2, (size-h)/2))
		draw.BiLinear.Scale(p.on, to, t.thumb, b, draw.Src, nil)
		for _, q := range t.corners {
			p.quad(q, f, to.Min)
		}
	}
	below := at.Add(image.Pt(0, size))
	p.write(filepath.Base(t.result.File), below, size, 1, ink)
	p.write(verdict(t.result), below.Add(image.Pt(0, lineHeight)), size, captionLines-1, colour)
}
