package cda

import (
	"strings"
	"unicode/utf8"
)

// clean lets a document through to the scanner: within size, UTF-8, of
// characters XML has, lines ended by "\n", without byte order mark and without
// XML declaration.
func clean(src []byte, limits *Limits) (string, *Error) {
	if len(src) > limits.bytes() {
		return "", refuse("CDA-101")
	}
	if len(src) == 0 {
		return "", refuse("CDA-113")
	}
	if len(src) > 1 && (src[0] == 0xFE && src[1] == 0xFF || src[0] == 0xFF && src[1] == 0xFE || src[0] == 0 || src[1] == 0) {
		return "", refuse("CDA-104") // UTF-16 or UTF-32
	}
	text := strings.TrimPrefix(string(src), "\uFEFF")
	text, err := declaration(text)
	if err != nil {
		return "", err
	}
	returns, ok := characters(text)
	if !utf8.ValidString(text) {
		return "", refuse("CDA-102")
	}
	if !ok {
		return "", refuse("CDA-103")
	}
	if returns {
		text = strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n")
	}
	return text, nil
}

// characters reports whether a text holds a carriage return, and whether all
// its characters are characters of XML 1.0 (section 2.2).
func characters(text string) (returns, ok bool) {
	for i := range len(text) {
		b := text[i]
		if b < 0x20 {
			switch b {
			case '\r':
				returns = true
			case '\n', '\t':
			default:
				return returns, false
			}
		}
		// U+FFFE and U+FFFF are the only others: EF BF BE, EF BF BF.
		if b == 0xEF && i+2 < len(text) && text[i+1] == 0xBF && text[i+2] >= 0xBE {
			return returns, false
		}
	}
	return returns, true
}

// declaration checks the XML declaration and cuts it off. Only UTF-8 is read:
// the CI-SIS wants it, and every official example has it; another encoding has
// to be turned into it first.
func declaration(text string) (string, *Error) {
	if !strings.HasPrefix(text, "<?xml") || len(text) < 6 || !isSpace(text[5]) {
		return text, nil
	}
	end := strings.Index(text, "?>")
	if end < 0 {
		return "", refuse("CDA-111")
	}
	body := text[5:end]
	if version, ok := pseudo(body, "version"); !ok || version != "1.0" {
		return "", refuse("CDA-114")
	}
	if encoding, ok := pseudo(body, "encoding"); ok &&
		!strings.EqualFold(encoding, "UTF-8") && !strings.EqualFold(encoding, "US-ASCII") {
		return "", refuse("CDA-104")
	}
	return text[end+2:], nil
}

// pseudo reads name="value" out of an XML declaration or a style sheet
// instruction.
func pseudo(body, name string) (string, bool) {
	for {
		i := strings.Index(body, name)
		if i < 0 {
			return "", false
		}
		word := i > 0 && isSpace(body[i-1])
		body = body[i+len(name):]
		rest, ok := strings.CutPrefix(strings.TrimLeft(body, " \t\r\n"), "=")
		rest = strings.TrimLeft(rest, " \t\r\n")
		if !word || !ok || rest == "" || rest[0] != '"' && rest[0] != '\'' {
			continue
		}
		value, _, ok := strings.Cut(rest[1:], rest[:1])
		return value, ok
	}
}

// styleAddress reads the address out of an xml-stylesheet instruction, "" for
// one that is not of XSLT (Associating Style Sheets with XML documents 1.0).
func styleAddress(body string) string {
	kind, _ := pseudo(body, "type")
	href, _ := pseudo(body, "href")
	if kind != "text/xsl" && kind != "text/xslt" && kind != "application/xslt+xml" {
		return ""
	}
	href, _ = expand(href)
	return href
}
