package strictjson

// Members checks raw like [Check] and, when it is an object, calls yield with
// each of its members in order: the name, and the text of the value, which is
// part of raw. It stops at the first error of yield and returns it. A value
// that is not an object is refused with [ErrSyntax] before the first call.
func Members(raw []byte, lim Limits, yield func(name string, value []byte) error) error {
	if err := Check(raw, lim); err != nil {
		return err
	}
	p := parser{src: raw}
	p.names = p.room[:0]
	p.space()
	if !p.take('{') {
		return p.fail(ErrSyntax)
	}
	for p.space(); !p.take('}'); {
		name, _ := p.str(true)
		p.space()
		p.take(':')
		p.space()
		start := p.pos
		p.skip()
		if err := yield(string(name), raw[start:p.pos:p.pos]); err != nil {
			return err
		}
		p.space()
		p.take(',')
		p.space()
	}
	return nil
}

// skip steps over a value that was checked before.
func (p *parser) skip() {
	p.names = p.names[:0]
	p.depth = len(p.src) // never reached: the depth was checked
	_, _ = p.value()
}

// String returns the content of a JSON string. The second result is false
// when raw is anything else.
func String(raw []byte) (string, bool) {
	p := parser{src: raw}
	if len(raw) == 0 || raw[0] != '"' {
		return "", false
	}
	s, err := p.str(true)
	if err != nil || p.pos != len(raw) {
		return "", false
	}
	return string(s), true
}

// Strings returns the items of a JSON array of strings. The second result is
// false when raw is anything else.
func Strings(raw []byte) ([]string, bool) {
	v, err := Decode(raw, Limits{Tight: true})
	list, ok := v.([]any)
	if err != nil || !ok {
		return nil, false
	}
	out := make([]string, len(list))
	for i, item := range list {
		if out[i], ok = item.(string); !ok {
			return nil, false
		}
	}
	return out, true
}
