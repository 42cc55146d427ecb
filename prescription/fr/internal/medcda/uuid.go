package medcda

import (
	"crypto/sha1"
	"encoding/hex"
	"strings"

	"github.com/ordonnance-numerique/ordonnance-go/document/cda"
)

// uuidOID is the name space of OIDs (RFC 9562 6.6).
const uuidOID = "6ba7b812-9dad-11d1-80b4-00c04fd430c8"

// IsUUID reports whether s has the shape of a UUID in lower case.
func IsUUID(s string) bool {
	if len(s) != 36 {
		return false
	}
	for i := 0; i < len(s); i++ {
		dash := i == 8 || i == 13 || i == 18 || i == 23
		hexadecimal := s[i] >= '0' && s[i] <= '9' || s[i] >= 'a' && s[i] <= 'f'
		if dash != (s[i] == '-') || !dash && !hexadecimal {
			return false
		}
	}
	return true
}

// Derived returns the UUID of version 5 (RFC 9562 5.5) of a name in a name
// space that is itself a UUID. The same two give the same UUID everywhere: a
// document written twice, or on two machines, has the same identifiers.
func Derived(space, name string) string {
	text := derived(space, name, "")
	return string(text[:])
}

// DerivedRoot is [Derived] as the root of an instance identifier, see [Root].
func DerivedRoot(space, name string) string { return (*Room)(nil).DerivedRoot(space, name, "") }

// DerivedRoot is [DerivedRoot] in the room, for a name of two parts.
func (r *Room) DerivedRoot(space, name, part string) string {
	text := derived(space, name, part)
	for i, c := range text {
		if c >= 'a' {
			text[i] = c - 'a' + 'A'
		}
	}
	if r == nil {
		return string(text[:])
	}
	r.reserveText(len(text))
	start := r.texts.Len()
	r.texts.Write(text[:])
	return r.texts.String()[start:]
}

func derived(space, name, part string) (text [36]byte) {
	var room [128]byte
	sum := sha1.Sum(append(append(appendSpace(room[:0], space), name...), part...))
	sum[6], sum[8] = sum[6]&0x0f|0x50, sum[8]&0x3f|0x80
	var h [32]byte
	hex.Encode(h[:], sum[:16])
	at := 0
	for i, c := range h {
		if i == 8 || i == 12 || i == 16 || i == 20 {
			text[at] = '-'
			at++
		}
		text[at] = c
		at++
	}
	return text
}

// appendSpace appends the bytes of a UUID, or a text that is none as it is.
func appendSpace(b []byte, space string) []byte {
	start, half, digits := len(b), byte(0), 0
	for i := range len(space) {
		c := space[i]
		switch {
		case c == '-':
			continue
		case c >= '0' && c <= '9':
			c -= '0'
		case c|0x20 >= 'a' && c|0x20 <= 'f':
			c = c | 0x20 - 'a' + 10
		default:
			return append(b[:start], space...)
		}
		if digits++; digits%2 == 0 {
			b = append(b, half<<4|c)
		}
		half = c
	}
	if digits%2 != 0 {
		return append(b[:start], space...)
	}
	return b
}

// LineUUID returns the root of the identifier of a prescribed line in CDA
// documents: the line's own ID when that is a UUID, otherwise the one derived
// from the prescription's ID and the line's. Prescription and dispensation so
// name the same line alike without knowing each other.
func LineUUID(prescriptionID, lineID string) string {
	if IsUUID(lineID) {
		return lineID
	}
	return Derived(prescriptionID, lineID)
}

// DocumentUUID returns the UUID under which the model keeps a CDA instance
// identifier: the root when it is a UUID, otherwise one derived from root and
// extension in the name space of OIDs.
func DocumentUUID(root, extension string) string {
	lower := strings.ToLower(root)
	if extension == "" && IsUUID(lower) {
		return lower
	}
	if extension != "" {
		root += "^" + extension
	}
	return Derived(uuidOID, root)
}

// Root writes the root of an instance identifier. UUIDs are in upper case in
// HL7 V3 (Data Types R1, II; CI-SIS structuration minimale) and in lower case
// in the model.
func Root(root string) string {
	if IsUUID(root) {
		return strings.ToUpper(root)
	}
	return root
}

// LineII is the identifier of a prescribed line in CDA documents. A line has
// exactly one (IHE PCC, Medications): where the root was derived, the extension
// is the line's ID itself.
func LineII(prescriptionID, lineID string) cda.II {
	return LineIIOf(LineUUID(prescriptionID, lineID), lineID)
}

// LineIIOf is [LineII] for the [LineUUID] that is known.
func LineIIOf(uuid, lineID string) cda.II {
	if uuid == lineID {
		return cda.II{Root: Root(uuid)}
	}
	return cda.II{Root: Root(uuid), Extension: lineID}
}

// LineID is the inverse of [LineII]. An identifier of others gives the UUID of
// its root and extension; "" when it has none.
func LineID(prescriptionID string, ii cda.II) string {
	switch {
	case ii.Root == "":
		return ""
	case ii.Extension != "" && strings.EqualFold(ii.Root, LineUUID(prescriptionID, ii.Extension)):
		return ii.Extension
	}
	return DocumentUUID(ii.Root, ii.Extension)
}
