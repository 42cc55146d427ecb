package qrcode_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/ordonnance-numerique/ordonnance-go/qrcode"
)

const (
	gs   = "\x1d"
	gtin = "03400930000120"
	box  = "01" + gtin + "17271100" + "10LOT-A1" + gs + "21SN0042"
)

type elements = []qrcode.GS1Element

func TestParseGS1(t *testing.T) {
	drug := elements{{"01", gtin}, {"17", "271100"}, {"10", "LOT-A1"}, {"21", "SN0042"}}
	for _, c := range []struct {
		name, text string
		want       elements
	}{
		{"box of a medicine", box, drug},
		{"as read from a symbol", gs + box, drug},
		{"as a scanner sends it", "]d2" + box, drug},
		{"separator after a fixed length", "01" + gtin + gs + "21A", elements{{"01", gtin}, {"21", "A"}}},
		{"separator at the end", box + gs, drug},
		{"national number", "01" + gtin + "7113400930000120" + gs + "10A", elements{{"01", gtin}, {"711", "3400930000120"}, {"10", "A"}}},
		{"the same twice", "10A" + gs + "10A", elements{{"10", "A"}, {"10", "A"}}},
		{"weight", "3103001250", elements{{"3103", "001250"}}},
		{"identifier of the future, length known", "14260101" + "10A", elements{{"14", "260101"}, {"10", "A"}}},
		{"identifier of the future, to the separator", "719XYZ" + gs + "10A", elements{{"719", "XYZ"}, {"10", "A"}}},
		{"space in a batch, tolerated", "10LOT 12 $", elements{{"10", "LOT 12 $"}}},
		{"own use", "9912 34", elements{{"99", "12 34"}}},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, err := qrcode.ParseGS1(c.text)
			if err != nil || !slices.Equal(got, c.want) {
				t.Errorf("%v, %v", got, err)
			}
		})
	}
}

func TestParseGS1Refuses(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       error
	}{
		{"nothing", "", qrcode.ErrGS1Empty},
		{"separators only", gs + gs, qrcode.ErrGS1Empty},
		{"letters", "AB12", qrcode.ErrGS1Unknown},
		{"one digit", "1", qrcode.ErrGS1Unknown},
		{"no identifier begins with 05", "05123", qrcode.ErrGS1Unknown},
		{"half an identifier", "310", qrcode.ErrGS1Unknown},
		{"short GTIN", "01" + gtin[:13], qrcode.ErrGS1Length},
		{"separator inside a GTIN", "01034009300" + gs + "00120", qrcode.ErrGS1Length},
		{"empty batch", "10" + gs + "21A", qrcode.ErrGS1Length},
		{"batch of 21", "10" + strings.Repeat("A", 21), qrcode.ErrGS1Length},
		{"unknown of 91", "719" + strings.Repeat("A", 91), qrcode.ErrGS1Length},
		{"letter in a GTIN", "01A3400930000120"[:16], qrcode.ErrGS1Character},
		{"letter in a count", "30A", qrcode.ErrGS1Character},
		{"accent in a batch", "10\xe9", qrcode.ErrGS1Character},
		{"check digit", "01" + gtin[:13] + "1", qrcode.ErrGS1CheckDigit},
		{"month 13", "17271301", qrcode.ErrGS1Date},
		{"30 February", "17280230", qrcode.ErrGS1Date},
		{"two serial numbers", "21A" + gs + "21B", qrcode.ErrGS1Conflict},
		{"longer than any symbol", strings.Repeat(gs, 3117), qrcode.ErrGS1TooLong},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got, err := qrcode.ParseGS1(c.text); !errors.Is(err, c.want) || got != nil {
				t.Errorf("%v, %v", got, err)
			}
		})
	}
}

func TestFormatGS1(t *testing.T) {
	for _, c := range []struct {
		name string
		in   elements
		want string
		err  error
	}{
		{"separator after the batch only", elements{{"01", gtin}, {"17", "271100"}, {"10", "LOT-A1"}, {"21", "SN0042"}}, box, nil},
		{"ends in a fixed length", elements{{"10", "A"}, {"17", "271100"}}, "10A" + gs + "17271100", nil},
		{"empty", nil, "", qrcode.ErrGS1Empty},
		{"not in the table", elements{{"719", "A"}}, "", qrcode.ErrGS1Unknown},
		{"identifier of no length", elements{{"7", "A"}}, "", qrcode.ErrGS1Unknown},
		{"identifier too long", elements{{"010", gtin}}, "", qrcode.ErrGS1Unknown},
		{"space is not of set 82", elements{{"10", "A B"}}, "", qrcode.ErrGS1Character},
		{"separator in a value", elements{{"10", "A" + gs + "21B"}}, "", qrcode.ErrGS1Character},
		{"wrong check digit", elements{{"01", "00000000000001"}}, "", qrcode.ErrGS1CheckDigit},
		{"no such date", elements{{"17", "270001"}}, "", qrcode.ErrGS1Date},
		{"too short", elements{{"17", "2701"}}, "", qrcode.ErrGS1Length},
		{"two batches", elements{{"10", "A"}, {"10", "B"}}, "", qrcode.ErrGS1Conflict},
		{"too long", slices.Repeat(elements{{"99", strings.Repeat("A", 90)}}, 40), "", qrcode.ErrGS1TooLong},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got, err := qrcode.FormatGS1(c.in); !errors.Is(err, c.err) || got != c.want {
				t.Errorf("%q, %v", got, err)
			}
		})
	}
}

