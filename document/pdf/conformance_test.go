package pdf_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// tool gives the path of an outside judge, or skips the test.
func tool(t *testing.T, name string) string {
	t.Helper()
	if os.Getenv("ORDONNANCE_CORPUS") == "" {
		t.Skip("set ORDONNANCE_CORPUS to run the tests with outside judges")
	}
	path, err := exec.LookPath(name)
	if err != nil {
		t.Skipf("%s is not installed", name)
	}
	return path
}

// onDisk writes the full page to a file.
func onDisk(t *testing.T) string {
	t.Helper()
	name := filepath.Join(t.TempDir(), "page.pdf")
	if err := os.WriteFile(name, ourFile(t), 0o600); err != nil {
		t.Fatal(err)
	}
	return name
}

// qpdf finds the table of references, the streams and the trailer in order.
func TestConformanceQPDF(t *testing.T) {
	out, err := exec.Command(tool(t, "qpdf"), "--check", onDisk(t)).CombinedOutput()
	if err != nil || strings.Contains(string(out), "WARNING") {
		t.Errorf("%v\n%s", err, out)
	}
}

// pdftotext (poppler) reads the French text.
func TestConformancePdftotext(t *testing.T) {
	out, err := exec.Command(tool(t, "pdftotext"), "-layout", onDisk(t), "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"Médecine générale — RPPS 99700218896", accents, "« Boire un grand verre d’eau »",
		"Non substituable (MTE)", "1 1/3 comprimé par voie orale"} {
		if !strings.Contains(string(out), want) {
			t.Errorf("%q is not in the text", want)
		}
	}
}

// Apache PDFBox Preflight finds a valid PDF/A-1b (Debian libpdfbox2-java with
// libactivation-java and libjaxb-api-java; the variable names their jars).
func TestConformancePreflight(t *testing.T) {
	jars := os.Getenv("ORDONNANCE_PREFLIGHT")
	if jars == "" {
		t.Skip("set ORDONNANCE_PREFLIGHT to the class path of PDFBox Preflight")
	}
	out, err := exec.Command(tool(t, "java"), "-cp", jars, "org.apache.pdfbox.preflight.Validator_A1b", onDisk(t)).CombinedOutput()
	if err != nil || !strings.Contains(string(out), "is a valid PDF/A-1b file") {
		t.Errorf("%v\n%s", err, out)
	}
}
