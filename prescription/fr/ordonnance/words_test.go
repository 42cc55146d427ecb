package ordonnance_test

import (
	"fmt"
	"testing"

	"github.com/ordonnance-numerique/ordonnance-go/prescription"
	"github.com/ordonnance-numerique/ordonnance-go/prescription/fr/ordonnance"
)

func TestWords(t *testing.T) {
	for n, want := range map[int]string{
		0: "zéro", 1: "un", 7: "sept", 10: "dix", 16: "seize", 17: "dix-sept", 20: "vingt", 21: "vingt et un",
		22: "vingt-deux", 28: "vingt-huit", 31: "trente et un", 61: "soixante et un", 70: "soixante-dix",
		71: "soixante et onze", 72: "soixante-douze", 77: "soixante-dix-sept", 79: "soixante-dix-neuf",
		80: "quatre-vingts", 81: "quatre-vingt-un", 90: "quatre-vingt-dix", 91: "quatre-vingt-onze",
		99: "quatre-vingt-dix-neuf", 100: "cent", 101: "cent un", 171: "cent soixante et onze",
		180: "cent quatre-vingts", 200: "deux cents", 201: "deux cent un", 280: "deux cent quatre-vingts",
		1000: "mille", 1001: "mille un", 1100: "mille cent", 2000: "deux mille", 2200: "deux mille deux cents",
		9999: "neuf mille neuf cent quatre-vingt-dix-neuf", 12000: "douze mille", 21000: "vingt et un mille",
		80000: "quatre-vingt mille", 200000: "deux cent mille", 1000000: "un million",
		80000000: "quatre-vingts millions", 200000001: "deux cents millions un",
		3000000000: "trois milliards", -5: "moins cinq", 1000000000000: "1000000000000",
	} {
		if got := ordonnance.Words(n, false); got != want {
			t.Errorf("Words(%d) = %q, want %q", n, got, want)
		}
	}
}

func TestWordsFeminine(t *testing.T) {
	for n, want := range map[int]string{1: "une", 21: "vingt et une", 71: "soixante et onze", 81: "quatre-vingt-une",
		101: "cent une", 1001: "mille une", 21000: "vingt et un mille", 2: "deux"} {
		if got := ordonnance.Words(n, true); got != want {
			t.Errorf("Words(%d, feminine) = %q, want %q", n, got, want)
		}
	}
}

// Every number has its own words: nothing is read twice.
func TestWordsDistinct(t *testing.T) {
	seen := map[string]int{}
	for n := range 10000 {
		w := ordonnance.Words(n, false)
		if other, taken := seen[w]; taken {
			t.Fatalf("%d and %d are both %q", other, n, w)
		}
		seen[w] = n
	}
}

func TestWordsOf(t *testing.T) {
	for d, want := range map[prescription.Decimal]string{
		"0.5": "zéro virgule cinq", "0.50": "zéro virgule cinq", "2.25": "deux virgule vingt-cinq",
		"0.05": "zéro virgule zéro cinq", "1.125": "un virgule cent vingt-cinq", "10": "dix", "10.0": "dix",
		"-0.5": "moins zéro virgule cinq", "-3": "moins trois", "": "", "x": "x",
		"0.333333":           "zéro virgule trois cent trente-trois mille trois cent trente-trois",
		"1234567890123":      "1234567890123",
		"0.1234567890123456": "0.1234567890123456",
	} {
		if got := ordonnance.WordsOf(d, false); got != want {
			t.Errorf("WordsOf(%q) = %q, want %q", d, got, want)
		}
	}
}

func TestContainsInWords(t *testing.T) {
	for _, c := range []struct {
		text, words string
		want        bool
	}{
		{"Dix milligrammes par jour pendant sept jours.", "dix milligrammes", true},
		{"toutes les Soixante-Douze heures", "soixante douze heures", true},
		{"VINGT-ET-UN COMPRIMES", "vingt et un comprimés", true},
		{"vingt-deux comprimés", "deux comprimés", false},
		{"vingt et un comprimés", "un comprimés", false},
		{"un comprimé le matin et un comprimé le soir", "un comprimé le soir", true},
		{"deux cents milligrammes", "deux", false},
		{"deux mille", "mille", false},
		{"zéro virgule cinq", "cinq", false},
		{"une gélule", "une gélule le soir", false},
		{"pendant\u00a0huit jours", "pendant huit jours", true},
		{"un quart d’ampoule", "un quart d'ampoule", true},
		{"10 mg", "dix mg", false},
		{"dix mg", "", false},
	} {
		if got := ordonnance.ContainsInWords(c.text, c.words); got != c.want {
			t.Errorf("ContainsInWords(%q, %q) = %v", c.text, c.words, got)
		}
	}
}

func ExampleWords() {
	fmt.Println(ordonnance.Words(21, true), "gélules,", ordonnance.Words(80, false), "milligrammes")
	// Output: vingt et une gélules, quatre-vingts milligrammes
}

func ExampleWordsOf() {
	fmt.Println(ordonnance.WordsOf("0.25", false))
	// Output: zéro virgule vingt-cinq
}

func ExampleContainsInWords() {
	text := "VINGT-DEUX comprimés par jour"
	fmt.Println(ordonnance.ContainsInWords(text, "vingt-deux comprimés"), ordonnance.ContainsInWords(text, "deux comprimés"))
	// Output: true false
}
