package pdf

import (
	"image"
	"slices"
)

// mergeModules covers the dark modules with disjoint rectangles: runs of a row,
// grown downwards while the next row has the same run.
func mergeModules(size int, dark func(x, y int) bool) []image.Rectangle {
	var done, open []image.Rectangle
	for y := range size {
		var next []image.Rectangle
		for _, run := range darkRuns(y, size, dark) {
			for i, r := range open {
				if r.Min.X == run.Min.X && r.Max.X == run.Max.X {
					run.Min.Y = r.Min.Y
					open = slices.Delete(open, i, i+1)
					break
				}
			}
			next = append(next, run)
		}
		done = append(done, open...)
		open = next
	}
	return append(done, open...)
}

// darkRuns returns the runs of dark modules in row y as rectangles one high.
func darkRuns(y, size int, dark func(x, y int) bool) []image.Rectangle {
	var runs []image.Rectangle
	start := -1
	for x := range size + 1 {
		on := x < size && dark(x, y)
		switch {
		case on && start < 0:
			start = x
		case !on && start >= 0:
			runs = append(runs, image.Rect(start, y, x, y+1))
			start = -1
		}
	}
	return runs
}
