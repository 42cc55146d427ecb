package fhir

import (
	"encoding/json"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// The forms of dates and times (FHIR R4, Datatypes, the regular expressions of
// the primitive types).
const (
	clock        = `([01][0-9]|2[0-3]):[0-5][0-9]:([0-5][0-9]|60)(\.[0-9]+)?`
	zone         = `(Z|[+-]((0[0-9]|1[0-3]):[0-5][0-9]|14:00))`
	month        = `(0[1-9]|1[0-2])`
	day          = `(0[1-9]|[12][0-9]|3[01])`
	dateForm     = `^[0-9]{4}(-` + month + `(-` + day + `)?)?$`
	dateTimeForm = `^[0-9]{4}(-` + month + `(-` + day + `(T` + clock + zone + `)?)?)?$`
	instantForm  = `^[0-9]{4}-` + month + `-` + day + `T` + clock + zone + `$`
	timeForm     = `^` + clock + `$`
	idForm       = `^[A-Za-z0-9.\-]{1,64}$`
)

// wrong returns the check of one value of a primitive member: the code of what
// is wrong with it, "" for nothing. It says what the JSON Schema of
// [SchemaText] says, and more of one thing: a whole number is written without
// a point or an exponent (FHIR R4, Datatypes, integer).
func wrong(m *member) func(any) string {
	if m.enum != nil {
		return func(v any) string {
			if s, ok := v.(string); !ok || !slices.Contains(m.enum, s) {
				return codeValue
			}
			return ""
		}
	}
	switch m.format {
	case "boolean":
		return func(v any) string { _, ok := v.(bool); return unless(ok) }
	case "decimal":
		return func(v any) string { _, ok := v.(json.Number); return unless(ok) }
	case "integer":
		return whole(math.MinInt32)
	case "positiveInt":
		return whole(1)
	case "unsignedInt":
		return whole(0)
	case "string":
		return func(v any) string {
			if s, ok := v.(string); ok && s == "" {
				return codeEmpty
			} else {
				return unless(ok)
			}
		}
	}
	fits := shape(m.format)
	return func(v any) string { s, ok := v.(string); return unless(ok && fits(s)) }
}

func unless(ok bool) string {
	if ok {
		return ""
	}
	return codeForm
}

// whole is the check of a whole number of 32 bits.
func whole(least int64) func(any) string {
	return func(v any) string {
		n, ok := integer(v)
		return unless(ok && n >= least)
	}
}

// integer is a whole number of 32 bits as FHIR writes it.
func integer(v any) (int64, bool) {
	number, _ := v.(json.Number)
	n, err := strconv.ParseInt(number.String(), 10, 32)
	return n, err == nil && strconv.FormatInt(n, 10) == number.String()
}

// shape is the check of a text that has a form.
func shape(format string) func(string) bool {
	switch format {
	case "uri":
		return func(s string) bool { return s != "" && !strings.ContainsAny(s, spaces) }
	case "code":
		return isCode
	case "base64Binary":
		return isBase64
	}
	forms := map[string]string{"id": idForm, "date": dateForm, "dateTime": dateTimeForm, "instant": instantForm, "time": timeForm}
	form, known := forms[format]
	if !known {
		panic("fhir: no form of " + format) // a mistake in the types of this package, which any use shows
	}
	return regexp.MustCompile(form).MatchString
}

// spaces is what \s is.
const spaces = " \t\n\f\r"

// isCode reports whether words stand with one space between them (FHIR R4,
// Datatypes, code).
func isCode(s string) bool {
	before := true // a space, or the start
	for i := range len(s) {
		space := strings.IndexByte(spaces, s[i]) >= 0
		if space && before {
			return false
		}
		before = space
	}
	return !before
}

// isBase64 looks at the letters only: where the bytes are used they are
// decoded.
func isBase64(s string) bool {
	for i := range len(s) {
		c := s[i]
		switch {
		case 'a' <= c && c <= 'z', 'A' <= c && c <= 'Z', '0' <= c && c <= '9', c == '+', c == '/', c == '=':
		case strings.IndexByte(spaces, c) < 0:
			return false
		}
	}
	return s != ""
}
