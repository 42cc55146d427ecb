package segment

// Character sets of the packed modes (ISO/IEC 16022, annex C). Index 0 to 2 of
// the basic sets are the shifts.
const (
	c40Basic   = "\x00\x00\x00 0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
	textBasic  = "\x00\x00\x00 0123456789abcdefghijklmnopqrstuvwxyz"
	shift2     = "!\"#$%&'()*+,-./:;<=>?@[\\]^_"
	c40Shift3  = "`abcdefghijklmnopqrstuvwxyz{|}~\x7f"
	textShift3 = "`ABCDEFGHIJKLMNOPQRSTUVWXYZ{|}~\x7f"
	x12Set     = "\r*> 0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
)

// values reads the next three values of two code words; ok is false at the
// unlatch or when a single word is left.
func (m *matrixReader) values() (v [3]int, ok bool) {
	if len(m.data)-m.pos < 2 {
		return v, false
	}
	first := m.next()
	if first == dmUnlatch {
		return v, false
	}
	w := first<<8 + m.next() - 1
	if w < 0 || w/1600 > 39 {
		m.bad = true
		return v, false
	}
	return [3]int{w / 1600, w / 40 % 40, w % 40}, true
}

// triplets reads C40 or Text.
func (m *matrixReader) triplets(basic, third string) {
	shift := 0
	for !m.bad {
		vs, ok := m.values()
		if !ok {
			return
		}
		for _, v := range vs {
			switch {
			case shift == 0 && v < 3:
				shift = v + 1
				continue
			case shift == 0:
				m.char(int(basic[v]))
			case shift == 1 && v < 32:
				m.char(v)
			case shift == 2 && v < len(shift2):
				m.char(int(shift2[v]))
			case shift == 2 && v == 27:
				m.put(0x1D) // FNC1
			case shift == 2 && v == 30:
				m.upper = true
			case shift == 3 && v < len(third):
				m.char(int(third[v]))
			default:
				m.bad = true
				return
			}
			shift = 0
		}
	}
}

func (m *matrixReader) x12() {
	for !m.bad {
		vs, ok := m.values()
		if !ok {
			return
		}
		for _, v := range vs {
			m.put(x12Set[v])
		}
	}
}
