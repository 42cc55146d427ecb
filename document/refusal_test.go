package document_test

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"errors"
	"io"
	"regexp"
	"strings"
	"testing"
	"testing/iotest"
	"time"

	"github.com/ordonnance-numerique/ordonnance-go/document"
	"github.com/ordonnance-numerique/ordonnance-go/identity"
)

// otherRefusals are the refusing vectors that are not tokens of
// testdata/tokens.json.
func otherRefusals(t *testing.T) []refusing {
	s := signer(t, "ed", edKey("ed"))
	kind := noteKind()
	long := note{Title: "a", Items: sentence(9000)}
	return slicesOf(
		openRefusals(t, s, kind),
		signRefusals(s, kind, long),
		attachmentRefusals(),
		detachedRefusals(t),
		readRefusals(),
		[]refusing{
			{"header too large", "DOC-201", func() error {
				pad := `{"x":"` + strings.Repeat("x", 17<<10) + `",`
				_, err := document.Open(forge(t, ecKey("ec"), "ES256", swap(`{`, pad), goodPayload), kind, keyList{}, nil)
				return err
			}},
			{"version no longer read", "DOC-305", func() error {
				kind := kind
				kind.Reads = nil
				_, err := document.Open(forge(t, ecKey("ec"), "ES256", swap(`v=2`, `v=1`), goodPayload), kind, keyList{}, nil)
				return err
			}},
		},
	)
}

type refusing struct {
	name, code string
	do         func() error
}

func slicesOf(lists ...[]refusing) (all []refusing) {
	for _, l := range lists {
		all = append(all, l...)
	}
	return all
}

func openRefusals(t *testing.T, s *identity.Signer, kind document.Kind[note]) []refusing {
	token, _, err := document.Sign(note{Title: "a"}, kind, s, &document.SignOptions{At: ten})
	if err != nil {
		t.Fatal(err)
	}
	open := func(keys document.Keys, opts *document.OpenOptions) error {
		v, err := document.Open(token, kind, keys, opts)
		if !v.IsZero() {
			t.Error("a value beside an error")
		}
		return err
	}
	answer := func(k identity.Key, err error) document.Keys {
		return keyFunc(func(identity.KeyQuery) (identity.Key, error) { return k, err })
	}
	p384, _ := ecdsa.GenerateKey(elliptic.P384(), rand.Reader)
	wrong := mayAll(s)[0]
	wrong.Public = &p384.PublicKey
	missing := wrong
	missing.Public = nil
	return []refusing{
		{"token too large", "DOC-101", func() error { return open(mayAll(s), &document.OpenOptions{MaxBytes: 10}) }},
		{"payload too large", "DOC-101", func() error {
			small := kind
			small.MaxBytes = 5
			_, err := document.Open(token, small, mayAll(s), nil)
			return err
		}},
		{"stale list", "DOC-503", func() error { return open(answer(identity.Key{}, identity.ErrKeysStale), nil) }},
		{"look-up fails", "DOC-504", func() error { return open(answer(identity.Key{}, io.ErrUnexpectedEOF), nil) }},
		{"no keys", "DOC-504", func() error { return open(nil, nil) }},
		{"empty answer", "DOC-505", func() error { return open(answer(identity.Key{}, nil), nil) }},
		{"key on another curve", "DOC-506", func() error { return open(answer(wrong, nil), &document.OpenOptions{At: noon}) }},
		{"answer without a public key", "DOC-506", func() error { return open(answer(missing, nil), &document.OpenOptions{At: noon}) }},
		{"negative skew", "DOC-603", func() error {
			return open(mayAll(s), &document.OpenOptions{At: ten.Add(-time.Second), Skew: -1})
		}},
	}
}

// badSigner is a [document.Signer] that is wrong in one way.
type badSigner struct {
	id  string
	alg identity.Algorithm
	err error
}

func (s badSigner) ID() string                        { return s.id }
func (s badSigner) Algorithm() identity.Algorithm     { return s.alg }
func (s badSigner) Sign(input []byte) ([]byte, error) { return nil, s.err }

