package symbol

// spot is the place of a bit of the code words.
type spot struct {
	x, y  uint8
	masks uint8 // bit k: mask k turns the module
}

// layout lists the places of all bits in the order in which they are placed (see
// grid.place).
func layout(version int) []spot {
	near := lanes(version)
	out := make([]spot, 0, 8*words(version))
	up := true
	for right := Size(version) - 1; right > 0; right -= 2 {
		if right == 6 {
			right--
		}
		for i := range Size(version) {
			y := i
			if up {
				y = Size(version) - 1 - i
			}
			for x := right; x >= right-1 && len(out) < cap(out); x-- {
				if reserved(x, y, version, &near) {
					continue
				}
				s := spot{x: uint8(x), y: uint8(y)}
				for k := range masks {
					if masked(k, y, x) {
						s.masks |= 1 << k
					}
				}
				out = append(out, s)
			}
		}
		up = !up
	}
	return out
}

// lane is which rows or columns with alignment patterns one belongs to.
type lane uint8

// The first and the last meet in the corners with a finder.
const (
	noLane lane = iota
	firstLane
	innerLane
	lastLane
)

// lanes returns the lane of each row and column.
func lanes(version int) (near [maxSize]lane) {
	at := alignment(version)
	for k, c := range at {
		l := innerLane
		switch k {
		case 0:
			l = firstLane
		case len(at) - 1:
			l = lastLane
		}
		for i := c - 2; i <= c+2; i++ {
			near[i] = l
		}
	}
	return near
}

// reserved tells whether a module belongs to a pattern or to format or version
// information.
func reserved(x, y, version int, near *[maxSize]lane) bool {
	size := Size(version)
	last := size - 9
	switch {
	case x == 6 || y == 6, x < 9 && y < 9, x > last && y < 9, x < 9 && y > last:
		return true
	case version >= 7 && (x < 6 && y >= size-11 || y < 6 && x >= size-11):
		return true
	case near[x] == noLane || near[y] == noLane:
		return false
	}
	return near[x] == innerLane || near[y] == innerLane || near[x] == lastLane && near[y] == lastLane
}
