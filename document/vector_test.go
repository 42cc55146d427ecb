package document_test

import (
	"crypto"
	"encoding/base64"
	"encoding/json"
	"flag"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/ordonnance-numerique/ordonnance-go/document"
	"github.com/ordonnance-numerique/ordonnance-go/identity"
	"github.com/ordonnance-numerique/ordonnance-go/internal/jws"
)

var update = flag.Bool("update", false, "write testdata/tokens.json again")

const tokenFile = "testdata/tokens.json"

// tokenVectors is the file: what a reader needs to check itself against.
type tokenVectors struct {
	Comment string        `json:"comment"`
	At      time.Time     `json:"at"`      // moment of judgement
	Kind    string        `json:"kind"`    // version 2 written, version 1 read
	Keys    []keyVector   `json:"keys"`    // the receiver's list
	Vectors []tokenVector `json:"vectors"` // code "" = accepted
}

type keyVector struct {
	JWK       json.RawMessage `json:"jwk"`
	MaySign   []string        `json:"maySign"`
	NotBefore time.Time       `json:"notBefore,omitzero"`
	NotAfter  time.Time       `json:"notAfter,omitzero"`
	Revoked   time.Time       `json:"revoked,omitzero"`
}

type tokenVector struct {
	Name  string `json:"name"`
	Code  string `json:"code"`
	Token string `json:"token"`
}

func (k keyVector) key(tb testing.TB) identity.Key {
	tb.Helper()
	j, err := jws.ParseJWK(k.JWK)
	if err != nil {
		tb.Fatal(err)
	}
	return identity.Key{ID: j.ID, Algorithm: identity.Algorithm(j.Algorithm), Public: j.Public,
		MaySign: k.MaySign, NotBefore: k.NotBefore, NotAfter: k.NotAfter, Revoked: k.Revoked}
}

func readVectors(tb testing.TB) (tokenVectors, keyList) {
	tb.Helper()
	raw, err := os.ReadFile(tokenFile)
	if err != nil {
		tb.Fatal(err)
	}
	var file tokenVectors
	if err := json.Unmarshal(raw, &file); err != nil {
		tb.Fatal(err)
	}
	var keys keyList
	for _, k := range file.Keys {
		keys = append(keys, k.key(tb))
	}
	return file, keys
}

func TestTokenVectors(t *testing.T) {
	if *update {
		writeVectors(t)
	}
	file, keys := readVectors(t)
	for _, v := range file.Vectors {
		t.Run(v.Name, func(t *testing.T) {
			got, err := document.Open(v.Token, noteKind(), keys, &document.OpenOptions{At: file.At})
			if code := codeOf(err); code != v.Code {
				t.Fatalf("%q, want %q (%v)", code, v.Code, err)
			}
			if got.IsZero() != (err != nil) {
				t.Error("a value beside an error, or none without")
			}
		})
	}
}

// TestTokenVectorsUnchanged: generating changes nothing.
func TestTokenVectorsUnchanged(t *testing.T) {
	raw, err := os.ReadFile(tokenFile)
	if err != nil {
		t.Fatal(err)
	}
	if string(raw) != string(generate(t)) {
		t.Error("testdata/tokens.json is not what the generator makes: go test -run TestTokenVectors -update ./document")
	}
}

func writeVectors(t *testing.T) {
	if err := os.WriteFile(tokenFile, generate(t), 0o644); err != nil {
		t.Fatal(err)
	}
}

// forge signs any header, well formed or not, with any payload.
func forge(tb testing.TB, key crypto.Signer, alg, header, payload string) string {
	tb.Helper()
	b64 := base64.RawURLEncoding
	input := b64.EncodeToString([]byte(header)) + "." + b64.EncodeToString([]byte(payload))
	sig, err := jws.Sign(alg, key, nil, []byte(input))
	if err != nil {
		tb.Fatal(err)
	}
	return input + "." + b64.EncodeToString(sig)
}

