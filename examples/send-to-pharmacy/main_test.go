package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestStory(t *testing.T) {
	dir := t.TempDir()
	var out, errs bytes.Buffer
	if code := run([]string{"-out", dir}, &out, &errs); code != 0 {
		t.Fatal(code, errs.String())
	}
	for _, want := range []string{
		"the message is authentic (key YZoYjBHW)", "metadata that agree with it", "dispensed, and written in the ledger",
		"a receipt: the mail was processed (matched by originalID)", "1 line(s) dispensed at PHARMACIE NOLOT",
		"0 new mail and knows 1 already", "is a duplicate", "DSP-029",
	} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("no %q in\n%s", want, out.String())
		}
	}
	for _, name := range []string{"1-ordonnance.eml", "2-retour.eml", "3-retour.eml", "IHE_XDM.ZIP"} {
		if f, err := os.Stat(filepath.Join(dir, name)); err != nil || f.Size() == 0 {
			t.Errorf("%s: %v", name, err)
		}
	}
	again := out.String()
	out.Reset()
	if run(nil, &out, &errs); out.String() != again {
		t.Errorf("another story the second time:\n%s", out.String())
	}
}

func TestUsage(t *testing.T) {
	var out, errs bytes.Buffer
	for code, args := range [][]string{0: {"-h"}, 2: {"file"}} {
		if args == nil {
			continue
		}
		errs.Reset()
		if got := run(args, &out, &errs); got != code || !strings.Contains(errs.String(), "Usage") {
			t.Errorf("%q: exit code %d\n%s", args, got, errs.String())
		}
	}
}
