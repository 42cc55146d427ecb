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
