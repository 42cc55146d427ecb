package prevention

import (
	"slices"
	"strings"

	"github.com/ordonnance-numerique/ordonnance-go/document"
	"github.com/ordonnance-numerique/ordonnance-go/identity"
)

// Sent is a message that went out.
type Sent struct {
	Programme string
	Rule      string
	On        identity.Date
}

// Select returns those of the due items of which the person may be told today:
// certain ones, of programmes they did not opt out of, of which the last
// message lies far enough back ([Programme].Interval) and which were not told
// often enough already ([Programme].Reminders, counted from the first day of
// the item).
func Select(due []Due, sent []Sent, programmes []Programme, today identity.Date, optOut []string) []Due {
	var left []Due
	for _, d := range due {
		i := slices.IndexFunc(programmes, func(p Programme) bool { return p.Key == d.Programme })
		if i >= 0 && d.Certain && !slices.Contains(optOut, d.Programme) && programmes[i].may(d, sent, today) {
			left = append(left, d)
		}
	}
	return left
}

func (p *Programme) may(d Due, sent []Sent, today identity.Date) bool {
	told := 0
	for _, s := range sent {
		if s.Programme != p.Key || today.Before(s.On) {
			continue
		}
		if !p.Interval.IsZero() && today.Before(p.Interval.Of(s.On)) {
			return false
		}
		if s.Rule == d.Rule && !s.On.Before(d.First) {
			told++
		}
	}
	return p.Reminders == 0 || told < p.Reminders
}

// Channel is how a message reaches somebody.
type Channel string

// The values of [Channel].
const (
	// Secure is a mailbox that only the person reads, after signing in.
	Secure Channel = "secure"
	// Open is anything that others may see: SMS, push, ordinary mail, the
	// subject of any mail. It carries no health data.
	Open Channel = "open"
)

// Notice is the text of a message, in both languages.
type Notice struct {
	Subject document.Text
	Body    document.Text
}

// Compose makes one message of due items. The subject is always neutral. On an
// open channel the body is too: it says that something waits and names nothing,
// so that it tells nobody what a person is due for or by which reason. Without
// a certain item it refuses with [ErrNothing].
func Compose(due []Due, channel Channel) (Notice, error) {
	if channel != Secure && channel != Open {
		return Notice{}, ErrChannel
	}
	due = slices.DeleteFunc(slices.Clone(due), func(d Due) bool { return !d.Certain })
	if len(due) == 0 {
		return Notice{}, ErrNothing
	}
	n := Notice{
		Subject: document.Text{EN: "A message about your health care", FR: "Un message pour votre suivi de santé"},
		Body: document.Text{EN: "A message waits for you in your secure health mailbox.",
			FR: "Un message vous attend dans votre messagerie de santé sécurisée."},
	}
	if channel == Secure {
		n.Body = document.Text{
			EN: "You may now arrange:\n" + list(due, func(t document.Text) string { return t.EN }, " (required by law)", " before "),
			FR: "Vous pouvez dès maintenant prévoir :\n" + list(due, func(t document.Text) string { return t.FR }, " (obligatoire)", " avant le "),
		}
	}
	return n, nil
}

func list(due []Due, in func(document.Text) string, mandatory, before string) string {
	var b strings.Builder
	for _, d := range due {
		b.WriteString("- " + in(d.Title))
		if d.Mandatory {
			b.WriteString(mandatory)
		}
		// The end of a long window is an age, which the title tells, and no date
		// to hurry for.
		if end := d.Last.AddDays(1); !d.Last.IsZero() && end.Before(d.First.AddDays(2*366)) {
			b.WriteString(before + pad(end.Day) + "/" + pad(end.Month) + "/" + end.String()[:4])
		}
		b.WriteByte('\n')
	}
	return b.String()
}

func pad(n int) string { return string([]byte{byte('0' + n/10), byte('0' + n%10)}) }
