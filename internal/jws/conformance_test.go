package jws_test

import (
	"encoding/hex"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"github.com/ordonnance-numerique/ordonnance-go/internal/jws"
)

// corpus reads one file of the public test data.
func corpus(t *testing.T, name string, into any) {
	t.Helper()
	dir := os.Getenv("ORDONNANCE_CORPUS")
	if dir == "" {
		t.Skip("set ORDONNANCE_CORPUS to the folder of public test data")
	}
	raw, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(name)))
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(raw, into); err != nil {
		t.Fatal(err)
	}
}

// accept is the verifying layer: everything document.Open does that does not
// depend on the kind.
func accept(token string, key json.RawMessage) error {
	k, err := jws.ParseJWK(key)
	if err != nil {
		return err
	}
	parts, err := jws.Split(token)
	if err != nil {
		return err
	}
	head, err := jws.ParseHeader(parts.Header)
	if err != nil {
		return err
	}
	if err := jws.CheckAlgorithm(head.Algorithm); err != nil {
		return err
	}
	if head.Algorithm != k.Algorithm {
		return jws.ErrKeyAlgorithm
	}
	return jws.Verify(head.Algorithm, k.Public, []byte(parts.Input), parts.Signature)
}

type joseFile struct {
	TestGroups []struct {
		Public  json.RawMessage
		Private json.RawMessage
		Tests   []struct {
			TcID    int
			Comment string
			JWS     any // a string, or an object in JSON serialization
			Result  string
		}
	}
}

// contested are valid vectors that a strict reader refuses, with the reason.
var contested = map[int]error{
	346: jws.ErrAlgorithmList, // RFC 7520 figure 20: token PS384, key marked PS256. PS384 is not on our list, and the key fixes the algorithm
	350: jws.ErrAlgorithmList, // the same with key_ops in place of use
	347: jws.ErrKeyType,       // RFC 7520 figure 27: P-521, with the key's alg misspelled "ES521". The curve is not on our list
	351: jws.ErrKeyType,       // the same with key_ops in place of use
	372: jws.ErrKeyPrivate,    // MAC, not on our list; its "?" inside the header would be ErrAlphabet (see below)
	373: jws.ErrKeyPrivate,    // MAC, not on our list; its "?" inside the payload would be ErrAlphabet
}

func TestWycheproofJWS(t *testing.T) {
	var file joseFile
	corpus(t, "wycheproof/json_web_signature_test.json", &file)
	listed := map[string]bool{jws.ES256: true, jws.PS256: true, jws.EdDSA: true}
	var valid, accepted, invalid, wrong int
	for _, group := range file.TestGroups {
		key := group.Public
		if key == nil {
			key = group.Private
		}
		var stated struct{ Alg string }
		if err := json.Unmarshal(key, &stated); err != nil {
			t.Fatal(err)
		}
		for _, test := range group.Tests {
			token, ok := test.JWS.(string)
			if !ok {
				raw, _ := json.Marshal(test.JWS)
				token = string(raw)
			}
			err := accept(token, key)
			reason, disputed := contested[test.TcID]
			switch {
			case disputed:
				if !errors.Is(err, reason) {
					t.Errorf("%d %s: contested vector: %v, want %v", test.TcID, test.Comment, err, reason)
				}
			case test.Result == "invalid":
				if invalid++; err == nil {
					wrong++
					t.Errorf("%d %s: invalid and accepted", test.TcID, test.Comment)
				}
			case listed[stated.Alg]:
				if valid++; err != nil {
					t.Errorf("%d %s: valid and refused: %v", test.TcID, test.Comment, err)
				} else {
					accepted++
				}
			case err == nil:
				t.Errorf("%d %s: algorithm %s off the list accepted", test.TcID, test.Comment, stated.Alg)
			}
		}
	}
	t.Logf("invalid accepted: %d of %d; valid of listed algorithms accepted: %d of %d", wrong, invalid, accepted, valid)
	if invalid < 300 || valid < 8 {
		t.Errorf("only %d invalid and %d valid vectors: wrong file?", invalid, valid)
	}
}