func signRefusals(s document.Signer, kind document.Kind[note], long note) []refusing {
	sign := func(n note, k document.Kind[note], by document.Signer, opts *document.SignOptions) error {
		token, left, err := document.Sign(n, k, by, opts)
		if token != "" || left != nil {
			return errors.New("a token beside an error")
		}
		return err
	}
	good := note{Title: "a"}
	broken := func(change func(k *document.Kind[note])) func() error {
		k := kind
		change(&k)
		return func() error { return sign(good, k, s, nil) }
	}
	type kindOf = document.Kind[note]
	return []refusing{
		{"kind without name", "DOC-901", broken(func(k *kindOf) { k.Name = "" })},
		{"kind with a version in its name", "DOC-901", broken(func(k *kindOf) { k.Name = "a;v=1" })},
		{"kind with a slash", "DOC-901", broken(func(k *kindOf) { k.Name = "application/a" })},
		{"kind with a quotation mark", "DOC-901", broken(func(k *kindOf) { k.Name = `a"` })},
		{"kind without version", "DOC-901", broken(func(k *kindOf) { k.Version = 0 })},
		{"kind without encoder", "DOC-901", broken(func(k *kindOf) { k.Encode = nil })},
		{"kind without decoder", "DOC-901", broken(func(k *kindOf) { k.Decode = nil })},
		{"encoder fails", "DOC-902", broken(func(k *kindOf) {
			k.Encode = func(note) ([]byte, []document.Omission, error) { return nil, nil, io.ErrShortWrite }
		})},
		{"encoder writes nothing", "DOC-902", broken(func(k *kindOf) {
			k.Encode = func(note) ([]byte, []document.Omission, error) { return nil, nil, nil }
		})},
		{"ill-formed value", "DOC-903", func() error { return sign(note{}, kind, s, nil) }},
		{"ill-formed JSON", "DOC-903", broken(func(k *kindOf) {
			k.Encode = func(note) ([]byte, []document.Omission, error) { return []byte(`{"title":"a"} `), nil, nil }
		})},
		{"value too large", "DOC-904", func() error {
			k := kind
			k.MaxBytes = 5000
			return sign(long, k, s, nil)
		}},
		{"no signer", "DOC-905", func() error { return sign(good, kind, nil, nil) }},
		{"signer without id", "DOC-905", func() error { return sign(good, kind, badSigner{"", "ES256", nil}, nil) }},
		{"signer id that injects a header member", "DOC-905", func() error {
			return sign(good, kind, badSigner{`a","admin":"true`, "ES256", nil}, nil)
		}},
		{"signer with a foreign algorithm", "DOC-905", func() error { return sign(good, kind, badSigner{"a", "none", nil}, nil) }},
		{"signer fails", "DOC-906", func() error { return sign(good, kind, badSigner{"a", "ES256", io.EOF}, nil) }},
		{"signer gives nothing", "DOC-906", func() error { return sign(good, kind, badSigner{"a", "ES256", nil}, nil) }},
		{"signing before 1970", "DOC-907", func() error {
			return sign(good, kind, s, &document.SignOptions{At: time.Unix(-1, 0)})
		}},
		{"signing after 9999", "DOC-907", func() error {
			return sign(good, kind, s, &document.SignOptions{At: time.Date(10000, 1, 1, 0, 0, 0, 0, time.UTC)})
		}},
	}
}

