package document_test

import (
	"bytes"
	"crypto"
	"crypto/ecdsa"
	"crypto/ed25519"
	"crypto/elliptic"
	"crypto/sha256"
	"encoding/binary"
	"encoding/json"
	"errors"
	"io"
	"slices"
	"testing"
	"time"

	"github.com/ordonnance-numerique/ordonnance-go/document"
	"github.com/ordonnance-numerique/ordonnance-go/identity"
)

// note is the fictitious document of these tests.
type note struct {
	Title string   `json:"title"`
	Items []string `json:"items,omitempty"`
	Count int      `json:"count,omitempty"`
}

const noteSchema = `{
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "type": "object",
  "required": ["title"],
  "additionalProperties": false,
  "properties": {
    "title": {"type": "string", "minLength": 1, "maxLength": 80},
    "items": {"type": "array", "maxItems": 200, "items": {"type": "string", "pattern": "^[^<>]*$"}},
    "count": {"type": "integer", "minimum": 0, "maximum": 1000000}
  }
}`

var schemaOfNotes = document.MustSchema([]byte(noteSchema))

// noteKind is the JSON kind: version 2 is written, version 1 still read.
func noteKind() document.Kind[note] {
	return document.Kind[note]{
		Name:    "vnd.example.note+json",
		Version: 2,
		Reads:   []int{1},
		Schema:  schemaOfNotes,
		Encode: func(n note) ([]byte, []document.Omission, error) {
			raw, err := json.Marshal(n)
			return raw, nil, err
		},
		Decode: func(version int, payload []byte) (n note, err error) {
			err = json.Unmarshal(payload, &n)
			return n, err
		},
		Clone: func(n note) note { n.Items = slices.Clone(n.Items); return n },
	}
}

// tally is a number in two bytes with a label that the wire form leaves out:
// a kind whose wire form is not JSON.
type tally struct {
	Count uint16
	Label string
}

func tallyKind() document.Kind[tally] {
	return document.Kind[tally]{
		Name:     "vnd.example.tally",
		Version:  1,
		MaxBytes: 200,
		Encode: func(v tally) ([]byte, []document.Omission, error) {
			if v.Count == 0 {
				return nil, nil, errors.New("nothing counted")
			}
			var left []document.Omission
			if v.Label != "" {
				left = append(left, document.Omission{Path: "/label", Code: "TALLY-1",
					Reason: document.Text{EN: "labels are not carried", FR: "les libellés ne sont pas transportés"}})
			}
			return binary.BigEndian.AppendUint16(nil, v.Count), left, nil
		},
		Decode: func(version int, payload []byte) (tally, error) {
			if len(payload) != 2 {
				return tally{}, errors.New("not two bytes")
			}
			return tally{Count: binary.BigEndian.Uint16(payload)}, nil
		},
	}
}

// Judged at noon, signed at ten.
var (
	noon = time.Date(2026, 1, 1, 12, 0, 0, 0, time.UTC)
	ten  = time.Date(2026, 1, 1, 10, 0, 0, 0, time.UTC)
)

// seed makes 32 bytes that are the same in every run.
func seed(name string) []byte {
	sum := sha256.Sum256([]byte("test key " + name))
	return sum[:]
}

func edKey(name string) ed25519.PrivateKey { return ed25519.NewKeyFromSeed(seed(name)) }

// p256 signs with ECDSA by RFC 6979: no randomness, the same signature in
// every run.
type p256 struct{ key *ecdsa.PrivateKey }

func ecKey(name string) p256 {
	key, err := ecdsa.ParseRawPrivateKey(elliptic.P256(), seed(name))
	if err != nil {
		panic(err)
	}
	return p256{key}
}

func (k p256) Public() crypto.PublicKey { return k.key.Public() }

func (k p256) Sign(_ io.Reader, digest []byte, opts crypto.SignerOpts) ([]byte, error) {
	return k.key.Sign(nil, digest, opts)
}

// signer makes a signer whose id is the name of its key.
func signer(tb testing.TB, name string, key crypto.Signer) *identity.Signer {
	tb.Helper()
	s, err := identity.NewSigner(name, key, nil)
	if err != nil {
		tb.Fatal(err)
	}
	return s
}

// keyList is the simplest [document.Keys].
type keyList []identity.Key

func (l keyList) FindKey(q identity.KeyQuery) (identity.Key, error) {
	for _, k := range l {
		if k.ID == q.ID {
			return k, nil
		}
	}
	return identity.Key{}, identity.ErrKeyUnknown
}

// keyFunc is a [document.Keys] of one function.
type keyFunc func(q identity.KeyQuery) (identity.Key, error)

func (f keyFunc) FindKey(q identity.KeyQuery) (identity.Key, error) { return f(q) }

// mayAll lets the keys of signers sign both kinds.
func mayAll(signers ...*identity.Signer) keyList {
	var l keyList
	for _, s := range signers {
		k := s.Key()
		k.MaySign = []string{noteKind().Name, tallyKind().Name}
		l = append(l, k)
	}
	return l
}

// codeOf is the code of a refusal, "" when there is none.
func codeOf(err error) string {
	var e *document.Error
	if errors.As(err, &e) {
		return e.Code
	}
	if err != nil {
		return "not a document.Error"
	}
	return ""
}

// sentence is content of about n bytes for a note.
func sentence(n int) []string {
	line := string(bytes.Repeat([]byte("mot "), 12))
	return slices.Repeat([]string{line}, n/51)
}
