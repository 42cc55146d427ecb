package main

import (
	"bytes"
	"cmp"
	"crypto"
	"crypto/x509"
	"encoding/base64"
	"encoding/json"
	"encoding/pem"
	"strconv"
	"strings"

	"github.com/ordonnance-numerique/ordonnance-go/document"
	"github.com/ordonnance-numerique/ordonnance-go/identity"
	"github.com/ordonnance-numerique/ordonnance-go/prescription"
	"github.com/ordonnance-numerique/ordonnance-go/prescription/fr/ordonnance"
	"github.com/ordonnance-numerique/ordonnance-go/qrcode"
)

// result is a prescription in its new form.
type result struct {
	raw    []byte
	left   []document.Omission // what the form could not carry
	faults []document.Fault
}

// write turns a prescription into a form.
func write(rx prescription.Prescription, set settings) (result, error) {
	if set.sign != "" {
		return writeSigned(rx, set)
	}
	made, err := writeUnsigned(rx, set.to)
	if set.to != sentenceForm {
		made.faults = append(made.faults, leftUnsigned)
	}
	return made, err
}

func writeUnsigned(rx prescription.Prescription, to form) (result, error) {
	switch to {
	case jsonForm:
		return writeJSON(rx)
	case compactForm:
		raw, left, err := document.Write(rx, ordonnance.CompactKind(nil))
		return result{raw: line(base64.RawURLEncoding.EncodeToString(raw)), left: left}, err
	case cdaForm:
		return writeCDA(rx)
	case fhirForm:
		return writeFHIR(rx)
	case sentenceForm:
		return writeSentences(rx)
	}
	return result{}, errForm
}

// writeJSON indents the text: white space around JSON changes nothing in it as
// long as it is not signed.
func writeJSON(rx prescription.Prescription) (result, error) {
	raw, left, err := document.Write(rx, prescription.Kind())
	if err != nil {
		return result{}, err
	}
	var b bytes.Buffer
	if err := json.Indent(&b, raw, "", "  "); err != nil {
		return result{}, err
	}
	return result{raw: line(b.String()), left: left}, nil
}

// writeSentences gives the words of each line, one line of text for each line of
// the prescription. The words bind: a sentence made of the structure stands in
// for them only where there are none, and where the two differ it is said.
func writeSentences(rx prescription.Prescription) (result, error) {
	var made result
	for i, l := range rx.Lines {
		said := ordonnance.Sentence(l)
		note, differ := compare(l.Text, said)
		if differ {
			note.Path = "/lines/" + strconv.Itoa(i)
			made.faults = append(made.faults, note)
		}
		made.raw = append(made.raw, line(oneLine(cmp.Or(l.Text, said)))...)
	}
	return made, nil
}

// compare says how the words of a line stand to the sentence of its structure.
// Whether other words mean the same is for a person to tell.
func compare(words, sentence string) (note document.Fault, differ bool) {
	switch {
	case words == "":
		return noWords, true
	case sentence == "":
		return wordsOnly, true
	}
	return otherWords, plainly(words) != plainly(sentence)
}

// plainly takes off what does not change the meaning: capitals, spaces and the
// full stop.
func plainly(text string) string {
	return strings.ToLower(strings.TrimRight(oneLine(text), ". "))
}

// writeSigned writes a token for the JSON form and the text of a printed code
// for the compact form.
func writeSigned(rx prescription.Prescription, set settings) (result, error) {
	signer, err := signerFrom(set.sign)
	if err != nil {
		return result{}, err
	}
	kind := prescription.Kind()
	if set.to == compactForm {
		kind = ordonnance.CompactKind(nil)
	}
	text, left, err := document.Sign(rx, kind, signer, &document.SignOptions{At: set.at})
	if err == nil && set.to == compactForm {
		text, err = qrcode.Pack(text)
	}
	return result{raw: line(text), left: left}, err
}

// signerFrom reads a private key from a file, as an example may; a real one
// stays in a card or an HSM, which gives a crypto.Signer too.
func signerFrom(name string) (*identity.Signer, error) {
	raw, err := load(name, nil)
	if err != nil {
		return nil, err
	}
	block, _ := pem.Decode(raw)
	if block == nil {
		return nil, errKeyFile
	}
	private, err := x509.ParsePKCS8PrivateKey(block.Bytes)
	if err != nil {
		return nil, errKeyFile
	}
	key, ok := private.(crypto.Signer)
	if !ok {
		return nil, errKeyFile
	}
	return identity.NewSigner("", key, nil)
}

func line(text string) []byte { return append([]byte(text), '\n') }
