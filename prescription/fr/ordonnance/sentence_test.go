package ordonnance_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/ordonnance-numerique/ordonnance-go/identity"
	"github.com/ordonnance-numerique/ordonnance-go/prescription"
	"github.com/ordonnance-numerique/ordonnance-go/prescription/fr/ordonnance"
	"github.com/ordonnance-numerique/ordonnance-go/prescription/internal/gen"
	"github.com/ordonnance-numerique/ordonnance-go/prescription/internal/has"
)

var update = flag.Bool("update", false, "write testdata/sentences.txt anew")

const (
	golden = "testdata/sentences.txt"
	// goldenHash is the wording that vocabulary 1 stands for: the compact kind
	// carries a generated sentence as a number.
	goldenHash = "95621d19ff726c2890950bf86032349787d4e388453d49b8becff6a5da14f27c"
)

// sentences are all sentences of the catalogue, of the random posologies that
// cover the rest of the algebra, and both of their forms.
func sentences() []byte {
	var b bytes.Buffer
	write := func(id string, l prescription.Line) {
		fmt.Fprintf(&b, "%s\n  %q\n  %q\n", id, ordonnance.Sentence(l), ordonnance.AppendSentenceInWords(nil, l))
	}
	for _, c := range append(has.Cases(), has.Others()...) {
		write(c.ID, c.Line)
	}
	for _, c := range slices.Concat(wordings, readings) {
		write(c.name, c.line)
	}
	for _, unit := range unitLabels {
		write("unit "+unit, line(prescription.Step{Doses: []prescription.Dose{dose("1", unit)[0], dose("2", unit)[0], dose("0.5", unit)[0]}}))
	}
	for _, c := range unitCodes {
		q := prescription.Quantity{Value: "2", System: c.System, Code: c.Code}
		write("unit "+c.Code, line(prescription.Step{Doses: []prescription.Dose{{Amount: prescription.Amount{Value: &q, Per: &q}}}}))
	}
	return b.Bytes()
}

// unitLabels are the units that are declined, and unitCodes those known by
// their code.
var unitLabels = []string{"comprimé", "gélule", "capsule", "seringue", "ampoule", "poche", "flacon", "dispositif transdermique",
	"emplâtre", "patch", "boîte", "tube", "récipient", "récipient unidose", "sachet", "suppositoire", "ovule", "pastille", "unidose",
	"stylo", "pansement", "cuillère à café", "cuillère à soupe", "pipette", "dose", "application", "injection", "inhalation",
	"bouffée", "pulvérisation", "goutte", "unité", "mg", "g", "kg", "µg", "mL", "cL", "L", "mmol", "cm", "%", "UI", "UI anti-Xa",
	"U", "h", "min", "m²", "heure", "jour", "Gouttes", "cuillère-mesure", "dosette", "mesure", "gomme", "lyophilisat",
	"nébulisation", "instillation", "lavage", "comprimé orodispersible", "dosette de 10 mL", "sphère bleue", "mg/kg", "UI/kg", "mL/h", "ug/min", "x/y", "µg/kg/min", "10*6"}

var unitCodes = func() (codes []pCode) {
	for _, c := range strings.Fields("15054000 15012000 15052000 15002000 15036000 15042000 15005000 15009000 30009000 30067000 30015500 99999999") {
		codes = append(codes, pCode{System: "http://standardterms.edqm.eu", Code: c})
	}
	for _, c := range strings.Fields("mg g kg ug ng mL cL L mmol cm % [iU] m2 [drp] s min h d wk mo a mg/kg 10*6") {
		codes = append(codes, pCode{System: "http://unitsofmeasure.org", Code: c})
	}
	return codes
}()

