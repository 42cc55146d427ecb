package document_test

import (
	"crypto/rand"
	"crypto/rsa"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"io"
	"reflect"
	"strings"
	"testing"
	"testing/iotest"
	"time"

	"github.com/ordonnance-numerique/ordonnance-go/document"
	"github.com/ordonnance-numerique/ordonnance-go/identity"
)

func TestSignOpen(t *testing.T) {
	rsaKey, err := rsa.GenerateKey(rand.Reader, 2048)
	if err != nil {
		t.Fatal(err)
	}
	want := note{Title: "Été <b>", Items: []string{"un", "deux"}, Count: 3}
	want.Title = "Été"
	for _, s := range []*identity.Signer{
		signer(t, "ec", ecKey("ec").key), signer(t, "card", ecKey("card")), signer(t, "ed", edKey("ed")), signer(t, "rsa", rsaKey),
	} {
		t.Run(string(s.Algorithm())+" "+s.ID(), func(t *testing.T) {
			token, left, err := document.Sign(want, noteKind(), s, &document.SignOptions{At: ten.Add(999 * time.Millisecond)})
			if err != nil || left != nil {
				t.Fatal(err, left)
			}
			got, err := document.Open(token, noteKind(), mayAll(s), &document.OpenOptions{At: noon})
			if err != nil {
				t.Fatal(err)
			}
			if !reflect.DeepEqual(got.Value(), want) || !got.SignedAt().Equal(ten) || got.SignedAt().Location() != time.UTC {
				t.Errorf("%+v signed at %v", got.Value(), got.SignedAt())
			}
			if name, version := got.Kind(); name != noteKind().Name || version != 2 {
				t.Errorf("kind %s %d", name, version)
			}
			if got.Key().ID != s.ID() || got.Token() != token || got.IsZero() {
				t.Error("key or token")
			}
			if got.Digest() != sha256.Sum256([]byte(token[:strings.LastIndexByte(token, '.')])) {
				t.Error("digest")
			}
		})
	}
}

func TestVerifiedCannotBeChanged(t *testing.T) {
	s := signer(t, "ed", edKey("ed"))
	token, _, err := document.Sign(note{Title: "a", Items: []string{"one"}}, noteKind(), s, &document.SignOptions{At: ten})
	if err != nil {
		t.Fatal(err)
	}
	v, err := document.Open(token, noteKind(), mayAll(s), &document.OpenOptions{At: noon})
	if err != nil {
		t.Fatal(err)
	}
	v.Value().Items[0] = "changed"
	if got := v.Value().Items[0]; got != "one" {
		t.Errorf("verified content is now %q", got)
	}
	var zero document.Verified[note]
	if !zero.IsZero() || !reflect.DeepEqual(zero.Value(), note{}) {
		t.Error("zero value")
	}
}

func TestQueryHoldsTheHeader(t *testing.T) {
	s := signer(t, "ec", ecKey("ec"))
	header := swap(`{`, `{"x5c":["AQID"],"x5t#S256":"`+strings.Repeat("A", 43)+`",`)
	token := forge(t, ecKey("ec"), "ES256", header, goodPayload)
	var asked identity.KeyQuery
	keys := keyFunc(func(q identity.KeyQuery) (identity.Key, error) {
		asked = q
		return mayAll(s)[0], nil
	})
	if _, err := document.Open(token, noteKind(), keys, &document.OpenOptions{At: noon}); err != nil {
		t.Fatal(err)
	}
	want := identity.KeyQuery{ID: "ec", Algorithm: identity.ES256, Thumbprint: make([]byte, 32), Chain: [][]byte{{1, 2, 3}},
		Kind: noteKind().Name, SignedAt: ten, At: noon}
	if !reflect.DeepEqual(asked, want) {
		t.Errorf("asked %+v, want %+v", asked, want)
	}
}

// TestEveryBit: no single flipped bit of a token opens, or panics.
func TestEveryBit(t *testing.T) {
	for _, key := range []struct {
		name   string
		signer *identity.Signer
	}{{"ES256", signer(t, "ec", ecKey("ec").key)}, {"EdDSA", signer(t, "ed", edKey("ed"))}} {
		t.Run(key.name, func(t *testing.T) {
			token, _, err := document.Sign(tally{Count: 7}, tallyKind(), key.signer, &document.SignOptions{At: ten})
			if err != nil {
				t.Fatal(err)
			}
			keys, opts := mayAll(key.signer), &document.OpenOptions{At: noon}
			raw := []byte(token)
			for i := range raw {
				for bit := range 8 {
					raw[i] ^= 1 << bit
					v, err := document.Open(string(raw), tallyKind(), keys, opts)
					if err == nil || !v.IsZero() || codeOf(err) == "not a document.Error" {
						t.Errorf("byte %d bit %d: %v", i, bit, err)
					}
					raw[i] ^= 1 << bit
				}
			}
		})
	}
}

