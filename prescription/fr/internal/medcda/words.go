package medcda

import (
	"math"
	"strings"

	"github.com/ordonnance-numerique/ordonnance-go/document/cda"
)

// maxWords bounds the bytes of narrative that the entries of a document may
// refer to, each reference counted: a few thousand references to one long text
// would be gigabytes. The official examples come to 20 kB.
const maxWords = 4 << 20

// Words are the pieces of narrative of a document by their ID. Make them with
// [NewWords]; they are for one reader at a time.
type Words struct {
	nodes map[string]*cda.Node
	said  map[string]string
	left  int // bytes that may still be referred to; negative when some were refused
}

// NewWords collects the narrative of all sections. Where an ID comes twice,
// the first one counts.
func NewWords(doc *cda.ClinicalDocument) *Words {
	w := &Words{nodes: make(map[string]*cda.Node), said: make(map[string]string), left: maxWords}
	for _, s := range doc.Sections() {
		if s.Text != nil {
			w.collect(s.Text)
		}
	}
	return w
}

func (w *Words) collect(n *cda.Node) {
	if id := n.Attr("ID"); id != "" && w.nodes[id] == nil {
		w.nodes[id] = n
	}
	for i := range n.Nodes {
		w.collect(&n.Nodes[i])
	}
}

// Spent reports whether there were more words than are read.
func (w *Words) Spent() bool { return w.left < 0 }

// Node is the piece of narrative with an ID, nil when there is none.
func (w *Words) Node(id string) *cda.Node { return w.nodes[id] }

// Has reports whether a reference points at a piece of the narrative, or there
// is no reference.
func (w *Words) Has(ed *cda.ED) bool {
	if ed == nil || ed.Reference == nil {
		return true
	}
	id, sharp := strings.CutPrefix(ed.Reference.Value, "#")
	return sharp && w.nodes[id] != nil
}

// Text returns the words of an ED: its own, or those it refers to, on one line
// where the source has line breaks of its own, and with line feeds for <br/>.
//
// QUIRK: references without "#" are followed too; the official examples of all
// three versions have them (eP-MED-DM, substitution and site).
func (w *Words) Text(ed *cda.ED) string {
	if ed == nil {
		return ""
	}
	if ed.Reference == nil {
		return squeeze(ed.Text)
	}
	return w.of(strings.TrimPrefix(ed.Reference.Value, "#"))
}

// of is the text of the piece with an ID, "" when there is none or too much
// has been referred to already.
func (w *Words) of(id string) string {
	n := w.nodes[id]
	if n == nil || w.left < 0 {
		return ""
	}
	text, known := w.said[id]
	if known {
		w.left -= len(text)
	} else {
		t := teller{left: w.left}
		t.tell(n)
		if w.left = t.left; w.left >= 0 {
			text = squeeze(t.b.String())
			w.said[id] = text
		}
	}
	if w.left < 0 {
		return ""
	}
	return text
}

// NodeText is the text of a piece of narrative.
func NodeText(n *cda.Node) string {
	t := teller{left: math.MaxInt}
	t.tell(n)
	return squeeze(t.b.String())
}

// teller writes the text of a piece of narrative while there is room.
type teller struct {
	b    strings.Builder
	left int
}

func (t *teller) write(s string) {
	if t.left -= len(s); t.left >= 0 {
		t.b.WriteString(s)
	}
}

func (t *teller) tell(n *cda.Node) {
	if n.Name == "br" {
		t.write("\v")
		return
	}
	t.write(n.Text)
	for i := range n.Nodes {
		if t.left < 0 {
			return
		}
		t.tell(&n.Nodes[i])
		switch n.Nodes[i].Name {
		case "paragraph", "item", "tr":
			t.write("\v")
		case "td", "th":
			t.write(" ")
		}
	}
}

// squeeze makes one space of what XML takes for white space, and a line feed
// of '\v'. Spaces that do not break are part of the text.
func squeeze(s string) string {
	if !strings.ContainsAny(s, "\t\n\r\v") && !strings.Contains(s, "  ") {
		return strings.Trim(s, " ")
	}
	b := make([]byte, 0, len(s))
	space := true // what comes would be a second space, or the first thing of a line
	for i := range len(s) {
		switch c := s[i]; c {
		case ' ', '\t', '\n', '\r':
			if !space {
				b, space = append(b, ' '), true
			}
		case '\v':
			if n := len(b); space && n > 0 && b[n-1] == ' ' {
				b = b[:n-1]
			}
			b, space = append(b, '\n'), true
		default:
			b, space = append(b, c), false
		}
	}
	return strings.Trim(string(b), " \n")
}

// Phrase returns the narrative of a text under an ID: a content element, with
// <br/> for line feeds.
func Phrase(id, text string) cda.Node {
	x := &struct {
		text [1]cda.Node
		attr [1]cda.Attr
	}{attr: [...]cda.Attr{{Name: "ID", Value: id}}}
	return cda.Node{Name: "content", Attrs: x.attr[:], Nodes: lines(x.text[:0], text)}
}

// Lines returns a text as nodes, with <br/> for line feeds.
func Lines(text string) []cda.Node {
	return lines(nil, text)
}

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
func TextCell(text string) cda.Node { return Cell(Lines(text)...) }

// PhraseCell returns a table cell with a text under an ID.
func PhraseCell(id, text string) cda.Node {
	x := &struct {
		cell, text [1]cda.Node
		attr       [1]cda.Attr
	}{attr: [...]cda.Attr{{Name: "ID", Value: id}}}
	x.cell[0] = cda.Node{Name: "content", Attrs: x.attr[:], Nodes: lines(x.text[:0], text)}
	return cda.Node{Name: "td", Nodes: x.cell[:]}
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
	return cda.Node{Name: "table", Attrs: border, Nodes: []cda.Node{head, cda.El("tbody", rows...)}}
}

var border = []cda.Attr{{Name: "border", Value: "0"}} // never changed