// The wording is part of a wire format.
func TestSentencesGolden(t *testing.T) {
	got := sentences()
	if *update {
		if err := os.WriteFile(golden, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	for i, line := range bytes.Split(want, []byte("\n")) {
		if lines := bytes.Split(got, []byte("\n")); i >= len(lines) || !bytes.Equal(line, lines[i]) {
			t.Fatalf("line %d is no longer\n%s", i+1, line)
		}
	}
	sum := sha256.Sum256(want)
	if h := hex.EncodeToString(sum[:]); h != goldenHash {
		t.Fatalf("new vocabulary number needed: the wording of sentences has changed (hash %s)", h)
	}
}

// q is a quantity with a label only.
func q(value, unit string) *prescription.Quantity {
	return &prescription.Quantity{Value: prescription.Decimal(value), Unit: unit}
}

func dose(value, unit string) []prescription.Dose {
	return []prescription.Dose{{Amount: prescription.Amount{Value: q(value, unit)}}}
}

func line(steps ...prescription.Step) prescription.Line {
	return prescription.Line{Dosage: &prescription.Dosage{Steps: steps}}
}

func span(s string) prescription.Span {
	v, err := prescription.ParseSpan(s)
	if err != nil {
		panic(err)
	}
	return v
}

func moment(s string) prescription.Moment {
	v, err := prescription.ParseMoment(s)
	if err != nil {
		panic(err)
	}
	return v
}

// take is one tablet with a rhythm.
func take(t prescription.Timing) prescription.Line {
	return line(prescription.Step{Doses: dose("1", "comprimé"), Timing: t})
}

func within(b prescription.Bounds) prescription.Line {
	return line(prescription.Step{Doses: dose("1", "comprimé"), Bounds: b})
}

func TestSentence(t *testing.T) {
	for _, c := range slices.Concat(wordings, readings) {
		t.Run(c.name, func(t *testing.T) {
			if got := ordonnance.Sentence(c.line); got != c.want {
				t.Errorf("got  %q\nwant %q", got, c.want)
			}
			if got := string(ordonnance.AppendSentenceInWords(nil, c.line)); c.words != "" && got != c.words {
				t.Errorf("got  %q\nwant %q", got, c.words)
			}
		})
	}
}

// A concept of which only the system is known has no name to say.
func TestSentenceNameless(t *testing.T) {
	nameless := pCode{System: "urn:oid:2.999"}
	l := line(pStep{Doses: dose("1", "sachet"), StartEvent: nameless, EndEvent: nameless, Condition: nameless,
		Route: nameless, Site: nameless, Method: nameless})
	if got := ordonnance.Sentence(l); got != "1 sachet." {
		t.Errorf("got %q", got)
	}
}

// The sentence stands behind what the buffer already holds.
func TestAppendSentence(t *testing.T) {
	l := line(prescription.Step{Timing: prescription.Timing{Moments: []prescription.DayMoment{{Code: "SK"}}}})
	if got := string(ordonnance.AppendSentence([]byte("abc "), l)); got != "abc À la collation." {
		t.Errorf("got %q", got)
	}
	for _, empty := range []prescription.Line{{}, {Dosage: &prescription.Dosage{}}, {Text: "un par jour"}} {
		if got := ordonnance.Sentence(empty); got != "" {
			t.Errorf("got %q without a structured posology", got)
		}
	}
}

// Any value of the model has a sentence, even one that no rule would accept.
func TestSentenceGenerated(t *testing.T) {
	r := rand.New(rand.NewPCG(8, 8))
	buffer := make([]byte, 0, 1<<16)
	for range 5_000 {
		l := gen.Line(r, "1")
		if l.Dosage == nil {
			d := gen.Dosage(r)
			l.Dosage = &d
		}
		buffer = ordonnance.AppendSentence(buffer[:0], l)
		if s := string(buffer); s == "" || !utf8.ValidString(s) || s != ordonnance.Sentence(l) {
			t.Fatalf("sentence %q of %+v", s, l.Dosage)
		}
		buffer = ordonnance.AppendSentenceInWords(buffer[:0], l)
		if !utf8.Valid(buffer) {
			t.Fatalf("sentence in words %q", buffer)
		}
	}
}

// The catalogue reads as French: no space before a comma, none twice, one
// capital in front, one point at the end, no number left out of the letters.
func TestSentenceForm(t *testing.T) {
	for _, c := range append(has.Cases(), has.Others()...) {
		s := ordonnance.Sentence(c.Line)
		for _, bad := range []string{"  ", " ,", ",,", " .", "..", "de un ", "à le ", "de le ", "de a"} {
			if strings.Contains(s, bad) {
				t.Errorf("%s: %q in %q", c.ID, bad, s)
			}
		}
		if first, _ := utf8.DecodeRuneInString(s); strings.ToUpper(string(first)) != string(first) || !strings.HasSuffix(s, ".") {
			t.Errorf("%s: %q", c.ID, s)
		}
	}
}

// What the law asks in letters is in letters (CSP R5132-29; examples HAS-05b,
// 15, 31 and 04b).
func TestSentenceInWordsOfLaw(t *testing.T) {
	want := map[string][]string{
		"05b": {"dix milligrammes", "une fois par jour", "pendant sept jours"},
		"15":  {"une gélule", "à vingt heures", "pendant huit jours"},
		"31":  {"toutes les soixante-douze heures", "pendant deux semaines"},
		"04b": {"un à deux comprimés"},
	}
	for _, c := range has.Cases() {
		s := string(ordonnance.AppendSentenceInWords(nil, c.Line))
		for _, words := range want[c.ID] {
			if !ordonnance.ContainsInWords(s, words) {
				t.Errorf("%s: %q not in %q", c.ID, words, s)
			}
		}
	}
	perDay := dose("10", "mg")
	perDay[0].Per = q("1", "jour")
	l := line(prescription.Step{Doses: perDay, Bounds: prescription.Bounds{Duration: span("7 d")}})
	if got := string(ordonnance.AppendSentenceInWords(nil, l)); got != "Dix milligrammes par jour pendant sept jours." {
		t.Errorf("got %q", got)
	}
}

func day(year, month, day int) prescription.Moment {
	return prescription.On(identity.Date{Year: year, Month: month, Day: day})
}

func simpleLine() prescription.Line {
	return line(prescription.Step{Doses: []prescription.Dose{{Amount: prescription.Amount{Value: &prescription.Quantity{
		Value: "1", Unit: "comprimé", System: "http://standardterms.edqm.eu", Code: "15054000"}}}},
		Timing: prescription.Timing{Moments: []prescription.DayMoment{{Code: "MORN"}, {Code: "EVE"}}},
		Bounds: prescription.Bounds{Duration: prescription.Span{Value: "7", Unit: prescription.Day}}})
}

func TestAppendSentenceAllocates(t *testing.T) {
	l, buffer := simpleLine(), make([]byte, 0, 512)
	if n := testing.AllocsPerRun(100, func() { buffer = ordonnance.AppendSentence(buffer[:0], l) }); n > 0 {
		t.Errorf("%v allocations into a buffer that is large enough", n)
	}
}

func BenchmarkAppendSentence(b *testing.B) {
	simple, taper := simpleLine(), prescription.Line{}
	for _, c := range has.Cases() {
		if c.ID == "21" {
			taper = c.Line
		}
	}
	buffer := make([]byte, 0, 1024)
	for _, c := range []struct {
		name string
		line prescription.Line
	}{{"simple", simple}, {"taper", taper}} {
		b.Run(c.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				buffer = ordonnance.AppendSentence(buffer[:0], c.line)
			}
		})
		b.Run(c.name+"-words", func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				buffer = ordonnance.AppendSentenceInWords(buffer[:0], c.line)
			}
		})
	}
}

