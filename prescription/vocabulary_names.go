package prescription

import (
	"strings"
	"unicode/utf8"

	pack "github.com/ordonnance-numerique/ordonnance-go/internal/bits"
)

// NameCount is a name in capitals with how often it was counted. The lists of
// names in [Tables] are samples: which letters follow which is counted in them,
// and a name that is not in a list can be written all the same.
type NameCount struct {
	Name  string
	Count int // 1 to 10000
}

// nameLetters are the letters of words of names; other characters are written
// by their number.
const nameLetters = "ABCDEFGHIJKLMNOPQRSTUVWXYZÉÈÊËÀÂÄÇÎÏÔÖÙÛÜŒ"

const (
	nameLetterCount = 42
	wordEnd         = nameLetterCount     // outcome that ends a word
	wordEscape      = nameLetterCount + 1 // outcome before another character
	nameOutcomes    = nameLetterCount + 2
	nameScale       = 12
)

// letterOf is the outcome of a letter, wordEscape for another character. The
// separators of words have none.
func letterOf(r rune) int {
	if r >= 'A' && r <= 'Z' {
		return int(r - 'A')
	}
	if i := strings.IndexRune(nameLetters, r); i >= 0 {
		return 26 + (i-26)/2 // the letters behind Z have two bytes each
	}
	return wordEscape
}

func letterText(i int) string {
	if i < 26 {
		return nameLetters[i : i+1]
	}
	return nameLetters[26+2*(i-26) : 28+2*(i-26)]
}

// letterContext is the two characters before: 0 for none (the beginning of the
// word), 1 to 42 for a letter, 43 for another character.
type letterContext struct{ first, second int }

func (c letterContext) then(outcome int) letterContext {
	return letterContext{c.second, min(outcome+1, wordEscape)}
}

// spelling is what a list of names teaches: the weights of letters behind the
// two letters before.
type spelling struct {
	after1     [nameOutcomes]*pack.Table // by the letter before, + 1
	after2     [nameOutcomes][nameOutcomes]*pack.Table
	separators *pack.Table // of words: end, space, hyphen, apostrophe
}

type nameWeights [nameOutcomes]int

func (c *nameWeights) total() (n int) {
	for _, w := range c {
		n += w
	}
	return n
}

// smooth gives the weights of a context, of 2^12, from its counts and the
// weights of the context that is one letter shorter: the shorter one counts as
// much as share occurrences. Weight i is 1 + ⌊(2^12 - n)·part/whole⌋, part being
// 2^12·count + share·shorter, and the end of the word has what remains.
func smooth(count, shorter *nameWeights, share int) *nameWeights {
	const scale = 1 << nameScale
	whole := scale*count.total() + share*scale
	out := new(nameWeights)
	left := scale
	for i := range out {
		out[i] = 1 + (scale-nameOutcomes)*(scale*count[i]+share*shorter[i])/whole
		left -= out[i]
	}
	out[wordEnd] += left
	return out
}

const (
	shareOfLetters = 40 // of a flat distribution, in that of single letters
	shareOfOne     = 8  // of single letters, in that behind one letter
	shareOfTwo     = 8  // of that behind one letter, in that behind two
)

// newSpelling counts the names; separators are the weights of what stands
// between words. It refuses names with anything but letters and separators.
func newSpelling(names []NameCount, separators ...int) (*spelling, bool) {
	var none nameWeights
	var one [nameOutcomes]nameWeights
	two := make(map[letterContext]*nameWeights)
	for _, n := range names {
		if n.Count < 1 || n.Count > 10000 || n.Name == "" || !utf8.ValidString(n.Name) {
			return nil, false
		}
		for word := range strings.FieldsFuncSeq(n.Name, isSeparator) {
			at := letterContext{}
			for _, r := range word + " " {
				i := wordEnd
				if r != ' ' {
					i = letterOf(r)
				}
				if i == wordEscape {
					return nil, false
				}
				none[i] += n.Count
				one[at.second][i] += n.Count
				if two[at] == nil {
					two[at] = new(nameWeights)
				}
				two[at][i] += n.Count
				at = at.then(i)
			}
		}
	}
	return fill(&none, &one, two, separators), true
}

// fill makes the tables of all contexts.
func fill(none *nameWeights, one *[nameOutcomes]nameWeights, two map[letterContext]*nameWeights, separators []int) *spelling {
	flat := new(nameWeights)
	for i := range flat {
		flat[i] = 1 << nameScale / nameOutcomes
	}
	s := &spelling{separators: pack.NewTable(12, separators...)}
	single := smooth(none, flat, shareOfLetters)
	for b := range one {
		after := smooth(&one[b], single, shareOfOne)
		s.after1[b] = pack.NewTable(nameScale, after[:]...)
		for a := range one {
			if count := two[letterContext{a, b}]; count != nil {
				s.after2[a][b] = pack.NewTable(nameScale, smooth(count, after, shareOfTwo)[:]...)
			}
		}
	}
	return s
}

// table is that of a context: behind two letters when they were counted, else
// behind one.
func (s *spelling) table(at letterContext) *pack.Table {
	if t := s.after2[at.first][at.second]; t != nil {
		return t
	}
	return s.after1[at.second]
}

func isSeparator(r rune) bool { return r == ' ' || r == '-' || r == '\'' }
