package qrcode

import "image"

// The light border a symbol needs, in modules: a QR code four (ISO/IEC 18004
// §6.3.8), a Data Matrix one (ISO/IEC 16022 §5.1).
const (
	minQuiet           = 4
	minQuietDataMatrix = 1
)

// The limits of a picture drawn from a matrix.
const (
	defaultModulePixels = 4
	maxQuiet            = 64
	maxPicture          = 8192 // pixels a side
)

// Matrix is a finished symbol: dark and light modules, without the quiet zone
// around them. It comes from [Encode], [EncodeDataMatrix] or
// [EncodeDataMatrixBytes] only, does not change, and may be shared between
// goroutines.
type Matrix struct {
	size    int // modules across
	height  int // modules down; 0 = size
	quiet   int // least quiet zone; 0 = minQuiet
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

// Size is the number of modules across, quiet zone not counted: 21 to 177 in a
// QR code, 10 to 144 in a Data Matrix.
func (m *Matrix) Size() int { return m.size }

// Height is the number of modules down. Only a rectangular Data Matrix has
// another height than [Matrix.Size].
func (m *Matrix) Height() int {
	if m.height == 0 {
		return m.size
	}
	return m.height
}

// Quiet is the least light border around the symbol, in modules: 4 around a QR
// code, 1 around a Data Matrix.
func (m *Matrix) Quiet() int {
	if m.quiet == 0 {
		return minQuiet
	}
	return m.quiet
}

// Version is the version of a QR code, 1 to 40; 0 for a Data Matrix.
func (m *Matrix) Version() int { return m.version }

// Level is the level of correction of a QR code; empty for a Data Matrix,
// whose size decides it.
func (m *Matrix) Level() Level { return m.level }

// Dark reports whether a module is dark. The origin is the top left; outside
// the symbol everything is light.
func (m *Matrix) Dark(x, y int) bool {
	return x >= 0 && y >= 0 && x < m.size && y < m.Height() && m.dark[y*m.size+x]
}

// Image draws the symbol in grey bytes: whole pixels per module, black on
// white. modulePixels 0 means 4; quietZone is in modules, 0 means the least
// allowed, [Matrix.Quiet]. It refuses other values, and a picture of more than 8,192 pixels a
// side, with [ErrPictureOptions].
func (m *Matrix) Image(modulePixels, quietZone int) (*image.Gray, error) {
	px, quiet, err := m.picture(modulePixels, quietZone)
	if err != nil {
		return nil, err
	}
	img := image.NewGray(image.Rect(0, 0, (m.size+2*quiet)*px, (m.Height()+2*quiet)*px))
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
		quiet = m.Quiet()
	}
	if quiet < m.Quiet() || quiet > maxQuiet || px < 1 || px > maxPicture/(max(m.size, m.Height())+2*quiet) {
		return 0, 0, ErrPictureOptions
	}
	return px, quiet, nil
}

// fill sets the pixels of dark modules: one row of pixels per row of modules
// is drawn and then copied.
func (m *Matrix) fill(pix []byte, stride, px, quiet int, value byte) {
	for y := range m.Height() {
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
