package datamatrix

// Size is a size of symbol.
type Size struct {
	W, H         int // modules, borders included
	Across, Down int // data regions, each with a border of its own
	Data, Check  int // code words of data and of correction
	Blocks       int // Reed-Solomon blocks, interleaved word by word
	Extended     bool
}

// Square tells whether the symbol is as high as wide.
func (s Size) Square() bool { return s.W == s.H }

// Sizes lists all sizes, smallest capacity first within each of the squares,
// the rectangles (ISO/IEC 16022, table 7) and the extended rectangles
// (ISO/IEC 21471, table 1).
func Sizes() []Size { return sizes[:] }

var sizes = [...]Size{
	{10, 10, 1, 1, 3, 5, 1, false},
	{12, 12, 1, 1, 5, 7, 1, false},
	{14, 14, 1, 1, 8, 10, 1, false},
	{16, 16, 1, 1, 12, 12, 1, false},
	{18, 18, 1, 1, 18, 14, 1, false},
	{20, 20, 1, 1, 22, 18, 1, false},
	{22, 22, 1, 1, 30, 20, 1, false},
	{24, 24, 1, 1, 36, 24, 1, false},
	{26, 26, 1, 1, 44, 28, 1, false},
	{32, 32, 2, 2, 62, 36, 1, false},
	{36, 36, 2, 2, 86, 42, 1, false},
	{40, 40, 2, 2, 114, 48, 1, false},
	{44, 44, 2, 2, 144, 56, 1, false},
	{48, 48, 2, 2, 174, 68, 1, false},
	{52, 52, 2, 2, 204, 84, 2, false},
	{64, 64, 4, 4, 280, 112, 2, false},
	{72, 72, 4, 4, 368, 144, 4, false},
	{80, 80, 4, 4, 456, 192, 4, false},
	{88, 88, 4, 4, 576, 224, 4, false},
	{96, 96, 4, 4, 696, 272, 4, false},
	{104, 104, 4, 4, 816, 336, 6, false},
	{120, 120, 6, 6, 1050, 408, 6, false},
	{132, 132, 6, 6, 1304, 496, 8, false},
	{144, 144, 6, 6, 1558, 620, 10, false}, // eight blocks of 156 data words, two of 155

	{18, 8, 1, 1, 5, 7, 1, false},
	{32, 8, 2, 1, 10, 11, 1, false},
	{26, 12, 1, 1, 16, 14, 1, false},
	{36, 12, 2, 1, 22, 18, 1, false},
	{36, 16, 2, 1, 32, 24, 1, false},
	{48, 16, 2, 1, 49, 28, 1, false},

	{48, 8, 2, 1, 18, 15, 1, true},
	{64, 8, 4, 1, 24, 18, 1, true},
	{80, 8, 4, 1, 32, 22, 1, true},
	{96, 8, 4, 1, 38, 28, 1, true},
	{64, 12, 4, 1, 43, 27, 1, true},
	{36, 20, 2, 1, 44, 28, 1, true},
	{120, 8, 6, 1, 49, 32, 1, true},
	{44, 20, 2, 1, 56, 34, 1, true},
	{64, 16, 4, 1, 62, 36, 1, true},
	{144, 8, 6, 1, 63, 36, 1, true},
	{88, 12, 4, 1, 64, 36, 1, true},
	{40, 26, 2, 1, 70, 38, 1, true},
	{48, 22, 2, 1, 72, 38, 1, true},
	{48, 24, 2, 1, 80, 41, 1, true},
	{64, 20, 4, 1, 84, 42, 1, true},
	{48, 26, 2, 1, 90, 42, 1, true},
	{64, 24, 4, 1, 108, 46, 1, true},
	{64, 26, 4, 1, 118, 50, 1, true},
}

// SizeOf returns the size of w×h modules.
func SizeOf(w, h int) (Size, bool) {
	for _, s := range sizes {
		if s.W == w && s.H == h {
			return s, true
		}
	}
	return Size{}, false
}
