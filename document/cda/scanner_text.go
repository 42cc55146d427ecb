package cda

import (
	"strings"
	"unicode/utf8"
)

func isSpace(b byte) bool { return b == ' ' || b == '\n' || b == '\t' || b == '\r' }

// blank reports whether a text is white space only.
func blank(s string) bool {
	for i := range len(s) {
		if !isSpace(s[i]) {
			return false
		}
	}
	return true
}

// nameBytes marks the ASCII bytes of an XML name: 1 anywhere, 2 also first.
var nameBytes = func() (t [128]uint8) {
	for b := range t {
		switch {
		case b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' || b == '_' || b == ':':
			t[b] = 2
		case b >= '0' && b <= '9' || b == '-' || b == '.':
			t[b] = 1
		}
	}
	return t
}()

// nameLength returns the length of the name at the start of s, 0 when there is
// none (XML 1.0 5th edition, productions 4 and 5).
func nameLength(s string) int {
	i := 0
	for i < len(s) {
		if b := s[i]; b < utf8.RuneSelf {
			if nameBytes[b] == 0 || i == 0 && nameBytes[b] != 2 {
				break
			}
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		if !nameRune(r) && (i == 0 || !nameMark(r)) {
			break
		}
		i += n
	}
	return i
}

func isNameStart(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return r < utf8.RuneSelf && nameBytes[r] == 2 || r >= utf8.RuneSelf && nameRune(r)
}

// nameRune reports whether a rune beyond ASCII may start a name.
func nameRune(r rune) bool {
	switch {
	case r < 0xC0 || r == 0xD7 || r == 0xF7 || r == 0x37E || r == utf8.RuneError:
		return false
	case r >= 0x300 && r <= 0x36F:
		return false
	case r <= 0x1FFF || r == 0x200C || r == 0x200D:
		return true
	}
	return r >= 0x2070 && r <= 0x218F || r >= 0x2C00 && r <= 0x2FEF || r >= 0x3001 && r <= 0xD7FF ||
		r >= 0xF900 && r <= 0xFDCF || r >= 0xFDF0 && r <= 0xFFFD || r >= 0x10000 && r <= 0xEFFFF
}

// nameMark reports whether a rune may stand inside a name only.
func nameMark(r rune) bool {
	return r == 0xB7 || r >= 0x300 && r <= 0x36F || r == 0x203F || r == 0x2040
}

// expandAttr is the value of an attribute: references replaced, white space
// made plain (XML 1.0, section 3.3.3).
func expandAttr(raw string) (string, bool) {
	plain := true
	for i := range len(raw) {
		if b := raw[i]; b == '&' || b == '\n' || b == '\t' {
			plain = false
			break
		}
	}
	if plain {
		return raw, true
	}
	return expand(strings.Map(func(r rune) rune {
		if r == '\n' || r == '\t' {
			return ' '
		}
		return r
	}, raw))
}

// expand replaces character references and the five entities of XML. It
// reports false for any other reference.
func expand(raw string) (string, bool) {
	var b strings.Builder
	b.Grow(len(raw))
	for {
		i := strings.IndexByte(raw, '&')
		if i < 0 {
			b.WriteString(raw)
			return b.String(), true
		}
		b.WriteString(raw[:i])
		raw = raw[i+1:]
		// The longest reference is "#x10FFFF", or one with zeros before it.
		end := strings.IndexByte(raw[:min(len(raw), 16)], ';')
		if end < 0 {
			return "", false
		}
		r, ok := reference(raw[:end])
		if !ok {
			return "", false
		}
		b.WriteRune(r)
		raw = raw[end+1:]
	}
}

// reference is the character of "amp", "#38" or "#x26".
func reference(name string) (rune, bool) {
	switch name {
	case "amp":
		return '&', true
	case "lt":
		return '<', true
	case "gt":
		return '>', true
	case "quot":
		return '"', true
	case "apos":
		return '\'', true
	}
	if len(name) > 2 && name[:2] == "#x" {
		return number(name[2:], 16)
	}
	if len(name) > 1 && name[0] == '#' {
		return number(name[1:], 10)
	}
	return 0, false
}

// number is the character of a number in decimal or hexadecimal digits.
func number(digits string, base rune) (rune, bool) {
	r := rune(0)
	for i := range len(digits) {
		d := rune(digits[i])
		switch {
		case d >= '0' && d <= '9':
			d -= '0'
		case d >= 'a' && d <= 'f':
			d -= 'a' - 10
		case d >= 'A' && d <= 'F':
			d -= 'A' - 10
		default:
			return 0, false
		}
		if r = r*base + d; d >= base || r > utf8.MaxRune {
			return 0, false
		}
	}
	return r, isChar(r)
}

// isChar reports whether XML 1.0 has the character (production 2).
func isChar(r rune) bool {
	switch {
	case r < 0x20:
		return r == '\t' || r == '\n' || r == '\r'
	case r <= 0xD7FF:
		return true
	}
	return r >= 0xE000 && r <= 0xFFFD || r >= 0x10000 && r <= utf8.MaxRune
}
