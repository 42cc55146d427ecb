package ifd

import (
	"bytes"
	"encoding/binary"
)

// JPEG returns the Exif block of a JPEG file, nil where there is none (Exif
// 2.32, CIPA DC-008-2019, 4.7.2: marker APP1).
func JPEG(raw []byte) []byte {
	var block []byte
	segments(raw, func(marker byte, body []byte) bool {
		if rest, ok := bytes.CutPrefix(body, []byte("Exif\x00\x00")); ok && marker == 0xE1 {
			block = rest
			return false
		}
		return marker != 0xDA
	})
	return block
}

// Scans counts the scans of a JPEG file up to a limit: each goes over the whole
// picture, and a file may hold any number of empty ones.
func Scans(raw []byte, limit int) int {
	n := 0
	segments(raw, func(marker byte, _ []byte) bool {
		if marker == 0xDA {
			n++
		}
		return n < limit
	})
	return n
}

// segments calls f for each marker segment of a JPEG file (ITU-T T.81, B.1.1)
// until it returns false.
func segments(raw []byte, f func(marker byte, body []byte) bool) {
	if len(raw) < 2 || raw[0] != 0xFF || raw[1] != 0xD8 {
		return
	}
	for raw = raw[2:]; ; {
		i := bytes.IndexByte(raw, 0xFF)
		if i < 0 || i+2 > len(raw) {
			return
		}
		marker := raw[i+1]
		if marker == 0xFF { // a fill byte
			raw = raw[i+1:]
			continue
		}
		raw = raw[i+2:]
		switch {
		case marker == 0xD9: // end
			return
		case marker <= 0x01, marker >= 0xD0 && marker <= 0xD8: // no segment
			continue
		case len(raw) < 2:
			return
		}
		n := int(binary.BigEndian.Uint16(raw))
		if n < 2 || n > len(raw) || !f(marker, raw[2:n]) {
			return
		}
		raw = raw[n:]
	}
}

// PNG returns the Exif block of a PNG file, nil where there is none before the
// end (PNG third edition, W3C 2025, 11.3.4.5: chunk eXIf).
func PNG(raw []byte) []byte {
	const signature, frame = 8, 12
	for at := signature; at+frame <= len(raw); {
		n := int(binary.BigEndian.Uint32(raw[at:]))
		if n < 0 || n > len(raw)-at-frame {
			return nil
		}
		if string(raw[at+4:at+8]) == "eXIf" {
			return raw[at+8 : at+8+n]
		}
		at += frame + n
	}
	return nil
}

// WebP returns the Exif block of a WebP file, nil where there is none (RFC
// 9649, 2.7.1.5: chunk EXIF).
func WebP(raw []byte) []byte {
	const header, frame = 12, 8
	for at := header; at+frame <= len(raw); {
		n := int(binary.LittleEndian.Uint32(raw[at+4:]))
		if n < 0 || n > len(raw)-at-frame {
			return nil
		}
		body := raw[at+frame : at+frame+n]
		if string(raw[at:at+4]) == "EXIF" {
			// QUIRK: RFC 9649 puts a bare Exif block here; libwebp's tools of old
			// kept the six bytes of the JPEG marker before it.
			return bytes.TrimPrefix(body, []byte("Exif\x00\x00"))
		}
		at += frame + n + n%2
	}
	return nil
}
