package main

import (
	"encoding/base64"
	"encoding/json"
	"strings"

	"github.com/ordonnance-numerique/ordonnance-go/document"
	"github.com/ordonnance-numerique/ordonnance-go/prescription"
	"github.com/ordonnance-numerique/ordonnance-go/prescription/fr/ordonnance"
	"github.com/ordonnance-numerique/ordonnance-go/qrcode"
)

// readSigned reads a token, verified where there are keys to verify it with.
func readSigned(from form, text string, set settings) (source, error) {
	token := text
	if from == packedForm {
		var err error
		if token, err = qrcode.Unpack(text); err != nil {
			return source{}, err
		}
	}
	kind, payload, err := inside(token)
	if err != nil {
		return source{}, err
	}
	if set.keys != "" {
		return open(token, kind, set)
	}
	got, err := readKind(payload, kind)
	got.faults = []document.Fault{notVerified}
	return got, err
}

// open answers whether it is authentic.
func open(token string, kind document.Kind[prescription.Prescription], set settings) (source, error) {
	keys, err := trustedKeys(set.keys)
	if err != nil {
		return source{}, err
	}
	rx, err := document.Open(token, kind, keys, &document.OpenOptions{At: set.at})
	if err != nil {
		return source{}, err
	}
	return source{rx: rx.Value(), faults: []document.Fault{verified}}, nil
}

// inside looks into a token without verifying anything: which kind it says it
// is, and its content. A program that acts on a prescription never does this,
// it calls document.Open; here somebody only wants to see another form of it.
func inside(token string) (document.Kind[prescription.Prescription], []byte, error) {
	var none document.Kind[prescription.Prescription]
	parts := strings.Split(token, ".")
	if len(parts) != 3 {
		return none, nil, errToken
	}
	head, err := base64.RawURLEncoding.Strict().DecodeString(parts[0])
	if err != nil {
		return none, nil, errToken
	}
	payload, err := base64.RawURLEncoding.Strict().DecodeString(parts[1])
	if err != nil {
		return none, nil, errToken
	}
	var header struct {
		Type string `json:"typ"`
	}
	if err := json.Unmarshal(head, &header); err != nil {
		return none, nil, errToken
	}
	for _, kind := range []document.Kind[prescription.Prescription]{prescription.Kind(), ordonnance.CompactKind(nil)} {
		if header.Type == kind.Type() {
			return kind, payload, nil
		}
	}
	return none, nil, errOther
}
