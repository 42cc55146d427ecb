// Package ifd reads what a TIFF directory says about how a picture is to be
// shown, in TIFF files and in the Exif blocks of JPEG, PNG and WebP files. It
// reads numbers only and trusts none of them: whatever is out of bounds is as
// if it were not there.
package ifd

import "encoding/binary"

// Page is one directory of a TIFF file.
type Page struct {
	Offset      uint32  // of the directory in the file
	W, H        int     // pixels; 0 where not stated
	Orientation int     // 1 to 8; 1 where not stated
	Aspect      float64 // height of a pixel for its width; 1 where not stated
	Facsimile   bool    // compressed as facsimile (CCITT)
	BlackZero   bool    // a sample of 0 is black
	Reduced     bool    // a thumbnail or a mask of another page
}

// Tags (TIFF 6.0, Adobe 1992, section 8).
const (
	newSubfileType = 254
	imageWidth     = 256
	imageLength    = 257
	compression    = 259
	photometric    = 262
	orientation    = 274
	xResolution    = 282
	yResolution    = 283
)

// entrySize is the length of a directory entry: tag, type, count, value.
const entrySize = 12

// maxEntries bounds a directory; pages of scanners have twenty.
const maxEntries = 512

// order returns the byte order of a TIFF header, nil where it is none.
func order(raw []byte) binary.ByteOrder {
	if len(raw) < 8 {
		return nil
	}
	switch string(raw[:4]) {
	case "II*\x00":
		return binary.LittleEndian
	case "MM\x00*":
		return binary.BigEndian
	}
	return nil
}

// Pages lists the directories of a TIFF file in the order of their chain, at
// most limit of them; more is true where the chain goes on.
func Pages(raw []byte, limit int) (pages []Page, more bool) {
	bo := order(raw)
	if bo == nil {
		return nil, false
	}
	seen := map[uint32]bool{}
	for at := bo.Uint32(raw[4:]); at != 0 && !seen[at]; {
		if len(pages) == limit {
			return pages, true
		}
		seen[at] = true
		p, next, ok := directory(raw, bo, at)
		if !ok {
			break
		}
		pages = append(pages, p)
		at = next
	}
	return pages, false
}

// directory reads the directory at an offset and the offset of the next one.
func directory(raw []byte, bo binary.ByteOrder, at uint32) (p Page, next uint32, ok bool) {
	p = Page{Offset: at, Orientation: 1, Aspect: 1}
	if uint64(at)+2 > uint64(len(raw)) {
		return Page{}, 0, false
	}
	n := int(bo.Uint16(raw[at:]))
	rest := raw[at+2:]
	if n > maxEntries || len(rest) < n*entrySize {
		return Page{}, 0, false
	}
	var x, y float64
	for i := range n {
		e := rest[i*entrySize : (i+1)*entrySize]
		switch bo.Uint16(e) {
		case newSubfileType:
			p.Reduced = number(bo, e)&5 != 0 // bit 0: reduced, bit 2: mask
		case imageWidth:
			p.W = number(bo, e)
		case imageLength:
			p.H = number(bo, e)
		case compression:
			v := number(bo, e)
			p.Facsimile = v >= 2 && v <= 4
		case photometric:
			p.BlackZero = number(bo, e) == 1
		case orientation:
			if v := number(bo, e); v >= 1 && v <= 8 {
				p.Orientation = v
			}
		case xResolution:
			x = rational(raw, bo, e)
		case yResolution:
			y = rational(raw, bo, e)
		}
	}
	if x > 0 && y > 0 {
		p.Aspect = x / y
	}
	if end := rest[n*entrySize:]; len(end) >= 4 {
		next = bo.Uint32(end)
	}
	return p, next, true
}

// number reads an entry of one BYTE, SHORT or LONG; 0 where it is not that.
func number(bo binary.ByteOrder, e []byte) int {
	if bo.Uint32(e[4:]) != 1 {
		return 0
	}
	switch bo.Uint16(e[2:]) {
	case 1:
		return int(e[8])
	case 3:
		return int(bo.Uint16(e[8:]))
	case 4:
		return int(bo.Uint32(e[8:]) & 0x7FFFFFFF)
	}
	return 0
}

// rational reads an entry of one RATIONAL; 0 where it is not that.
func rational(raw []byte, bo binary.ByteOrder, e []byte) float64 {
	at := uint64(bo.Uint32(e[8:]))
	if bo.Uint16(e[2:]) != 5 || bo.Uint32(e[4:]) != 1 || at+8 > uint64(len(raw)) {
		return 0
	}
	over, under := bo.Uint32(raw[at:]), bo.Uint32(raw[at+4:])
	if under == 0 {
		return 0
	}
	return float64(over) / float64(under)
}

// Orientation returns how a picture with this Exif block, a TIFF header with
// its first directory, is to be turned: 1 to 8, 1 where nothing is stated (Exif
// 2.32, CIPA DC-008-2019, 4.6.4 A, tag 274).
func Orientation(block []byte) int {
	if pages, _ := Pages(block, 1); len(pages) == 1 {
		return pages[0].Orientation
	}
	return 1
}