func generate(t *testing.T) []byte {
	name := noteKind().Name
	ec, ed := ecKey("ec"), edKey("ed")
	file := tokenVectors{
		Comment: "Signed notes and what a reader must say of them. The code tells which gate refuses (see document.Refusals); no code means accepted. Times are judged at the moment given, with a skew of five minutes. All keys are test keys, made from SHA-256 of 'test key NAME'.",
		At:      noon,
		Kind:    name,
	}
	list := func(id string, pub crypto.PublicKey, change func(*keyVector)) {
		raw, err := jws.MarshalJWK(pub, id, "")
		if err != nil {
			t.Fatal(err)
		}
		k := keyVector{JWK: raw, MaySign: []string{name}}
		if change != nil {
			change(&k)
		}
		file.Keys = append(file.Keys, k)
	}
	list("ec", ec.Public(), nil)
	list("ed", ed.Public(), nil)
	list("other", edKey("other").Public(), func(k *keyVector) { k.MaySign = []string{"vnd.example.tally"} })
	list("none", edKey("none").Public(), func(k *keyVector) { k.MaySign = nil })
	list("late", edKey("late").Public(), func(k *keyVector) { k.NotBefore = ten.Add(time.Second) })
	list("expired", edKey("expired").Public(), func(k *keyVector) { k.NotAfter = ten })
	list("revoked", edKey("revoked").Public(), func(k *keyVector) { k.Revoked = ten })
	list("bounds", edKey("bounds").Public(), func(k *keyVector) {
		k.NotBefore, k.NotAfter, k.Revoked = ten, ten.Add(time.Second), ten.Add(time.Second)
	})
	add := func(name, code, token string) { file.Vectors = append(file.Vectors, tokenVector{name, code, token}) }
	shapeVectors(t, add)
	headerVectors(t, add)
	gateVectors(t, add)
	contentVectors(t, add)
	raw, err := json.MarshalIndent(file, "", "  ")
	if err != nil {
		t.Fatal(err)
	}
	return append(raw, '\n')
}

const (
	goodHeader  = `{"alg":"ES256","iat":1767261600,"kid":"ec","typ":"vnd.example.note+json;v=2"}`
	goodPayload = `{"title":"Bonjour"}`
)

// swap changes one part of the good header.
func swap(old, new string) string { return strings.Replace(goodHeader, old, new, 1) }

type adder func(name, code, token string)

func shapeVectors(t *testing.T, add adder) {
	good := forge(t, ecKey("ec"), "ES256", goodHeader, goodPayload)
	parts := strings.Split(good, ".")
	edHeader := swap(`"ES256"`, `"EdDSA"`)
	edHeader = strings.Replace(edHeader, `"kid":"ec"`, `"kid":"ed"`, 1)
	add("valid, ES256", "", good)
	add("valid, EdDSA", "", forge(t, edKey("ed"), "EdDSA", edHeader, goodPayload))
	add("JSON serialization", "DOC-102", `{"protected":"`+parts[0]+`","payload":"`+parts[1]+`","signature":"`+parts[2]+`"}`)
	add("nothing", "DOC-103", "")
	add("two parts", "DOC-103", parts[0]+"."+parts[1])
	add("four parts", "DOC-103", good+".AA")
	add("empty header", "DOC-104", "."+parts[1]+"."+parts[2])
	add("empty signature", "DOC-104", parts[0]+"."+parts[1]+".")
	add("detached payload", "DOC-104", forge(t, ecKey("ec"), "ES256", goodHeader, ""))
	add("padded signature", "DOC-105", good+"==")
	add("padded payload", "DOC-105", parts[0]+"."+parts[1]+"="+"."+parts[2])
	add("trailing newline", "DOC-106", good+"\n")
	add("leading space", "DOC-106", " "+good)
	add("newline inside", "DOC-106", good[:20]+"\n"+good[20:])
	add("standard base64 alphabet", "DOC-106", parts[0]+"."+parts[1]+"."+"+"+parts[2][1:])
	add("accented character", "DOC-106", "é"+good)
	add("non-canonical last character", "DOC-107", good[:len(good)-1]+next(good[len(good)-1]))
	add("impossible length", "DOC-107", good+"AAA")
}

