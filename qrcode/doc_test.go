package qrcode_test

import (
	"encoding/hex"
	"fmt"
	"os"
	"strings"
	"testing"
)

// The package comment shows vectors; they are those of the file.
func TestPackageCommentVectors(t *testing.T) {
	source, err := os.ReadFile("doc.go")
	if err != nil {
		t.Fatal(err)
	}
	shown := 0
	for _, v := range loadPackVectors(t).Accepted {
		if !strings.Contains(string(source), "//\t"+v.Token+"\n") {
			continue
		}
		shown++
		lines := strings.Split(string(source)[strings.Index(string(source), "//\t"+v.Token+"\n"):], "\n")
		carrier := strings.ReplaceAll(strings.TrimPrefix(lines[1], "//\t"), " ", "")
		if raw, err := hex.DecodeString(carrier); err != nil || hex.EncodeToString(raw) != v.Carrier {
			t.Errorf("%s: carrier shown is not %s", v.Name, v.Carrier)
		}
		if strings.TrimPrefix(lines[2], "//\t") != v.Text {
			t.Errorf("%s: text shown is not %s", v.Name, v.Text)
		}
	}
	if shown != 2 {
		t.Errorf("%d vectors shown, want 2", shown)
	}
}

// budgetVersions are the columns of the table in the package comment.
var budgetVersions = []struct{ version, payload int }{
	{5, 5}, {6, 26}, {7, 42}, {8, 71}, {9, 98}, {10, 131}, {11, 167}, {12, 203},
	{13, 245}, {14, 275}, {15, 323}, {20, 570}, {40, 2184},
}

// The table of the package comment is the one that TestPayloadBudget proves.
func TestPackageCommentBudget(t *testing.T) {
	source, err := os.ReadFile("doc.go")
	if err != nil {
		t.Fatal(err)
	}
	rows := map[string][]string{}
	for _, line := range strings.Split(string(source), "\n") {
		f := strings.Fields(strings.TrimPrefix(line, "//"))
		if len(f) == len(budgetVersions)+1 {
			rows[f[0]] = f[1:]
		}
	}
	for i, b := range budgetVersions {
		want := map[string]int{"version": b.version, "modules": 17 + 4*b.version, "payload": b.payload}
		for name, n := range want {
			if row := rows[name]; len(row) <= i || row[i] != fmt.Sprint(n) {
				t.Errorf("row %s, version %d: not %d", name, b.version, n)
			}
		}
	}
}
