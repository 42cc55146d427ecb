package prescription

import (
	"reflect"
	"runtime"
	"strings"

	pack "github.com/ordonnance-numerique/ordonnance-go/internal/bits"
)

// What the tables of the compact form are made of, for the files in
// testdata/compact-format.

// FormatChoice is a list of values and the weights of the choice among them.
// One weight more than values is the outcome "another value".
type FormatChoice struct {
	Values  any   `json:"values"`
	Weights []int `json:"weights"`
}

// FormatFlags are the weights of flags by their names.
func FormatFlags() map[string]int {
	return map[string]int{"rare": rare, "seldom": seldom, "some": some, "even": even, "often": often, "mostly": mostly,
		"nearly": nearly}
}

// FormatTables are the tables without a list of values.
func FormatTables() map[string][]int {
	tables := map[string][]int{}
	for name, t := range map[string]*pack.Table{
		"fewest": fewest, "single": single, "fewer": fewer, "several": several, "small": small, "wide": wide,
		"vocabulary": vocabularyOf, "productKinds": kindOf, "labels": labelOf, "unitLabels": unitOf,
		"substitutionForms": refusal, "sequenceAlone": seqOne, "sequence": seqOf, "nameForms": nameOf,
		"firstNameForms": firstOf, "bounds": boundOf, "boundsWithin": within, "birthPlaceForms": placeOf, "star": starOf,
	} {
		tables[name] = weightsOf(t, 12)
	}
	return tables
}

// FormatLists are the lists of values with their weights.
func FormatLists() map[string]FormatChoice {
	rhythmsAsTiming := make([]Timing, len(rhythms))
	for i, r := range rhythms {
		rhythmsAsTiming[i] = Timing{Style: r.Style, Frequency: r.Frequency, FrequencyMax: r.FrequencyMax, Period: r.Period,
			PeriodMax: r.PeriodMax}
	}
	unitNames := make([]string, len(timeUnits))
	for i, u := range timeUnits {
		unitNames[i] = u.String()
	}
	return map[string]FormatChoice{
		"sexes": {sexes, weightsOf(sexOf, 12)}, "decimals": {decimals, weightsOf(decimalOdds, 12)},
		"timeUnits": {unitNames, weightsOf(timeUnitOf, 12)}, "durations": {durations, weightsOf(durationOf, 12)},
		"intervals": {intervals, weightsOf(intervalOf, 12)}, "rhythms": {rhythmsAsTiming, weightsOf(rhythmOf, 12)},
		"styles": {styles, weightsOf(styleOf, 12)}, "momentSets": {momentSets, weightsOf(momentSetOf, 12)},
		"momentCodes": {momentCodes, weightsOf(momentCodeOf, 12)}, "scopes": {scopes, weightsOf(scopeOf, 12)},
		"repeats": {repeatCounts, weightsOf(repeatOf, 12)}, "relations": {relations, weightsOf(relationOf, 12)},
		"offsets": {offsets, weightsOf(offsetOf, 12)}, "weekdays": {weekdays, nil},
	}
}

// FormatEntry is an [Entry] whose functions have names.
type FormatEntry struct {
	System  string `json:"system,omitempty"`
	Pattern string `json:"pattern,omitempty"`
	Label   string `json:"label,omitempty"`
	Check   string `json:"check,omitempty"`
	Guess   string `json:"guess,omitempty"`
}

// FormatField is the entries of a field and their weights.
type FormatField struct {
	Entries []FormatEntry `json:"entries"`
	Weights []int         `json:"weights"`
}

// FormatTexts is tokens and the weights of the choice among them; the last one
// is the escape.
type FormatTexts struct {
	Tokens  [][2]any `json:"tokens"`
	Weights []int    `json:"weights"`
}

// FormatNames is what names are written with: the sample, what follows a word,
// and the letters by what stands before them ("^" nothing, "?" a character
// that is no letter of names).
type FormatNames struct {
	Counts     [][2]any         `json:"counts"`
	Separators []int            `json:"separators"`
	Weights    map[string][]int `json:"weights"`
}

// FormatVocabulary is everything of a vocabulary that is data.
type FormatVocabulary struct {
	Number     int                    `json:"number"`
	Systems    FormatChoice           `json:"systems"`
	Fields     map[string]FormatField `json:"fields"`
	Texts      FormatTexts            `json:"texts"`
	Family     FormatNames            `json:"familyNames"`
	Given      FormatNames            `json:"givenNames"`
	Sentences  FormatSentences        `json:"sentences"`
	BirthPlace string                 `json:"birthPlace"`
}

