package messaging_test

import (
	"bufio"
	"encoding/json"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/ordonnance-numerique/ordonnance-go/document"
	"github.com/ordonnance-numerique/ordonnance-go/internal/schema"
	"github.com/ordonnance-numerique/ordonnance-go/internal/strictjson"
	"github.com/ordonnance-numerique/ordonnance-go/messaging"
)

// valid is the verdict of the schema of a type.
func valid(name string, text []byte) bool {
	switch name {
	case "prescription":
		return len(document.Validate(text, messaging.NewPrescriptionKind())) == 0
	case "dispensation":
		return len(document.Validate(text, messaging.DispensationReportKind())) == 0
	case "refusal":
		return len(document.Validate(text, messaging.RefusalKind())) == 0
	case "question":
		return len(document.Validate(text, messaging.QuestionKind())) == 0
	case "answer":
		return len(document.Validate(text, messaging.AnswerKind())) == 0
	case "renewal":
		return len(document.Validate(text, messaging.RenewalRequestKind())) == 0
	case "document":
		return len(document.Validate(text, messaging.DocumentNoticeKind())) == 0
	case "cancellation":
		return len(document.Validate(text, messaging.CancellationKind())) == 0
	case "acknowledgement":
		return len(document.Validate(text, messaging.AcknowledgementKind())) == 0
	}
	return len(document.Validate(text, messaging.ReminderKind())) == 0
}

// mutant changes one or two places of a JSON value.
func mutant(r *rand.Rand, text []byte) []byte {
	var v any
	if err := json.Unmarshal(text, &v); err != nil {
		panic(err)
	}
	for range 1 + r.IntN(2) {
		v = mutate(r, v)
	}
	out, err := json.Marshal(v)
	if err != nil {
		panic(err)
	}
	return out
}

func mutate(r *rand.Rand, v any) any {
	switch v := v.(type) {
	case map[string]any:
		names := slices.Sorted(maps.Keys(v))
		if len(names) > 0 && r.IntN(4) > 0 { // go down
			n := names[r.IntN(len(names))]
			v[n] = mutate(r, v[n])
			return v
		}
		if len(names) > 0 && r.IntN(2) == 0 {
			delete(v, names[r.IntN(len(names))])
		} else {
			v[[]string{"extra", "text", "lines", "patient", "thread", "code", "prescription", "token", "type"}[r.IntN(9)]] = scalar(r)
		}
		return v
	case []any:
		if len(v) > 0 && r.IntN(3) > 0 {
			i := r.IntN(len(v))
			v[i] = mutate(r, v[i])
			return v
		}
		switch r.IntN(3) {
		case 0:
			return []any{}
		case 1:
			return append(v, v...)
		}
		return append(v, scalar(r))
	case string:
		switch r.IntN(7) {
		case 0:
			return ""
		case 1:
			return v + " "
		case 2:
			return strings.ToUpper(v)
		case 3:
			return v + strings.Repeat("x", 400)
		case 4:
			return strings.Replace(v, "-", "", 1)
		case 5:
			return v + "é\u0001"
		}
		return v + "é"
	}
	return scalar(r)
}

func scalar(r *rand.Rand) any {
	return []any{nil, true, false, 0, -1, 1.5, "", "x", "2026-11-21", []any{}, map[string]any{}, "application/pdf"}[r.IntN(12)]
}

// TestMutants says how the schemas judge ten thousand mutated messages: some of
// each type good, most of them not. With ORDONNANCE_MESSAGES_OUT it writes
// schemas, messages and verdicts for another validator to judge.
func TestMutants(t *testing.T) {
	count := 500
	dir := os.Getenv("ORDONNANCE_MESSAGES_OUT")
	var out *bufio.Writer
	if dir != "" {
		count = 10_000
		f, err := os.Create(filepath.Join(dir, "messages.ndjson"))
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		out = bufio.NewWriter(f)
		defer out.Flush()
		for _, name := range messaging.Types() {
			if err := os.WriteFile(filepath.Join(dir, name+".schema.json"), messaging.SchemaText(name), 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
	r := rand.New(rand.NewPCG(11, 21))
	all := raw(t)
	verdicts := map[string]int{}
	for i := range count {
		name := messaging.Types()[i%len(messaging.Types())]
		text := mutant(r, all[name])
		ok := valid(name, text)
		verdicts[fmt.Sprint(name, ok)]++
		if out != nil {
			line, _ := json.Marshal(map[string]any{"type": name, "valid": ok, "message": json.RawMessage(text)})
			out.Write(append(line, '\n'))
		}
	}
	for _, name := range messaging.Types() {
		if verdicts[name+"true"] == 0 || verdicts[name+"false"] < count/40 {
			t.Errorf("%s: %d good, %d bad", name, verdicts[name+"true"], verdicts[name+"false"])
		}
		if !valid(name, all[name]) {
			t.Errorf("%s: the message itself is not valid", name)
		}
	}
	if messaging.SchemaText("gossip") != nil {
		t.Error("a schema of an unknown type")
	}
}

// threeKB is a message of about 3 KB.
func threeKB(tb testing.TB) []byte {
	m := messaging.Message[messaging.DispensationReport]{Envelope: reply(2, 1),
		Body:  messaging.DispensationReport{Prescription: uuid(100), Dispensations: []string{uuid(200)}, Text: strings.Repeat("Délivré ce jour. ", 40)},
		Parts: []messaging.Part{token(tb), {Type: "text/plain", Text: strings.Repeat("Note au prescripteur. ", 60)}}}
	text, _, err := document.Write(m, messaging.DispensationReportKind())
	if err != nil {
		tb.Fatal(err)
	}
	return text
}

// BenchmarkValidate is the check of a message of 3 KB against its schema, beside
// the bare library: strict JSON, then the schema.
func BenchmarkValidate(b *testing.B) {
	text := threeKB(b)
	kind := messaging.DispensationReportKind()
	bare, err := schema.Compile(messaging.SchemaText("dispensation"))
	if err != nil {
		b.Fatal(err)
	}
	lim := strictjson.Limits{Bytes: len(text) + 1, Depth: 64}
	library := func() {
		v, err := strictjson.Decode(text, lim)
		if err != nil || len(bare.Validate(v)) > 0 {
			b.Fatal(err)
		}
	}
	ours := func() {
		if f := document.Validate(text, kind); len(f) > 0 {
			b.Fatal(f)
		}
	}
	b.Run("ours", func(b *testing.B) {
		b.SetBytes(int64(len(text)))
		for b.Loop() {
			ours()
		}
	})
	b.Run("library", func(b *testing.B) {
		for b.Loop() {
			library()
		}
	})
	b.Run("ratio", func(b *testing.B) {
		var one, two time.Duration
		for b.Loop() {
			start := time.Now()
			ours()
			middle := time.Now()
			library()
			one, two = one+middle.Sub(start), two+time.Since(middle)
		}
		b.ReportMetric(float64(one)/float64(two), "ours/library")
	})
}
