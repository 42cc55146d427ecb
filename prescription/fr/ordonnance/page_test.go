package ordonnance_test

import (
	"bytes"
	"context"
	"errors"
	"flag"
	"image"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/ordonnance-numerique/ordonnance-go/document"
	"github.com/ordonnance-numerique/ordonnance-go/document/pdf"
	"github.com/ordonnance-numerique/ordonnance-go/identity"
	"github.com/ordonnance-numerique/ordonnance-go/prescription"
	"github.com/ordonnance-numerique/ordonnance-go/prescription/fr/ordonnance"
	"github.com/ordonnance-numerique/ordonnance-go/prescription/internal/gen"
	"github.com/ordonnance-numerique/ordonnance-go/qrcode"
)

var updatePages = flag.Bool("update-pages", false, "write testdata/page anew")

const pageNumber = "01S2TBPZ2JCNZZYGHZ"

func pageCodes(tb testing.TB) ordonnance.Codes {
	return ordonnance.Codes{
		National: &ordonnance.NationalCode{Payload: pageNumber, Number: pageNumber},
		Signed:   pagePacked(tb, 105),
	}
}

// What is written on the pages, as a list of texts.
func TestPageTexts(t *testing.T) {
	for _, s := range pageSamples {
		t.Run(s.name, func(t *testing.T) {
			o := &ordonnance.PageOptions{Signature: pageSignature()}
			if s.name == "narcotic" {
				o = &ordonnance.PageOptions{PaperMotive: "téléservice indisponible"}
			}
			texts, err := ordonnance.PageTexts(s.rx(), pageCodes(t), o)
			if err != nil {
				t.Fatal(err)
			}
			got := strings.ReplaceAll(strings.Join(texts, "\n")+"\n", "\u00a0", "~")
			file := filepath.Join("testdata", "page", s.name+".txt")
			if *updatePages {
				if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if got != string(want) {
				t.Errorf("%s differs; got:\n%s", file, got)
			}
		})
	}
}

// The codes are read back from the picture of the whole page, exactly.
func TestPageCodesAreRead(t *testing.T) {
	if testing.Short() {
		t.Skip("reads pictures: run without -short")
	}
	for _, size := range []int{70, 105, 250} {
		codes := pageCodes(t)
		codes.Signed = pagePacked(t, size)
		printed, err := ordonnance.Print(pageChronic(), codes, nil)
		if err != nil {
			t.Fatal(err)
		}
		for _, dpi := range []int{150, 200, 300} {
			picture, err := printed.Document.Picture(1, dpi)
			if err != nil {
				t.Fatal(err)
			}
			ctx, cancel := context.WithTimeout(t.Context(), 30*time.Second)
			symbols, err := qrcode.Decode(ctx, picture, nil)
			cancel()
			if err != nil {
				t.Fatalf("version %d at %d dpi: %v", printed.Signed.Version, dpi, err)
			}
			var texts []string
			for _, s := range symbols {
				texts = append(texts, s.Text)
			}
			if len(texts) != 2 || !slices.Contains(texts, codes.Signed) || !slices.Contains(texts, pageNumber) {
				t.Errorf("version %d at %d dpi: %d codes read, not exactly the two printed", printed.Signed.Version, dpi, len(texts))
			}
		}
	}
}

// Around each code four modules are white, and modules are whole pixels.
func TestPageCodePlace(t *testing.T) {
	for _, size := range []int{20, 105, 600, 2000} {
		codes := pageCodes(t)
		codes.Signed = pagePacked(t, size)
		printed, err := ordonnance.Print(pageForty(), codes, nil)
		if err != nil {
			t.Fatal(err)
		}
		picture, err := printed.Document.Picture(1, 300)
		if err != nil {
			t.Fatal(err)
		}
		for _, c := range []ordonnance.PrintedCode{printed.National, printed.Signed} {
			if c.Module < 0.43 || c.Side > 80.001 || c.X < 0 || c.Y+c.Side > pdf.Height || c.X+c.Side > pdf.Width {
				t.Errorf("version %d: %+v", c.Version, c)
			}
			if !whiteAround(picture, c, 300) {
				t.Errorf("version %d: quiet zone is not white", c.Version)
			}
		}
	}
}

func whiteAround(picture *image.Gray, c ordonnance.PrintedCode, dpi float64) bool {
	px := func(mm float64) int { return int(mm / 25.4 * dpi) }
	outer := image.Rect(px(c.X)+1, px(c.Y)+1, px(c.X+c.Side), px(c.Y+c.Side))
	inner := outer.Inset(px(4 * c.Module))
	for y := outer.Min.Y; y < outer.Max.Y; y++ {
		for x := outer.Min.X; x < outer.Max.X; x++ {
			if !(image.Point{X: x, Y: y}).In(inner.Inset(-2)) && picture.GrayAt(x, y).Y != 255 {
				return false
			}
		}
	}
	return true
}

func TestPageCodeSide(t *testing.T) {
	codes := ordonnance.Codes{Signed: pagePacked(t, 70)}
	printed, err := ordonnance.Print(pageAntibiotic(), codes, &ordonnance.PageOptions{CodeSide: 30})
	if err != nil || printed.Signed.Side < 29.999 || printed.Signed.Side > 30.001 {
		t.Errorf("side %v, %v", printed.Signed.Side, err)
	}
	if printed.National != (ordonnance.PrintedCode{}) {
		t.Error("a national code that nobody supplied")
	}
}

func TestPageUnprintable(t *testing.T) {
	rx := pageAntibiotic()
	rx.Lines[0].ForPatient = "✓ 💊"
	_, err := ordonnance.Print(rx, ordonnance.Codes{}, nil)
	var u *ordonnance.UnprintableError
	if !errors.As(err, &u) || len(u.Characters) != 2 || u.Characters[0].Rune != '✓' {
		t.Fatalf("%v, %+v", err, u)
	}
	if strings.ContainsAny(err.Error(), "✓💊") {
		t.Error("the text of the error holds content")
	}
}

func TestPageDeterministic(t *testing.T) {
	var files [2][]byte
	for i := range files {
		printed, err := ordonnance.Print(pageChronic(), pageCodes(t), &ordonnance.PageOptions{Signature: pageSignature()})
		if err != nil {
			t.Fatal(err)
		}
		if files[i], err = printed.Document.PDF(); err != nil {
			t.Fatal(err)
		}
	}
	if string(files[0]) != string(files[1]) {
		t.Error("two prints differ")
	}
}

// Every line is on the pages, whole, once, whatever the number of lines.
func TestPageKeepsLines(t *testing.T) {
	for n := 1; n <= 40; n += 3 {
		rx := pageForty()
		rx.Lines = rx.Lines[:n]
		texts, err := ordonnance.PageTexts(rx, pageCodes(t), nil)
		if err != nil {
			t.Fatal(err)
		}
		all := strings.Join(texts, "\n")
		for _, l := range rx.Lines {
			if strings.Count(all, "réf. "+l.ID+"\n") != 1 {
				t.Fatalf("%d lines: a line is not there exactly once", n)
			}
		}
		if strings.Contains(all, ". (suite)") {
			t.Errorf("%d lines: a line that fits on a page is split", n)
		}
		if strings.Count(all, "box PAT-TROIS DOMINIQUE") != strings.Count(all, "--- page") {
			t.Errorf("%d lines: the patient is not on every page", n)
		}
	}
}

// Whatever a prescription holds, the page is drawn or refused for a stated
// reason, and long texts are on it to their last character.
func TestPageGenerated(t *testing.T) {
	r := rand.New(rand.NewPCG(11, 11))
	printed := 0
	for range 150 {
		rx := drawable(t, gen.Prescription(r))
		if _, err := ordonnance.Print(rx, ordonnance.Codes{}, nil); err != nil {
			var refusal *prescription.Error
			if !errors.As(err, &refusal) {
				t.Fatal(err)
			}
			continue
		}
		printed++
		texts, err := ordonnance.PageTexts(rx, ordonnance.Codes{}, nil)
		if err != nil {
			t.Fatal(err)
		}
		var body strings.Builder
		for _, text := range texts {
			if own, ok := strings.CutPrefix(text, "body "); ok && !strings.Contains(own, "(suite)") {
				body.WriteString(own)
			}
		}
		all := squeezed(body.String())
		for _, want := range pageFreeTexts(rx) {
			if !strings.Contains(all, squeezed(strings.Join(pdf.Wrap(want, pdf.Style{}, 1e6), ""))) {
				t.Fatalf("a text of %d characters is not on the page", len(want))
			}
		}
	}
	if printed < 50 {
		t.Errorf("only %d of 150 were printed", printed)
	}
}

// drawable replaces most of the characters that no font of the page has.
func drawable(t *testing.T, rx prescription.Prescription) prescription.Prescription {
	raw, _, err := document.Write(rx, prescription.Kind())
	if err != nil {
		t.Fatal(err)
	}
	raw = bytes.Map(func(r rune) rune {
		if r == 'ễ' || r == '\u200d' || r == '\u200f' || r >= 0x2600 {
			return 'n'
		}
		return r
	}, raw)
	rx, err = document.Read(raw, prescription.Kind())
	if err != nil {
		t.Fatal(err)
	}
	return rx
}

// pageFreeTexts are texts that stand alone in their rows.
func pageFreeTexts(rx prescription.Prescription) []string {
	texts := []string{rx.Comment}
	for _, l := range rx.Lines {
		texts = append(texts, l.Text, l.ForPatient, l.ForDispenser)
		texts = append(texts, l.Mentions...)
		if l.Preparation != nil {
			texts = append(texts, l.Preparation.Formula)
		}
	}
	return texts
}

// squeezed is a text without its white space and in lower case.
func squeezed(s string) string {
	return strings.ToLower(strings.Join(strings.Fields(s), ""))
}

// The law of a medicine decides whether amounts are repeated in letters.
func TestPageLaw(t *testing.T) {
	narcotic := func(law ordonnance.Law, known bool) *ordonnance.PageOptions {
		return &ordonnance.PageOptions{Medicines: func(prescription.Medicine, identity.Date) (ordonnance.Law, bool) {
			return law, known
		}}
	}
	rx := pageNarcotic()
	untagged := pageNarcotic()
	untagged.Tags = nil
	for _, c := range []struct {
		name string
		rx   prescription.Prescription
		opts *ordonnance.PageOptions
		want bool
	}{
		{"tag alone", rx, nil, true},
		{"no tag, no law", untagged, nil, false},
		{"narcotic by law", untagged, narcotic(ordonnance.Law{List: ordonnance.Narcotic}, true), true},
		{"other medicine on a secured ordonnance", rx, narcotic(ordonnance.Law{}, true), false},
		{"unknown medicine on a secured ordonnance", rx, narcotic(ordonnance.Law{}, false), true},
	} {
		texts, err := ordonnance.PageTexts(c.rx, ordonnance.Codes{}, c.opts)
		if err != nil {
			t.Fatal(err)
		}
		if got := strings.Contains(strings.Join(texts, "\n"), "vingt-huit gélules (28)"); got != c.want {
			t.Errorf("%s: in letters is %v", c.name, got)
		}
	}
}

// What the prescriber wrote in letters is not said twice.
func TestPageLettersOnce(t *testing.T) {
	rx := pageNarcotic()
	rx.Lines[0].Text = "Une gélule à dix milligrammes matin et soir pendant quatorze jours"
	texts, err := ordonnance.PageTexts(rx, ordonnance.Codes{}, nil)
	if err != nil {
		t.Fatal(err)
	}
	if strings.Contains(strings.Join(texts, "\n"), "en toutes lettres") {
		t.Error("amounts in letters are repeated")
	}
}

// The picture of the Datamatrix INS stands in the box of the patient.
func TestPageDatamatrixINS(t *testing.T) {
	black := image.NewGray(image.Rect(0, 0, 48, 48))
	printed, err := ordonnance.Print(pageAntibiotic(), ordonnance.Codes{INS: black}, nil)
	if err != nil {
		t.Fatal(err)
	}
	picture, err := printed.Document.Picture(1, 254) // ten pixels a millimetre
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range []image.Point{{X: 1740, Y: 190}, {X: 1900, Y: 350}} {
		if picture.GrayAt(p.X, p.Y).Y != 0 {
			t.Errorf("the picture is not at %v", p)
		}
	}
}
