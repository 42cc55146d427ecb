package pdf

import (
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"math"
	"slices"
	"strings"
)

// typeface is a face as far as a document uses it: each character has a number
// of its own, which is the number of its glyph in the font program embedded.
type typeface struct {
	font  Font
	runes []rune       // sorted; that of number n is runes[n-1]
	codes map[rune]int // numbers, from 1; 0 is the glyph for missing characters
}

// typefaces gathers the characters of a document by face.
func typefaces(pages []*Page) (all [4]*typeface) {
	for _, p := range pages {
		for _, op := range p.ops {
			text, ok := op.(textOp)
			if !ok {
				continue
			}
			t := all[text.style.Font]
			if t == nil {
				t = &typeface{font: text.style.Font, codes: map[rune]int{}}
				all[text.style.Font] = t
			}
			for _, r := range text.text {
				if t.codes[r] == 0 {
					t.codes[r] = 1
					t.runes = append(t.runes, r)
				}
			}
		}
	}
	for _, t := range all {
		if t == nil {
			continue
		}
		slices.Sort(t.runes)
		for i, r := range t.runes {
			t.codes[r] = i + 1
		}
	}
	return all
}

// show writes a text as the numbers of its characters.
func (t *typeface) show(text string) string {
	var out strings.Builder
	for _, r := range text {
		fmt.Fprintf(&out, "%04X", t.codes[r])
	}
	return "<" + out.String() + ">"
}

// faceNames are the names of the fonts.
var faceNames = [4]string{Regular: "GoRegular", Bold: "Go-Bold", Italic: "Go-Italic", Mono: "GoMono"}

// embed writes the font, as a subset, and gives its number: a composite font
// whose character numbers are glyph numbers (ISO 32000-1 §9.7; ISO 19005-1
// §6.3).
func (t *typeface) embed(f *file) (int, error) {
	whole, err := readProgram(ttf(t.font))
	if err != nil {
		return 0, err
	}
	face := openFace(t.font)
	glyphs, widths := []int{0}, []string{fmt.Sprint(whole.width(0))}
	for _, r := range t.runes {
		glyphs = append(glyphs, int(face.glyph(r)))
		widths = append(widths, fmt.Sprint(face.advance(r)))
	}
	part, all, err := whole.subset(glyphs)
	if err != nil {
		return 0, err
	}
	program, err := f.flate(fmt.Sprintf("/Length1 %d", len(part)), part)
	if err != nil {
		return 0, err
	}
	set, err := f.flate("", firstBits(all))
	if err != nil {
		return 0, err
	}
	unicode, err := f.flate("", t.toUnicode())
	if err != nil {
		return 0, err
	}
	name := t.tag() + "+" + faceNames[t.font]
	descriptor := f.add(fmt.Sprintf("<</Type /FontDescriptor /FontName /%s %s /FontFile2 %d 0 R /CIDSet %d 0 R>>",
		name, whole.descriptor(t.font), program, set))
	descendant := f.add(fmt.Sprintf("<</Type /Font /Subtype /CIDFontType2 /BaseFont /%s "+
		"/CIDSystemInfo <</Registry (Adobe) /Ordering (Identity) /Supplement 0>> /FontDescriptor %d 0 R "+
		"/CIDToGIDMap /Identity /DW 0 /W [0 [%s]]>>", name, descriptor, strings.Join(widths, " ")))
	return f.add(fmt.Sprintf("<</Type /Font /Subtype /Type0 /BaseFont /%s /Encoding /Identity-H "+
		"/DescendantFonts [%d 0 R] /ToUnicode %d 0 R>>", name, descendant, unicode)), nil
}

// tag gives the six letters before the name of a subset (ISO 32000-1 §9.6.4),
// another for other characters.
func (t *typeface) tag() string {
	sum := sha256.Sum256([]byte(string(t.runes)))
	v := binary.BigEndian.Uint64(sum[:])
	var letters [6]byte
	for i := range letters {
		letters[i] = 'A' + byte(v%26)
		v /= 26
	}
	return string(letters[:])
}

// toUnicode maps character numbers to text (ISO 32000-1 §9.10.3), so that what
// is copied or read aloud is what was written.
func (t *typeface) toUnicode() []byte {
	var out strings.Builder
	out.WriteString("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n" +
		"/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n" +
		"/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n" +
		"1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n")
	const most = 100 // entries in one section
	for start := 0; start < len(t.runes); start += most {
		section := t.runes[start:min(start+most, len(t.runes))]
		fmt.Fprintf(&out, "%d beginbfchar\n", len(section))
		for i, r := range section {
			fmt.Fprintf(&out, "<%04X> <%s>\n", start+i+1, utf16Hex(string(r)))
		}
		out.WriteString("endbfchar\n")
	}
	out.WriteString("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n")
	return []byte(out.String())
}

// firstBits is the set of the character numbers below n, the first in the
// highest bit (ISO 32000-1 §9.8.3.1).
func firstBits(n int) []byte {
	set := make([]byte, (n+7)/8)
	for i := range n {
		set[i>>3] |= 0x80 >> (i & 7)
	}
	return set
}

// width is the advance of a glyph in thousandths of the font size.
func (p *program) width(glyph int) int {
	return p.thousandths(int(binary.BigEndian.Uint16(p.metric(glyph))))
}

// thousandths turns font units into thousandths of the font size.
func (p *program) thousandths(units int) int {
	return int(math.Round(1000 * float64(units) / float64(p.number("head", 18))))
}

// descriptor gives the measures of a font (ISO 32000-1 §9.8.1). Flags: 1 fixed
// pitch, 3 symbolic (the characters are numbers of our own), 7 italic. The width
// of a stem is not in the font program; viewers use it for fonts they lack.
func (p *program) descriptor(f Font) string {
	flags, stem := 4, 80
	switch f {
	case Bold:
		stem = 140
	case Italic:
		flags |= 64
	case Mono:
		flags |= 1
	}
	angle := float64(p.signed("post", 4)) + float64(p.number("post", 6))/65536
	at := func(table string, i int) int { return p.thousandths(p.signed(table, i)) }
	return fmt.Sprintf("/Flags %d /FontBBox [%d %d %d %d] /ItalicAngle %s /Ascent %d /Descent %d /CapHeight %d /StemV %d",
		flags, at("head", 36), at("head", 38), at("head", 40), at("head", 42), number(angle),
		at("hhea", 4), at("hhea", 6), at("OS/2", 88), stem)
}
