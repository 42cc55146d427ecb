package qrcode

import "image"

// minQuiet is the light border every QR code needs, in modules (ISO/IEC 18004
// §6.3.8).
const minQuiet = 4

// The limits of a picture drawn from a matrix.
const (
	defaultModulePixels = 4
	maxQuiet            = 64
	maxPicture          = 8192 // pixels a side
)

// Matrix is a finished QR code: a square of dark and light modules, without
// the quiet zone around it. It comes from [Encode] only, does not change, and
// may be shared between goroutines.
type Matrix struct {
	size    int
	version int
	level   Level
	dark    []bool // row after row
}

// newMatrix takes rows of modules, true for dark.
func newMatrix(rows [][]bool, version int, level Level) *Matrix {
	m := &Matrix{size: len(rows), version: version, level: level}
	m.dark = make([]bool, 0, m.size*m.size)
	for _, row := range rows {
		m.dark = append(m.dark, row...)
	}
	return m
}

// Size is the number of modules on a side, 21 to 177, quiet zone not counted.
func (m *Matrix) Size() int { return m.size }

// Version is the version of the symbol, 1 to 40.
func (m *Matrix) Version() int { return m.version }

// Level is the level of correction.
func (m *Matrix) Level() Level { return m.level }

// Dark reports whether a module is dark. The origin is the top left; outside
// the symbol everything is light.
func (m *Matrix) Dark(x, y int) bool {
	return x >= 0 && y >= 0 && x < m.size && y < m.size && m.dark[y*m.size+x]
}

// Image draws the symbol in grey bytes: whole pixels per module, black on
// white. modulePixels 0 means 4; quietZone is in modules, 0 means 4, the least
// allowed. It refuses other values, and a picture of more than 8,192 pixels a
// side, with [ErrPictureOptions].
func (m *Matrix) Image(modulePixels, quietZone int) (*image.Gray, error) {
	px, quiet, err := m.picture(modulePixels, quietZone)
	if err != nil {
		return nil, err
	}
	side := (m.size + 2*quiet) * px
	img := image.NewGray(image.Rect(0, 0, side, side))
	for i := range img.Pix {
		img.Pix[i] = 0xFF
	}
	m.fill(img.Pix, img.Stride, px, quiet, 0)
	return img, nil
}

// picture applies defaults and limits to the measures of a picture.
func (m *Matrix) picture(modulePixels, quietZone int) (px, quiet int, err error) {
	if px = modulePixels; px == 0 {
		px = defaultModulePixels
	}
	if quiet = quietZone; quiet == 0 {
		quiet = minQuiet
	}
	if quiet < minQuiet || quiet > maxQuiet || px < 1 || px > maxPicture/(m.size+2*quiet) {
		return 0, 0, ErrPictureOptions
	}
	return px, quiet, nil
}

// fill sets the pixels of dark modules: one row of pixels per row of modules
// is drawn and then copied.
func (m *Matrix) fill(pix []byte, stride, px, quiet int, value byte) {
	for y := range m.size {
		top := (quiet + y) * px * stride
		row := pix[top : top+stride]
		for x := range m.size {
			if !m.dark[y*m.size+x] {
				continue
			}
			left := (quiet + x) * px
			for i := left; i < left+px; i++ {
				row[i] = value
			}
		}
		for i := 1; i < px; i++ {
			copy(pix[top+i*stride:top+(i+1)*stride], row)
		}
	}
}
