package ellfind

import (
	"cmp"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/ordonnance-numerique/ordonnance-go/qrcode/internal/raster"
)

// seen is what is known of an area: as blob, with the ends of its rows.
type seen struct {
	box  [4]int32
	area int32
	runs int32
	rows [][2]int32
}

// flood finds the areas by filling them, pixel by pixel.
func flood(b *raster.Bitmap) (all []seen) {
	done := make([]bool, b.W*b.H)
	for i := range done {
		if done[i] || !b.Dark(i%b.W, i/b.W) {
			continue
		}
		s := seen{box: [4]int32{int32(i % b.W), int32(i / b.W), 0, 0}}
		rows := map[int32][2]int32{}
		done[i] = true
		for todo := []int{i}; len(todo) > 0; {
			x, y := todo[len(todo)-1]%b.W, todo[len(todo)-1]/b.W
			todo = todo[:len(todo)-1]
			s.area++
			if !b.Dark(x-1, y) {
				s.runs++
			}
			row, ok := rows[int32(y)]
			if !ok {
				row = [2]int32{int32(x), int32(x) + 1}
			}
			row = [2]int32{min(row[0], int32(x)), max(row[1], int32(x)+1)}
			rows[int32(y)] = row
			s.box = [4]int32{min(s.box[0], row[0]), min(s.box[1], int32(y)), max(s.box[2], row[1]), max(s.box[3], int32(y)+1)}
			for _, w := range ways {
				nx, ny := x+int(w[0]), y+int(w[1])
				if b.Dark(nx, ny) && !done[ny*b.W+nx] {
					done[ny*b.W+nx] = true
					todo = append(todo, ny*b.W+nx)
				}
			}
		}
		for y := s.box[1]; y < s.box[3]; y++ {
			s.rows = append(s.rows, rows[y])
		}
		all = append(all, s)
	}
	return all
}

// speckled is a picture of dark and light cells, from single pixels to blots.
func speckled(r *rand.Rand) *raster.Bitmap {
	w, h, side := 1+r.IntN(70), 1+r.IntN(70), 1+r.IntN(5)
	g := raster.New(w, h)
	share := r.IntN(256)
	cells := make([]byte, (w/side+1)*(h/side+1))
	for i := range cells {
		if r.IntN(256) >= share {
			cells[i] = 200
		}
	}
	for i := range g.Pix {
		g.Pix[i] = cells[i/w/side*(w/side+1)+i%w/side]
	}
	return g.Cut(nil)
}

func TestComponents(t *testing.T) {
	r := rand.New(rand.NewPCG(4, 4))
	var edge rim
	for range 400 {
		b := speckled(r)
		var got []seen
		new(sweep).components(b, func(s *blob) {
			edge.trace(b, s)
			got = append(got, seen{[4]int32{s.x0, s.y0, s.x1, s.y1}, s.area, s.runs, slices.Clone(edge.rows)})
		})
		want := flood(b)
		order := func(a, b seen) int {
			return cmp.Or(slices.Compare(a.box[:], b.box[:]), cmp.Compare(a.area, b.area), cmp.Compare(a.runs, b.runs),
				slices.CompareFunc(a.rows, b.rows, func(a, b [2]int32) int { return slices.Compare(a[:], b[:]) }))
		}
		slices.SortFunc(got, order)
		slices.SortFunc(want, order)
		if !slices.EqualFunc(got, want, func(a, b seen) bool { return order(a, b) == 0 }) {
			t.Fatalf("%d × %d: %d areas, want %d", b.W, b.H, len(got), len(want))
		}
	}
}

func TestLargest(t *testing.T) {
	l := largest{n: 2}
	for i, area := range []int32{3, 9, 1, 9, 2, 4, 9, 8, 7} {
		l.add(&blob{area: area, order: int32(i)})
	}
	if got := l.sorted(); len(got) != 2 || got[0].order != 1 || got[1].order != 3 {
		t.Errorf("%v", got)
	}
}
