package qrcode_test

import (
	"errors"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"strings"
	"sync"
	"testing"

	skip2 "github.com/skip2/go-qrcode"

	"github.com/ordonnance-numerique/ordonnance-go/qrcode"
)

const alphanumeric = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"

// Capacities of ISO/IEC 18004, table 7: the text fits, one character more
// takes the next version.
func TestEncodeChoosesSmallestVersion(t *testing.T) {
	for _, v := range []struct {
		name    string
		unit    string
		n       int
		level   qrcode.Level
		version int
	}{
		{"digits 1-L", "7", 41, "L", 1},
		{"digits 9-M", "7", 432, "", 9},
		{"alphanumeric 1-M", "A", 20, "M", 1},
		{"alphanumeric 8-M", "A", 221, "M", 8},
		{"alphanumeric 9-M", "A", 262, "M", 9},
		{"alphanumeric 10-Q", "A", 221, "Q", 10},
		{"alphanumeric 13-M", "A", 483, "M", 13},
		{"alphanumeric 26-H", "A", 864, "H", 26},
		{"bytes 2-L", "a", 32, "L", 2},
		{"bytes 27-M", "a", 1125, "M", 27},
		{"accents 5-M", "é", 41, "M", 5},
	} {
		t.Run(v.name, func(t *testing.T) {
			opts := &qrcode.EncodeOptions{Level: v.level}
			m := mustEncode(t, strings.Repeat(v.unit, v.n), opts)
			if m.Version() != v.version || m.Size() != 17+4*v.version {
				t.Errorf("version %d, size %d, want version %d", m.Version(), m.Size(), v.version)
			}
			if v.level != "" && m.Level() != v.level || v.level == "" && m.Level() != qrcode.LevelM {
				t.Errorf("level %s", m.Level())
			}
			more := mustEncode(t, strings.Repeat(v.unit, v.n+1), opts)
			if more.Version() != v.version+1 {
				t.Errorf("one more: version %d", more.Version())
			}
		})
	}
}

// The level rises as far as the version allows; the largest module wins over
// the level where a print size is given.
func TestEncodeChoosesLevel(t *testing.T) {
	for _, v := range []struct {
		name    string
		n       int // alphanumeric characters; 9-L to 9-H hold 335, 262, 189, 143
		opts    *qrcode.EncodeOptions
		version int
		level   qrcode.Level
	}{
		{"level M without options", 143, nil, 6, "M"},
		{"M or better, room for H", 64, &qrcode.EncodeOptions{AtLeast: "M"}, 4, "Q"},
		{"M or better, no room", 90, &qrcode.EncodeOptions{AtLeast: "M"}, 4, "M"},
		{"H or better", 143, &qrcode.EncodeOptions{AtLeast: "H"}, 9, "H"},
		{"L or better", 335, &qrcode.EncodeOptions{AtLeast: "L"}, 9, "L"},
		{"least version, highest level", 143, &qrcode.EncodeOptions{AtLeast: "L", MinVersion: 9}, 9, "H"},
		{"least version, level Q", 144, &qrcode.EncodeOptions{AtLeast: "L", MinVersion: 9}, 9, "Q"},
		{"print size: L in a smaller version", 262, &qrcode.EncodeOptions{PrintSide: 30}, 8, "L"},
		{"print size: better level of the same version", 122, &qrcode.EncodeOptions{PrintSide: 30}, 5, "M"},
		{"print size and level", 262, &qrcode.EncodeOptions{PrintSide: 30, Level: "M"}, 9, "M"},
		{"print size and least level", 100, &qrcode.EncodeOptions{PrintSide: 30, AtLeast: "Q"}, 6, "Q"},
	} {
		t.Run(v.name, func(t *testing.T) {
			m := mustEncode(t, strings.Repeat("A", v.n), v.opts)
			if m.Version() != v.version || m.Level() != v.level {
				t.Errorf("version %d level %s, want %d %s", m.Version(), m.Level(), v.version, v.level)
			}
			if v.opts != nil && v.opts.PrintSide > 0 && m.ModuleSize(v.opts.PrintSide) < qrcode.DefaultMinModule {
				t.Error("modules too small")
			}
		})
	}
}

