package xdm_test

import (
	"errors"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/ordonnance-numerique/ordonnance-go/document/xdm"
)

type badValue struct {
	code, text string
	parse      func(string) error
}

func values() []badValue {
	cx := func(s string) error { _, err := xdm.ParseCX(s); return err }
	xcn := func(s string) error { _, err := xdm.ParseXCN(s); return err }
	xon := func(s string) error { _, err := xdm.ParseXON(s); return err }
	pid := func(s string) error { _, err := xdm.ParsePatientInfo([]string{s}); return err }
	dtm := func(s string) error { _, err := xdm.ParseDTM(s); return err }
	long := strings.Repeat("1", 5000)
	return []badValue{
		{"XDM-601", "", cx}, {"XDM-601", "^^^&1.2.3&ISO", cx}, {"XDM-601", "1\n2", cx}, {"XDM-601", long, cx}, {"XDM-601", "\xff", cx},
		{"XDM-602", "", xcn}, {"XDM-602", "^^Romain", xcn}, {"XDM-602", "a\x00", xcn},
		{"XDM-603", "", xon}, {"XDM-603", "^^^^^&1.2&ISO", xon},
		{"XDM-604", "", pid}, {"XDM-604", "PID-5", pid}, {"XDM-604", "PID-05|A^B", pid}, {"XDM-604", "PID-0|A", pid}, {"XDM-604", "PID-3|^^^&1.2&ISO", pid},
		{"XDM-604", "PID-100|A", pid}, {"XDM-604", "pid-5|A", pid},
		{"XDM-605", "", dtm}, {"XDM-605", "2026-05-04", dtm}, {"XDM-605", "20260231", dtm}, {"XDM-605", "20260504093000+0200", dtm}, {"XDM-605", "202605040930001", dtm},
	}
}

func TestValuesRefuse(t *testing.T) {
	for _, v := range values() {
		if err := v.parse(v.text); !errors.Is(err, &xdm.Error{Code: v.code}) {
			t.Errorf("%s %.20q: %v", v.code, v.text, err)
		}
	}
}

func TestValues(t *testing.T) {
	tests := []struct {
		name, text string
		want       any
		parse      func(string) (any, string, error)
	}{
		{"national number", "279035121518989^^^&1.2.250.1.213.1.4.10&ISO^NH", patient(), cxOf},
		{"reference", "A^^^&1.2.3&ISO^urn:ihe:iti:xds:2013:order^urn:oid:1.2", xdm.CX{ID: "A", Authority: xdm.OID("1.2.3"), Type: xdm.ReferenceOrder, Home: "urn:oid:1.2"}, cxOf},
		{"escapes", `A\T\B\S\C\R\D\E\E\F\F`, xdm.CX{ID: `A&B^C~D\E|F`}, cxOf},
		{"named authority", "1^^^Hôpital&1.2&ISO", xdm.CX{ID: "1", Authority: xdm.Authority{Name: "Hôpital", ID: "1.2", Type: "ISO"}}, cxOf},
		{"person", "801234567897^PIOU^Romain^^^^^^&1.2.250.1.71.4.2.1&ISO^D^^^IDNPS",
			xdm.XCN{ID: "801234567897", Family: "PIOU", Given: "Romain", Authority: xdm.OID("1.2.250.1.71.4.2.1"), NameType: "D", IDType: "IDNPS"}, xcnOf},
		{"program", "5784/1.2.250^Dossier^.^^^^^^&1.2.250.1.71.4.2.1&ISO^U^^^RI",
			xdm.XCN{ID: "5784/1.2.250", Family: "Dossier", Given: ".", Authority: xdm.OID("1.2.250.1.71.4.2.1"), NameType: "U", IDType: "RI"}, xcnOf},
		{"name alone", "^PIOU", xdm.XCN{Family: "PIOU"}, xcnOf},
		{"organization", "Cabinet^^^^^&1.2.250.1.71.4.2.2&ISO^IDNST^^^1750512345",
			xdm.XON{Name: "Cabinet", ID: "1750512345", Authority: xdm.OID("1.2.250.1.71.4.2.2"), IDType: "IDNST"}, xonOf},
	}
	for _, tt := range tests {
		got, text, err := tt.parse(tt.text)
		if err != nil || !reflect.DeepEqual(got, tt.want) || text != tt.text {
			t.Errorf("%s: %+v %q %v", tt.name, got, text, err)
		}
	}
	if got := patient().Identifier().System; got != "urn:oid:1.2.250.1.213.1.4.10" {
		t.Error(got)
	}
}

func cxOf(s string) (any, string, error)  { x, err := xdm.ParseCX(s); return x, x.String(), err }
func xcnOf(s string) (any, string, error) { x, err := xdm.ParseXCN(s); return x, x.String(), err }
func xonOf(s string) (any, string, error) { x, err := xdm.ParseXON(s); return x, x.String(), err }

func TestPatientInfo(t *testing.T) {
	values := []string{"PID-3|8ec^^^&1.2.3&ISO^PI", "PID-5|NESSI^RUTH^ISABELLE^^^^L", "PID-5|DECOURCY^RUTH^^^^^D", "PID-7|19770714", "PID-8|F", "PID-11|^^^^^^BDL^^51215", "PID-13|tel:+33^x"}
	p, err := xdm.ParsePatientInfo(values)
	if err != nil || !reflect.DeepEqual(p.Values(), values) {
		t.Error(p.Values(), err)
	}
	if len(p.Names) != 2 || p.Names[0].More != "ISABELLE" || p.Addresses[0].County != "51215" || p.Others[0].Field != 13 {
		t.Errorf("%+v", p)
	}
	both, err := xdm.ParsePatientInfo([]string{"PID-5|A^B^^^^^L~C^D^^^^^D", "PID-5|", "PID-11|"})
	if err != nil || len(both.Names) != 2 || len(both.Addresses) != 0 {
		t.Errorf("%+v %v", both, err)
	}
	if _, err := xdm.ParsePatientInfo([]string{"PID-8|F", "PID-8|M"}); err == nil {
		t.Error("two sexes")
	}
}

func TestDTM(t *testing.T) {
	paris := time.FixedZone("", 3600)
	if got := xdm.NewDTM(time.Date(2020, 3, 19, 11, 17, 0, 0, paris)); got != "20200319101700" {
		t.Error(got)
	}
	if xdm.NewDTM(time.Time{}) != "" {
		t.Error("a time from nothing")
	}
	for _, s := range []string{"2026", "202605", "20260504", "2026050409", "202605040930", "20260504093000"} {
		if d, err := xdm.ParseDTM(s); err != nil || string(d) != s {
			t.Error(s, err)
		}
	}
}
