package main

import (
	"bytes"
	"encoding/json"
	"strings"

	"github.com/ordonnance-numerique/ordonnance-go/document"
	"github.com/ordonnance-numerique/ordonnance-go/prescription"
	"github.com/ordonnance-numerique/ordonnance-go/prescription/fr/eprescription"
)

func readFHIR(raw []byte) (source, error) {
	rx, faults, err := eprescription.Read(trim(raw), nil)
	return source{rx: rx, faults: faults}, err
}

func writeFHIR(rx prescription.Prescription) (result, error) {
	raw, left, err := eprescription.Write(rx, nil)
	if err != nil {
		return result{}, err
	}
	var b bytes.Buffer
	if err := json.Indent(&b, raw, "", "  "); err != nil {
		return result{}, err
	}
	return result{raw: line(b.String()), left: left}, nil
}

// restated reports whether an omission only says the same in another shape.
func restated(o document.Omission) bool {
	return strings.HasPrefix(o.Code, "EPR-") && !eprescription.Lost(o)
}
