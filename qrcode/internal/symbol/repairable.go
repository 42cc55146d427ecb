package symbol

// maxLocator is the room for a locator: its degree is at most that of the number
// of syndromes, and what is shifted under it no higher.
const maxLocator = maxECC + 2

// repairable tells whether a block of data and n words of correction differs in
// at most n/2 words from a right one (Berlekamp and Massey; the roots are 2⁰ to
// 2ⁿ⁻¹).
func repairable(block []byte, n int) bool {
	var syn [maxECC]byte
	clean := true
	for i := range n {
		var v byte
		for _, b := range block {
			if v != 0 {
				v = gf.exp[int(gf.log[v])+i]
			}
			v ^= b
		}
		syn[i] = v
		clean = clean && v == 0
	}
	if clean {
		return true
	}
	locator, errors := locate(syn[:n])
	if 2*errors > n || locator[errors] == 0 {
		return false
	}
	// Every error must have a place in the block.
	found := 0
	for place := range block {
		inverse := (255 - place) % 255
		v := byte(0)
		for k := errors; k >= 0; k-- {
			if v != 0 {
				v = gf.exp[int(gf.log[v])+inverse]
			}
			v ^= locator[k]
		}
		if v == 0 {
			found++
		}
	}
	return found == errors
}

// locate returns the polynomial whose roots are the inverse places of the
// errors, constant term first, and the number of errors it stands for.
func locate(syn []byte) (c [maxLocator]byte, errors int) {
	old, shift, last := [maxLocator]byte{1}, 1, byte(1)
	c[0] = 1
	for i := range syn {
		d := syn[i]
		for k := 1; k <= errors; k++ {
			d ^= times(c[k], syn[i-k])
		}
		if d == 0 {
			shift++
			continue
		}
		before := c
		factor := times(d, gf.exp[255-int(gf.log[last])])
		for k := 0; k+shift < maxLocator; k++ {
			c[k+shift] ^= times(factor, old[k])
		}
		if 2*errors <= i {
			old, last, shift, errors = before, d, 1, i+1-errors
		} else {
			shift++
		}
	}
	return c, errors
}

func times(a, b byte) byte {
	if a == 0 || b == 0 {
		return 0
	}
	return gf.exp[int(gf.log[a])+int(gf.log[b])]
}
