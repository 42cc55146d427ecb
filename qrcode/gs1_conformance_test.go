package qrcode_test

import (
	"bufio"
	"errors"
	"fmt"
	"os"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/ordonnance-numerique/ordonnance-go/qrcode"
)

// Every line of the GS1 Barcode Syntax Dictionary (gs1/gs1-syntax-dictionary,
// Apache-2.0) has the lengths that are accepted here, and no others.
func TestConformanceGS1Dictionary(t *testing.T) {
	path := os.Getenv("ORDONNANCE_GS1_DICTIONARY")
	if path == "" {
		t.Skip("set ORDONNANCE_GS1_DICTIONARY to the file gs1-syntax-dictionary.txt")
	}
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = f.Close() }()
	lines := bufio.NewScanner(f)
	entry := regexp.MustCompile(`^(\d+)(?:-(\d+))?\s+([*?"]*)\s*(.*)$`)
	seen := 0
	for lines.Scan() {
		m := entry.FindStringSubmatch(lines.Text())
		if m == nil {
			continue
		}
		from, _ := strconv.Atoi(m[1])
		to := from
		if m[2] != "" {
			to, _ = strconv.Atoi(m[2])
		}
		spec, _, _ := strings.Cut(m[4], "#")
		for n := from; n <= to; n++ {
			seen++
			dictionaryEntry(t, fmt.Sprintf("%0*d", len(m[1]), n), spec, strings.Contains(m[3], "*"))
		}
	}
	if seen < 300 {
		t.Errorf("%d identifiers seen", seen)
	}
}

// dictionaryEntry tries the shortest and the longest value, and one more.
func dictionaryEntry(t *testing.T, ai, spec string, fixed bool) {
	part := regexp.MustCompile(`^\[?([NXYZ])(\.\.)?(\d+)\]?(,\S*)?$`)
	least, most := "", ""
	for _, field := range strings.Fields(spec) {
		m := part.FindStringSubmatch(field)
		if m == nil {
			break
		}
		n, _ := strconv.Atoi(m[3])
		value := strings.Repeat("0", n)
		if strings.Contains(m[4], "yymmd") {
			value = "010101" + value[6:]
		}
		most += value
		switch {
		case field[0] == '[':
		case m[2] != "":
			least += value[:1]
		default:
			least += value
		}
	}
	for _, value := range []string{least, most} {
		if ai == "423" || ai == "425" {
			value = (value + "00")[:min(len(value)+2, 15)] // whole countries of three digits
		}
		next := "10A"
		if ai == "10" {
			next = "21A"
		}
		got, err := qrcode.ParseGS1(ai + value + "\x1d" + next)
		if err != nil || len(got) != 2 || got[0].Value != value {
			t.Errorf("%s: value of %d: %v, %v", ai, len(value), got, err)
		}
	}
	_, err := qrcode.ParseGS1(ai + most + "0" + "\x1d")
	if want := qrcode.ErrGS1Length; !fixed && !errors.Is(err, want) {
		t.Errorf("%s: a value of %d: %v", ai, len(most)+1, err)
	}
}
