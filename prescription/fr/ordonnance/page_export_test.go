package ordonnance

import (
	"fmt"

	"github.com/ordonnance-numerique/ordonnance-go/prescription"
)

// PageTexts lists what is written on the pages of an ordonnance in drawing
// order, one row a line.
func PageTexts(rx prescription.Prescription, codes Codes, opts *PageOptions) ([]string, error) {
	l, err := newLayout(&rx, codes, opts)
	if err != nil {
		return nil, err
	}
	var all []string
	list := func(place string, rows []row) {
		for _, r := range rows {
			text := ""
			for _, t := range r.texts {
				text = joined(" | ", text, t.text)
			}
			if text != "" {
				all = append(all, place+" "+text)
			}
		}
	}
	for n, rows := range l.pages {
		all = append(all, fmt.Sprintf("--- page %d", n+1))
		head := &l.later
		if n == 0 {
			head = &l.first
			for _, b := range []*codeBox{l.national, l.signed} {
				if b != nil {
					list("code", b.above)
					list("code", b.below)
				}
			}
		}
		list("left", head.prescriber.rows)
		list("box", head.patient.rows)
		list("title", head.title)
		list("body", rows)
		list("foot", footerRows(l.rx, n+1, len(l.pages)))
	}
	return all, nil
}
