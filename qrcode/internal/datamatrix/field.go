package datamatrix

// field is the Galois field of 256 elements with the polynomial x⁸+x⁵+x³+x²+1
// (ISO/IEC 16022, annex E).
type field struct {
	exp [510]byte // powers of the generator 2, twice over
	log [256]int
}

const polynomial = 0x12D

var gf = newField()

func newField() *field {
	f := &field{}
	x := 1
	for i := range 255 {
		f.exp[i], f.exp[i+255] = byte(x), byte(x)
		f.log[x] = i
		if x <<= 1; x > 255 {
			x ^= polynomial
		}
	}
	return f
}

func (f *field) mul(a, b byte) byte {
	if a == 0 || b == 0 {
		return 0
	}
	return f.exp[f.log[a]+f.log[b]]
}

// div divides by b, which is not 0.
func (f *field) div(a, b byte) byte {
	if a == 0 {
		return 0
	}
	return f.exp[f.log[a]+255-f.log[b]]
}

// at is the value of a polynomial, constant term first.
func (f *field) at(p []byte, x byte) byte {
	var v byte
	for i := len(p) - 1; i >= 0; i-- {
		v = f.mul(v, x) ^ p[i]
	}
	return v
}

// check returns the n check words of a block of data.
func (f *field) check(data []byte, n int) []byte {
	gen := f.generator(n)
	rest := make([]byte, n)
	for _, d := range data {
		lead := d ^ rest[0]
		copy(rest, rest[1:])
		rest[n-1] = 0
		for i, g := range gen {
			rest[i] ^= f.mul(lead, g)
		}
	}
	return rest
}

// generator is the product of x−2ⁱ for i from 1 to n, highest power first, its
// leading 1 left out.
func (f *field) generator(n int) []byte {
	g := make([]byte, n) // lowest of the terms so far at the end
	for i := 1; i <= n; i++ {
		root := f.exp[i]
		// (x^k + g)(x + root): the product has one term more.
		lead := byte(1)
		for k := range i {
			next := byte(0)
			if k < i-1 {
				next = g[k]
			}
			g[k] = next ^ f.mul(lead, root)
			lead = next
		}
	}
	return g
}
