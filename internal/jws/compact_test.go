package jws_test

import (
	"bytes"
	"errors"
	"reflect"
	"strings"
	"testing"

	"github.com/ordonnance-numerique/ordonnance-go/internal/jws"
)

func TestSplit(t *testing.T) {
	for _, v := range []struct {
		name, token string
		want        error
	}{
		{"three parts", "e30.e30.AAAA", nil},
		{"empty payload", "e30..AAAA", nil},
		{"nothing", "", jws.ErrParts},
		{"one part", "e30", jws.ErrParts},
		{"two parts", "e30.e30", jws.ErrParts},
		{"four parts", "e30.e30.AAAA.AAAA", jws.ErrParts},
		{"empty header", ".e30.AAAA", jws.ErrEmpty},
		{"empty signature", "e30.e30.", jws.ErrEmpty},
		{"JSON serialization", `{"payload":"e30"}`, jws.ErrSerialization},
		{"JSON serialization behind white space", "\n {}", jws.ErrSerialization},
		{"padding", "e30=.e30.AAAA", jws.ErrPadding},
		{"trailing newline", "e30.e30.AAAA\n", jws.ErrAlphabet},
		{"carriage return inside", "e3\r0.e30.AAAA", jws.ErrAlphabet},
		{"space", "e30.e30. AAAA", jws.ErrAlphabet},
		{"standard alphabet", "e30.e30.AA+A", jws.ErrAlphabet},
		{"NUL", "e30.e30.AA\x00A", jws.ErrAlphabet},
		{"not ASCII", "e30.e30.AAé", jws.ErrAlphabet},
		{"unused bits, two characters", "e30.e30.AB", jws.ErrCanonical},
		{"unused bits, three characters", "e31.e30.AAAA", jws.ErrCanonical},
		{"impossible length", "e30.e30.AAAAA", jws.ErrCanonical},
	} {
		t.Run(v.name, func(t *testing.T) {
			c, err := jws.Split(v.token)
			if !errors.Is(err, v.want) {
				t.Fatalf("%v, want %v", err, v.want)
			}
			if err != nil && (c.Header != nil || c.Input != "") {
				t.Error("parts beside an error")
			}
			if err == nil && jws.Join([]byte(c.Input), c.Signature) != v.token {
				t.Error("does not give the token again")
			}
		})
	}
}

func TestInputJoin(t *testing.T) {
	header, payload, signature := []byte(`{"alg":"x"}`), []byte("p\x00\xff"), bytes.Repeat([]byte{7}, 64)
	token := jws.Join(jws.Input(header, payload), signature)
	c, err := jws.Split(token)
	if err != nil || !bytes.Equal(c.Header, header) || !bytes.Equal(c.Payload, payload) || !bytes.Equal(c.Signature, signature) {
		t.Errorf("%q %v", token, err)
	}
	// The parts share memory and must not run into each other.
	_ = append(c.Header, "overwrite"...)
	_ = append(c.Payload, "overwrite"...)
	if !bytes.Equal(c.Payload, payload) || !bytes.Equal(c.Signature, signature) {
		t.Error("parts overlap")
	}
}

func TestParseHeader(t *testing.T) {
	long := strings.Repeat("a", 300)
	for _, v := range []struct {
		name, text string
		want       error
	}{
		{"all members", `{"alg":"ES256","kid":"k","typ":"t;v=1","iat":1,"x5c":["AQID"],"x5t#S256":"` + strings.Repeat("A", 43) + `"}`, nil},
		{"nothing said", `{}`, nil},
		{"unknown member", `{"https://example.org/x":{"a":[1]}}`, nil},
		{"not JSON", `alg`, jws.ErrHeader},
		{"array", `[]`, jws.ErrHeader},
		{"two objects", `{}{}`, jws.ErrHeader},
		{"nested too deeply", `{"x":` + strings.Repeat("[", 9) + strings.Repeat("]", 9) + `}`, jws.ErrHeader},
		{"not UTF-8", "{\"x\":\"\xff\"}", jws.ErrHeader},
		{"too large", `{"x":"` + strings.Repeat("a", 17<<10) + `"}`, jws.ErrHeaderSize},
		{"duplicate", `{"alg":"a","alg":"a"}`, jws.ErrHeaderDuplicate},
		{"duplicate inside", `{"x":[{"a":1,"a":1}]}`, jws.ErrHeaderDuplicate},
		{"injecting name", `{"x\":0,\"admin":true}`, jws.ErrHeaderName},
		{"accented name", `{"é":1}`, jws.ErrHeaderName},
		{"long name", `{"` + long + `":1}`, jws.ErrHeaderName},
		{"alg number", `{"alg":1}`, jws.ErrHeaderMember},
		{"kid null", `{"kid":null}`, jws.ErrHeaderMember},
		{"kid empty", `{"kid":""}`, jws.ErrHeaderMember},
		{"kid long", `{"kid":"` + long + `"}`, jws.ErrHeaderMember},
		{"typ with a space", `{"typ":"a b"}`, jws.ErrHeaderMember},
		{"x5c string", `{"x5c":"AQID"}`, jws.ErrHeaderMember},
		{"x5c base64url", `{"x5c":["_-_-"]}`, jws.ErrHeaderMember},
		{"x5c with a line break", `{"x5c":["AQ\nID"]}`, jws.ErrHeaderMember},
		{"x5c too many", `{"x5c":["AQID"` + strings.Repeat(`,"AQID"`, 8) + `]}`, jws.ErrHeaderMember},
		{"x5t#S256 number", `{"x5t#S256":1}`, jws.ErrHeaderMember},
		{"x5t#S256 short", `{"x5t#S256":"AAAA"}`, jws.ErrHeaderMember},
		{"crit", `{"crit":["exp"]}`, jws.ErrCrit},
		{"crit empty", `{"crit":[]}`, jws.ErrCritForm},
		{"crit object", `{"crit":{}}`, jws.ErrCritForm},
		{"crit of numbers", `{"crit":[1]}`, jws.ErrCritForm},
		{"b64", `{"b64":true}`, jws.ErrB64},
		{"zip", `{"zip":"DEF"}`, jws.ErrZip},
		{"jwk", `{"jwk":{}}`, jws.ErrKeyMaterial},
		{"jku", `{"jku":""}`, jws.ErrKeyMaterial},
		{"x5u", `{"x5u":""}`, jws.ErrKeyMaterial},
		{"x5t", `{"x5t":""}`, jws.ErrKeyMaterial},
	} {
		t.Run(v.name, func(t *testing.T) {
			if _, err := jws.ParseHeader([]byte(v.text)); !errors.Is(err, v.want) {
				t.Errorf("%v, want %v", err, v.want)
			}
		})
	}
}

