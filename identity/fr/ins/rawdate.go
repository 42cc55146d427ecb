package ins

import "github.com/ordonnance-numerique/ordonnance-go/identity"

// RawDate is a date as a barcode writes it, DD-MM-YYYY. It may be one that the
// calendar does not have: insurance records hold such lunar dates. It is kept
// as text until [RawDate.Date] is asked.
type RawDate string

// ParseRawDate reads ten characters DD-MM-YYYY. Other shapes are refused with
// [ErrRawDate]; whether the day exists is not asked.
func ParseRawDate(s string) (RawDate, error) {
	if len(s) != 10 {
		return "", ErrRawDate
	}
	for i := range len(s) {
		if hyphen := i == 2 || i == 5; hyphen != (s[i] == '-') || !hyphen && (s[i] < '0' || s[i] > '9') {
			return "", ErrRawDate
		}
	}
	return RawDate(s), nil
}

// Date returns the date, or [ErrLunarDate] when the calendar does not have it.
func (r RawDate) Date() (identity.Date, error) {
	if len(r) != 10 {
		return identity.Date{}, ErrRawDate
	}
	d, err := identity.ParseDate(string(r[6:] + "-" + r[3:5] + "-" + r[:2]))
	if err != nil {
		return identity.Date{}, ErrLunarDate
	}
	return d, nil
}

// rawDate writes a complete date.
func rawDate(d identity.Date) RawDate {
	s := d.String()
	return RawDate(s[8:] + "-" + s[5:7] + "-" + s[:4])
}
