package document_test

import (
	"strings"
	"testing"

	"github.com/ordonnance-numerique/ordonnance-go/document"
	"github.com/ordonnance-numerique/ordonnance-go/identity"
	"github.com/ordonnance-numerique/ordonnance-go/internal/jws"
)

// FuzzOpen: never panics; a refusal is an *Error with a code of the list and
// the zero value; what opens has this one spelling.
func FuzzOpen(f *testing.F) {
	file, keys := readVectors(f)
	for _, v := range file.Vectors {
		f.Add(v.Token)
	}
	known := map[string]bool{}
	for _, r := range document.Refusals() {
		known[r.Code] = true
	}
	f.Fuzz(func(t *testing.T, token string) {
		v, err := document.Open(token, noteKind(), keys, &document.OpenOptions{At: noon})
		if err != nil {
			if !known[codeOf(err)] || !v.IsZero() {
				t.Fatal(err)
			}
			return
		}
		parts, err := jws.Split(token)
		if err != nil || jws.Join(jws.Input(parts.Header, parts.Payload), parts.Signature) != token {
			t.Fatal("written again it is another token")
		}
	})
}

// FuzzOpenSigned: any header and any payload, rightly signed. Never panics,
// and what opens is in the form of the kind.
func FuzzOpenSigned(f *testing.F) {
	file, _ := readVectors(f)
	for _, v := range file.Vectors {
		if parts, err := jws.Split(v.Token); err == nil {
			f.Add(parts.Header, parts.Payload)
		}
	}
	key := edKey("ed")
	keys := keyFunc(func(identity.KeyQuery) (identity.Key, error) {
		return identity.Key{ID: "ed", Algorithm: identity.EdDSA, Public: key.Public(), MaySign: []string{noteKind().Name}}, nil
	})
	f.Fuzz(func(t *testing.T, header, payload []byte) {
		input := jws.Input(header, payload)
		sig, err := jws.Sign(jws.EdDSA, key, nil, input)
		if err != nil {
			t.Fatal(err)
		}
		v, err := document.Open(jws.Join(input, sig), noteKind(), keys, &document.OpenOptions{At: noon})
		if err != nil {
			if !strings.HasPrefix(codeOf(err), "DOC-") || !v.IsZero() {
				t.Fatal(err)
			}
			return
		}
		if faults := document.Validate(payload, noteKind()); faults != nil {
			t.Fatalf("opened and ill formed: %+v", faults)
		}
		if _, _, err := document.Write(v.Value(), noteKind()); err != nil {
			t.Fatal(err)
		}
	})
}

// FuzzRead: never panics, and Read and Validate agree where decoding does.
func FuzzRead(f *testing.F) {
	f.Add([]byte(`{"title":"a","items":["b"],"count":1}`))
	f.Add([]byte(`{"title":"a","count":1e2}`))
	f.Add([]byte(` [{}]`))
	f.Fuzz(func(t *testing.T, raw []byte) {
		_, err := document.Read(raw, noteKind())
		faults := document.Validate(raw, noteKind())
		if (err == nil || codeOf(err) == "DOC-821") != (faults == nil) {
			t.Fatalf("%v, %+v", err, faults)
		}
	})
}

// FuzzDigest: what is accepted is written the same again.
func FuzzDigest(f *testing.F) {
	f.Add([]byte(strings.Repeat("0a", 32)))
	f.Add([]byte(strings.Repeat("0A", 32)))
	f.Fuzz(func(t *testing.T, text []byte) {
		var d document.Digest
		if err := d.UnmarshalText(text); err == nil && d.String() != string(text) {
			t.Fatal("written again it is another text")
		}
	})
}
