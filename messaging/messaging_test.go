package messaging_test

import (
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"
	"testing/iotest"
	"time"

	"github.com/ordonnance-numerique/ordonnance-go/document"
	"github.com/ordonnance-numerique/ordonnance-go/identity"
	"github.com/ordonnance-numerique/ordonnance-go/messaging"
)

// again reads a message of a type and writes it again.
func again[B any](t *testing.T, text []byte, kind document.Kind[messaging.Message[B]]) {
	t.Helper()
	m, err := document.Read(text, kind)
	if err != nil {
		t.Fatalf("%s: %v", kind.Name, err)
	}
	if faults := document.Check(m, messaging.Profile[B]()); len(faults) > 0 {
		t.Errorf("%s: %v", kind.Name, faults)
	}
	back, _, err := document.Write(m, kind)
	if err != nil || string(back) != string(text) {
		t.Errorf("%s: %v\n%s\n%s", kind.Name, err, back, text)
	}
	if c := kind.Clone(m); !reflect.DeepEqual(c, m) {
		t.Errorf("%s: the clone differs", kind.Name)
	}
	token := sign(t, m, kind)
	_, keys := signerAndKeys(t)
	o, err := messaging.Open(token, keys, when)
	if err != nil {
		t.Fatalf("%s: %v", kind.Name, err)
	}
	if got, ok := o.Content().(messaging.Message[B]); !ok || !reflect.DeepEqual(got, m) || len(o.Faults()) > 0 || o.Token() != token ||
		o.KeyID() != "test" || messaging.KindPrefix+o.Type()+"+json" != kind.Name || o.IsZero() || !reflect.DeepEqual(o.Parts(), m.Parts) {
		t.Errorf("%s: opened as %#v", kind.Name, o)
	}
}

func TestRoundTrip(t *testing.T) {
	all := raw(t)
	again(t, all["prescription"], messaging.NewPrescriptionKind())
	again(t, all["dispensation"], messaging.DispensationReportKind())
	again(t, all["refusal"], messaging.RefusalKind())
	again(t, all["question"], messaging.QuestionKind())
	again(t, all["answer"], messaging.AnswerKind())
	again(t, all["renewal"], messaging.RenewalRequestKind())
	again(t, all["document"], messaging.DocumentNoticeKind())
	again(t, all["cancellation"], messaging.CancellationKind())
	again(t, all["acknowledgement"], messaging.AcknowledgementKind())
	again(t, all["reminder"], messaging.ReminderKind())
	if len(all) != len(messaging.Types()) {
		t.Errorf("%d types, %d tried", len(messaging.Types()), len(all))
	}
}

func TestInstant(t *testing.T) {
	for _, good := range []string{"2026-11-21T09:30:00+01:00", "2026-11-21T08:30:00Z", "0001-01-01T00:00:01Z"} {
		var i messaging.Instant
		if err := i.UnmarshalText([]byte(good)); err != nil || i.String() != good || i.IsZero() {
			t.Errorf("%s: %v %s", good, err, i)
		}
	}
	for _, bad := range []string{"", "2026-11-21", "2026-11-21T08:30:00.5Z", "2026-11-21T08:30:00+00:00", "2026-13-21T08:30:00Z"} {
		var i messaging.Instant
		if err := i.UnmarshalText([]byte(bad)); !errors.Is(err, messaging.ErrInstant) {
			t.Errorf("%q: %v", bad, err)
		}
	}
	if _, err := (messaging.Instant{}).MarshalText(); !errors.Is(err, messaging.ErrInstant) {
		t.Error("the zero moment was written")
	}
	if !messaging.NewInstant(time.Time{}).IsZero() {
		t.Error("the zero time is a moment")
	}
}

func TestRules(t *testing.T) {
	type rx = messaging.Message[messaging.NewPrescription]
	good := func() rx {
		return rx{Envelope: envelope(1), Body: messaging.NewPrescription{Prescription: uuid(100)}, Parts: []messaging.Part{token(t)}}
	}
	file := messaging.Part{Attachment: &document.Attachment{Name: "a.pdf", MediaType: "application/pdf"}}
	broken := map[string][]document.Fault{
		"MSG-101 /inReplyTo": document.Check(messaging.Message[messaging.Answer]{Envelope: envelope(1)}, messaging.Profile[messaging.Answer]()),
		"MSG-102 /thread":    check(good(), func(m *rx) { m.InReplyTo = uuid(2) }),
		"MSG-103 /inReplyTo": check(good(), func(m *rx) { m.InReplyTo, m.Thread = uuid(1), uuid(3) }),
		"MSG-103 /thread":    check(good(), func(m *rx) { m.Thread = uuid(1) }),
		"MSG-104 /parts":     check(good(), func(m *rx) { m.Parts = nil }),
		"MSG-105 /to": document.Check(messaging.Message[messaging.Reminder]{Envelope: envelope(1)},
			messaging.Profile[messaging.Reminder]()),
		"MSG-106 /to/0/patient": check(good(), func(m *rx) { m.To = []messaging.Party{somebody}; m.Patient.Value = "1" }),
		"MSG-106 /from/patient": check(good(), func(m *rx) { m.From = somebody; m.Patient.Value = "1" }),
		"MSG-107 /parts/0/token": check(good(), func(m *rx) {
			m.Parts[0].Type = "vnd.ordonnance.prescription+json;v=1"
		}),
		"MSG-108 /parts/2/attachment/name": check(good(), func(m *rx) { m.Parts = append(m.Parts, file, file) }),
		"MSG-109 /from":                    check(good(), func(m *rx) { m.From = messaging.Party{Place: &identity.Organization{Name: "x"}} }),
		"MSG-110 /body/reason": document.Check(messaging.Message[messaging.Acknowledgement]{Envelope: reply(2, 1),
			Body: messaging.Acknowledgement{Outcome: messaging.Refused, Code: "X"}}, messaging.Profile[messaging.Acknowledgement]()),
	}
	tried := map[string]bool{}
	for want, faults := range broken {
		tried[want[:7]] = true
		if !slices.ContainsFunc(faults, func(f document.Fault) bool { return f.Code+" "+f.Path == want }) {
			t.Errorf("%s: %v", want, faults)
		}
	}
	for _, r := range messaging.Rules() {
		if !tried[r.Code] {
			t.Errorf("%s is broken by no vector", r.Code)
		}
	}
	if faults := check(good(), func(*rx) {}); len(faults) > 0 {
		t.Errorf("the good one: %v", faults)
	}
}

