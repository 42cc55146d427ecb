package ifd_test

import (
	"bytes"
	"encoding/binary"
	"testing"

	"github.com/ordonnance-numerique/ordonnance-go/qrcode/internal/ifd"
)

type entry struct {
	tag, kind    uint16
	count, value uint32
}

// block writes directories one after the other, in the byte order given; a
// SHORT stands in the first two bytes of its field.
func block(bo binary.AppendByteOrder, head string, pages ...[]entry) []byte {
	b := bo.AppendUint32([]byte(head), 8)
	for i, entries := range pages {
		b = bo.AppendUint16(b, uint16(len(entries)))
		for _, e := range entries {
			b = bo.AppendUint32(bo.AppendUint16(bo.AppendUint16(b, e.tag), e.kind), e.count)
			if e.kind == 3 {
				b = bo.AppendUint16(bo.AppendUint16(b, uint16(e.value)), 0)
			} else {
				b = bo.AppendUint32(b, e.value)
			}
		}
		next := uint32(0)
		if i+1 < len(pages) {
			next = uint32(len(b) + 4)
		}
		b = bo.AppendUint32(b, next)
	}
	return b
}

func little(pages ...[]entry) []byte { return block(binary.LittleEndian, "II*\x00", pages...) }
func big(pages ...[]entry) []byte    { return block(binary.BigEndian, "MM\x00*", pages...) }

func TestOrientation(t *testing.T) {
	for _, c := range []struct {
		name  string
		block []byte
		want  int
	}{
		{"little endian", little([]entry{{274, 3, 1, 6}}), 6},
		{"big endian", big([]entry{{270, 2, 1, 0}, {274, 3, 1, 8}}), 8},
		{"as LONG", little([]entry{{274, 4, 1, 3}}), 3},
		{"not stated", little([]entry{{256, 3, 1, 6}}), 1},
		{"zero", little([]entry{{274, 3, 1, 0}}), 1},
		{"nine", little([]entry{{274, 3, 1, 9}}), 1},
		{"text", little([]entry{{274, 2, 1, 6}}), 1},
		{"many", little([]entry{{274, 3, 2, 6}}), 1},
		{"cut", little([]entry{{274, 3, 1, 6}})[:15], 1},
		{"no directory", []byte("II*\x00\xff\xff\xff\xff"), 1},
		{"not TIFF", []byte("II+\x00\x08\x00\x00\x00\x00\x00\x00\x00"), 1},
		{"nothing", nil, 1},
	} {
		if got := ifd.Orientation(c.block); got != c.want {
			t.Errorf("%s: %d, want %d", c.name, got, c.want)
		}
	}
}

func TestPages(t *testing.T) {
	one := []entry{{256, 3, 1, 1728}, {257, 4, 1, 1100}, {282, 5, 1, 0}, {283, 5, 1, 8}}
	raw := little(one, []entry{{254, 4, 1, 1}, {256, 1, 1, 20}})
	at := uint32(len(raw))
	raw = append(raw, 204, 0, 0, 0, 1, 0, 0, 0, 98, 0, 0, 0, 1, 0, 0, 0)
	binary.LittleEndian.PutUint32(raw[10+2*12+8:], at)
	binary.LittleEndian.PutUint32(raw[10+3*12+8:], at+8)
	pages, more := ifd.Pages(raw, 10)
	if len(pages) != 2 || more {
		t.Fatal(pages, more)
	}
	if p := pages[0]; p.Offset != 8 || p.W != 1728 || p.H != 1100 || p.Reduced || p.Aspect < 2.08 || p.Aspect > 2.09 {
		t.Errorf("%+v", p)
	}
	if p := pages[1]; !p.Reduced || p.W != 20 || p.Aspect != 1 || p.Orientation != 1 {
		t.Errorf("%+v", p)
	}
	if pages, more = ifd.Pages(raw, 1); len(pages) != 1 || !more {
		t.Error("limit", pages, more)
	}
	loop := little(one)
	binary.LittleEndian.PutUint32(loop[len(loop)-4:], 8)
	if pages, more = ifd.Pages(loop, 10); len(pages) != 1 || more {
		t.Error("loop", pages, more)
	}
	if crowd := little(make([]entry, 600)); len(first(ifd.Pages(crowd, 1))) != 0 {
		t.Error("600 entries")
	}
}

func first(p []ifd.Page, _ bool) []ifd.Page { return p }

