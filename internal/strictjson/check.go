package strictjson

import (
	"github.com/ordonnance-numerique/ordonnance-go/internal/limits"
)

// Limits bounds a text. The zero value takes the defaults of package limits
// and allows white space around the value.
type Limits struct {
	Bytes  int  // size of the text in bytes; 0 = limits.JSON
	Depth  int  // nesting of objects and arrays; 0 = limits.JSONDepth
	Values int  // objects, arrays, strings, numbers and literals in all; 0 = as many as Bytes allows
	Tight  bool // refuse white space before and after the value
}

// Check reports whether raw is one strict JSON value. The error is an [*Error].
func Check(raw []byte, lim Limits) error {
	_, err := run(raw, lim, false)
	return err
}

// Decode is [Check] and returns the value as nil, bool, [encoding/json.Number],
// string, []any or map[string]any.
func Decode(raw []byte, lim Limits) (any, error) {
	return run(raw, lim, true)
}

func run(raw []byte, lim Limits, build bool) (any, error) {
	if lim.Bytes == 0 {
		lim.Bytes = limits.JSON
	}
	if lim.Depth == 0 {
		lim.Depth = limits.JSONDepth
	}
	if len(raw) > lim.Bytes {
		return nil, &Error{Reason: ErrSize, Offset: lim.Bytes}
	}
	p := parser{src: raw, depth: lim.Depth, most: lim.Values, build: build}
	p.names = p.room[:0]
	v, err := p.document(lim.Tight)
	if err != nil {
		return nil, err
	}
	return v, nil
}

// document reads the one value and what may stand around it.
func (p *parser) document(tight bool) (any, *Error) {
	p.space()
	if tight && p.pos > 0 {
		p.pos = 0
		return nil, p.fail(ErrSpace)
	}
	v, err := p.value()
	if err != nil {
		return nil, err
	}
	end := p.pos
	p.space()
	switch {
	case p.pos < len(p.src):
		return nil, p.fail(ErrTrailing)
	case tight && p.pos > end:
		p.pos = end
		return nil, p.fail(ErrSpace)
	}
	return v, nil
}
