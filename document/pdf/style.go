package pdf

// Font is one of the four faces of a page. The zero value is [Regular].
type Font uint8

// The faces.
const (
	Regular Font = iota // upright, proportional
	Bold                // bold, proportional
	Italic              // slanted, proportional
	Mono                // every character equally wide: numbers in columns
)

// Align says which point of a text its x names. The zero value is [Left].
type Align uint8

// The alignments.
const (
	Left   Align = iota // x is the left end
	Right               // x is the right end
	Center              // x is the middle
)

// Style is how a text is drawn. The zero value is upright black text of 10
// points that starts at x.
type Style struct {
	Font  Font
	Size  float64 // points, 1 to 144; 0 means [DefaultSize]
	Gray  float64 // 0 black to 1 white
	Align Align
}

// DefaultSize is the font size of a [Style] whose Size is zero, in points.
const DefaultSize = 10

// Paint is how a box is drawn. The zero value draws nothing.
type Paint struct {
	Border     float64 // width of the outline in mm, centred on the edge; 0 means none
	BorderGray float64 // 0 black to 1 white
	Fill       bool    // whether the inside is filled
	FillGray   float64 // 0 black to 1 white; meaningless without Fill
}

// points per millimetre: an inch is 25.4 mm or 72 points.
const pointsPerMM = 72 / 25.4

// LineHeight returns the distance between two base lines of running text of
// this style, in millimetres: 1.25 times the font size.
func (s Style) LineHeight() float64 { return 1.25 * s.size() / pointsPerMM }

// size returns the font size in points, the default put in.
func (s Style) size() float64 {
	if s.Size == 0 {
		return DefaultSize
	}
	return s.Size
}

// valid reports whether the style can be drawn.
func (s Style) valid() bool {
	return s.Font <= Mono && s.Align <= Center && isGray(s.Gray) &&
		s.size() >= 1 && s.size() <= 144
}

// isGray reports whether g lies between 0 and 1; NaN does not.
func isGray(g float64) bool { return g >= 0 && g <= 1 }