func ExampleSentence() {
	fmt.Println(ordonnance.Sentence(prescription.Line{Dosage: &prescription.Dosage{Steps: []prescription.Step{{
		Doses:  []prescription.Dose{{Amount: prescription.Amount{Value: &prescription.Quantity{Value: "0.5", Unit: "comprimé"}}}},
		Timing: prescription.Timing{Moments: []prescription.DayMoment{{Code: "MORN"}, {Code: "EVE"}}},
		Bounds: prescription.Bounds{Duration: prescription.Span{Value: "7", Unit: prescription.Day}},
	}}}}))
	// Output: Un demi-comprimé le matin et le soir pendant 7 jours.
}

func ExampleAppendSentence() {
	l := prescription.Line{Dosage: &prescription.Dosage{Steps: []prescription.Step{{
		Doses:  []prescription.Dose{{Amount: prescription.Amount{Value: &prescription.Quantity{Value: "2", Unit: "gélule"}}}},
		Timing: prescription.Timing{Style: prescription.Every, Period: prescription.Span{Value: "6", Unit: prescription.Hour}},
	}}}}
	fmt.Printf("%s\n", ordonnance.AppendSentence([]byte("Paracétamol 500 mg : "), l))
	// Output: Paracétamol 500 mg : 2 gélules toutes les 6 heures.
}

func ExampleAppendSentenceInWords() {
	l := prescription.Line{Dosage: &prescription.Dosage{Steps: []prescription.Step{{
		Doses:  []prescription.Dose{{Amount: prescription.Amount{Value: &prescription.Quantity{Value: "10", Unit: "mg"}}}},
		Timing: prescription.Timing{Style: prescription.TimesPer, Frequency: 1, Period: prescription.Span{Value: "1", Unit: prescription.Day}},
		Bounds: prescription.Bounds{Duration: prescription.Span{Value: "7", Unit: prescription.Day}},
	}}}}
	fmt.Printf("%s\n", ordonnance.AppendSentenceInWords(nil, l))
	// Output: Dix milligrammes une fois par jour pendant sept jours.
}
