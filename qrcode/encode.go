package qrcode

import (
	"unicode/utf8"

	"github.com/skip2/go-qrcode"
)

// Level is the share of a symbol that may be damaged and still be read
// (ISO/IEC 18004 §6.5.1): L about 7 %, M 15 %, Q 25 %, H 30 %.
type Level string

// The levels of correction.
const (
	LevelL Level = "L"
	LevelM Level = "M"
	LevelQ Level = "Q"
	LevelH Level = "H"
)

// maxText is the longest text any symbol holds: 7,089 digits in version 40-L
// (ISO/IEC 18004, table 7).
const maxText = 7089

// maxVersion is the largest version of a QR code, 177 modules wide.
const maxVersion = 40

// EncodeOptions changes how a symbol is made. Nil and the zero value mean
// level M and the smallest version that holds the text.
type EncodeOptions struct {
	Level      Level // "" means [LevelM]
	MinVersion int   // 1 to 40; 0 means no minimum
}

// Encode makes the smallest QR code that holds a text at the level asked. The
// finished symbol is decoded before it is handed out, and withheld with
// [ErrSelfCheck] unless it reads back as exactly that text.
//
// Text of the alphanumeric set (as [Pack] writes) takes 5.5 bits a character,
// digits 3⅓, anything else 8 bits per byte of UTF-8, without a mark of
// character set.
//
// Encode refuses an empty text ([ErrNoText]), invalid UTF-8 ([ErrNotUTF8]), a
// text that does not fit ([ErrTooLong]) and unknown options
// ([ErrEncodeOptions]). It may be called from several goroutines.
func Encode(text string, opts *EncodeOptions) (*Matrix, error) {
	var o EncodeOptions
	if opts != nil {
		o = *opts
	}
	if o.Level == "" {
		o.Level = LevelM
	}
	recovery, ok := recoveryLevel(o.Level)
	switch {
	case !ok || o.MinVersion < 0 || o.MinVersion > maxVersion:
		return nil, ErrEncodeOptions
	case text == "":
		return nil, ErrNoText
	case len(text) > maxText:
		return nil, ErrTooLong
	case !utf8.ValidString(text):
		return nil, ErrNotUTF8
	}
	m, err := draw(text, recovery, o)
	if err != nil {
		return nil, err
	}
	if err := m.selfCheck(text); err != nil {
		return nil, err
	}
	return m, nil
}

// recoveryLevel gives the library's name of a level.
func recoveryLevel(l Level) (qrcode.RecoveryLevel, bool) {
	switch l {
	case LevelL:
		return qrcode.Low, true
	case LevelM:
		return qrcode.Medium, true
	case LevelQ:
		return qrcode.High, true
	case LevelH:
		return qrcode.Highest, true
	}
	return 0, false
}

// draw has the library lay out the modules, once: it repeats its whole work on
// each call for a bitmap or a picture and is never asked for more than one.
// Its own checks panic; a panic withholds the symbol.
func draw(text string, level qrcode.RecoveryLevel, o EncodeOptions) (m *Matrix, err error) {
	defer func() {
		if recover() != nil {
			m, err = nil, ErrSelfCheck
		}
	}()
	q, err := qrcode.New(text, level)
	if err != nil {
		return nil, ErrTooLong
	}
	if q.VersionNumber < o.MinVersion {
		if q, err = qrcode.NewWithForcedVersion(text, o.MinVersion, level); err != nil {
			return nil, ErrTooLong
		}
	}
	q.DisableBorder = true
	return newMatrix(q.Bitmap(), q.VersionNumber, o.Level), nil
}
