package qrcode

import (
	"github.com/skip2/go-qrcode"

	"github.com/ordonnance-numerique/ordonnance-go/qrcode/internal/symbol"
)

// issue hands out the first symbol that reads back as its text. The writers are
// tried in order; when none is right, the symbol is withheld.
func issue(text string, writers ...func() (*Matrix, error)) (*Matrix, error) {
	for _, write := range writers {
		if m, err := write(); err == nil && m.selfCheck(text) == nil {
			return m, nil
		}
	}
	return nil, ErrSelfCheck
}

// drawAgain has the library skip2/go-qrcode make a symbol. It is the second
// writer: it stands in where a symbol of ours did not read back, which no text
// is known to cause, so that a fault of ours costs time and not the prescription;
// and the tests hold our symbols against its own. It is not the first because it
// takes 10 to 20 times as long and makes 18 % of mixed texts larger than need be
// (own measurement, November 2026). It refuses here what does not fit the version
// given, and its symbols of other than ASCII, which lack the statement of UTF-8,
// do not pass the check.
//
// Its own checks panic; a panic withholds the symbol. It repeats its whole work
// on each call for a bitmap and is asked for one.
func drawAgain(text string, c choice) (m *Matrix, err error) {
	defer func() {
		if recover() != nil {
			m, err = nil, ErrSelfCheck
		}
	}()
	level := [...]qrcode.RecoveryLevel{symbol.L: qrcode.Low, symbol.M: qrcode.Medium,
		symbol.Q: qrcode.High, symbol.H: qrcode.Highest}[c.level]
	q, err := qrcode.NewWithForcedVersion(text, c.version, level)
	if err != nil {
		return nil, ErrSelfCheck
	}
	q.DisableBorder = true
	return newMatrix(q.Bitmap(), q.VersionNumber, c.letter()), nil
}
