package qrcode_test

import (
	_ "embed"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/ordonnance-numerique/ordonnance-go/qrcode"
)

//go:embed testdata/pack/vectors.json
var packVectorsJSON []byte

// packVectors are written by an independent program from the description in
// the package comment.
type packVectors struct {
	Accepted []struct {
		Name, Token, Carrier, Text string
		JWK                        json.RawMessage
	}
	Refused       []struct{ Name, Code, Text string }
	RefusedTokens []struct{ Name, Code, Token string }
}

func loadPackVectors(tb testing.TB) packVectors {
	tb.Helper()
	var v packVectors
	if err := json.Unmarshal(packVectorsJSON, &v); err != nil {
		tb.Fatal(err)
	}
	if len(v.Accepted) == 0 || len(v.Refused) == 0 || len(v.RefusedTokens) == 0 {
		tb.Fatal("vectors missing")
	}
	return v
}

func TestPackVectors(t *testing.T) {
	for _, v := range loadPackVectors(t).Accepted {
		t.Run(v.Name, func(t *testing.T) {
			text := mustPack(t, v.Token)
			if got := hex.EncodeToString(carrierOf(t, text)); got != v.Carrier {
				t.Errorf("carrier\n got %s\nwant %s", got, v.Carrier)
			}
			if text != v.Text {
				t.Errorf("text\n got %s\nwant %s", text, v.Text)
			}
			if !qrcode.IsPacked(text) {
				t.Error("not recognised")
			}
		})
	}
}

func TestUnpackRefuses(t *testing.T) {
	for _, v := range loadPackVectors(t).Refused {
		t.Run(v.Name, func(t *testing.T) {
			got, err := qrcode.Unpack(v.Text)
			wantRefusal(t, err, v.Code)
			if got != "" {
				t.Error("a result beside the refusal")
			}
		})
	}
}

func TestPackRefuses(t *testing.T) {
	for _, v := range loadPackVectors(t).RefusedTokens {
		t.Run(v.Name, func(t *testing.T) {
			got, err := qrcode.Pack(v.Token)
			wantRefusal(t, err, v.Code)
			if got != "" {
				t.Error("a result beside the refusal")
			}
		})
	}
}

// Every code of packing has a refusing vector in the file.
func TestPackVectorsCoverEveryRefusal(t *testing.T) {
	seen := map[string]bool{}
	v := loadPackVectors(t)
	for _, r := range v.Refused {
		seen[r.Code] = true
	}
	for _, r := range v.RefusedTokens {
		seen[r.Code] = true
	}
	for _, e := range qrcode.Refusals() {
		if strings.HasPrefix(e.Code, "QR-10") && !seen[e.Code] {
			t.Errorf("no refusing vector for %s", e.Code)
		}
	}
}

// A token of 75 bytes of overhead and the payload of the budget fills each
// version at level M to the last byte, as the package comment says.
func TestPayloadBudget(t *testing.T) {
	for _, row := range budgetVersions {
		t.Run(fmt.Sprint("version ", row.version), func(t *testing.T) {
			if got := versionFor(t, row.payload); got != row.version {
				t.Errorf("%d bytes need version %d, want %d", row.payload, got, row.version)
			}
			if row.version == 40 {
				text := mustPack(t, compact(standardHeader, fill(row.payload+1), fill(64)))
				if _, err := qrcode.Encode(text, nil); !errors.Is(err, qrcode.ErrTooLong) {
					t.Errorf("one byte more: %v", err)
				}
			} else if got := versionFor(t, row.payload+1); got <= row.version {
				t.Errorf("%d bytes still fit version %d", row.payload+1, got)
			}
		})
	}
}

// The largest carrier fits the largest symbol.
func TestLargestCarrier(t *testing.T) {
	token := compact(standardHeader, fill(qrcode.MaxCarrier-75), fill(64))
	m, err := qrcode.Encode(mustPack(t, token), &qrcode.EncodeOptions{Level: qrcode.LevelL})
	if err != nil || m.Version() != 40 {
		t.Fatal(m, err)
	}
}

func versionFor(t *testing.T, payload int) int {
	t.Helper()
	text := mustPack(t, compact(standardHeader, fill(payload), fill(64)))
	m, err := qrcode.Encode(text, nil)
	if err != nil {
		t.Fatal(err)
	}
	return m.Version()
}

// wantRefusal checks that an error is the refusal of a code.
func wantRefusal(t *testing.T, err error, code string) {
	t.Helper()
	var e *qrcode.Error
	if !errors.As(err, &e) {
		t.Fatalf("got %v, want %s", err, code)
	}
	if e.Code != code {
		t.Errorf("got %s, want %s", e.Code, code)
	}
}
