package pdf

import (
	"bytes"
	"fmt"
	"math"
)

// content is the page description of a sheet (ISO 32000-1 §7.8.2): points, the
// origin at the bottom left.
type content struct {
	out   bytes.Buffer
	faces *[4]*typeface
}

// across and up turn a place in millimetres from the top left into points.
func across(x float64) string { return number(x * pointsPerMM) }
func up(y float64) string     { return number((Height - y) * pointsPerMM) }

// text writes one line of text.
func (c *content) text(op textOp) {
	fmt.Fprintf(&c.out, "%s g BT /F%d %s Tf %s %s Td %s Tj ET\n", grayOf(op.style.Gray), op.style.Font,
		number(op.style.size()), across(op.x), up(op.y), c.faces[op.style.Font].show(op.text))
}

func (c *content) line(op lineOp) {
	fmt.Fprintf(&c.out, "0 G %s w %s %s m %s %s l S\n", across(op.width),
		across(op.x1), up(op.y1), across(op.x2), up(op.y2))
}

func (c *content) box(op boxOp) {
	rectangle := fmt.Sprintf("%s %s %s %s re", across(op.x), up(op.y+op.h), across(op.w), across(op.h))
	if op.paint.Fill {
		fmt.Fprintf(&c.out, "%s g %s f\n", grayOf(op.paint.FillGray), rectangle)
	}
	if op.paint.Border > 0 {
		fmt.Fprintf(&c.out, "%s G %s w %s S\n", grayOf(op.paint.BorderGray), across(op.paint.Border), rectangle)
	}
}

// code writes a 2D code as one path of whole numbers under one scaling, filled
// once: no rounding between modules, and no seam, because a viewer blends the
// edge of a path only with what lies under it.
func (c *content) code(op codeOp) {
	scale := op.module * pointsPerMM
	fmt.Fprintf(&c.out, "q 0 g %s 0 0 %s %s %s cm\n", number(scale), number(-scale), across(op.x), up(op.y))
	for _, r := range op.rects {
		fmt.Fprintf(&c.out, "%d %d %d %d re\n", r.Min.X, r.Min.Y, r.Dx(), r.Dy())
	}
	c.out.WriteString("f Q\n")
}

func (c *content) image(op imageOp, name string) {
	fmt.Fprintf(&c.out, "q %s 0 0 %s %s %s cm %s Do Q\n", across(op.w), across(op.h), across(op.x), up(op.y+op.h), name)
}

// grayOf writes a grey as one of 256 levels.
func grayOf(gray float64) string { return number(float64(level(gray)) / 255) }

// level turns a grey of 0 to 1 into one of 256 levels, the same in both forms.
func level(gray float64) uint8 { return uint8(math.Round(gray * 255)) }
