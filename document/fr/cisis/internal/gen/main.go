// Command gen writes the code tables of package cisis from the files the ANS
// publishes: value sets in the form IHE SVS (TestContenuCDA, folder
// jeuxDeValeurs) and value sets and concept maps in FHIR Shorthand
// (ig-terminlogie-de-sante).
//
//	go run ./document/fr/cisis/internal/gen -out document/fr/cisis/table FILE…
//
// It writes facts only: name, OID, date, codes with their labels, pairs of
// codes. A maintainer runs it when a table is amended; the program never does.
package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
)

// table is a value set or an association on its way from one form to another.
type table struct {
	name, oid, date string
	lines           [][]string
}

func main() {
	out := flag.String("out", ".", "folder of the tables")
	flag.Parse()
	for _, path := range flag.Args() {
		if err := convert(path, *out); err != nil {
			fmt.Fprintln(os.Stderr, path+":", err)
			os.Exit(1)
		}
	}
}

func convert(path, out string) error {
	raw, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	read, source := shorthand, "ansforge/ig-terminlogie-de-sante"
	if filepath.Ext(path) == ".xml" {
		read, source = svs, "ansforge/TestContenuCDA-3-0"
	}
	t, err := read(raw)
	if err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(out, fileName(t.name)), t.text(source), 0o644)
}

// number is the part of an official name that is never amended: JDV_J07.
var number = regexp.MustCompile(`^(JDV|ASS|TRE)[_-]([A-Z]\d+)`)

func fileName(name string) string {
	if m := number.FindStringSubmatch(name); m != nil {
		return strings.ToLower(m[1]+"_"+m[2]) + ".tsv"
	}
	return strings.ToLower(name) + ".tsv"
}

func (t table) text(source string) []byte {
	var b strings.Builder
	fmt.Fprintf(&b, "# %s\t%s\t%s\t%s\n", t.name, t.oid, t.date, source)
	for _, line := range t.lines {
		b.WriteString(strings.Join(line, "\t") + "\n")
	}
	return []byte(b.String())
}

// day turns "20240927120000" and "2024-09-27T12:00:00+01:00" into a date.
func day(s string) string {
	s = strings.ReplaceAll(s, "-", "")
	if len(s) < 8 {
		return ""
	}
	return s[:4] + "-" + s[4:6] + "-" + s[6:8]
}
