package qrcode

import (
	"fmt"
	"slices"
	"time"
)

// GS1Date is a day, or a whole month, of a GS1 element.
type GS1Date struct {
	Year  int
	Month time.Month
	Day   int // 0: no day is given; the month counts to its end
}

// IsZero tells whether there is no date.
func (d GS1Date) IsZero() bool { return d == GS1Date{} }

// Last returns the last day meant: the day, or the last one of the month
// (GS1 General Specifications 2025, §3.4.7).
func (d GS1Date) Last() (year int, month time.Month, day int) {
	if d.Day > 0 || d.IsZero() {
		return d.Year, d.Month, d.Day
	}
	return d.Year, d.Month, daysIn(d.Year, int(d.Month))
}

// String returns the date as YYYY-MM-DD, as YYYY-MM without a day, and "" for
// none.
func (d GS1Date) String() string {
	switch {
	case d.IsZero():
		return ""
	case d.Day == 0:
		return fmt.Sprintf("%04d-%02d", d.Year, int(d.Month))
	}
	return fmt.Sprintf("%04d-%02d-%02d", d.Year, int(d.Month), d.Day)
}

// ParseGS1Date reads the six digits YYMMDD of a GS1 date, where day 00 gives
// none. The century is the one that puts the year within fifty years of the
// current one, which the caller states (§7.12): 51 to 99 years ahead in its own
// century it is the one before, 50 to 99 years back the next. It refuses dates
// that do not exist, and other text, with [ErrGS1Date].
func ParseGS1Date(digits string, currentYear int) (GS1Date, error) {
	if len(digits) != 6 || !allDigits(digits) || !validDate(digits) || currentYear < 100 || currentYear > 9000 {
		return GS1Date{}, ErrGS1Date
	}
	year := currentYear - currentYear%100 + two(digits)
	switch d := year - currentYear; {
	case d > 50:
		year -= 100
	case d <= -50:
		year += 100
	}
	d := GS1Date{year, time.Month(two(digits[2:])), two(digits[4:])}
	if d.Day > daysIn(d.Year, int(d.Month)) { // 29 February of a year 00 that is no leap year
		return GS1Date{}, ErrGS1Date
	}
	return d, nil
}

// validDate tells whether YYMMDD exists in some century.
func validDate(digits string) bool {
	month, day := two(digits[2:]), two(digits[4:])
	return month >= 1 && month <= 12 && day <= daysIn(2000+two(digits), month)
}

func two(digits string) int { return 10*int(digits[0]-'0') + int(digits[1]-'0') }

// daysIn is the number of days of a month.
func daysIn(year, month int) int {
	return time.Date(year, time.Month(month)+1, 0, 0, 0, 0, 0, time.UTC).Day()
}

// TradeItem is what the code on a box says: which product, and which box of it.
// On medicines all but National are there (Delegated Regulation (EU) 2016/161,
// article 4).
type TradeItem struct {
	GTIN     string       // 01, 14 digits; a shorter number has zeros in front
	Batch    string       // 10; "" where absent
	Expiry   GS1Date      // 17; zero where absent
	Serial   string       // 21; "" where absent
	National []GS1Element // 710 to 717: national healthcare reimbursement numbers
}

// NewTradeItem takes the typed values out of elements as [ParseGS1] gives them.
// currentYear decides the century of the expiry, see [ParseGS1Date]. It refuses
// elements without a GTIN with [ErrGS1NoItem] and otherwise as ParseGS1 does.
func NewTradeItem(elements []GS1Element, currentYear int) (TradeItem, error) {
	var item TradeItem
	for _, e := range elements {
		if identifierLength(e.AI) != len(e.AI) || e.AI == "" {
			return TradeItem{}, ErrGS1Unknown
		}
		if err := e.check(printable); err != nil {
			return TradeItem{}, err
		}
		switch {
		case e.AI == "01":
			item.GTIN = e.Value
		case e.AI == "10":
			item.Batch = e.Value
		case e.AI == "17":
			d, err := ParseGS1Date(e.Value, currentYear)
			if err != nil {
				return TradeItem{}, err
			}
			item.Expiry = d
		case e.AI == "21":
			item.Serial = e.Value
		case e.AI >= "710" && e.AI <= "717" && len(e.AI) == 3 && !slices.Contains(item.National, e):
			item.National = append(item.National, e)
		}
	}
	if item.GTIN == "" {
		return TradeItem{}, ErrGS1NoItem
	}
	return item, nil
}
