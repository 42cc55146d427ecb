package qrcode_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/ordonnance-numerique/ordonnance-go/qrcode"
)

// seen reads a symbol as a picture.
func seen(t testing.TB, m *qrcode.Matrix) qrcode.Symbol {
	t.Helper()
	img, err := m.Image(4, m.Quiet())
	if err != nil {
		t.Fatal(err)
	}
	got, err := qrcode.Decode(context.Background(), img, &qrcode.DecodeOptions{Formats: []qrcode.Format{qrcode.DataMatrix}})
	if err != nil || len(got) != 1 {
		t.Fatalf("%d×%d: %d codes, %v", m.Size(), m.Height(), len(got), err)
	}
	return got[0]
}

// Every kind of text is seen as it was written.
func TestEncodeDataMatrix(t *testing.T) {
	for name, text := range matrixTexts() {
		t.Run(name, func(t *testing.T) {
			m := mustDataMatrix(t, text, nil)
			if got := seen(t, m); got.Text != text || got.GS1 {
				t.Errorf("seen %q", got.Text)
			}
			if m.Height() != m.Size() || m.Quiet() != 1 || m.Version() != 0 || m.Level() != "" {
				t.Error("measures")
			}
		})
	}
}

func TestEncodeDataMatrixShapes(t *testing.T) {
	for _, c := range []struct {
		text  string
		shape qrcode.DataMatrixShape
		w, h  int
	}{
		{"123456", "", 10, 10}, {"1234567890", qrcode.RectangleShape, 18, 8}, {"123456", qrcode.RectangleShape, 18, 8},
		{strings.Repeat("1", 20), qrcode.SmallestShape, 16, 16}, {strings.Repeat("1", 98), qrcode.RectangleShape, 48, 16},
		{strings.Repeat("1", 44), qrcode.SmallestShape, 20, 20}, {strings.Repeat("1", 20), qrcode.RectangleShape, 32, 8},
		{strings.Repeat("7", 3116), qrcode.SquareShape, 144, 144}, {strings.Repeat("A", 2335), "", 144, 144},
		{strings.Repeat("~\u00e9", 777) + "~", "", 144, 144},
	} {
		m := mustDataMatrix(t, c.text, &qrcode.DataMatrixOptions{Shape: c.shape})
		if m.Size() != c.w || m.Height() != c.h {
			t.Errorf("%d characters, %q: %d×%d, want %d×%d", len(c.text), c.shape, m.Size(), m.Height(), c.w, c.h)
		}
		svg, err := m.SVG(nil)
		if err != nil || !strings.Contains(string(svg), fmt.Sprintf(`viewBox="0 0 %d %d"`, c.w+2, c.h+2)) {
			t.Errorf("SVG: %v", err)
		}
		if got := seen(t, m); got.Text != c.text {
			t.Errorf("%d×%d: other text seen", c.w, c.h)
		}
	}
}

func TestEncodeDataMatrixGS1(t *testing.T) {
	m := mustDataMatrix(t, box, &qrcode.DataMatrixOptions{GS1: true})
	got := seen(t, m)
	if !got.GS1 || got.Text != gs+box {
		t.Fatalf("GS1 %v, %q", got.GS1, got.Text)
	}
	read, err := qrcode.ParseGS1(got.Text)
	want, _ := qrcode.ParseGS1(box)
	if err != nil || !slices.Equal(read, want) {
		t.Errorf("%v, %v", read, err)
	}
	again := mustDataMatrix(t, got.Text, &qrcode.DataMatrixOptions{GS1: true})
	if again.Size() != m.Size() {
		t.Error("a separator in front counts")
	}
}

// A Datamatrix INS (ANS, Format datamatrix INS) with a fictitious identity.
func TestEncodeDataMatrixINS(t *testing.T) {
	text, err := os.ReadFile("testdata/datamatrix/ins.txt")
	if err != nil {
		t.Fatal(err)
	}
	m, err := qrcode.EncodeDataMatrixBytes(text, nil)
	if err != nil {
		t.Fatal(err)
	}
	if got := seen(t, m); string(got.Bytes) != string(text) || m.Size() > 40 {
		t.Errorf("%d modules, %q", m.Size(), got.Bytes)
	}
}

func TestEncodeDataMatrixBytes(t *testing.T) {
	for name, raw := range map[string]string{
		"every byte": string(everyByte()), "UTF-8 as it is": "é", "zero": "\x00", "separators": gs + gs + "A",
	} {
		m, err := qrcode.EncodeDataMatrixBytes([]byte(raw), nil)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if got := seen(t, m); string(got.Bytes) != raw || got.GS1 {
			t.Errorf("%s: %q", name, got.Bytes)
		}
	}
}

func everyByte() (out []byte) {
	for i := range 256 {
		out = append(out, byte(i))
	}
	return out
}

func TestEncodeDataMatrixRefuses(t *testing.T) {
	gs1 := &qrcode.DataMatrixOptions{GS1: true}
	for _, c := range []struct {
		name, text string
		opts       *qrcode.DataMatrixOptions
		want       error
	}{
		{"nothing", "", nil, qrcode.ErrNoText},
		{"not UTF-8", "a\xff", nil, qrcode.ErrNotUTF8},
		{"3117 digits", strings.Repeat("1", 3117), nil, qrcode.ErrTooLong},
		{"1556 other bytes", strings.Repeat("~\u00e9", 778) + "~", nil, qrcode.ErrTooLong},
		{"far too long", strings.Repeat("é", 9000), nil, qrcode.ErrTooLong},
		{"no rectangle holds it", strings.Repeat("1", 99), &qrcode.DataMatrixOptions{Shape: qrcode.RectangleShape}, qrcode.ErrTooLong},
		{"unknown shape", "A", &qrcode.DataMatrixOptions{Shape: "round"}, qrcode.ErrEncodeOptions},
		{"no element string", "hello", gs1, qrcode.ErrGS1Unknown},
		{"wrong check digit", "0103400930000121", gs1, qrcode.ErrGS1CheckDigit},
	} {
		t.Run(c.name, func(t *testing.T) {
			if m, err := qrcode.EncodeDataMatrix(c.text, c.opts); !errors.Is(err, c.want) || m != nil {
				t.Errorf("%v", err)
			}
		})
	}
	for _, raw := range [][]byte{nil, make([]byte, 1559), make([]byte, 1<<20)} {
		if m, err := qrcode.EncodeDataMatrixBytes(raw, nil); err == nil || m != nil {
			t.Errorf("%d bytes accepted", len(raw))
		}
	}
}

func ExampleEncodeDataMatrix() {
	m, err := qrcode.EncodeDataMatrix("Hélène, née Lefèvre", nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(m.Size(), m.Height(), m.Quiet())
	// Output: 20 20 1
}

func ExampleEncodeDataMatrix_gs1() {
	text, err := qrcode.FormatGS1([]qrcode.GS1Element{{AI: "01", Value: "03400930000120"}, {AI: "17", Value: "271100"}})
	if err != nil {
		fmt.Println(err)
		return
	}
	m, err := qrcode.EncodeDataMatrix(text, &qrcode.DataMatrixOptions{GS1: true})
	fmt.Println(m.Size(), err)
	// Output: 18 <nil>
}

func ExampleEncodeDataMatrixBytes() {
	m, err := qrcode.EncodeDataMatrixBytes([]byte{0, 1, 2, 0xFF}, &qrcode.DataMatrixOptions{Shape: qrcode.RectangleShape})
	fmt.Println(m.Size(), m.Height(), err)
	// Output: 18 8 <nil>
}
