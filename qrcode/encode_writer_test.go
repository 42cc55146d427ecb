package qrcode_test

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os/exec"
	"strings"
	"testing"

	"github.com/ordonnance-numerique/ordonnance-go/qrcode"
	"github.com/ordonnance-numerique/ordonnance-go/qrcode/internal/segment"
	layout "github.com/ordonnance-numerique/ordonnance-go/qrcode/internal/symbol"
)

// mixedText makes a text of up to six runs of digits, capitals, small letters
// and French words.
func mixedText(r *rand.Rand) string {
	words := []string{"é", "Hélène", "œuvre à 1 €", "ab", "https://", "ORDONNANCE ", "shc:/", "7", "20261122", "%$"}
	var b strings.Builder
	for range 1 + r.IntN(6) {
		switch r.IntN(3) {
		case 0:
			for range 1 + r.IntN(30) {
				b.WriteByte('0' + byte(r.IntN(10)))
			}
		case 1:
			for range 1 + r.IntN(30) {
				b.WriteByte(alphanumeric[r.IntN(45)])
			}
		default:
			b.WriteString(words[r.IntN(len(words))])
		}
	}
	return b.String()
}

// job asks the other writer for one symbol; the names are those of its options.
type job struct {
	Segments []piece `json:"segments"`
	Version  int     `json:"version"`
	Level    string  `json:"errorCorrectionLevel"`
	Mask     int     `json:"maskPattern"`
}

type piece struct {
	Data string `json:"data"`
	Mode string `json:"mode"`
}

// script answers a list of jobs with a list of symbols, a digit a module.
const script = `
const QR = require("qrcode");
const jobs = JSON.parse(require("fs").readFileSync(0));
console.log(JSON.stringify(jobs.map(j => Array.from(QR.create(j.segments, j).modules.data).join(""))));`

// For the same version, level, mask and segments, the npm package qrcode draws
// the same modules; it cannot state a character set, so the texts are ASCII (NODE_PATH names the folder where it is installed).
func TestConformanceNPM(t *testing.T) {
	node := tool(t, "node")
	if exec.Command(node, "-e", `require("qrcode")`).Run() != nil {
		t.Skip("set NODE_PATH to a folder that holds the npm package qrcode")
	}
	r := rand.New(rand.NewPCG(11, 12))
	modes := map[segment.Mode]string{segment.Numeric: "numeric", segment.Alphanumeric: "alphanumeric", segment.Bytes: "byte"}
	var jobs []job
	var want []string
	for i := range 600 {
		text, level := strings.Map(ascii, mixedText(r)), layout.Level(i%4)
		m := mustEncode(t, text, &qrcode.EncodeOptions{Level: qrcode.Level("LMQH"[level : level+1]), MinVersion: 1 + r.IntN(40)})
		plan := segment.Best(text, segment.Class(m.Version()))
		s := layout.Build(segment.Write(plan, m.Version(), layout.DataWords(m.Version(), level)), m.Version(), level, layout.Best)
		j := job{Version: m.Version(), Level: string(m.Level()), Mask: s.Mask}
		for _, p := range plan.Segments {
			j.Segments = append(j.Segments, piece{p.Text, modes[p.Mode]})
		}
		var modules strings.Builder
		for y := range m.Size() {
			for x := range m.Size() {
				fmt.Fprint(&modules, b2i(m.Dark(x, y)))
			}
		}
		jobs, want = append(jobs, j), append(want, modules.String())
	}
	for i, got := range ask(t, node, jobs) {
		if got != want[i] {
			t.Errorf("%+v: another symbol", jobs[i])
		}
	}
}

func ascii(r rune) rune {
	if r > 127 {
		return 'e'
	}
	return r
}

func ask(t *testing.T, node string, jobs []job) (symbols []string) {
	t.Helper()
	in, err := json.Marshal(jobs)
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(node, "-e", script)
	cmd.Stdin = strings.NewReader(string(in))
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(out, &symbols); err != nil || len(symbols) != len(jobs) {
		t.Fatalf("%d symbols, %v", len(symbols), err)
	}
	return symbols
}

// Mixed texts, accents in several short segments among them, are read by zbar
// and zxing-cpp.
func TestConformanceMixedTextIsRead(t *testing.T) {
	zbarimg, zxing := tool(t, "zbarimg"), tool(t, "ZXingReader")
	r := rand.New(rand.NewPCG(13, 14))
	dir := t.TempDir()
	for range 60 {
		text := strings.TrimSpace(mixedText(r))
		if text == "" {
			continue
		}
		file := writePNG(t, dir, mustEncode(t, text, nil))
		out, err := exec.Command(zbarimg, "-q", "--raw", "-Sdisable", "-Sqrcode.enable", file).Output()
		if err != nil || string(out) != text+"\n" {
			t.Errorf("zbar: %q, %v, want %q", out, err, text)
		}
		out, err = exec.Command(zxing, "-format", "QRCode", file).Output()
		if err != nil || !strings.Contains(string(out), text) {
			t.Errorf("zxing: %q, %v, want %q", out, err, text)
		}
	}
}
