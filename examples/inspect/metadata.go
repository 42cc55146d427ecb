package main

import (
	"bytes"
	"encoding/json"
	"slices"
	"strings"

	"github.com/ordonnance-numerique/ordonnance-go/document/xdm"
	"github.com/ordonnance-numerique/ordonnance-go/identity"
	"github.com/ordonnance-numerique/ordonnance-go/identity/fr/ins"
)

// lots lists who sent what.
func (p printer) lots(lots []lot) {
	for _, l := range lots {
		sender := ""
		if len(l.Set.Authors) > 0 {
			sender = actor(l.Set.Authors[0])
		}
		p.row("lot", commas(l.Folder, l.Set.Title, string(l.Set.SubmissionTime), sender))
		for _, a := range l.Associations {
			if a.Type != xdm.HasMember {
				p.row("ties", join(a.Source, "→", a.Target, a.Type))
			}
		}
	}
}

func actor(a xdm.Author) string {
	name := join(a.Person.Prefix, a.Person.Given, a.Person.Family)
	if len(a.Institutions) > 0 {
		name = commas(name, a.Institutions[0].Name)
	}
	return name
}

// metadata lists the attributes that a sender states, and where the document
// says something else.
func (p printer) metadata(r report) {
	p.row("action", r.Action)
	if r.Metadata == nil {
		return
	}
	p.say("metadata  as read")
	below := printer{p.out, p.level + 1}
	for _, a := range attributes(*r.Metadata) {
		below.say("%-26s %s", a[0], a[1])
	}
	switch {
	case r.Derived == nil:
	case len(r.Differences) == 0:
		p.say("derived   the same as what the document says")
	default:
		p.say("derived   the document says otherwise:")
	}
	for _, d := range r.Differences {
		below.difference(d)
	}
}

// personal are the attributes of the patient, who is shown in a line of their
// own.
var personal = []string{"patientId", "sourcePatientId", "sourcePatientInfo"}

func (p printer) difference(d xdm.Difference) {
	p.say("%-26s %s %s: %s", d.Field, d.Severity, d.Code, join(d.Reason.EN))
	if !slices.Contains(personal, d.Field) {
		p.say("%-26s   read    %s", "", strings.Join(d.Read, " | "))
		p.say("%-26s   derived %s", "", strings.Join(d.Derived, " | "))
	}
}

// attributes are names and values in the order of the standard, for a person to
// read.
func attributes(e xdm.DocumentEntry) (rows [][2]string) {
	raw, err := json.Marshal(e)
	if err != nil {
		return nil
	}
	d := json.NewDecoder(bytes.NewReader(raw))
	if _, err := d.Token(); err != nil {
		return nil
	}
	for d.More() {
		name, err := d.Token()
		var value any
		if err != nil || d.Decode(&value) != nil {
			return rows
		}
		field, _ := name.(string)
		switch field {
		case "patientId":
			value = short(e.PatientID)
		case "sourcePatientId":
			value = short(e.SourcePatientID)
		case "sourcePatientInfo":
			continue
		}
		rows = append(rows, [2]string{field, flat(value)})
	}
	return rows
}

// short is the number of a patient, the national one not whole.
func short(x xdm.CX) string {
	who := identity.Patient{Identifiers: []identity.Identifier{x.Identifier()}}
	if m, err := ins.MatriculeOf(who); err == nil && !m.IsZero() {
		return "INS " + m.String()
	}
	return join("a number of", x.Authority.ID)
}

// flat is a value of JSON in one line: a code with its label, a list in order.
func flat(value any) string {
	switch v := value.(type) {
	case string:
		return v
	case []any:
		var parts []string
		for _, one := range v {
			parts = append(parts, flat(one))
		}
		return strings.Join(parts, " | ")
	case map[string]any:
		if code, ok := v["code"].(string); ok {
			label, _ := v["display"].(string)
			return join(code, label)
		}
		var parts []string
		for _, name := range []string{"authorPerson", "authorInstitution", "authorRole", "authorSpecialty", "name", "values"} {
			if part, ok := v[name]; ok {
				parts = append(parts, flat(part))
			}
		}
		return strings.Join(parts, ", ")
	}
	raw, err := json.Marshal(value)
	if err != nil {
		return ""
	}
	return string(raw)
}
