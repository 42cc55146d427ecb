package qrcode

import (
	"context"
	"errors"
	"image"
	"io"
)

// Bounds of picture files, beside [DecodeOptions.MaxPixels].
const (
	maxSide      = 65_535 // pixels along a side; the most that JPEG and GIF can state
	maxPages     = 100    // of a TIFF file
	maxFileRatio = 4      // all pages of a TIFF file together, times MaxPixels
	maxScans     = 32     // of a progressive JPEG; programs write about ten
)

// DecodePicture reads a picture file and decodes its codes like [Decode]. It
// reads PNG, JPEG, GIF, WebP, TIFF and BMP, told apart by their first bytes:
//
//   - of an animated GIF or PNG the first picture; an animated WebP is refused;
//   - of a TIFF file every page, [Symbol.Page] says which; pages marked as
//     thumbnails are left out. Compressions: none, CCITT Group 4, Group 3 of one
//     dimension without fill bits, LZW, Deflate, PackBits; one, eight or sixteen
//     bits a sample; grey, palette or RGB. JPEG inside TIFF is refused;
//   - transparent parts lie on white paper;
//   - the orientation stated by Exif (JPEG, PNG, WebP) or TIFF is obeyed, and
//     pixels twice as high as wide, as facsimile machines make them, are
//     doubled: [Symbol.Corners] are in the picture as a viewer displays it.
//
// Sizes are checked before any pixel is decoded: a side has at most 65 535
// pixels, a file at most four bytes for each of MaxPixels plus 1 MiB, a TIFF
// file at most 100 pages and four times MaxPixels in all. Decoding takes up to
// eight bytes a pixel for a moment. It stops soon after the context ends.
//
// Refusals: those of Decode; [ErrNotPicture] for what is none of these, is cut
// or uses a variant not read here. A file of several pages is refused only
// where no page has a code that can be read, with the most telling reason.
func DecodePicture(ctx context.Context, r io.Reader, opts *DecodeOptions) ([]Symbol, error) {
	o, err := opts.normal()
	if err != nil {
		return nil, err
	}
	pages, err := picturePages(ctx, r, o.MaxPixels)
	if err != nil {
		return nil, err
	}
	var found []Symbol
	var reason error
	for i, p := range pages {
		symbols, err := p.codes(ctx, &o)
		switch {
		case errors.Is(err, ErrInterrupted) && len(found) > 0:
			return found, nil
		case errors.Is(err, ErrInterrupted):
			return nil, err
		case err != nil && (reason == nil || errors.Is(reason, ErrNoCode)):
			reason = err
		}
		for _, s := range symbols {
			if len(pages) > 1 {
				s.Page = i + 1
			}
			found = append(found, s)
		}
		if o.Max > 0 && len(found) >= o.Max {
			return found[:o.Max], nil
		}
	}
	if len(found) == 0 {
		return nil, reason
	}
	return found, nil
}

// ReadPicture gives a page of a picture file in grey, as a viewer displays it:
// the picture in which [Symbol.Corners] lie, to draw them in. Pages are counted
// from 1; 0 is the first. Files are read like [DecodePicture] does, with the same
// bounds; of opts only MaxPixels is used.
//
// Refusals: [ErrNotPicture], also for a page that is not there,
// [ErrPictureTooLarge], [ErrInterrupted].
func ReadPicture(ctx context.Context, r io.Reader, page int, opts *DecodeOptions) (*image.Gray, error) {
	o, err := opts.normal()
	if err != nil {
		return nil, err
	}
	pages, err := picturePages(ctx, r, o.MaxPixels)
	if err != nil {
		return nil, err
	}
	page = max(page, 1)
	if page > len(pages) {
		return nil, ErrNotPicture
	}
	img, err := pages[page-1].decode(ctx)
	if err != nil {
		return nil, err
	}
	return grey(img), nil
}

// picturePages reads the file and lists its pages.
func picturePages(ctx context.Context, r io.Reader, maxPixels int) ([]picturePage, error) {
	raw, err := readPicture(ctx, r, int64(maxPixels)*4+1<<20)
	if err != nil {
		return nil, err
	}
	return pictures(ctx, raw, maxPixels)
}

// readPicture reads the file; it stops between two reads when the context ends.
func readPicture(ctx context.Context, r io.Reader, limit int64) ([]byte, error) {
	raw, err := io.ReadAll(io.LimitReader(&reader{ctx: ctx, r: r}, limit+1))
	switch {
	case err != nil:
		return nil, pictureError(ctx)
	case int64(len(raw)) > limit:
		return nil, ErrPictureTooLarge
	}
	return raw, nil
}

type reader struct {
	ctx context.Context
	r   io.Reader
}

func (r *reader) Read(p []byte) (int, error) {
	if err := r.ctx.Err(); err != nil {
		return 0, err
	}
	return r.r.Read(p)
}

// pictureError says why pixels did not come: time, or the file.
func pictureError(ctx context.Context) error {
	if ctx.Err() == nil {
		return ErrNotPicture
	}
	e := *ErrInterrupted
	e.Err = ctx.Err()
	return &e
}

// codes decodes the pixels of a page and the codes in it.
func (p *picturePage) codes(ctx context.Context, o *DecodeOptions) ([]Symbol, error) {
	img, err := p.decode(ctx)
	if err != nil {
		return nil, err
	}
	return Decode(ctx, img, o)
}

// decode gives the page as it is displayed. A panic of a decoder is a refusal.
func (p *picturePage) decode(ctx context.Context) (img image.Image, err error) {
	defer func() {
		if recover() != nil {
			img, err = nil, ErrNotPicture
		}
	}()
	img, err = p.format.decode(&source{ctx: ctx, raw: p.raw, head: p.head})
	if err != nil || img == nil {
		return nil, pictureError(ctx)
	}
	return p.display(img), nil
}
