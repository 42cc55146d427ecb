package pdf_test

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"io"
	"math"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"unicode"
	"unicode/utf16"

	"codeberg.org/go-pdf/fpdf"
	"golang.org/x/image/font/gofont/goitalic"
	"golang.org/x/text/unicode/norm"

	"github.com/ordonnance-numerique/ordonnance-go/document/pdf"
)

// inflated returns the streams of a PDF that are readable after inflating.
func inflated(t *testing.T, file []byte) [][]byte {
	t.Helper()
	var all [][]byte
	for rest := file; ; {
		_, after, ok := bytes.Cut(rest, []byte("stream\n"))
		if !ok {
			return all
		}
		rest = after
		r, err := zlib.NewReader(bytes.NewReader(after))
		if err != nil {
			continue
		}
		content, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, content)
	}
}

var shownText = regexp.MustCompile(`(?s)Td \((.*?)\) Tj ET`)

// texts returns the texts a PDF shows, in order, decoded from UTF-16.
func texts(t *testing.T, file []byte) []string {
	t.Helper()
	unescape := strings.NewReplacer(`\\`, `\`, `\(`, `(`, `\)`, `)`, `\r`, "\r")
	var all []string
	for _, content := range inflated(t, file) {
		for _, m := range shownText.FindAllSubmatch(content, -1) {
			raw := []byte(unescape.Replace(string(m[1])))
			var units []uint16
			for i := 0; i+1 < len(raw); i += 2 {
				units = append(units, binary.BigEndian.Uint16(raw[i:]))
			}
			all = append(all, string(utf16.Decode(units)))
		}
	}
	return all
}

func TestPDFHoldsItsText(t *testing.T) {
	d := ordonnance()
	p := d.AddPage()
	// Characters whose UTF-16 form holds a bracket, a backslash or a line end.
	tricky := `( ) \ Ĩ ĩ Ŝ č Č Ċ ℓ`
	p.Text(20, 20, tricky, pdf.Style{})
	file, err := d.PDF()
	if err != nil {
		t.Fatal(err)
	}
	got := texts(t, file)
	for _, want := range []string{"Médecine générale — RPPS 99700218896", accents, tricky, "sans glyphe : � � �"} {
		if !slices.Contains(got, want) {
			t.Errorf("%q is not in the PDF", want)
		}
	}
	if !strings.Contains(strings.Join(got, " "), "« Boire un grand verre d’eau »\u00A0: prise à 8 h") {
		t.Error("the wrapped sentence is not in the PDF")
	}
	if n := bytes.Count(file, []byte("/FontFile2")); n != 4 {
		t.Errorf("%d fonts embedded, want 4", n)
	}
	if n := bytes.Count(file, []byte("/ToUnicode")); n != 4 {
		t.Errorf("%d fonts readable by programs, want 4", n)
	}
}

func TestPDFIsDeterministic(t *testing.T) {
	first, err := ordonnance().PDF()
	if err != nil {
		t.Fatal(err)
	}
	shared := ordonnance()
	var wait sync.WaitGroup
	for range 4 {
		wait.Go(func() {
			if again, err := shared.PDF(); err != nil || !bytes.Equal(first, again) {
				t.Error("the same drawing gave other bytes")
			}
			if _, err := shared.Picture(1, 72); err != nil {
				t.Error(err)
			}
		})
	}
	wait.Wait()
}

func TestPDFMetadata(t *testing.T) {
	d := pdf.New(&pdf.Options{Title: `Ordonnance <é> & (suite)`, Author: "Dr A. Exemple \U0001F48A\xff", Subject: "essai", Language: "fr) /X (BE"})
	d.AddPage()
	file, err := d.PDF()
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"/Lang (frXBE)",
		"<xmp:CreateDate>1970-01-01T00:00:00Z<", "Ordonnance &lt;é&gt; &amp; (suite)<", "<rdf:li>Dr A. Exemple ��<", "<dc:language><rdf:Bag><rdf:li>frXBE<"} {
		if !bytes.Contains(file, []byte(want)) {
			t.Errorf("%q is not in the file", want)
		}
	}
	plain := pdf.New(nil)
	plain.AddPage()
	if file, err = plain.PDF(); err != nil {
		t.Fatal(err)
	}
	if !bytes.Contains(file, []byte("/Lang (fr-FR)")) || bytes.Contains(file, []byte("/Title")) {
		t.Error("defaults wrong")
	}
}

// The PDF library reads the width of characters from the font by its own code:
// it must agree with ours, or a viewer would set text otherwise than measured.
func TestMeasureIsThePDFWidth(t *testing.T) {
	other := fpdf.New("P", "mm", "A4", "")
	other.AddUTF8FontFromBytes("x", "", slices.Clone(goitalic.TTF))
	other.SetFont("x", "", 11)
	compared := 0
	for r := rune('!'); r < 0x2600; r++ {
		d := pdf.New(nil)
		d.AddPage().Text(50, 50, string(r), pdf.Style{Font: pdf.Italic})
		if len(d.Replaced()) > 0 || norm.NFC.String(string(r)) != string(r) || unicode.IsSpace(r) || r == '\u2011' || r == '\u200B' || r == '\u00AD' || unicode.In(r, unicode.No) {
			continue // drawn by other characters, or not at all
		}
		compared++
		got, want := pdf.Measure(string(r), pdf.Style{Font: pdf.Italic, Size: 11}), other.GetStringWidth(string(r))
		if math.Abs(got-want) > 1e-9 {
			t.Errorf("%U: measured %v mm, the PDF says %v mm", r, got, want)
		}
	}
	if compared < 500 {
		t.Errorf("only %d characters compared", compared)
	}
}
