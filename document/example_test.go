package document_test

import (
	"crypto/ed25519"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/ordonnance-numerique/ordonnance-go/document"
	"github.com/ordonnance-numerique/ordonnance-go/identity"
)

// memo is a document of our own: any Go type can be one.
type memo struct {
	Title string `json:"title"`
}

var memoSchema = document.MustSchema([]byte(`{
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "type": "object",
  "required": ["title"],
  "additionalProperties": false,
  "properties": {"title": {"type": "string", "minLength": 1, "maxLength": 80}}
}`))

// memoKind says how a memo becomes bytes and back.
func memoKind() document.Kind[memo] {
	return document.Kind[memo]{
		Name: "vnd.example.note+json", Version: 2, Schema: memoSchema,
		Encode: func(m memo) ([]byte, []document.Omission, error) {
			raw, err := json.Marshal(m)
			return raw, nil, err
		},
		Decode: func(version int, payload []byte) (m memo, err error) {
			err = json.Unmarshal(payload, &m)
			return m, err
		},
	}
}

// exampleKey is a key, and a list that lets it sign memos. A real key is drawn at
// random, or stays in a card; the list is published and read with
// identity.ParseKeySet.
func exampleKey() (*identity.Signer, *identity.KeySet) {
	s, err := identity.NewSigner("example", ed25519.NewKeyFromSeed(make([]byte, 32)), nil)
	if err != nil {
		panic(err)
	}
	key := s.Key()
	key.Holder.Name = "Dr Exemple"
	key.MaySign = []string{memoKind().Name}
	set, err := identity.NewKeySet([]identity.Key{key}, nil)
	if err != nil {
		panic(err)
	}
	return s, set
}

func ExampleSign() {
	signer, _ := exampleKey()
	at := time.Date(2026, 1, 1, 10, 0, 0, 0, time.UTC)
	token, left, err := document.Sign(memo{Title: "Bonjour"}, memoKind(), signer, &document.SignOptions{At: at})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(len(left), "left out")
	fmt.Println(strings.ReplaceAll(token, ".", "\n."))
	// Output:
	// 0 left out
	// eyJhbGciOiJFZERTQSIsImlhdCI6MTc2NzI2MTYwMCwia2lkIjoiZXhhbXBsZSIsInR5cCI6InZuZC5leGFtcGxlLm5vdGUranNvbjt2PTIifQ
	// .eyJ0aXRsZSI6IkJvbmpvdXIifQ
	// .bnh9TNCAGSCLbfa25eITiD7WrE1BnyzdtHYR5K6WmC_46EaNZOHE1jfkyCN5Y-37aGQahUR5wquLkqLh7uNqBw
}

func ExampleOpen() {
	signer, keys := exampleKey()
	at := time.Date(2026, 1, 1, 10, 0, 0, 0, time.UTC)
	token, _, err := document.Sign(memo{Title: "Bonjour"}, memoKind(), signer, &document.SignOptions{At: at})
	if err != nil {
		fmt.Println(err)
		return
	}

	now := &document.OpenOptions{At: at.Add(time.Hour)}
	v, err := document.Open(token, memoKind(), keys, now)
	fmt.Println(v.Value().Title, "·", v.Key().Holder.Name, "·", v.SignedAt().Format(time.RFC3339), "·", err)

	// The same token with one character changed.
	_, err = document.Open(strings.Replace(token, "eyJ0", "eyJ1", 1), memoKind(), keys, now)
	var refusal *document.Error
	if errors.As(err, &refusal) {
		fmt.Println(refusal.Code, "·", refusal.French(), "·", errors.Is(err, document.ErrUntrusted))
	}
	// Output:
	// Bonjour · Dr Exemple · 2026-01-01T10:00:00Z · <nil>
	// DOC-702 · signature invalide : contenu modifié ou autre clé · true
}

func ExampleValidate() {
	for _, fault := range document.Validate([]byte(`{"titre":"Bonjour"}`), memoKind()) {
		fmt.Println(fault.Code, fault.Severity, fault.Path, "·", fault.Message.FR)
	}
	// Output:
	// DOC-811 error /title · obligatoire et absent (required)
	// DOC-811 error /titre · inconnu à cet endroit (additionalProperties)
}

func ExampleCheck() {
	profile := document.Profile[memo]{Name: "notes", Rules: []document.Rule[memo]{{
		Code:     "NOTE-001",
		Severity: document.Warning,
		Source:   "example",
		Text:     document.Text{EN: "the title is in capitals", FR: "le titre est en capitales"},
		Test: func(n memo, found func(path string)) {
			if n.Title == strings.ToUpper(n.Title) {
				found("/title")
			}
		},
	}}}
	faults := document.Check(memo{Title: "BONJOUR"}, profile)
	for _, f := range faults {
		fmt.Println(f.Code, f.Severity, f.Path, "·", f.Message.FR)
	}
	fmt.Println("refused:", document.Refuses(faults))
	// Output:
	// NOTE-001 warning /title · le titre est en capitales
	// refused: false
}

func ExampleRead() {
	n, err := document.Read([]byte(`{ "title": "Bonjour" }`), memoKind())
	fmt.Println(n.Title, err)
	_, err = document.Read([]byte(`{ "title": "" }`), memoKind())
	fmt.Println(err)
	// Output:
	// Bonjour <nil>
	// DOC-811: the content does not have the form of its kind: at "/title": too short (minLength)
}

// count is a number in two bytes, with a label that the bytes leave out.
type count struct {
	Number uint16
	Label  string
}

func countKind() document.Kind[count] {
	return document.Kind[count]{
		Name: "vnd.example.count", Version: 1, MaxBytes: 2,
		Encode: func(c count) ([]byte, []document.Omission, error) {
			left := []document.Omission{{Path: "/label", Code: "COUNT-1",
				Reason: document.Text{EN: "labels are not carried", FR: "les libellés ne sont pas transportés"}}}
			return binary.BigEndian.AppendUint16(nil, c.Number), left, nil
		},
		Decode: func(version int, payload []byte) (count, error) {
			if len(payload) != 2 {
				return count{}, errors.New("not two bytes")
			}
			return count{Number: binary.BigEndian.Uint16(payload)}, nil
		},
	}
}

func ExampleWrite() {
	raw, left, err := document.Write(count{Number: 258, Label: "boîtes"}, countKind())
	fmt.Println(raw, err)
	for _, o := range left {
		fmt.Println(o.Path, o.Code, o.Reason.FR)
	}
	// Output:
	// [1 2] <nil>
	// /label COUNT-1 les libellés ne sont pas transportés
}

func ExampleAttach() {
	a, err := document.Attach(strings.NewReader("contenu"), "compte-rendu.txt", "text/plain", 1<<20)
	fmt.Println(a.Size, a.SHA256.String()[:8], err)

	_, err = io.ReadAll(a.Reader(strings.NewReader("contenU")))
	fmt.Println(err)
	// Output:
	// 7 3016ef88 <nil>
	// DOC-951: the attachment was altered: its digest differs
}