func check[B any](m messaging.Message[B], change func(*messaging.Message[B])) []document.Fault {
	change(&m)
	return document.Check(m, messaging.Profile[B]())
}

func opened[B any](t testing.TB, m messaging.Message[B], kind document.Kind[messaging.Message[B]]) messaging.Opened {
	t.Helper()
	_, keys := signerAndKeys(t)
	o, err := messaging.Open(sign(t, m, kind), keys, when)
	if err != nil {
		t.Fatal(err)
	}
	return o
}

func question(t testing.TB, e messaging.Envelope, text string) messaging.Opened {
	return opened(t, messaging.Message[messaging.Question]{Envelope: e,
		Body: messaging.Question{Prescription: uuid(100), Text: text}}, messaging.QuestionKind())
}

func TestReceive(t *testing.T) {
	first := question(t, envelope(1), "a")
	other := question(t, envelope(1), "b")
	late := reply(3, 1)
	late.Sent = messaging.NewInstant(day.Add(-time.Minute))
	wrong := reply(4, 1)
	wrong.Thread = uuid(77)
	known := []messaging.Record{question(t, envelope(9), "z").Record(), first.Record()}
	for name, c := range map[string]struct {
		known []messaging.Record
		got   messaging.Opened
		state messaging.State
		code  string
	}{
		"first":         {nil, first, messaging.Fresh, ""},
		"again":         {known, first, messaging.Duplicate, "MSG-201"},
		"other content": {known, other, messaging.Conflict, "MSG-202"},
		"a reply":       {known, question(t, reply(2, 1), "c"), messaging.Fresh, ""},
		"unmatched":     {known[:1], question(t, reply(2, 1), "c"), messaging.Fresh, "MSG-203"},
		"other thread":  {known, question(t, wrong, "c"), messaging.Fresh, "MSG-204"},
		"sent before":   {known, question(t, late, "c"), messaging.Fresh, "MSG-205"},
	} {
		state, faults := messaging.Receive(c.known, c.got)
		code := ""
		for _, f := range faults {
			code = f.Code
		}
		if state != c.state || code != c.code {
			t.Errorf("%s: %s %v", name, state, faults)
		}
	}
}

func TestMerge(t *testing.T) {
	var records []messaging.Record
	for _, o := range []messaging.Opened{question(t, envelope(1), "a"), question(t, reply(2, 1), "b"), question(t, reply(3, 2), "c"),
		question(t, envelope(5), "x"), question(t, envelope(5), "y"), question(t, reply(6, 44), "u"), question(t, envelope(7), "z")} {
		records = append(records, o.Record())
	}
	want := messaging.Merge(records)
	if len(want.Threads) != 2 || len(want.Threads[0]) != 4 || len(want.Conflicts) != 2 || len(want.Unmatched) != 1 {
		t.Errorf("%d threads, %d conflicts, %d unmatched", len(want.Threads), len(want.Conflicts), len(want.Unmatched))
	}
	r := rand.New(rand.NewPCG(1, 1))
	for range 50 {
		mixed := slices.Concat(records, records[:3])
		r.Shuffle(len(mixed), func(i, j int) { mixed[i], mixed[j] = mixed[j], mixed[i] })
		n := r.IntN(len(mixed))
		if got := messaging.Merge(mixed[:n], mixed[n:]); !reflect.DeepEqual(got, want) {
			t.Fatalf("another order, another result:\n%+v\n%+v", got, want)
		}
	}
}

