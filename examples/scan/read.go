package main

import (
	"bytes"
	"context"
	"errors"
	"image"
	"math"
	"time"

	"github.com/ordonnance-numerique/ordonnance-go/qrcode"
)

// result is what was found in a file: codes or a reason, never both.
type result struct {
	File    string `json:"file"`
	Codes   []code `json:"codes"`
	Reason  string `json:"reason"`
	Code    string `json:"code,omitempty"`
	Attempt string `json:"attempt"`
	MS      int64  `json:"ms"`

	symbols []qrcode.Symbol
}

// code is one symbol.
type code struct {
	Format  string        `json:"format"`
	Text    string        `json:"text"`
	Bytes   []byte        `json:"bytes"`
	Corners [4][2]float64 `json:"corners"`
	Page    int           `json:"page,omitempty"`
}

// read looks for codes in the bytes of a file, or says why there are no bytes.
func (s *scanner) read(name string, raw []byte, unread error) result {
	r := result{File: name, Codes: []code{}}
	if unread != nil {
		r.Reason = s.say("the file cannot be opened", "le fichier ne peut pas être ouvert")
		return r
	}
	ctx, cancel := context.WithTimeout(context.Background(), s.timeout)
	defer cancel()
	begun := time.Now()
	symbols, err := qrcode.DecodePicture(ctx, bytes.NewReader(raw), nil)
	r.MS = time.Since(begun).Milliseconds()
	if err != nil {
		r.Code, r.Reason = s.explain(err)
		return r
	}
	r.symbols = symbols
	for _, sym := range symbols {
		r.Codes = append(r.Codes, code{string(sym.Format), sym.Text, sym.Bytes, corners(sym), sym.Page})
		r.Attempt = sym.Attempt // the ladder goes upwards
	}
	return r
}

// corners to a tenth of a pixel.
func corners(s qrcode.Symbol) (out [4][2]float64) {
	for i, c := range s.Corners {
		out[i] = [2]float64{math.Round(c.X*10) / 10, math.Round(c.Y*10) / 10}
	}
	return out
}

// explain gives the number of a refusal and its sentence.
func (s *scanner) explain(err error) (number, sentence string) {
	var e *qrcode.Error
	if !errors.As(err, &e) {
		return "", s.say("not read", "non lu")
	}
	number, en, fr := e.Refusal()
	return number, s.say(en, fr)
}

func (s *scanner) say(en, fr string) string {
	if s.french {
		return fr
	}
	return en
}

// thumbnail gives the page on which the first code is, or the first page, for
// the contact sheet; nil where there is no picture.
func (s *scanner) thumbnail(raw []byte, r result) *image.Gray {
	ctx, cancel := context.WithTimeout(context.Background(), s.timeout)
	defer cancel()
	page := 1
	if len(r.symbols) > 0 {
		page = max(page, r.symbols[0].Page)
	}
	img, err := qrcode.ReadPicture(ctx, bytes.NewReader(raw), page, nil)
	if err != nil {
		return nil
	}
	return img
}
