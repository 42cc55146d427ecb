package ordonnance_test

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"testing"

	"github.com/ordonnance-numerique/ordonnance-go/document"
	"github.com/ordonnance-numerique/ordonnance-go/identity"
	"github.com/ordonnance-numerique/ordonnance-go/prescription"
	"github.com/ordonnance-numerique/ordonnance-go/prescription/fr/ordonnance"
	"github.com/ordonnance-numerique/ordonnance-go/prescription/internal/gen"
)

// compactVector is one payload and what it says, for writers of other readers.
type compactVector struct {
	Name       string          `json:"name"`
	Vocabulary int             `json:"vocabulary"` // 0: the format's own tables alone
	Payload    string          `json:"payload"`    // hexadecimal
	Core       json.RawMessage `json:"core,omitempty"`
	Refusal    string          `json:"refusal,omitempty"` // code, where the payload is refused
}

const vectorFolder = "../../testdata/compact"

var writeVectors = flag.Bool("compact-vectors", false, "write the vectors of the compact form that are not there")

// vectorValues are the values of the accepted vectors.
func vectorValues() map[string]prescription.Prescription {
	values := map[string]prescription.Prescription{
		"typical-1":       compactSample(1, false),
		"typical-3":       compactSample(3, false),
		"typical-5":       compactSample(5, false),
		"typical-5-typed": compactSample(5, true),
	}
	r := rand.New(rand.NewPCG(41, 8))
	for i := range 12 {
		v := gen.Prescription(r)
		if len(v.Lines) > 3 {
			v.Lines = v.Lines[:3]
			for j := range v.Lines {
				v.Lines[j].Links = nil
			}
		}
		writeSome(r, &v)
		core, _ := prescription.Core(v, nil)
		values[fmt.Sprintf("generated-%02d", i+1)] = core
	}
	return values
}

// The vectors are read and written as they stand. A sentence or a table that
// changes breaks one of them: then a new vocabulary number is needed, and the
// old one stays readable.
func TestCompactVectors(t *testing.T) {
	if *writeVectors {
		for name, v := range vectorValues() {
			writeVector(t, name, v)
		}
	}
	files, err := filepath.Glob(filepath.Join(vectorFolder, "*.json"))
	if err != nil || len(files) < 20 {
		t.Fatalf("%d vectors (%v)", len(files), err)
	}
	refused := map[string]bool{}
	for _, file := range files {
		v := readVector(t, file)
		t.Run(v.Name, func(t *testing.T) {
			if v.Refusal != "" {
				refused[v.Refusal] = true
				v.refuse(t)
				return
			}
			v.accept(t)
		})
	}
	for _, code := range []string{"RX-201", "RX-202", "RX-203"} {
		if !refused[code] {
			t.Errorf("no vector is refused with %s", code)
		}
	}
}

func (v compactVector) kind() document.Kind[prescription.Prescription] {
	if v.Vocabulary == 0 {
		return prescription.CompactKind(nil)
	}
	return ordonnance.CompactKind(nil)
}

func (v compactVector) accept(t *testing.T) {
	raw, err := hex.DecodeString(v.Payload)
	if err != nil {
		t.Fatal(err)
	}
	var want prescription.Prescription
	if err := json.Unmarshal(v.Core, &want); err != nil {
		t.Fatal(err)
	}
	got, err := v.kind().Decode(1, raw)
	if err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(got, want) {
		t.Error("another value than the vector's: a change of wording or tables needs a new vocabulary number")
	}
	again, _, err := v.kind().Encode(want)
	if err != nil || hex.EncodeToString(again) != v.Payload {
		t.Errorf("other bytes than the vector's: a change of wording or tables needs a new vocabulary number (%v)", err)
	}
}

func (v compactVector) refuse(t *testing.T) {
	raw, err := hex.DecodeString(v.Payload)
	if err != nil {
		t.Fatal(err)
	}
	_, err = v.kind().Decode(1, raw)
	var refusal *identity.Error
	if !errors.As(err, &refusal) || refusal.Code != v.Refusal {
		t.Errorf("got %v, want %s", err, v.Refusal)
	}
}

func readVector(t *testing.T, file string) (v compactVector) {
	t.Helper()
	raw, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(raw, &v); err != nil {
		t.Fatalf("%s: %v", file, err)
	}
	return v
}

func writeVector(t *testing.T, name string, p prescription.Prescription) {
	t.Helper()
	for number, kind := range []document.Kind[prescription.Prescription]{prescription.CompactKind(nil), ordonnance.CompactKind(nil)} {
		raw, _, err := kind.Encode(p)
		if err != nil {
			t.Fatal(err)
		}
		core, _ := prescription.Core(p, nil)
		text, err := json.Marshal(core)
		if err != nil {
			t.Fatal(err)
		}
		full := fmt.Sprintf("%s-v%d", name, number)
		saveVector(t, compactVector{Name: full, Vocabulary: number, Payload: hex.EncodeToString(raw), Core: text})
		if name != "typical-1" {
			continue
		}
		for code, bad := range refusedNear(raw, kind) {
			saveVector(t, compactVector{Name: full + "-" + code, Vocabulary: number, Payload: hex.EncodeToString(bad), Refusal: code})
		}
	}
}

// refusedNear looks for payloads near raw that are refused, one for each code.
func refusedNear(raw []byte, kind document.Kind[prescription.Prescription]) map[string][]byte {
	found := map[string][]byte{}
	for i := range 16 * len(raw) {
		for j := range 24 {
			bad := slices.Clone(raw)
			bad[i/8%len(raw)] ^= 1 << (i % 8)
			bad[(i/8+j)%len(raw)] ^= byte(j)
			var refusal *identity.Error
			if _, err := kind.Decode(1, bad); errors.As(err, &refusal) && found[refusal.Code] == nil {
				found[refusal.Code] = bad
			}
		}
	}
	return found
}

func saveVector(t *testing.T, v compactVector) {
	t.Helper()
	file := filepath.Join(vectorFolder, v.Name+".json")
	if _, err := os.Stat(file); err == nil {
		return
	}
	raw, err := json.MarshalIndent(v, "", "\t")
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, append(raw, '\n'), 0o644); err != nil {
		t.Fatal(err)
	}
}

// The tables of a published vocabulary never change. When this fails, give the
// new tables a new number and keep the old ones.
func TestVocabularyIsFrozen(t *testing.T) {
	const want = "6b6c491567f5d5c04e385a40cbd99275fb1d7eb695d441e5de2cfdc3493274dc"
	tables := ordonnance.VocabularyTables()
	h := sha256.New()
	fmt.Fprintln(h, tables.Number, tables.Systems)
	for _, f := range slices.Sorted(maps.Keys(tables.Entries)) {
		for _, e := range tables.Entries[f] {
			fmt.Fprintf(h, "%d %q %q %q %v %v\n", f, e.System, e.Pattern, e.Label, e.Check != nil, e.Guess != nil)
		}
	}
	fmt.Fprintf(h, "%q %q %q %d\n", tables.Texts, tables.FamilyNames, tables.GivenNames, len(tables.Sentences))
	if got := hex.EncodeToString(h.Sum(nil)); got != want {
		t.Errorf("the tables of vocabulary %d changed: %s", tables.Number, got)
	}
}
