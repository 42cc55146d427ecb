package main

import (
	"strings"
	"time"

	"github.com/ordonnance-numerique/ordonnance-go/prescription"
	"github.com/ordonnance-numerique/ordonnance-go/qrcode"
)

// cip is the system of French codes of boxes (CIP13), as in prescriptions.
const cip = "urn:oid:1.2.250.1.213.2.3.2"

// lookBox shows the code on a box of medicines: product, batch, expiry, serial
// number (Delegated Regulation (EU) 2016/161, article 4).
func lookBox(r *report, text string, year int) {
	r.Form, r.Type = gs1Form, "box"
	elements, err := qrcode.ParseGS1(text)
	if err != nil {
		r.refuse(err)
		return
	}
	item, err := qrcode.NewTradeItem(elements, year)
	if err != nil {
		for _, e := range elements {
			r.Lines = append(r.Lines, line{ID: e.AI, Name: e.Value})
		}
		return
	}
	box := line{ID: item.GTIN, Kind: "box", Name: commas("product "+item.GTIN, named("batch", item.Batch),
		named("expires", item.Expiry.String()), named("serial", item.Serial))}
	if code, french := strings.CutPrefix(item.GTIN, "0"); french && strings.HasPrefix(code, "3400") {
		box.Codes = []prescription.Code{{System: cip, Code: code}}
	}
	r.Lines = append(r.Lines, box)
}

func named(what, value string) string {
	if value == "" {
		return ""
	}
	return what + " " + value
}

// year is the current year, which decides the century of an expiry.
func (i *inspector) year() int {
	if i.at.IsZero() {
		return time.Now().Year()
	}
	return i.at.Year()
}
