package qrcode

import (
	"github.com/makiuchi-d/gozxing"
	"github.com/makiuchi-d/gozxing/qrcode/decoder"
)

// selfCheck decodes the modules and compares the text with the one meant. The
// decoder sees the bare modules, no picture: what is checked is that the
// symbol says the right thing, not that a camera can see it.
func (m *Matrix) selfCheck(text string) (err error) {
	defer func() {
		if recover() != nil {
			err = ErrSelfCheck
		}
	}()
	bits, err := gozxing.NewSquareBitMatrix(m.size)
	if err != nil {
		return ErrSelfCheck
	}
	for y := range m.size {
		for x := range m.size {
			if m.Dark(x, y) {
				bits.Set(x, y)
			}
		}
	}
	// The hint takes the decoder's guess of a character set out of the way.
	hints := map[gozxing.DecodeHintType]any{gozxing.DecodeHintType_CHARACTER_SET: "UTF-8"}
	read, err := decoder.NewDecoder().Decode(bits, hints)
	if err != nil || read.GetText() != text || read.GetECLevel() != string(m.level) {
		return ErrSelfCheck
	}
	return nil
}