// FormatSentences is the functions that write sentences and their weights; the
// last one is typed text.
type FormatSentences struct {
	Names   []string `json:"names"`
	Weights []int    `json:"weights"`
}

// FormatOf returns the data of a vocabulary made of the tables; the zero
// tables are those of the format itself. names gives functions their names.
func FormatOf(t Tables, names map[string]string) (FormatVocabulary, error) {
	v, err := newVocabulary(t)
	if err != nil {
		return FormatVocabulary{}, err
	}
	if t.Texts == nil {
		t.Texts = letters
	}
	out := FormatVocabulary{
		Number:     v.number,
		Systems:    FormatChoice{v.systems, weightsOf(v.systemOf, 12)},
		Fields:     map[string]FormatField{},
		Texts:      FormatTexts{[][2]any{}, weightsOf(v.texts.table, tokenScale)},
		Family:     formatNames(t.FamilyNames, v.family),
		Given:      formatNames(t.GivenNames, v.given),
		Sentences:  FormatSentences{[]string{}, weightsOf(v.sentenceOf, 12)},
		BirthPlace: nameOfFunction(t.BirthPlace, names),
	}
	for _, token := range t.Texts {
		out.Texts.Tokens = append(out.Texts.Tokens, [2]any{token.Text, int(token.Cost)})
	}
	for _, f := range t.Sentences {
		out.Sentences.Names = append(out.Sentences.Names, nameOfFunction(f, names))
	}
	for f, name := range fieldNames {
		field := FormatField{[]FormatEntry{}, weightsOf(v.fields[f].table, 12)}
		for _, e := range t.Entries[Field(f)] {
			field.Entries = append(field.Entries, FormatEntry{e.System, e.Pattern, e.Label,
				nameOfFunction(e.Check, names), nameOfFunction(e.Guess, names)})
		}
		out.Fields[name] = field
	}
	return out, nil
}

var fieldNames = [fieldCount]string{"number", "patient", "practitioner", "place", "profession", "title", "phone",
	"country", "setting", "tag", "product", "form", "substance", "unit", "pack", "motive", "indication", "condition",
	"route", "site", "method"}

// nameOfFunction is the name of a function in names, or what its package calls
// it when it has none there, or "" for nil.
func nameOfFunction(f any, names map[string]string) string {
	v := reflect.ValueOf(f)
	if v.IsNil() {
		return ""
	}
	name := runtime.FuncForPC(v.Pointer()).Name()
	name = name[strings.LastIndexByte(name, '.')+1:]
	if known, ok := names[name]; ok {
		return known
	}
	return name
}

func formatNames(sample []NameCount, s *spelling) FormatNames {
	out := FormatNames{[][2]any{}, weightsOf(s.separators, 12), map[string][]int{}}
	for _, n := range sample {
		out.Counts = append(out.Counts, [2]any{n.Name, n.Count})
	}
	for second := range nameOutcomes {
		behindOne := s.table(contextOf(wordEscape, second))
		out.Weights[contextName(second)] = weightsOf(behindOne, nameScale)
		for first := range wordEscape {
			if t := s.table(contextOf(first, second)); t != behindOne {
				out.Weights[contextName(first)+contextName(second)] = weightsOf(t, nameScale)
			}
		}
	}
	return out
}

func contextName(i int) string {
	switch i {
	case 0:
		return "^"
	case wordEscape:
		return "?"
	}
	return letterText(i - 1)
}

// weightsOf finds the weights of a table of the scale by writing its outcomes:
// an outcome alone in a message leaves the state start + 1, or start + 2^scale
// where its weight is 1.
func weightsOf(t *pack.Table, scale uint8) []int {
	weights := make([]int, t.Len())
	if len(weights) == 1 {
		return []int{1} // no choice
	}
	end := 1 << scale
	for i := t.Len() - 1; i >= 0; i-- {
		var w pack.Writer
		w.Pick(i, t)
		x := 0
		for _, b := range w.Append(nil) {
			x = x<<8 | int(b)
		}
		start := x - 1
		if x >= 1<<scale {
			start = x - 1<<scale
		}
		weights[i] = end - start
		end = start
	}
	return weights
}
