package main

import (
	"context"
	"errors"
	"os"
	"reflect"
	"time"

	"github.com/ordonnance-numerique/ordonnance-go/document"
	"github.com/ordonnance-numerique/ordonnance-go/prescription"
	"github.com/ordonnance-numerique/ordonnance-go/prescription/fr/ordonnance"
	"github.com/ordonnance-numerique/ordonnance-go/qrcode"
)

// scan is the pharmacy. It has the picture of each page and a list of keys,
// nothing else.
func (s *story) scan() error {
	var err error
	if s.keys, err = trustedKeys(s.files); err != nil {
		return err
	}
	s.say("  The list of trusted keys holds %s and counts until %s.", count(s.keys.Len(), "key"),
		s.keys.FreshUntil().In(s.paris).Format("2 January 2006, 15:04"))
	for _, d := range s.written {
		rx, err := s.receive(s.pages[d.name].picture)
		if err != nil {
			return err
		}
		s.expect(rx.Token() == s.pages[d.name].token, "the picture holds exactly what was signed")
		s.expect(s.message(d), "the signed JSON opens and holds exactly what was written")
		if d.name == chronic {
			s.received = rx
		}
	}
	s.say("  All of this comes out of the codes: whoever changes only the words on the paper changes nothing.")
	s.calendar(s.received.Value(), "2")
	return nil
}

// message opens the same prescription as it comes in a message.
func (s *story) message(d draft) bool {
	rx, err := document.Open(s.pages[d.name].message, prescription.Kind(), s.keys, &document.OpenOptions{At: s.at})
	return err == nil && reflect.DeepEqual(rx.Value(), d.rx)
}

// receive reads, verifies, shows and judges one page.
func (s *story) receive(picture string) (document.Verified[prescription.Prescription], error) {
	var none document.Verified[prescription.Prescription]
	var token string
	err := s.busy("reading "+picture, func() (err error) {
		token, err = readCode(picture)
		return err
	})
	if err != nil {
		return none, err
	}
	rx, err := s.open(token, s.at)
	if err != nil {
		return none, err
	}
	s.say("  %s: one signed code on the page, authentic", picture)
	s.say("    signed by %s, %s, on %s", rx.Key().Holder.Name, rx.Key().Holder.Profession.Display,
		rx.SignedAt().In(s.paris).Format("2 January 2006, 15:04"))
	s.show(rx.Value())
	return rx, nil
}

// readCode finds our code in the picture of a whole page. There may be others
// on it, the national one first of all. What it returns is not verified yet.
func readCode(picture string) (token string, err error) {
	file, err := os.Open(picture)
	if err != nil {
		return "", err
	}
	defer file.Close()
	ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second)
	defer cancel()
	symbols, err := qrcode.DecodePicture(ctx, file, nil)
	if err != nil {
		return "", err
	}
	var ours []string
	for _, symbol := range symbols {
		if qrcode.IsPacked(symbol.Text) {
			ours = append(ours, symbol.Text)
		}
	}
	switch len(ours) {
	case 0:
		return "", qrcode.ErrNoCode
	case 1:
		return qrcode.Unpack(ours[0])
	}
	return "", errors.New("two signed codes on one page: somebody has to look at it")
}

// open answers whether it is authentic. The moment is always said: a key may
// have been allowed to sign once and not any more.
func (s *story) open(token string, at time.Time) (document.Verified[prescription.Prescription], error) {
	return document.Open(token, ordonnance.CompactKind(nil), s.keys, &document.OpenOptions{At: at})
}

// show lists the lines as the data they are, and asks French law once more,
// now with the rules of the counter.
func (s *story) show(rx prescription.Prescription) {
	rx = complete(rx)
	s.say("    for %s %s, born %s", rx.Patient.GivenNames, rx.Patient.FamilyName, rx.Patient.BirthDate)
	for _, l := range rx.Lines {
		s.say("    %s. %s%s", l.ID, l.Medicine.Name, marks(l))
		s.say("       « %s »", l.Text)
		s.say("       %s, %s", amount(l.Quantity), renewals(l.Repeats))
	}
	faults := document.Check(rx, prescription.Structure(), s.frenchLaw(ordonnance.Dispensing))
	s.expect(!document.Refuses(faults), "French law lets it be dispensed")
	if s.faults(faults) == 0 {
		s.say("    French law has nothing against it.")
	}
}

// marks are the flags of a line that a pharmacist looks for.
func marks(l prescription.Line) string {
	out := ""
	if l.Flags.LongTerm {
		out += "  [ALD]"
	}
	if l.Substitution.Refused {
		out += "  [non substituable " + l.Substitution.Motive.Code + "]"
	}
	return out
}

// calendar shows that a posology is data: each intake has its day, and the day
// on which the dose changes is known.
func (s *story) calendar(rx prescription.Prescription, id string) {
	l, _ := rx.Line(id)
	start := rx.Written.Time(s.paris)
	s.say("  A posology is data too. Line %s of %s as a calendar (MORN is the morning):", id, chronic)
	var dose *prescription.Dose
	for intake, err := range l.Schedule(start, start.AddDate(0, 0, 14), &prescription.ScheduleOptions{Start: rx.Written}) {
		if err != nil || intake.Dose == nil {
			s.expect(false, "the posology has dates")
			return
		}
		if intake.Dose != dose {
			dose = intake.Dose
			s.say("    from %s: %s %s, %s", intake.Day, dose.Value.Value, dose.Value.Unit, intake.Moment)
		}
	}
	s.expect(dose != nil, "the posology has intakes")
}
