package medcda

import (
	"strings"

	"github.com/ordonnance-numerique/ordonnance-go/document/cda"
)

// Phrase returns the narrative of a text under an ID: a content element, with
// <br/> for line feeds.
func Phrase(id, text string) cda.Node { return (*Room)(nil).Phrase(id, text) }

// Phrase is [Phrase] in the room.
func (r *Room) Phrase(id, text string) cda.Node {
	var attrs []cda.Attr
	if r != nil {
		attrs = r.attrs.list(1, 32)
	}
	return cda.Node{Name: "content", Attrs: append(attrs, cda.Attr{Name: "ID", Value: id}), Nodes: r.Lines(text)}
}

// Lines returns a text as nodes, with <br/> for line feeds.
func (r *Room) Lines(text string) []cda.Node { return lines(r.Nodes(1), text) }

func lines(nodes []cda.Node, text string) []cda.Node {
	for line, rest, more := strings.Cut(text, "\n"); ; line, rest, more = strings.Cut(rest, "\n") {
		nodes = append(nodes, cda.Txt(line))
		if !more {
			return nodes
		}
		nodes = append(nodes, cda.El("br"))
	}
}

// Cell returns a table cell.
func Cell(nodes ...cda.Node) cda.Node { return cda.El("td", nodes...) }

// TextCell returns a table cell with words.
func TextCell(text string) cda.Node { return (*Room)(nil).TextCell(text) }

// TextCell is [TextCell] in the room.
func (r *Room) TextCell(text string) cda.Node { return cda.Node{Name: "td", Nodes: r.Lines(text)} }

// PhraseCell returns a table cell with a text under an ID.
func (r *Room) PhraseCell(id, text string) cda.Node {
	return cda.Node{Name: "td", Nodes: append(r.Nodes(1), r.Phrase(id, text))}
}

// Table returns a table with a head and rows (CDA R2 NarrativeBlock).
func Table(head []string, rows ...cda.Node) cda.Node {
	if len(head) == 0 {
		return cda.Node{Name: "table", Attrs: border, Nodes: []cda.Node{cda.El("tbody", rows...)}}
	}
	return TableUnder(Head(head...), rows...)
}

// Head returns the head of a table.
func Head(head ...string) cda.Node {
	cells := make([]cda.Node, len(head))
	for i, h := range head {
		cells[i] = cda.El("th", cda.Txt(h))
	}
	return cda.El("thead", cda.El("tr", cells...))
}

// TableUnder returns a table with a head that was made before.
func TableUnder(head cda.Node, rows ...cda.Node) cda.Node {
	return (*Room)(nil).TableUnder(head, rows...)
}

// TableUnder is [TableUnder] in the room.
func (r *Room) TableUnder(head cda.Node, rows ...cda.Node) cda.Node {
	return cda.Node{Name: "table", Attrs: border, Nodes: append(r.Nodes(2), head, cda.Node{Name: "tbody", Nodes: rows})}
}

var border = []cda.Attr{{Name: "border", Value: "0"}} // never changed
