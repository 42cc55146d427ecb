// Package raster holds the grey picture a reader of codes works on, and the
// few operations it needs: conversion, cropping, scaling, smoothing.
package raster

import (
	"image"
	"image/color"
)

// Grey is a picture of one byte a pixel, rows without gaps, 0 black.
type Grey struct {
	Pix  []byte
	W, H int
}

// New returns a black picture. Sides below 1 become 1.
func New(w, h int) *Grey { return (*Store)(nil).grey(w, h) }

// Crop returns a copy of the part from (x0, y0) to before (x1, y1), as far as it
// lies in the picture.
func (g *Grey) Crop(x0, y0, x1, y1 int, s *Store) *Grey {
	x0, y0, x1, y1 = max(x0, 0), max(y0, 0), min(x1, g.W), min(y1, g.H)
	out := s.grey(x1-x0, y1-y0)
	for y := y0; y < y1 && x0 < x1; y++ {
		copy(out.Pix[(y-y0)*out.W:], g.Pix[y*g.W+x0:y*g.W+x1])
	}
	return out
}

// Negative is [Grey.Crop] with light and dark turned round.
func (g *Grey) Negative(x0, y0, x1, y1 int, s *Store) *Grey {
	out := g.Crop(x0, y0, x1, y1, s)
	for i, v := range out.Pix {
		out.Pix[i] = ^v
	}
	return out
}

// FromImage converts any picture to grey, transparent parts on white paper.
// The result may share memory with img and is only read by this package.
func FromImage(img image.Image) *Grey {
	g, _ := FromImageUntil(img, func() bool { return false })
	return g
}

// FromImageUntil is [FromImage] for pictures that may be large: it asks stop now
// and then and gives up, with ok false, when the answer is yes.
func FromImageUntil(img image.Image, stop func() bool) (g *Grey, ok bool) {
	b := img.Bounds()
	w, h := b.Dx(), b.Dy()
	var row func(out []byte, y int)
	switch m := img.(type) {
	case *image.Gray:
		o := m.PixOffset(b.Min.X, b.Min.Y)
		if m.Stride == w {
			return &Grey{Pix: m.Pix[o : o+w*h : o+w*h], W: w, H: h}, true
		}
		row = func(out []byte, y int) { copy(out, m.Pix[o+y*m.Stride:][:w]) }
	case *image.YCbCr:
		o := m.YOffset(b.Min.X, b.Min.Y)
		if m.YStride == w {
			return &Grey{Pix: m.Y[o : o+w*h : o+w*h], W: w, H: h}, true
		}
		row = func(out []byte, y int) { copy(out, m.Y[o+y*m.YStride:][:w]) }
	case *image.Paletted:
		row = fromPalette(m)
	case *image.RGBA:
		row = func(out []byte, y int) { fromQuads(out, m.Pix[m.PixOffset(b.Min.X, b.Min.Y+y):], premultiplied) }
	case *image.NRGBA:
		row = func(out []byte, y int) { fromQuads(out, m.Pix[m.PixOffset(b.Min.X, b.Min.Y+y):], straight) }
	default:
		row = func(out []byte, y int) {
			for x := range out {
				out[x] = luma(img.At(b.Min.X+x, b.Min.Y+y))
			}
		}
	}
	g = New(w, h)
	for y := range h {
		if y%32 == 0 && stop() {
			return nil, false
		}
		row(g.Pix[y*w:(y+1)*w], y)
	}
	return g, true
}

func fromPalette(m *image.Paletted) func(out []byte, y int) {
	var table [256]byte
	for i, c := range m.Palette {
		if i < len(table) {
			table[i] = luma(c)
		}
	}
	return func(out []byte, y int) {
		row := m.Pix[m.PixOffset(m.Rect.Min.X, m.Rect.Min.Y+y):]
		for x := range out {
			out[x] = table[row[x]]
		}
	}
}

func fromQuads(out, row []byte, one func(r, g, b, a uint32) byte) {
	for x := range out {
		q := row[4*x : 4*x+4 : 4*x+4]
		out[x] = one(uint32(q[0]), uint32(q[1]), uint32(q[2]), uint32(q[3]))
	}
}

// Weights of ITU-R BT.601, in 1/65536.
func premultiplied(r, g, b, a uint32) byte {
	return byte(min((19595*r+38470*g+7471*b+1<<15)>>16+255-a, 255))
}

func straight(r, g, b, a uint32) byte {
	if a == 255 {
		return premultiplied(r, g, b, a)
	}
	return premultiplied(r*a/255, g*a/255, b*a/255, a)
}

func luma(c color.Color) byte {
	r, g, b, a := c.RGBA()
	return premultiplied(r>>8, g>>8, b>>8, a>>8)
}
