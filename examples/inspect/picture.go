package main

import (
	"bytes"
	"context"
	"time"

	"github.com/ordonnance-numerique/ordonnance-go/document"
	"github.com/ordonnance-numerique/ordonnance-go/qrcode"
)

// maxReading is how long one picture is searched for codes.
const maxReading = 30 * time.Second

// lookPicture finds the codes of a page and looks at each of them.
func (i *inspector) lookPicture(r *report, raw []byte) error {
	ctx, cancel := context.WithTimeout(context.Background(), maxReading)
	defer cancel()
	r.Type = "picture"
	symbols, err := qrcode.DecodePicture(ctx, bytes.NewReader(raw), nil)
	if err != nil {
		return err
	}
	for _, s := range symbols {
		r.Codes = append(r.Codes, i.lookSymbol(s))
	}
	return nil
}

// lookSymbol looks at one code. That of somebody else, such as the national
// one, is opaque: only its presence is told.
func (i *inspector) lookSymbol(s qrcode.Symbol) report {
	r := report{Symbol: string(s.Format), Faults: []document.Fault{}}
	if s.GS1 {
		lookBox(&r, s.Text, i.year())
		return r
	}
	text := trim([]byte(s.Text))
	switch found := recogniseText(text); found {
	case packedForm, insForm, tokenForm:
		r.Form = found
		if err := i.lookText(&r, string(text)); err != nil {
			r.refuse(err)
		}
	default:
		r.Form, r.Type = textForm, "not one of ours"
	}
	return r
}
