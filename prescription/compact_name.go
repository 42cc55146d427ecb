package prescription

import (
	"strings"
	"unicode/utf8"
)

// familyName and givenName are names: in capitals, as title case of capitals,
// or else as free text. Names in capitals go word by word and letter by letter.
func (p *packer) familyName(s *string) { p.name(s, p.voc.family) }
func (p *packer) givenName(s *string)  { p.name(s, p.voc.given) }

func (p *packer) name(s *string, by *spelling) {
	if p.reading {
		p.readName(s, by)
		return
	}
	form, upper := nameForm(*s)
	p.pick(form, nameOf)
	if form == 2 {
		p.text(s)
		return
	}
	if !p.writable(upper) {
		return
	}
	at := letterContext(0)
	for _, r := range upper {
		if isSeparator(r) {
			p.pick(wordEnd, by.table(at))
			p.pick(1+strings.IndexRune(separators, r), by.separators)
			at = 0
			continue
		}
		i := letterOf(r)
		p.pick(i, by.table(at))
		if i == wordEscape {
			p.rune(r)
		}
		at = at.then(i)
	}
	p.pick(wordEnd, by.table(at))
	p.pick(0, by.separators)
}

// separators stand between the words of names.
const separators = " -'"

func (p *packer) readName(s *string, by *spelling) {
	form := p.pick(0, nameOf)
	switch form {
	case 0: // what letters reads has no small letter
		*s = p.letters(by)
		return
	case 1:
		*s = titleCase(p.letters(by))
	case 2:
		p.text(s)
	}
	if again, _ := nameForm(*s); p.err == nil && again != form {
		p.wrong()
	}
}

// letters reads a name in capitals.
func (p *packer) letters(by *spelling) string {
	out := p.bytes[:0]
	at := letterContext(0)
	for len(out) <= maxText && !p.r.Spent() {
		i := p.r.Pick(by.table(at))
		switch {
		case i < 26:
			out = append(out, byte('A'+i))
			at = at.then(i)
			continue
		case i < nameLetterCount:
			out = append(out, letterText(i)...)
		case i == wordEscape:
			if out = p.otherLetter(out); p.err != nil {
				return ""
			}
		default:
			next := p.r.Pick(by.separators)
			if next == 0 {
				p.bytes = out
				return p.keep(out)
			}
			out = append(out, separators[next-1])
			at = 0
			continue
		}
		at = at.then(i)
	}
	p.fail(ErrCompact)
	return ""
}

// otherLetter reads a character that is no outcome of the tables.
func (p *packer) otherLetter(out []byte) []byte {
	r := p.rune(0)
	if letterOf(r) != wordEscape || isSeparator(r) || isSmall(r) {
		p.wrong()
	}
	return utf8.AppendRune(out, r)
}

// nameForm says how a name is written: 0 without small letters, 1 as title
// case of the capitals returned, 2 neither.
func nameForm(s string) (form int, upper string) {
	if strings.IndexFunc(s, isSmall) < 0 {
		return 0, s
	}
	upper = strings.Map(capital, s)
	if titleCase(upper) == s {
		return 1, upper
	}
	return 2, s
}

// titleCase makes every letter small that follows a letter.
func titleCase(s string) string {
	inside := false
	return strings.Map(func(r rune) rune {
		c := r
		if inside {
			c = smallLetter(r)
		}
		inside = capital(r) != smallLetter(r)
		return c
	}, s)
}

// The letters that have two cases here: A to Z, the letters À to Þ of ISO
// 8859-1, Œ. Other letters are left alone, so that no table of Unicode, which
// changes, is part of the format.
func isSmall(r rune) bool { return capital(r) != r }

func capital(r rune) rune {
	switch {
	case r >= 'a' && r <= 'z', r >= 'à' && r <= 'þ' && r != '÷':
		return r - ' '
	case r == 'œ':
		return 'Œ'
	}
	return r
}

func smallLetter(r rune) rune {
	switch {
	case r >= 'A' && r <= 'Z', r >= 'À' && r <= 'Þ' && r != '×':
		return r + ' '
	case r == 'Œ':
		return 'œ'
	}
	return r
}
