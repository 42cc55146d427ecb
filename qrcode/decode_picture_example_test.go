package qrcode_test

import (
	"context"
	"fmt"
	"os"

	"github.com/ordonnance-numerique/ordonnance-go/qrcode"
)

// The corners of a code lie in the picture as it is displayed, whatever the
// file says of orientation: ReadPicture gives that picture.
func ExampleReadPicture() {
	file, err := os.Open("testdata/pictures/fax.tif")
	if err != nil {
		fmt.Println(err)
		return
	}
	defer file.Close()
	img, err := qrcode.ReadPicture(context.Background(), file, 1, nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	// The facsimile has 160 × 60 pixels, each twice as high as wide.
	fmt.Println(img.Bounds().Dx(), "×", img.Bounds().Dy())
	// Output: 160 × 120
}
