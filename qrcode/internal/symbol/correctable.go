package symbol

// Bounds of all versions.
const (
	maxWords = 3706 // code words of a symbol
	maxBlock = 153  // of a block
)

// Checker tells what can be corrected. The zero value is ready; it keeps what it
// knows of the versions it was asked about and serves one goroutine.
type Checker struct {
	layouts [MaxVersion + 1][]spot
}

// Correctable tells whether the modules of a symbol, row after row, or the same
// seen from behind, can be corrected by the words for it: whether it is worth
// the while to decode them. The answer is no for what has not the size of a
// symbol.
func (c *Checker) Correctable(dark []bool, size int) bool {
	version := (size - 17) / 4
	if version < 1 || version > MaxVersion || size != Size(version) || len(dark) != size*size {
		return false
	}
	if c.layouts[version] == nil {
		c.layouts[version] = layout(version)
	}
	var read [maxWords]byte
	for _, behind := range [2]bool{false, true} {
		p := picture{dark: dark, size: size, behind: behind}
		one, other := p.formats()
		for v := range 32 {
			code := formatCode(v)
			// The library takes a format without its mask, too.
			if !nearFormat(code, one, other) && !nearFormat(code^formatMask, one, other) {
				continue
			}
			p.words(c.layouts[version], v&7, &read)
			if sound(&read, version, levelOf(v>>3)) {
				return true
			}
		}
	}
	return false
}

// picture is a symbol that was seen.
type picture struct {
	dark   []bool
	size   int
	behind bool // rows are columns
}

func (p *picture) at(x, y int) bool {
	if p.behind {
		x, y = y, x
	}
	return p.dark[y*p.size+x]
}

// formats returns the two copies of the format information, the highest bit
// first (ISO/IEC 18004, figure 25).
func (p *picture) formats() (one, other int) {
	add := func(v *int, x, y int) {
		*v <<= 1
		if p.at(x, y) {
			*v |= 1
		}
	}
	for i := range 15 {
		switch {
		case i < 6:
			add(&one, i, 8)
		case i < 8:
			add(&one, i+1, 8)
		case i == 8:
			add(&one, 8, 7)
		default:
			add(&one, 8, 14-i)
		}
		if i < 7 {
			add(&other, 8, p.size-1-i)
		} else {
			add(&other, p.size-15+i, 8)
		}
	}
	return one, other
}

// words reads the code words in the order in which they were placed.
func (p *picture) words(spots []spot, mask int, out *[maxWords]byte) {
	alongX, alongY := 1, p.size
	if p.behind {
		alongX, alongY = alongY, alongX
	}
	word := byte(0)
	for i, s := range spots {
		word = word<<1 | s.masks>>mask&1
		if p.dark[int(s.x)*alongX+int(s.y)*alongY] {
			word ^= 1
		}
		if i&7 == 7 {
			out[i>>3] = word
		}
	}
}

// sound tells whether all blocks can be corrected.
func sound(read *[maxWords]byte, version int, level Level) bool {
	blocks, ecc := int(blockCount[level][version]), int(eccWords[level][version])
	data := DataWords(version, level)
	short := data / blocks
	long := blocks - data%blocks // the first block with a word more
	var block [maxBlock]byte
	for b := range blocks {
		n := short
		for i := range short {
			block[i] = read[i*blocks+b]
		}
		if b >= long {
			block[n] = read[short*blocks+b-long]
			n++
		}
		for i := range ecc {
			block[n+i] = read[data+i*blocks+b]
		}
		if !repairable(block[:n+ecc], ecc) {
			return false
		}
	}
	return true
}