func attachmentRefusals() []refusing {
	whole, err := document.Attach(strings.NewReader("content"), "a.pdf", "application/pdf", 100)
	check := func(r io.Reader) func() error {
		return func() error {
			if err != nil {
				return err
			}
			_, err := io.ReadAll(whole.Reader(r))
			return err
		}
	}
	attach := func(r io.Reader, name, media string, most int64) func() error {
		return func() error {
			a, err := document.Attach(r, name, media, most)
			if a != (document.Attachment{}) {
				return errors.New("a value beside an error")
			}
			return err
		}
	}
	return []refusing{
		{"attachment altered", "DOC-951", check(strings.NewReader("cOntent"))},
		{"attachment cut", "DOC-952", check(strings.NewReader("conten"))},
		{"attachment longer", "DOC-952", check(strings.NewReader("content."))},
		{"attachment unreadable on check", "DOC-954", check(iotest.ErrReader(io.ErrUnexpectedEOF))},
		{"attachment too large", "DOC-953", attach(strings.NewReader("content"), "a", "a/b", 6)},
		{"attachment unreadable", "DOC-954", attach(iotest.ErrReader(io.ErrClosedPipe), "a", "a/b", 6)},
		{"attachment with a folder", "DOC-955", attach(strings.NewReader(""), "../a", "a/b", 6)},
		{"attachment called ..", "DOC-955", attach(strings.NewReader(""), "..", "a/b", 6)},
		{"attachment with a control character", "DOC-955", attach(strings.NewReader(""), "a\nb", "a/b", 6)},
		{"attachment without media type", "DOC-955", attach(strings.NewReader(""), "a", "pdf", 6)},
	}
}

func TestRefusals(t *testing.T) {
	for _, v := range otherRefusals(t) {
		t.Run(v.name, func(t *testing.T) {
			err := v.do()
			if code := codeOf(err); code != v.code {
				t.Errorf("%q, want %q (%v)", code, v.code, err)
			}
		})
	}
}

// TestEveryCode: each code has a refusing vector, both texts, one class, and
// is there once.
func TestEveryCode(t *testing.T) {
	vectors := map[string]int{}
	file, _ := readVectors(t)
	for _, v := range file.Vectors {
		vectors[v.Code]++
	}
	for _, v := range otherRefusals(t) {
		vectors[v.code]++
	}
	form := regexp.MustCompile(`^DOC-[1-9][0-9]{2}$`)
	seen := map[string]bool{}
	classes := []error{document.ErrMalformed, document.ErrUntrusted, document.ErrUnsupported}
	for _, r := range document.Refusals() {
		if seen[r.Code] || !form.MatchString(r.Code) {
			t.Errorf("%s: twice, or not of the form DOC-nnn", r.Code)
		}
		seen[r.Code] = true
		if vectors[r.Code] == 0 {
			t.Errorf("%s: no refusing vector", r.Code)
		}
		if r.Text.EN == "" || r.Text.FR == "" || r.Text.EN == r.Text.FR {
			t.Errorf("%s: text missing", r.Code)
		}
		err := &document.Error{Code: r.Code}
		matches := 0
		for _, class := range classes {
			if errors.Is(err, class) {
				matches++
			}
		}
		if matches != 1 || !errors.Is(err, r.Class) {
			t.Errorf("%s: matches %d classes", r.Code, matches)
		}
		if err.French() != r.Text.FR || !strings.Contains(err.Error(), r.Text.EN) {
			t.Errorf("%s: texts of the error", r.Code)
		}
	}
	for code := range vectors {
		if code != "" && !seen[code] {
			t.Errorf("%s: in a vector and not in the list", code)
		}
	}
}

func TestErrorIdentity(t *testing.T) {
	cause := errors.New("cause")
	err := error(&document.Error{Code: "DOC-702", Err: cause})
	if !errors.Is(err, &document.Error{Code: "DOC-702"}) || errors.Is(err, &document.Error{Code: "DOC-701"}) || !errors.Is(err, cause) {
		t.Error("errors.Is")
	}
	if strings.Contains(err.Error(), "cause") {
		t.Error("the text of a cause may hold content and must not be shown")
	}
	inner := &document.Error{Code: "DOC-821", Err: &document.Error{Code: "DOC-304"}}
	if errors.Is(inner, document.ErrUnsupported) || !errors.Is(inner, document.ErrMalformed) || errors.Is(inner, &document.Error{Code: "DOC-304"}) {
		t.Error("a refusal must match one class only")
	}
	unknown := &document.Error{Code: "X"}
	if errors.Is(unknown, document.ErrMalformed) || unknown.French() != "" {
		t.Error("unknown code")
	}
}
