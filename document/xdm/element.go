package xdm

import (
	"strings"
	"unicode/utf8"
)

// element writes ebXML: elements without white space between them, the
// namespace declared once.
type element struct {
	out  []byte
	fail *Error // the first refusal
}

// lengths of ebXML 3.0 (rim.xsd), in characters.
const (
	longName     = 256  // LongName: values of slots, codes, identifiers
	freeFormText = 1024 // FreeFormText: localized strings
)

// check refuses what XML or ebXML has no room for.
func (w *element) check(text string, most int, path string) {
	switch {
	case w.fail != nil:
	case !clean(text):
		w.fail = refuse("XDM-409", path, nil)
	case most > 0 && utf8.RuneCountInString(text) > most:
		w.fail = refuse("XDM-410", path, nil)
	}
}

var attributeEscaper = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;")

// open begins an element; attributes are pairs of name and value, an empty
// value leaves the attribute out.
func (w *element) open(name string, attrs ...string) { w.start(name, ">", attrs) }

// empty writes an element without content.
func (w *element) empty(name string, attrs ...string) { w.start(name, "/>", attrs) }

func (w *element) start(name, end string, attrs []string) {
	w.out = append(append(w.out, '<'), name...)
	for i := 0; i < len(attrs); i += 2 {
		if attrs[i+1] != "" {
			w.out = append(append(append(w.out, ' '), attrs[i]...), `="`...)
			w.out = append(append(w.out, attributeEscaper.Replace(attrs[i+1])...), '"')
		}
	}
	w.out = append(w.out, end...)
}

func (w *element) close(name string) {
	w.out = append(append(append(w.out, "</"...), name...), '>')
}

// slot writes a slot with the values that say something, and nothing when none
// does.
func (w *element) slot(path, name string, values ...string) {
	opened := false
	for _, v := range values {
		if v == "" {
			continue
		}
		if !opened {
			w.check(name, longName, path)
			w.open("Slot", "name", name)
			w.open("ValueList")
			opened = true
		}
		w.check(v, longName, path)
		w.open("Value")
		w.out = append(w.out, attributeEscaper.Replace(v)...)
		w.close("Value")
	}
	if opened {
		w.close("ValueList")
		w.close("Slot")
	}
}

// localized writes Name or Description. The schema lets an empty one be left
// out.
func (w *element) localized(path, name, text, language string) {
	if text == "" {
		return
	}
	w.check(text, freeFormText, path)
	w.open(name)
	w.empty("LocalizedString", "xml:lang", language, "charset", "UTF-8", "value", text)
	w.close(name)
}
