package raster

// The loops over all pixels of a page work on eight of them at a time: a word
// of eight bytes is split into its even and its odd ones, four lanes of 16 bits
// each, which have room for sums and for the borrow of a comparison.
const (
	low  = 0x00FF00FF00FF00FF // the value of each lane
	one  = 0x0001000100010001 // 1 in each lane
	over = 0x0100010001000100 // the bit above the value of each lane
)

// reach returns all ones in the values of the lanes where a ≥ b.
func reach(a, b uint64) uint64 {
	g := ((a | over) - b) & over
	return g - g>>8
}

// highest and lowest return the greater and the smaller value of each lane.
func highest(a, b uint64) uint64 { return b ^ (a^b)&reach(a, b) }
func lowest(a, b uint64) uint64  { return a ^ (a^b)&reach(a, b) }

// below returns a bit for each of eight pixels that is less than the threshold,
// which fills the lanes of t.
func below(pixels, t uint64) byte {
	even, odd := pixels&low, pixels>>8&low
	dark := (^((even|over)-t)&over)>>8 | (^((odd|over)-t)&over)>>7
	// Two bits stand in each lane: the product moves them side by side.
	return byte(dark * (1<<48 | 1<<34 | 1<<20 | 1<<6) >> 48)
}

// pack joins the low bytes of four lanes.
func pack(lanes uint64) uint32 {
	lanes = (lanes | lanes>>8) & 0x0000FFFF0000FFFF
	return uint32(lanes | lanes>>16)
}

// total adds the four lanes.
func total(lanes uint64) uint64 {
	lanes = lanes&0x0000FFFF0000FFFF + lanes>>16&0x0000FFFF0000FFFF
	return lanes&0xFFFFFFFF + lanes>>32
}
