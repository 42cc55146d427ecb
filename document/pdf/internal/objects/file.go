package objects

import (
	"bytes"
	"compress/zlib"
	"io"
)

// File is what was found in a file.
type File struct {
	Objects map[int]any // by number; the last of a number counts
	Trailer Dict        // entries of all trailers, the later ones first
	Packed  []int       // numbers of the streams of objects and of references (PDF 1.5)
	Partly  bool        // a limit stopped the reading
}

// The limits of one file, beside those of the parser.
const (
	maxObjects  = 60_000
	maxInflated = 6 << 20 // bytes of all streams of objects together
)

// reader goes through a file.
type reader struct {
	File
	raw      []byte
	values   int
	inflated int
	obj      int  // place of the next "obj" found, len(raw) when there is none
	trailing int  // place of the next "trailer" found, likewise
	endless  bool // no further endstream in the file
}

// Read goes through a file. It never fails: what cannot be read is left out.
func Read(raw []byte) *File {
	r := &reader{raw: raw, values: maxValues, inflated: maxInflated, obj: -1, trailing: -1}
	r.Objects, r.Trailer = map[int]any{}, Dict{}
	steps := 0
	for at := r.next(0); at < len(raw); at = r.next(r.step(at)) {
		if steps++; r.values <= 0 || steps > maxObjects || len(r.Objects) > maxObjects {
			r.Partly = true
			break
		}
	}
	r.Partly = r.Partly || r.values < 0
	return &r.File
}

// next finds the next "obj" or "trailer".
func (r *reader) next(from int) int {
	find := func(place *int, word string) {
		if *place >= from {
			return
		}
		*place = len(r.raw)
		if i := bytes.Index(r.raw[min(from, len(r.raw)):], []byte(word)); i >= 0 {
			*place = from + i
		}
	}
	find(&r.obj, "obj")
	find(&r.trailing, "trailer")
	return min(r.obj, r.trailing)
}

// step reads what a keyword begins and gives the place to go on at.
func (r *reader) step(at int) int {
	if r.raw[at] == 't' {
		p := parser{raw: r.raw, at: at + len("trailer"), values: &r.values}
		if d, ok := p.value(0).(Dict); ok {
			r.trailer(d)
		}
		return p.at
	}
	number, ok := numberBefore(r.raw, at)
	p := parser{raw: r.raw, at: at + len("obj"), values: &r.values}
	if !ok {
		return p.at
	}
	v := p.value(0)
	if p.failed {
		return max(p.at, at+3)
	}
	if d, ok := v.(Dict); ok {
		if p.space(); p.has("stream") {
			body, end := r.body(d, p.at)
			r.stream(number, Stream{Dict: d, Raw: body})
			return end
		}
	}
	r.Objects[number] = v
	return p.at
}

// numberBefore reads the object number in "12 0 obj", backwards.
func numberBefore(raw []byte, at int) (int, bool) {
	start := at
	field := func() int {
		for start > 0 && isSpace(raw[start-1]) {
			start--
		}
		end := start
		for start > 0 && end-start < 10 && raw[start-1] >= '0' && raw[start-1] <= '9' {
			start--
		}
		v := 0
		for _, c := range raw[start:end] {
			v = v*10 + int(c-'0')
		}
		if start == end {
			return -1
		}
		return v
	}
	if at == 0 || !isSpace(raw[at-1]) {
		return 0, false
	}
	generation := field()
	apart := start > 0 && isSpace(raw[start-1])
	number := field()
	return number, generation >= 0 && generation <= 65535 && apart && number >= 0
}

// body gives the bytes of a stream and the place behind it: as long as its
// dictionary says where an end follows, else up to the next end.
func (r *reader) body(d Dict, at int) ([]byte, int) {
	if bytes.HasPrefix(r.raw[at:], []byte("\r\n")) {
		at += 2
	} else if at < len(r.raw) && (r.raw[at] == '\n' || r.raw[at] == '\r') {
		at++
	}
	if n, ok := d["Length"].(float64); ok && n >= 0 && n <= float64(len(r.raw)-at) {
		p := parser{raw: r.raw, at: at + int(n)}
		if p.space(); p.has("endstream") {
			return r.raw[at : at+int(n)], p.at
		}
	}
	if !r.endless {
		if i := bytes.Index(r.raw[at:], []byte("endstream")); i >= 0 {
			return bytes.TrimRight(r.raw[at:at+i], "\r\n"), at + i + len("endstream")
		}
		r.endless = true
	}
	return nil, at
}

// stream keeps a stream, and opens those that hold objects or references.
func (r *reader) stream(number int, s Stream) {
	r.Objects[number] = s
	switch s.Dict["Type"] {
	case Name("XRef"):
		r.Packed = append(r.Packed, number)
		r.trailer(s.Dict)
	case Name("ObjStm"):
		r.Packed = append(r.Packed, number)
		r.unpack(s)
	}
}

// trailer notes the entries of a trailer; a later one replaces those before.
func (r *reader) trailer(d Dict) {
	for k, v := range d {
		r.Trailer[k] = v
	}
}

// unpack reads the objects in a stream (ISO 32000-1 §7.5.7).
func (r *reader) unpack(s Stream) {
	body := Inflate(s, r.inflated)
	r.inflated -= len(body)
	count, _ := s.Dict["N"].(float64)
	first, _ := s.Dict["First"].(float64)
	if r.inflated <= 0 || count < 0 || first < 0 || first > float64(len(body)) {
		r.Partly = r.Partly || r.inflated <= 0
		return
	}
	head := parser{raw: body[:int(first)], values: &r.values}
	for range int(min(count, maxObjects)) {
		number, ok := head.value(0).(float64)
		offset, ok2 := head.value(0).(float64)
		if !ok || !ok2 || offset < 0 || offset > float64(len(body))-first || len(r.Objects) >= maxObjects {
			return
		}
		p := parser{raw: body, at: int(first) + int(offset), values: &r.values}
		if v := p.value(0); !p.failed {
			r.Objects[int(number)] = v
		}
	}
}

// Inflate gives the bytes of a stream without or with FlateDecode, at most limit
// of them; nil for another filter.
func Inflate(s Stream, limit int) []byte {
	filter := s.Dict["Filter"]
	if a, ok := filter.(Array); ok && len(a) == 1 {
		filter = a[0]
	}
	switch filter {
	case nil:
		return s.Raw[:min(len(s.Raw), max(limit, 0))]
	case Name("FlateDecode"), Name("Fl"):
	default:
		return nil
	}
	z, err := zlib.NewReader(bytes.NewReader(s.Raw))
	if err != nil {
		return nil
	}
	body, _ := io.ReadAll(io.LimitReader(z, int64(max(limit, 0)))) // as far as it goes
	return body
}

// Follow gives what a value stands for: the object of a reference, else itself.
func (f *File) Follow(v any) any {
	for range 8 {
		ref, ok := v.(Ref)
		if !ok {
			return v
		}
		v = f.Objects[int(ref)]
	}
	return nil
}
