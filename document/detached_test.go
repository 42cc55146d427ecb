package document_test

import (
	"bytes"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/rsa"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"testing"
	"testing/iotest"
	"time"

	"github.com/lestrrat-go/jwx/v2/jwa"
	jwxjws "github.com/lestrrat-go/jwx/v2/jws"

	"github.com/ordonnance-numerique/ordonnance-go/document"
	"github.com/ordonnance-numerique/ordonnance-go/identity"
	"github.com/ordonnance-numerique/ordonnance-go/internal/jws"
)

const detachedFile = "testdata/detached/tokens.json"

// detachedVectors is the file: signatures, the bytes they are over, and what a
// reader must say of them.
type detachedVectors struct {
	Comment string        `json:"comment"`
	At      time.Time     `json:"at"`
	Kind    string        `json:"kind"` // version 2 written, version 1 read
	Content []byte        `json:"content"`
	Keys    []keyVector   `json:"keys"`
	Vectors []tokenVector `json:"vectors"` // code "" = accepted
}

// noteApart is the kind of notes signed apart.
func noteApart() document.DetachedKind {
	return document.DetachedKind{Name: noteKind().Name, Version: 2, Reads: []int{1}, MaxBytes: 1 << 20}
}

// letter is a document that is no JSON and no UTF-8.
const letter = "Cher confr\xe8re,\r\nje vous adresse \x00\xff\n"

func readDetached(tb testing.TB) (detachedVectors, keyList) {
	tb.Helper()
	raw, err := os.ReadFile(detachedFile)
	if err != nil {
		tb.Fatal(err)
	}
	var file detachedVectors
	if err := json.Unmarshal(raw, &file); err != nil {
		tb.Fatal(err)
	}
	var keys keyList
	for _, k := range file.Keys {
		keys = append(keys, k.key(tb))
	}
	return file, keys
}

// apart makes a vector of [generate] one of a detached signature: the same
// header with the detached typ, signed again by the key it was signed with,
// over the letter.
func apart(t *testing.T, token string) string {
	parts := strings.Split(token, ".")
	if len(parts) != 3 {
		return token
	}
	header, err := base64.RawURLEncoding.Strict().DecodeString(parts[0])
	if err != nil || strings.Contains(parts[2], "\n") {
		return parts[0] + ".." + parts[2]
	}
	text := strings.Replace(string(header), "note+json;v=", "note+json;form=detached;v=", 1)
	var stated struct{ Alg, Kid string }
	_ = json.Unmarshal(header, &stated)
	var full string
	if stated.Alg == jws.EdDSA && stated.Kid != "ec" {
		full = forge(t, edKey(stated.Kid), jws.EdDSA, text, letter)
	} else {
		full = forge(t, ecKey("ec"), jws.ES256, text, letter)
	}
	return cut(full)
}

// cut takes the payload out of a token (RFC 7515 appendix F).
func cut(token string) string {
	parts := strings.Split(token, ".")
	return parts[0] + ".." + parts[2]
}