func TestBlocks(t *testing.T) {
	want := little([]entry{{274, 3, 1, 6}})
	segment := func(marker byte, body string) string {
		return string([]byte{0xFF, marker, byte((len(body) + 2) >> 8), byte(len(body) + 2)}) + body
	}
	chunk := func(kind string, body []byte) string {
		return string(binary.BigEndian.AppendUint32(nil, uint32(len(body)))) + kind + string(body) + "crc."
	}
	riff := func(kind string, body []byte) string {
		s := kind + string(binary.LittleEndian.AppendUint32(nil, uint32(len(body)))) + string(body)
		return s + "\x00"[:len(body)%2]
	}
	exif := "Exif\x00\x00" + string(want)
	for _, c := range []struct {
		name  string
		find  func([]byte) []byte
		raw   string
		found bool
	}{
		{"JPEG", ifd.JPEG, "\xff\xd8" + segment(0xE0, "JFIF\x00") + "\xff\xff" + segment(0xE1, exif)[1:] + "\xff\xd9", true},
		{"JPEG, other APP1 first", ifd.JPEG, "\xff\xd8" + segment(0xE1, "http://") + segment(0xE1, exif), true},
		{"JPEG, after the scan", ifd.JPEG, "\xff\xd8" + segment(0xDA, "....") + segment(0xE1, exif), false},
		{"JPEG, after the end", ifd.JPEG, "\xff\xd8\xff\xd9" + segment(0xE1, exif), false},
		{"JPEG, cut", ifd.JPEG, "\xff\xd8" + segment(0xE1, exif)[:20], false},
		{"JPEG, length 1", ifd.JPEG, "\xff\xd8\xff\xe1\x00\x01", false},
		{"not JPEG", ifd.JPEG, segment(0xE1, exif), false},
		{"PNG", ifd.PNG, "\x89PNG\r\n\x1a\n" + chunk("IHDR", make([]byte, 13)) + chunk("eXIf", want), true},
		{"PNG, none", ifd.PNG, "\x89PNG\r\n\x1a\n" + chunk("IHDR", make([]byte, 13)), false},
		{"PNG, cut", ifd.PNG, "\x89PNG\r\n\x1a\n\xff\xff\xff\xffeXIf....", false},
		{"WebP", ifd.WebP, "RIFF....WEBP" + riff("VP8X", make([]byte, 9)) + riff("EXIF", want), true},
		{"WebP, old", ifd.WebP, "RIFF....WEBP" + riff("EXIF", []byte(exif)), true},
		{"WebP, cut", ifd.WebP, "RIFF....WEBPEXIF\xff\xff\xff\x7f", false},
		{"WebP, none", ifd.WebP, "RIFF....WEBP" + riff("VP8L", nil), false},
	} {
		if got := c.find([]byte(c.raw)); bytes.Equal(got, want) != c.found || !c.found && got != nil {
			t.Errorf("%s: %d bytes", c.name, len(got))
		}
	}
}

func TestScans(t *testing.T) {
	raw := []byte("\xff\xd8\xff\xda\x00\x02\xff\x00\xff\xd0..\xff\xda\x00\x02.\xff\xda\x00\x02\xff\xd9\xff\xda\x00\x02")
	if n := ifd.Scans(raw, 10); n != 3 {
		t.Errorf("%d scans", n)
	}
	if n := ifd.Scans(raw, 2); n != 2 {
		t.Errorf("%d scans, limit 2", n)
	}
}

func FuzzBlocks(f *testing.F) {
	f.Add(little([]entry{{274, 3, 1, 6}, {282, 5, 1, 4}}))
	f.Add([]byte("\xff\xd8\xff\xe1\x00\x10Exif\x00\x00II*\x00\x08\x00\x00\x00"))
	f.Add([]byte("\x89PNG\r\n\x1a\n\x00\x00\x00\x00eXIf...."))
	f.Add([]byte("RIFF....WEBPEXIF\x00\x00\x00\x00"))
	f.Fuzz(func(t *testing.T, raw []byte) {
		pages, _ := ifd.Pages(raw, 20)
		if len(pages) > 20 || ifd.Scans(raw, 5) > 5 {
			t.Error("beyond the limit")
		}
		for _, block := range [][]byte{raw, ifd.JPEG(raw), ifd.PNG(raw), ifd.WebP(raw)} {
			if o := ifd.Orientation(block); o < 1 || o > 8 {
				t.Error("orientation", o)
			}
		}
	})
}
