package messaging

import (
	"slices"
	"strconv"

	"github.com/ordonnance-numerique/ordonnance-go/document"
	"github.com/ordonnance-numerique/ordonnance-go/identity"
	"github.com/ordonnance-numerique/ordonnance-go/internal/jws"
)

// Rule is one rule on messages of any type, as data.
type Rule struct {
	Code     string
	Severity document.Severity
	Text     document.Text
	test     func(v *view, found func(path string))
}

// view is a message without its type parameter.
type view struct {
	name string
	*Envelope
	body  any
	parts []Part
}

// Rules returns the rules that [Profile] holds messages of all types against.
func Rules() []Rule {
	return []Rule{
		{"MSG-101", document.Failure, document.Text{EN: "an answer or an acknowledgement names the message it answers",
			FR: "une réponse ou un accusé indique le message auquel il répond"}, ruleAnswers},
		{"MSG-102", document.Warning, document.Text{EN: "a message that answers another belongs to its thread",
			FR: "un message qui répond à un autre appartient au même fil"}, ruleThread},
		{"MSG-103", document.Failure, document.Text{EN: "a message cannot answer itself", FR: "un message ne peut pas se répondre à lui-même"}, ruleItself},
		{"MSG-104", document.Failure, document.Text{EN: "the token that the message is about is missing",
			FR: "le jeton dont parle le message est absent"}, ruleToken},
		{"MSG-105", document.Failure, document.Text{EN: "a reminder goes to one patient", FR: "un rappel s'adresse à un seul patient"}, ruleReminder},
		{"MSG-106", document.Failure, document.Text{EN: "the message concerns more than one patient", FR: "le message concerne plus d'un patient"}, rulePatient},
		{"MSG-107", document.Failure, document.Text{EN: "the part is not a token of the type stated", FR: "la partie n'est pas un jeton du type indiqué"}, ruleType},
		{"MSG-108", document.Failure, document.Text{EN: "two attachments have the same name", FR: "deux pièces jointes portent le même nom"}, ruleNames},
		{"MSG-109", document.Warning, document.Text{EN: "the sender has no identifier", FR: "l'expéditeur n'a pas d'identifiant"}, ruleSender},
		{"MSG-110", document.Warning, document.Text{EN: "a refusal gives its reason in words", FR: "un refus donne sa raison en toutes lettres"}, ruleReason},
	}
}

// Profile returns the rules as a profile for document.Check, for messages with
// a body of type B.
func Profile[B any]() document.Profile[Message[B]] {
	p := document.Profile[Message[B]]{Name: "message"}
	for _, r := range Rules() {
		p.Rules = append(p.Rules, document.Rule[Message[B]]{Code: r.Code, Severity: r.Severity, Source: "message model, version 1", Text: r.Text,
			Test: func(m Message[B], found func(string)) {
				r.test(&view{envelopeType(m.Body), &m.Envelope, m.Body, m.Parts}, found)
			}})
	}
	return p
}

// envelopeType names the type of a body.
func envelopeType(body any) string {
	switch body.(type) {
	case NewPrescription:
		return typePrescription
	case DispensationReport:
		return typeDispensation
	case Answer:
		return typeAnswer
	case Acknowledgement:
		return typeAcknowledgement
	case Reminder:
		return typeReminder
	}
	return ""
}

func ruleAnswers(v *view, found func(string)) {
	if v.InReplyTo == "" && (v.name == typeAnswer || v.name == typeAcknowledgement) {
		found("/inReplyTo")
	}
}

func ruleThread(v *view, found func(string)) {
	if v.InReplyTo != "" && v.Thread == "" {
		found("/thread")
	}
}

func ruleItself(v *view, found func(string)) {
	if v.InReplyTo != "" && v.InReplyTo == v.ID {
		found("/inReplyTo")
	}
	if v.Thread != "" && v.Thread == v.ID {
		found("/thread")
	}
}

func ruleToken(v *view, found func(string)) {
	want := 0
	switch b := v.body.(type) {
	case NewPrescription:
		want = 1
	case DispensationReport:
		want = len(b.Dispensations)
	case Answer:
		if b.Decision == Replaced {
			want = 1
		}
	}
	for _, p := range v.parts {
		if p.Token != "" {
			want--
		}
	}
	if want > 0 {
		found("/parts")
	}
}

func ruleReminder(v *view, found func(string)) {
	if v.name == typeReminder && (len(v.To) != 1 || v.To[0].Patient == nil) {
		found("/to")
	}
}

// rulePatient compares the patients whom the envelope names, by the systems of
// numbers that two of them share.
func rulePatient(v *view, found func(string)) {
	known := map[string]string{}
	add := func(ids []identity.Identifier, path string) {
		for _, id := range ids {
			if before, there := known[id.System]; there && before != id.Value {
				found(path)
				return
			}
			known[id.System] = id.Value
		}
	}
	if !v.Patient.IsZero() {
		add([]identity.Identifier{v.Patient}, "/patient")
	}
	if v.From.Patient != nil {
		add(v.From.Patient.Identifiers, "/from/patient")
	}
	for i, to := range v.To {
		if to.Patient != nil {
			add(to.Patient.Identifiers, "/to/"+strconv.Itoa(i)+"/patient")
		}
	}
}

func ruleType(v *view, found func(string)) {
	for i, p := range v.parts {
		if p.Token == "" {
			continue
		}
		if c, err := jws.Split(p.Token); err == nil {
			if h, err := jws.ParseHeader(c.Header); err == nil && h.Type == p.Type {
				continue
			}
		}
		found("/parts/" + strconv.Itoa(i) + "/token")
	}
}

func ruleNames(v *view, found func(string)) {
	var names []string
	for i, p := range v.parts {
		if p.Attachment == nil {
			continue
		}
		if slices.Contains(names, p.Attachment.Name) {
			found("/parts/" + strconv.Itoa(i) + "/attachment/name")
		}
		names = append(names, p.Attachment.Name)
	}
}

func ruleSender(v *view, found func(string)) {
	f := v.From
	if f.Practitioner != nil && len(f.Practitioner.Identifiers) > 0 || f.Place != nil && len(f.Place.Identifiers) > 0 ||
		f.Patient != nil && len(f.Patient.Identifiers) > 0 {
		return
	}
	found("/from")
}

func ruleReason(v *view, found func(string)) {
	if a, ok := v.body.(Acknowledgement); ok && a.Outcome != Accepted && a.Reason.IsZero() {
		found("/body/reason")
	}
}