// next is the character whose unused low bit is set.
func next(c byte) string {
	const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
	return string(alphabet[strings.IndexByte(alphabet, c)+1])
}

func headerVectors(t *testing.T, add adder) {
	with := func(header string) string { return forge(t, ecKey("ec"), "ES256", header, goodPayload) }
	extra := func(member string) string { return with(swap(`{`, `{`+member+`,`)) }
	add("valid, unknown header member", "", extra(`"x":1`))
	add("valid, white space in the header", "", with(swap(`{`, "{ ")))
	add("header is not JSON", "DOC-202", with(`alg=ES256`))
	add("header is an array", "DOC-202", with(`[`+goodHeader+`]`))
	add("header with something behind", "DOC-202", with(goodHeader+`{}`))
	add("header is not UTF-8", "DOC-202", extra("\"x\":\"\xff\""))
	add("duplicate alg, none then ES256", "DOC-203", extra(`"alg":"none"`))
	add("duplicate alg, one escaped", "DOC-203", extra(`"\u0061lg":"none"`))
	add("duplicate inside a member", "DOC-203", extra(`"x":{"a":1,"a":2}`))
	add("header name that injects a member", "DOC-204", extra(`"x\":0,\"admin":true`))
	add("header name with a space", "DOC-204", extra(`"x y":0`))
	add("empty header name", "DOC-204", extra(`"":0`))
	add("kid is a number", "DOC-205", with(swap(`"kid":"ec"`, `"kid":1`)))
	add("kid with a quotation mark", "DOC-205", with(swap(`"kid":"ec"`, `"kid":"e\"c"`)))
	add("alg is an array", "DOC-205", with(swap(`"ES256"`, `["ES256"]`)))
	add("x5t#S256 too short", "DOC-205", extra(`"x5t#S256":"AAAA"`))
	add("x5c empty", "DOC-205", extra(`"x5c":[]`))
	add("unknown crit", "DOC-206", extra(`"crit":["exp"],"exp":1`))
	add("crit names b64", "DOC-206", extra(`"crit":["b64"]`))
	add("empty crit", "DOC-207", extra(`"crit":[]`))
	add("crit is a string", "DOC-207", extra(`"crit":"exp"`))
	add("b64 false without crit", "DOC-208", extra(`"b64":false`))
	add("b64 true", "DOC-208", extra(`"b64":true`))
	add("zip", "DOC-209", extra(`"zip":"DEF"`))
	for _, name := range []string{"jwk", "jku", "x5u", "x5t"} {
		add("key material: "+name, "DOC-210", extra(`"`+name+`":{}`))
	}
	add("typ missing", "DOC-301", with(swap(`,"typ":"vnd.example.note+json;v=2"`, ``)))
	add("typ of another kind", "DOC-302", with(swap(`note`, `tally`)))
	add("typ in upper case", "DOC-302", with(swap(`note+json`, `note+JSON`)))
	add("typ without version", "DOC-302", with(swap(`;v=2`, ``)))
	add("typ with a prefix", "DOC-302", with(swap(`vnd`, `application/vnd`)))
	add("version is not a number", "DOC-303", with(swap(`v=2`, `v=two`)))
	add("version with leading zero", "DOC-303", with(swap(`v=2`, `v=02`)))
	add("version zero", "DOC-303", with(swap(`v=2`, `v=0`)))
	add("something behind the version", "DOC-303", with(swap(`v=2`, `v=2;x=1`)))
	add("newer version", "DOC-304", with(swap(`v=2`, `v=3`)))
	add("valid, older version still read", "", with(swap(`v=2`, `v=1`)))
	add("alg missing", "DOC-401", with(swap(`"alg":"ES256",`, ``)))
	add("alg none", "DOC-402", with(swap(`ES256`, `none`)))
	for _, alg := range []string{"NONE", "es256", "HS256", "RS256", "ES384", "PS512", "Ed25519"} {
		add("alg "+alg, "DOC-403", with(swap(`ES256`, alg)))
	}
}