// The two contested vectors with a foreign character are MACs; the framing
// alone refuses them too.
func TestWycheproofForeignCharacter(t *testing.T) {
	var file joseFile
	corpus(t, "wycheproof/json_web_signature_test.json", &file)
	for _, group := range file.TestGroups {
		for _, test := range group.Tests {
			if test.TcID != 372 && test.TcID != 373 {
				continue
			}
			if _, err := jws.Split(test.JWS.(string)); !errors.Is(err, jws.ErrAlphabet) {
				t.Errorf("%d: %v, want ErrAlphabet", test.TcID, err)
			}
		}
	}
}

func TestWycheproofJWK(t *testing.T) {
	var file struct {
		TestGroups []struct {
			Public  struct{ Keys []json.RawMessage }
			Private struct{ Keys []json.RawMessage }
			Tests   []struct {
				TcID    int
				Comment string
				JWS     string
				Result  string
			}
		}
	}
	corpus(t, "wycheproof/json_web_key_test.json", &file)
	refused := 0
	for _, group := range file.TestGroups {
		keys := append(group.Public.Keys, group.Private.Keys...)
		for _, test := range group.Tests {
			// Every valid vector of this file is a MAC or RS256, so nothing
			// of it may pass.
			for _, key := range keys {
				if err := accept(test.JWS, key); err == nil {
					t.Errorf("%d %s: accepted", test.TcID, test.Comment)
				}
			}
			refused++
		}
	}
	if refused != 26 {
		t.Errorf("%d vectors, want 26", refused)
	}
}

func TestWycheproofP1363(t *testing.T) {
	var file struct {
		NumberOfTests int
		TestGroups    []struct {
			PublicKeyJwk json.RawMessage
			PublicKey    struct{ Wx, Wy string }
			Tests        []struct {
				TcID     int
				Comment  string
				Msg, Sig string
				Result   string
			}
		}
	}
	corpus(t, "wycheproof/ecdsa_secp256r1_sha256_p1363_test.json", &file)
	right := 0
	for _, group := range file.TestGroups {
		raw := group.PublicKeyJwk
		if raw == nil {
			raw, _ = json.Marshal(map[string]string{"kty": "EC", "crv": "P-256",
				"x": coordinate(group.PublicKey.Wx), "y": coordinate(group.PublicKey.Wy)})
		}
		key, err := jws.ParseJWK(raw)
		if err != nil {
			t.Fatalf("key: %v", err)
		}
		for _, test := range group.Tests {
			msg, _ := hex.DecodeString(test.Msg)
			sig, _ := hex.DecodeString(test.Sig)
			err := jws.Verify(jws.ES256, key.Public, msg, sig)
			if (err == nil) != (test.Result == "valid") {
				t.Errorf("%d %s: %v, want %s", test.TcID, test.Comment, err, test.Result)
				continue
			}
			right++
		}
	}
	t.Logf("%d of %d right", right, file.NumberOfTests)
	if right != file.NumberOfTests || right != 262 {
		t.Errorf("%d of %d vectors right, want 262", right, file.NumberOfTests)
	}
}

// The RFC 7520 examples use RS256, PS384, ES512 and HS256, none of which is on
// our list, so each is refused, and for that reason.
func TestCookbook(t *testing.T) {
	want := map[string]error{
		"4_1.rsa_v15_signature.json":              jws.ErrAlgorithmList,
		"4_2.rsa-pss_signature.json":              jws.ErrAlgorithmList,
		"4_3.ecdsa_signature.json":                jws.ErrAlgorithmList,
		"4_4.hmac-sha2_integrity_protection.json": jws.ErrAlgorithmList,
	}
	for name, reason := range want {
		var file struct{ Output struct{ Compact string } }
		corpus(t, "jose-cookbook/"+name, &file)
		parts, err := jws.Split(file.Output.Compact)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		head, err := jws.ParseHeader(parts.Header)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if err := jws.CheckAlgorithm(head.Algorithm); !errors.Is(err, reason) {
			t.Errorf("%s: %v, want %v", name, err, reason)
		}
	}
}
