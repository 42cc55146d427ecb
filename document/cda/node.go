package cda

import "strings"

// NoSpace is the [Node.Space] of an element that is in no namespace.
const NoSpace = "none:"

// Node is an element or a text of a small generic tree: the narrative of a
// section, and what the model has no place for.
type Node struct {
	Space string // namespace URI, "" for urn:hl7-org:v3
	Name  string // local name, "" for a text
	Attrs []Attr
	Text  string // of a text, white space kept
	Nodes []Node
}

// Attr is an attribute.
type Attr struct {
	Space string // namespace URI, "" for none
	Name  string
	Value string
}

// El returns an element of the narrative.
func El(name string, children ...Node) Node { return Node{Name: name, Nodes: children} }

// Txt returns a text of the narrative.
func Txt(text string) Node { return Node{Text: text} }

// With returns the element with one more attribute.
func (n Node) With(name, value string) Node {
	n.Attrs = append(n.Attrs[:len(n.Attrs):len(n.Attrs)], Attr{Name: name, Value: value})
	return n
}

// Attr returns the value of an attribute that is in no namespace, "" when
// there is none.
func (n *Node) Attr(name string) string {
	for i := range n.Attrs {
		if n.Attrs[i].Name == name && n.Attrs[i].Space == "" {
			return n.Attrs[i].Value
		}
	}
	return ""
}

// Content returns the text of the element and of all it holds.
func (n *Node) Content() string {
	var b strings.Builder
	n.content(&b)
	return b.String()
}

func (n *Node) content(b *strings.Builder) {
	b.WriteString(n.Text)
	for i := range n.Nodes {
		n.Nodes[i].content(b)
	}
}

// ByID returns the element whose attribute ID is id, nil when there is none:
// what a reference "#id" points at.
func (n *Node) ByID(id string) *Node {
	if n.Name != "" && n.Attr("ID") == id {
		return n
	}
	for i := range n.Nodes {
		if found := n.Nodes[i].ByID(id); found != nil {
			return found
		}
	}
	return nil
}

// isNarrative reports whether an element belongs to the narrative block (CDA
// R2 NarrativeBlock.xsd).
func isNarrative(name string) bool {
	switch name {
	case "text", "content", "linkHtml", "sub", "sup", "br", "footnote", "footnoteRef", "renderMultiMedia",
		"paragraph", "list", "item", "caption", "table", "col", "colgroup", "thead", "tfoot", "tbody",
		"tr", "th", "td":
		return true
	}
	return false
}

// onlyElements reports whether white space between the children of a
// narrative element means nothing.
func onlyElements(name string) bool {
	switch name {
	case "list", "table", "colgroup", "thead", "tfoot", "tbody", "tr":
		return true
	}
	return false
}
