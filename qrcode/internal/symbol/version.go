package symbol

// Level is a level of error correction, the weakest first.
type Level uint8

// The levels (ISO/IEC 18004 §6.5.1).
const (
	L Level = iota
	M
	Q
	H
)

// MaxVersion is the largest version.
const MaxVersion = 40

// Size is the number of modules on a side.
func Size(version int) int { return 17 + 4*version }

// words is the number of code words of a version: the modules that are neither
// pattern nor format nor version information, in eights (table 1).
func words(version int) int {
	n := (16*version+128)*version + 64
	if version >= 2 {
		a := version/7 + 2 // alignment patterns on a side
		n -= (25*a-10)*a - 55
	}
	if version >= 7 {
		n -= 36
	}
	return n / 8
}

// DataWords is the number of data code words of a version at a level (table 7).
func DataWords(version int, level Level) int {
	return words(version) - int(eccWords[level][version])*int(blockCount[level][version])
}

// alignment gives the rows, and columns, of the centres of the alignment
// patterns (annex E, table E.1): the first at 6, the last 6 from the edge, the
// rest at equal even steps counted from the last. Version 32 alone has a step
// that the rule would make 28.
func alignment(version int) []int {
	if version == 1 {
		return nil
	}
	n := version/7 + 2
	step := (version*4 + n*2 + 1) / (n*2 - 2) * 2
	if version == 32 {
		step = 26
	}
	at := make([]int, n)
	for i, p := n-1, Size(version)-7; i > 0; i, p = i-1, p-step {
		at[i] = p
	}
	at[0] = 6
	return at
}
