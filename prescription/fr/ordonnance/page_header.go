package ordonnance

import (
	"github.com/ordonnance-numerique/ordonnance-go/document/pdf"
	"github.com/ordonnance-numerique/ordonnance-go/prescription"
)

// header is what stands on top of a page: who prescribes at the left, for whom
// in the box at the right, the title below.
type header struct {
	prescriber column
	patient    column
	title      []row
	code       bool // the Datamatrix INS stands in the box
}

func firstHeader(rx *prescription.Prescription, codes Codes, o *PageOptions) header {
	h := header{title: titleRows(rx, o), code: codes.INS != nil}
	h.lay(rx, false)
	return h
}

// laterHeader repeats the prescriber in short and the patient's traits.
func laterHeader(rx *prescription.Prescription) header {
	c := column{width: bodyWidth}
	c.add(rowText{0, "ORDONNANCE (suite)", styleName}, rowText{bodyWidth, writtenText(rx), right(styleDosage)})
	h := header{title: c.rows}
	h.lay(rx, true)
	return h
}

func (h *header) lay(rx *prescription.Prescription, short bool) {
	side, inside := h.side(), h.side()-2*boxPadding
	if h.code {
		inside -= insSide + boxPadding
	}
	h.prescriber = prescriberColumn(rx, bodyWidth-side-columnGap, short)
	h.patient = patientColumn(rx, inside)
}

// side is the width of the patient's box.
func (h *header) side() float64 {
	if h.code {
		return scannedSide
	}
	return patientSide
}

// box is the height of the patient's box.
func (h *header) box() float64 {
	inside := h.patient.height()
	if h.code {
		inside = max(inside, insSide+styleTiny.LineHeight())
	}
	return inside + 2*boxPadding
}

func (h *header) height() float64 {
	return max(h.prescriber.height(), h.box()) + 2*blockGap + heightOf(h.title) + 2*blockGap
}

// draw draws the header and returns where the body begins.
func (h *header) draw(p *pdf.Page, codes Codes) float64 {
	draw(p, marginX, marginTop, h.prescriber.width, h.prescriber.rows)
	left := pdf.Width - marginX - h.side()
	p.Rect(left, marginTop, h.side(), h.box(), pdf.Paint{Border: 0.25, BorderGray: 0.45})
	draw(p, left+boxPadding, marginTop+boxPadding, h.patient.width, h.patient.rows)
	if h.code {
		x := left + h.side() - boxPadding - insSide
		p.Text(x+insSide/2, marginTop+boxPadding+styleTiny.Size*pointMM, "INS à scanner", center(styleTiny))
		p.Image(x, marginTop+boxPadding+styleTiny.LineHeight(), insSide, codes.INS)
	}
	y := marginTop + max(h.prescriber.height(), h.box()) + 2*blockGap
	y = draw(p, marginX, y, bodyWidth, h.title) + blockGap
	p.Rect(marginX, y-0.2, bodyWidth, 0.4, pdf.Paint{Fill: true})
	return y + blockGap
}
