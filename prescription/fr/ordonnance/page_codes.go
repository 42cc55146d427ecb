package ordonnance

import (
	"errors"
	"fmt"
	"strings"

	"github.com/ordonnance-numerique/ordonnance-go/document/pdf"
	"github.com/ordonnance-numerique/ordonnance-go/prescription"
	"github.com/ordonnance-numerique/ordonnance-go/qrcode"
)

// codeBox is one code with the words around it, at the bottom of the first
// page.
type codeBox struct {
	symbol  *qrcode.Matrix
	printed PrintedCode
	above   []row
	below   []row
	onRight bool
}

// codeBoxes makes the codes of a page: the national one at the bottom left
// (trade and order pages agree), ours at the bottom right.
func codeBoxes(rx *prescription.Prescription, codes Codes, side float64) (national, signed *codeBox, err error) {
	if codes.National != nil {
		if national, err = nationalBox(rx, codes.National, side); err != nil {
			return nil, nil, err
		}
	}
	if codes.Signed != "" {
		if signed, err = signedBox(codes.Signed, side); err != nil {
			return nil, nil, err
		}
	}
	return national, signed, nil
}

// nationalBox draws the payload byte for byte, and the number in clear, so
// that it can be typed when the code cannot be read.
func nationalBox(rx *prescription.Prescription, code *NationalCode, side float64) (*codeBox, error) {
	own := ""
	if rx.Number.System == SystemEPU || rx.Number.System == "" {
		own = rx.Number.Value
	}
	number := code.Number
	if number == "" {
		number = own
	}
	if !printableNumber(number) || own != "" && number != own {
		return nil, ErrPageNumber
	}
	if qrcode.IsPacked(code.Payload) {
		return nil, ErrPageCodeKind
	}
	b, err := newCodeBox(code.Payload, side)
	if err != nil {
		return nil, err
	}
	b.caption("Ordonnance numérique", "code du service national")
	c := column{width: max(captionSide, b.printed.Side)}
	c.text(number, styleNumber)
	b.below = c.rows
	return b, nil
}

func signedBox(text string, side float64) (*codeBox, error) {
	if !qrcode.IsPacked(text) {
		return nil, ErrPageCodeKind
	}
	b, err := newCodeBox(text, side)
	if err != nil {
		return nil, err
	}
	b.onRight = true
	b.caption("Copie signée, lisible hors connexion", "n'est pas le code de l'ordonnance numérique")
	module := strings.Replace(fmt.Sprintf("%.2f", b.printed.Module), ".", ",", 1)
	size := fmt.Sprintf("QR version %d, module %s%smm, marge de %d modules", b.printed.Version, module, nbsp, quietZone)
	c := column{width: max(captionSide, b.printed.Side)}
	for _, l := range pdf.Wrap(size, styleTiny, c.width) {
		c.add(rowText{c.width, l, right(styleTiny)})
	}
	b.below = c.rows
	return b, nil
}

// printableNumber reports whether a number can be printed and typed: its
// alphabet is not public.
func printableNumber(s string) bool {
	for i := range len(s) {
		if s[i] < ' ' || s[i] > '~' {
			return false
		}
	}
	return s != "" && len(s) <= 64 && strings.TrimSpace(s) == s
}

func newCodeBox(text string, side float64) (*codeBox, error) {
	symbol, err := qrcode.Encode(text, &qrcode.EncodeOptions{AtLeast: qrcode.LevelM})
	if err != nil {
		return nil, because(ErrPageCode, err)
	}
	module, err := moduleFor(symbol, side)
	if err != nil {
		return nil, err
	}
	return &codeBox{symbol: symbol, printed: PrintedCode{Version: symbol.Version(),
		Modules: symbol.Size(), Module: module, Side: symbol.PrintSide(module)}}, nil
}

// moduleFor chooses the side of a module: as asked, or the largest whole number
// of pixels at 150 dots per inch that keeps to about 30 mm, and three pixels
// where that takes more, so that no picture of the page blurs a module.
func moduleFor(symbol *qrcode.Matrix, side float64) (float64, error) {
	if side == 0 {
		pixels := max(leastPixels, int(symbol.ModuleSize(wantedSide)/pixel150))
		module := float64(pixels) * pixel150
		side = min(symbol.PrintSide(module), mostSide)
		if side < mostSide {
			return module, nil
		}
	}
	if side > mostSide {
		return 0, ErrPageCodeSize
	}
	module, err := symbol.FitPrint(side, 0)
	if errors.Is(err, qrcode.ErrPrintTooSmall) || errors.Is(err, qrcode.ErrPrintSize) {
		return 0, because(ErrPageCodeSize, err)
	}
	return module, err
}

// caption sets the words above a code.
func (b *codeBox) caption(title, warning string) {
	c := column{width: max(captionSide, b.printed.Side)}
	x, place := 0.0, func(s pdf.Style) pdf.Style { return s }
	if b.onRight {
		x, place = c.width, right
	}
	c.add(rowText{x, title, place(styleStrong)})
	c.add(rowText{x, warning, place(styleTiny)})
	b.above = c.rows
}

// height is that of the box with its words.
func (b *codeBox) height() float64 {
	if b == nil {
		return 0
	}
	return heightOf(b.above) + b.printed.Side + heightOf(b.below)
}

// draw draws the code at the bottom of the body and the words over it: on the
// common line of both boxes at top unless that is far away. The modules begin at
// the margin of the page; the quiet zone beside them lies in it.
func (b *codeBox) draw(p *pdf.Page, top float64) PrintedCode {
	if b == nil {
		return PrintedCode{}
	}
	width := max(captionSide, b.printed.Side)
	quiet := quietZone * b.printed.Module
	x, left := marginX-quiet, marginX
	if b.onRight {
		left = pdf.Width - marginX - width
		x = pdf.Width - marginX + quiet - b.printed.Side
	}
	y := bodyBottom - heightOf(b.below) - b.printed.Side
	if own := y - heightOf(b.above); own-top > captionDrift {
		top = own
	}
	draw(p, left, top, width, b.above)
	b.printed.X, b.printed.Y = x, y
	p.Modules(x+quiet, y+quiet, b.printed.Module, b.printed.Modules, b.symbol.Dark)
	draw(p, left, y+b.printed.Side, width, b.below)
	return b.printed
}
