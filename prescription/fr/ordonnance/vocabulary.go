package ordonnance

import (
	"embed"
	"iter"
	"strconv"
	"strings"
	"sync"

	"github.com/ordonnance-numerique/ordonnance-go/document"
	"github.com/ordonnance-numerique/ordonnance-go/prescription"
)

// VocabularyNumber is the number of the French tables that are written.
const VocabularyNumber = 1

// CompactKind is [prescription.CompactKind] with the French tables: the form
// for the printed code of an ordonnance. Options may be nil; vocabularies in it
// are read beside the French ones.
func CompactKind(opts *prescription.CompactOptions) document.Kind[prescription.Prescription] {
	var o prescription.CompactOptions
	if opts != nil {
		o = *opts
	}
	o.Vocabularies = append([]*prescription.Vocabulary{Vocabulary()}, o.Vocabularies...)
	return prescription.CompactKind(&o)
}

// Vocabulary returns the French tables for the compact form: shapes of French
// numbers with their check characters, codes and units of the trade, pieces of
// French text, and the sentences [AppendSentence] and [AppendSentenceInWords].
//
// They are published with number 1 and never change, wording of the sentences
// included: codes printed with them have to be read for years. The tables are
// also data: the files in the folder vocabulary, and [VocabularyTables].
func Vocabulary() *prescription.Vocabulary { return frenchTables() }

// frenchTables makes the tables ready once, at the first use.
var frenchTables = sync.OnceValue(func() *prescription.Vocabulary {
	v, err := prescription.NewVocabulary(VocabularyTables())
	if err != nil {
		panic("ordonnance: embedded vocabulary: " + err.Error()) // fixed in code, see the tests
	}
	return v
})

// VocabularyTables returns the French tables as data, a new copy at each call.
func VocabularyTables() prescription.Tables {
	return prescription.Tables{
		Number:      VocabularyNumber,
		Systems:     vocabularySystems(),
		Entries:     vocabularyEntries(),
		Texts:       tokens("texts-1.txt"),
		FamilyNames: names("family-1.txt"),
		GivenNames:  names("given-1.txt"),
		Sentences: []func([]byte, *prescription.Line) []byte{
			appendInDigits, appendInWords},
		BirthPlace: guessBirthPlace,
	}
}

// tokenFiles hold one piece on a line: a number, a tab, a text in quotes. The
// number of a token is its cost in eighths of a bit, that of a name its count;
// a label has its code in the place of the number.
//
//go:embed vocabulary/*.txt
var tokenFiles embed.FS

func tokens(file string) (list []prescription.Token) {
	for n, text := range pieces(file) {
		list = append(list, prescription.Token{Text: text, Cost: uint8(n)})
	}
	return list
}

func names(file string) (list []prescription.NameCount) {
	for n, text := range pieces(file) {
		list = append(list, prescription.NameCount{Name: text, Count: n})
	}
	return list
}

// labels reads pairs of a code and its label.
func labels(file string) (pairs []string) {
	for code, label := range linesOf(file) {
		pairs = append(pairs, code, label)
	}
	return pairs
}

// pieces reads a file of numbers and texts; one that is not as it should be panics.
func pieces(file string) iter.Seq2[int, string] {
	return func(yield func(int, string) bool) {
		for number, text := range linesOf(file) {
			n, err := strconv.Atoi(number)
			if err != nil {
				panic("ordonnance: embedded " + file) // see the tests
			}
			if !yield(n, text) {
				return
			}
		}
	}
}

// linesOf gives what stands before the tab and the text in quotes behind it.
func linesOf(file string) iter.Seq2[string, string] {
	return func(yield func(string, string) bool) {
		raw, err := tokenFiles.ReadFile("vocabulary/" + file)
		if err != nil {
			panic(err) // embedded
		}
		for line := range strings.Lines(string(raw)) {
			head, quoted, _ := strings.Cut(strings.TrimSuffix(line, "\n"), "\t")
			text, err := strconv.Unquote(quoted)
			if err != nil {
				panic("ordonnance: embedded " + file) // see the tests
			}
			if !yield(head, text) {
				return
			}
		}
	}
}
