package datamatrix

// Protect appends n check words to a block of data.
func Protect(data []byte, n int) []byte {
	return append(append([]byte{}, data...), gf.check(data, n)...)
}

// Correct repairs a block.
func Correct(block []byte, n int) (int, bool) { return gf.correct(block, n) }
