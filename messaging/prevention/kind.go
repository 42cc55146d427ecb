package prevention

import (
	"bytes"
	_ "embed" // the JSON Schema
	"encoding/json"
	"slices"
	"sync"

	"github.com/ordonnance-numerique/ordonnance-go/document"
)

// KindName is the media type of a set of programmes, without "application/".
const KindName = "vnd.ordonnance.prevention+json"

const jsonFormat = "prevention/1"

//go:embed schema/prevention-1.json
var schemaText []byte // never changed

var jsonSchema = sync.OnceValue(func() *document.Schema { return document.MustSchema(schemaText) })

// SchemaText returns the JSON Schema (draft 2020-12) of a set of programmes.
func SchemaText() []byte { return bytes.Clone(schemaText) }

// Kind is a set of programmes as JSON that a person can write: with it, the
// verbs of package document read, write, sign and open one. A set that
// contradicts itself is refused with [ErrProgramme].
func Kind() document.Kind[[]Programme] {
	return document.Kind[[]Programme]{
		Name: KindName, Version: 1, Schema: jsonSchema(),
		Encode: encode, Decode: decode, Clone: cloneAll,
	}
}

type jsonObject struct {
	Format     string      `json:"format"`
	Programmes []Programme `json:"programmes"`
}

func encode(list []Programme) ([]byte, []document.Omission, error) {
	if !sound(list) {
		return nil, nil, ErrProgramme
	}
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if e.Encode(jsonObject{jsonFormat, list}) != nil {
		return nil, nil, ErrContent
	}
	return bytes.TrimSuffix(b.Bytes(), []byte("\n")), nil, nil
}

func decode(_ int, raw []byte) ([]Programme, error) {
	var o jsonObject
	if json.Unmarshal(raw, &o) != nil {
		return nil, ErrContent
	}
	if !sound(o.Programmes) {
		return nil, ErrProgramme
	}
	return o.Programmes, nil
}

// sound reports whether programmes hold together, as far as a schema cannot
// say.
func sound(list []Programme) bool {
	keys := map[string]bool{}
	for i := range list {
		p := &list[i]
		if keys[p.Key] || !p.To.IsZero() && p.To.Before(p.From) {
			return false
		}
		keys[p.Key] = true
		rules := map[string]bool{}
		for j := range p.Rules {
			if rules[p.Rules[j].Key] || !p.Rules[j].sound() {
				return false
			}
			rules[p.Rules[j].Key] = true
		}
		for j := range p.Rules {
			if slices.ContainsFunc(p.Rules[j].Defer, func(key string) bool { return !rules[key] || key == p.Rules[j].Key }) {
				return false
			}
		}
	}
	return true
}

// days are the fewest days of a unit, to compare ages of several.
var days = map[Unit]int{Days: 1, Weeks: 7, Months: 28, Years: 365} // never changed

func (r *Rule) sound() bool {
	if r.Season != nil && (r.Season.From.String() == "" || r.Season.To.String() == "") {
		return false
	}
	if !r.Every.IsZero() && (r.Every.N == 0 || r.Every.Unit != r.From.Unit || r.Dose > 0 || !r.Repeat.IsZero()) {
		return false
	}
	if r.To.IsZero() {
		return true
	}
	if r.To.Unit == r.From.Unit {
		return r.From.N < r.To.N
	}
	// The longest From may not reach the shortest To: 31 days a month, 366 a year.
	longest := map[Unit]int{Days: 1, Weeks: 7, Months: 31, Years: 366}[r.From.Unit] * r.From.N
	return longest < days[r.To.Unit]*r.To.N
}

func cloneAll(list []Programme) []Programme {
	list = slices.Clone(list)
	for i := range list {
		list[i].Rules = slices.Clone(list[i].Rules)
		for j := range list[i].Rules {
			r := &list[i].Rules[j]
			r.Conditions, r.Exclude = slices.Clone(r.Conditions), slices.Clone(r.Exclude)
			r.After, r.Defer, r.Unless = slices.Clone(r.After), slices.Clone(r.Defer), slices.Clone(r.Unless)
			if r.Season != nil {
				s := *r.Season
				r.Season = &s
			}
		}
	}
	return list
}
