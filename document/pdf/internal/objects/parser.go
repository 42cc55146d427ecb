package objects

import (
	"bytes"
	"strconv"
	"strings"
)

// The limits of one file.
const (
	maxDepth  = 40
	maxValues = 150_000
	maxWord   = 1024 // a name has at most 127 bytes (ISO 32000-1, annex C)
	textValue = 16   // bytes of a string that count as a value
)

// parser reads values; it stops for good at the first thing it cannot read.
type parser struct {
	raw    []byte
	at     int
	values *int // left of maxValues
	failed bool
}

func isSpace(c byte) bool {
	return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == 0
}

func isDelimiter(c byte) bool { return strings.IndexByte("()<>[]{}/%", c) >= 0 }

func isRegular(c byte) bool { return !isSpace(c) && !isDelimiter(c) }

// space skips white space and comments.
func (p *parser) space() {
	for p.at < len(p.raw) {
		switch c := p.raw[p.at]; {
		case isSpace(c):
			p.at++
		case c == '%':
			for p.at < len(p.raw) && p.raw[p.at] != '\n' && p.raw[p.at] != '\r' {
				p.at++
			}
		default:
			return
		}
	}
}

// has skips a mark that comes next, or says that it does not.
func (p *parser) has(mark string) bool {
	if bytes.HasPrefix(p.raw[p.at:], []byte(mark)) {
		p.at += len(mark)
		return true
	}
	return false
}

// pay counts the bytes of a string among the values, and fails when there are
// too many.
func (p *parser) pay(n int) bool {
	if n%textValue == 0 {
		*p.values--
	}
	p.failed = p.failed || *p.values < 0
	return !p.failed
}

// word reads regular characters.
func (p *parser) word() string {
	start := p.at
	for p.at < len(p.raw) && p.at < start+maxWord && isRegular(p.raw[p.at]) {
		p.at++
	}
	return string(p.raw[start:p.at])
}

func (p *parser) fail() any {
	p.failed = true
	return nil
}

// value reads one value.
func (p *parser) value(depth int) any {
	p.space()
	*p.values--
	if p.failed || depth > maxDepth || *p.values < 0 || p.at >= len(p.raw) {
		return p.fail()
	}
	switch c := p.raw[p.at]; {
	case p.has("<<"):
		return p.dict(depth)
	case c == '<':
		return p.hex()
	case c == '(':
		return p.text()
	case c == '[':
		return p.array(depth)
	case c == '/':
		p.at++
		return p.name()
	case isDelimiter(c):
		return p.fail()
	}
	return p.simple()
}

// simple reads a number, a reference, true, false or null.
func (p *parser) simple() any {
	switch w := p.word(); w {
	case "true":
		return true
	case "false":
		return false
	case "null":
		return nil
	default:
		v, err := strconv.ParseFloat(w, 64)
		if err != nil {
			return p.fail()
		}
		return p.reference(v)
	}
}

// reference looks for "0 R" after a whole number.
func (p *parser) reference(v float64) any {
	n := int(v)
	if v < 0 || v != float64(n) || n > 1<<30 {
		return v
	}
	back := p.at
	p.space()
	if generation := p.word(); generation != "" && len(generation) <= 5 {
		_, err := strconv.ParseUint(generation, 10, 32)
		p.space()
		if err == nil && p.word() == "R" {
			return Ref(n)
		}
	}
	p.at = back
	return v
}

func (p *parser) array(depth int) any {
	p.at++
	a := Array{}
	for {
		if p.space(); p.has("]") {
			return a
		}
		if a = append(a, p.value(depth+1)); p.failed {
			return nil
		}
	}
}

func (p *parser) dict(depth int) any {
	d := Dict{}
	for {
		if p.space(); p.has(">>") {
			return d
		}
		if !p.has("/") {
			return p.fail()
		}
		key := p.name()
		d[key] = p.value(depth + 1)
		if p.failed {
			return nil
		}
	}
}

// name reads a name after its slash; #xx is a byte.
func (p *parser) name() Name {
	w := p.word()
	var out []byte
	for i := 0; i < len(w); i++ {
		if w[i] == '#' && i+2 < len(w) {
			if v, err := strconv.ParseUint(w[i+1:i+3], 16, 8); err == nil {
				out = append(out, byte(v))
				i += 2
				continue
			}
		}
		out = append(out, w[i])
	}
	return Name(out)
}

// hex reads a string in hexadecimal; a last single digit is followed by 0.
func (p *parser) hex() any {
	p.at++
	var out []byte
	high, half := byte(0), false
	for ; p.at < len(p.raw) && p.pay(len(out)+1); p.at++ {
		c := p.raw[p.at]
		if c == '>' {
			p.at++
			if half {
				out = append(out, high<<4)
			}
			return Text(out)
		}
		v := bytes.IndexByte([]byte("0123456789abcdef"), c|0x20)
		if v < 0 || c < '0' {
			continue
		}
		if half {
			out = append(out, high<<4|byte(v))
		}
		high, half = byte(v), !half
	}
	return p.fail()
}

// text reads a string between brackets (ISO 32000-1 §7.3.4.2).
func (p *parser) text() any {
	p.at++
	var out []byte
	for depth := 1; p.at < len(p.raw) && p.pay(len(out)+1); p.at++ {
		c := p.raw[p.at]
		switch c {
		case '\\':
			out = p.escape(out)
			continue
		case '(':
			depth++
		case ')':
			if depth--; depth == 0 {
				p.at++
				return Text(out)
			}
		}
		out = append(out, c)
	}
	return p.fail()
}

// escape reads what follows a backslash and stays on its last byte.
func (p *parser) escape(out []byte) []byte {
	if p.at++; p.at >= len(p.raw) {
		return out
	}
	c := p.raw[p.at]
	if i := bytes.IndexByte([]byte("nrtbf"), c); i >= 0 {
		return append(out, "\n\r\t\b\f"[i])
	}
	if c == '\n' || c == '\r' {
		if c == '\r' && p.at+1 < len(p.raw) && p.raw[p.at+1] == '\n' {
			p.at++
		}
		return out
	}
	if c < '0' || c > '7' {
		return append(out, c)
	}
	v := 0
	for range 3 {
		if p.at >= len(p.raw) || p.raw[p.at] < '0' || p.raw[p.at] > '7' {
			break
		}
		v = v<<3 | int(p.raw[p.at]-'0')
		p.at++
	}
	p.at--
	return append(out, byte(v))
}
