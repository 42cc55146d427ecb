package messaging

import (
	"bytes"
	"embed"
	"encoding/json"
	"slices"
	"strconv"
	"sync"

	"github.com/ordonnance-numerique/ordonnance-go/document"
)

// KindPrefix begins the names of all kinds of this package; the type follows,
// and "+json".
const KindPrefix = "vnd.ordonnance.message."

// MaxBytes bounds the payload of a message, tokens included.
const MaxBytes = 1 << 20

//go:embed schema/*.json
var schemaFiles embed.FS // never changed

// The types, as they stand in the names of the kinds.
const (
	typePrescription    = "prescription"
	typeDispensation    = "dispensation"
	typeRefusal         = "refusal"
	typeQuestion        = "question"
	typeAnswer          = "answer"
	typeRenewal         = "renewal"
	typeDocument        = "document"
	typeCancellation    = "cancellation"
	typeAcknowledgement = "acknowledgement"
	typeReminder        = "reminder"
)

// Types returns the types of messages, as they stand between [KindPrefix] and
// "+json" in the names of their kinds.
func Types() []string {
	return []string{typePrescription, typeDispensation, typeRefusal, typeQuestion, typeAnswer, typeRenewal,
		typeDocument, typeCancellation, typeAcknowledgement, typeReminder}
}

// schemas holds one schema for each type, compiled at first use.
var schemas = func() map[string]func() *document.Schema { // never changed
	all := map[string]func() *document.Schema{}
	for _, name := range Types() {
		all[name] = sync.OnceValue(func() *document.Schema { return document.MustSchema(SchemaText(name)) })
	}
	return all
}()

// SchemaText returns the JSON Schema (draft 2020-12) of one of [Types], for
// programs in other languages; nil for any other name.
func SchemaText(name string) []byte {
	if !slices.Contains(Types(), name) {
		return nil
	}
	read := func(file string) json.RawMessage {
		raw, err := schemaFiles.ReadFile("schema/" + file + ".json")
		if err != nil {
			panic("messaging: " + err.Error()) // embedded with this program
		}
		return raw
	}
	ref := func(name string) any { return map[string]string{"$ref": "#/$defs/" + name} }
	list := func(most int, of string) any {
		return map[string]any{"type": "array", "minItems": 1, "maxItems": most, "items": ref(of)}
	}
	text, err := json.MarshalIndent(map[string]any{
		"$schema":              "https://json-schema.org/draft/2020-12/schema",
		"$id":                  "urn:ordonnance:schema:message-" + name + ":1",
		"title":                "Message of the type " + name + ", version 1",
		"description":          "Media type application/" + KindPrefix + name + "+json.",
		"type":                 "object",
		"additionalProperties": false,
		"required":             []string{"format", "id", "sent", "from", "to", "body"},
		"properties": map[string]any{
			"format": map[string]string{"const": formatOf(name)},
			"id":     ref("uuid"), "sent": ref("instant"), "from": ref("party"), "to": list(50, "party"),
			"inReplyTo": ref("uuid"), "thread": ref("uuid"), "patient": ref("identifier"),
			"body": read(name), "parts": list(100, "part"),
		},
		"$defs": read("common"),
	}, "", "  ")
	if err != nil {
		panic("messaging: " + err.Error()) // embedded with this program
	}
	return text
}

func formatOf(name string) string { return "message-" + name + "/1" }

// NewPrescriptionKind is the kind of messages that hand a prescription over.
func NewPrescriptionKind() document.Kind[Message[NewPrescription]] {
	return kind[NewPrescription](typePrescription, nil)
}

// DispensationReportKind is the kind of messages that report a dispensation.
func DispensationReportKind() document.Kind[Message[DispensationReport]] {
	return kind(typeDispensation, func(b *DispensationReport) { b.Dispensations = slices.Clone(b.Dispensations) })
}

// RefusalKind is the kind of messages that refuse to dispense.
func RefusalKind() document.Kind[Message[Refusal]] {
	return kind(typeRefusal, func(b *Refusal) { b.Lines = slices.Clone(b.Lines) })
}

