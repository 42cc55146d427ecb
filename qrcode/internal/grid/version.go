package grid

import (
	"math/bits"

	"github.com/ordonnance-numerique/ordonnance-go/qrcode/internal/finder"
	"github.com/ordonnance-numerique/ordonnance-go/qrcode/internal/geom"
	"github.com/ordonnance-numerique/ordonnance-go/qrcode/internal/raster"
)

// stated reads the version that symbols from 7 on state beside their upper
// right and lower left marks, so near that no lens and no fold leads astray
// (ISO/IEC 18004, 7.10). It is 0 where neither place says one that is near the
// measured one: of any 18 modules, one in four hundred pass for a version.
func stated(g *raster.Grey, t finder.Triple, tpl *Template) int {
	h := flat(t, tpl)
	n := float64(tpl.Size)
	best, found := 2, 0
	for i, m := range []finder.Mark{t.TR, t.BL} {
		if !m.Has {
			continue
		}
		x, y := n-7, 0.0
		if i == 1 {
			x, y = 0, n-7
		}
		turn := match(&h, geom.Quad{{X: x, Y: y}, {X: x + 7, Y: y}, {X: x + 7, Y: y + 7}, {X: x, Y: y + 7}}, m.Outer)
		var q geom.Quad
		for k := range q {
			q[k] = m.Outer[(k+turn)%4]
		}
		local := geom.FromQuad(q, 7, 7)
		v, wrong := nearestVersion(versionBits(g, &local, i == 1))
		if near := 2 + tpl.Version/4; wrong < best && v >= tpl.Version-near && v <= tpl.Version+near {
			best, found = wrong, v
		}
	}
	return found
}

// versionBits samples the 18 modules beside a mark, in whose modules h counts:
// left of the upper right mark, or above the lower left one.
func versionBits(g *raster.Grey, h *geom.Homography, above bool) uint32 {
	threshold := (module(g, h, 3.5, 3.5) + module(g, h, 1.5, 3.5)) / 2
	word := uint32(0)
	for i := range 18 {
		u, v := float64(i%3)-3.5, float64(i/3)+0.5
		if above {
			u, v = v, u
		}
		if module(g, h, u, v) < threshold {
			word |= 1 << i
		}
	}
	return word
}

// nearestVersion returns the version whose code word, of a BCH code that mends
// three errors, differs in the fewest bits (Annex D).
func nearestVersion(word uint32) (version, wrong int) {
	wrong = 18
	for v := 7; v <= 40; v++ {
		code := uint32(v) << 12
		for i := 5; i >= 0; i-- {
			if code>>(12+i)&1 != 0 {
				code ^= 0x1F25 << i
			}
		}
		if d := bits.OnesCount32(word ^ (uint32(v)<<12 | code&0xFFF)); d < wrong {
			version, wrong = v, d
		}
	}
	return version, wrong
}
