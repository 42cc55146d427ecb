package main

import (
	"crypto"
	"crypto/x509"
	"embed"
	"encoding/pem"
	"errors"
	"io/fs"

	"github.com/ordonnance-numerique/ordonnance-go/identity"
)

// The files of the story travel inside the command, so that it runs from any
// folder.
//
//go:embed testdata
var embedded embed.FS

func inputs() fs.FS {
	files, err := fs.Sub(embedded, "testdata")
	if err != nil {
		panic(err) // the name is fixed in code
	}
	return files
}

// signerFrom reads a private key. These are example keys, published beside the
// code; a real one stays in a card or an HSM, which gives a crypto.Signer too.
func signerFrom(files fs.FS, name string) (*identity.Signer, error) {
	raw, err := fs.ReadFile(files, "keys/"+name+".pem")
	if err != nil {
		return nil, err
	}
	block, _ := pem.Decode(raw)
	if block == nil {
		return nil, errors.New("no PEM block in the key file")
	}
	private, err := x509.ParsePKCS8PrivateKey(block.Bytes)
	if err != nil {
		return nil, err
	}
	key, ok := private.(crypto.Signer)
	if !ok {
		return nil, errors.New("the key cannot sign")
	}
	return identity.NewSigner("", key, nil)
}

// trustedKeys reads the list of keys that a pharmacy relies on. It is fetched
// while there is a network, from a place that is trusted; what it says counts
// until it is no longer fresh, and nothing counts afterwards.
func trustedKeys(files fs.FS) (*identity.KeySet, error) {
	raw, err := fs.ReadFile(files, "keys.json")
	if err != nil {
		return nil, err
	}
	return identity.ParseKeySet(raw, nil)
}
