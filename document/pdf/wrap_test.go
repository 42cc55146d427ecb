package pdf_test

import (
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"github.com/ordonnance-numerique/ordonnance-go/document/pdf"
)

func TestWrap(t *testing.T) {
	mono := pdf.Style{Font: pdf.Mono}
	column := pdf.Measure("0", mono)
	for _, c := range []struct {
		name, text string
		columns    float64
		want       []string
	}{
		{"nothing", "", 10, nil},
		{"fits", "un deux", 10, []string{"un deux"}},
		{"just fits", "un deux", 7, []string{"un deux"}},
		{"at a space", "un deux trois", 8, []string{"un deux", "trois"}},
		{"runs of spaces kept inside", "a  b   c", 8, []string{"a  b   c"}},
		{"runs of spaces dropped at a break", "aaa    bbb", 5, []string{"aaa", "bbb"}},
		{"indent kept", "  aa bb", 4, []string{"  aa", "bb"}},
		{"end trimmed", "aa   ", 4, []string{"aa"}},
		{"only spaces", "     ", 2, []string{""}},
		{"lines already there", "a\nb\r\nc\rd\n\ne", 9, []string{"a", "b", "c", "d", "", "e"}},
		{"long word", "abcdefghij kl", 4, []string{"abcd", "efgh", "ij", "kl"}},
		{"tail of a long word shares its line", "abcdef kl", 5, []string{"abcde", "f kl"}},
		{"non-breaking space", "dose 500\u00A0mg", 9, []string{"dose", "500\u00A0mg"}},
		{"narrow non-breaking space", "dose 1\u202F000", 8, []string{"dose", "1\u202F000"}},
		{"French punctuation", "un deux ; trois", 7, []string{"un", "deux ;", "trois"}},
		{"French quotes", "dire « oui » ici", 9, []string{"dire", "« oui »", "ici"}},
		{"no room at all", "été", 0, []string{"é", "t", "é"}},
		{"accents composed", "e\u0301te\u0301", 2, []string{"ét", "é"}},
		{"accents that do not compose stay on their letter", "x\u0301\u0302y", 1, []string{"x\u0301\u0302", "y"}},
		{"fraction in three characters", "1⅓ 1⅓", 5, []string{"1⅓", "1⅓"}},
		{"not UTF-8", "a\xffb", 2, []string{"a�", "b"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := pdf.Wrap(c.text, mono, c.columns*column+1e-9)
			if !slices.Equal(got, c.want) {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

func TestEquals(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"third", "⅓", "1/3"},
		{"after a number", "1⅓", "1 1/3"},
		{"before a number", "⅓0", "1/3 0"},
		{"two fractions", "⅓⅔", "1/3 2/3"},
		{"after a word", "demi⅙.", "demi1/6."},
		{"half stays", "1½", "1½"},
		{"narrow space", "1\u202F000", "1\u00A0000"},
		{"white space", "a\tb\nc\u2009d", "a b c d"},
		{"non-breaking hyphen", "sous\u2011cutané", "sous-cutané"},
		{"zero width", "gluco\u200Bphage\uFEFF", "glucophage"},
		{"decomposed", "ge\u0301ne\u0301rale", "générale"},
		{"control character", "a\x00b\u0085c", "a�b c"},
		{"direction trick", "a\u202Eb", "a�b"},
		{"beyond the basic plane", "a💊b", "a�b"},
		{"not UTF-8", "a\xffb", "a�b"},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := pdf.New(nil)
			d.AddPage().Text(20, 20, c.text, pdf.Style{})
			file, err := d.PDF()
			if err != nil {
				t.Fatal(err)
			}
			if got := texts(t, file); !slices.Equal(got, []string{c.want}) {
				t.Errorf("got %q, want %q", got, c.want)
			}
			if got := len(d.Replaced()); got != strings.Count(c.want, "�") {
				t.Errorf("%d characters reported", got)
			}
		})
	}
}

func TestReplaced(t *testing.T) {
	d := pdf.New(nil)
	p, q := d.AddPage(), d.AddPage()
	p.Text(20, 20, "✓ ✓ 漢", pdf.Style{})
	q.Text(20, 20, "✓", pdf.Style{})
	want := []pdf.Replacement{{Page: 1, Rune: '✓'}, {Page: 1, Rune: '漢'}, {Page: 2, Rune: '✓'}}
	if got := d.Replaced(); !slices.Equal(got, want) {
		t.Errorf("got %v", got)
	}
	if q.Number() != 2 || d.Pages() != 2 {
		t.Error("page numbers wrong")
	}
}

// bare drops white space and composes accents: what wrapping must keep.
func bare(text string) string {
	return norm.NFC.String(strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, string([]rune(text))))
}

func FuzzWrap(f *testing.F) {
	f.Add("1⅓ comprimé « matin » et soir ; 1\u202F000\u00A0mg\r\nau coucher", uint8(3), 20.0)
	f.Add("anticonstitutionnellement e\u0301\u0301", uint8(0), 5.0)
	f.Add("\xff\u202E💊 \t \u2028", uint8(1), -1.0)
	f.Fuzz(func(t *testing.T, text string, font uint8, limit float64) {
		style := pdf.Style{Font: pdf.Font(font)}
		lines := pdf.Wrap(text, style, limit)
		if got, want := bare(strings.Join(lines, "")), bare(text); got != want {
			t.Fatalf("characters lost: %q became %q", text, lines)
		}
		for _, line := range lines {
			if strings.ContainsAny(line, "\n\r") {
				t.Fatalf("line end left in %q", line)
			}
			clusters := 0
			for _, r := range line {
				if !unicode.Is(unicode.M, r) {
					clusters++
				}
			}
			if pdf.Measure(line, style) > limit+1e-9 && clusters > 1 && utf8.RuneCountInString(line) > 1 {
				t.Fatalf("line too wide: %q", line)
			}
		}
	})
}
