package strictjson_test

import (
	"encoding/json"
	"errors"
	"reflect"
	"strings"
	"testing"

	"github.com/ordonnance-numerique/ordonnance-go/internal/strictjson"
)

type vector struct {
	name string
	text string
	want error  // nil = accepted
	path string // of the refusal
}

func vectors() []vector {
	many := func(n int, s string) string { return strings.Repeat(s, n) }
	return []vector{
		{"object", `{"a":1,"b":[true,false,null],"c":{"a":"é"}}`, nil, ""},
		{"inner white space", "{ \"a\" :\t[ 1 ,\n2 ]\r}", nil, ""},
		{"outer white space", " \n{}\t", nil, ""},
		{"empty array and object", `[[],{}]`, nil, ""},
		{"scalars", `"x"`, nil, ""},
		{"escapes", `"\"\\\/\b\f\n\r\t\u00e9\ud83d\ude00"`, nil, ""},
		{"numbers", `[0,-0,1.5,-12.25e+10,1E-308,10]`, nil, ""},
		{"same name in two objects", `[{"a":1},{"a":{"a":2}}]`, nil, ""},
		{"depth at the limit", many(64, "[") + many(64, "]"), nil, ""},

		{"nothing", ``, strictjson.ErrSyntax, ""},
		{"only white space", "  ", strictjson.ErrSyntax, ""},
		{"cut object", `{"a":1`, strictjson.ErrSyntax, ""},
		{"cut string", `{"a":"x`, strictjson.ErrSyntax, "/a"},
		{"comma at the end", `[1,]`, strictjson.ErrSyntax, "/1"},
		{"comma at the end of an object", `{"a":1,}`, strictjson.ErrSyntax, ""},
		{"name without quotes", `{a:1}`, strictjson.ErrSyntax, ""},
		{"missing colon", `{"a" 1}`, strictjson.ErrSyntax, "/a"},
		{"missing comma", `[1 2]`, strictjson.ErrSyntax, ""},
		{"single quotes", `['a']`, strictjson.ErrSyntax, "/0"},
		{"comment", `[1/*x*/]`, strictjson.ErrSyntax, ""},
		{"NaN", `[NaN]`, strictjson.ErrSyntax, "/0"},
		{"leading zero", `[01]`, strictjson.ErrSyntax, ""},
		{"leading plus", `[+1]`, strictjson.ErrSyntax, "/0"},
		{"point without digits", `[1.]`, strictjson.ErrSyntax, "/0"},
		{"exponent without digits", `[1e]`, strictjson.ErrSyntax, "/0"},
		{"minus alone", `[-]`, strictjson.ErrSyntax, "/0"},
		{"cut literal", `[tru]`, strictjson.ErrSyntax, "/0"},
		{"long literal", `[truee]`, strictjson.ErrSyntax, ""},
		{"raw line break in a string", "[\"a\nb\"]", strictjson.ErrSyntax, "/0"},
		{"raw line break behind an escape", "[\"\\t\n\"]", strictjson.ErrSyntax, "/0"},
		{"unknown escape", `["\x41"]`, strictjson.ErrSyntax, "/0"},
		{"short hexadecimal escape", `["\u12"]`, strictjson.ErrSyntax, "/0"},
		{"bad hexadecimal escape", `["\u12g4"]`, strictjson.ErrSyntax, "/0"},
		{"backslash at the end", `"\`, strictjson.ErrSyntax, ""},
		{"byte order mark", "\ufeff{}", strictjson.ErrSyntax, ""},

		{"invalid UTF-8", "[\"a\xff\"]", strictjson.ErrUTF8, "/0"},
		{"invalid UTF-8 behind an escape", "[\"\\n\xc3\"]", strictjson.ErrUTF8, "/0"},
		{"overlong UTF-8", "\"\xc0\xaf\"", strictjson.ErrUTF8, ""},
		{"surrogate in UTF-8", "\"\xed\xa0\x80\"", strictjson.ErrUTF8, ""},
		{"lone high surrogate", `["\ud83d"]`, strictjson.ErrSurrogate, "/0"},
		{"lone low surrogate", `["\ude00"]`, strictjson.ErrSurrogate, "/0"},
		{"two high surrogates", `["\ud83d\ud83d"]`, strictjson.ErrSurrogate, "/0"},

		{"duplicate name", `{"a":1,"a":2}`, strictjson.ErrDuplicate, "/a"},
		{"duplicate name, one escaped", `{"alg":1,"\u0061lg":2}`, strictjson.ErrDuplicate, "/alg"},
		{"duplicate name inside", `{"x":[0,{"b":1,"b":1}]}`, strictjson.ErrDuplicate, "/x/1/b"},
		{"duplicate empty name", `{"":1,"":2}`, strictjson.ErrDuplicate, "/?"},
		{"duplicate name behind a nested object", `{"a":{"b":1},"b":2,"a":3}`, strictjson.ErrDuplicate, "/a"},
		{"duplicate among many", crowd("n3"), strictjson.ErrDuplicate, "/n3"},
		{"duplicate among many, late", crowd("n39"), strictjson.ErrDuplicate, "/n39"},

		{"too deep", many(65, "[") + many(65, "]"), strictjson.ErrDepth, many(64, "/0")},
		{"too deep, never closed", many(100000, `{"a":`), strictjson.ErrDepth, many(64, "/a")},
		{"long number", "[" + many(65, "1") + "]", strictjson.ErrNumber, "/0"},
		{"gigantic exponent", `[1e1000000000000000000000]`, strictjson.ErrNumber, "/0"},
		{"exponent beyond binary64", `{"a":1e-309}`, strictjson.ErrNumber, "/a"},
		{"two values", `{} {}`, strictjson.ErrTrailing, ""},
		{"junk behind", `{}x`, strictjson.ErrTrailing, ""},
		{"NUL behind", "{}\x00", strictjson.ErrTrailing, ""},
		{"odd name in a path", `{"Mme Dupont\n":[1,}`, strictjson.ErrSyntax, "/?/1"},
		{"slash in a path", `{"a/b~c":[}`, strictjson.ErrSyntax, "/a~1b~0c/0"},
	}
}

// crowd is an object of 40 members n0… with one more at its end.
func crowd(again string) string {
	var b strings.Builder
	b.WriteByte('{')
	for i := range 40 {
		b.WriteString(`"n` + string(rune('0'+i/10)) + string(rune('0'+i%10)) + `":0,`)
	}
	s := strings.ReplaceAll(b.String(), `"n0`, `"n`)
	return s + `"` + again + `":1}`
}

func TestCheck(t *testing.T) {
	seen := map[error]bool{}
	for _, v := range vectors() {
		t.Run(v.name, func(t *testing.T) {
			err := strictjson.Check([]byte(v.text), strictjson.Limits{})
			_, err2 := strictjson.Decode([]byte(v.text), strictjson.Limits{})
			if !reflect.DeepEqual(err, err2) {
				t.Fatalf("Check says %v, Decode says %v", err, err2)
			}
			if v.want == nil {
				if err != nil {
					t.Fatal(err)
				}
				return
			}
			var e *strictjson.Error
			if !errors.As(err, &e) || !errors.Is(err, v.want) {
				t.Fatalf("%v, want %v", err, v.want)
			}
			if e.Path != v.path {
				t.Errorf("path %q, want %q", e.Path, v.path)
			}
			if e.Offset < 0 || e.Offset > len(v.text) {
				t.Errorf("offset %d", e.Offset)
			}
		})
		seen[v.want] = true
	}
	for _, reason := range []error{strictjson.ErrDepth, strictjson.ErrSyntax, strictjson.ErrUTF8,
		strictjson.ErrSurrogate, strictjson.ErrDuplicate, strictjson.ErrNumber, strictjson.ErrTrailing} {
		if !seen[reason] {
			t.Errorf("no vector for %v", reason)
		}
	}
}

func TestLimits(t *testing.T) {
	for _, v := range []struct {
		name, text string
		lim        strictjson.Limits
		want       error
	}{
		{"size", `[1,2]`, strictjson.Limits{Bytes: 4}, strictjson.ErrSize},
		{"size just right", `[1,2]`, strictjson.Limits{Bytes: 5}, nil},
		{"depth", `[[1]]`, strictjson.Limits{Depth: 1}, strictjson.ErrDepth},
		{"depth just right", `[[1]]`, strictjson.Limits{Depth: 2}, nil},
		{"values", `{"a":[1,2]}`, strictjson.Limits{Values: 3}, strictjson.ErrSize},
		{"values just right", `{"a":[1,2]}`, strictjson.Limits{Values: 4}, nil},
		{"tight before", ` {}`, strictjson.Limits{Tight: true}, strictjson.ErrSpace},
		{"tight after", "{}\n", strictjson.Limits{Tight: true}, strictjson.ErrSpace},
		{"tight inside", "{ }", strictjson.Limits{Tight: true}, nil},
		{"tight and junk", "{} x", strictjson.Limits{Tight: true}, strictjson.ErrTrailing},
	} {
		t.Run(v.name, func(t *testing.T) {
			if err := strictjson.Check([]byte(v.text), v.lim); !errors.Is(err, v.want) {
				t.Errorf("%v, want %v", err, v.want)
			}
		})
	}
}

func TestDecode(t *testing.T) {
	got, err := strictjson.Decode([]byte(`{"a":[1.50,"\u00e9\ud83d\ude00/",null,true,[],{}]}`), strictjson.Limits{})
	want := map[string]any{"a": []any{json.Number("1.50"), "é😀/", nil, true, []any{}, map[string]any{}}}
	if err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("%#v, %v", got, err)
	}
}

func TestErrorText(t *testing.T) {
	err := strictjson.Check([]byte(`{"a":{"Jeanne Dupont":"secret","Jeanne Dupont":"secret"}}`), strictjson.Limits{})
	if err == nil || strings.Contains(err.Error(), "Jeanne") || strings.Contains(err.Error(), "secret") {
		t.Errorf("%v", err)
	}
}

func TestMembers(t *testing.T) {
	var got []string
	err := strictjson.Members([]byte(" {\"a\" : [1, 2] ,\n\"b\\u0063\":\"x\", \"d\":{\"a\":-1e5}} "), strictjson.Limits{},
		func(name string, value []byte) error {
			got = append(got, name+"="+string(value))
			return nil
		})
	if want := []string{`a=[1, 2]`, `bc="x"`, `d={"a":-1e5}`}; err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("%q, %v", got, err)
	}
	stop := errors.New("stop")
	if err := strictjson.Members([]byte(`{"a":1,"b":2}`), strictjson.Limits{}, func(string, []byte) error { return stop }); err != stop {
		t.Errorf("%v", err)
	}
	for _, text := range []string{`[]`, `1`, `"a"`, `{"a":1,"a":1}`, ``} {
		if err := strictjson.Members([]byte(text), strictjson.Limits{}, func(string, []byte) error { return stop }); err == nil || err == stop {
			t.Errorf("%s: %v", text, err)
		}
	}
}

func TestStrings(t *testing.T) {
	if s, ok := strictjson.String([]byte(`"a\u0062"`)); !ok || s != "ab" {
		t.Errorf("%q %v", s, ok)
	}
	for _, text := range []string{``, `1`, `"a`, `"a" `, `"\ud800"`} {
		if s, ok := strictjson.String([]byte(text)); ok || s != "" {
			t.Errorf("%s: %q", text, s)
		}
	}
	if s, ok := strictjson.Strings([]byte(`["a","b"]`)); !ok || !reflect.DeepEqual(s, []string{"a", "b"}) {
		t.Errorf("%q %v", s, ok)
	}
	for _, text := range []string{`"a"`, `[1]`, `["a"`, `{}`, ``} {
		if _, ok := strictjson.Strings([]byte(text)); ok {
			t.Errorf("%s: accepted", text)
		}
	}
}
