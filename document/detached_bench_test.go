package document_test

import (
	"bytes"
	"crypto/ecdsa"
	"crypto/sha256"
	"encoding/base64"
	"math/big"
	"strings"
	"testing"

	"github.com/ordonnance-numerique/ordonnance-go/document"
)

// BenchmarkOpenDetached holds the verification of a document of 500 KB that is
// signed apart against what cannot be done without: base64url of the whole in
// memory, SHA-256 of it, and the bare primitive. Ours reads a stream, keeps
// nothing of it, and takes the SHA-256 of the bytes too.
func BenchmarkOpenDetached(b *testing.B) {
	key := ecKey("ec").key
	s := signer(b, "ec", key)
	keys := hundred(b, s)
	content := bytes.Repeat([]byte("0123456789abcdef"), 500<<10/16)
	token, err := document.SignDetached(bytes.NewReader(content), noteApart(), s, &document.SignOptions{At: ten})
	if err != nil {
		b.Fatal(err)
	}
	parts := strings.Split(token, ".")
	sig, err := base64.RawURLEncoding.DecodeString(parts[2])
	if err != nil {
		b.Fatal(err)
	}
	x, y := new(big.Int).SetBytes(sig[:32]), new(big.Int).SetBytes(sig[32:])
	raw := func() {
		input := base64.RawURLEncoding.AppendEncode([]byte(parts[0]+"."), content)
		digest := sha256.Sum256(input)
		if !ecdsa.Verify(&key.PublicKey, digest[:], x, y) {
			b.Fatal("raw verification failed")
		}
	}
	opts := &document.OpenOptions{At: noon}
	ours := func() {
		if _, err := document.OpenDetached(token, bytes.NewReader(content), noteApart(), keys, opts); err != nil {
			b.Fatal(err)
		}
	}
	b.Run("raw", func(b *testing.B) { b.ReportAllocs(); loop(b, raw) })
	b.Run("ours", func(b *testing.B) { b.ReportAllocs(); loop(b, ours) })
	b.Run("ratio", func(b *testing.B) { beside(b, raw, ours) })
}
