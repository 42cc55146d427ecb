package main

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"
	"time"
)

var now = time.Date(2026, 11, 21, 12, 0, 0, 0, time.UTC)

func reminders(args ...string) (out, errs string, code int) {
	var o, e bytes.Buffer
	code = run(args, now, &o, &e)
	return o.String(), e.String(), code
}

func TestTable(t *testing.T) {
	out, errs, code := reminders("testdata/patients.json")
	if code != 0 || errs != "" {
		t.Fatal(code, errs)
	}
	for _, want := range []string{
		"À prévoir au 21/11/2026", "Test HPV-HR", "délai écoulé", "non : déjà prévenu", "non : refusé", "non : à vérifier",
		"Examen obligatoire de l'enfant n° 12", "par messagerie de santé sécurisée", "par SMS ou courriel ordinaire",
	} {
		if !strings.Contains(out, want) {
			t.Errorf("no %q in\n%s", want, out)
		}
	}
	// What goes by an open channel names nothing.
	_, open, _ := strings.Cut(out, "GARCIA-HAMMADI Sarah-Lou, par SMS")
	open, _, _ = strings.Cut(open, "SANS JOUR")
	for _, word := range []string{"grossesse", "Vaccin", "VRS"} {
		if strings.Contains(open, word) {
			t.Errorf("an open message tells %q:\n%s", word, open)
		}
	}
}

func TestJSON(t *testing.T) {
	out, _, code := reminders("-json", "-ahead", "0", "testdata/patients.json")
	lines := strings.Split(strings.TrimSpace(out), "\n")
	if code != 0 || len(lines) != 7 {
		t.Fatal(code, out)
	}
	for _, line := range lines {
		var a answer
		if err := json.Unmarshal([]byte(line), &a); err != nil || a.Patient == "" || len(a.Due) == 0 {
			t.Errorf("%v: %s", err, line)
		}
	}
}

func TestRefused(t *testing.T) {
	for name, c := range map[string]struct {
		args []string
		code int
		says string
	}{
		"help":           {[]string{"-h"}, 0, "Usage"},
		"no file":        {nil, 2, "no list of patients is named"},
		"two files":      {[]string{"a", "b"}, 2, "one list"},
		"flags behind":   {[]string{"a", "-json"}, 2, "flags come before"},
		"unknown flag":   {[]string{"-x", "a"}, 2, "Usage"},
		"folder":         {[]string{"testdata"}, 1, "REM-102  c'est un dossier"},
		"folder of both": {[]string{"-programmes", "testdata", "testdata/patients.json"}, 1, "REM-102"},
		"bad day":        {[]string{"-on", "tomorrow", "x"}, 2, "not a date"},
		"missing file":   {[]string{"nothing.json"}, 1, "nothing.json: the file cannot be read: no such file"},
		"not a list":     {[]string{"main.go"}, 1, "not a list of patients"},
		"not programmes": {[]string{"-programmes", "testdata/patients.json", "testdata/patients.json"}, 1, "DOC-"},
	} {
		if _, errs, code := reminders(c.args...); code != c.code || !strings.Contains(errs, c.says) {
			t.Errorf("%s: %d %s", name, code, errs)
		}
	}
}
