package main

import (
	"encoding/base64"
	"io"
	"os"

	"github.com/ordonnance-numerique/ordonnance-go/document"
	"github.com/ordonnance-numerique/ordonnance-go/identity"
	"github.com/ordonnance-numerique/ordonnance-go/prescription"
	"github.com/ordonnance-numerique/ordonnance-go/prescription/fr/ordonnance"
)

// maxFile bounds what is read, in bytes. The readers have narrower bounds.
const maxFile = 64 << 20

// source is what was read, and what was found on the way.
type source struct {
	rx     prescription.Prescription
	faults []document.Fault
}

// load reads a file, or standard input for "-".
func load(name string, in io.Reader) ([]byte, error) {
	if name != "-" {
		file, err := os.Open(name)
		if err != nil {
			return nil, err
		}
		defer file.Close()
		if info, err := file.Stat(); err == nil && info.Size() > maxFile {
			return nil, errSize
		}
		in = file
	}
	raw, err := io.ReadAll(io.LimitReader(in, maxFile+1))
	switch {
	case err != nil:
		return nil, err
	case len(raw) > maxFile:
		return nil, errSize
	}
	return raw, nil
}

// read turns any form into a prescription.
func read(raw []byte, set settings) (source, error) {
	from := set.from
	if from == unknown {
		var err error
		if from, err = recognise(raw); err != nil {
			return source{}, err
		}
	}
	if from == tokenForm || from == packedForm {
		return readSigned(from, string(trim(raw)), set)
	}
	if set.keys != "" {
		return source{}, errUnsigned
	}
	got, err := readUnsigned(from, raw)
	if err != nil {
		return source{}, err
	}
	got.faults = append([]document.Fault{notSigned}, got.faults...)
	return got, nil
}

func readUnsigned(from form, raw []byte) (source, error) {
	switch from {
	case jsonForm:
		return readKind(raw, prescription.Kind())
	case compactForm:
		payload, err := base64.RawURLEncoding.Strict().DecodeString(string(trim(raw)))
		if err != nil {
			return source{}, errBase64
		}
		return readKind(payload, ordonnance.CompactKind(nil))
	case cdaForm:
		return readCDA(raw)
	case fhirForm:
		return readFHIR(raw)
	}
	return source{}, errForm
}

func readKind(raw []byte, kind document.Kind[prescription.Prescription]) (source, error) {
	rx, err := document.Read(raw, kind)
	return source{rx: rx}, err
}

// trustedKeys reads a list of keys from a place that the user trusts.
func trustedKeys(name string) (*identity.KeySet, error) {
	raw, err := load(name, nil)
	if err != nil {
		return nil, err
	}
	return identity.ParseKeySet(raw, nil)
}
