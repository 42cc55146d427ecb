package ordonnance

import (
	"fmt"

	"github.com/ordonnance-numerique/ordonnance-go/document/pdf"
	"github.com/ordonnance-numerique/ordonnance-go/prescription"
)

// endRows close the ordonnance right under the last line, so that nothing can
// be written between it and the signature: the comment, the count of the lines,
// the signature.
func endRows(rx *prescription.Prescription, o *PageOptions) []row {
	c := column{width: bodyWidth}
	c.space(1.5 * blockGap)
	if rx.Comment != "" {
		c.rows = append(c.rows, row{height: blockGap, hair: true})
		c.text(said("Remarque", rx.Comment), styleBody)
		c.space(blockGap)
	}
	c.band("Fin de l'ordonnance"+nbsp+": "+linesText(len(rx.Lines)), styleZone)
	c.space(blockGap)
	return append(c.rows, signatureRows(rx, o.Signature)...)
}

func signatureRows(rx *prescription.Prescription, s *Signature) []row {
	c := column{width: bodyWidth}
	x := bodyWidth - signWidth
	who := practitionerName(&rx.Prescriber.Practitioner)
	if s == nil {
		c.indent(x, said("Signature du prescripteur", who), styleBody)
		c.space(1)
		return append(c.rows, row{height: signRoom, frame: signWidth})
	}
	c.indent(x, "Signé électroniquement le "+momentText(prescription.At(s.At)), styleBody)
	c.indent(x, "par "+joined(", ", who, practitionerNumber(&rx.Prescriber.Practitioner)), styleBody)
	if s.Key != "" {
		c.indent(x, said("Clé", s.Key), styleSmall)
	}
	return c.rows
}

// footerRows are the foot of a page: what it belongs to, and which page of how
// many it is.
func footerRows(rx *prescription.Prescription, page, pages int) []row {
	c := column{width: bodyWidth}
	left := said("Ordonnance", rx.ID)
	if rx.Number.Value != "" {
		left += " – n°" + nbsp + rx.Number.Value
	}
	for i, l := range pdf.Wrap(left, styleTiny, bodyWidth-25) {
		texts := []rowText{{0, l, styleTiny}}
		if i == 0 {
			texts = append(texts, rowText{bodyWidth, fmt.Sprintf("Page %d/%d", page, pages), right(styleStrong)})
		}
		c.add(texts...)
	}
	return c.rows
}