func generateDetached(t *testing.T) []byte {
	from, _ := readVectors(t)
	file := detachedVectors{
		Comment: "Signatures that stand apart from the bytes in content (RFC 7515 appendix F) and what a reader must say of them. The code tells which gate refuses; no code means accepted. Keys and moment as in ../tokens.json.",
		At:      from.At, Kind: from.Kind, Content: []byte(letter), Keys: from.Keys,
	}
	add := func(name, code, token string) { file.Vectors = append(file.Vectors, tokenVector{name, code, token}) }
	again := func(name, code, token string) { add(name, code, apart(t, token)) }
	headerVectors(t, again)
	gateVectors(t, func(name, code, token string) {
		if code < "DOC-700" {
			again(name, code, token)
		}
	})
	header := strings.Replace(goodHeader, "json;v=2", "json;form=detached;v=2", 1)
	whole := forge(t, ecKey("ec"), "ES256", header, letter)
	good := cut(whole)
	parts := strings.Split(good, ".")
	add("valid, ES256", "", good)
	add("valid, EdDSA", "", cut(forge(t, edKey("ed"), "EdDSA", strings.NewReplacer(`"ES256"`, `"EdDSA"`, `"ec"`, `"ed"`).Replace(header), letter)))
	add("JSON serialization", "DOC-102", `{"protected":"`+parts[0]+`","signature":"`+parts[2]+`"}`)
	add("nothing", "DOC-103", "")
	add("one point", "DOC-103", parts[0]+"."+parts[2])
	add("three points", "DOC-103", parts[0]+"..."+parts[2])
	add("empty header", "DOC-104", ".."+parts[2])
	add("empty signature", "DOC-104", parts[0]+"..")
	add("padded signature", "DOC-105", good+"==")
	add("trailing newline", "DOC-106", good+"\n")
	add("space in place of the payload", "DOC-106", parts[0]+". ."+parts[2])
	add("non-canonical last character", "DOC-107", good[:len(good)-1]+next(good[len(good)-1]))
	add("payload in its place", "DOC-108", whole)
	add("typ of a token with its content", "DOC-302", cut(forge(t, ecKey("ec"), "ES256", goodHeader, letter)))
	add("signature too short", "DOC-701", parts[0]+".."+parts[2][:84])
	add("signature of zeros", "DOC-702", parts[0]+".."+strings.Repeat("A", 86))
	add("signature over other bytes", "DOC-702", cut(forge(t, ecKey("ec"), "ES256", header, letter+" ")))
	add("signature over no bytes", "DOC-702", cut(forge(t, ecKey("ec"), "ES256", header, "")))
	add("signature over the bytes not encoded", "DOC-702", unencoded(t, header))
	add("signed with another key under this kid", "DOC-702", cut(forge(t, ecKey("foreign"), "ES256", header, letter)))
	raw, err := json.MarshalIndent(file, "", "  ")
	if err != nil {
		t.Fatal(err)
	}
	return append(raw, '\n')
}

// unencoded signs as "b64":false would have it (RFC 7797), without saying so.
func unencoded(t *testing.T, header string) string {
	head := base64.RawURLEncoding.EncodeToString([]byte(header))
	sig, err := jws.Sign(jws.ES256, ecKey("ec"), nil, []byte(head+"."+letter))
	if err != nil {
		t.Fatal(err)
	}
	return head + ".." + base64.RawURLEncoding.EncodeToString(sig)
}

// Every gate up to the signature has its refusing vector for signatures apart.
func TestDetachedEveryCode(t *testing.T) {
	file, _ := readDetached(t)
	seen := map[string]bool{}
	for _, v := range file.Vectors {
		seen[v.Code] = true
	}
	for _, v := range detachedRefusals(t) {
		seen[v.code] = true
	}
	for _, r := range document.Refusals() {
		if r.Code < "DOC-800" && !seen[r.Code] {
			t.Errorf("%s: no vector", r.Code)
		}
	}
}

