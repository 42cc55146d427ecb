package cisis

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"github.com/ordonnance-numerique/ordonnance-go/identity"
)

// Table is a set of codes as the ANS publishes it on a day: a value set (JDV)
// of the NOS. It is read-only; the zero value holds no code. Make one with
// [ParseTable] where the ANS has amended one of [Embedded].
type Table struct {
	Name   string        // "JDV_J07-XdsTypeCode-CISIS"
	OID    string        // of the value set, "" where the ANS states none
	Date   identity.Date // of the edition
	Source string        // where the file was taken from
	codes  []identity.Code
	at     map[identity.Code]int // by system and code
}

// IsZero reports whether the table holds no code.
func (t *Table) IsZero() bool { return t == nil || len(t.codes) == 0 }

// Find returns a code as the table writes it, with its label. The system is a
// URI ("urn:oid:…"); two systems have no OID in the tables of the ANS and are
// called "ASTM" and "URN". Labels are never compared.
func (t *Table) Find(system, code string) (identity.Code, bool) {
	if t == nil {
		return identity.Code{}, false
	}
	i, ok := t.at[identity.Code{System: system, Code: code}]
	if !ok {
		return identity.Code{}, false
	}
	return t.codes[i], true
}

// Has reports whether the table has a concept, whatever its label.
func (t *Table) Has(c identity.Code) bool {
	_, ok := t.Find(c.System, c.Code)
	return ok
}

// Codes returns all codes, in the order of the table. The slice is the
// caller's.
func (t *Table) Codes() []identity.Code {
	if t == nil {
		return nil
	}
	return append([]identity.Code(nil), t.codes...)
}

// byCode returns the first code written so, in any system.
func (t *Table) byCode(code string) (identity.Code, bool) {
	for i := range t.codes {
		if t.codes[i].Code == code {
			return t.codes[i], true
		}
	}
	return identity.Code{}, false
}

// ParseTable reads a table in the form of the files of this package: UTF-8
// text, fields separated by tabs; a first line "# name, OID, date, source";
// then a line for each code: code, system (an OID), label. It refuses what is
// larger than 1 MiB (FR-DOC-101), what is not of that form (FR-DOC-102) and a
// code that is there twice (FR-DOC-103).
func ParseTable(raw []byte) (Table, error) {
	head, lines, err := fields(raw, 3)
	if err != nil {
		return Table{}, err
	}
	t := Table{Name: head.name, OID: head.oid, Date: head.date, Source: head.source,
		codes: make([]identity.Code, 0, len(lines)), at: make(map[identity.Code]int, len(lines))}
	for _, f := range lines {
		c := identity.Code{System: systemURI(f[1]), Code: f[0]}
		if _, twice := t.at[c]; twice {
			return Table{}, ErrTableTwice
		}
		t.at[c] = len(t.codes)
		c.Display = f[2]
		t.codes = append(t.codes, c)
	}
	return t, nil
}

// maxTable bounds a table, in bytes. The largest of the ANS here has 40 KB.
const maxTable = 1 << 20

// heading is the first line of a table.
type heading struct {
	name, oid, source string
	date              identity.Date
}

// fields takes a table apart: a heading, and lines of n fields.
func fields(raw []byte, n int) (heading, [][]string, error) {
	if len(raw) > maxTable {
		return heading{}, nil, ErrTableSize
	}
	if !utf8.Valid(raw) || bytes.ContainsRune(raw, '\r') {
		return heading{}, nil, ErrTableForm
	}
	first, rest, _ := strings.Cut(string(raw), "\n")
	h, ok := parseHeading(first)
	rest, ended := strings.CutSuffix(rest, "\n")
	if !ok || !ended {
		return heading{}, nil, ErrTableForm
	}
	lines := make([][]string, 0, 128)
	for line := range strings.SplitSeq(rest, "\n") {
		f := strings.Split(line, "\t")
		if len(f) != n || f[0] == "" || f[1] == "" {
			return heading{}, nil, ErrTableForm
		}
		lines = append(lines, f)
	}
	return h, lines, nil
}

func parseHeading(line string) (heading, bool) {
	line, ok := strings.CutPrefix(line, "# ")
	f := strings.Split(line, "\t")
	if !ok || len(f) != 4 || f[0] == "" {
		return heading{}, false
	}
	date, err := identity.ParseDate(f[2])
	return heading{name: f[0], oid: f[1], date: date, source: f[3]}, err == nil
}

// systemURI is the URI of a system that a table names by its OID.
func systemURI(system string) string {
	if system != "" && system[0] >= '0' && system[0] <= '2' {
		return "urn:oid:" + system
	}
	return system
}
