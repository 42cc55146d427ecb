// Package zxing wraps the decoders of the library gozxing: bare module matrices
// in, plain values out, no panic, no type of the library in a signature. The
// library's detectors, which miss 1.5 to 5.5 % of perfect symbols, are not used.
package zxing

import (
	"errors"

	"github.com/makiuchi-d/gozxing"
	"github.com/makiuchi-d/gozxing/common"
	qrdecoder "github.com/makiuchi-d/gozxing/qrcode/decoder"
)

// ErrUnread says that the library found or decoded nothing. Which of its many
// reasons it gave is of no use to a caller.
var ErrUnread = errors.New("zxing: nothing read")

// Content is what a symbol says.
type Content struct {
	Data  []byte // corrected data code words
	Text  string // the library's own reading of Data
	Level string // error correction level of a QR Code: L, M, Q or H

	Mirrored bool // a QR Code seen from behind
}

// hints make the library read byte segments as Latin-1, one character a byte;
// guessing a charset is not its business.
func hints() map[gozxing.DecodeHintType]any {
	return map[gozxing.DecodeHintType]any{gozxing.DecodeHintType_CHARACTER_SET: "ISO-8859-1"}
}

// DecodeQR decodes a bare QR Code matrix of n×n modules, row by row, true dark;
// a mirrored one too.
func DecodeQR(modules []bool, n int) (c Content, err error) {
	defer shield(&c, &err)
	m, err := matrix(modules, n, n)
	if err != nil {
		return Content{}, ErrUnread
	}
	r, err := qrdecoder.NewDecoder().Decode(m, hints())
	if err != nil {
		return Content{}, ErrUnread
	}
	return content(r), nil
}

func matrix(modules []bool, w, h int) (*gozxing.BitMatrix, error) {
	if w < 1 || h < 1 || len(modules) != w*h {
		return nil, ErrUnread
	}
	m, err := gozxing.NewBitMatrix(w, h)
	if err != nil {
		return nil, err
	}
	for i, dark := range modules {
		if dark {
			m.Set(i%w, i/w)
		}
	}
	return m, nil
}

func content(r *common.DecoderResult) Content {
	m, _ := r.GetOther().(*qrdecoder.QRCodeDecoderMetaData)
	return Content{Data: r.GetRawBytes(), Text: r.GetText(), Level: r.GetECLevel(), Mirrored: m != nil && m.IsMirrored()}
}

// shield turns a panic of the library into a plain refusal.
func shield(c *Content, err *error) {
	if recover() != nil {
		*c, *err = Content{}, ErrUnread
	}
}
