package research

import (
	"fmt"

	"github.com/ordonnance-numerique/ordonnance-go/identity"
	"github.com/ordonnance-numerique/ordonnance-go/prescription"
)

// birth makes a birth date coarse.
func (o *Options) birth(d identity.Date) string {
	switch {
	case d.Year == 0:
		return ""
	case o.Birth == FiveYears:
		from := d.Year - d.Year%5
		return fmt.Sprintf("%04d-%04d", from, from+4)
	}
	return fmt.Sprintf("%04d", d.Year)
}

// date makes a moment coarse: the time of day never leaves.
func (k *keeper) date(m prescription.Moment) string {
	if m.IsZero() {
		return ""
	}
	d := m.Date()
	if k.opts.Dates == Months {
		return fmt.Sprintf("%04d-%02d", d.Year, d.Month)
	}
	return d.AddDays(k.days).String()
}

// code keeps a code without its label.
func (k *keeper) code(c identity.Code) *Code {
	if c.IsZero() {
		return nil
	}
	if c.Code == "" || c.System == "" || !shaped(c.Code) || !address(c.System) {
		k.dropped.Codes++
		return nil
	}
	return &Code{c.System, c.Code}
}

func (k *keeper) codes(list []identity.Code) []Code {
	var kept []Code
	for _, c := range list {
		if one := k.code(c); one != nil {
			kept = append(kept, *one)
		}
	}
	return kept
}

// quantity keeps a number with a coded unit, or without any.
func (k *keeper) quantity(q *prescription.Quantity) *Quantity {
	if q == nil {
		return nil
	}
	if q.Code == "" && q.Unit == "" {
		return &Quantity{Value: q.Value}
	}
	if q.Code == "" || !shaped(q.Code) || !address(q.System) {
		k.dropped.Quantities++
		return nil
	}
	return &Quantity{q.Value, q.System, q.Code}
}

// shaped reports whether a text looks like a code and not like words.
func shaped(code string) bool {
	for _, c := range []byte(code) {
		switch {
		case c >= '0' && c <= '9', c >= 'A' && c <= 'Z', c >= 'a' && c <= 'z':
		case c == '.', c == '_', c == '+', c == '-', c == '/', c == '{', c == '}', c == '[', c == ']', c == '%', c == '*', c == '^':
			// the last seven are in units of UCUM
		default:
			return false
		}
	}
	return len(code) <= 32
}

// address reports whether a text looks like the URI of a code system.
func address(system string) bool {
	for _, c := range []byte(system) {
		if c <= ' ' || c > '~' || c == '@' {
			return false
		}
	}
	return len(system) <= 200
}
