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
func New(w, h int) *Grey {
	w, h = max(w, 1), max(h, 1)
	return &Grey{Pix: make([]byte, w*h), W: w, H: h}
}

// FromImage converts any picture to grey, transparent parts on white paper.
// The result may share memory with img and is only read by this package.
func FromImage(img image.Image) *Grey {
	b := img.Bounds()
	w, h := b.Dx(), b.Dy()
	switch m := img.(type) {
	case *image.Gray:
		if m.Stride == w {
			o := m.PixOffset(b.Min.X, b.Min.Y)
			return &Grey{Pix: m.Pix[o : o+w*h : o+w*h], W: w, H: h}
		}
		return fromPlane(m.Pix[m.PixOffset(b.Min.X, b.Min.Y):], m.Stride, w, h)
	case *image.YCbCr:
		return fromPlane(m.Y[m.YOffset(b.Min.X, b.Min.Y):], m.YStride, w, h)
	case *image.Paletted:
		return fromPalette(m)
	case *image.RGBA:
		return fromQuads(m.Pix[m.PixOffset(b.Min.X, b.Min.Y):], m.Stride, w, h, premultiplied)
	case *image.NRGBA:
		return fromQuads(m.Pix[m.PixOffset(b.Min.X, b.Min.Y):], m.Stride, w, h, straight)
	}
	g := New(w, h)
	for y := range h {
		for x := range w {
			g.Pix[y*w+x] = luma(img.At(b.Min.X+x, b.Min.Y+y))
		}
	}
	return g
}

func fromPlane(pix []byte, stride, w, h int) *Grey {
	g := New(w, h)
	for y := range h {
		copy(g.Pix[y*w:(y+1)*w], pix[y*stride:])
	}
	return g
}

func fromPalette(m *image.Paletted) *Grey {
	b := m.Bounds()
	w, h := b.Dx(), b.Dy()
	var table [256]byte
	for i, c := range m.Palette {
		if i < len(table) {
			table[i] = luma(c)
		}
	}
	g := New(w, h)
	for y := range h {
		row := m.Pix[m.PixOffset(b.Min.X, b.Min.Y+y):]
		for x := range w {
			g.Pix[y*w+x] = table[row[x]]
		}
	}
	return g
}

func fromQuads(pix []byte, stride, w, h int, one func(r, g, b, a uint32) byte) *Grey {
	out := New(w, h)
	for y := range h {
		row := pix[y*stride : y*stride+4*w]
		for x := range w {
			q := row[4*x : 4*x+4 : 4*x+4]
			out.Pix[y*w+x] = one(uint32(q[0]), uint32(q[1]), uint32(q[2]), uint32(q[3]))
		}
	}
	return out
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
