package checksum_test

import (
	"fmt"
	"testing"

	"github.com/ordonnance-numerique/ordonnance-go/internal/checksum"
)

func TestLuhn(t *testing.T) {
	for _, tc := range []struct {
		name, in string
		want     bool
	}{
		{"worked example", "99700218896", true},
		{"two digits", "18", true},
		{"zeros", "00", true},
		{"one digit", "0", false},
		{"wrong digit", "99700218895", false},
		{"neighbours swapped", "99700218986", false},
		{"letter", "9970021889A", false},
		{"empty", "", false},
		{"not ASCII", "١٨", false},
	} {
		t.Run(tc.name, func(t *testing.T) {
			if got := checksum.Luhn(tc.in); got != tc.want {
				t.Errorf("got %v, want %v", got, tc.want)
			}
		})
	}
}

func TestMod97(t *testing.T) {
	for _, tc := range []struct {
		name, in string
		want     int
		ok       bool
	}{
		{"thirteen digits", "2790351215189", 8, true},
		{"zero", "97", 0, true},
		{"longer than 64 bits", "340282366920938463463374607431768211456", 35, true}, // 2^128
		{"letter", "284052A321025", 0, false},
		{"empty", "", 0, false},
	} {
		t.Run(tc.name, func(t *testing.T) {
			if got, ok := checksum.Mod97(tc.in); ok != tc.ok || ok && got != tc.want {
				t.Errorf("got %d, %v, want %d, %v", got, ok, tc.want, tc.ok)
			}
		})
	}
}

func TestGTIN(t *testing.T) {
	for _, tc := range []struct {
		name, in string
		want     bool
	}{
		{"EAN-13", "4006381333931", true},
		{"EAN-8", "73513537", true},
		{"UPC-A", "036000291452", true},
		{"GTIN-14", "10614141000415", true},
		{"wrong digit", "4006381333932", false},
		{"length 10", "0000000000", false},
		{"letter", "40063813A3931", false},
		{"empty", "", false},
	} {
		t.Run(tc.name, func(t *testing.T) {
			if got := checksum.GTIN(tc.in); got != tc.want {
				t.Errorf("got %v, want %v", got, tc.want)
			}
		})
	}
}

func TestDigitSum(t *testing.T) {
	if got, ok := checksum.DigitSum("35600000000048"); !ok || got != 26 {
		t.Errorf("got %d, %v", got, ok)
	}
	for _, bad := range []string{"", "1 2"} {
		if _, ok := checksum.DigitSum(bad); ok {
			t.Errorf("%q taken", bad)
		}
	}
}

// Every number has exactly one check digit, and changing any one digit breaks
// the sum.
func FuzzCheckDigits(f *testing.F) {
	f.Add("997002188")
	f.Add("400638133393")
	f.Add("")
	f.Fuzz(func(t *testing.T, s string) {
		if d, ok := checksum.LuhnDigit(s); ok {
			unique(t, s, d, checksum.Luhn)
		} else if checksum.Luhn(s + "0") {
			t.Errorf("a number without a check digit is taken")
		}
		if d, ok := checksum.GTINDigit(s); ok {
			unique(t, s, d, checksum.GTIN)
		}
		_, _ = checksum.Mod97(s)
		_, _ = checksum.DigitSum(s)
	})
}

func unique(t *testing.T, s string, digit byte, check func(string) bool) {
	t.Helper()
	for d := byte('0'); d <= '9'; d++ {
		if check(s+string(d)) != (d == digit) {
			t.Errorf("digit %c: wrong answer", d)
		}
	}
}

func ExampleLuhnDigit() {
	d, ok := checksum.LuhnDigit("9970021889")
	fmt.Println(string(d), ok)
	// Output: 6 true
}

func ExampleGTIN() {
	fmt.Println(checksum.GTIN("4006381333931"))
	// Output: true
}

func ExampleMod97() {
	r, _ := checksum.Mod97("2790351215189")
	fmt.Println(97 - r)
	// Output: 89
}
