package qrcode

import (
	"bytes"
	"context"
	"image"
	_ "image/gif"  // read GIF
	_ "image/jpeg" // read JPEG
	_ "image/png"  // read PNG
	"io"
)

// DecodePicture reads a PNG, JPEG or GIF picture (its first frame) and decodes
// its codes like [Decode]. The size stated in the picture's header is checked
// before any pixel is decoded, and no more bytes are read than four a pixel of
// the largest accepted picture, plus 1 MiB.
//
// Refusals: those of Decode and [ErrNotPicture].
func DecodePicture(ctx context.Context, r io.Reader, opts *DecodeOptions) ([]Symbol, error) {
	o, err := opts.normal()
	if err != nil {
		return nil, err
	}
	limit := int64(o.MaxPixels)*4 + 1<<20
	raw, err := io.ReadAll(io.LimitReader(r, limit+1))
	if err != nil {
		return nil, ErrNotPicture
	}
	if int64(len(raw)) > limit {
		return nil, ErrPictureTooLarge
	}
	head, _, err := image.DecodeConfig(bytes.NewReader(raw))
	if err != nil {
		return nil, ErrNotPicture
	}
	if tooLarge(head.Width, head.Height, o.MaxPixels) {
		return nil, ErrPictureTooLarge
	}
	img, _, err := image.Decode(bytes.NewReader(raw))
	if err != nil {
		return nil, ErrNotPicture
	}
	return Decode(ctx, img, &o)
}
