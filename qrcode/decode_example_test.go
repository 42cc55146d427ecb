package qrcode_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"image"
	"time"

	"github.com/ordonnance-numerique/ordonnance-go/qrcode"
)

func ExampleDecode() {
	code, err := qrcode.Encode("ORDONNANCE", nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	page, err := code.Image(3, 4)
	if err != nil {
		fmt.Println(err)
		return
	}
	ctx, cancel := context.WithTimeout(context.Background(), 5*time.Second)
	defer cancel()
	symbols, err := qrcode.Decode(ctx, page, nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, s := range symbols {
		fmt.Println(s.Format, s.Version, s.Level, s.Text)
	}
	// Output: QR 1 M ORDONNANCE
}

// What was not read says why, in words for the person at the counter.
func ExampleDecode_refused() {
	_, err := qrcode.Decode(context.Background(), image.NewGray(image.Rect(0, 0, 100, 100)), nil)
	var refusal *qrcode.Error
	if errors.As(err, &refusal) {
		fmt.Println(refusal.Code)
		fmt.Println(refusal.French())
	}
	// Output:
	// QR-201
	// aucun code trouvé dans l'image
}

func ExampleDecodePicture() {
	code, err := qrcode.Encode("ORDONNANCE", nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	file, err := code.PNG(nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	symbols, err := qrcode.DecodePicture(context.Background(), bytes.NewReader(file), nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(symbols[0].Text)
	// Output: ORDONNANCE
}
