package ledger_test

import (
	"bytes"
	"errors"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/ordonnance-numerique/ordonnance-go/prescription"
	"github.com/ordonnance-numerique/ordonnance-go/prescription/ledger"
)

func text(t testing.TB, l *ledger.Ledger) string {
	t.Helper()
	var b bytes.Buffer
	if err := ledger.Write(&b, l); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestWriteRead(t *testing.T) {
	for _, l := range []*ledger.Ledger{{}, holding(t, dispensed(1, 100, 1, 1)),
		holding(t, dispensed(2, 100, 1, 1), dispensed(1, 101, 1, 2), dispensed(2, 100, 1, 2))} {
		written := text(t, l)
		back, err := ledger.Read(iotest.OneByteReader(strings.NewReader(written)), nil)
		if err != nil {
			t.Fatal(err)
		}
		same(t, "reading", back, l)
	}
	if err := ledger.Write(failing{}, holding(t, dispensed(1, 100, 1, 1))); err == nil {
		t.Error("a write that failed")
	}
}

type failing struct{}

func (failing) Write([]byte) (int, error) { return 0, errors.New("full") }

func TestReadRefuses(t *testing.T) {
	one, two := text(t, holding(t, dispensed(1, 100, 1, 1))), text(t, holding(t, dispensed(2, 100, 1, 1)))
	spaced := strings.Replace(one, `{"format"`, `{ "format"`, 1)
	escaped := strings.Replace(one, "boîte", `bo\u00eete`, 1)
	long := strings.Repeat("a", 1<<20+1)
	seen := map[string]bool{"LED-001": true, "LED-002": true, "LED-003": true} // Add, AddVerified
	for _, c := range []struct {
		name, text string
		most       int
		want       *ledger.Error
	}{
		{"nothing on a line", "\n", 0, ledger.ErrLine},
		{"not JSON", "x\n", 0, ledger.ErrLine},
		{"another kind", `{"format":"prescription/1"}` + "\n", 0, ledger.ErrLine},
		{"member twice", strings.Replace(one, `{"format"`, `{"id":"`+id(1)+`","format"`, 1), 0, ledger.ErrLine},
		{"unknown member", strings.Replace(one, `"items"`, `"more":1,"items"`, 1), 0, ledger.ErrLine},
		{"descending", two + one, 0, ledger.ErrOrder},
		{"twice", one + one, 0, ledger.ErrOrder},
		{"no line feed", strings.TrimSuffix(one, "\n"), 0, ledger.ErrOrder},
		{"carriage return", strings.TrimSuffix(one, "\n") + "\r\n", 0, ledger.ErrOrder},
		{"spacing", spaced, 0, ledger.ErrOrder},
		{"spelling", escaped, 0, ledger.ErrOrder},
		{"long line", long + "\n", 0, ledger.ErrSize},
		{"endless line", long + long, 0, ledger.ErrSize},
		{"many lines", one + two, 1, ledger.ErrSize},
	} {
		l, err := ledger.Read(strings.NewReader(c.text), &ledger.ReadOptions{MaxLines: c.most})
		if !errors.Is(err, c.want) || l != nil {
			t.Errorf("%s: %v, want %v", c.name, err, c.want)
		}
		seen[c.want.Code] = true
	}
	_, err := ledger.Read(iotest.TimeoutReader(iotest.OneByteReader(strings.NewReader(one))), nil)
	if !errors.Is(err, ledger.ErrRead) || !errors.Is(err, iotest.ErrTimeout) {
		t.Error(err)
	}
	seen["LED-007"] = true
	for _, e := range []*ledger.Error{ledger.ErrDispensation, ledger.ErrUnverified, ledger.ErrSigner, ledger.ErrLine,
		ledger.ErrOrder, ledger.ErrSize, ledger.ErrRead} {
		if !seen[e.Code] || e.EN == "" || e.FR == "" {
			t.Errorf("no vector for %s", e.Code)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add([]byte(""))
	f.Add([]byte(text(f, holding(f, dispensed(1, 100, 1, 1)))))
	f.Add([]byte(text(f, holding(f, dispensed(1, 100, 1, 1), dispensed(1, 100, 1, 2), dispensed(2, 101, 1, 1)))))
	f.Fuzz(func(t *testing.T, raw []byte) {
		l, err := ledger.Read(bytes.NewReader(raw), &ledger.ReadOptions{MaxLines: 50})
		if err != nil {
			if l != nil {
				t.Fatal("a value with an error")
			}
			return
		}
		if text(t, l) != string(raw) {
			t.Fatal("another text for what was accepted")
		}
		for _, d := range l.All() {
			_ = prescription.StateOf(prescription.Prescription{ID: d.Prescription.ID}, l.Of(d.Prescription.ID), d.At, nil)
		}
	})
}
