package qrcode

// alphabet45 is the alphanumeric set of a QR code in the order of its values
// (ISO/IEC 18004, table 5), which is the alphabet of base45 (RFC 9285 §4.2).
const alphabet45 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"

// values45 gives the value of each character, or 0xFF.
var values45 = func() (t [256]byte) {
	for i := range t {
		t[i] = 0xFF
	}
	for i := range len(alphabet45) {
		t[alphabet45[i]] = byte(i)
	}
	return t
}()

// base45Len is the number of characters for n bytes: three for two bytes, two
// for a last single byte (RFC 9285 §4).
func base45Len(n int) int { return n/2*3 + n%2*2 }

// appendBase45 appends the base45 form of src.
func appendBase45(dst, src []byte) []byte {
	for ; len(src) >= 2; src = src[2:] {
		v := uint32(src[0])<<8 | uint32(src[1])
		q := v / 45
		dst = append(dst, alphabet45[v%45], alphabet45[q%45], alphabet45[q/45])
	}
	if len(src) == 1 {
		v := src[0]
		dst = append(dst, alphabet45[v%45], alphabet45[v/45])
	}
	return dst
}

// appendFromBase45 appends the bytes that text stands for. It refuses with
// [ErrBase45] whatever appendBase45 would not have written: another character,
// one character left over, a value above 0xFFFF for three characters or above
// 0xFF for two (RFC 9285 §6).
func appendFromBase45(dst []byte, text string) ([]byte, error) {
	for ; len(text) >= 3; text = text[3:] {
		a, b, c := values45[text[0]], values45[text[1]], values45[text[2]]
		if a|b|c == 0xFF {
			return nil, ErrBase45
		}
		v := uint32(a) + uint32(b)*45 + uint32(c)*45*45
		if v > 0xFFFF {
			return nil, ErrBase45
		}
		dst = append(dst, byte(v>>8), byte(v))
	}
	switch len(text) {
	case 1:
		return nil, ErrBase45
	case 2:
		a, b := values45[text[0]], values45[text[1]]
		v := uint32(a) + uint32(b)*45
		if a|b == 0xFF || v > 0xFF {
			return nil, ErrBase45
		}
		dst = append(dst, byte(v))
	}
	return dst, nil
}
