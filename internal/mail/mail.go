// Package mail wraps the MIME library (emersion/go-message) in one place:
// header fields in a given order, and reading that takes what others send.
package mail

import "github.com/emersion/go-message"

// Field is one header field.
type Field struct{ Name, Value string }

// Header makes a header with the fields in the order given.
func Header(fields []Field) message.Header {
	var h message.Header
	for i := len(fields) - 1; i >= 0; i-- { // the library puts a new field first
		h.Add(fields[i].Name, fields[i].Value)
	}
	return h
}
