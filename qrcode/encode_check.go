package qrcode

import "github.com/ordonnance-numerique/ordonnance-go/qrcode/internal/zxing"

// selfCheck decodes the modules and compares the text with the one meant, as a
// library reads it that has no part in the writing. The decoder sees the bare
// modules, no picture: what is checked is that the symbol says the right thing,
// not that a camera can see it.
func (m *Matrix) selfCheck(text string) error {
	read, err := zxing.DecodeQR(m.dark, m.size)
	if err != nil || read.Mirrored || read.Text != text || read.Level != string(m.level) {
		return ErrSelfCheck
	}
	return nil
}