func TestOpenRefuses(t *testing.T) {
	_, keys := signerAndKeys(t)
	good := sign(t, messaging.Message[messaging.Question]{Envelope: envelope(1), Body: messaging.Question{Prescription: uuid(100), Text: "a"}}, messaging.QuestionKind())
	for name, c := range map[string]struct {
		token string
		want  error
	}{
		"another kind":      {token(t).Token, messaging.ErrType},
		"no token":          {"hello", document.ErrMalformed},
		"empty":             {"", document.ErrMalformed},
		"altered":           {good[:len(good)-8] + "AAAAAAAA", document.ErrUntrusted},
		"very long":         {strings.Repeat("a", 3<<20), document.ErrMalformed},
		"header of nothing": {"e30.e30.e30", messaging.ErrType},
	} {
		if o, err := messaging.Open(c.token, keys, when); !errors.Is(err, c.want) || !o.IsZero() {
			t.Errorf("%s: %v", name, err)
		}
	}
	_, err := document.Read([]byte(`{"format":"message-question/1","id":"`+uuid(1)+`","sent":"2026-02-30T00:00:00Z","from":{"place":{"name":"x"}},`+
		`"to":[{"place":{"name":"x"}}],"body":{"prescription":"`+uuid(1)+`","text":"a"}}`), messaging.QuestionKind())
	if !errors.Is(err, messaging.ErrContent) {
		t.Errorf("30 February: %v", err)
	}
	for _, text := range []string{"\xff", "\x1b[2J", "a\x00", "\b", "\x7f"} {
		bad := messaging.Message[messaging.Question]{Envelope: envelope(1), Body: messaging.Question{Prescription: uuid(100), Text: text}}
		if _, _, err := document.Write(bad, messaging.QuestionKind()); !errors.Is(err, messaging.ErrContent) {
			t.Errorf("%q: %v", text, err)
		}
	}
	for _, text := range []string{"\\ufffd \\u0000", "a\tb\r\n", "\u2028"} {
		fine := messaging.Message[messaging.Question]{Envelope: envelope(1), Body: messaging.Question{Prescription: uuid(100), Text: text}}
		if _, _, err := document.Write(fine, messaging.QuestionKind()); err != nil {
			t.Errorf("%q: %v", text, err)
		}
	}
}

func TestBatch(t *testing.T) {
	_, keys := signerAndKeys(t)
	good := sign(t, messaging.Message[messaging.Question]{Envelope: envelope(1), Body: messaging.Question{Prescription: uuid(100), Text: "a"}}, messaging.QuestionKind())
	text := good + "\n\n  " + good + "\r\n" + strings.Repeat("x", 200_000) + "\nnothing\n" + good
	var got []string
	var offset int64
	for entry, result := range messaging.OpenBatch(iotest.OneByteReader(strings.NewReader(text)), keys, when, &messaging.BatchOptions{MaxLine: 100_000}) {
		code, _, _ := document.Explain(result.Err)
		got = append(got, fmt.Sprint(entry.Line, result.Message.Type(), code))
		offset = entry.Offset
	}
	want := []string{"1question", "3question", "4MSG-004", "5DOC-103", "6question"}
	if !slices.Equal(got, want) || offset != int64(len(text)) {
		t.Errorf("%v, to %d of %d", got, offset, len(text))
	}
	failing := errors.New("cut")
	var last error
	for _, err := range messaging.ReadBatch(io.MultiReader(strings.NewReader("a\nb"), iotest.ErrReader(failing)), nil) {
		last = err
	}
	if !errors.Is(last, failing) {
		t.Errorf("a failing stream ends with %v", last)
	}
}

func FuzzOpen(f *testing.F) {
	_, keys := signerAndKeys(f)
	f.Add(sign(f, messaging.Message[messaging.Question]{Envelope: envelope(1), Body: messaging.Question{Prescription: uuid(100), Text: "a"}}, messaging.QuestionKind()))
	f.Add(token(f).Token)
	f.Fuzz(func(t *testing.T, token string) {
		if o, err := messaging.Open(token, keys, when); (err == nil) == o.IsZero() {
			t.Fatal("neither a message nor an error")
		}
	})
}

func FuzzRead(f *testing.F) {
	for _, text := range raw(f) {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		reread(t, text, messaging.DispensationReportKind())
		reread(t, text, messaging.AnswerKind())
		reread(t, text, messaging.ReminderKind())
	})
}

func reread[B any](t *testing.T, text []byte, kind document.Kind[messaging.Message[B]]) {
	m, err := document.Read(text, kind)
	if err != nil {
		return
	}
	one, _, err := document.Write(m, kind)
	if err != nil {
		t.Fatalf("read, and not written: %v", err)
	}
	back, err := document.Read(one, kind)
	if err != nil || !reflect.DeepEqual(back, m) {
		t.Fatalf("changed: %v", err)
	}
	document.Check(m, messaging.Profile[B]())
}

func FuzzBatch(f *testing.F) {
	f.Add([]byte("a\n\n b \r\nccccccccccccccccc\nd"), 10)
	f.Fuzz(func(t *testing.T, text []byte, most int) {
		most = max(1, most%1000)
		for e, err := range messaging.ReadBatch(strings.NewReader(string(text)), &messaging.BatchOptions{MaxLine: most}) {
			if err == nil && (e.Token == "" || len(e.Token) > most || e.Offset > int64(len(text))) {
				t.Fatalf("%+v", e)
			}
		}
	})
}
