package pdf_test

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"io"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"unicode"
	"unicode/utf16"

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

var (
	fontOf    = regexp.MustCompile(`/F(\d) (\d+) 0 R`)
	cmapOf    = regexp.MustCompile(`(?s)\n(\d+) 0 obj\n<</Type /Font /Subtype /Type0 .*?/ToUnicode (\d+) 0 R`)
	streamOf  = regexp.MustCompile(`\n(\d+) 0 obj\n<<[^\n]*>>\nstream\n`)
	shownText = regexp.MustCompile(`BT /F(\d) .*? Td <([0-9A-F]*)> Tj ET`)
	character = regexp.MustCompile(`<([0-9A-F]{4})> <([0-9A-F]+)>`)
)

// unicodes reads the tables from character numbers to text, by font name.
func unicodes(t *testing.T, file []byte) map[string]map[string]string {
	t.Helper()
	bodies := map[string][]byte{} // streams by object number
	for _, m := range streamOf.FindAllSubmatchIndex(file, -1) {
		if r, err := zlib.NewReader(bytes.NewReader(file[m[1]:])); err == nil {
			if bodies[string(file[m[2]:m[3]])], err = io.ReadAll(r); err != nil {
				t.Fatal(err)
			}
		}
	}
	cmaps := map[string][]byte{} // by object number of the font
	for _, m := range cmapOf.FindAllSubmatch(file, -1) {
		cmaps[string(m[1])] = bodies[string(m[2])]
	}
	tables := map[string]map[string]string{}
	for _, m := range fontOf.FindAllSubmatch(file, -1) {
		table := map[string]string{}
		for _, c := range character.FindAllSubmatch(cmaps[string(m[2])], -1) {
			var units []uint16
			for u := c[2]; len(u) >= 4; u = u[4:] {
				v, err := strconv.ParseUint(string(u[:4]), 16, 16)
				if err != nil {
					t.Fatal(err)
				}
				units = append(units, uint16(v))
			}
			table[string(c[1])] = string(utf16.Decode(units))
		}
		tables[string(m[1])] = table
	}
	return tables
}

// texts returns the texts a PDF shows, in order, as a program reads them.
func texts(t *testing.T, file []byte) []string {
	t.Helper()
	tables := unicodes(t, file)
	var all []string
	for _, content := range inflated(t, file) {
		for _, m := range shownText.FindAllSubmatch(content, -1) {
			text := ""
			for codes := string(m[2]); codes != ""; codes = codes[4:] {
				text += tables[string(m[1])][codes[:4]]
			}
			all = append(all, text)
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
	for _, want := range []string{"/Lang (frXBE)", "/Author <FEFF00440072002000410",
		"<xmp:CreateDate>1970-01-01T00:00:00Z<", "Ordonnance &lt;é&gt; &amp; (suite)<", "<rdf:li>Dr A. Exemple \U0001F48A�<", "<dc:language><rdf:Bag><rdf:li>frXBE<"} {
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

var widths = regexp.MustCompile(`/FontFile2 (\d+) 0 R[^\x00]*?/W \[0 \[([0-9 ]*)\]\]`)

// The widths that the file states are those measured, and those of the font
// program embedded: a viewer sets text as it was measured.
func TestMeasureIsThePDFWidth(t *testing.T) {
	d := pdf.New(nil)
	p := d.AddPage()
	var runes []rune
	for r := rune('!'); r < 0x2600; r++ {
		probe := pdf.New(nil)
		probe.AddPage().Text(50, 50, string(r), pdf.Style{Font: pdf.Italic})
		if len(probe.Replaced()) > 0 || norm.NFC.String(string(r)) != string(r) || unicode.IsSpace(r) || r == '\u200B' || r == '\u00AD' || r == '\u2011' || unicode.In(r, unicode.No) {
			continue // drawn by other characters, or not at all
		}
		p.Text(50, 50, string(r), pdf.Style{Font: pdf.Italic})
		runes = append(runes, r)
	}
	file, err := d.PDF()
	if err != nil {
		t.Fatal(err)
	}
	m := widths.FindSubmatch(file)
	if m == nil || len(runes) < 500 {
		t.Fatalf("no widths, or only %d characters", len(runes))
	}
	stated := strings.Fields(string(m[2]))
	hmtx := fontTable(t, file, string(m[1]), "hmtx")
	for i, r := range runes {
		want := int(math.Round(float64(binary.BigEndian.Uint16(hmtx[4*(i+1):])) * 1000 / 2048))
		got := pdf.Measure(string(r), pdf.Style{Font: pdf.Italic, Size: 10}) / 10 * 1000 / 25.4 * 72
		if stated[i+1] != strconv.Itoa(want) || math.Abs(got-float64(want)) > 1e-6 {
			t.Errorf("%U: measured %v, stated %s, in the font program %d", r, got, stated[i+1], want)
		}
	}
}

// fontTable gives a table of the font program in an object.
func fontTable(t *testing.T, file []byte, object, table string) []byte {
	t.Helper()
	_, after, _ := bytes.Cut(file, []byte("\n"+object+" 0 obj\n"))
	_, body, _ := bytes.Cut(after, []byte("stream\n"))
	r, err := zlib.NewReader(bytes.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	program, err := io.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	at := bytes.Index(program, []byte(table))
	start, n := binary.BigEndian.Uint32(program[at+8:]), binary.BigEndian.Uint32(program[at+12:])
	return program[start : start+n]
}
