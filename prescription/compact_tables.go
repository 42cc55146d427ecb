package prescription

import (
	"math/bits"

	"github.com/ordonnance-numerique/ordonnance-go/identity"
	pack "github.com/ordonnance-numerique/ordonnance-go/internal/bits"
)

// Tables of version 1 of the compact form. They are the format: an entry or a
// weight that changes is another version.

// Tables of the lengths in bits of numbers (see packer.number): outcome 0 is
// the number 0, outcome 1 is 1, outcome 2 is 2 and 3, up to 2^20 - 1.
var (
	fewest  = lengths(3800, 160, 60, 20)                           // nearly always 0
	single  = lengths(60, 3700, 240, 40)                           // nearly always 1
	fewer   = lengths(2600, 1100, 300, 80)                         // 0 or 1, of what is grouped
	several = lengths(40, 900, 1300, 1100, 400, 180, 60)           // one or more
	small   = lengths(500, 1000, 900, 700, 400, 300, 160, 60, 20)  // of any size
	wide    = lengths(200, 200, 250, 300, 400, 500, 600, 500, 400) // of any size, larger
)

// lengths fills a table of 21 outcomes of scale 12: the weights given, 1 for
// the others, and the rest for the most frequent one.
func lengths(weights ...int) *pack.Table {
	all := make([]int, 21)
	left, most := 1<<12, 0
	for i := range all {
		all[i] = 1
		if i < len(weights) {
			all[i] = weights[i]
		}
		left -= all[i]
		if all[i] > all[most] {
			most = i
		}
	}
	all[most] += left
	return pack.NewTable(12, all...)
}

// ranked is a table of the values of a list from the most to the least
// frequent, of which the last 256 of 4096 are for any other value: value i has
// the weight 1 + ⌊(3840 - n)·wi/W⌋ with wi = ⌊2^30 / ((i+1)·⌊√(2^20·(i+1))⌋)⌋ and
// W their sum, and value 0 what remains. (Weights fall like the power 3/2.)
func ranked(n int) *pack.Table {
	if n == 0 {
		return pack.NewTable(0, 1)
	}
	const room = 4096 - 256
	total := 0
	weights := make([]int, n+1)
	for i := range n {
		weights[i] = 1 << 30 / ((i + 1) * root(1<<20*(i+1)))
		total += weights[i]
	}
	left := room
	for i := range n {
		weights[i] = 1 + (room-n)*weights[i]/total
		left -= weights[i]
	}
	weights[0] += left
	weights[n] = 256
	return pack.NewTable(12, weights...)
}

// root is the whole part of the square root.
func root(n int) int {
	r := 1 << ((bits.Len(uint(n)) + 1) / 2)
	for r*r > n {
		r = (r + n/r) / 2
	}
	return r
}

