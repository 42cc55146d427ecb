package datamatrix

// correct repairs a block of data and check words in place and returns how many
// words were wrong; ok is false for more than n/2 of them (Berlekamp and Massey,
// Forney; the roots are 2¹ to 2ⁿ).
func (f *field) correct(block []byte, n int) (wrong int, ok bool) {
	syn, clean := f.syndromes(block, n)
	if clean {
		return 0, true
	}
	locator, errors := f.locator(syn)
	if 2*errors > n || len(locator) != errors+1 {
		return 0, false
	}
	evaluator := make([]byte, errors)
	for i := range evaluator {
		for k := range i + 1 {
			evaluator[i] ^= f.mul(syn[i-k], locator[k])
		}
	}
	var slope []byte // derivative of the locator
	for i := 1; i < len(locator); i++ {
		c := byte(0)
		if i%2 == 1 {
			c = locator[i]
		}
		slope = append(slope, c)
	}
	for i := range block {
		inverse := f.exp[(255-(len(block)-1-i))%255]
		if f.at(locator, inverse) != 0 {
			continue
		}
		d := f.at(slope, inverse)
		if d == 0 {
			return 0, false
		}
		block[i] ^= f.div(f.at(evaluator, inverse), d)
		wrong++
	}
	if wrong != errors {
		return 0, false
	}
	_, clean = f.syndromes(block, n)
	return wrong, clean
}

// syndromes are the values of the block at the roots; all zero in a clean one.
func (f *field) syndromes(block []byte, n int) ([]byte, bool) {
	syn, clean := make([]byte, n), true
	for i := range syn {
		var v byte
		step := i + 1
		for _, b := range block {
			if v != 0 {
				v = f.exp[f.log[v]+step] // step is at most 68
			}
			v ^= b
		}
		syn[i] = v
		clean = clean && v == 0
	}
	return syn, clean
}

// locator returns the polynomial whose roots are the inverse places of the
// errors, constant term first, and the number of errors it stands for.
func (f *field) locator(syn []byte) (c []byte, errors int) {
	c, old, shift, last := []byte{1}, []byte{1}, 1, byte(1)
	for i := range syn {
		d := syn[i]
		for k := 1; k <= errors && k < len(c); k++ {
			d ^= f.mul(c[k], syn[i-k])
		}
		if d == 0 {
			shift++
			continue
		}
		next := make([]byte, max(len(c), len(old)+shift))
		copy(next, c)
		factor := f.div(d, last)
		for k, o := range old {
			next[k+shift] ^= f.mul(factor, o)
		}
		if 2*errors <= i {
			old, last, shift, errors = c, d, 1, i+1-errors
		} else {
			shift++
		}
		c = next
	}
	for len(c) > 1 && c[len(c)-1] == 0 {
		c = c[:len(c)-1]
	}
	return c, errors
}
