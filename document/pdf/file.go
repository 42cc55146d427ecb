package pdf

import (
	"bytes"
	"compress/zlib"
	"crypto/sha256"
	"fmt"
	"strconv"
	"strings"
	"unicode/utf16"
)

// file is a PDF file being written: objects one after the other, then the table
// of their places (ISO 32000-1 §7.5).
type file struct {
	out    bytes.Buffer
	places []int // of the objects, the first is number 1; 0 means reserved
	zip    *zlib.Writer
}

// newFile starts a file. The four bytes above 127 tell programs that it is no
// text (ISO 19005-1 §6.1.2).
func newFile() *file {
	f := &file{}
	f.out.WriteString("%PDF-1.4\n%\xE2\xE3\xCF\xD3\n")
	return f
}

// reserve takes a number for an object that is written later.
func (f *file) reserve() int {
	f.places = append(f.places, 0)
	return len(f.places)
}

// put writes an object under a number taken before.
func (f *file) put(number int, body string) {
	f.places[number-1] = f.out.Len()
	fmt.Fprintf(&f.out, "%d 0 obj\n%s\nendobj\n", number, body)
}

// add writes an object and gives its number.
func (f *file) add(body string) int {
	n := f.reserve()
	f.put(n, body)
	return n
}

// stream writes bytes as they are, with the entries of their dictionary.
func (f *file) stream(entries string, body []byte) int {
	return f.add(fmt.Sprintf("<<%s /Length %d>>\nstream\n%s\nendstream", entries, len(body), body))
}

// flate writes bytes compressed, with the entries of their dictionary.
func (f *file) flate(entries string, body []byte) (int, error) {
	var packed bytes.Buffer
	if f.zip == nil {
		f.zip = zlib.NewWriter(&packed)
	}
	f.zip.Reset(&packed)
	_, err := f.zip.Write(body)
	if err == nil {
		err = f.zip.Close()
	}
	return f.stream(entries+" /Filter /FlateDecode", packed.Bytes()), err
}

// finish writes the table and the trailer. The two identifiers, which a PDF/A
// must have (ISO 19005-1 §6.1.3), are a digest of all before: the same content
// has the same ones, and no clock is asked.
func (f *file) finish(catalog, info int) []byte {
	id := sha256.Sum256(f.out.Bytes())
	start := f.out.Len()
	fmt.Fprintf(&f.out, "xref\n0 %d\n0000000000 65535 f \n", len(f.places)+1)
	for _, at := range f.places {
		fmt.Fprintf(&f.out, "%010d 00000 n \n", at)
	}
	fmt.Fprintf(&f.out, "trailer\n<</Size %d /Root %d 0 R /Info %d 0 R /ID [<%X> <%X>]>>\nstartxref\n%d\n%%%%EOF\n",
		len(f.places)+1, catalog, info, id[:16], id[:16], start)
	return f.out.Bytes()
}

// textString writes text for a dictionary: as it is where it is ASCII, else in
// UTF-16 with its mark (ISO 32000-1 §7.9.2.2).
func textString(text string) string {
	for i := range len(text) {
		if text[i] > '~' || text[i] < ' ' {
			return "<FEFF" + utf16Hex(text) + ">"
		}
	}
	return "(" + strings.NewReplacer(`\`, `\\`, "(", `\(`, ")", `\)`).Replace(text) + ")"
}

// utf16Hex writes text in UTF-16, the higher byte first, in hexadecimal.
func utf16Hex(text string) string {
	var out strings.Builder
	for _, unit := range utf16.Encode([]rune(text)) {
		fmt.Fprintf(&out, "%04X", unit)
	}
	return out.String()
}

// number writes a length in points: five places are a 30th of a micrometre.
func number(v float64) string {
	s := strconv.FormatFloat(v, 'f', 5, 64)
	s = strings.TrimRight(strings.TrimRight(s, "0"), ".")
	if s == "-0" {
		return "0"
	}
	return s
}