func TestDetachedVectors(t *testing.T) {
	want := generateDetached(t)
	if *update {
		if err := os.WriteFile(detachedFile, want, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if raw, err := os.ReadFile(detachedFile); err != nil || !bytes.Equal(raw, want) {
		t.Fatal("testdata/detached/tokens.json is not what the generator makes: go test -run TestDetachedVectors -update ./document")
	}
	file, keys := readDetached(t)
	for _, v := range file.Vectors {
		t.Run(v.Name, func(t *testing.T) {
			read := false
			content := iotest.OneByteReader(readerFunc(bytes.NewReader(file.Content), &read))
			got, err := document.OpenDetached(v.Token, content, noteApart(), keys, &document.OpenOptions{At: file.At})
			if code := codeOf(err); code != v.Code {
				t.Fatalf("%q, want %q (%v)", code, v.Code, err)
			}
			if got.IsZero() != (err != nil) {
				t.Error("a value beside an error, or none without")
			}
			if read != (v.Code == "" || v.Code >= "DOC-700") {
				t.Errorf("bytes read: %v", read)
			}
			if _, err := document.Open(v.Token, noteKind(), keys, &document.OpenOptions{At: file.At}); err == nil {
				t.Error("opens as a token too")
			}
		})
	}
}

// readerFunc notes whether a reader was read.
func readerFunc(r io.Reader, read *bool) io.Reader {
	return funcReader(func(p []byte) (int, error) { *read = true; return r.Read(p) })
}

type funcReader func(p []byte) (int, error)

func (f funcReader) Read(p []byte) (int, error) { return f(p) }

// holding is a signer that is handed the input and no digest.
type holding struct{ document.Signer }

// What is signed opens, over every algorithm, in a stream and held in memory,
// and tells what was signed.
func TestDetached(t *testing.T) {
	rsaKey, err := rsa.GenerateKey(rand.Reader, 2048)
	if err != nil {
		t.Fatal(err)
	}
	for name, s := range map[string]*identity.Signer{
		"ES256": signer(t, "a", ecKey("a").key), "EdDSA": signer(t, "a", edKey("a")), "PS256": signer(t, "a", rsaKey),
	} {
		keys := mayAll(s)
		for _, size := range []int{1, 2, 3, 24 << 10, 24<<10 + 1, 1 << 20} {
			content := bytes.Repeat([]byte{0, 1, 0xfe}, size/3+1)[:size]
			for _, by := range []document.Signer{s, holding{s}} {
				token, err := document.SignDetached(bytes.NewReader(content), noteApart(), by, &document.SignOptions{At: ten})
				if err != nil {
					t.Fatal(name, size, err)
				}
				got, err := document.OpenDetached(token, iotest.HalfReader(bytes.NewReader(content)), noteApart(), keys, &document.OpenOptions{At: noon})
				if err != nil {
					t.Fatal(name, size, err)
				}
				a, err := document.Attach(bytes.NewReader(content), "a", "a/b", 1<<20)
				kind, version := got.Kind()
				if err != nil || got.Content() != a.SHA256 || got.Size() != a.Size || got.Token() != token || !got.SignedAt().Equal(ten) ||
					got.Key().ID != "a" || kind != noteApart().Name || version != 2 || got.Digest().IsZero() {
					t.Errorf("%s, %d bytes: %+v", name, size, got)
				}
				if again, err := io.ReadAll(got.Reader(bytes.NewReader(content))); err != nil || !bytes.Equal(again, content) {
					t.Errorf("%s, %d bytes read again: %v", name, size, err)
				}
				content[size/2] ^= 1
				if _, err := io.ReadAll(got.Reader(bytes.NewReader(content))); codeOf(err) != "DOC-951" {
					t.Errorf("%s, %d bytes altered after: %v", name, size, err)
				}
				if _, err := document.OpenDetached(token, bytes.NewReader(content), noteApart(), keys, &document.OpenOptions{At: noon}); codeOf(err) != "DOC-702" {
					t.Errorf("%s, %d bytes altered: %v", name, size, err)
				}
				content[size/2] ^= 1
			}
		}
	}
}

// The same signer and the same bytes give the same signature, whichever road.
func TestDetachedDeterministic(t *testing.T) {
	s := signer(t, "ec", ecKey("ec").key)
	var tokens []string
	for _, by := range []document.Signer{s, holding{s}} {
		token, err := document.SignDetached(strings.NewReader(letter), noteApart(), by, &document.SignOptions{At: ten})
		if err != nil {
			t.Fatal(err)
		}
		tokens = append(tokens, token)
	}
	file, _ := readDetached(t)
	if tokens[0] != tokens[1] || !strings.HasPrefix(tokens[0], strings.SplitAfter(file.Vectors[len(file.Vectors)-1].Token, "..")[0]) {
		t.Error(tokens)
	}
}

// TestDetachedInterop: with the payload back in its place it is a JWS another
// implementation verifies, and the other way round.
func TestDetachedInterop(t *testing.T) {
	key := ecKey("ec").key
	s := signer(t, "ec", key)
	token, err := document.SignDetached(strings.NewReader(letter), noteApart(), s, &document.SignOptions{At: ten})
	if err != nil {
		t.Fatal(err)
	}
	full := strings.Replace(token, "..", "."+base64.RawURLEncoding.EncodeToString([]byte(letter))+".", 1)
	payload, err := jwxjws.Verify([]byte(full), jwxjws.WithKey(jwa.ES256, &key.PublicKey))
	if err != nil || string(payload) != letter {
		t.Errorf("%q %v", payload, err)
	}
	if _, err := jwxjws.Verify([]byte(token), jwxjws.WithKey(jwa.ES256, &key.PublicKey), jwxjws.WithDetachedPayload([]byte(letter))); err != nil {
		t.Error(err)
	}
	headers := jwxjws.NewHeaders()
	for name, value := range map[string]any{"kid": "ec", "typ": noteApart().Type(), "iat": ten.Unix()} {
		if err := headers.Set(name, value); err != nil {
			t.Fatal(err)
		}
	}
	theirs, err := jwxjws.Sign(nil, jwxjws.WithKey(jwa.ES256, key, jwxjws.WithProtectedHeaders(headers)), jwxjws.WithDetachedPayload([]byte(letter)))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := document.OpenDetached(string(theirs), strings.NewReader(letter), noteApart(), mayAll(s), &document.OpenOptions{At: noon}); err != nil {
		t.Error(err)
	}
}

func detachedRefusals(t *testing.T) []refusing {
	s := signer(t, "ec", ecKey("ec").key)
	kind := noteApart()
	token, err := document.SignDetached(strings.NewReader(letter), kind, s, &document.SignOptions{At: ten})
	if err != nil {
		t.Fatal(err)
	}
	open := func(token string, r io.Reader, kind document.DetachedKind, keys document.Keys, opts *document.OpenOptions) func() error {
		return func() error {
			if opts == nil {
				opts = &document.OpenOptions{At: noon}
			}
			got, err := document.OpenDetached(token, r, kind, keys, opts)
			if !got.IsZero() {
				t.Error("a value beside an error")
			}
			return err
		}
	}
	sign := func(r io.Reader, kind document.DetachedKind, by document.Signer) func() error {
		return func() error {
			token, err := document.SignDetached(r, kind, by, &document.SignOptions{At: ten})
			if token != "" {
				t.Error("a token beside an error")
			}
			return err
		}
	}
	small, unnamed, newest := kind, kind, kind
	small.MaxBytes, unnamed.Name, newest.Reads = 10, "a b", nil
	header := strings.Replace(goodHeader, "json;v=2", "json;form=detached;v=2", 1)
	old := cut(forge(t, ecKey("ec"), "ES256", strings.Replace(header, "v=2", "v=1", 1), letter))
	long := cut(forge(t, ecKey("ec"), "ES256", strings.Replace(header, "{", `{"x":"`+strings.Repeat("x", 16<<10)+`",`, 1), letter))
	p384, _ := ecdsa.GenerateKey(elliptic.P384(), rand.Reader)
	curve := mayAll(s)
	curve[0].Public = &p384.PublicKey
	full := strings.Replace(token, "..", ".AAAA.", 1)
	text := func() io.Reader { return strings.NewReader(letter) }
	stale := keyFunc(func(identity.KeyQuery) (identity.Key, error) { return identity.Key{}, identity.ErrKeysStale })
	return []refusing{
		{"detached: payload there", "DOC-108", open(full, text(), kind, mayAll(s), nil)},
		{"detached: bytes too many", "DOC-101", open(token, text(), small, mayAll(s), nil)},
		{"detached: token too large", "DOC-101", open(token, text(), kind, mayAll(s), &document.OpenOptions{At: noon, MaxBytes: 10})},
		{"detached: gigantic token", "DOC-101", open(strings.Repeat("A", 1<<20), text(), kind, mayAll(s), nil)},
		{"detached: no bytes", "DOC-104", open(token, strings.NewReader(""), kind, mayAll(s), nil)},
		{"detached: no reader", "DOC-104", open(token, nil, kind, mayAll(s), nil)},
		{"detached: bytes unreadable", "DOC-109", open(token, iotest.ErrReader(io.ErrClosedPipe), kind, mayAll(s), nil)},
		{"detached: header too large", "DOC-201", open(long, text(), kind, mayAll(s), nil)},
		{"detached: version no longer read", "DOC-305", open(old, text(), newest, mayAll(s), nil)},
		{"detached: key on another curve", "DOC-506", open(token, text(), kind, curve, nil)},
		{"detached: stale list", "DOC-503", open(token, text(), kind, stale, nil)},
		{"detached: no keys", "DOC-504", open(token, text(), kind, nil, nil)},
		{"detached: kind without name", "DOC-901", open(token, text(), document.DetachedKind{Version: 1}, mayAll(s), nil)},
		{"signing apart: kind with a space", "DOC-901", sign(text(), unnamed, s)},
		{"signing apart: no bytes", "DOC-104", sign(strings.NewReader(""), kind, s)},
		{"signing apart: bytes unreadable", "DOC-109", sign(iotest.ErrReader(io.ErrClosedPipe), kind, s)},
		{"signing apart: too large", "DOC-904", sign(text(), small, s)},
		{"signing apart: no signer", "DOC-905", sign(text(), kind, nil)},
		{"signing apart: signer fails", "DOC-906", sign(text(), kind, badSigner{"a", "ES256", errors.New("card")})},
		{"signing apart: signer gives nothing", "DOC-906", sign(text(), kind, badSigner{"a", "ES256", nil})},
	}
}

// A signer's digest road refuses what it cannot do.
func TestSignDigest(t *testing.T) {
	if _, err := signer(t, "a", edKey("a")).SignDigest([32]byte{}); !errors.Is(err, identity.ErrKeyType) {
		t.Error(err)
	}
	if _, err := jws.SignHashed(jws.PS256, ecKey("a"), nil, make([]byte, 32)); err == nil {
		t.Error("signed with the algorithm of another key")
	}
	if _, err := jws.SignHashed(jws.ES256, nil, nil, make([]byte, 32)); err == nil {
		t.Error("signed without a key")
	}
}

// FuzzOpenDetached: never panics, a refusal has a code of the list, what opens
// has this one spelling.
func FuzzOpenDetached(f *testing.F) {
	file, keys := readDetached(f)
	for _, v := range file.Vectors {
		f.Add(v.Token, file.Content)
	}
	f.Fuzz(func(t *testing.T, token string, content []byte) {
		got, err := document.OpenDetached(token, bytes.NewReader(content), noteApart(), keys, &document.OpenOptions{At: noon})
		if err != nil {
			if !strings.HasPrefix(codeOf(err), "DOC-") || !got.IsZero() {
				t.Fatal(err)
			}
			return
		}
		parts, err := jws.Split(token)
		if err != nil || jws.Join(jws.Input(parts.Header, nil), parts.Signature) != token {
			t.Fatal("written again it is another token")
		}
	})
}

func TestDetachedInALog(t *testing.T) {
	s := signer(t, "ec", ecKey("ec").key)
	token, err := document.SignDetached(strings.NewReader(letter), noteApart(), s, &document.SignOptions{At: ten})
	if err != nil {
		t.Fatal(err)
	}
	got, err := document.OpenDetached(token, strings.NewReader(letter), noteApart(), mayAll(s), &document.OpenOptions{At: noon})
	if shown := fmt.Sprintf("%v %+v %#v", got, got, got); err != nil || strings.Contains(shown, token[:20]) || got.String() != "verified vnd.example.note+json;form=detached;v=2" {
		t.Error(shown, err)
	}
	if got := (document.Detached{}).String(); got != "nothing verified" {
		t.Error(got)
	}
}
