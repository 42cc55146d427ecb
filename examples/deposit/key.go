package main

import (
	"crypto"
	"crypto/sha256"
	"crypto/x509"
	"encoding/binary"
	"encoding/pem"

	"github.com/ordonnance-numerique/ordonnance-go/document"
	"github.com/ordonnance-numerique/ordonnance-go/identity"
)

// detached is what the signature of a document beside it is called in the list
// of what a key may sign.
func detached() document.DetachedKind {
	return document.DetachedKind{Name: "vnd.example.document+xml", Version: 1, MaxBytes: maxFile}
}

// signerFrom reads a private key, as an example may; a real one stays in a card
// or an HSM, which gives a crypto.Signer too.
func signerFrom(raw []byte) (*identity.Signer, error) {
	block, _ := pem.Decode(raw)
	if block == nil {
		return nil, errKeyFile
	}
	private, err := x509.ParsePKCS8PrivateKey(block.Bytes)
	if err != nil {
		return nil, errKeyFile
	}
	key, ok := private.(crypto.Signer)
	if !ok {
		return nil, errKeyFile
	}
	return identity.NewSigner("", key, nil)
}

// seeded gives the same bytes for the same seed: identifiers of tests. A program
// takes crypto/rand.Reader.
type seeded struct {
	seed  string
	block uint64
	rest  []byte
}

func (s *seeded) Read(b []byte) (int, error) {
	if len(s.rest) == 0 {
		sum := sha256.Sum256(binary.BigEndian.AppendUint64([]byte(s.seed), s.block))
		s.rest = sum[:]
		s.block++
	}
	n := copy(b, s.rest)
	s.rest = s.rest[n:]
	return n, nil
}