func TestOmissions(t *testing.T) {
	s := signer(t, "ed", edKey("ed"))
	token, left, err := document.Sign(tally{Count: 7, Label: "boîtes"}, tallyKind(), s, &document.SignOptions{At: ten})
	if err != nil || len(left) != 1 || left[0].Path != "/label" {
		t.Fatal(left, err)
	}
	v, err := document.Open(token, tallyKind(), mayAll(s), &document.OpenOptions{At: noon})
	if err != nil || v.Value() != (tally{Count: 7}) {
		t.Error(v.Value(), err)
	}
	raw, left, err := document.Write(tally{Count: 7, Label: "boîtes"}, tallyKind())
	if err != nil || len(left) != 1 || string(raw) != "\x00\x07" {
		t.Error(raw, left, err)
	}
}

func TestReadWrite(t *testing.T) {
	raw, left, err := document.Write(note{Title: "a"}, noteKind())
	if err != nil || left != nil || string(raw) != `{"title":"a"}` {
		t.Fatal(string(raw), left, err)
	}
	got, err := document.Read([]byte(" \n"+string(raw)+"\n"), noteKind())
	if err != nil || got.Title != "a" {
		t.Error(got, err)
	}
	for _, v := range []struct{ name, raw, code string }{
		{"not JSON", `{`, "DOC-801"},
		{"two values", `{"title":"a"}{}`, "DOC-806"},
		{"ill formed", `{"titel":"a"}`, "DOC-811"},
		{"undecodable", `{"title":"a","count":1e1}`, "DOC-821"},
		{"too large", `{"title":"` + strings.Repeat("a", 1<<20) + `"}`, "DOC-101"},
	} {
		got, err := document.Read([]byte(v.raw), noteKind())
		if codeOf(err) != v.code || !reflect.DeepEqual(got, note{}) {
			t.Errorf("%s: %v, want %s", v.name, err, v.code)
		}
	}
	if _, err := document.Read([]byte("abc"), tallyKind()); codeOf(err) != "DOC-821" {
		t.Error(err)
	}
}

func TestValidate(t *testing.T) {
	for _, v := range []struct {
		name, raw string
		want      []string // code, path, keyword in the English text
	}{
		{"well formed", `{"title":"a"}`, nil},
		{"missing", `{}`, []string{"DOC-811 /title (required)"}},
		{"unknown member", `{"title":"a","auteur":1}`, []string{"DOC-811 /auteur (additionalProperties)"}},
		{"two faults", `{"title":"","items":["a","<"]}`, []string{"DOC-811 /items/1 (pattern)", "DOC-811 /title (minLength)"}},
		{"not JSON", `{"items":[1,}`, []string{"DOC-801 /items/1 "}},
		{"duplicate", `{"title":"a","title":"a"}`, []string{"DOC-803 /title "}},
		{"too large", `"` + strings.Repeat("a", 1<<20) + `"`, []string{"DOC-101  "}},
	} {
		t.Run(v.name, func(t *testing.T) {
			faults := document.Validate([]byte(v.raw), noteKind())
			var got []string
			for _, f := range faults {
				keyword := f.Message.EN
				keyword = keyword[max(strings.LastIndexByte(keyword, '('), 0):]
				if f.Code != "DOC-811" {
					keyword = ""
				}
				got = append(got, f.Code+" "+f.Path+" "+keyword)
				if f.Severity != document.Failure || f.Message.EN == "" || f.Message.FR == "" {
					t.Errorf("%+v", f)
				}
			}
			if !reflect.DeepEqual(got, v.want) {
				t.Errorf("%q, want %q", got, v.want)
			}
		})
	}
	if faults := document.Validate([]byte("abc"), tallyKind()); len(faults) != 1 || faults[0].Code != "DOC-821" {
		t.Errorf("%+v", faults)
	}
	if faults := document.Validate([]byte("ab"), tallyKind()); faults != nil {
		t.Errorf("%+v", faults)
	}
	if faults := document.Validate([]byte("ab"), document.Kind[tally]{}); len(faults) != 1 || faults[0].Code != "DOC-901" {
		t.Errorf("%+v", faults)
	}
}

// TestNoContentInErrors: what a document says does not reach a log.
func TestNoContentInErrors(t *testing.T) {
	for _, raw := range []string{
		`{"title":"a","items":["SECRET<"]}`, `{"title":"a","SECRET !":1}`, `{"title":"a","count":"SECRET"}`,
		`{"title":"a","count":12345678}`, `{"title":"a","SECRET !":1,"SECRET !":1}`, `{"title":"a","count":1e2}`,
	} {
		_, err := document.Read([]byte(raw), noteKind())
		if err == nil {
			t.Errorf("%s: accepted", raw)
			continue
		}
		all := err.Error() + err.(*document.Error).French()
		for _, f := range document.Validate([]byte(raw), noteKind()) {
			j, _ := json.Marshal(f)
			all += string(j)
		}
		if strings.Contains(all, "SECRET") || strings.Contains(all, "12345678") || strings.Contains(all, "1e2") {
			t.Errorf("%s: %s", raw, all)
		}
	}
}

