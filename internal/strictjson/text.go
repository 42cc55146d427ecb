package strictjson

import (
	"unicode/utf16"
	"unicode/utf8"
)

// special marks the bytes at which the fast walk over a string stops.
var special = func() (t [256]bool) {
	for c := range t {
		t[c] = c < 0x20 || c == '"' || c == '\\' || c >= utf8.RuneSelf
	}
	return t
}()

// str reads a string; the position is on its opening quote. What it returns
// may be part of the text itself. Without keep the content is only checked.
func (p *parser) str(keep bool) ([]byte, *Error) {
	p.pos++ // opening quote
	start := p.pos
	for {
		for p.pos < len(p.src) && !special[p.src[p.pos]] {
			p.pos++
		}
		if p.pos >= len(p.src) {
			return nil, p.fail(ErrSyntax)
		}
		switch c := p.src[p.pos]; {
		case c == '"':
			p.pos++
			return p.src[start : p.pos-1], nil
		case c == '\\':
			return p.escaped(start, keep)
		case c < 0x20:
			return nil, p.fail(ErrSyntax)
		default:
			if err := p.rune(); err != nil {
				return nil, err
			}
		}
	}
}

// rune steps over one character outside ASCII.
func (p *parser) rune() *Error {
	r, n := utf8.DecodeRune(p.src[p.pos:])
	if r == utf8.RuneError && n == 1 {
		return p.fail(ErrUTF8)
	}
	p.pos += n
	return nil
}

// escaped goes on with a string from its first backslash, unescaping.
func (p *parser) escaped(start int, keep bool) ([]byte, *Error) {
	var out []byte
	if keep {
		out = append(out, p.src[start:p.pos]...)
	}
	for p.pos < len(p.src) {
		from := p.pos
		switch c := p.src[p.pos]; {
		case c == '"':
			p.pos++
			return out, nil
		case c < 0x20:
			return nil, p.fail(ErrSyntax)
		case c == '\\':
			r, err := p.escape()
			if err != nil {
				return nil, err
			}
			if keep {
				out = utf8.AppendRune(out, r)
			}
			continue
		case c >= utf8.RuneSelf:
			if err := p.rune(); err != nil {
				return nil, err
			}
		default:
			p.pos++
		}
		if keep {
			out = append(out, p.src[from:p.pos]...)
		}
	}
	return nil, p.fail(ErrSyntax)
}

// escape reads one escape sequence, or two that make a surrogate pair. On
// error the position stays on its backslash.
func (p *parser) escape() (rune, *Error) {
	if len(p.src)-p.pos < 2 {
		return 0, p.fail(ErrSyntax)
	}
	if c := p.src[p.pos+1]; c != 'u' {
		r, ok := simple(c)
		if !ok {
			return 0, p.fail(ErrSyntax)
		}
		p.pos += 2
		return r, nil
	}
	r, ok := p.hex4(p.pos)
	if !ok {
		return 0, p.fail(ErrSyntax)
	}
	if !utf16.IsSurrogate(r) {
		p.pos += 6
		return r, nil
	}
	low, ok := p.hex4(p.pos + 6)
	pair := utf16.DecodeRune(r, low)
	if !ok || pair == utf8.RuneError {
		return 0, p.fail(ErrSurrogate)
	}
	p.pos += 12
	return pair, nil
}

// hex4 reads \uXXXX at a position.
func (p *parser) hex4(at int) (rune, bool) {
	if len(p.src)-at < 6 || p.src[at] != '\\' || p.src[at+1] != 'u' {
		return 0, false
	}
	var r rune
	for _, c := range p.src[at+2 : at+6] {
		switch {
		case '0' <= c && c <= '9':
			c -= '0'
		case 'a' <= c && c <= 'f':
			c -= 'a' - 10
		case 'A' <= c && c <= 'F':
			c -= 'A' - 10
		default:
			return 0, false
		}
		r = r<<4 | rune(c)
	}
	return r, true
}

// simple gives the meaning of a two-character escape (RFC 8259 §7).
func simple(c byte) (rune, bool) {
	switch c {
	case '"', '\\', '/':
		return rune(c), true
	case 'b':
		return '\b', true
	case 'f':
		return '\f', true
	case 'n':
		return '\n', true
	case 'r':
		return '\r', true
	case 't':
		return '\t', true
	}
	return 0, false
}
