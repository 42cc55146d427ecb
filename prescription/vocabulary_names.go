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

// letterContext is the two characters before, each as 0 for none (the beginning
// of the word), 1 to 42 for a letter, 43 for another character: the number of
// the first in units of 64, and that of the second.
type letterContext uint16

func contextOf(first, second int) letterContext { return letterContext(first<<6 | second) }

func (c letterContext) second() int { return int(c & 63) }

func (c letterContext) then(outcome int) letterContext {
	return c<<6&0xfff | letterContext(min(outcome+1, wordEscape))
}

// spelling is what a list of names teaches: the weights of letters behind the
// two letters before.
type spelling struct {
	// after is the place in tables of each context: of the two characters
	// before when they were counted, else of the one before. Places and not
	// pointers: there are thousands, and a garbage collector would follow each.
	after      [nameOutcomes << 6]uint16
	tables     []pack.Table
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
			at := letterContext(0)
			for _, r := range word + " " {
				i := wordEnd
				if r != ' ' {
					i = letterOf(r)
				}
				if i == wordEscape {
					return nil, false
				}
				none[i] += n.Count
				one[at.second()][i] += n.Count
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
		behindOne := s.add(after)
		for a := range one {
			at := contextOf(a, b)
			s.after[at] = behindOne
			if count := two[at]; count != nil {
				s.after[at] = s.add(smooth(count, after, shareOfTwo))
			}
		}
	}
	return s
}

// add makes a table and gives its place: there are less than 2^11 contexts.
func (s *spelling) add(weights *nameWeights) uint16 {
	s.tables = append(s.tables, *pack.NewTable(nameScale, weights[:]...))
	return uint16(len(s.tables) - 1)
}

// table is that of a context.
func (s *spelling) table(at letterContext) *pack.Table { return &s.tables[s.after[at]] }

func isSeparator(r rune) bool { return r == ' ' || r == '-' || r == '\'' }
