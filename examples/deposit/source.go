package main

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"

	"github.com/ordonnance-numerique/ordonnance-go/document"
	"github.com/ordonnance-numerique/ordonnance-go/qrcode"
)

// maxFile bounds what is read, in bytes: what a mail may have.
const maxFile = 25 << 20

// source is a file to be deposited.
type source struct {
	name string // without folder
	raw  []byte
}

func readAll(names []string) (all []source, err error) {
	for _, name := range names {
		raw, err := load(name)
		if err != nil {
			return nil, err
		}
		all = append(all, source{filepath.Base(name), raw})
	}
	return all, nil
}

func load(name string) ([]byte, error) {
	file, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	raw, err := io.ReadAll(io.LimitReader(file, maxFile+1))
	switch {
	case err != nil:
		return nil, err
	case len(raw) > maxFile:
		return nil, errSize
	}
	return raw, nil
}

var tokenShape = regexp.MustCompile(`^[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+$`)

// token returns the signed token that a file is, "" for another file. One in the
// text of a printed code is unpacked.
func (s source) token() (string, error) {
	text := string(bytes.TrimSpace(s.raw))
	if qrcode.IsPacked(text) {
		return qrcode.Unpack(text)
	}
	if tokenShape.MatchString(text) {
		return text, nil
	}
	return "", nil
}

func (s source) isJSON() bool { return s.begins("{") && !s.begins(`{\rtf`) }
func (s source) isXML() bool  { return s.begins("<") }

func (s source) begins(with string) bool {
	return strings.HasPrefix(strings.TrimSpace(strings.TrimPrefix(string(s.raw[:min(len(s.raw), 64)]), "\uFEFF")), with)
}

// file recognises any other document by its bytes.
func (s source) file() (document.Document, error) {
	return document.ReadDocument(s.raw, &document.ReadOptions{MaxBytes: maxFile})
}

// inside looks into a token without verifying anything: which kind it says it
// is, and its content. Only who has no list of keys does this.
func inside(token string) (kind string, payload []byte, err error) {
	parts := strings.Split(token, ".")
	if len(parts) != 3 {
		return "", nil, errToken
	}
	head, err := base64.RawURLEncoding.Strict().DecodeString(parts[0])
	if err != nil {
		return "", nil, errToken
	}
	payload, err = base64.RawURLEncoding.Strict().DecodeString(parts[1])
	if err != nil {
		return "", nil, errToken
	}
	var header struct {
		Type string `json:"typ"`
	}
	if err := json.Unmarshal(head, &header); err != nil {
		return "", nil, errToken
	}
	return header.Type, payload, nil
}
