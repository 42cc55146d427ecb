package ordonnance

import "github.com/ordonnance-numerique/ordonnance-go/prescription"

// The zones of an ordonnance bizone; plain is the only zone of another.
type zone int

const (
	plain   zone = iota
	covered      // in relation with the long-term condition
	other
)

// The headings of the two zones (CSS R161-45, form S3321).
var zoneHeadings = [...]string{
	covered: "Prescriptions relatives au traitement de l'affection de longue durée reconnue (liste ou hors liste) (AFFECTION EXONÉRANTE)",
	other:   "Prescriptions SANS RAPPORT avec l'affection de longue durée (MALADIES INTERCURRENTES)",
}

// block is what a page break does not separate where a page has room for it.
type block struct {
	zone   zone
	number string // said again where the block goes on on the next page
	rows   []row
}

// isBizone reports whether the page has two zones: the tag says so, or a line
// is in relation with a long-term condition.
func isBizone(rx *prescription.Prescription) bool {
	for i := range rx.Lines {
		if rx.Lines[i].Flags.LongTerm {
			return true
		}
	}
	return HasTag(*rx, TagBizone)
}

// zonesOf gives the zones of a page in order, with the lines of each in the
// order of the prescriber: lines of the long-term condition on top (CSS
// R161-45).
func zonesOf(rx *prescription.Prescription) (zones []zone, lines [][]*prescription.Line) {
	if !isBizone(rx) {
		zones = []zone{plain}
	} else {
		zones = []zone{covered, other}
	}
	lines = make([][]*prescription.Line, len(zones))
	for i := range rx.Lines {
		at := 0
		if len(zones) == 2 && !rx.Lines[i].Flags.LongTerm {
			at = 1
		}
		lines[at] = append(lines[at], &rx.Lines[i])
	}
	return zones, lines
}

// flow puts blocks on pages.
type flow struct {
	first, later float64 // room on the first page and on each of the others
	pages        [][]row
	zone         zone
	used         float64
}

func (f *flow) room() float64 {
	if len(f.pages) == 1 {
		return f.first - f.used
	}
	return f.later - f.used
}

func (f *flow) put(rows ...row) {
	last := len(f.pages) - 1
	f.pages[last] = append(f.pages[last], rows...)
	f.used += heightOf(rows)
}

func (f *flow) breakPage() {
	f.pages = append(f.pages, nil)
	f.used = 0
}

// lead is what stands before a block: the heading of its zone where the zone
// or the page begins, a hairline between two lines.
func (f *flow) lead(b *block) []row {
	top := f.used == 0
	switch {
	case b.zone == plain && top:
		return nil
	case b.zone == f.zone && !top:
		return []row{{height: blockGap}, {height: blockGap, hair: true}}
	case b.zone == plain:
		return nil
	}
	c := column{width: bodyWidth}
	if !top {
		c.space(2 * blockGap)
	}
	heading := zoneHeadings[b.zone]
	if b.zone == f.zone {
		heading += " (suite)"
	}
	c.band(heading, styleZone)
	c.space(blockGap)
	return c.rows
}

// add puts a block on the page, or on the next one when only that has room for
// the whole. tail is what must stay with the end of the block.
func (f *flow) add(b block, tail float64) {
	if len(f.pages) == 0 {
		f.breakPage()
	}
	need := heightOf(f.lead(&b)) + heightOf(b.rows) + tail
	if need > f.room() && (f.used > 0 || need <= f.later || f.room() < leastRoom) {
		f.breakPage()
	}
	f.put(f.lead(&b)...)
	f.zone = b.zone
	for i, r := range b.rows {
		rest := 0.0
		if i == len(b.rows)-1 {
			rest = tail
		}
		if r.height+rest > f.room() && f.used > 0 {
			f.breakPage()
			f.put(f.lead(&b)...)
			if b.number != "" {
				f.put(continued(b.number)...)
			}
		}
		f.put(r)
	}
}

func continued(number string) []row {
	c := column{width: bodyWidth}
	c.text(number+" (suite)", styleProduct)
	return c.rows
}