func TestNewTradeItem(t *testing.T) {
	read, err := qrcode.ParseGS1("01" + gtin + "17280229" + "10A" + gs + "21B" + gs + "7113400930000120" + gs + "7113400930000120")
	if err != nil {
		t.Fatal(err)
	}
	item, err := qrcode.NewTradeItem(read, 2026)
	if err != nil || item.GTIN != gtin || item.Batch != "A" || item.Serial != "B" || len(item.National) != 1 ||
		item.Expiry != (qrcode.GS1Date{Year: 2028, Month: time.February, Day: 29}) {
		t.Errorf("%+v, %v", item, err)
	}
	for name, c := range map[string]struct {
		in   elements
		want error
	}{
		"no GTIN":          {elements{{"10", "A"}}, qrcode.ErrGS1NoItem},
		"nothing":          {nil, qrcode.ErrGS1NoItem},
		"made up, unknown": {elements{{"", "A"}}, qrcode.ErrGS1Unknown},
		"made up, length":  {elements{{"01", "1"}}, qrcode.ErrGS1Length},
		"made up, date":    {elements{{"01", gtin}, {"17", "279999"}}, qrcode.ErrGS1Date},
	} {
		if item, err := qrcode.NewTradeItem(c.in, 2026); !errors.Is(err, c.want) || item.GTIN != "" {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// The century follows §7.12 of the General Specifications.
func TestParseGS1Date(t *testing.T) {
	for _, c := range []struct {
		digits string
		now    int
		want   string
		last   int
	}{
		{"271100", 2026, "2027-11", 30}, {"280200", 2026, "2028-02", 29}, {"760131", 2026, "2076-01-31", 31},
		{"770131", 2026, "1977-01-31", 31}, {"991231", 2049, "2099-12-31", 31}, {"991231", 2048, "1999-12-31", 31}, {"991231", 2050, "2099-12-31", 31},
		{"010101", 2050, "2001-01-01", 1}, {"000101", 2050, "2100-01-01", 1}, {"250630", 2075, "2125-06-30", 30},
	} {
		d, err := qrcode.ParseGS1Date(c.digits, c.now)
		_, _, last := d.Last()
		if err != nil || d.String() != c.want || last != c.last {
			t.Errorf("%s in %d: %v, %d, %v", c.digits, c.now, d, last, err)
		}
	}
	for _, digits := range []string{"", "2711", "27110a", "271301", "270230", "270132", "000229x"} {
		if d, err := qrcode.ParseGS1Date(digits, 2026); !errors.Is(err, qrcode.ErrGS1Date) || !d.IsZero() || d.String() != "" {
			t.Errorf("%q: %v, %v", digits, d, err)
		}
	}
	if _, err := qrcode.ParseGS1Date("000229", 2090); !errors.Is(err, qrcode.ErrGS1Date) {
		t.Error("29 February 2100")
	}
}

// What is read and can be written is written and read alike.
func FuzzParseGS1(f *testing.F) {
	for _, s := range []string{box, gs + box, "]d2" + box, "719A" + gs + "3103001250", "253" + "4000000000006X"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		read, err := qrcode.ParseGS1(text)
		if err != nil {
			if read != nil {
				t.Error("elements beside an error")
			}
			return
		}
		_, _ = qrcode.NewTradeItem(read, 2026)
		written, err := qrcode.FormatGS1(read)
		if err != nil {
			return
		}
		if again, err := qrcode.ParseGS1(written); err != nil || !slices.Equal(again, read) {
			t.Errorf("%q: %v, %v", written, again, err)
		}
	})
}

func ExampleParseGS1() {
	read, err := qrcode.ParseGS1("\x1d0103400930000120172711001021A\x1d21SN0042")
	if err != nil {
		fmt.Println(err)
		return
	}
	item, err := qrcode.NewTradeItem(read, 2026)
	fmt.Println(item.GTIN, item.Batch, item.Expiry, item.Serial, err)
	// Output: 03400930000120 21A 2027-11 SN0042 <nil>
}

func ExampleFormatGS1() {
	text, err := qrcode.FormatGS1([]qrcode.GS1Element{
		{AI: "01", Value: "03400930000120"}, {AI: "10", Value: "21A"}, {AI: "17", Value: "271100"}})
	fmt.Printf("%q %v\n", text, err)
	// Output: "01034009300001201021A\x1d17271100" <nil>
}
