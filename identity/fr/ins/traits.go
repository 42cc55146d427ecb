package ins

import (
	"github.com/ordonnance-numerique/ordonnance-go/identity"
)

// Traits are the strict traits of an identity: what the civil records say of
// the person. Names are in the alphabet of [NormalizeName]. Names used in daily
// life are not among them and are never filled in from them (EXI ID 08).
type Traits struct {
	// FamilyName is the name at birth (nom de naissance).
	FamilyName string
	// GivenNames are all given names at birth, separated by spaces, in the
	// order of the civil register. May be empty while the identity is
	// provisoire and only the first one is known.
	GivenNames string
	// FirstGivenName is the first of them, which may hold a space or hyphen.
	// May be empty when GivenNames are there.
	FirstGivenName string
	// Sex is Female or Male; unknown or empty while the identity is
	// provisoire.
	Sex identity.Sex
	// BirthDate is complete: unknown parts are filled by [BirthDate].
	BirthDate identity.Date
	// BirthDateFictive says that a part of BirthDate is not known.
	BirthDateFictive bool
	// BirthPlace is the code of the place of birth (COG), "99999" when it is
	// known to be unknown, "" when nothing is stated.
	BirthPlace string
}

// Check reports the first trait that is not as the INS writes it. It asks for a
// family name, a given name and a birth date; sex and place may be missing.
func (t Traits) Check() error {
	if err := CheckFamilyName(t.FamilyName); err != nil {
		return err
	}
	if err := t.checkGivenNames(); err != nil {
		return err
	}
	switch t.Sex {
	case "", identity.Female, identity.Male, identity.SexUnknown:
	default:
		return ErrSex
	}
	if !t.BirthDate.Complete() {
		return ErrBirthDate
	}
	if t.BirthPlace == "" {
		return nil
	}
	return CheckBirthPlace(t.BirthPlace)
}

func (t Traits) checkGivenNames() error {
	switch {
	case t.FirstGivenName == "":
		return CheckGivenNames(t.GivenNames)
	case t.GivenNames == "":
		return CheckGivenNames(t.FirstGivenName)
	}
	return CheckFirstGivenName(t.FirstGivenName, t.GivenNames)
}

// checkCertified is what the national base always states on top of Check: all
// given names, and one of two sexes.
func (t Traits) checkCertified() error {
	if err := t.Check(); err != nil {
		return err
	}
	if t.GivenNames == "" {
		return ErrNameLength
	}
	if t.Sex != identity.Female && t.Sex != identity.Male {
		return ErrSex
	}
	return nil
}

// BirthDate returns the date to store for a birth date of which the day, the
// month or both are unknown (0), and whether it is fictive:
//
//	day unknown            the 1st of the month
//	month unknown          that day of January
//	day and month unknown  the 31st of December
//
// (EXI ID 11, EXI ID 12.) A year is always needed: when it is uncertain, the
// caller chooses one that agrees with the decade or the age. Days and months
// that the calendar does not have, the lunar dates of insurance records, are
// refused with [ErrLunarDate].
func BirthDate(year, month, day int) (date identity.Date, fictive bool, err error) {
	switch {
	case month == 0 && day == 0:
		month, day, fictive = 12, 31, true
	case month == 0:
		month, fictive = 1, true
	case day == 0:
		day, fictive = 1, true
	}
	date, err = identity.NewDate(year, month, day)
	if err != nil {
		return identity.Date{}, false, ErrLunarDate
	}
	return date, fictive, nil
}

// CheckBirthPlace reports whether code has the form of a code officiel
// géographique: département and commune (01 to 95, 2A, 2B, or 97x overseas),
// 99 and a country, or 99999 for unknown. Codes of départements that no longer
// exist are taken, since the code is the one of the day of birth. Whether the
// commune exists is not looked up.
func CheckBirthPlace(code string) error {
	if len(code) != 5 || code[:2] == "00" {
		return ErrBirthPlace
	}
	for i := range len(code) {
		corsica := i == 1 && code[0] == '2' && (code[1] == 'A' || code[1] == 'B')
		if (code[i] < '0' || code[i] > '9') && !corsica {
			return ErrBirthPlace
		}
	}
	return nil
}
