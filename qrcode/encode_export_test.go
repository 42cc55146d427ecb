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
