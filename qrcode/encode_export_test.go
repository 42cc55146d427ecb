package qrcode

// Names of unexported parts for the tests of this package.
var (
	AppendBase45     = appendBase45
	AppendFromBase45 = appendFromBase45
)

// MaxCarrier is the longest carrier in bytes.
const MaxCarrier = maxCarrier

// SelfCheckAfterFlip checks a copy of the symbol against text after turning n
// modules of the columns at its right edge, from the bottom up.
func (m *Matrix) SelfCheckAfterFlip(n int, text string) error {
	damaged := &Matrix{size: m.size, version: m.version, level: m.level,
		dark: append([]bool(nil), m.dark...)}
	for i := range min(n, 8*m.size) {
		at := len(m.dark) - 1 - i/8*m.size - i%8
		damaged.dark[at] = !damaged.dark[at]
	}
	return damaged.selfCheck(text)
}

// FirstWriterIsRight tells whether our own symbol reads back as its text.
func FirstWriterIsRight(text string, opts *EncodeOptions) bool {
	if opts == nil {
		opts = &EncodeOptions{}
	}
	c, ok := choose(text, opts)
	if !ok {
		return false
	}
	m, err := c.draw()
	return err == nil && m.selfCheck(text) == nil
}

// EncodeAfterFailure makes the symbol of level M when the first writer makes
// nothing, or the symbol of another text, or when both writers fail.
func EncodeAfterFailure(text, failing string) (*Matrix, error) {
	c, _ := choose(text, &EncodeOptions{})
	wrong, _ := choose(text+"A", &EncodeOptions{})
	nothing := func() (*Matrix, error) { return nil, ErrTooLong }
	switch failing {
	case "nothing":
		return issue(text, nothing, func() (*Matrix, error) { return drawAgain(text, c) })
	case "another text":
		return issue(text, wrong.draw, func() (*Matrix, error) { return drawAgain(text, c) })
	}
	return issue(text, nothing, func() (*Matrix, error) { return drawAgain(text+"A", c) })
}
