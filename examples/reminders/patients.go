package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
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
	raw, err := read(file)
	if err != nil {
		return nil, err
	}
	d := json.NewDecoder(bytes.NewReader(raw))
	d.DisallowUnknownFields()
	var list []patient
	if err := d.Decode(&list); err != nil || d.More() {
		return nil, errList // the reason may quote a patient
	}
	return list, nil
}

// The refusals of this command.
var (
	errList = &identity.Error{Code: "REM-101", EN: "not a list of patients",
		FR: "ce n'est pas une liste de patients"}
	errFolder = &identity.Error{Code: "REM-102", EN: "a folder, and a file is expected",
		FR: "c'est un dossier, un fichier est attendu"}
	errSize = &identity.Error{Code: "REM-103", EN: "the file is larger than 64 MiB",
		FR: "le fichier dépasse 64 Mio"}
)

// maxFile bounds what is read, in bytes.
const maxFile = 64 << 20

// read reads a file.
func read(name string) ([]byte, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, missing(err)
	}
	defer f.Close()
	if info, err := f.Stat(); err == nil && info.IsDir() {
		return nil, errFolder
	}
	raw, err := io.ReadAll(io.LimitReader(f, maxFile+1))
	switch {
	case err != nil:
		return nil, missing(err)
	case len(raw) > maxFile:
		return nil, errSize
	}
	return raw, nil
}

// missing is why a file cannot be read, short of its name.
func missing(err error) error {
	var file *fs.PathError
	if errors.As(err, &file) {
		return fmt.Errorf("the file cannot be read: %w", file.Err)
	}
	return err
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
