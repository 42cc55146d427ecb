package cda

import (
	"strings"
)

// scanner reads XML 1.0 with namespaces in one pass over a text that [clean]
// has let through. It takes less than XML does: no document type, no entities
// but the five of XML itself. It stops at the first error and stays there.
type scanner struct {
	text     string
	at       int
	start    startTag // the start tag read last
	open     []string // names of the open elements, as written
	rooted   bool     // the root has come
	closing  bool     // the innermost of them is empty and ends with the next event
	bindings []binding
	others   []string // URIs of foreign namespaces
	left     int      // elements that may still come
	style    string   // href of the style sheet
	err      *Error
}

// binding is a namespace declaration; depth is the element it stands on.
type binding struct {
	prefix string
	space  space
	depth  int
}

// startTag is a start tag with its names resolved.
type startTag struct {
	space space
	name  string
	raw   string // as written, with its prefix
	attrs []attribute
	empty bool // "<a/>"
}

// attribute is an attribute of a start tag.
type attribute struct {
	space space
	used  bool
	name  string
	raw   string // as written, with its prefix
	value string
}

// event is what comes next in the document.
type event int

const (
	eventEnd event = iota // end tag, or end of the document, or an error
	eventStart
	eventText
)

func newScanner(text string, limits *Limits) *scanner {
	s := &scanner{text: text, left: limits.elements()}
	s.start.attrs = make([]attribute, 0, 16)
	s.open = make([]string, 0, maxDepth)
	return s
}

func (s *scanner) fail(code string) {
	if s.err == nil {
		s.err = refuse(code)
		s.err.Line = 1 + strings.Count(s.text[:min(s.at, len(s.text))], "\n")
	}
	s.at = len(s.text)
}

// next reads on to the next start tag, end tag, or run of text. A run goes on
// over comments, instructions and CDATA. An empty element has no end event.
func (s *scanner) next() (event, string) {
	if s.closing {
		s.closing = false
		s.leave()
	}
	var t run
	for s.err == nil && s.at < len(s.text) {
		if s.text[s.at] != '<' {
			t.add(s.run())
			continue
		}
		rest := s.text[s.at:]
		if len(rest) > 1 && (rest[1] == '?' || rest[1] == '!') && !s.count() {
			break
		}
		switch {
		case strings.HasPrefix(rest, "<?"):
			s.instruction()
		case strings.HasPrefix(rest, "<!--"):
			s.comment()
		case strings.HasPrefix(rest, "<![CDATA["):
			t.add(s.cdata())
		case strings.HasPrefix(rest, "<!DOCTYPE"):
			s.fail("CDA-105")
		case strings.HasPrefix(rest, "<!"):
			s.fail("CDA-111")
		case t.some():
			return eventText, t.text()
		case strings.HasPrefix(rest, "</"):
			s.endTag()
			return eventEnd, ""
		default:
			if s.startTag(); s.err == nil {
				return eventStart, ""
			}
		}
	}
	if len(s.open) > 0 {
		s.fail("CDA-111")
	}
	return eventEnd, ""
}

// run is a run of text in the making; most are of one piece.
type run struct {
	first string
	all   []byte
}

func (t *run) add(piece string) {
	switch {
	case t.all != nil:
		t.all = append(t.all, piece...)
	case t.first != "":
		t.all = append([]byte(t.first), piece...)
	default:
		t.first = piece
	}
}

func (t *run) some() bool { return t.first != "" }

func (t *run) text() string {
	if t.all != nil {
		return string(t.all)
	}
	return t.first
}

// count takes one element, comment, instruction or CDATA off what may come.
func (s *scanner) count() bool {
	if s.left--; s.left < 0 {
		s.fail("CDA-108")
	}
	return s.left >= 0
}

// run reads text up to the next tag.
func (s *scanner) run() string {
	n := strings.IndexByte(s.text[s.at:], '<')
	if n < 0 {
		n = len(s.text) - s.at
	}
	raw := s.text[s.at : s.at+n]
	if len(s.open) == 0 && !blank(raw) {
		s.fail("CDA-112")
		return ""
	}
	if strings.Contains(raw, "]]>") {
		s.fail("CDA-111")
		return ""
	}
	if strings.IndexByte(raw, '&') >= 0 {
		text, ok := expand(raw)
		if !ok {
			s.fail("CDA-106")
			return ""
		}
		raw = text
	}
	s.at += n
	return raw
}

func (s *scanner) endTag() {
	i := s.at + 2
	end := strings.IndexByte(s.text[i:], '>')
	if end < 0 || len(s.open) == 0 {
		s.fail("CDA-111")
		return
	}
	name := strings.TrimRight(s.text[i:i+end], " \t\n")
	if name != s.open[len(s.open)-1] {
		s.fail("CDA-111")
		return
	}
	s.at = i + end + 1
	s.leave()
}

// leave ends the innermost element: its name and its declarations go.
func (s *scanner) leave() {
	depth := len(s.open)
	s.open = s.open[:depth-1]
	for n := len(s.bindings); n > 0 && s.bindings[n-1].depth == depth; n-- {
		s.bindings = s.bindings[:n-1]
	}
}

func (s *scanner) comment() {
	body := s.text[s.at+4:]
	end := strings.Index(body, "--")
	if end < 0 || !strings.HasPrefix(body[end:], "-->") {
		s.fail("CDA-111")
		return
	}
	s.at += 4 + end + 3
}

func (s *scanner) cdata() string {
	if len(s.open) == 0 {
		s.fail("CDA-112")
		return ""
	}
	body := s.text[s.at+9:]
	end := strings.Index(body, "]]>")
	if end < 0 {
		s.fail("CDA-111")
		return ""
	}
	s.at += 9 + end + 3
	return body[:end]
}

// instruction passes a processing instruction, and notes the style sheet.
func (s *scanner) instruction() {
	body := s.text[s.at+2:]
	end := strings.Index(body, "?>")
	name := nameLength(body)
	if end < 0 || name == 0 || name > end || strings.EqualFold(body[:name], "xml") {
		s.fail("CDA-111")
		return
	}
	if body[:name] == "xml-stylesheet" && s.style == "" && len(s.open) == 0 {
		s.style = styleAddress(body[name:end])
	}
	s.at += 2 + end + 2
}
