package prescription_test

import (
	"bytes"
	"encoding/hex"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"testing"

	"github.com/ordonnance-numerique/ordonnance-go/prescription"
	"github.com/ordonnance-numerique/ordonnance-go/prescription/fr/ordonnance"
)

const formatFolder = "testdata/compact-format"

var writeFormat = flag.Bool("compact-format", false, "write the tables of the compact form as data")

// neutralFormat is what version 1 of the compact form fixes for every vocabulary,
// and the vocabulary 0.
type neutralFormat struct {
	Version    int                                  `json:"version"`
	Flags      map[string]int                       `json:"flags"`
	Tables     map[string][]int                     `json:"tables"`
	Lists      map[string]prescription.FormatChoice `json:"lists"`
	Vocabulary prescription.FormatVocabulary        `json:"vocabulary"`
}

type nationalFormat struct {
	Vocabulary prescription.FormatVocabulary `json:"vocabulary"`
}

// The tables in the files are those in the code: who reads the files can read
// what the code writes. Files that differ mean another version or another
// vocabulary number, never another file of the same name.
func TestCompactFormatTables(t *testing.T) {
	neutral, err := prescription.FormatOf(prescription.Tables{}, nil)
	if err != nil {
		t.Fatal(err)
	}
	french, err := prescription.FormatOf(ordonnance.VocabularyTables(), map[string]string{
		"appendINSKey": "ins", "appendLuhn": "luhn", "appendFINESSKey": "finess", "appendGTIN": "gtin",
		"appendInDigits": "AppendSentence", "appendInWords": "AppendSentenceInWords",
		"guessINS": "birth", "guessPractice": "practice", "guessBirthPlace": "ins"})
	if err != nil {
		t.Fatal(err)
	}
	for name, v := range map[string]any{
		"neutral.json": neutralFormat{prescription.CompactVersion, prescription.FormatFlags(), prescription.FormatTables(),
			prescription.FormatLists(), neutral},
		"vocabulary-1.json": nationalFormat{french},
	} {
		t.Run(name, func(t *testing.T) {
			text := formatText(t, v)
			file := filepath.Join(formatFolder, name)
			if *writeFormat {
				if err := os.WriteFile(file, text, 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if !bytes.Equal(text, want) {
				t.Error("the tables in the code are not those of the file")
			}
		})
	}
}

// formatText is JSON in lines of moderate length.
func formatText(t *testing.T, v any) []byte {
	t.Helper()
	var plain, out bytes.Buffer
	e := json.NewEncoder(&plain)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		t.Fatal(err)
	}
	if err := layOut(&out, bytes.TrimSpace(plain.Bytes()), "\n"); err != nil {
		t.Fatal(err)
	}
	return append(out.Bytes(), '\n')
}

// layOut writes a value on one line when it is short, else each of its parts on
// lines of its own; several short items share a line.
func layOut(out *bytes.Buffer, raw json.RawMessage, newLine string) error {
	const width = 110
	if len(raw) <= width || raw[0] != '[' && raw[0] != '{' {
		out.Write(raw)
		return nil
	}
	d := json.NewDecoder(bytes.NewReader(raw))
	if _, err := d.Token(); err != nil {
		return err
	}
	out.WriteByte(raw[0])
	used := width
	for first := true; d.More(); first = false {
		var name, part json.RawMessage
		if raw[0] == '{' {
			key, err := d.Token()
			if err != nil {
				return err
			}
			if name, err = json.Marshal(key); err != nil {
				return err
			}
			name = append(name, ": "...)
		}
		if err := d.Decode(&part); err != nil {
			return err
		}
		if !first {
			out.WriteByte(',')
		}
		shares := name == nil && len(part) < width/3
		if used += len(part) + 1; !shares || used > width {
			out.WriteString(newLine + "\t")
			used = len(part)
		}
		out.Write(name)
		if err := layOut(out, part, newLine+"\t"); err != nil {
			return err
		}
	}
	out.WriteString(newLine)
	out.WriteByte(raw[0] + 2) // ] or }
	return nil
}

// The worked example is read as the comment of package bits says, by nothing
// but the slots in the file.
func TestCompactFormatExample(t *testing.T) {
	raw, err := os.ReadFile(filepath.Join(formatFolder, "example.json"))
	if err != nil {
		t.Fatal(err)
	}
	var example struct {
		Vector, Payload string
		Choices         [][8]any
	}
	if err := json.Unmarshal(raw, &example); err != nil {
		t.Fatal(err)
	}
	vector, err := os.ReadFile("testdata/compact/" + example.Vector + ".json")
	if err != nil || !bytes.Contains(vector, []byte(`"`+example.Payload+`"`)) {
		t.Fatalf("not the payload of the vector (%v)", err)
	}
	payload, err := hex.DecodeString(example.Payload)
	if err != nil {
		t.Fatal(err)
	}
	x, taken := 0, 0
	takeIn := func() {
		for x < 1<<32 && taken < len(payload) {
			x, taken = x<<8|int(payload[taken]), taken+1
		}
	}
	takeIn()
	for i, c := range example.Choices {
		number := func(column int) int { return int(c[column].(float64)) }
		k, start, width := number(2), number(3), number(4)
		slot := x & (1<<k - 1)
		if slot < start || slot >= start+width {
			t.Fatalf("choice %d: slot %d is not in %d+%d", i, slot, start, width)
		}
		x = width*(x>>k) + slot - start
		takeIn()
		if x != number(6) || taken != number(7) {
			t.Fatalf("choice %d: state %d after %d bytes, not %v after %v", i, x, taken, c[6], c[7])
		}
	}
	if x != 1 || taken != len(payload) {
		t.Errorf("ends with state %d after %d bytes", x, taken)
	}
}
