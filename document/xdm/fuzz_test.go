package xdm_test

import (
	"bytes"
	"reflect"
	"testing"

	"github.com/ordonnance-numerique/ordonnance-go/document/xdm"
)

func FuzzCX(f *testing.F) {
	for _, s := range []string{"279035121518989^^^&1.2.250.1.213.1.4.10&ISO^NH", `A\S\^^^n&1&2&3^x^y^z`, "^", `\E\E\`} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) { same(t, s, xdm.ParseCX) })
}

func FuzzXCN(f *testing.F) {
	for _, s := range []string{"801234567897^PIOU^Romain^^^^^^&1.2.250.1.71.4.2.1&ISO^D^^^IDNPS", "^A", "1^2^3^4^5^6^7^8^9&9&9^10^11^12^13^14"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) { same(t, s, xdm.ParseXCN) })
}

func FuzzXON(f *testing.F) {
	for _, s := range []string{"Cabinet^^^^^&1.2.250.1.71.4.2.2&ISO^IDNST^^^1750512345", "A & B", "^^^^^^^^^1"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) { same(t, s, xdm.ParseXON) })
}

// same: what is accepted is written and read again as the same value.
func same[T interface {
	comparable
	String() string
}](t *testing.T, s string, parse func(string) (T, error)) {
	v, err := parse(s)
	if err != nil {
		return
	}
	if len(v.String()) > 4096 {
		return // grown by escapes beyond what is read
	}
	if again, err := parse(v.String()); err != nil || again != v {
		t.Errorf("%q: %+v, then %+v (%v)", s, v, again, err)
	}
}

func FuzzPatientInfo(f *testing.F) {
	for _, s := range []string{"PID-5|NESSI^RUTH^ISABELLE^^^^L~A", "PID-11|^^^^^^BDL^^51215", "PID-3|1^^^&1.2&ISO^PI", "PID-7|1979", "PID-13|x~y"} {
		f.Add(s, "PID-8|F")
	}
	f.Fuzz(func(t *testing.T, a, b string) {
		p, err := xdm.ParsePatientInfo([]string{a, b})
		if err != nil || len(a) > 1000 || len(b) > 1000 {
			return
		}
		if again, err := xdm.ParsePatientInfo(p.Values()); err != nil || !reflect.DeepEqual(again, p) {
			t.Errorf("%q %q: %+v, then %+v (%v)", a, b, p, again, err)
		}
	})
}

func FuzzDTM(f *testing.F) {
	f.Add("20260504093000")
	f.Add("2026")
	f.Fuzz(func(t *testing.T, s string) {
		d, err := xdm.ParseDTM(s)
		if at, ok := d.Time(); err == nil && (!ok || len(s) == 14 && at.Year() > 0 && xdm.NewDTM(at) != d) {
			t.Error(s, at)
		}
	})
}

// FuzzMetadata: no panic; what can be written is read again as the same value.
func FuzzMetadata(f *testing.F) {
	raw, err := xdm.WriteMetadata(submissionWithFiles(1), counting())
	if err != nil {
		f.Fatal(err)
	}
	f.Add(raw)
	f.Add([]byte(`<RegistryObjectList><RegistryPackage id="a"><Classification classificationNode="urn:uuid:a54d6aa5-d40d-43f9-88c5-b4633d873bdd"/></RegistryPackage></RegistryObjectList>`))
	f.Add([]byte(`<!DOCTYPE a><RegistryObjectList/>`))
	f.Fuzz(func(t *testing.T, raw []byte) {
		s, _, err := xdm.ParseMetadata(raw, &xdm.Limits{Metadata: 64 << 10})
		if err != nil {
			return
		}
		out, err := xdm.WriteMetadata(s, counting())
		if err != nil {
			return
		}
		first, _, err := xdm.ParseMetadata(out, nil)
		if err != nil {
			t.Fatal(err)
		}
		again, err := xdm.WriteMetadata(first, counting())
		if err != nil {
			t.Fatal(err)
		}
		if second, _, err := xdm.ParseMetadata(again, nil); err != nil || !reflect.DeepEqual(first, second) {
			t.Errorf("%+v\n%+v", first, second)
		}
	})
}

// FuzzOpen: no panic, bounded, whatever the bytes.
func FuzzOpen(f *testing.F) {
	p := boxed(parcel(2))
	p.Lots[0].Beside = []xdm.Loose{{Name: "STYLE.XSL", Data: []byte("x")}}
	f.Add(written(f, p))
	f.Add([]byte("PK\x05\x06"))
	f.Fuzz(func(_ *testing.T, raw []byte) {
		a, err := xdm.Open(bytes.NewReader(raw), int64(len(raw)), &xdm.Limits{Inflated: 1 << 20})
		if err != nil {
			return
		}
		a.Verify()
		for _, lot := range a.Lots {
			for _, d := range lot.Documents {
				_, _ = d.Bytes()
			}
		}
	})
}