func gateVectors(t *testing.T, add adder) {
	with := func(header string) string { return forge(t, ecKey("ec"), "ES256", header, goodPayload) }
	by := func(id string) string {
		header := strings.Replace(swap(`ES256`, `EdDSA`), `"kid":"ec"`, `"kid":"`+id+`"`, 1)
		return forge(t, edKey(id), "EdDSA", header, goodPayload)
	}
	add("kid missing", "DOC-501", with(swap(`"kid":"ec",`, ``)))
	add("unknown key", "DOC-502", by("stranger"))
	add("algorithm of another key", "DOC-505", with(swap(`ES256`, `EdDSA`)))
	add("key for another kind", "DOC-507", by("other"))
	add("key that may sign nothing", "DOC-507", by("none"))
	add("iat missing", "DOC-601", with(swap(`"iat":1767261600,`, ``)))
	add("iat with a fraction", "DOC-602", with(swap(`1767261600`, `1767261600.5`)))
	add("iat with an exponent", "DOC-602", with(swap(`1767261600`, `1e9`)))
	add("iat negative", "DOC-602", with(swap(`1767261600`, `-1`)))
	add("iat is text", "DOC-602", with(swap(`1767261600`, `"1767261600"`)))
	add("iat gigantic", "DOC-602", with(swap(`1767261600`, `99999999999999999999999`)))
	add("iat beyond the skew", "DOC-603", with(swap(`1767261600`, `1767269101`)))
	add("valid, iat at the skew", "", with(swap(`1767261600`, `1767269100`)))
	add("key not valid yet", "DOC-604", by("late"))
	add("key expired", "DOC-605", by("expired"))
	add("key revoked", "DOC-606", by("revoked"))
	add("valid, first and last second of a key", "", by("bounds"))
	good := with(goodHeader)
	parts := strings.Split(good, ".")
	add("signature too short", "DOC-701", parts[0]+"."+parts[1]+"."+parts[2][:84])
	add("signature of zeros", "DOC-702", parts[0]+"."+parts[1]+"."+strings.Repeat("A", 86))
	add("altered payload", "DOC-702", parts[0]+"."+base64.RawURLEncoding.EncodeToString([]byte(`{"title":"Bonsoir"}`))+"."+parts[2])
	add("signed with another key under this kid", "DOC-702", forge(t, ecKey("foreign"), "ES256", goodHeader, goodPayload))
}

func contentVectors(t *testing.T, add adder) {
	with := func(payload string) string { return forge(t, ecKey("ec"), "ES256", goodHeader, payload) }
	add("payload is not JSON", "DOC-801", with(`title: Bonjour`))
	add("white space around the payload", "DOC-801", with(goodPayload+"\n"))
	add("payload is not UTF-8", "DOC-802", with("{\"title\":\"\xff\"}"))
	add("lone surrogate in the payload", "DOC-802", with(`{"title":"\ud800"}`))
	add("duplicate name in the payload", "DOC-803", with(`{"title":"a","title":"b"}`))
	add("payload nested too deeply", "DOC-804", with(strings.Repeat("[", 65)+strings.Repeat("]", 65)))
	add("number out of range", "DOC-805", with(`{"title":"a","count":1e999999999}`))
	add("two values", "DOC-806", with(goodPayload+`{}`))
	add("member missing", "DOC-811", with(`{}`))
	add("member in the wrong case", "DOC-811", with(`{"title":"a","Title":"b"}`))
	add("number as text", "DOC-811", with(`{"title":"a","count":"1"}`))
	add("schema passed, decoding not", "DOC-821", with(`{"title":"a","count":10e0}`))
}
