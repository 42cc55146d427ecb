package cda

import (
	"encoding/base64"
	"strings"
)

// NewMedia returns a file in base64, with its media type.
func NewMedia(mediaType string, data []byte) *ED {
	return &ED{MediaType: mediaType, Representation: "B64", Text: base64.StdEncoding.EncodeToString(data)}
}

// Bytes returns the file an ED holds: its base64 decoded, white space passed
// over, or its text as UTF-8. It reports false for base64 that is none. What is
// compressed stays so.
//
// The media type is what the sender says; official examples call a PNG
// "image/jpeg". Look at the bytes.
func (x *ED) Bytes() ([]byte, bool) {
	if x == nil {
		return nil, false
	}
	if x.File != nil {
		return x.File, true
	}
	if x.Representation != "B64" {
		return []byte(x.Text), true
	}
	text := x.Text
	if strings.ContainsAny(text, " \t\n\r") {
		text = strings.Join(strings.Fields(text), "")
	}
	data, err := base64.StdEncoding.Strict().DecodeString(text)
	if err != nil {
		return nil, false
	}
	return data, true
}