var (
	sexes        = []identity.Sex{identity.Female, identity.Male, identity.SexUnknown, ""}
	sexOf        = pack.NewTable(12, 2000, 2000, 48, 48)
	vocabularyOf = lengths(400, 2400, 1000, 200)
	kindOf       = pack.NewTable(12, 3800, 200, 96)  // medicine, device, preparation
	labelOf      = pack.NewTable(12, 2600, 1400, 96) // none, the vocabulary's, another
	unitOf       = pack.NewTable(12, 40, 4016, 40)   // the same for labels of units
	refusal      = pack.NewTable(12, 3700, 330, 50, 16)
	seqOne       = pack.NewTable(12, 3990, 60, 23, 23) // of a step alone: 0, 1, -, other
	seqOf        = pack.NewTable(12, 3000, 600, 400, 96)
	nameOf       = pack.NewTable(12, 3600, 400, 96)   // capitals, title case, as it is
	firstOf      = pack.NewTable(12, 3000, 1000, 96)  // not stated, first word, other
	boundOf      = pack.NewTable(12, 1100, 2700, 296) // none, a duration, other
	within       = pack.NewTable(12, 3800, 150, 146)  // the same for a line of which a step has bounds
	placeOf      = pack.NewTable(12, 2048, 1848, 200) // not stated, as guessed, other

	decimals = []Decimal{"1", "2", "0.5", "3", "4", "10", "1.5", "20", "5", "6", "500", "0.25", "100", "0.75", "8",
		"50", "1000", "12", "40", "30", "15", "250", "25", "2.5", "80", "60", "7", "200", "75", "28", "14", "9"}
	decimalOdds = ranked(len(decimals))

	timeUnits  = []TimeUnit{Day, Month, Hour, Week, Minute, Year, Second}
	timeUnitOf = pack.NewTable(12, 1900, 700, 700, 400, 300, 48, 48)

	durations = []Span{{"7", Day}, {"1", Month}, {"3", Month}, {"5", Day}, {"10", Day}, {"28", Day}, {"30", Day},
		{"14", Day}, {"8", Day}, {"3", Day}, {"6", Month}, {"6", Day}, {"90", Day}, {"15", Day}, {"21", Day},
		{"1", Day}, {"4", Day}, {"2", Day}, {"2", Week}, {"2", Month}, {"1", Week}, {"84", Day}, {"12", Month},
		{"4", Week}, {"1", Year}, {"3", Week}, {"6", Week}, {"20", Day}, {"12", Day}, {"9", Day}}
	durationOf = ranked(len(durations))

	intervals = []Span{{"4", Hour}, {"6", Hour}, {"1", Day}, {"28", Day}, {"1", Month}, {"7", Day}, {"8", Hour},
		{"12", Hour}, {"24", Hour}, {"30", Minute}, {"1", Week}, {"20", Minute}, {"1", Hour}, {"2", Hour},
		{"14", Day}, {"72", Hour}, {"3", Hour}, {"48", Hour}}
	intervalOf = ranked(len(intervals))

	rhythms = []rhythm{{},
		{Style: TimesPer, Frequency: 1, Period: Span{"1", Day}},
		{Style: TimesPer, Frequency: 2, Period: Span{"1", Day}},
		{Style: TimesPer, Frequency: 3, Period: Span{"1", Day}},
		{Style: Every, Frequency: 1, Period: Span{"8", Hour}},
		{Style: Every, Frequency: 1, Period: Span{"6", Hour}},
		{Style: Every, Frequency: 1, Period: Span{"12", Hour}},
		{Style: TimesPer, Frequency: 1, Period: Span{"1", Week}},
		{Style: TimesPer, Frequency: 4, Period: Span{"1", Day}},
		{Frequency: 1, Period: Span{"1", Day}},
		{Frequency: 2, Period: Span{"1", Day}},
		{Frequency: 3, Period: Span{"1", Day}},
		{Style: Every, Frequency: 1, Period: Span{"4", Hour}},
		{Style: Every, Frequency: 1, Period: Span{"2", Day}},
		{Style: Every, Frequency: 1, Period: Span{"72", Hour}},
		{Style: Every, Frequency: 1, Period: Span{"1", Week}},
		{Style: Every, Frequency: 1, Period: Span{"1", Month}},
		{Style: TimesPer, Frequency: 1, Period: Span{"1", Month}},
		{Style: Every, Frequency: 1, Period: Span{"1", Day}},
		{Style: Every, Frequency: 1, Period: Span{"24", Hour}},
		{Style: Every, Period: Span{"8", Hour}},
		{Style: Every, Period: Span{"6", Hour}},
		{Style: Every, Period: Span{"12", Hour}},
		{Style: TimesPer, Frequency: 2, Period: Span{"1", Week}},
		{Style: TimesPer, Frequency: 3, Period: Span{"1", Week}},
		{Style: TimesPer, Frequency: 6, Period: Span{"1", Day}},
		{Style: TimesPer, Frequency: 1, FrequencyMax: 2, Period: Span{"1", Day}},
		{Style: TimesPer, Frequency: 1, FrequencyMax: 3, Period: Span{"1", Day}},
		{Style: TimesPer, Frequency: 5, Period: Span{"1", Day}},
	}
	rhythmOf = ranked(len(rhythms))
	styles   = []Style{TimesPer, Every, StyleUnknown}
	styleOf  = pack.NewTable(12, 2048, 1024, 1024)

	// Sets of moments of the day (HL7 v3 TimingEvent, FHIR R4 event-timing).
	momentSets = [][]DayMoment{{{Code: "MORN"}}, {{Code: "MORN"}, {Code: "EVE"}}, {{Code: "EVE"}},
		{{Code: "MORN"}, {Code: "NOON"}, {Code: "EVE"}}, {{Code: "HS"}}, {{Code: "NOON"}}, {{Code: "ACM"}},
		{{Code: "AC"}}, {{Code: "C"}}, {{Code: "MORN"}, {Code: "NOON"}}, {{Code: "NOON"}, {Code: "EVE"}},
		{{Code: "CM"}, {Code: "CV"}}, {{Code: "CM"}, {Code: "CD"}, {Code: "CV"}}, {{Code: "CM"}}, {{Code: "CD"}},
		{{Code: "CV"}}, {{Code: "PC"}}, {{Code: "WAKE"}}, {{Code: "MORN"}, {Code: "NOON"}, {Code: "EVE"}, {Code: "HS"}},
		{{Code: "MORN"}, {Code: "HS"}}, {{Code: "NIGHT"}}, {{Code: "ACM", Offset: 30}}, {{Code: "AFT"}}, {{Code: "ACV"}},
		{{Code: "ACM"}, {Code: "ACV"}}, {{Code: "PCM"}}, {{Code: "PCV"}}, {{Code: "AC", Offset: 30}}, {{Code: "ACD"}}}
	momentSetOf = ranked(len(momentSets))
	momentCodes = []string{"MORN", "EVE", "NOON", "HS", "ACM", "ACD", "ACV", "AC", "CM", "CD", "CV", "C", "PCM", "PCD",
		"PCV", "PC", "WAKE", "NIGHT", "AFT", "PHS", "ICM", "ICD", "ICV", "IC"}
	momentCodeOf = ranked(len(momentCodes))

	weekdays = []Weekday{Monday, Tuesday, Wednesday, Thursday, Friday, Saturday, Sunday}
	scopes   = []MaximumScope{PerPeriod, PerAdministration, PerLifetime}
	scopeOf  = pack.NewTable(12, 2600, 1400, 96)

	repeatCounts = []Repeats{{1}, {6}, {3}, {2}, {12}, {4}, {}, {5}, {7}, {11}, {9}, {8}, {10}, {13}, Unlimited}
	repeatOf     = ranked(len(repeatCounts))
	relations    = []Relation{Before, Concurrent, After, Alternative}
	relationOf   = pack.NewTable(12, 1024, 1024, 1024, 1024)
	offsets      = []int{60, 120, 0}
	offsetOf     = ranked(len(offsets))
)

// rhythm is the part of a [Timing] that says how often in what time.
type rhythm struct {
	Style                   Style
	Frequency, FrequencyMax int
	Period, PeriodMax       Span
}