func TestHeaderTime(t *testing.T) {
	for text, want := range map[string]int64{
		"0": 0, "1767261600": 1767261600, "253402300799": 253402300799,
		"253402300800": -1, "-1": -1, "-0": -1, "1.0": -1, "1e3": -1, `"1"`: -1, "null": -1, "99999999999999999999": -1,
	} {
		h, err := jws.ParseHeader([]byte(`{"iat":` + text + `}`))
		if err != nil || !h.HasTime || h.BadTime != (want < 0) || !h.BadTime && h.IssuedAt != want {
			t.Errorf("%s: %+v %v", text, h, err)
		}
	}
}

func TestAppendHeader(t *testing.T) {
	got := string(jws.AppendHeader(nil, "ES256", 12, "k1", "vnd.x+json;v=3"))
	if want := `{"alg":"ES256","iat":12,"kid":"k1","typ":"vnd.x+json;v=3"}`; got != want {
		t.Error(got)
	}
	h, err := jws.ParseHeader([]byte(got))
	if err != nil || h.Algorithm != "ES256" || h.KeyID != "k1" || h.Type != "vnd.x+json;v=3" || h.IssuedAt != 12 {
		t.Errorf("%+v %v", h, err)
	}
}

// The form that AppendHeader writes has a reader of its own, which must read
// what the general one reads and leave it the rest. White space makes the
// same header one for the general reader.
func TestPlainHeader(t *testing.T) {
	long := strings.Repeat("a", 257)
	for _, text := range []string{
		`{"alg":"ES256","iat":12,"kid":"k1","typ":"vnd.x+json;v=3"}`,
		`{"alg":"none","iat":1,"kid":"é","typ":"t"}`, `{"alg":"","iat":1,"kid":"k","typ":"t"}`,
		`{"alg":"a","iat":0,"kid":"k","typ":"t"}`, `{"alg":"a","iat":01,"kid":"k","typ":"t"}`,
		`{"alg":"a","iat":,"kid":"k","typ":"t"}`, `{"alg":"a","iat":-1,"kid":"k","typ":"t"}`,
		`{"alg":"a","iat":253402300799,"kid":"k","typ":"t"}`, `{"alg":"a","iat":253402300800,"kid":"k","typ":"t"}`,
		`{"alg":"a","iat":99999999999999999999,"kid":"k","typ":"t"}`, `{"alg":"a","iat":1.5,"kid":"k","typ":"t"}`,
		`{"alg":"a\u0062","iat":1,"kid":"k","typ":"t"}`, `{"alg":"a","iat":1,"kid":"k","typ":"` + long + `"}`,
		`{"alg":"a","iat":1,"kid":"k","typ":"` + long[1:] + `"}`, `{"alg":"a","iat":1,"kid":"k","typ":"t","x":1}`,
		`{"alg":"a","iat":1,"kid":"k","typ":"t"}}`, `{"alg":"a","iat":1,"kid":"k","typ":"t"`, `{"alg":"a","iat":1,"kid":"k k","typ":"t"}`,
	} {
		h, err := jws.ParseHeader([]byte(text))
		general, wrong := jws.ParseHeader([]byte("{ " + text[1:]))
		if !errors.Is(err, wrong) || !reflect.DeepEqual(h, general) {
			t.Errorf("%s: %+v %v, in general %+v %v", text, h, err, general, wrong)
		}
	}
}

func TestCheckAlgorithm(t *testing.T) {
	for alg, want := range map[string]error{
		"ES256": nil, "PS256": nil, "EdDSA": nil, "": jws.ErrAlgorithm, "none": jws.ErrAlgorithmNone,
		"None": jws.ErrAlgorithmList, "es256": jws.ErrAlgorithmList, "RS256": jws.ErrAlgorithmList, "HS256": jws.ErrAlgorithmList,
	} {
		if err := jws.CheckAlgorithm(alg); !errors.Is(err, want) {
			t.Errorf("%q: %v, want %v", alg, err, want)
		}
	}
}
