package document_test

import (
	"bytes"
	"crypto/ecdsa"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"math/big"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/lestrrat-go/jwx/v2/jwa"
	jwxjws "github.com/lestrrat-go/jwx/v2/jws"

	"github.com/ordonnance-numerique/ordonnance-go/document"
	"github.com/ordonnance-numerique/ordonnance-go/identity"
	"github.com/ordonnance-numerique/ordonnance-go/internal/schema"
	"github.com/ordonnance-numerique/ordonnance-go/internal/strictjson"
)

// hundred is a list of 100 keys, the last of them the signer's.
func hundred(tb testing.TB, s *identity.Signer) *identity.KeySet {
	tb.Helper()
	var keys []identity.Key
	for i := range 99 {
		keys = append(keys, signer(tb, fmt.Sprintf("key-%d", i), edKey(fmt.Sprint(i))).Key())
	}
	set, err := identity.NewKeySet(append(keys, mayAll(s)...), nil)
	if err != nil {
		tb.Fatal(err)
	}
	return set
}

// beside runs two functions in turn, a few calls of each, and reports the
// median of the ratios: on a shared machine the only figure that means
// anything.
func beside(b *testing.B, base, ours func()) {
	const calls = 4
	clock := func(f func()) time.Duration {
		start := time.Now()
		for range calls {
			f()
		}
		return time.Since(start)
	}
	var ratios []float64
	for b.Loop() {
		before := clock(base)
		middle := clock(ours)
		ratios = append(ratios, 2*float64(middle)/float64(before+clock(base)))
	}
	slices.Sort(ratios)
	b.ReportMetric(ratios[len(ratios)/2], "x-base")
	b.ReportMetric(0, "ns/op")
}

// rawVerify is the bare primitive over the ready signing input.
func rawVerify(tb testing.TB, pub *ecdsa.PublicKey, token string) func() {
	cut := strings.LastIndexByte(token, '.')
	input := []byte(token[:cut])
	sig, err := base64.RawURLEncoding.DecodeString(token[cut+1:])
	if err != nil {
		tb.Fatal(err)
	}
	r, s := new(big.Int).SetBytes(sig[:32]), new(big.Int).SetBytes(sig[32:])
	return func() {
		digest := sha256.Sum256(input)
		if !ecdsa.Verify(pub, digest[:], r, s) {
			tb.Fatal("raw verification failed")
		}
	}
}

// BenchmarkOpen holds Open against the bare primitive and against jwx. The
// content is 100 bytes of a kind that is not JSON, the key is found by its id
// among 100.
func BenchmarkOpen(b *testing.B) {
	key := ecKey("ec").key
	s := signer(b, "ec", key)
	keys := hundred(b, s)
	opts := &document.OpenOptions{At: noon}
	small := tallyKind()
	small.Encode = func(tally) ([]byte, []document.Omission, error) { return make([]byte, 100), nil, nil }
	small.Decode = func(int, []byte) (tally, error) { return tally{}, nil }
	token, _, err := document.Sign(tally{}, small, s, &document.SignOptions{At: ten})
	if err != nil {
		b.Fatal(err)
	}
	raw := rawVerify(b, &key.PublicKey, token)
	ours := func() {
		if _, err := document.Open(token, small, keys, opts); err != nil {
			b.Fatal(err)
		}
	}
	with := jwxjws.WithKey(jwa.ES256, &key.PublicKey)
	library := func() {
		if _, err := jwxjws.Verify([]byte(token), with); err != nil {
			b.Fatal(err)
		}
	}
	b.Run("raw", func(b *testing.B) { loop(b, raw) })
	b.Run("ours", func(b *testing.B) { loop(b, ours) })
	b.Run("jwx", func(b *testing.B) { loop(b, library) })
	b.Run("ours-to-raw", func(b *testing.B) { beside(b, raw, ours) })
	b.Run("jwx-to-raw", func(b *testing.B) { beside(b, raw, library) })
}

// BenchmarkOpenJSON holds Open of 5 KB of JSON against the sum of what it
// cannot do without: the bare primitive, the bare schema check of a value
// already read, and the bare decoding.
func BenchmarkOpenJSON(b *testing.B) {
	key := ecKey("ec").key
	s := signer(b, "ec", key)
	keys := hundred(b, s)
	opts := &document.OpenOptions{At: noon}

	text := note{Title: "a", Items: sentence(5000)}
	long, _, err := document.Sign(text, noteKind(), s, &document.SignOptions{At: ten})
	if err != nil {
		b.Fatal(err)
	}
	payload, _ := json.Marshal(text)
	value, _ := strictjson.Decode(payload, strictjson.Limits{})
	bare, err := schema.Compile([]byte(noteSchema))
	if err != nil {
		b.Fatal(err)
	}
	rawLong := rawVerify(b, &key.PublicKey, long)
	check := func() { bare.Validate(value) }
	decode := func() {
		var n note
		_ = json.Unmarshal(payload, &n)
	}
	sum := func() { rawLong(); check(); decode() }
	sumParsed := func() {
		rawLong()
		d := json.NewDecoder(bytes.NewReader(payload))
		d.UseNumber()
		var v any
		_ = d.Decode(&v)
		check()
		decode()
	}
	ours := func() {
		if _, err := document.Open(long, noteKind(), keys, opts); err != nil {
			b.Fatal(err)
		}
	}
	b.Run("raw", func(b *testing.B) { loop(b, rawLong) })
	b.Run("schema", func(b *testing.B) { loop(b, check) })
	b.Run("decode", func(b *testing.B) { loop(b, decode) })
	b.Run("ours", func(b *testing.B) { loop(b, ours) })
	b.Run("ours-to-sum", func(b *testing.B) { beside(b, sum, ours) })
	b.Run("ours-to-sum-with-parse", func(b *testing.B) { beside(b, sumParsed, ours) })
}

// BenchmarkSign holds Sign against the bare primitive and against jwx.
func BenchmarkSign(b *testing.B) {
	key := ecKey("ec").key
	s := signer(b, "ec", key)
	opts := &document.SignOptions{At: ten}
	kind := tallyKind()
	kind.Encode = func(tally) ([]byte, []document.Omission, error) { return make([]byte, 100), nil, nil }
	input := make([]byte, 250)
	raw := func() {
		digest := sha256.Sum256(input)
		if _, _, err := ecdsa.Sign(rand.Reader, key, digest[:]); err != nil {
			b.Fatal(err)
		}
	}
	ours := func() {
		if _, _, err := document.Sign(tally{}, kind, s, opts); err != nil {
			b.Fatal(err)
		}
	}
	headers := jwxjws.NewHeaders()
	_ = headers.Set("kid", "ec")
	_ = headers.Set("typ", kind.Type())
	_ = headers.Set("iat", ten.Unix())
	with := jwxjws.WithKey(jwa.ES256, key, jwxjws.WithProtectedHeaders(headers))
	payload := make([]byte, 100)
	library := func() {
		if _, err := jwxjws.Sign(payload, with); err != nil {
			b.Fatal(err)
		}
	}
	b.Run("raw", func(b *testing.B) { loop(b, raw) })
	b.Run("ours", func(b *testing.B) { loop(b, ours) })
	b.Run("jwx", func(b *testing.B) { loop(b, library) })
	b.Run("ours-to-raw", func(b *testing.B) { beside(b, raw, ours) })
	b.Run("jwx-to-raw", func(b *testing.B) { beside(b, raw, library) })
}

// loop is one plain benchmark.
func loop(b *testing.B, f func()) {
	b.ReportAllocs()
	for b.Loop() {
		f()
	}
}
