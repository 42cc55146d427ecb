package mssante

import (
	"bytes"
	"mime"
	"strings"
)

// Bounds of what is read: far above honest mails.
const (
	maxDepth       = 10      // nesting of parts
	maxParts       = 200     // of one mail, all levels
	maxHeaderBytes = 1 << 18 // of one header
	maxFields      = 1000    // of one header
)

// fields are the fields of one header, in their order, unfolded and not decoded.
type fields []field

// get returns the first field of a name.
func (f fields) get(name string) string {
	for _, one := range f {
		if strings.EqualFold(one.name, name) {
			return one.value
		}
	}
	return ""
}

func (f fields) count(name string) int {
	n := 0
	for _, one := range f {
		if strings.EqualFold(one.name, name) {
			n++
		}
	}
	return n
}

// cutLine takes the first line off, without its end.
func cutLine(b []byte) (line, rest []byte) {
	i := bytes.IndexByte(b, '\n')
	if i < 0 {
		return b, nil
	}
	return bytes.TrimSuffix(b[:i], []byte("\r")), b[i+1:]
}

// cutHeader takes the header off. A text that does not begin with a field has
// no header; lines within it that are none are counted and passed over.
func cutHeader(b []byte) (f fields, bad int, body []byte, err error) {
	var name string
	var value []byte // of the field that lines may still continue
	end := func() {
		if name != "" {
			f = append(f, field{name, string(value)})
		}
		name = ""
	}
	for rest := b; len(rest) > 0; {
		line, next := cutLine(rest)
		if len(b)-len(next) > maxHeaderBytes || len(f) > maxFields {
			return nil, 0, nil, ErrHostile
		}
		if len(line) == 0 {
			end()
			return f, bad, next, nil
		}
		n, v, ok := bytes.Cut(line, []byte(":"))
		n = bytes.TrimRight(n, " \t")
		switch {
		case (line[0] == ' ' || line[0] == '\t') && name != "":
			value = append(append(value, ' '), bytes.TrimSpace(line)...)
		case ok && fieldName(n):
			end()
			name, value = string(n), append(value[:0], bytes.TrimSpace(v)...)
		case name == "":
			return nil, 0, b, nil
		default:
			bad++
		}
		rest = next
	}
	end()
	return f, bad, nil, nil
}

// fieldName: printable ASCII without colon (RFC 5322 §2.2), short.
func fieldName(b []byte) bool {
	for _, c := range b {
		if c <= ' ' || c > '~' {
			return false
		}
	}
	return len(b) > 0 && len(b) <= 100
}

// splitParts cuts the body of a multipart at its boundary lines. closed tells
// whether the last one was there. White space behind a boundary is forgiven
// (RFC 2046 §5.1.1), and so is a last one whose hyphens became a dash.
func splitParts(body []byte, boundary string) (parts [][]byte, closed bool) {
	mark := []byte("--" + boundary)
	start := -1
	for at := 0; at <= len(body); {
		line, rest := cutLine(body[at:])
		next := len(body) - len(rest)
		if rest == nil {
			next = len(body) + 1
		}
		if tail, ok := bytes.CutPrefix(line, mark); ok {
			last := bytes.HasPrefix(tail, []byte("--")) || bytes.HasPrefix(tail, []byte("—")) || bytes.HasPrefix(tail, []byte("–"))
			if last || len(bytes.TrimSpace(tail)) == 0 {
				if start >= 0 {
					parts = append(parts, trimEnd(body[min(start, at):at]))
				}
				if len(parts) > maxParts {
					return parts, false
				}
				if last {
					return parts, true
				}
				start = min(next, len(body))
			}
		}
		at = next
	}
	if start >= 0 && start <= len(body) {
		parts = append(parts, body[start:])
	}
	return parts, false
}

// trimEnd takes off the line end that belongs to the boundary.
func trimEnd(b []byte) []byte {
	return bytes.TrimSuffix(bytes.TrimSuffix(b, []byte("\n")), []byte("\r"))
}

// contentType reads a field Content-Type, as far as it can be read.
func contentType(value string) (mediaType string, params map[string]string) {
	if value == "" {
		return "text/plain", nil
	}
	mediaType, params, err := mime.ParseMediaType(value)
	if err != nil && mediaType == "" {
		mediaType, _, _ = strings.Cut(value, ";")
		mediaType = strings.ToLower(strings.TrimSpace(mediaType))
		if b, ok := afterFold(value, "boundary="); ok {
			params = map[string]string{"boundary": b}
		}
	}
	return mediaType, params
}

// afterFold finds a parameter in a field that is not well formed. (Lower-casing
// the whole would move the places of bytes that are no UTF-8.)
func afterFold(value, name string) (string, bool) {
	i := 0
	for ; i+len(name) <= len(value) && !strings.EqualFold(value[i:i+len(name)], name); i++ {
	}
	if i+len(name) > len(value) {
		return "", false
	}
	v := strings.TrimSpace(value[i+len(name):])
	if quoted, ok := strings.CutPrefix(v, `"`); ok {
		v, _, _ = strings.Cut(quoted, `"`)
		return v, v != ""
	}
	v, _, _ = strings.Cut(v, ";")
	v = strings.TrimSpace(v)
	return v, v != ""
}
