package main

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"text/tabwriter"

	"github.com/ordonnance-numerique/ordonnance-go/identity"
	"github.com/ordonnance-numerique/ordonnance-go/messaging/prevention"
)

// round is one day's look at the list.
type round struct {
	today      identity.Date
	ahead      int
	programmes []prevention.Programme
	out        io.Writer
}

func (r *round) due(p *patient) []prevention.Due {
	return prevention.Evaluate(p.person(), p.history(), r.today, r.programmes, &prevention.Options{Ahead: r.ahead})
}

// told are the due items of which the patient may be told today.
func (r *round) told(p *patient) []prevention.Due {
	return prevention.Select(r.due(p), p.sent(), r.programmes, r.today, p.OptOut)
}

// reasons are the reasons in French.
var reasons = map[prevention.Reason]string{
	prevention.ByAge: "âge", prevention.ByInterval: "délai écoulé", prevention.ByCondition: "situation déclarée", prevention.BySeason: "saison",
}

// table shows what everybody is due for.
func (r *round) table(patients []patient) {
	fmt.Fprintf(r.out, "À prévoir au %s et dans les %d jours\n\n", french(r.today), r.ahead)
	w := tabwriter.NewWriter(r.out, 0, 0, 2, ' ', 0)
	fmt.Fprintln(w, "Patient\tQuoi\tDu\tAu\tPourquoi\tRappel")
	for i := range patients {
		p := &patients[i]
		told := r.told(p)
		for _, d := range r.due(p) {
			fmt.Fprintf(w, "%s\t%s\t%s\t%s\t%s\t%s\n", p.Name, short(d.Title.FR), french(d.First), french(d.Last), why(d), r.verdict(d, told, p))
		}
	}
	w.Flush()
}

func why(d prevention.Due) string {
	s := reasons[d.Reason]
	if d.Mandatory {
		s += ", obligatoire"
	}
	return s
}

// verdict says whether the patient is told of an item today, and why not.
func (r *round) verdict(d prevention.Due, told []prevention.Due, p *patient) string {
	for _, t := range told {
		if t == d {
			return "oui"
		}
	}
	for _, key := range p.OptOut {
		if key == d.Programme {
			return "non : refusé"
		}
	}
	if !d.Certain {
		return "non : à vérifier"
	}
	return "non : déjà prévenu"
}

// messages shows what would be sent.
func (r *round) messages(patients []patient) {
	fmt.Fprintf(r.out, "\nMessages\n")
	for i := range patients {
		p := &patients[i]
		n, err := prevention.Compose(r.told(p), p.channel())
		if err != nil {
			continue // nothing to tell
		}
		channel := "messagerie de santé sécurisée"
		if p.channel() == prevention.Open {
			channel = "SMS ou courriel ordinaire"
		}
		fmt.Fprintf(r.out, "\n%s, par %s\n  Objet : %s\n  %s\n", p.Name, channel, n.Subject.FR,
			strings.ReplaceAll(strings.TrimSpace(n.Body.FR), "\n", "\n  "))
	}
}

// answer is one line of the JSON output.
type answer struct {
	Patient string             `json:"patient"`
	Due     []prevention.Due   `json:"due"`
	Told    []string           `json:"told"`    // programme/rule
	Channel prevention.Channel `json:"channel"` // of the message
}

func (r *round) json(patients []patient) int {
	e := json.NewEncoder(r.out)
	e.SetEscapeHTML(false)
	for i := range patients {
		p := &patients[i]
		a := answer{Patient: p.Name, Due: r.due(p), Told: []string{}, Channel: p.channel()}
		for _, d := range r.told(p) {
			a.Told = append(a.Told, d.Programme+"/"+d.Rule)
		}
		if e.Encode(a) != nil {
			return 1
		}
	}
	return 0
}

// french writes a date as it is read in France.
func french(d identity.Date) string {
	if d.IsZero() {
		return "-"
	}
	return fmt.Sprintf("%02d/%02d/%04d", d.Day, d.Month, d.Year)
}

// short cuts a title for the table.
func short(s string) string {
	if r := []rune(s); len(r) > 60 {
		return string(r[:59]) + "…"
	}
	return s
}
