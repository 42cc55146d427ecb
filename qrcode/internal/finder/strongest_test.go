package finder_test

import (
	"slices"
	"testing"

	"github.com/ordonnance-numerique/ordonnance-go/qrcode/internal/finder"
	"github.com/ordonnance-numerique/ordonnance-go/qrcode/internal/geom"
)

// TestStrongestLarge keeps a large mark of which half is seen among dots of noise.
func TestStrongestLarge(t *testing.T) {
	var marks []finder.Mark
	for i := range 400 {
		marks = append(marks, finder.Mark{At: geom.Point{X: float64(i)}, Module: 1, Seen: 3})
	}
	marks[300].Module, marks[300].Seen = 6, 9
	marks[399].Has = true
	got := finder.Strongest(marks, 40)
	large := slices.ContainsFunc(got, func(m finder.Mark) bool { return m.Module == 6 })
	whole := slices.ContainsFunc(got, func(m finder.Mark) bool { return m.Has })
	if len(got) != 40 || !large || !whole {
		t.Errorf("%d marks, the large one %v, the whole one %v", len(got), large, whole)
	}
}
