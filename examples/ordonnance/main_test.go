package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/ordonnance-numerique/ordonnance-go/document"
	"github.com/ordonnance-numerique/ordonnance-go/identity"
	"github.com/ordonnance-numerique/ordonnance-go/prescription"
	"github.com/ordonnance-numerique/ordonnance-go/prescription/fr/ordonnance"
)

// tell runs the command and returns what it said and its exit code.
func tell(t *testing.T, args ...string) (out, errs string, code int) {
	t.Helper()
	var o, e bytes.Buffer
	code = run(args, &o, &e)
	return o.String(), e.String(), code
}

func TestStory(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "pages")
	out, errs, code := tell(t, "-out", dir)
	if code != 0 {
		t.Fatalf("exit code %d\n%s\n%s", code, out, errs)
	}
	// One line for each thing that the story has to show, in its order.
	for _, want := range []string{
		"1. ", "antibiotic", "accepted", "chronic-bizone", "accepted", "narcotic", "accepted", "faulty", "REFUSED",
		"FR-RX-002  error at /prescriber/practitioner/givenName", "FR  Le prénom du prescripteur manque.",
		"2. ", "QR version", "left out", "as JSON",
		"3. ", "antibiotic-1.png: one signed code on the page, authentic", "signed by Dr KIT DOC0024566",
		"chronic-bizone-1.png: one signed code on the page, authentic", "[ALD]", "[non substituable MTE]",
		"narcotic-1.png: one signed code on the page, authentic",
		"from 2026-11-20: 0.5 comprimé, MORN", "from 2026-11-27: 1 comprimé, MORN",
		"4. ", "DSP-042", "partial, 1 boîte of METFORMINE GÉNÉRIQUE", "line 2  full, 1 boîte", "refused: rupture de stock",
		"DSP-029 already delivered", "« déjà délivré : cette ligne n'est pas renouvelable »",
		"5. ", "ledger of 2 acts", "FOUND    DSP-101: line 5", "by PHARMACIE DE L'EXEMPLE",
		"6. ", "DOC-702", "« signature invalide", "DOC-502", "DOC-507", "DOC-605", "DOC-503",
		"The story went as told",
	} {
		before, after, ok := strings.Cut(out, want)
		if !ok {
			t.Fatalf("%q is missing after\n%s", want, before)
		}
		out = after
	}
	for _, name := range []string{"antibiotic", "chronic-bizone", "narcotic", "altered"} {
		startsWith(t, filepath.Join(dir, name+".pdf"), "%PDF-")
		startsWith(t, filepath.Join(dir, name+"-1.png"), "\x89PNG")
	}
}

func startsWith(t *testing.T, path, magic string) {
	t.Helper()
	raw, err := os.ReadFile(path)
	if err != nil || !bytes.HasPrefix(raw, []byte(magic)) {
		t.Errorf("%s is not what its name says: %v", filepath.Base(path), err)
	}
}

// The files and the key list are of one day: on another day the story does not
// go as told, and says so.
func TestOtherDays(t *testing.T) {
	for _, test := range []struct{ name, at, want string }{
		{"before it was written", "2026-11-18T09:00:00+01:00", "FR-RX-011"},
		{"list of keys out of date", "2026-12-01T09:00:00+01:00", "DOC-503"},
	} {
		t.Run(test.name, func(t *testing.T) {
			out, _, code := tell(t, "-out", t.TempDir(), "-at", test.at)
			if code != 1 || !strings.Contains(out, test.want) || !strings.Contains(out, "did NOT go as told") {
				t.Errorf("exit code %d\n%s", code, out)
			}
		})
	}
}

func TestCommandLine(t *testing.T) {
	for _, test := range []struct {
		name string
		args []string
		code int
		want string
	}{
		{"help", []string{"-h"}, 0, "Usage:"},
		{"unknown flag", []string{"-x"}, 2, "Usage:"},
		{"a word", []string{"more"}, 2, "only flags"},
		{"resolution", []string{"-dpi", "20"}, 2, "-dpi"},
		{"time", []string{"-at", "tomorrow"}, 2, "-at"},
	} {
		t.Run(test.name, func(t *testing.T) {
			out, errs, code := tell(t, test.args...)
			if code != test.code || !strings.Contains(errs, test.want) || out != "" {
				t.Errorf("exit code %d, out %q, err %q", code, out, errs)
			}
		})
	}
}

func TestNoFolder(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if out, _, code := tell(t, "-out", file); code != 1 || !strings.Contains(out, "the story stops here") {
		t.Errorf("exit code %d\n%s", code, out)
	}
}

// The texts of the files are the sentences that the structure gives.
func TestTexts(t *testing.T) {
	for _, name := range []string{"antibiotic", "chronic-bizone", "narcotic", "faulty"} {
		rx, err := readFile(inputs(), name+".json")
		if err != nil {
			t.Fatal(name, err)
		}
		for _, l := range rx.Lines {
			if l.Text != ordonnance.Sentence(l) && l.Text != string(ordonnance.AppendSentenceInWords(nil, l)) {
				t.Errorf("%s line %s: the text is not the sentence %q", name, l.ID, ordonnance.Sentence(l))
			}
			if l.Medicine.Name != nameOf(l.Medicine.Codes[0].Code) {
				t.Errorf("%s line %s: the name is not the one of the table", name, l.ID)
			}
		}
		if faults := document.Check(rx, prescription.Structure()); faults != nil {
			t.Errorf("%s: %v", name, faults)
		}
	}
}

// Each private key is in the list, except the one that must not be.
func TestKeys(t *testing.T) {
	keys, err := trustedKeys(inputs())
	if err != nil {
		t.Fatal(err)
	}
	for name, listed := range map[string]bool{"prescriber": true, "prescriber-expired": true,
		"pharmacist": true, "pharmacist-2": true, "unknown": false} {
		signer, err := signerFrom(inputs(), name)
		if err != nil {
			t.Fatal(name, err)
		}
		_, err = keys.FindKey(identity.KeyQuery{ID: signer.ID(), At: keys.IssuedAt()})
		if (err == nil) != listed {
			t.Errorf("%s: %v", name, err)
		}
	}
}
