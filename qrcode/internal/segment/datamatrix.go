package segment

// Data Matrix code words that are not plain characters (ISO/IEC 16022, table 2).
const (
	dmPad        = 129
	dmC40        = 230
	dmBase256    = 231
	dmFNC1       = 232
	dmAppend     = 233
	dmProgram    = 234
	dmUpperShift = 235
	dmMacro05    = 236
	dmMacro06    = 237
	dmX12        = 238
	dmText       = 239
	dmEDIFACT    = 240
	dmECI        = 241
	dmUnlatch    = 254
)

// matrixReader walks over the code words of a Data Matrix.
type matrixReader struct {
	state
	data    []byte
	pos     int
	upper   bool   // the next character is 128 higher
	trailer []byte // what a macro puts at the end
	first   int    // where FNC1 marks a GS1 symbol
	bad     bool
}

// ParseMatrix reads the corrected data code words of a Data Matrix ECC 200.
// FNC1 becomes the group separator GS (1D hex), in first place too, where it
// marks a GS1 symbol.
func ParseMatrix(data []byte) (Content, error) {
	m := &matrixReader{state: state{set: -1}, data: data}
	for m.pos < len(m.data) && !m.bad {
		c := m.next()
		if c == dmPad {
			break
		}
		m.ascii(c)
	}
	if m.bad {
		return Content{}, ErrStream
	}
	m.put(m.trailer...)
	m.flush()
	return m.out, nil
}

func (m *matrixReader) next() int {
	if m.pos >= len(m.data) {
		m.bad = true
		return 0
	}
	m.pos++
	return int(m.data[m.pos-1])
}

// char adds a character, raised by a pending upper shift.
func (m *matrixReader) char(c int) {
	if m.upper {
		c, m.upper = c+128, false
	}
	if c > 255 {
		m.bad = true
		return
	}
	m.put(byte(c))
}

func (m *matrixReader) ascii(c int) {
	switch {
	case c == 0:
		m.bad = true
	case c <= 128:
		m.char(c - 1)
	case c >= 130 && c <= 229:
		m.put(byte('0'+(c-130)/10), byte('0'+(c-130)%10))
	default:
		m.special(c)
	}
}

func (m *matrixReader) special(c int) {
	switch c {
	case dmC40:
		m.triplets(c40Basic, c40Shift3)
	case dmText:
		m.triplets(textBasic, textShift3)
	case dmX12:
		m.x12()
	case dmEDIFACT:
		m.edifact()
	case dmBase256:
		m.base256()
	case dmFNC1:
		if m.pos == m.first+1 {
			m.out.GS1 = true
		}
		m.put(0x1D)
	case dmUpperShift:
		m.upper = true
	case dmAppend:
		m.series()
	case dmProgram:
	case dmMacro05, dmMacro06:
		m.put('[', ')', '>', 0x1E, '0', byte('5'+c-dmMacro05), 0x1D)
		m.trailer = []byte("\x1e\x04")
	case dmECI:
		m.eci()
	case dmUnlatch: // seen as the last word of symbols by careless writers
		m.bad = m.pos != len(m.data)
	default:
		m.bad = true
	}
}

// eci changes the character set (5.4.1): one to three words.
func (m *matrixReader) eci() {
	m.flush()
	c := m.next()
	switch {
	case c == 0:
		m.bad = true
	case c <= 127:
		m.set = c - 1
	case c <= 191:
		m.set = (c-128)*254 + m.next() - 1 + 127
	default:
		m.set = (c-192)*64516 + (m.next()-1)*254 + m.next() - 1 + 16383
	}
}

// series reads the structured append of the first code word (5.6): place and
// number of symbols in one word, the file in two.
func (m *matrixReader) series() {
	if m.pos != 1 {
		m.bad = true
		return
	}
	w := m.next()
	m.out.Series = Series{Place: w>>4 + 1, Of: 17 - w&15, ID: m.next()<<8 | m.next()}
	m.bad = m.bad || m.out.Series.Place > m.out.Series.Of || m.out.Series.Of > 16
	m.first = m.pos
}

// base256 reads bytes hidden by the 255-state algorithm (annex B.2).
func (m *matrixReader) base256() {
	plain := func() int {
		at := m.pos + 1
		return (m.next() - (149*at%255 + 1) + 256) % 256
	}
	n := plain()
	switch {
	case n == 0:
		n = len(m.data) - m.pos
	case n >= 250:
		n = 250*(n-249) + plain()
	}
	if n > len(m.data)-m.pos {
		m.bad = true
		return
	}
	for range n {
		m.put(byte(plain()))
	}
}

// edifact reads four characters of six bits in three words until the unlatch
// character or the last two words of the symbol.
func (m *matrixReader) edifact() {
	for len(m.data)-m.pos > 2 {
		w := m.next()<<16 | m.next()<<8 | m.next()
		for k := 3; k >= 0; k-- {
			c := w >> (6 * k) & 63
			if c == 31 { // unlatch: what remains of the three words is ASCII again
				m.pos -= [4]int{0, 0, 1, 2}[k]
				return
			}
			if c < 32 {
				c += 64
			}
			m.put(byte(c))
		}
	}
}