// The second writer stands in where the first fails, and nothing wrong leaves.
func TestSecondWriter(t *testing.T) {
	text := strings.Repeat("ORDONNANCE ", 9)
	for _, failing := range []string{"nothing", "another text"} {
		m, err := qrcode.EncodeAfterFailure(text, failing)
		if err != nil || m.Version() != mustEncode(t, text, nil).Version() || m.Level() != qrcode.LevelM {
			t.Errorf("%s: %v", failing, err)
		}
	}
	if m, err := qrcode.EncodeAfterFailure(text, "both"); !errors.Is(err, qrcode.ErrSelfCheck) || m != nil {
		t.Errorf("both failing: %v", err)
	}
}

func TestEncodeMinVersion(t *testing.T) {
	for _, min := range []int{0, 1, 2, 9, 10, 26, 27, 40} {
		m := mustEncode(t, "ORDONNANCE", &qrcode.EncodeOptions{MinVersion: min})
		if want := max(min, 1); m.Version() != want {
			t.Errorf("version %d, want %d", m.Version(), want)
		}
	}
	m := mustEncode(t, strings.Repeat("A", 262), &qrcode.EncodeOptions{MinVersion: 3})
	if m.Version() != 9 {
		t.Errorf("version %d in spite of the length", m.Version())
	}
}

func TestEncodeRefuses(t *testing.T) {
	for _, v := range []struct {
		name string
		text string
		opts *qrcode.EncodeOptions
		want error
	}{
		{"nothing", "", nil, qrcode.ErrNoText},
		{"invalid UTF-8", "caf\xe9", nil, qrcode.ErrNotUTF8},
		{"unknown level", "A", &qrcode.EncodeOptions{Level: "X"}, qrcode.ErrEncodeOptions},
		{"level in lower case", "A", &qrcode.EncodeOptions{Level: "m"}, qrcode.ErrEncodeOptions},
		{"negative version", "A", &qrcode.EncodeOptions{MinVersion: -1}, qrcode.ErrEncodeOptions},
		{"version 41", "A", &qrcode.EncodeOptions{MinVersion: 41}, qrcode.ErrEncodeOptions},
		{"unknown least level", "A", &qrcode.EncodeOptions{AtLeast: "MQ"}, qrcode.ErrEncodeOptions},
		{"two levels", "A", &qrcode.EncodeOptions{Level: "M", AtLeast: "L"}, qrcode.ErrEncodeOptions},
		{"least module without a size", "A", &qrcode.EncodeOptions{MinModule: 0.5}, qrcode.ErrEncodeOptions},
		{"negative size", "A", &qrcode.EncodeOptions{PrintSide: -30}, qrcode.ErrPrintSize},
		{"size not a number", "A", &qrcode.EncodeOptions{PrintSide: math.NaN()}, qrcode.ErrPrintSize},
		{"module not a number", "A", &qrcode.EncodeOptions{PrintSide: 30, MinModule: math.NaN()}, qrcode.ErrPrintSize},
		{"module over a metre", "A", &qrcode.EncodeOptions{PrintSide: 30, MinModule: 1001}, qrcode.ErrPrintSize},
		{"print too small", strings.Repeat("A", 300), &qrcode.EncodeOptions{PrintSide: 25}, qrcode.ErrPrintTooSmall},
		{"modules too small", "A", &qrcode.EncodeOptions{PrintSide: 25, MinModule: 1}, qrcode.ErrPrintTooSmall},
		{"digits beyond 40-L", strings.Repeat("1", 7090), &qrcode.EncodeOptions{Level: "L"}, qrcode.ErrTooLong},
		{"digits beyond 40-M", strings.Repeat("1", 5597), nil, qrcode.ErrTooLong},
		{"alphanumeric beyond 40-M", strings.Repeat("A", 3392), nil, qrcode.ErrTooLong},
		{"bytes beyond 40-H", strings.Repeat("a", 1274), &qrcode.EncodeOptions{Level: "H"}, qrcode.ErrTooLong},
		{"a megabyte", strings.Repeat("a", 1<<20), nil, qrcode.ErrTooLong},
	} {
		t.Run(v.name, func(t *testing.T) {
			m, err := qrcode.Encode(v.text, v.opts)
			if !errors.Is(err, v.want) || m != nil {
				t.Errorf("got %v, %v, want %v", m, err, v.want)
			}
		})
	}
}

