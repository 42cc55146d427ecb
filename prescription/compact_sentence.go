package prescription

// The text of a line is a sentence of the vocabulary, by its number, or text
// typed by hand, as the last number. Sentences are written for all lines
// together, before the walk over the lines or behind it: one piece of code at a
// time stays in the cache of the processor.

// said finds the sentences of the lines, when they are to be written.
func (p *packer) said(lines []Line) {
	p.forms = append(p.forms[:0], make([]uint8, len(lines))...)
	if p.reading {
		return
	}
	for i := range lines {
		p.forms[i] = p.sentence(&lines[i], uint8(len(p.voc.sentences)))
	}
}

// lineText is the form of the text of a line, and the text when it is typed.
func (p *packer) lineText(l *Line, form *uint8) {
	*form = uint8(p.pick(int(*form), p.voc.sentenceOf))
	if int(*form) == len(p.voc.sentences) {
		p.text(&l.Text)
	}
}

// say writes the sentences of the lines that were read. Of several sentences
// that say the same, the first counts.
func (p *packer) say(lines []Line) {
	for i := range lines {
		l, form := &lines[i], p.forms[i]
		if !p.reading || p.err != nil {
			return
		}
		if int(form) < len(p.voc.sentences) {
			p.bytes = p.voc.sentences[form](p.bytes[:0], l)
			l.Text = p.keep(p.bytes)
		}
		if form > 0 && p.sentence(l, form) != form {
			p.wrong()
		}
	}
}

// sentence returns the first of the sentences below end that says the text of
// the line, end when none does.
func (p *packer) sentence(l *Line, end uint8) uint8 {
	for i := range end {
		p.bytes = p.voc.sentences[i](p.bytes[:0], l)
		if string(p.bytes) == l.Text {
			return i
		}
	}
	return end
}
