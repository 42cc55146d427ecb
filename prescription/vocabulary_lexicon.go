package prescription

import (
	"strings"
	"unicode/utf8"

	pack "github.com/ordonnance-numerique/ordonnance-go/internal/bits"
)

// lexicon is the table of a field made ready.
type lexicon struct {
	entries []entry
	table   *pack.Table // an outcome for each entry, and a last one for text
	// literal finds entries without signs; shapes are the others, in order.
	literal map[Code]int
	shapes  []int
}

type entry struct {
	Entry
	body   int  // length of the pattern without check characters
	check  int  // check characters at its end
	shaped bool // has signs
	rival  bool // an entry before it may fit the same values
	head   int  // length of what stands before the first sign
	runs   []run
}

// run is a run of signs # in a pattern, or one other sign, up to but not
// including end.
type run struct {
	begin, end int
	sign       byte
}

// runsIn cuts the signs of a pattern into runs.
func runsIn(pattern string) (runs []run) {
	for i := range len(pattern) {
		last := len(runs) - 1
		switch {
		case !open(pattern[i]):
		case pattern[i] == '#' && last >= 0 && runs[last].sign == '#' && runs[last].end == i:
			runs[last].end++
		default:
			runs = append(runs, run{i, i + 1, pattern[i]})
		}
	}
	return runs
}

// alone reports whether the entry is a label without a code, or nothing at all.
func (e *entry) alone() bool { return e.System == "" && e.Pattern == "" }

func newLexicon(f Field, entries []Entry) (lexicon, bool) {
	lex := lexicon{table: ranked(len(entries)), literal: make(map[Code]int, len(entries))}
	seen := make(map[Code]bool, len(entries))
	for i, from := range entries {
		e, ok := newEntry(f, from)
		key := e.key()
		if !ok || seen[key] {
			return lexicon{}, false
		}
		seen[key] = true
		for _, before := range lex.entries {
			e.rival = e.rival || e.shaped && e.meets(&before)
		}
		lex.entries = append(lex.entries, e)
		if e.shaped {
			lex.shapes = append(lex.shapes, i)
		} else {
			lex.literal[key] = i
		}
	}
	// A literal comes first wherever it stands.
	for _, i := range lex.shapes {
		for _, j := range lex.literal {
			e, l := &lex.entries[i], &lex.entries[j]
			e.rival = e.rival || e.meets(l)
		}
	}
	return lex, true
}

// meets reports whether a value could fit both entries.
func (e *entry) meets(f *entry) bool {
	if e.System != f.System || len(e.Pattern) != len(f.Pattern) {
		return false
	}
	for i := range min(e.body, f.body) {
		if a, b := e.Pattern[i], f.Pattern[i]; a != b && !sign(a, b) && !sign(b, a) && !(open(a) && open(b)) {
			return false
		}
	}
	return true
}

// open reports whether a character of a pattern stands for several.
func open(s byte) bool { return s == '#' || s == '*' || s == '@' }

func newEntry(f Field, from Entry) (entry, bool) {
	const longest = 64
	body := strings.TrimRight(from.Pattern, "=")
	e := entry{Entry: from, body: len(body), check: len(from.Pattern) - len(body)}
	e.runs, e.head = runsIn(body), len(body)
	if len(e.runs) > 0 {
		e.head = e.runs[0].begin
	}
	e.shaped = e.check > 0 || strings.ContainsAny(body, "#*@")
	switch {
	case len(e.Pattern) > longest, !utf8.ValidString(e.System + e.Pattern + e.Label),
		strings.Contains(body, "="), e.check > 0 && e.Check == nil,
		e.Pattern == "" && e.System != "",
		f.term() && (e.System != "" || e.Pattern == "" || e.Label != ""):
		return entry{}, false
	}
	return e, true
}

// key is what no two entries share: system and pattern, or a label alone.
func (e *entry) key() Code {
	if e.alone() {
		return Code{Display: e.Label}
	}
	return Code{System: e.System, Code: e.Pattern}
}

// rivals reports whether a value read as outcome i may be one of another.
func (lex *lexicon) rivals(i int) bool {
	return i == len(lex.entries) && i > 0 || i < len(lex.entries) && lex.entries[i].rival
}

// find returns the first entry that a value fits, or the number of entries
// when there is none. A literal entry comes before every shape.
func (lex *lexicon) find(p *packer, c *Code) int {
	for i := range min(len(lex.entries), 2) { // the most frequent ones
		if e := &lex.entries[i]; !e.shaped && e.Pattern == c.Code && e.System == c.System &&
			(!e.alone() || e.Label == c.Display) {
			return i
		}
	}
	if len(lex.literal) > 0 {
		key := Code{System: c.System, Code: c.Code}
		if c.System == "" && c.Code == "" {
			key.Display = c.Display
		}
		if i, ok := lex.literal[key]; ok {
			return i
		}
	}
	for _, i := range lex.shapes {
		e := &lex.entries[i]
		if len(e.Pattern) == len(c.Code) && e.System == c.System && e.match(p, c.Code) {
			return i
		}
	}
	return len(lex.entries)
}

// match reports whether a value of the right length has the shape.
func (e *entry) match(p *packer, value string) bool {
	if value[:e.head] != e.Pattern[:e.head] {
		return false
	}
	for i := e.head; i < e.body; i++ {
		if !sign(e.Pattern[i], value[i]) {
			return false
		}
	}
	if e.check == 0 {
		return true
	}
	p.bytes = append(p.bytes[:0], value[:e.body]...)
	p.bytes = e.Check(p.bytes, p.bytes[:e.body:e.body])
	return string(p.bytes) == value
}

// sign reports whether c may stand where the pattern has s.
func sign(s, c byte) bool {
	switch s {
	case '#':
		return c >= '0' && c <= '9'
	case '*':
		return c >= '0' && c <= '9' || c == 'A' || c == 'B'
	case '@':
		return c >= 'A' && c <= 'Z'
	}
	return s == c
}
