package qrcode

import (
	"bytes"
	"context"
	"encoding/binary"
	"image"
	"image/gif"
	"image/jpeg"
	"image/png"
	"io"

	"golang.org/x/image/bmp"
	"golang.org/x/image/tiff"
	"golang.org/x/image/webp"

	"github.com/ordonnance-numerique/ordonnance-go/qrcode/internal/ifd"
)

// pictureFormat is a kind of picture file.
type pictureFormat struct {
	magic  string // first bytes; a question mark stands for any
	config func(io.Reader) (image.Config, error)
	decode func(io.Reader) (image.Image, error)
	exif   func(raw []byte) []byte               // nil: the format has none
	sound  func(raw []byte, c image.Config) bool // nil: nothing to check before decoding
}

// pictureFormats are used directly, not through the registry of package image,
// to which any other package may add.
func pictureFormats() []pictureFormat {
	return []pictureFormat{
		{"\x89PNG\r\n\x1a\n", png.DecodeConfig, png.Decode, ifd.PNG, soundPNG},
		{"\xff\xd8\xff", jpeg.DecodeConfig, jpeg.Decode, ifd.JPEG, soundJPEG},
		{"GIF8?a", gif.DecodeConfig, gif.Decode, nil, soundGIF},
		{"RIFF????WEBPVP8", webp.DecodeConfig, webp.Decode, ifd.WebP, nil},
		{"BM", bmp.DecodeConfig, bmp.Decode, nil, soundBMP},
		{"II*\x00", tiff.DecodeConfig, tiff.Decode, nil, nil},
		{"MM\x00*", tiff.DecodeConfig, tiff.Decode, nil, nil},
	}
}

// picturePage is a page of a file, its size checked, its pixels not decoded yet.
type picturePage struct {
	raw, head []byte // the file; what stands in place of its first bytes
	format    pictureFormat
	canvas    image.Point // size of the picture a frame lies in; zero = the frame itself
	turn      int         // orientation as Exif counts it, 1 to 8
	aspect    float64     // height of a pixel for its width
	negative  bool        // the decoder shows black for white
}

func matches(raw []byte, magic string) bool {
	if len(raw) < len(magic) {
		return false
	}
	for i := range len(magic) {
		if magic[i] != '?' && magic[i] != raw[i] {
			return false
		}
	}
	return true
}

// pictures lists the pages of a file whose sizes are acceptable.
func pictures(ctx context.Context, raw []byte, maxPixels int) ([]picturePage, error) {
	for _, f := range pictureFormats() {
		if !matches(raw, f.magic) {
			continue
		}
		if f.magic[0] == 'I' || f.magic[0] == 'M' {
			return tiffPages(ctx, raw, f, maxPixels)
		}
		p := picturePage{raw: raw, format: f, turn: 1, aspect: 1}
		c, err := p.size(ctx, maxPixels)
		if err != nil {
			return nil, err
		}
		if f.sound != nil && !f.sound(raw, c) {
			return nil, ErrNotPicture
		}
		if f.exif != nil {
			p.turn = ifd.Orientation(f.exif(raw))
		} else {
			p.canvas = image.Pt(c.Width, c.Height)
		}
		return []picturePage{p}, nil
	}
	return nil, ErrNotPicture
}

// size reads the size off the header and refuses too large a picture.
func (p *picturePage) size(ctx context.Context, maxPixels int) (c image.Config, err error) {
	defer func() {
		if recover() != nil {
			c, err = image.Config{}, ErrNotPicture
		}
	}()
	c, err = p.format.config(&source{ctx: ctx, raw: p.raw, head: p.head})
	switch {
	case err != nil || c.Width <= 0 || c.Height <= 0:
		return image.Config{}, pictureError(ctx)
	case max(c.Width, c.Height) > maxSide || tooLarge(c.Width, c.Height, maxPixels):
		return image.Config{}, ErrPictureTooLarge
	}
	return c, nil
}

// tiffPages lists the pages of a TIFF file. What the directory says of the size
// is what the decoder says, or the page is refused.
func tiffPages(ctx context.Context, raw []byte, f pictureFormat, maxPixels int) ([]picturePage, error) {
	dirs, more := ifd.Pages(raw, maxPages)
	if more {
		return nil, ErrPictureTooLarge
	}
	var pages []picturePage
	total := 0
	for _, d := range dirs {
		if d.Reduced && len(dirs) > 1 {
			continue
		}
		p := picturePage{raw: raw, head: tiffHead(raw, d.Offset), format: f, turn: d.Orientation, aspect: d.Aspect,
			// QUIRK: TIFF 6.0, section 10: facsimile codes black as 1, and where 0
			// is black the page is its negative; golang.org/x/image v0.44.0 shows it
			// as it is coded. Seen in files of libtiff.
			negative: d.Facsimile && d.BlackZero}
		c, err := p.size(ctx, maxPixels)
		if err != nil {
			return nil, err
		}
		across, down := doubled(p.aspect)
		total += c.Width * across * c.Height * down
		if tooLarge(c.Width*across, c.Height*down, maxPixels) || total > maxFileRatio*maxPixels {
			return nil, ErrPictureTooLarge
		}
		pages = append(pages, p)
	}
	if len(pages) == 0 {
		return nil, ErrNotPicture
	}
	return pages, nil
}

// tiffHead is the header of a file that begins with the directory at offset.
func tiffHead(raw []byte, offset uint32) []byte {
	head := bytes.Clone(raw[:8])
	if head[0] == 'I' {
		binary.LittleEndian.PutUint32(head[4:], offset)
	} else {
		binary.BigEndian.PutUint32(head[4:], offset)
	}
	return head
}

// source gives a decoder its bytes until the context ends.
type source struct {
	ctx       context.Context
	raw, head []byte
	at        int
}

func (s *source) Read(p []byte) (int, error) {
	n, err := s.ReadAt(p, int64(s.at))
	s.at += n
	if n > 0 {
		return n, nil
	}
	return 0, err
}

func (s *source) ReadAt(p []byte, off int64) (int, error) {
	if err := s.ctx.Err(); err != nil {
		return 0, err
	}
	if off < 0 || off >= int64(len(s.raw)) {
		return 0, io.EOF
	}
	n := copy(p, s.raw[off:])
	if off < int64(len(s.head)) {
		copy(p, s.head[off:])
	}
	if n < len(p) {
		return n, io.EOF
	}
	return n, nil
}
