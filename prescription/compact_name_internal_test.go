package prescription

import (
	"testing"

	pack "github.com/ordonnance-numerique/ordonnance-go/internal/bits"
)

// A small letter behind an escape would be a second spelling of a name that is
// written as text: the writer never makes it, so that it is made here.
func TestNameRefusesEscapedSmallLetter(t *testing.T) {
	for name, c := range map[string]struct {
		letter rune
		read   bool
	}{"capital": {'Ñ', true}, "small": {'ñ', false}, "of the tables": {'É', false}, "separator": {'-', false}} {
		t.Run(name, func(t *testing.T) {
			by := neutral.family
			w := &packer{walk: walk{voc: neutral}}
			w.pick(0, nameOf)
			w.pick(wordEscape, by.table(0))
			w.rune(c.letter)
			w.pick(wordEnd, by.table(letterContext(0).then(wordEscape)))
			w.pick(0, by.separators)
			r := &packer{walk: walk{voc: neutral, reading: true, r: pack.NewReader(w.w.Append(nil))}}
			var got string
			r.familyName(&got)
			if read := r.err == nil; read != c.read || read && got != string(c.letter) {
				t.Errorf("read %q, %v", got, r.err)
			}
		})
	}
}
