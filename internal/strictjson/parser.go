package strictjson

import (
	"encoding/json"
	"strconv"

	"github.com/ordonnance-numerique/ordonnance-go/internal/limits"
)

// parser walks the text once. With build it also makes the value.
type parser struct {
	src   []byte
	pos   int
	depth int // levels still allowed
	most  int // values allowed, 0 for no bound
	count int // values begun
	build bool
	names [][]byte // names of the open objects, innermost last
	room  [crowded][]byte
}

// crowded is the number of members from which an object gets a map to find
// duplicates; below, comparing one by one is faster.
const crowded = 16

func (p *parser) fail(reason error) *Error { return &Error{Reason: reason, Offset: p.pos} }

// under puts a reference token in front of the path of an error from inside.
func (e *Error) under(token string) *Error {
	e.Path = token + e.Path
	return e
}

func (p *parser) space() {
	for p.pos < len(p.src) {
		switch p.src[p.pos] {
		case ' ', '\t', '\n', '\r':
			p.pos++
		default:
			return
		}
	}
}

// value reads any value. The position is on its first byte.
func (p *parser) value() (any, *Error) {
	if p.pos >= len(p.src) {
		return nil, p.fail(ErrSyntax)
	}
	if p.count++; p.most > 0 && p.count > p.most {
		return nil, p.fail(ErrSize)
	}
	switch c := p.src[p.pos]; {
	case c == '"':
		return p.text()
	case c == '{':
		return p.nested(true)
	case c == '[':
		return p.nested(false)
	case c == 't':
		return true, p.literal("true")
	case c == 'f':
		return false, p.literal("false")
	case c == 'n':
		return nil, p.literal("null")
	default:
		return p.number()
	}
}

func (p *parser) nested(object bool) (v any, err *Error) {
	if p.depth == 0 {
		return nil, p.fail(ErrDepth)
	}
	p.depth--
	if object {
		v, err = p.object()
	} else {
		v, err = p.array()
	}
	p.depth++
	return v, err
}

func (p *parser) literal(word string) *Error {
	if len(p.src)-p.pos < len(word) || string(p.src[p.pos:p.pos+len(word)]) != word {
		return p.fail(ErrSyntax)
	}
	p.pos += len(word)
	return nil
}

func (p *parser) text() (any, *Error) {
	s, err := p.str(p.build)
	if err != nil || !p.build {
		return nil, err
	}
	return string(s), nil
}

func (p *parser) array() (any, *Error) {
	p.pos++ // [
	p.space()
	var list []any
	if p.take(']') {
		return p.list(list), nil
	}
	for i := 0; ; i++ {
		p.space()
		v, err := p.value()
		if err != nil {
			return nil, err.under("/" + strconv.Itoa(i))
		}
		if p.build {
			list = append(list, v)
		}
		p.space()
		if p.take(']') {
			return p.list(list), nil
		}
		if !p.take(',') {
			return nil, p.fail(ErrSyntax)
		}
	}
}

// list is the value of an array: never nil when values are made.
func (p *parser) list(items []any) any {
	switch {
	case !p.build:
		return nil
	case items == nil:
		return []any{}
	}
	return items
}

func (p *parser) object() (any, *Error) {
	p.pos++ // {
	base := len(p.names)
	var seen map[string]struct{}
	var out map[string]any
	if p.build {
		out = map[string]any{}
	}
	p.space()
	for first := true; ; first = false {
		if first && p.take('}') {
			return out, nil
		}
		p.space()
		if p.pos >= len(p.src) || p.src[p.pos] != '"' {
			return nil, p.fail(ErrSyntax)
		}
		at := p.pos
		name, err := p.str(true)
		if err != nil {
			return nil, err
		}
		if p.repeated(name, base, &seen) {
			p.pos = at
			return nil, p.fail(ErrDuplicate).under(Pointer(string(name)))
		}
		v, err := p.member()
		if err != nil {
			return nil, err.under(Pointer(string(name)))
		}
		if p.build {
			out[string(name)] = v
		}
		if p.take('}') {
			p.names = p.names[:base]
			return out, nil
		}
		if !p.take(',') {
			return nil, p.fail(ErrSyntax)
		}
	}
}

// member reads what follows a name, up to and without the comma or brace.
func (p *parser) member() (any, *Error) {
	p.space()
	if !p.take(':') {
		return nil, p.fail(ErrSyntax)
	}
	p.space()
	v, err := p.value()
	if err != nil {
		return nil, err
	}
	p.space()
	return v, nil
}

// repeated notes name among those of the innermost object, which begin at
// base, and reports whether it was there already.
func (p *parser) repeated(name []byte, base int, seen *map[string]struct{}) bool {
	names := p.names[base:]
	if len(names) < crowded {
		for _, n := range names {
			if string(n) == string(name) {
				return true
			}
		}
		p.names = append(p.names, name)
		return false
	}
	if *seen == nil {
		*seen = make(map[string]struct{}, 2*crowded)
		for _, n := range names {
			(*seen)[string(n)] = struct{}{}
		}
	}
	if _, ok := (*seen)[string(name)]; ok {
		return true
	}
	(*seen)[string(name)] = struct{}{}
	return false
}

func (p *parser) take(c byte) bool {
	if p.pos < len(p.src) && p.src[p.pos] == c {
		p.pos++
		return true
	}
	return false
}

// number reads a number (RFC 8259 §6) whose text and exponent are bounded.
func (p *parser) number() (any, *Error) {
	start := p.pos
	p.take('-')
	if !p.take('0') && p.digits() == 0 {
		return nil, p.fail(ErrSyntax)
	}
	if p.take('.') && p.digits() == 0 {
		return nil, p.fail(ErrSyntax)
	}
	exponent := 0
	if p.take('e') || p.take('E') {
		if !p.take('+') {
			p.take('-')
		}
		from := p.pos
		if p.digits() == 0 {
			return nil, p.fail(ErrSyntax)
		}
		exponent = small(p.src[from:p.pos])
	}
	if p.pos-start > limits.JSONNumber || exponent > limits.JSONExponent {
		p.pos = start
		return nil, p.fail(ErrNumber)
	}
	if !p.build {
		return nil, nil
	}
	return json.Number(p.src[start:p.pos]), nil
}

// small reads digits, and stops counting where it no longer matters.
func small(digits []byte) int {
	n := 0
	for _, d := range digits {
		if n = n*10 + int(d-'0'); n > limits.JSONExponent {
			return n
		}
	}
	return n
}

func (p *parser) digits() int {
	start := p.pos
	for p.pos < len(p.src) && p.src[p.pos]-'0' <= 9 {
		p.pos++
	}
	return p.pos - start
}
