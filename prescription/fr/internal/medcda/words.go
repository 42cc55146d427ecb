package medcda

import (
	"strings"

	"github.com/ordonnance-numerique/ordonnance-go/document/cda"
)

// Words are the pieces of narrative of a document by their ID.
type Words map[string]*cda.Node

// NewWords collects the narrative of all sections. Where an ID comes twice,
// the first one counts.
func NewWords(doc *cda.ClinicalDocument) Words {
	w := Words{}
	for _, s := range doc.Sections() {
		if s.Text != nil {
			w.collect(s.Text)
		}
	}
	return w
}

func (w Words) collect(n *cda.Node) {
	if id := n.Attr("ID"); id != "" && w[id] == nil {
		w[id] = n
	}
	for i := range n.Nodes {
		w.collect(&n.Nodes[i])
	}
}

// Has reports whether a reference points at a piece of the narrative, or there
// is no reference.
func (w Words) Has(ed *cda.ED) bool {
	if ed == nil || ed.Reference == nil {
		return true
	}
	id, sharp := strings.CutPrefix(ed.Reference.Value, "#")
	return sharp && w[id] != nil
}

// Text returns the words of an ED: its own, or those it refers to, on one line
// where the source has line breaks of its own, and with line feeds for <br/>.
//
// QUIRK: references without "#" are followed too; the official examples of all
// three versions have them (eP-MED-DM, substitution and site).
func (w Words) Text(ed *cda.ED) string {
	if ed == nil {
		return ""
	}
	if ed.Reference == nil {
		return squeeze(ed.Text)
	}
	n := w[strings.TrimPrefix(ed.Reference.Value, "#")]
	if n == nil {
		return ""
	}
	return NodeText(n)
}

// NodeText is the text of a piece of narrative.
func NodeText(n *cda.Node) string {
	var b strings.Builder
	appendText(&b, n)
	return squeeze(b.String())
}

func appendText(b *strings.Builder, n *cda.Node) {
	if n.Name == "br" {
		b.WriteByte('\v')
		return
	}
	b.WriteString(n.Text)
	for i := range n.Nodes {
		appendText(b, &n.Nodes[i])
		switch n.Nodes[i].Name {
		case "paragraph", "item", "tr":
			b.WriteByte('\v')
		case "td", "th":
			b.WriteByte(' ')
		}
	}
}

// squeeze makes one space of what XML takes for white space, and a line feed
// of '\v'. Spaces that do not break are part of the text.
func squeeze(s string) string {
	lines := strings.Split(s, "\v")
	for i, l := range lines {
		lines[i] = strings.Join(strings.FieldsFunc(l, func(r rune) bool { return r == ' ' || r == '\t' || r == '\n' || r == '\r' }), " ")
	}
	return strings.Trim(strings.Join(lines, "\n"), " \n")
}

// Phrase returns the narrative of a text under an ID: a content element, with
// <br/> for line feeds.
func Phrase(id, text string) cda.Node {
	return cda.El("content", Lines(text)...).With("ID", id)
}

// Lines returns a text as nodes, with <br/> for line feeds.
func Lines(text string) []cda.Node {
	var nodes []cda.Node
	for i, line := range strings.Split(text, "\n") {
		if i > 0 {
			nodes = append(nodes, cda.El("br"))
		}
		nodes = append(nodes, cda.Txt(line))
	}
	return nodes
}

// Cell returns a table cell.
func Cell(nodes ...cda.Node) cda.Node { return cda.El("td", nodes...) }

// TextCell returns a table cell with words.
func TextCell(text string) cda.Node { return Cell(Lines(text)...) }

// Table returns a table with a head and rows (CDA R2 NarrativeBlock).
func Table(head []string, rows ...cda.Node) cda.Node {
	var cells []cda.Node
	for _, h := range head {
		cells = append(cells, cda.El("th", cda.Txt(h)))
	}
	body := cda.El("tbody", rows...)
	if len(cells) == 0 {
		return cda.El("table", body).With("border", "0")
	}
	return cda.El("table", cda.El("thead", cda.El("tr", cells...)), body).With("border", "0")
}
