package qrcode_test

import (
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"testing"
)

// TestQuietZoneCovered frames a symbol in black, one module away and touching
// it, on every side or on one.
func TestQuietZoneCovered(t *testing.T) {
	text, code := sample(t)
	const px, off = 4, 40
	n := code.W * px
	for name, frame := range map[string]func(gap int) []image.Rectangle{
		"left": func(gap int) []image.Rectangle { return []image.Rectangle{image.Rect(0, 0, off-gap, 2*off+n)} },
		"top":  func(gap int) []image.Rectangle { return []image.Rectangle{image.Rect(0, 20, 2*off+n, off-gap)} },
		"all around": func(gap int) []image.Rectangle {
			return []image.Rectangle{image.Rect(0, 0, off-gap, 2*off+n), image.Rect(0, 0, 2*off+n, off-gap),
				image.Rect(off+n+gap, 0, 2*off+n, 2*off+n), image.Rect(0, off+n+gap, 2*off+n, 2*off+n)}
		},
	} {
		for _, gap := range []int{0, px / 2, px} {
			t.Run(fmt.Sprintf("%s, %d pixels away", name, gap), func(t *testing.T) {
				img := image.NewGray(image.Rect(0, 0, 2*off+n, 2*off+n))
				draw.Draw(img, img.Rect, image.White, image.Point{}, draw.Src)
				for _, r := range frame(gap) {
					draw.Draw(img, r, image.Black, image.Point{}, draw.Src)
				}
				for i, dark := range code.Modules {
					if dark {
						x, y := off+i%code.W*px, off+i/code.W*px
						draw.Draw(img, image.Rect(x, y, x+px, y+px), &image.Uniform{C: color.Black}, image.Point{}, draw.Src)
					}
				}
				if !reads(t, img, text) {
					t.Error("not read")
				}
			})
		}
	}
}
