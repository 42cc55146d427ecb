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
	list   []word
	index  map[string]int // into list, when it is long
	left   *int           // bytes that may still be referred to; negative when some were refused
	beside *Words
}

// word is a piece of narrative with an ID, and its text once that was asked
// for.
type word struct {
	id    string
	node  *cda.Node
	text  string
	known bool
}

// few is how many pieces are looked through rather than indexed.
const few = 40

// NewWords collects the narrative of all sections. Where an ID comes twice,
// the first one counts.
func NewWords(doc *cda.ClinicalDocument) *Words {
	left := maxWords
	w := &Words{left: &left}
	for _, s := range doc.Sections() {
		if s.Text != nil {
			w.collect(s.Text)
		}
	}
	w.sort()
	return w
}

// Beside are the words of a part of the document that refers to nothing
// outside; they count with those of w. The result is good until the next call.
func (w *Words) Beside(nodes []cda.Node) *Words {
	if w.beside == nil {
		w.beside = &Words{left: w.left}
	}
	w.beside.list = w.beside.list[:0]
	for i := range nodes {
		w.beside.collect(&nodes[i])
	}
	w.beside.sort()
	return w.beside
}

func (w *Words) collect(n *cda.Node) {
	if id := n.Attr("ID"); id != "" {
		w.list = append(w.list, word{id: id, node: n})
	}
	for i := range n.Nodes {
		w.collect(&n.Nodes[i])
	}
}

// sort makes the index of a long list.
func (w *Words) sort() {
	w.index = nil
	if len(w.list) <= few {
		return
	}
	w.index = make(map[string]int, len(w.list))
	for i := range w.list {
		if _, twice := w.index[w.list[i].id]; !twice {
			w.index[w.list[i].id] = i
		}
	}
}

// find is the piece with an ID, nil when there is none.
func (w *Words) find(id string) *word {
	if w.index != nil {
		if i, ok := w.index[id]; ok {
			return &w.list[i]
		}
		return nil
	}
	for i := range w.list {
		if w.list[i].id == id {
			return &w.list[i]
		}
	}
	return nil
}

// Spent reports whether there were more words than are read.
func (w *Words) Spent() bool { return *w.left < 0 }

// Node is the piece of narrative with an ID, nil when there is none.
func (w *Words) Node(id string) *cda.Node {
	if x := w.find(id); x != nil {
		return x.node
	}
	return nil
}

// Has reports whether a reference points at a piece of the narrative, or there
// is no reference.
func (w *Words) Has(ed *cda.ED) bool {
	if ed == nil || ed.Reference == nil {
		return true
	}
	id, sharp := strings.CutPrefix(ed.Reference.Value, "#")
	return sharp && w.find(id) != nil
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
	x := w.find(id)
	if x == nil || *w.left < 0 {
		return ""
	}
	if x.known {
		*w.left -= len(x.text)
	} else {
		t := teller{left: *w.left}
		t.tell(x.node)
		if *w.left = t.left; t.left >= 0 {
			x.text, x.known = squeeze(t.text()), true
		}
	}
	if *w.left < 0 {
		return ""
	}
	return x.text
}

// NodeText is the text of a piece of narrative.
func NodeText(n *cda.Node) string {
	t := teller{left: math.MaxInt}
	t.tell(n)
	return squeeze(t.text())
}

// teller writes the text of a piece of narrative while there is room.
type teller struct {
	only string // the text, while it is one run
	b    []byte // the text after the first run
	left int
}

func (t *teller) write(s string) {
	switch t.left -= len(s); {
	case t.left < 0 || s == "":
	case t.b != nil:
		t.b = append(t.b, s...)
	case t.only != "":
		t.b = append(append(make([]byte, 0, 2*(len(t.only)+len(s))), t.only...), s...)
	default:
		t.only = s
	}
}

func (t *teller) text() string {
	if t.b != nil {
		return string(t.b)
	}
	return t.only
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
