package degrade

import (
	"fmt"
	"math"
	"math/rand/v2"

	"github.com/ordonnance-numerique/ordonnance-go/qrcode/internal/geom"
)

// printedSide is the printed width of a code with its quiet zone.
const printedSide = 30 // mm

// pageClasses are printed A4 pages: scanned, or photographed by a telephone.
func pageClasses() []Class {
	var cs []Class
	for _, dpi := range []int{100, 125, 150, 200, 300} {
		n := pictures
		if dpi == 300 {
			n = pictures / 2
		}
		cs = append(cs, scanned(fmt.Sprintf("scan %d dpi", dpi), dpi, n))
	}
	return append(cs, photographed("photo desk", 0.55), photographed("photo askew", 1))
}

// fiveLines is the code of a signed prescription of five lines, or of one with
// free text.
func fiveLines(i int) []Spec { return []Spec{{[]int{9, 9, 13}[i%3], Base45}} }

// onPage places a code of 30 mm somewhere on a page of text.
func onPage(c Code, dpi int, degrees float64, r *rand.Rand) Shot {
	page := TextPage(dpi, r.Uint64())
	mm := float64(dpi) / 25.4
	side := printedSide * mm * float64(c.W) / float64(c.W+2*quiet)
	at := Square(span(r, 35, 175)*mm, span(r, 35, 260)*mm, side, degrees)
	return Shot{W: page.Rect.Dx(), H: page.Rect.Dy(), Page: page, Seed: r.Uint64(), Gain: span(r, 0, 0.12),
		Codes: []Placed{{Code: c, At: at}}}
}

// scanned is print on paper with ink that spreads, laid on the glass by hand.
func scanned(name string, dpi, n int) Class {
	return Class{name, n, fiveLines, func(codes []Code, i int) Shot {
		r := dice(name, i)
		degrees := span(r, -3, 3)
		if i%6 == 5 {
			degrees += 90 * float64(1+r.IntN(3)) // fed sideways
		}
		s := onPage(codes[0], dpi, degrees, r)
		s.Blur, s.Noise, s.Contrast = span(r, 0.5, 0.8), span(r, 3, 8), span(r, 0.65, 0.9)
		if i%4 == 3 {
			s.JPEG = 70
		}
		return s
	}}
}

// photographed is a page on a desk taken with a telephone of 12 megapixels held
// askew by up to 25 degrees times the share given.
func photographed(name string, share float64) Class {
	return Class{name, pictures / 2, fiveLines, func(codes []Code, i int) Shot {
		r := dice(name, i)
		const dpi = 200
		s := onPage(codes[0], dpi, 0, r)
		middle := geom.Point{X: float64(s.W) / 2, Y: float64(s.H) / 2}
		s.W, s.H = 3000, 4000
		c := Camera{At: middle, Middle: geom.Point{X: 1500, Y: 2000}, Scale: span(r, 1.25, 1.55), Distance: span(r, 2600, 4200),
			Pitch: span(r, -25, 25) * share, Yaw: span(r, -25, 25) * share, Roll: span(r, -12, 12) + 90*float64(r.IntN(4)), Barrel: span(r, -0.01, 0.02)}
		if math.Mod(math.Round(c.Roll/90), 2) != 0 {
			s.W, s.H = s.H, s.W
			c.Middle = geom.Point{X: 2000, Y: 1500}
		}
		s.View, s.Smooth, s.Fine = c.Flat(), true, 2
		s.Blur, s.Noise, s.Contrast = span(r, 0.8, 1.8), span(r, 4, 9), span(r, 0.6, 0.85)
		s.Gradient, s.JPEG = span(r, 0, 0.45), 75+r.IntN(20)
		if i%3 == 2 {
			s.Shadow = span(r, 0.3, 0.5)
		}
		return s
	}}
}

// oddClasses are inverted, mirrored, shown on a screen, several at once, all
// faults at once, or not there.
func oddClasses() []Class {
	mirrored := simple("mirrored", 5, func(s *Shot, r *rand.Rand) {
		q := s.Codes[0].At
		s.Codes[0].At = geom.Quad{q[1], q[0], q[3], q[2]}
		s.Blur, s.Noise = 0.6, 4
	})
	inverted := simple("inverted", 5, func(s *Shot, r *rand.Rand) {
		s.Invert, s.Contrast, s.Blur, s.Noise = true, 0.8, 0.6, 4
	})
	moire := simple("moire", 6, func(s *Shot, r *rand.Rand) {
		turn(s, 0)
		c := camera(s, r)
		c.Pitch, c.Yaw, c.Roll = span(r, -8, 8), span(r, -8, 8), span(r, -10, 10)
		s.View, s.Marks = c.Flat(), []Mark{Screen(span(r, 1.2, 2.6))}
		s.Blur, s.Noise = span(r, 0.3, 0.7), 5
	})
	all := simple("combination", 5, func(s *Shot, r *rand.Rand) {
		turn(s, span(r, 0, 360))
		c := camera(s, r)
		c.Pitch, c.Yaw = span(r, -25, 25), span(r, -25, 25)
		s.Fine, s.View = 3, c.Flat()
		s.Blur, s.Noise, s.Contrast = span(r, 0.8, 1.6), span(r, 5, 15), span(r, 0.4, 0.8)
		s.Gradient, s.JPEG = span(r, 0.1, 0.5), 50+r.IntN(40)
	})
	return []Class{mirrored, inverted, moire, all, several(), none()}
}

// several are two to nine codes on one sheet.
func several() Class {
	const name = "several"
	specs := func(i int) []Spec {
		var out []Spec
		for k := range 2 + i%8 {
			out = append(out, mixed(i + 5*k)[0])
		}
		return out
	}
	return Class{name, pictures, specs, func(codes []Code, i int) Shot {
		r := dice(name, i)
		px := span(r, 2.6, 5)
		widest := 0
		for _, c := range codes {
			widest = max(widest, c.W)
		}
		cell := (float64(widest)*1.35 + 10) * px
		across := int(math.Ceil(math.Sqrt(float64(len(codes)))))
		down := (len(codes) + across - 1) / across
		s := Shot{W: int(cell) * across, H: int(cell) * down, Seed: r.Uint64(), Blur: 0.7, Noise: 5, Contrast: 0.8}
		for k, c := range codes {
			s.Codes = append(s.Codes, Placed{c, Square((float64(k%across)+0.5)*cell, (float64(k/across)+0.5)*cell,
				float64(c.W)*px, span(r, -15, 15))})
		}
		return s
	}}
}

// none are pages of text without a code: nothing must be read.
func none() Class {
	const name = "none"
	return Class{name, pictures / 2, func(int) []Spec { return nil }, func(_ []Code, i int) Shot {
		r := dice(name, i)
		page := TextPage([]int{100, 150, 200}[i%3], r.Uint64())
		return Shot{W: page.Rect.Dx(), H: page.Rect.Dy(), Page: page, Seed: r.Uint64(), Blur: 0.6, Noise: 6, Contrast: 0.8}
	}}
}
