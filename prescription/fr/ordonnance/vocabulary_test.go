package ordonnance_test

import (
	"bytes"
	"math/rand/v2"
	"reflect"
	"testing"

	"github.com/ordonnance-numerique/ordonnance-go/document"
	"github.com/ordonnance-numerique/ordonnance-go/prescription"
	"github.com/ordonnance-numerique/ordonnance-go/prescription/fr/ordonnance"
	"github.com/ordonnance-numerique/ordonnance-go/prescription/internal/gen"
)

// compactSample is the sample of sizes and speeds, with the sentences that its
// structure gives or with typed ones.
func compactSample(lines int, typed bool) prescription.Prescription {
	return said(gen.Typical(lines, typed), typed)
}

// said puts the sentences in the place of the texts, unless those are typed.
func said(p prescription.Prescription, typed bool) prescription.Prescription {
	for i := range p.Lines {
		if !typed {
			p.Lines[i].Text = ordonnance.Sentence(p.Lines[i])
		}
	}
	return p
}

// The same value through JSON, through the compact form, and through both:
// equal each time, with and without what the compact form may leave out.
func TestCompactRoundTrip(t *testing.T) {
	n := 10_000
	if testing.Short() {
		n = 500
	}
	r := rand.New(rand.NewPCG(3, 7))
	all := &prescription.CompactOptions{Labels: true, Addresses: true}
	for i := range n {
		v := gen.Prescription(r)
		writeSome(r, &v)
		checkCompact(t, i, v, nil)
		checkCompact(t, i, v, all)
	}
}

// writeSome puts generated sentences in the place of some texts.
func writeSome(r *rand.Rand, v *prescription.Prescription) {
	for j := range v.Lines {
		l := &v.Lines[j]
		sentence := l.Text
		switch r.IntN(4) {
		case 0:
			sentence = ordonnance.Sentence(*l)
		case 1:
			sentence = string(ordonnance.AppendSentenceInWords(nil, *l))
		}
		if sentence != "" && len(sentence) < 2000 {
			l.Text = sentence
		}
	}
}

func checkCompact(t *testing.T, i int, v prescription.Prescription, opts *prescription.CompactOptions) {
	t.Helper()
	kind := ordonnance.CompactKind(opts)
	raw, left, err := kind.Encode(v)
	if err != nil {
		t.Fatalf("%d: encode: %v", i, err)
	}
	got, err := kind.Decode(kind.Version, raw)
	if err != nil {
		t.Fatalf("%d: decode %x: %v", i, raw, err)
	}
	core, coreLeft := prescription.Core(v, opts)
	if !reflect.DeepEqual(got, core) || !reflect.DeepEqual(left, coreLeft) {
		t.Fatalf("%d: not the core", i)
	}
	if opts == nil {
		return
	}
	if len(left) > 0 {
		t.Fatalf("%d: leaves out %v", i, left)
	}
	text, _, err := document.Write(got, prescription.Kind())
	if err != nil {
		t.Fatalf("%d: write: %v", i, err)
	}
	back, err := document.Read(text, prescription.Kind())
	if err != nil {
		t.Fatalf("%d: read: %v", i, err)
	}
	if again, _, _ := kind.Encode(back); !bytes.Equal(again, raw) {
		t.Fatalf("%d: JSON changes the compact form", i)
	}
}

// Every change of one bit is refused or gives another value; none panics, and
// what is read is written in the same bytes.
func TestCompactBitFlips(t *testing.T) {
	kind := ordonnance.CompactKind(nil)
	for _, v := range []prescription.Prescription{compactSample(5, false), compactSample(5, true)} {
		raw, _, err := kind.Encode(v)
		if err != nil {
			t.Fatal(err)
		}
		for i := range 8 * len(raw) {
			flipped := bytes.Clone(raw)
			flipped[i/8] ^= 1 << (i % 8)
			got, err := kind.Decode(kind.Version, flipped)
			if err == nil && reflect.DeepEqual(got, v) {
				t.Errorf("bit %d: the same value", i)
			}
			if err != nil && !reflect.DeepEqual(got, prescription.Prescription{}) {
				t.Errorf("bit %d: a value beside an error", i)
			}
		}
		for n := range len(raw) {
			if _, err := kind.Decode(kind.Version, raw[:n]); err == nil {
				t.Errorf("cut to %d bytes: accepted", n)
			}
		}
	}
}

func FuzzCompact(f *testing.F) {
	kind := ordonnance.CompactKind(&prescription.CompactOptions{Labels: true, Addresses: true})
	r := rand.New(rand.NewPCG(5, 5))
	for range 60 {
		v := gen.Prescription(r)
		writeSome(r, &v)
		raw, _, err := kind.Encode(v)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(raw)
	}
	for _, typed := range []bool{false, true} {
		raw, _, _ := kind.Encode(compactSample(5, typed))
		f.Add(raw)
	}
	f.Fuzz(func(t *testing.T, raw []byte) {
		v, err := kind.Decode(kind.Version, raw)
		if err != nil {
			return
		}
		again, left, err := kind.Encode(v)
		if err != nil || !bytes.Equal(again, raw) || len(left) != 0 {
			t.Fatalf("read %x, written %x (%v)", raw, again, err)
		}
	})
}
