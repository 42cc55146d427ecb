package qrcode

// gs1Kind tells which characters the free part of a value may have.
type gs1Kind byte

const (
	digitsOnly gs1Kind = 'N'
	anyText    gs1Kind = 'X' // character set 82
	set39      gs1Kind = 'Y' // character set 39
	set64      gs1Kind = 'Z' // character set 64
)

// gs1Format describes the values of a range of application identifiers: first
// a number of digits, then a free part.
type gs1Format struct {
	from, to string
	lead     int     // digits in front
	check    int     // how many of them a check digit ends; 0 = none
	kind     gs1Kind // of the free part
	min, max int     // length of the free part
	date     bool    // the first six digits are a date
}

// gs1Formats lists the application identifiers in ascending order (GS1 General
// Specifications 2025, §3.2, as in the GS1 Barcode Syntax Dictionary).
var gs1Formats = [...]gs1Format{
	{from: "00", lead: 18, check: 18},
	{from: "01", to: "03", lead: 14, check: 14},
	{from: "10", kind: anyText, min: 1, max: 20},
	{from: "11", to: "13", lead: 6, date: true},
	{from: "15", to: "17", lead: 6, date: true},
	{from: "20", lead: 2},
	{from: "21", to: "22", kind: anyText, min: 1, max: 20},
	{from: "235", kind: anyText, min: 1, max: 28},
	{from: "240", to: "241", kind: anyText, min: 1, max: 30},
	{from: "242", kind: digitsOnly, min: 1, max: 6},
	{from: "243", kind: anyText, min: 1, max: 20},
	{from: "250", to: "251", kind: anyText, min: 1, max: 30},
	{from: "253", lead: 13, check: 13, kind: anyText, max: 17},
	{from: "254", kind: anyText, min: 1, max: 20},
	{from: "255", lead: 13, check: 13, kind: digitsOnly, max: 12},
	{from: "30", kind: digitsOnly, min: 1, max: 8},
	{from: "3100", to: "3699", lead: 6},
	{from: "37", kind: digitsOnly, min: 1, max: 8},
	{from: "3900", to: "3909", kind: digitsOnly, min: 1, max: 15},
	{from: "3910", to: "3919", lead: 3, kind: digitsOnly, min: 1, max: 15},
	{from: "3920", to: "3929", kind: digitsOnly, min: 1, max: 15},
	{from: "3930", to: "3939", lead: 3, kind: digitsOnly, min: 1, max: 15},
	{from: "3940", to: "3943", lead: 4},
	{from: "3950", to: "3955", lead: 6},
	{from: "400", to: "401", kind: anyText, min: 1, max: 30},
	{from: "402", lead: 17, check: 17},
	{from: "403", kind: anyText, min: 1, max: 30},
	{from: "410", to: "417", lead: 13, check: 13},
	{from: "420", kind: anyText, min: 1, max: 20},
	{from: "421", lead: 3, kind: anyText, min: 1, max: 9},
	{from: "422", lead: 3},
	{from: "423", kind: digitsOnly, min: 3, max: 15},
	{from: "424", lead: 3},
	{from: "425", kind: digitsOnly, min: 3, max: 15},
	{from: "426", lead: 3},
	{from: "427", kind: anyText, min: 1, max: 3},
	{from: "4300", to: "4301", kind: anyText, min: 1, max: 35},
	{from: "4302", to: "4306", kind: anyText, min: 1, max: 70},
	{from: "4307", kind: anyText, min: 2, max: 2},
	{from: "4308", kind: anyText, min: 1, max: 30},
	{from: "4309", lead: 20},
	{from: "4310", to: "4311", kind: anyText, min: 1, max: 35},
	{from: "4312", to: "4316", kind: anyText, min: 1, max: 70},
	{from: "4317", kind: anyText, min: 2, max: 2},
	{from: "4318", kind: anyText, min: 1, max: 20},
	{from: "4319", kind: anyText, min: 1, max: 30},
	{from: "4320", kind: anyText, min: 1, max: 35},
	{from: "4321", to: "4323", lead: 1},
	{from: "4324", to: "4325", lead: 10, date: true},
	{from: "4326", lead: 6, date: true},
	{from: "4330", to: "4333", lead: 6, kind: anyText, max: 1},
	{from: "7001", lead: 13},
	{from: "7002", kind: anyText, min: 1, max: 30},
	{from: "7003", lead: 10, date: true},
	{from: "7004", kind: digitsOnly, min: 1, max: 4},
	{from: "7005", kind: anyText, min: 1, max: 12},
	{from: "7006", lead: 6, date: true},
	{from: "7007", lead: 6, kind: digitsOnly, max: 6, date: true},
	{from: "7008", kind: anyText, min: 1, max: 3},
	{from: "7009", kind: anyText, min: 1, max: 10},
	{from: "7010", kind: anyText, min: 1, max: 2},
	{from: "7011", lead: 6, kind: digitsOnly, max: 4, date: true},
	{from: "7020", to: "7022", kind: anyText, min: 1, max: 20},
	{from: "7023", kind: anyText, min: 1, max: 30},
	{from: "7030", to: "7039", lead: 3, kind: anyText, min: 1, max: 27},
	{from: "7040", lead: 1, kind: anyText, min: 3, max: 3},
	{from: "7041", kind: anyText, min: 1, max: 4},
	{from: "710", to: "717", kind: anyText, min: 1, max: 20},
	{from: "7230", to: "7239", kind: anyText, min: 3, max: 30},
	{from: "7240", kind: anyText, min: 1, max: 20},
	{from: "7241", lead: 2},
	{from: "7242", kind: anyText, min: 1, max: 25},
	{from: "7250", lead: 8},
	{from: "7251", lead: 12},
	{from: "7252", lead: 1},
	{from: "7253", to: "7254", kind: anyText, min: 1, max: 40},
	{from: "7255", kind: anyText, min: 1, max: 10},
	{from: "7256", kind: anyText, min: 1, max: 90},
	{from: "7257", kind: anyText, min: 1, max: 70},
	{from: "7258", kind: anyText, min: 3, max: 3},
	{from: "7259", kind: anyText, min: 1, max: 40},
	{from: "8001", lead: 14},
	{from: "8002", kind: anyText, min: 1, max: 20},
	{from: "8003", lead: 14, check: 14, kind: anyText, max: 16},
	{from: "8004", kind: anyText, min: 1, max: 30},
	{from: "8005", lead: 6},
	{from: "8006", lead: 18, check: 14},
	{from: "8007", kind: anyText, min: 1, max: 34},
	{from: "8008", lead: 8, kind: digitsOnly, max: 4, date: true},
	{from: "8009", kind: anyText, min: 1, max: 50},
	{from: "8010", kind: set39, min: 1, max: 30},
	{from: "8011", kind: digitsOnly, min: 1, max: 12},
	{from: "8012", kind: anyText, min: 1, max: 20},
	{from: "8013", to: "8014", kind: anyText, min: 1, max: 25},
	{from: "8017", to: "8018", lead: 18, check: 18},
	{from: "8019", kind: digitsOnly, min: 1, max: 10},
	{from: "8020", kind: anyText, min: 1, max: 25},
	{from: "8026", lead: 18, check: 14},
	{from: "8030", kind: set64, min: 1, max: 90},
	{from: "8040", to: "8041", lead: 15},
	{from: "8042", lead: 32},
	{from: "8043", lead: 18, kind: digitsOnly, max: 2},
	{from: "8110", kind: anyText, min: 1, max: 70},
	{from: "8111", lead: 4},
	{from: "8112", kind: anyText, min: 1, max: 70},
	{from: "8200", kind: anyText, min: 1, max: 70},
	{from: "90", kind: anyText, min: 1, max: 30},
	{from: "91", to: "99", kind: anyText, min: 1, max: 90},
}

// gs1Digits is the number of digits of an identifier by its first two; "" where
// none begins so (GS1 General Specifications 2025, §7.8.2).
const gs1Digits = "" +
	"2222200000" + // 00
	"2222222222" + // 10
	"2223330000" + // 20
	"2444444204" + // 30
	"3334000000" + // 40
	"0000000000" + // 50
	"0000000000" + // 60
	"4340000000" + // 70
	"4440000000" + // 80
	"2222222222" //   90

// gs1Fixed is the length of the values of identifiers that need no separator,
// by their first two digits (§7.8.5): it holds for those of the future too.
func gs1Fixed(prefix string) int {
	switch {
	case prefix == "00":
		return 18
	case prefix >= "01" && prefix <= "03":
		return 14
	case prefix == "04":
		return 16
	case prefix >= "11" && prefix <= "19":
		return 6
	case prefix == "20":
		return 2
	case prefix >= "31" && prefix <= "36":
		return 6
	case prefix == "41":
		return 13
	}
	return 0
}
