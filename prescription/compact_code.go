package prescription

import (
	"bytes"
	"strings"

	"github.com/ordonnance-numerique/ordonnance-go/identity"
	pack "github.com/ordonnance-numerique/ordonnance-go/internal/bits"
)

// value is a system and a value of a field: the number of the entry that fits,
// then what the entry leaves open; or, as the last outcome, system and text. It
// returns the outcome.
func (p *packer) value(f Field, c *Code) int {
	lex := &p.voc.fields[f]
	i := len(lex.entries)
	if !p.reading {
		i = lex.find(p, c)
	}
	if i = p.pick(i, lex.table); i == len(lex.entries) {
		if !f.term() {
			either(p, &c.System, p.voc.systems, p.voc.systemOf, (*packer).text)
		}
		if c.System != "" || f.term() || p.flag(c.Code != "", some) {
			p.text(&c.Code)
			if c.System == "" && c.Code == "" && !f.term() {
				p.wrong()
			}
		}
		return i
	}
	e := &lex.entries[i]
	if p.reading {
		c.System, c.Code = e.System, e.Pattern
	}
	if e.shaped {
		p.shape(e, &c.Code)
	}
	return i
}

// fits refuses a value read as outcome i that another outcome should have.
func (p *packer) fits(f Field, c *Code, i int) {
	if lex := &p.voc.fields[f]; p.reading && p.err == nil && lex.rivals(i) && lex.find(p, c) != i {
		p.wrong()
	}
}

// term reports whether the values of the field have no system.
func (f Field) term() bool { return f == FieldTitle || f == FieldPhone || f == FieldCountry }

// shape is what a pattern leaves open: whether the guess is right, where there
// is one, then the signs behind it.
func (p *packer) shape(e *entry, value *string) {
	p.bytes = append(p.bytes[:0], *value...) // what was written, or the pattern
	if e.Guess == nil {
		p.signs(e.runs, p.bytes, 0)
	} else {
		p.guessed(e)
	}
	if !p.reading {
		return
	}
	if e.check > 0 {
		p.bytes = e.Check(p.bytes[:e.body], p.bytes[:e.body:e.body])
	}
	if len(p.bytes) != len(e.Pattern) {
		p.wrong()
		return
	}
	*value = p.keep(p.bytes)
}

// guessed is the signs of a shape for which there is a guess.
func (p *packer) guessed(e *entry) {
	p.guess = e.Guess(p.guess[:0], &p.known)
	if !e.begins(p.guess) {
		p.signs(e.runs, p.bytes, 0)
		return
	}
	if p.flag(!p.reading && bytes.HasPrefix(p.bytes, p.guess), mostly) {
		p.signs(e.runs, p.bytes, copy(p.bytes, p.guess))
		return
	}
	if p.signs(e.runs, p.bytes, 0); p.reading && bytes.HasPrefix(p.bytes, p.guess) {
		p.wrong()
	}
}

// begins reports whether a value of the shape may begin with head.
func (e *entry) begins(head []byte) bool {
	if len(head) == 0 || len(head) > e.body {
		return false
	}
	for i, c := range head {
		if !sign(e.Pattern[i], c) {
			return false
		}
	}
	return true
}

// signs are those of a shape from a place on: up to three digits together as
// one number.
func (p *packer) signs(runs []run, out []byte, from int) {
	for i := range runs {
		r := &runs[i]
		at := max(r.begin, from)
		if r.sign != '#' {
			if at < r.end {
				p.sign(r.sign, &out[at])
			}
			continue
		}
		for at < r.end {
			n := min(r.end-at, 3)
			p.group(out[at : at+n])
			at += n
		}
	}
}

// sign is a letter from A to Z, for @; or, for *, a digit or A or B, where
// letters are the exception.
func (p *packer) sign(sign byte, c *byte) {
	const letters = "0123456789AB"
	if sign == '@' {
		d := p.digit(int(*c)-'A', 26)
		if p.reading {
			*c = byte('A' + d)
		}
		return
	}
	if p.reading {
		*c = letters[p.r.Pick(starOf)]
		return
	}
	p.pick(strings.IndexByte(letters, *c), starOf)
}

var starOf = pack.NewTable(12, 408, 408, 408, 408, 408, 408, 408, 408, 408, 408, 8, 8)

