package prescription_test

import (
	"bytes"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/sha256"
	"encoding/json"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/santhosh-tekuri/jsonschema/v5"

	"github.com/ordonnance-numerique/ordonnance-go/document"
	"github.com/ordonnance-numerique/ordonnance-go/identity"
	"github.com/ordonnance-numerique/ordonnance-go/prescription"
	"github.com/ordonnance-numerique/ordonnance-go/prescription/internal/gen"
)

// judged is the moment of judgement of the tests.
var judged = time.Date(2026, time.November, 20, 12, 0, 0, 0, time.UTC)

// signed is a token with what is needed to open it and to time its parts.
type signed struct {
	token string
	raw   []byte // payload
	keys  *identity.KeySet
	key   *ecdsa.PrivateKey
}

func sign(tb testing.TB, p prescription.Prescription) signed {
	tb.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		tb.Fatal(err)
	}
	signer, err := identity.NewSigner("prescriber-1", key, nil)
	if err != nil {
		tb.Fatal(err)
	}
	public := signer.Key()
	public.MaySign = []string{prescription.KindName}
	keys, err := identity.NewKeySet([]identity.Key{public}, &identity.KeySetOptions{FreshUntil: judged.Add(time.Hour)})
	if err != nil {
		tb.Fatal(err)
	}
	token, _, err := document.Sign(p, prescription.Kind(), signer, &document.SignOptions{At: judged})
	if err != nil {
		tb.Fatal(err)
	}
	raw, _, err := document.Write(p, prescription.Kind())
	if err != nil {
		tb.Fatal(err)
	}
	return signed{token, raw, keys, key}
}

func (s signed) open(tb testing.TB) document.Verified[prescription.Prescription] {
	v, err := document.Open(s.token, prescription.Kind(), s.keys, &document.OpenOptions{At: judged})
	if err != nil {
		tb.Fatal(err)
	}
	return v
}

// BenchmarkOpenJSON times Open of the five-line sample in JSON beside what it
// cannot do without: one ECDSA verification, the schema library on the value,
// and encoding/json.
func BenchmarkOpenJSON(b *testing.B) {
	s := sign(b, gen.Typical(5, true))
	b.Logf("payload %d bytes, token %d characters", len(s.raw), len(s.token))
	b.Run("raw-verify", func(b *testing.B) { s.verify(b) })
	b.Run("bare-schema", func(b *testing.B) { s.schema(b) })
	b.Run("bare-decode", func(b *testing.B) { s.decode(b) })
	b.Run("open", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			s.open(b)
		}
	})
}

func (s signed) verify(b *testing.B) {
	digest := sha256.Sum256([]byte(s.token[:strings.LastIndexByte(s.token, '.')]))
	signature, err := ecdsa.SignASN1(rand.Reader, s.key, digest[:])
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if !ecdsa.VerifyASN1(&s.key.PublicKey, digest[:], signature) {
			b.Fatal("not verified")
		}
	}
}

// schema times the schema library as a program without ours uses it: bytes to
// any, then the check.
func (s signed) schema(b *testing.B) {
	compiler := jsonschema.NewCompiler()
	compiler.AssertFormat = true
	if err := compiler.AddResource("p.json", bytes.NewReader(prescription.SchemaText())); err != nil {
		b.Fatal(err)
	}
	root, err := compiler.Compile("p.json")
	if err != nil {
		b.Fatal(err)
	}
	var value any
	d := json.NewDecoder(bytes.NewReader(s.raw))
	d.UseNumber()
	if err := d.Decode(&value); err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		if err := root.Validate(value); err != nil {
			b.Fatal(err)
		}
	}
}

func (s signed) decode(b *testing.B) {
	kind := prescription.Kind()
	b.ReportAllocs()
	for b.Loop() {
		if _, err := kind.Decode(1, s.raw); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkLines shows how the time grows with the number of lines.
func BenchmarkLines(b *testing.B) {
	for _, n := range []int{1, 10, 100} {
		s := sign(b, gen.Typical(n, true))
		b.Run("open-"+strconv.Itoa(n), func(b *testing.B) {
			for b.Loop() {
				s.open(b)
			}
		})
		b.Run("read-"+strconv.Itoa(n), func(b *testing.B) {
			for b.Loop() {
				if _, err := document.Read(s.raw, prescription.Kind()); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
