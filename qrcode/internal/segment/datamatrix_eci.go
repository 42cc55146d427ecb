package segment

import (
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/unicode"
)

// utf8ECI announces UTF-8.
const utf8ECI = 26

// charset returns the character set of an ECI assignment number (AIM
// ITS/04-023, Extended Channel Interpretations, part 3); nil for UTF-8, which
// needs no change, and for those without a table here.
func charset(eci int) encoding.Encoding {
	switch eci {
	case 0, 2:
		return charmap.CodePage437
	case 1, 3:
		return charmap.ISO8859_1
	case 20:
		return japanese.ShiftJIS
	case 25:
		return unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)
	}
	if eci >= 4 && eci <= 18 {
		return part8859(eci - 2)
	}
	return windows(eci)
}

// part8859 returns a part of ISO/IEC 8859, which has no part 12.
func part8859(part int) encoding.Encoding {
	all := [...]encoding.Encoding{
		2: charmap.ISO8859_2, 3: charmap.ISO8859_3, 4: charmap.ISO8859_4, 5: charmap.ISO8859_5,
		6: charmap.ISO8859_6, 7: charmap.ISO8859_7, 8: charmap.ISO8859_8, 9: charmap.ISO8859_9,
		10: charmap.ISO8859_10, 13: charmap.ISO8859_13, 14: charmap.ISO8859_14,
		15: charmap.ISO8859_15, 16: charmap.ISO8859_16,
	}
	return all[part]
}

func windows(eci int) encoding.Encoding {
	switch eci {
	case 21:
		return charmap.Windows1250
	case 22:
		return charmap.Windows1251
	case 23:
		return charmap.Windows1252
	case 24:
		return charmap.Windows1256
	}
	return nil
}
