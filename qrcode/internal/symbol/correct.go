package symbol

// maxECC is the most error correction code words a block has.
const maxECC = 30

// field holds powers of 2 and their logarithms in the field of 256 elements
// made by x⁸+x⁴+x³+x²+1 (ISO/IEC 18004 §7.5.2).
type field struct {
	exp [512]byte // twice round, so that sums of logarithms need no reduction
	log [256]byte
}

var gf = func() (f field) {
	v := 1
	for i := range 255 {
		f.exp[i], f.exp[i+255] = byte(v), byte(v)
		f.log[v] = byte(i)
		if v <<= 1; v > 255 {
			v ^= 0x11D
		}
	}
	return f
}()

// generator gives the logarithms of the coefficients of the generator
// polynomial of a degree, the highest power, whose coefficient is 1, left out
// (annex A). No coefficient is 0.
func generator(degree int) (logs [maxECC]byte) {
	var poly [maxECC]byte // poly[degree-1] is the constant
	poly[degree-1] = 1
	for i := range degree {
		root := int(i)
		for j := range degree {
			if poly[j] != 0 {
				poly[j] = gf.exp[int(gf.log[poly[j]])+root]
			}
			if j+1 < degree {
				poly[j] ^= poly[j+1]
			}
		}
	}
	for i, c := range poly[:degree] {
		logs[i] = gf.log[c]
	}
	return logs
}

// correct writes the remainder of a block of data into out, whose length is the
// degree of the generator (§7.5.2).
func correct(data []byte, logs *[maxECC]byte, out []byte) {
	n := len(out)
	clear(out)
	for _, b := range data {
		factor := b ^ out[0]
		copy(out, out[1:])
		out[n-1] = 0
		if factor == 0 {
			continue
		}
		power := int(gf.log[factor])
		for i := range out {
			out[i] ^= gf.exp[power+int(logs[i])]
		}
	}
}

// interleave cuts the data into blocks, adds the correction of each, and mixes
// them: first words of all blocks, second words, and so on, then the correction
// in the same order (§7.6). Blocks at the end have one data word more.
func interleave(data []byte, version int, level Level) []byte {
	blocks, ecc := int(blockCount[level][version]), int(eccWords[level][version])
	short := len(data) / blocks
	long := blocks - len(data)%blocks // the first block with a word more
	out := make([]byte, words(version))
	logs := generator(ecc)
	var rest [maxECC]byte
	for b := range blocks {
		start := b*short + max(b-long, 0)
		end := start + short
		if b >= long {
			end++
		}
		for i, w := range data[start:end] {
			at := i*blocks + b
			if i == short {
				at = i*blocks + b - long
			}
			out[at] = w
		}
		correct(data[start:end], &logs, rest[:ecc])
		for i, w := range rest[:ecc] {
			out[len(data)+i*blocks+b] = w
		}
	}
	return out
}
