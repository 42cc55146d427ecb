package prescription

import (
	"strings"
	"unicode/utf8"
)

// maxText bounds a text in bytes of UTF-8.
const maxText = 16000

// text is free text: whether it is in capitals, then its tokens (of the small
// letters, if so), ended by the empty one. Of all ways to cut a text into tokens
// only the cheapest is a spelling, and of equally cheap ones the one with the
// longest token where they first differ.
func (p *packer) text(s *string) {
	if p.reading {
		p.readText(s)
		return
	}
	if !p.writable(*s) {
		return
	}
	lex := p.voc.texts
	rest := *s
	if p.flag(inCapitals(rest), rare) {
		rest = strings.Map(smallLetter, rest)
	}
	p.tokens = p.parse.cut(p.tokens[:0], rest, lex)
	for _, t := range p.tokens {
		p.w.Pick(int(t), lex.table)
		if int(t) != lex.escape {
			rest = rest[len(lex.texts[t]):]
			continue
		}
		r, size := utf8.DecodeRuneInString(rest)
		p.rune(r)
		rest = rest[size:]
	}
	p.w.Pick(lex.end, lex.table)
}

// inCapitals reports whether a text has two capitals at least and no small
// letter.
func inCapitals(s string) bool {
	capitals := 0
	for _, r := range s {
		switch {
		case isSmall(r):
			return false
		case smallLetter(r) != r:
			capitals++
		}
	}
	return capitals >= 2
}

// writable refuses to write a text that is too long or not UTF-8.
func (p *packer) writable(s string) bool {
	switch {
	case len(s) > maxText:
		p.fail(ErrCompactSize)
	case !utf8.ValidString(s):
		p.wrong()
	}
	return p.err == nil
}

func (p *packer) readText(s *string) {
	lex := p.voc.texts
	capitals := p.flag(false, rare)
	p.tokens = p.tokens[:0]
	out := p.bytes[:0]
	for {
		t := p.r.Pick(lex.table)
		if t == lex.end {
			break
		}
		p.tokens = append(p.tokens, uint16(t))
		if t == lex.escape {
			out = utf8.AppendRune(out, p.rune(0))
		} else {
			out = append(out, lex.texts[t]...)
		}
		if len(out) > maxText || p.err != nil || p.r.Spent() {
			p.fail(ErrCompact)
			return
		}
	}
	p.bytes = out
	text := p.keep(out)
	if !p.parse.same(p.tokens, text, lex) {
		p.wrong()
	}
	if capitals {
		text = strings.Map(capital, text)
	}
	if inCapitals(text) != capitals || capitals && strings.Map(smallLetter, text) != string(out) {
		p.wrong()
	}
	*s = text
}

// rune is a character that no token holds: which of the ranges below 2^7,
// 2^11, 2^16 and above it belongs to, and its place there. Surrogates are none.
func (p *packer) rune(r rune) rune {
	c := int(r)
	class := 0
	for class < 3 && c >= runeEnds[class+1] {
		class++
	}
	class = p.digit(class, 4)
	low, span := runeEnds[class], runeEnds[class+1]-runeEnds[class]
	c -= low
	if class == 3 {
		c = p.digit(c>>10, span>>10)<<10 + p.digit(c&1023, 1024)
	} else {
		c = p.digit(c, span)
	}
	r = rune(low + c)
	if !utf8.ValidRune(r) {
		p.wrong()
		return utf8.RuneError
	}
	return r
}

var runeEnds = [...]int{0, 1 << 7, 1 << 11, 1 << 16, utf8.MaxRune + 1}
