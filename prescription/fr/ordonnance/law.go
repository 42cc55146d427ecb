package ordonnance

import (
	"github.com/ordonnance-numerique/ordonnance-go/identity"
	"github.com/ordonnance-numerique/ordonnance-go/prescription"
)

// List is the list of poisonous substances (liste des substances vénéneuses)
// that a medicine is on (CSP L5132-1). The zero value is none.
type List string

// The values of [List].
const (
	Unlisted List = ""
	ListI    List = "I"
	ListII   List = "II"
	Narcotic List = "narcotic" // stupéfiant
)

// Law is what French law says of one medicine. This module ships no data on
// medicines: the caller fills Law from its medicines database. The zero value
// is a medicine under no particular rule.
type Law struct {
	List List
	// Assimilated puts a medicine that is no narcotic under the rules of
	// narcotics that the other fields do not name (assimilé stupéfiant): delay
	// of presentation and overlap (CSP R5132-33).
	Assimilated bool
	// MaxDuration is the longest treatment that one prescription covers: "28 d",
	// "12 wk", "6 mo" (CSP R5132-30 and the orders by medicine). Zero means 28
	// days for a narcotic and otherwise no limit of its own.
	MaxDuration prescription.Span
	// Fraction is the longest fraction that is handed out at once, for
	// medicines with délivrance fractionnée. Zero means none.
	Fraction prescription.Span
	// DispenseWithin is how long after writing the first dispensing may take
	// place, where it is shorter than the general three months. Zero means the
	// general rule.
	DispenseWithin prescription.Span

	Secured            bool // ordonnance sécurisée: narcotics, tramadol, codeine…
	InWords            bool // amounts in letters (en toutes lettres, CSP R5132-29); narcotics always
	Hospital           bool // hospital prescription, initial or not (PH, PIH)
	Exception          bool // médicament d'exception (CSS R163-2)
	OpioidSubstitution bool // opioid substitution treatment (TSO): the pharmacy is named
	NarrowMargin       bool // on the closed list for the motive MTE (arrêté du 12 novembre 2019)
	BrandRequired      bool // biologics and similar: the brand is written (CSP R5125-55)
	LargePack          bool // packs for more than a month: three months at once (CSP R5132-12)
	Contraceptive      bool // twelve weeks at once (CSP R5132-12)
	ReviewDate         bool // the date of the next diagnosis is written (CSP R5132-3 4°)

	// Mention is a statement that the ordonnance must bear (CSP R5121-77,
	// R5121-95), ReimbursedMention one that it must bear to be reimbursed (CSS
	// L162-19-1). "" means none.
	Mention           string
	ReimbursedMention string
}

// narcoticRules reports whether the delay of presentation and the rule on
// overlap hold.
func (l Law) narcoticRules() bool { return l.List == Narcotic || l.Assimilated }

// inWords reports whether amounts are written in letters.
func (l Law) inWords() bool { return l.InWords || l.List == Narcotic }

// secured reports whether the secured form is required.
func (l Law) secured() bool { return l.Secured || l.List == Narcotic }

// LawEntry is the law of the medicines that bear a code, over a stretch of
// time.
type LawEntry struct {
	Code prescription.Code // speciality, pack, substance, class; the label is not compared
	// From is the first day on which it holds, To the first on which it no
	// longer does. A zero day sets no bound.
	From, To identity.Date
	Law      Law
}

// LawOf makes a function for [Options.Medicines] of a list: for the codes of a
// medicine in their order, then for those of its ingredients, it looks for the
// first entry of the list that holds on the day. The list is copied.
func LawOf(entries []LawEntry) func(m prescription.Medicine, on identity.Date) (Law, bool) {
	type key struct{ system, code string }
	byCode := make(map[key][]LawEntry, len(entries))
	for _, e := range entries {
		k := key{e.Code.System, e.Code.Code}
		byCode[k] = append(byCode[k], e)
	}
	find := func(c prescription.Code, on identity.Date) (Law, bool) {
		for _, e := range byCode[key{c.System, c.Code}] {
			if inForce(e.From, e.To, on) {
				return e.Law, true
			}
		}
		return Law{}, false
	}
	return func(m prescription.Medicine, on identity.Date) (Law, bool) {
		for _, c := range m.Codes {
			if law, ok := find(c, on); ok {
				return law, true
			}
		}
		for _, i := range m.Ingredients {
			if law, ok := find(i.Substance, on); ok {
				return law, true
			}
		}
		return Law{}, false
	}
}
