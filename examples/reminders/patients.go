package main

import (
	"encoding/json"
	"errors"
	"os"

	"github.com/ordonnance-numerique/ordonnance-go/identity"
	"github.com/ordonnance-numerique/ordonnance-go/messaging/prevention"
)

// patient is one entry of the list: what a practice record knows that matters
// here.
type patient struct {
	Name    string        `json:"name"` // for the reader of the table; fictitious
	Born    identity.Date `json:"born"`
	Sex     identity.Sex  `json:"sex"`
	Mailbox bool          `json:"mailbox"` // has a secure mailbox
	// Conditions were declared; Since is needed for some.
	Conditions []struct {
		Key   string        `json:"key"`
		Since identity.Date `json:"since"`
	} `json:"conditions"`
	// Done are acts on record, Sent messages that went out.
	Done []struct {
		Act string        `json:"act"`
		On  identity.Date `json:"on"`
	} `json:"done"`
	Sent []struct {
		Programme string        `json:"programme"`
		Rule      string        `json:"rule"`
		On        identity.Date `json:"on"`
	} `json:"sent"`
	OptOut []string `json:"optOut"`
}

// readPatients reads the list.
func readPatients(file string) ([]patient, error) {
	f, err := os.Open(file)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	d := json.NewDecoder(f)
	d.DisallowUnknownFields()
	var list []patient
	if err := d.Decode(&list); err != nil {
		return nil, errors.New("not a list of patients") // the reason may quote one of them
	}
	return list, nil
}

func (p *patient) person() prevention.Person {
	person := prevention.Person{Born: p.Born, Sex: p.Sex, OptOut: p.OptOut}
	for _, c := range p.Conditions {
		person.Conditions = append(person.Conditions, prevention.Condition{Key: c.Key, Since: c.Since})
	}
	return person
}

func (p *patient) history() []prevention.Event {
	var events []prevention.Event
	for _, d := range p.Done {
		events = append(events, prevention.Event{Act: d.Act, On: d.On})
	}
	return events
}

func (p *patient) sent() []prevention.Sent {
	var sent []prevention.Sent
	for _, s := range p.Sent {
		sent = append(sent, prevention.Sent{Programme: s.Programme, Rule: s.Rule, On: s.On})
	}
	return sent
}

func (p *patient) channel() prevention.Channel {
	if p.Mailbox {
		return prevention.Secure
	}
	return prevention.Open
}
