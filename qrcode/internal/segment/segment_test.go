package segment_test

import (
	"errors"
	"testing"

	"github.com/ordonnance-numerique/ordonnance-go/qrcode/internal/segment"
)

// pack writes fields of (value, bits) and pads with zeros.
func pack(fields ...[2]int) []byte {
	var out []byte
	n := 0
	for _, f := range fields {
		for b := f[1] - 1; b >= 0; b-- {
			if n%8 == 0 {
				out = append(out, 0)
			}
			out[n/8] |= byte(f[0]>>b&1) << (7 - n%8)
			n++
		}
	}
	return append(out, 0, 0)
}

func TestParse(t *testing.T) {
	for _, c := range []struct {
		name    string
		data    []byte
		version int
		bytes   string
		text    string
		loose   bool
	}{
		{"empty", nil, 1, "", "", false},
		{"numeric", pack([2]int{1, 4}, [2]int{8, 10}, [2]int{12, 10}, [2]int{345, 10}, [2]int{67, 7}), 1, "01234567", "01234567", false},
		{"alphanumeric, odd", pack([2]int{2, 4}, [2]int{3, 11}, [2]int{10*45 + 11, 11}, [2]int{44, 6}), 10, "AB:", "AB:", false},
		{"bytes as UTF-8", pack([2]int{4, 4}, [2]int{2, 8}, [2]int{0xC3, 8}, [2]int{0xA9, 8}), 1, "é", "é", false},
		{"bytes as Latin-1", pack([2]int{4, 4}, [2]int{1, 16}, [2]int{0xE9, 8}), 27, "\xe9", "é", false},
		{"UTF-8 in two segments", pack([2]int{4, 4}, [2]int{1, 8}, [2]int{0xC3, 8}, [2]int{4, 4}, [2]int{1, 8}, [2]int{0xA9, 8}), 1, "é", "é", false},
		{"ECI Latin-1", pack([2]int{7, 4}, [2]int{3, 8}, [2]int{4, 4}, [2]int{2, 8}, [2]int{0xC3, 8}, [2]int{0xA9, 8}), 1, "é", "Ã©", false},
		{"ECI UTF-8", pack([2]int{7, 4}, [2]int{26, 8}, [2]int{4, 4}, [2]int{1, 8}, [2]int{'a', 8}), 1, "a", "a", false},
		{"ECI of two bytes, unknown", pack([2]int{7, 4}, [2]int{0x83E8, 16}, [2]int{4, 4}, [2]int{1, 8}, [2]int{'a', 8}), 1, "a", "a", true},
		{"Kanji", pack([2]int{8, 4}, [2]int{1, 8}, [2]int{0x1AAA, 13}), 1, "\xe4\xaa", "茗", false},
		{"FNC1 and percent", pack([2]int{5, 4}, [2]int{2, 4}, [2]int{5, 9}, [2]int{10*45 + 38, 11}, [2]int{11*45 + 38, 11}, [2]int{38, 6}), 1, "A\x1dB%", "A\x1dB%", false},
		{"structured append is skipped", pack([2]int{3, 4}, [2]int{0x1234, 16}, [2]int{1, 4}, [2]int{1, 10}, [2]int{7, 4}), 1, "7", "7", false},
	} {
		got, err := segment.Parse(c.data, c.version)
		if err != nil || string(got.Bytes) != c.bytes || got.Text != c.text || got.Loose != c.loose {
			t.Errorf("%s: %q %q %v %v", c.name, got.Bytes, got.Text, got.Loose, err)
		}
	}
}

func TestParseRefuses(t *testing.T) {
	for name, data := range map[string][]byte{
		"number over 999":      pack([2]int{1, 4}, [2]int{3, 10}, [2]int{1000, 10}),
		"pair over 2024":       pack([2]int{2, 4}, [2]int{2, 9}, [2]int{2025, 11}),
		"character over 44":    pack([2]int{2, 4}, [2]int{1, 9}, [2]int{45, 6}),
		"more bytes than bits": pack([2]int{4, 4}, [2]int{200, 8}),
		"more Kanji than bits": pack([2]int{8, 4}, [2]int{200, 8}),
		"digits cut off":       pack([2]int{1, 4}, [2]int{900, 10}),
		"unknown mode":         pack([2]int{6, 4}),
		"ECI of four bytes":    pack([2]int{7, 4}, [2]int{0xF0, 8}),
	} {
		if got, err := segment.Parse(data, 1); !errors.Is(err, segment.ErrStream) || got.Text != "" || got.Bytes != nil {
			t.Errorf("%s: %q, %v", name, got.Text, err)
		}
	}
}

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
	} {
		if got, err := segment.ParseMatrix([]byte(w)); !errors.Is(err, segment.ErrStream) || got.Bytes != nil {
			t.Errorf("%s: %q, %v", name, got.Bytes, err)
		}
	}
}

func FuzzParse(f *testing.F) {
	f.Add(pack([2]int{2, 4}, [2]int{3, 11}, [2]int{10*45 + 11, 11}, [2]int{44, 6}), 10)
	f.Add(pack([2]int{8, 4}, [2]int{1, 8}, [2]int{0x1AAA, 13}), 1)
	f.Fuzz(func(t *testing.T, data []byte, version int) {
		got, err := segment.Parse(data, version)
		if err != nil && (got.Bytes != nil || got.Text != "") {
			t.Error("content beside an error")
		}
	})
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