// No mixed text takes a larger version than the library skip2 finds for it, and
// some take a smaller one. (Texts are ASCII: the library states no character set.)
func TestEncodeIsNeverLarger(t *testing.T) {
	r := rand.New(rand.NewPCG(15, 16))
	smaller := 0
	const n = 150
	for range n {
		text := strings.Map(ascii, mixedText(r)+mixedText(r))
		q, err := skip2.New(text, skip2.Medium)
		if err != nil {
			t.Fatal(err)
		}
		m := mustEncode(t, text, nil)
		switch {
		case m.Version() > q.VersionNumber:
			t.Errorf("%q: version %d, skip2 %d", text, m.Version(), q.VersionNumber)
		case m.Version() < q.VersionNumber:
			smaller++
		}
	}
	t.Logf("%d of %d smaller", smaller, n)
	if smaller == 0 {
		t.Error("none smaller")
	}
}

// Any payload makes a symbol that reads back: packed tokens of all sizes up to
// version 20, a thousand of them in a full run. Encode itself decodes each one.
func TestEncodeManyPayloads(t *testing.T) {
	n := 1000
	if os.Getenv("ORDONNANCE_CORPUS") == "" {
		n = 200
	}
	r := rand.New(rand.NewPCG(1, 2))
	levels := []qrcode.Level{"L", "M", "Q", "H"}
	for i := range n {
		payload := make([]byte, r.IntN(250))
		for j := range payload {
			payload[j] = byte(r.Uint32())
		}
		text := mustPack(t, compact(standardHeader, payload, fill(64)))
		opts := &qrcode.EncodeOptions{Level: levels[i%4]}
		mustEncode(t, text, opts)
		if !qrcode.FirstWriterIsRight(text, opts) {
			t.Errorf("payload %d: the second writer stood in", i)
		}
	}
}

// The check sees a wrong text and damage beyond correction, and forgives what
// the correction repairs.
func TestSelfCheck(t *testing.T) {
	text := strings.Repeat("ORDONNANCE", 10)
	m := mustEncode(t, text, nil)
	if err := m.SelfCheckAfterFlip(0, text); err != nil {
		t.Error(err)
	}
	if err := m.SelfCheckAfterFlip(0, text[1:]); !errors.Is(err, qrcode.ErrSelfCheck) {
		t.Errorf("other text: %v", err)
	}
	if err := m.SelfCheckAfterFlip(8, text); err != nil {
		t.Errorf("slightly damaged: %v", err)
	}
	if err := m.SelfCheckAfterFlip(200, text); !errors.Is(err, qrcode.ErrSelfCheck) {
		t.Errorf("damaged: %v", err)
	}
}

func TestEncodeConcurrently(t *testing.T) {
	var wg sync.WaitGroup
	for i := range 4 {
		wg.Go(func() {
			for j := range 10 {
				if _, err := qrcode.Encode(fmt.Sprint("TEXT ", i, j), nil); err != nil {
					t.Error(err)
				}
			}
		})
	}
	wg.Wait()
}

// Whatever text is accepted has been read back by Encode; nothing panics.
func FuzzEncode(f *testing.F) {
	for _, s := range []string{"", "A", "0123", "shc:/5676290952", "caf\xe9", "ordonnance é 12345678 ABC",
		"\x00\x01", "\ufeffA", "漢字", "R/200NRF00", alphanumeric} {
		f.Add(s, byte(1), 0)
	}
	f.Fuzz(func(t *testing.T, text string, level byte, minVersion int) {
		levels := []qrcode.Level{"", "L", "M", "Q", "H", "?"}
		opts := &qrcode.EncodeOptions{Level: levels[int(level)%len(levels)], MinVersion: minVersion % 42}
		m, err := qrcode.Encode(text, opts)
		if errors.Is(err, qrcode.ErrSelfCheck) {
			t.Fatalf("not read back: %q", text)
		}
		if err == nil && !qrcode.FirstWriterIsRight(text, opts) {
			t.Fatalf("the second writer stood in: %q", text)
		}
		if err == nil && (m.Size() != 17+4*m.Version() || m.Version() < opts.MinVersion) {
			t.Fatalf("size %d, version %d", m.Size(), m.Version())
		}
	})
}

func mustEncode(tb testing.TB, text string, opts *qrcode.EncodeOptions) *qrcode.Matrix {
	tb.Helper()
	m, err := qrcode.Encode(text, opts)
	if err != nil {
		tb.Fatal(err)
	}
	return m
}