func TestCheck(t *testing.T) {
	profile := document.Profile[note]{Name: "notes", Rules: []document.Rule[note]{
		{Code: "NOTE-1", Severity: document.Warning, Text: document.Text{EN: "short", FR: "court"},
			Test: func(n note, found func(string)) {
				for i, item := range n.Items {
					if len(item) < 3 {
						found("/items/" + string(rune('0'+i)))
					}
				}
			}},
		{Code: "NOTE-2", Severity: document.Failure, Test: func(n note, found func(string)) {
			if n.Count > 9 {
				found("/count")
			}
		}},
		{Code: "NOTE-3"},
	}}
	if faults := document.Check(note{Title: "a"}, profile); faults != nil {
		t.Errorf("%+v", faults)
	}
	if faults := document.Check(note{Title: "a"}); faults != nil {
		t.Errorf("%+v", faults)
	}
	faults := document.Check(note{Items: []string{"a", "long", "b"}, Count: 10}, profile, document.Profile[note]{})
	raw, err := json.Marshal(faults)
	want := `[{"code":"NOTE-1","severity":"warning","path":"/items/0","message":{"en":"short","fr":"court"}},` +
		`{"code":"NOTE-1","severity":"warning","path":"/items/2","message":{"en":"short","fr":"court"}},` +
		`{"code":"NOTE-2","severity":"error","path":"/count","message":{"en":"","fr":""}}]`
	if err != nil || string(raw) != want {
		t.Errorf("%s %v", raw, err)
	}
	var back []document.Fault
	if err := json.Unmarshal(raw, &back); err != nil || !reflect.DeepEqual(back, faults) {
		t.Errorf("%+v %v", back, err)
	}
	if !document.Refuses(faults) || document.Refuses(faults[:2]) || document.Refuses(nil) {
		t.Error("Refuses")
	}
}

func TestSeverity(t *testing.T) {
	for s, name := range map[document.Severity]string{document.Information: "information", document.Warning: "warning", document.Failure: "error"} {
		if s.String() != name {
			t.Errorf("%d: %s", s, s)
		}
	}
	bad := document.Severity(7)
	if _, err := bad.MarshalText(); err == nil || bad.String() != "unknown" {
		t.Error("severity outside the list")
	}
	if err := bad.UnmarshalText([]byte("Error")); err == nil || bad != 7 {
		t.Error("name outside the list")
	}
}

func TestSchema(t *testing.T) {
	for name, raw := range map[string]string{
		"file reference":    `{"$ref":"file:///etc/hosts"}`,
		"web reference":     `{"$ref":"https://example.org/x.json"}`,
		"look-ahead":        `{"pattern":"(?=a)"}`,
		"not JSON":          `{`,
		"not a schema":      `{"type":"sentence"}`,
		"reference nowhere": `{"$ref":"#/$defs/none"}`,
	} {
		if s, err := document.NewSchema([]byte(raw)); err == nil || s != nil {
			t.Errorf("%s: accepted", name)
		}
	}
	kind := noteKind()
	kind.Schema = &document.Schema{}
	if _, err := document.Read([]byte(`{"title":"a"}`), kind); codeOf(err) != "DOC-811" {
		t.Errorf("zero schema: %v", err)
	}
}

func TestAttachment(t *testing.T) {
	const text = "contenu de la pièce jointe"
	a, err := document.Attach(strings.NewReader(text), "pièce.pdf", "application/pdf; version=1.7", 1000)
	if err != nil || a.Size != int64(len(text)) || a.SHA256 != sha256.Sum256([]byte(text)) {
		t.Fatal(a, err)
	}
	raw, err := json.Marshal(a)
	if err != nil {
		t.Fatal(err)
	}
	var back document.Attachment
	if err := json.Unmarshal(raw, &back); err != nil || back != a {
		t.Errorf("%s %v", raw, err)
	}
	for name, r := range map[string]io.Reader{
		"at once": strings.NewReader(text), "byte by byte": iotest.OneByteReader(strings.NewReader(text)),
		"EOF with data": iotest.DataErrReader(strings.NewReader(text)),
	} {
		if got, err := io.ReadAll(a.Reader(r)); err != nil || string(got) != text {
			t.Errorf("%s: %q %v", name, got, err)
		}
	}
	r := a.Reader(strings.NewReader(text + "!"))
	got, err := io.ReadAll(r)
	if len(got) > len(text) || codeOf(err) != "DOC-952" {
		t.Errorf("%q %v", got, err)
	}
	if _, again := r.Read(make([]byte, 1)); !errors.Is(again, err) {
		t.Error("the verdict must last")
	}
	var d document.Digest
	for _, text := range []string{"", "00", strings.Repeat("0", 63), strings.Repeat("0", 65), strings.Repeat("A", 64), strings.Repeat("g", 64)} {
		if err := d.UnmarshalText([]byte(text)); err == nil {
			t.Errorf("%q: accepted", text)
		}
	}
	if !d.IsZero() || a.SHA256.IsZero() {
		t.Error("IsZero")
	}
}
