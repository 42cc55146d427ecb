package qrcode_test

import (
	"errors"
	"fmt"
	"strings"

	"github.com/ordonnance-numerique/ordonnance-go/qrcode"
)

func ExamplePack() {
	// {"alg":"PS256","iat":1,"kid":"_w","typ":"JWT"}, a payload and a signature
	// of one byte.
	token := "eyJhbGciOiJQUzI1NiIsImlhdCI6MSwia2lkIjoiX3ciLCJ0eXAiOiJKV1QifQ.AA.AQ"
	text, err := qrcode.Pack(token)
	fmt.Println(text, err)
	// Output: R/99I000W50XAW-H9+RA100 <nil>
}

func ExampleUnpack() {
	token, err := qrcode.Unpack("R/200NRF00")
	fmt.Println(token, err)

	_, err = qrcode.Unpack("HC1:6BF")
	fmt.Println(errors.Is(err, qrcode.ErrNotPacked))
	var refusal *qrcode.Error
	if errors.As(err, &refusal) {
		fmt.Println(refusal.French())
	}
	// Output:
	// e30.. <nil>
	// true
	// ce code ne contient pas de document signé au format attendu
}

func ExampleIsPacked() {
	fmt.Println(qrcode.IsPacked("R/200NRF00"), qrcode.IsPacked("https://example.org"))
	// Output: true false
}

func ExampleEncode() {
	m, err := qrcode.Encode("R/200NRF00", nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println("version", m.Version(), "level", m.Level(), "modules", m.Size())
	for y := range 7 {
		var row strings.Builder
		for x := range 7 {
			row.WriteByte(" #"[b2i(m.Dark(x, y))])
		}
		fmt.Println(strings.TrimRight(row.String(), " "))
	}
	// Output:
	// version 1 level M modules 21
	// #######
	// #     #
	// # ### #
	// # ### #
	// # ### #
	// #     #
	// #######
}

// For a place of 30 mm: the largest module, and what correction it leaves.
func ExampleEncodeOptions() {
	m, err := qrcode.Encode(strings.Repeat("R", 270), &qrcode.EncodeOptions{PrintSide: 30})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Printf("version %d level %s, modules of %.2f mm\n", m.Version(), m.Level(), m.ModuleSize(30))

	_, err = qrcode.Encode(strings.Repeat("R", 270), &qrcode.EncodeOptions{PrintSide: 20})
	fmt.Println(err)
	// Output:
	// version 8 level L, modules of 0.53 mm
	// QR-117: printed at this size the code is too fine to be read reliably
}

func ExampleMatrix_PNG() {
	m, err := qrcode.Encode("R/200NRF00", nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	picture, err := m.PNG(&qrcode.PNGOptions{ModulePixels: 6})
	fmt.Println(string(picture[1:4]), err)
	// Output: PNG <nil>
}

func ExampleMatrix_FitPrint() {
	m, err := qrcode.Encode(strings.Repeat("A", 262), nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	module, err := m.FitPrint(30, 0)
	fmt.Printf("%.2f mm %v\n", module, err)
	_, err = m.FitPrint(20, 0)
	fmt.Println(err)
	// Output:
	// 0.49 mm <nil>
	// QR-117: printed at this size the code is too fine to be read reliably
}

func b2i(b bool) int {
	if b {
		return 1
	}
	return 0
}