// QuestionKind is the kind of questions of a pharmacist.
func QuestionKind() document.Kind[Message[Question]] {
	return kind(typeQuestion, func(b *Question) { b.Lines = slices.Clone(b.Lines) })
}

// AnswerKind is the kind of answers.
func AnswerKind() document.Kind[Message[Answer]] { return kind[Answer](typeAnswer, nil) }

// RenewalRequestKind is the kind of requests for a renewal.
func RenewalRequestKind() document.Kind[Message[RenewalRequest]] {
	return kind(typeRenewal, func(b *RenewalRequest) { b.Lines = slices.Clone(b.Lines) })
}

// DocumentNoticeKind is the kind of notices of a document.
func DocumentNoticeKind() document.Kind[Message[DocumentNotice]] {
	return kind[DocumentNotice](typeDocument, nil)
}

// CancellationKind is the kind of messages that take something back.
func CancellationKind() document.Kind[Message[Cancellation]] {
	return kind[Cancellation](typeCancellation, nil)
}

// AcknowledgementKind is the kind of acknowledgements.
func AcknowledgementKind() document.Kind[Message[Acknowledgement]] {
	return kind[Acknowledgement](typeAcknowledgement, nil)
}

// ReminderKind is the kind of reminders of preventive care.
func ReminderKind() document.Kind[Message[Reminder]] {
	return kind(typeReminder, func(b *Reminder) { b.Items = slices.Clone(b.Items) })
}

// jsonObject is a message with the member that says what it is.
type jsonObject[B any] struct {
	Format string `json:"format"`
	Message[B]
}

// kind makes the kind of a type; own copies what the body points to.
func kind[B any](name string, own func(*B)) document.Kind[Message[B]] {
	return document.Kind[Message[B]]{
		Name: KindPrefix + name + "+json", Version: 1, MaxBytes: MaxBytes, Schema: schemas[name](),
		Encode: func(m Message[B]) ([]byte, []document.Omission, error) {
			raw, err := encode(jsonObject[B]{formatOf(name), m})
			return raw, nil, err
		},
		Decode: func(_ int, raw []byte) (Message[B], error) {
			var o jsonObject[B]
			if controlled(raw) || json.Unmarshal(raw, &o) != nil {
				return Message[B]{}, ErrContent
			}
			return o.Message, nil
		},
		Clone: func(m Message[B]) Message[B] {
			m.Envelope, m.Parts = m.clone(), cloneParts(m.Parts)
			if own != nil {
				own(&m.Body)
			}
			return m
		},
	}
}

func encode(v any) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if e.Encode(v) != nil || replaced(b.Bytes()) || controlled(b.Bytes()) {
		return nil, ErrContent
	}
	return bytes.TrimSuffix(b.Bytes(), []byte("\n")), nil
}

// replaced reports whether a JSON text that the encoder wrote holds the escape
// \ufffd, which it writes for invalid UTF-8 and for nothing else.
func replaced(raw []byte) bool {
	return escapes(raw, func(e []byte) bool { return bytes.HasPrefix(e, []byte(`ufffd`)) })
}

// controlled reports whether a JSON text holds a control character other than
// tab, line feed and carriage return: a terminal would obey it. Strict JSON
// allows them as escapes only. Patterns of the schema would tell the same, at
// thirty times the cost on long texts.
func controlled(raw []byte) bool {
	return bytes.ContainsRune(raw, 0x7f) || escapes(raw, func(e []byte) bool {
		switch {
		case e[0] == 'b' || e[0] == 'f':
			return true
		case e[0] != 'u' || len(e) < 5 || e[1] != '0' || e[2] != '0':
			return false
		}
		n, err := strconv.ParseUint(string(e[3:5]), 16, 8)
		return err == nil && (n < 0x20 && n != '\t' && n != '\n' && n != '\r' || n == 0x7f)
	})
}

// escapes reports whether found is true for what follows a backslash somewhere.
func escapes(raw []byte, found func(escape []byte) bool) bool {
	for i := 0; ; {
		n := bytes.IndexByte(raw[i:], '\\')
		if n < 0 || i+n+1 >= len(raw) {
			return false
		}
		i += n + 1
		if found(raw[i:]) {
			return true
		}
		i++ // what is escaped begins no escape
	}
}