// group is one to three digits as a number.
func (p *packer) group(out []byte) {
	radix := [...]uint32{1, 10, 100, 1000}[len(out)&3]
	n := uint32(0)
	if !p.reading {
		for _, c := range out {
			n = n*10 + uint32(c-'0')
		}
		p.digit(int(n), int(radix))
		return
	}
	n = p.r.Digit(radix)
	switch len(out) {
	case 3:
		out[0], out[1], out[2] = byte('0'+n/100), byte('0'+n/10%10), byte('0'+n%10)
	case 2:
		out[0], out[1] = byte('0'+n/10), byte('0'+n%10)
	case 1:
		out[0] = byte('0' + n)
	}
}

// identifier is a number of a person or a thing.
func (p *packer) identifier(f Field, id *identity.Identifier) {
	c := &p.id
	*c = Code{System: id.System, Code: id.Value}
	i := p.value(f, c)
	p.fits(f, c, i)
	if p.reading {
		id.System, id.Value = c.System, c.Code
	}
}

func patientIdentifier(p *packer, id *identity.Identifier)      { p.identifier(FieldPatient, id) }
func practitionerIdentifier(p *packer, id *identity.Identifier) { p.identifier(FieldPractitioner, id) }
func placeIdentifier(p *packer, id *identity.Identifier)        { p.identifier(FieldPlace, id) }

// code is a concept with its label: none, the one of the entry, or text.
func (p *packer) code(f Field, c *Code, labels *pack.Table) {
	i := p.value(f, c)
	own, alone := "", false
	if entries := p.voc.fields[f].entries; i < len(entries) {
		own, alone = entries[i].Label, entries[i].alone()
	}
	if alone {
		if p.reading {
			c.Display = own
		}
		return
	}
	p.label(&c.Display, own, labels)
	p.fits(f, c, i)
}

// label is the label of a code: none, the one of its entry, or text.
func (p *packer) label(s *string, own string, labels *pack.Table) {
	form := 2
	switch *s {
	case "":
		form = 0
	case own:
		form = 1
	}
	if own != "" {
		form = p.pick(form, labels)
	} else if form = 0; p.flag(*s != "", some) {
		form = 2
	}
	switch {
	case form == 1 && p.reading:
		*s = own
	case form == 2:
		p.text(s)
		if p.reading && (*s == "" || *s == own) {
			p.wrong()
		}
	}
}

// concepts of one field each, for lists and optional values.
func settingCode(p *packer, c *Code)    { p.code(FieldSetting, c, labelOf) }
func professionCode(p *packer, c *Code) { p.code(FieldProfession, c, labelOf) }
func tagCode(p *packer, c *Code)        { p.code(FieldTag, c, labelOf) }
func formCode(p *packer, c *Code)       { p.code(FieldForm, c, labelOf) }
func substanceCode(p *packer, c *Code)  { p.code(FieldSubstance, c, labelOf) }
func motiveCode(p *packer, c *Code)     { p.code(FieldMotive, c, labelOf) }
func indicationCode(p *packer, c *Code) { p.code(FieldIndication, c, labelOf) }
func conditionCode(p *packer, c *Code)  { p.code(FieldCondition, c, labelOf) }
func routeCode(p *packer, c *Code)      { p.code(FieldRoute, c, labelOf) }
func siteCode(p *packer, c *Code)       { p.code(FieldSite, c, labelOf) }
func methodCode(p *packer, c *Code)     { p.code(FieldMethod, c, labelOf) }

// productCode and productForm are codes of a product, its form and, by
// bareCode, its substances: the label is written only when there is nothing else
// or when labels are asked for.
func productCode(p *packer, c *Code) { p.bareCode(FieldProduct, c) }
func productForm(p *packer, c *Code) { p.bareCode(FieldForm, c) }

func (p *packer) bareCode(f Field, c *Code) {
	if !p.reading && !p.labels && c.Code != "" && c.Display != "" {
		bare := Code{System: c.System, Code: c.Code}
		c = &bare
	}
	p.code(f, c, labelOf)
}

// term is a text for which the field has values or shapes.
func (p *packer) term(f Field, s *string) {
	c := &p.id
	*c = Code{Code: *s}
	i := p.value(f, c)
	p.fits(f, c, i)
	if p.reading {
		*s = c.Code
	}
}
