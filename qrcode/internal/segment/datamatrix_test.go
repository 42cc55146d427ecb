package segment_test

import (
	"errors"
	"testing"

	"github.com/ordonnance-numerique/ordonnance-go/qrcode/internal/segment"
)

func TestParseMatrix(t *testing.T) {
	for _, c := range []struct{ name, words, want, text string }{
		{"ASCII, digits, padding", "\x42\x8e\x81\x55", "A12", "A12"},
		{"upper shift", "\xeb\x6a", "\xe9", "é"},
		{"FNC1", "\xe8\x42", "\x1dA", "\x1dA"},
		{"C40", "\xe6\x59\xe9\xfe\x42", "ABCA", "ABCA"},
		{"Text", "\xef\x59\xe9\xfe\x42", "abcA", "abcA"},
		{"X12", "\xee\x59\xe9\xfe\x42", "ABCA", "ABCA"},
		{"EDIFACT", "\xf0\x04\x20\xdf\x42\x81", "ABCA", "ABCA"},
		{"macro 06", "\xed\x42", "[)>\x1e06\x1dA\x1e\x04", "[)>\x1e06\x1dA\x1e\x04"},
		{"UTF-8 announced", "\xf1\x1b\xeb\x44\xeb\x2a", "é", "é"},
		{"ISO 8859-15 announced", "\xf1\x12\xeb\x25", "\xa4", "€"},
		{"ISO 8859-7 announced", "\xf1\x0a\xeb\x62", "\xe1", "α"},
		{"Windows-1252 announced", "\xf1\x18\xeb\x01", "\x80", "€"},
		{"UTF-16 announced", "\xf1\x1a\x21\xeb\x2d", "\x20\xac", "€"},
		{"Latin-1 after UTF-8", "\xf1\x1b\xeb\x44\xeb\x2a\xf1\x04\xeb\x6a", "é\xe9", "éé"},
		{"unlatch as the last word", "\xe6\x59\xe9\xfe", "ABC", "ABC"},
		{"one word left in C40", "\xe6\x59\xe9\x42", "ABCA", "ABCA"},
	} {
		got, err := segment.ParseMatrix([]byte(c.words))
		if err != nil || string(got.Bytes) != c.want || got.Text != c.text {
			t.Errorf("%s: %q %q %v", c.name, got.Bytes, got.Text, err)
		}
	}
}

// hide is the 255-state algorithm for the word at a place counted from 1.
func hide(b byte, at int) byte { return byte((int(b) + 149*at%255 + 1) % 256) }

func TestParseMatrixBase256(t *testing.T) {
	text := []byte("Hélène")
	words := []byte{231, hide(byte(len(text)), 2)}
	for i, b := range text {
		words = append(words, hide(b, 3+i))
	}
	toEnd := append([]byte{}, words...)
	toEnd[1] = hide(0, 2)
	for name, w := range map[string][]byte{"with length": append(words, 129), "to the end": toEnd} {
		if got, err := segment.ParseMatrix(w); err != nil || got.Text != string(text) {
			t.Errorf("%s: %q, %v", name, got.Text, err)
		}
	}
	words[1] = hide(200, 2)
	if _, err := segment.ParseMatrix(words); !errors.Is(err, segment.ErrStream) {
		t.Error("a length past the end was accepted")
	}
}

func TestParseMatrixRefuses(t *testing.T) {
	for name, w := range map[string]string{
		"word 0": "\x00", "word 255": "\xff\x42", "C40 shift 2 without meaning": "\xe6\x0a\xa1", "unlatch in ASCII": "\xfe\x42",
		"ECI without number": "\xf1", "ECI 0": "\xf1\x00", "series in the middle": "\x42\xe9\x1f\x01\x01",
		"place past the end of the series": "\xe9\x3f\x01\x01\x42", "series cut off": "\xe9\x1f",
	} {
		if got, err := segment.ParseMatrix([]byte(w)); !errors.Is(err, segment.ErrStream) || got.Bytes != nil {
			t.Errorf("%s: %q, %v", name, got.Bytes, err)
		}
	}
}

func TestParseMatrixMarks(t *testing.T) {
	for _, c := range []struct {
		name, words, text string
		gs1, loose        bool
		series            segment.Series
	}{
		{"GS1", "\xe8\x42", "\x1dA", true, false, segment.Series{}},
		{"FNC1 later is a separator", "\x42\xe8\x42", "A\x1dA", false, false, segment.Series{}},
		{"second of three", "\xe9\x1e\x01\x02\x42", "A", false, false, segment.Series{Place: 2, Of: 3, ID: 258}},
		{"first of sixteen, GS1", "\xe9\x01\x01\x01\xe8\x42", "\x1dA", true, false, segment.Series{Place: 1, Of: 16, ID: 257}},
		{"unknown ECI of two words", "\xf1\x85\x01\x42", "A", false, true, segment.Series{}},
		{"unknown ECI of three words", "\xf1\xc0\x01\x01\x42", "A", false, true, segment.Series{}},
		{"part 12 of ISO 8859 does not exist", "\xf1\x0f\x42", "A", false, true, segment.Series{}},
	} {
		got, err := segment.ParseMatrix([]byte(c.words))
		if err != nil || got.Text != c.text || got.GS1 != c.gs1 || got.Loose != c.loose || got.Series != c.series {
			t.Errorf("%s: %+v %v", c.name, got, err)
		}
	}
}

func FuzzParseMatrix(f *testing.F) {
	f.Add([]byte("\xe6\x59\xe9\xfe\x42"))
	f.Add([]byte("\xf0\x04\x20\xdf\x42\x81"))
	f.Add([]byte("\xf1\xc0\x01"))
	f.Fuzz(func(t *testing.T, data []byte) {
		got, err := segment.ParseMatrix(data)
		if err != nil && (got.Bytes != nil || got.Text != "") {
			t.Error("content beside an error")
		}
	})
}
