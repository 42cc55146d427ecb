package prescription

import (
	"sync"
	"unicode/utf8"

	"github.com/ordonnance-numerique/ordonnance-go/identity"
	pack "github.com/ordonnance-numerique/ordonnance-go/internal/bits"
)

// Tables is what a country or a program knows of the values that stand in its
// prescriptions, so that the compact form can write them short. A table makes
// things shorter and never decides what may be said: what is in no table
// travels as text.
//
// Tables with a published number never change, not in order, weight or wording:
// a code printed with them has to be read for years. Other tables are another
// number.
type Tables struct {
	// Number is written in the payload, 1 to 2^20 - 1.
	Number int
	// Systems are URIs of systems of codes and identifiers, the most frequent
	// first, for values that no entry covers.
	Systems []string
	// Entries are the values and shapes of each field, the most frequent first.
	Entries map[Field][]Entry
	// Texts are pieces of text with their costs. A nil list stands for the
	// neutral letters of the format.
	Texts []Token
	// FamilyNames and GivenNames are samples of names, in capitals.
	FamilyNames, GivenNames []NameCount
	// Sentences write a posology in words. A line whose text is what one of
	// them writes for it carries the number of the sentence instead. They change
	// nothing in the line.
	Sentences []func(dst []byte, l *Line) []byte
	// BirthPlace guesses the place of birth from an identifier of the patient;
	// nil when nothing does. It appends nothing when it cannot tell.
	BirthPlace func(dst []byte, known *Known) []byte
}

// Field is a place in a prescription with its own table of values.
type Field int

// The fields.
const (
	FieldNumber       Field = iota // number of the prescription
	FieldPatient                   // identifiers of the patient
	FieldPractitioner              // identifiers of professionals
	FieldPlace                     // identifiers of places
	FieldProfession
	FieldTitle   // titles of professionals; values without a system
	FieldPhone   // values without a system
	FieldCountry // values without a system
	FieldSetting
	FieldTag
	FieldProduct // medicines and devices
	FieldForm
	FieldSubstance
	FieldUnit // of doses, strengths, rates
	FieldPack // units of what is handed out
	FieldMotive
	FieldIndication
	FieldCondition // conditions and events
	FieldRoute
	FieldSite
	FieldMethod
	fieldCount
)

// Entry is a value of a field, or a shape that many values have.
type Entry struct {
	System string // URI, "" for values without a system
	// Pattern is the value, at most 64 characters, in which
	//   # stands for a digit,
	//   * for a digit or A or B,
	//   @ for a letter from A to Z,
	//   = at the end, once or more, for check characters that Check writes.
	// An entry without system and pattern is a label alone, as some units are.
	Pattern string
	// Label is the label that goes with the value; "" when there is none.
	Label string
	// Check appends the characters that complete head, as many as the pattern
	// has signs for; another number of them means that head has none.
	Check func(dst, head []byte) []byte
	// Guess appends what the value probably begins with, from what is known
	// already; nothing when it cannot tell.
	Guess func(dst []byte, known *Known) []byte
}

// Known is what a reader knows when it comes to a value: only what stands
// before it in the order of the format.
type Known struct {
	Sex        identity.Sex
	BirthDate  identity.Date
	Patient    []identity.Identifier
	Prescriber []identity.Identifier
}

// Token is a piece of text with its cost in eighths of a bit, 8 to 112. The
// empty text is the end of a text and has to be there.
type Token struct {
	Text string
	Cost uint8
}

// Vocabulary is a set of [Tables] made ready for use. What it says is never
// changed, and it may be shared.
type Vocabulary struct {
	number     int
	systems    []string
	systemOf   *pack.Table
	fields     [fieldCount]lexicon
	texts      *lexis
	family     *spelling
	given      *spelling
	sentences  []func([]byte, *Line) []byte
	sentenceOf *pack.Table
	birthPlace func([]byte, *Known) []byte
	packers    sync.Pool // of *packer, emptied: memory to work in
}

// NewVocabulary checks the tables and makes them ready; it refuses tables that
// contradict themselves with [ErrVocabulary]: a number out of range, more than
// 1000 entries of a field, two equal entries, a pattern that is empty or has
// signs for a check and no check, tokens that are not UTF-8, stand twice, lack
// the end or cost too little together.
func NewVocabulary(t Tables) (*Vocabulary, error) {
	if t.Number < 1 || t.Number >= 1<<20 {
		return nil, ErrVocabulary
	}
	return newVocabulary(t)
}

func newVocabulary(t Tables) (*Vocabulary, error) {
	const most = 1000 // entries of a list
	v := &Vocabulary{number: t.Number, systems: append([]string{""}, t.Systems...), birthPlace: t.BirthPlace}
	if len(t.Systems) > most || len(t.Sentences) > 16 || hasDouble(t.Systems) {
		return nil, ErrVocabulary
	}
	v.systemOf = ranked(len(v.systems))
	for f, entries := range t.Entries {
		if f < 0 || f >= fieldCount || len(entries) > most {
			return nil, ErrVocabulary
		}
	}
	for f := range v.fields {
		lex, ok := newLexicon(Field(f), t.Entries[Field(f)])
		if !ok {
			return nil, ErrVocabulary
		}
		v.fields[f] = lex
	}
	var ok1, ok2, ok3 bool
	v.texts, ok1 = newLexis(t.Texts)
	v.family, ok2 = newSpelling(t.FamilyNames, 3700, 160, 200, 36)
	v.given, ok3 = newSpelling(t.GivenNames, 2600, 1100, 390, 6)
	if !ok1 || !ok2 || !ok3 {
		return nil, ErrVocabulary
	}
	v.sentences = t.Sentences
	v.sentenceOf = sentenceTable(len(t.Sentences))
	return v, nil
}

// Number returns the number of the tables.
func (v *Vocabulary) Number() int { return v.number }

// sentenceTable has an outcome for each sentence and a last one for text typed
// by hand, of weight 1400; the first sentence has what remains.
func sentenceTable(n int) *pack.Table {
	if n == 0 {
		return pack.NewTable(0, 1)
	}
	weights := make([]int, n+1)
	left := 4096 - 1400
	for i := range n {
		weights[i] = 60
		left -= 60
	}
	weights[0] += left
	weights[n] = 1400
	return pack.NewTable(12, weights...)
}

func hasDouble(texts []string) bool {
	seen := make(map[string]bool, len(texts))
	for _, s := range texts {
		if s == "" || seen[s] || !utf8.ValidString(s) {
			return true
		}
		seen[s] = true
	}
	return false
}
