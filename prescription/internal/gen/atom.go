package gen

import (
	"fmt"
	"math/rand/v2"
	"strconv"
	"strings"
	"time"

	"github.com/ordonnance-numerique/ordonnance-go/identity"
	"github.com/ordonnance-numerique/ordonnance-go/prescription"
)

// source draws the parts of a value.
type source struct{ *rand.Rand }

// one reports true once in n draws.
func (s source) one(n int) bool { return s.IntN(n) == 0 }

// among is a number from low to high, both included.
func (s source) among(low, high int) int { return low + s.IntN(high-low+1) }

func pick[T any](s source, from []T) T { return from[s.IntN(len(from))] }

// some draws up to most items, none half of the time; none is nil.
func some[T any](s source, most int, draw func() T) []T {
	if s.one(2) {
		return nil
	}
	return list(s, 1, most, draw)
}

func list[T any](s source, least, most int, draw func() T) []T {
	out := make([]T, s.among(least, most))
	for i := range out {
		out[i] = draw()
	}
	return out
}

// maybe draws a value once in n, else the zero value.
func maybe[T any](s source, n int, draw func() T) T {
	if s.one(n) {
		return draw()
	}
	var zero T
	return zero
}

// distinct draws a few of the values of a list, each at most once, in the
// order of the list or not.
func distinct[T any](s source, from []T) []T {
	out := make([]T, 0, len(from))
	for _, i := range s.Perm(len(from))[:s.among(1, len(from))] {
		out = append(out, from[i])
	}
	return out
}

// words are pieces of text, some of them hard on encoders.
var words = []string{
	"comprimé", "le matin", "à jeun", "si douleur", "½", "500 mg/mL", "<5 mmol & >2", `C:\x "cité"`,
	"l’été", "œdème", "Straße", "Ωmega", "名前", "👩‍⚕️", "e\u0301", "a\u00a0b", "\u202f;", "{}[]", "%d", "~0/1",
	"\ufffd", "\u200f", "A", "'", "1,5", "N°", "été-hiver", "\u00ad",
}

// line is a text without line break.
func (s source) line() string { return s.text(4) }

func (s source) text(most int) string {
	t := strings.Join(list(s, 1, most, func() string { return pick(s, words) }), " ")
	if s.one(40) {
		t += strings.Repeat("é", s.among(1, 60))
	}
	return t
}

// prose is a text that may run over several lines.
func (s source) prose() string {
	t := s.text(6)
	if s.one(6) {
		t += pick(s, []string{"\n", "\r\n", "\n\n\t"}) + s.text(3)
	}
	return t
}

func (s source) uuid() string {
	a, b := s.Uint64(), s.Uint64()
	b = b&(1<<62-1) | 1<<63 // variant of RFC 9562 §4.1
	return fmt.Sprintf("%08x-%04x-4%03x-%04x-%012x", a>>32, a>>16&0xffff, a&0xfff, b>>48, b&(1<<48-1))
}

// positive is a decimal above zero, whole more often than not.
func (s source) positive() prescription.Decimal {
	switch s.IntN(8) {
	case 0:
		return pick(s, []prescription.Decimal{"0.5", "0.50", "0.75", "0.333333", "0.3333333", "0.666667", "1.0",
			"0.000001", "99999999999999999999", "1.000000000000000001", "0.000000000000000001", "12000"})
	case 1:
		return prescription.Decimal(strconv.Itoa(s.among(0, 99)) + "." + strconv.Itoa(s.among(1, 999)))
	}
	return prescription.Decimal(strconv.Itoa(s.among(1, pick(s, []int{4, 100, 10000}))))
}

// number is a decimal of zero or more.
func (s source) number() prescription.Decimal {
	if s.one(10) {
		return pick(s, []prescription.Decimal{"0", "0.0", "0.00"})
	}
	return s.positive()
}

var timeUnits = []prescription.TimeUnit{prescription.Second, prescription.Minute, prescription.Hour,
	prescription.Day, prescription.Week, prescription.Month, prescription.Year}

func (s source) span() prescription.Span {
	v := s.positive()
	if !s.one(10) {
		v = prescription.Decimal(strconv.Itoa(s.among(1, 90)))
	}
	return prescription.Span{Value: v, Unit: pick(s, timeUnits)}
}

// spans is a span and perhaps a longer one in the same unit.
func (s source) spans() (least, most prescription.Span) {
	least = s.span()
	if s.one(3) {
		least.Value = prescription.Decimal(strconv.Itoa(s.among(1, 30)))
		most = prescription.Span{Value: prescription.Decimal(strconv.Itoa(s.among(30, 60))), Unit: least.Unit}
	}
	return least, most
}

func (s source) date(from, to int) identity.Date {
	return identity.DateOf(time.Date(s.among(from, to), time.January, s.among(1, 365), 0, 0, 0, 0, time.UTC))
}

// zones are offsets from UTC in minutes, with the outermost.
var zones = []int{0, 60, 120, -180, 345, 765, -840, 840, 1}

// moment is a day or an instant of the years from to to.
func (s source) moment(from, to int) prescription.Moment {
	if s.one(2) {
		return prescription.On(s.date(from, to))
	}
	return s.instant(from, to)
}

func (s source) instant(from, to int) prescription.Moment {
	zone := time.FixedZone("", pick(s, zones)*60)
	return prescription.At(time.Date(s.among(from, to), time.January, s.among(1, 364), 0, 0, s.IntN(86400), 0, zone))
}

// period is a stretch of time with one or two bounds.
func (s source) period() (p prescription.Period) {
	if !s.one(3) {
		p.Start = s.moment(1000, 2030)
	}
	if p.Start.IsZero() || s.one(2) {
		p.End = s.moment(2032, 9998)
	}
	return p
}
