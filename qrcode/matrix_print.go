package qrcode

// DefaultMinModule is the smallest printed module, in millimetres, that
// [Matrix.FitPrint] lets pass unless told otherwise. At 0.43 mm and 150 dpi,
// zbar and zxing read 10 to 12 of 12 slightly turned, blurred and pale prints
// of 30 mm; at 0.35 mm they read 2 or 3 (own measurement, November 2026).
const DefaultMinModule = 0.43

// maxPrint bounds a printed side, in millimetres.
const maxPrint = 1000

// ModuleSize is the side of one module, in millimetres, when the symbol with
// its least quiet zone is printed with a width of sideMM.
func (m *Matrix) ModuleSize(sideMM float64) float64 {
	return sideMM / float64(m.size+2*m.Quiet())
}

// PrintSide is the width of the printed symbol with its least quiet zone, in
// millimetres, when one module has a side of moduleMM.
func (m *Matrix) PrintSide(moduleMM float64) float64 {
	return moduleMM * float64(m.size+2*m.Quiet())
}

// FitPrint gives the side of one module when the symbol with its quiet zone is
// printed with a width of sideMM millimetres, and refuses a width that makes
// modules smaller than minModuleMM ([ErrPrintTooSmall]). minModuleMM 0 means
// [DefaultMinModule]. Lengths that are not above 0 and at most 1,000 mm are
// refused with [ErrPrintSize].
func (m *Matrix) FitPrint(sideMM, minModuleMM float64) (moduleMM float64, err error) {
	return fitPrint(m.size+2*m.Quiet(), sideMM, minModuleMM)
}

// fitPrint is [Matrix.FitPrint] for a number of modules across, the quiet zone
// counted.
func fitPrint(modules int, sideMM, minModuleMM float64) (moduleMM float64, err error) {
	if minModuleMM == 0 {
		minModuleMM = DefaultMinModule
	}
	if !isLength(sideMM) || !isLength(minModuleMM) {
		return 0, ErrPrintSize
	}
	moduleMM = sideMM / float64(modules)
	// A side computed by PrintSide must fit in spite of rounding.
	if moduleMM < minModuleMM*(1-1e-9) {
		return 0, ErrPrintTooSmall
	}
	return moduleMM, nil
}

// isLength reports whether v is a printed length. It is false for NaN.
func isLength(v float64) bool { return v > 0 && v <= maxPrint }
