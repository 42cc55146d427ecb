package ordonnance_test

import (
	"fmt"
	"time"

	"github.com/ordonnance-numerique/ordonnance-go/prescription/fr/ordonnance"
	"github.com/ordonnance-numerique/ordonnance-go/qrcode"
)

// A signed ordonnance becomes a page, given as PDF and as picture.
func ExamplePrint() {
	rx := pageChronic()     // what was signed
	signed := pageToken(90) // what document.Sign returned
	text, err := qrcode.Pack(signed)
	if err != nil {
		fmt.Println(err)
		return
	}
	printed, err := ordonnance.Print(rx, ordonnance.Codes{Signed: text}, &ordonnance.PageOptions{
		Signature: &ordonnance.Signature{At: time.Date(2026, 11, 20, 8, 30, 0, 0, time.UTC), Key: "cabinet-2026"},
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	file, err := printed.Document.PDF()
	if err != nil {
		fmt.Println(err)
		return
	}
	picture, err := printed.Document.Picture(1, 150)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Printf("%s, %d page, picture of %d × %d pixels\n", file[:5], printed.Document.Pages(), picture.Rect.Dx(), picture.Rect.Dy())
	fmt.Printf("code of version %d, %.1f mm, modules of %.3f mm\n", printed.Signed.Version, printed.Signed.Side, printed.Signed.Module)
	// Output:
	// %PDF-, 1 page, picture of 1240 × 1754 pixels
	// code of version 9, 31.0 mm, modules of 0.508 mm
}

// The national code is refused where ours belongs, in both languages.
func ExamplePrint_refused() {
	_, err := ordonnance.Print(pageAntibiotic(), ordonnance.Codes{Signed: "01S2TBPZ2JCNZZYGHZ"}, nil)
	fmt.Println(err)
	fmt.Println(ordonnance.ErrPageCodeKind.French())
	// Output:
	// FR-PAGE-004: the signed copy and the national code must not take each other's place
	// la copie signée et le code national ne doivent pas prendre la place l'un de l'autre
}
