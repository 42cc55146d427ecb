package qrcode

import "strconv"

// defaultModuleMM is the module of an SVG whose size is not stated.
const defaultModuleMM = 0.5

// SVGOptions changes the drawing of a symbol. Nil and the zero value mean
// modules of 0.5 mm and the least quiet zone.
type SVGOptions struct {
	ModuleMM  float64 // side of one module in millimetres; 0 means 0.5
	QuietZone int     // light border in modules, at least [Matrix.Quiet]; 0 means that
}

// SVG draws the symbol as an SVG picture of stated size in millimetres: a
// white ground and one path for all dark modules, without seams between them.
//
// It refuses modules under [DefaultMinModule] with [ErrPrintTooSmall], a size
// that is no length with [ErrPrintSize] and a quiet zone out of range with [ErrPictureOptions].
func (m *Matrix) SVG(opts *SVGOptions) ([]byte, error) {
	var o SVGOptions
	if opts != nil {
		o = *opts
	}
	if o.ModuleMM == 0 {
		o.ModuleMM = defaultModuleMM
	}
	_, quiet, err := m.picture(1, o.QuietZone)
	if err != nil {
		return nil, err
	}
	across, down := m.size+2*quiet, m.Height()+2*quiet
	width, height := o.ModuleMM*float64(across), o.ModuleMM*float64(down)
	if !isLength(width) || !isLength(height) {
		return nil, ErrPrintSize
	}
	if o.ModuleMM < DefaultMinModule {
		return nil, ErrPrintTooSmall
	}
	w, h := strconv.Itoa(across), strconv.Itoa(down)
	dst := make([]byte, 0, 512+m.size*m.Height()*4)
	dst = append(dst, `<svg xmlns="http://www.w3.org/2000/svg" width="`+strconv.FormatFloat(width, 'f', 3, 64)+
		`mm" height="`+strconv.FormatFloat(height, 'f', 3, 64)+`mm" viewBox="0 0 `+w+` `+h+
		`" shape-rendering="crispEdges">`...)
	dst = append(dst, `<rect width="`+w+`" height="`+h+`" fill="#fff"/><path d="`...)
	dst = m.appendPath(dst, quiet)
	return append(dst, `"/></svg>`...), nil
}

// appendPath writes a rectangle for each run of dark modules in a row.
func (m *Matrix) appendPath(dst []byte, quiet int) []byte {
	for y := range m.Height() {
		for x := 0; x < m.size; x++ {
			start := x
			for m.Dark(x, y) {
				x++
			}
			if x == start {
				continue
			}
			run := int64(x - start)
			dst = strconv.AppendInt(append(dst, 'M'), int64(start+quiet), 10)
			dst = strconv.AppendInt(append(dst, ' '), int64(y+quiet), 10)
			dst = strconv.AppendInt(append(dst, 'h'), run, 10)
			dst = strconv.AppendInt(append(dst, "v1h-"...), run, 10)
			dst = append(dst, 'z')
		}
	}
	return dst
}
