package main

import (
	"strings"
	"time"

	"github.com/ordonnance-numerique/ordonnance-go/document"
	"github.com/ordonnance-numerique/ordonnance-go/identity"
	"github.com/ordonnance-numerique/ordonnance-go/messaging"
)

// lookMessage shows a signed message, whichever of the types of package
// messaging it is.
func (i *inspector) lookMessage(r *report, token string, payload []byte) error {
	switch r.Type {
	case messaging.NewPrescriptionKind().Type():
		return lookType(i, r, token, payload, messaging.NewPrescriptionKind())
	case messaging.DispensationReportKind().Type():
		return lookType(i, r, token, payload, messaging.DispensationReportKind())
	case messaging.RefusalKind().Type():
		return lookType(i, r, token, payload, messaging.RefusalKind())
	case messaging.QuestionKind().Type():
		return lookType(i, r, token, payload, messaging.QuestionKind())
	case messaging.AnswerKind().Type():
		return lookType(i, r, token, payload, messaging.AnswerKind())
	case messaging.RenewalRequestKind().Type():
		return lookType(i, r, token, payload, messaging.RenewalRequestKind())
	case messaging.DocumentNoticeKind().Type():
		return lookType(i, r, token, payload, messaging.DocumentNoticeKind())
	case messaging.CancellationKind().Type():
		return lookType(i, r, token, payload, messaging.CancellationKind())
	case messaging.AcknowledgementKind().Type():
		return lookType(i, r, token, payload, messaging.AcknowledgementKind())
	case messaging.ReminderKind().Type():
		return lookType(i, r, token, payload, messaging.ReminderKind())
	}
	return errKind
}

func lookType[B any](i *inspector, r *report, token string, payload []byte, kind document.Kind[messaging.Message[B]]) error {
	return open(i, r, token, payload, kind, func(r *report, m messaging.Message[B]) {
		r.Faults = append(r.Faults, document.Check(m, messaging.Profile[B]())...)
		i.showMessage(r, m.Envelope, m.Parts)
	})
}

// showMessage fills in who writes to whom, and looks at the tokens inside in turn.
func (i *inspector) showMessage(r *report, e messaging.Envelope, parts []messaging.Part) {
	name, _, _ := strings.Cut(strings.TrimPrefix(r.Type, messaging.KindPrefix), "+")
	r.Type, r.Title = "message "+name, "Message"
	r.ID, r.Written = e.ID, e.Sent.Time().Format(time.RFC3339)
	r.By = partyOf(e.From)
	if !e.Patient.IsZero() {
		r.Patient = &identity.Patient{Identifiers: []identity.Identifier{e.Patient}}
	}
	for _, one := range parts {
		switch {
		case one.Token != "":
			r.addPart("", "", one.Type, len(one.Token)).Inside = i.inside([]byte(one.Token))
		case one.Attachment != nil:
			r.addPart("", join(one.Attachment.Name, "(beside the message)"), one.Attachment.MediaType, int(one.Attachment.Size))
		default:
			r.addPart("", "", one.Type, len(one.Text))
		}
	}
}

// partyOf is a sender: a professional, a place or a patient.
func partyOf(p messaging.Party) *person {
	var who identity.Practitioner
	var place identity.Organization
	if p.Practitioner != nil {
		who = *p.Practitioner
	}
	if p.Place != nil {
		place = *p.Place
	}
	out := professional(who, place)
	if p.Patient != nil {
		out.Name = join(p.Patient.FamilyName, p.Patient.FirstGivenName)
	}
	return out
}

// inside looks at a file that came inside another.
func (i *inspector) inside(raw []byte) *report {
	r := &report{Faults: []document.Fault{}}
	if err := i.look(r, raw); err != nil {
		r.refuse(err)
	}
	return r
}
