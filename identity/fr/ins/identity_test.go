package ins_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/ordonnance-numerique/ordonnance-go/identity"
	"github.com/ordonnance-numerique/ordonnance-go/identity/fr/ins"
)

var (
	day1 = time.Date(2026, 1, 1, 9, 0, 0, 0, time.UTC)
	day2 = day1.AddDate(0, 0, 1)
	day3 = day1.AddDate(0, 0, 2)
	day4 = day1.AddDate(0, 0, 3)
)

// patTrois is the reference patient of the ANS, without any fact.
func patTrois() ins.Identity {
	m, err := ins.ParseMatricule("279035121518989", string(ins.NIRTest))
	if err != nil {
		panic(err)
	}
	return ins.Identity{
		Matricule: m,
		Traits: ins.Traits{
			FamilyName: "PAT-TROIS",
			GivenNames: "DOMINIQUE MARIE-LOUISE",
			Sex:        identity.Female,
			BirthDate:  identity.Date{Year: 1979, Month: 3, Day: 28},
			BirthPlace: "51215",
		},
	}
}

func fact(since time.Time, method ins.Method) *ins.Fact {
	return &ins.Fact{Since: since, Method: method}
}

func qualified() ins.Facts {
	return ins.Facts{Retrieved: fact(day1, ins.INSi), Proved: fact(day1, ins.Manual)}
}

func TestStatus(t *testing.T) {
	until := func(f *ins.Fact, end time.Time) *ins.Fact { f.Until = end; return f }
	for _, tc := range []struct {
		name  string
		facts ins.Facts
		at    time.Time
		want  ins.Status
	}{
		{"no fact", ins.Facts{}, day2, ins.Provisoire},
		{"retrieved", ins.Facts{Retrieved: fact(day1, ins.INSi)}, day2, ins.Recuperee},
		{"proved", ins.Facts{Proved: fact(day1, ins.Manual)}, day2, ins.Validee},
		{"both", qualified(), day2, ins.Qualifiee},
		{"both, at the instant", qualified(), day1, ins.Qualifiee},
		{"both, a moment before", qualified(), day1.Add(-1), ins.Provisoire},
		{"proved later", ins.Facts{Retrieved: fact(day1, ins.INSi), Proved: fact(day3, ins.Manual)}, day2, ins.Recuperee},
		{"proof ended", ins.Facts{Retrieved: fact(day1, ins.INSi), Proved: until(fact(day1, ins.Manual), day2)}, day2, ins.Recuperee},
		{"appli carte Vitale", ins.Facts{AppliVitale: fact(day1, ins.AppliVitale)}, day2, ins.Qualifiee},
		{"carte Vitale proves nothing", ins.Facts{Retrieved: fact(day1, ins.INSi), Proved: fact(day1, ins.CarteVitale)}, day2, ins.Recuperee},
		{"carte Vitale is not the application", ins.Facts{AppliVitale: fact(day1, ins.CarteVitale)}, day2, ins.Provisoire},
		{"a barcode is not INSi", ins.Facts{Retrieved: fact(day1, ins.Barcode)}, day2, ins.Provisoire},
		{"a method is needed", ins.Facts{Proved: fact(day1, "")}, day2, ins.Provisoire},
		{"a date is needed", ins.Facts{Proved: fact(time.Time{}, ins.Manual)}, day2, ins.Provisoire},
		{"no moment", qualified(), time.Time{}, ins.Provisoire},
		{"homonym", with(qualified(), func(f *ins.Facts) { f.Homonym = fact(day1, ins.Manual) }), day2, ins.Qualifiee},
		{"doubtful", with(qualified(), func(f *ins.Facts) { f.Doubtful = fact(day2, ins.Manual) }), day3, ins.Provisoire},
		{"before the doubt", with(qualified(), func(f *ins.Facts) { f.Doubtful = fact(day3, ins.Manual) }), day2, ins.Qualifiee},
		{"fictitious", with(qualified(), func(f *ins.Facts) { f.Fictitious = fact(day2, ins.Manual) }), day3, ins.Provisoire},
		{"doubt lifted, facts of before", with(qualified(), func(f *ins.Facts) { f.Doubtful = until(fact(day2, ins.Manual), day3) }), day4, ins.Provisoire},
		{"doubt lifted, established anew", ins.Facts{
			Retrieved: fact(day3, ins.INSi), Proved: fact(day3, ins.Manual), Doubtful: until(fact(day2, ins.Manual), day3),
		}, day4, ins.Qualifiee},
	} {
		t.Run(tc.name, func(t *testing.T) {
			if got := tc.facts.Status(tc.at); got != tc.want {
				t.Errorf("got %v, want %v", got, tc.want)
			}
		})
	}
}

func with(f ins.Facts, change func(*ins.Facts)) ins.Facts {
	change(&f)
	return f
}

func TestStatusNames(t *testing.T) {
	for s, want := range map[ins.Status]string{
		ins.Provisoire: "provisoire PROV", ins.Recuperee: "récupérée RECUP", ins.Validee: "validée VALI", ins.Qualifiee: "qualifiée QUAL",
	} {
		if got := s.String() + " " + s.Code(); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

func TestAttributes(t *testing.T) {
	f := fact(day1, ins.Manual)
	for _, tc := range []struct {
		name  string
		facts ins.Facts
		want  error
		query bool
	}{
		{"none", ins.Facts{}, nil, true},
		{"homonym", ins.Facts{Homonym: f}, nil, true},
		{"doubtful", ins.Facts{Doubtful: f}, nil, false},
		{"fictitious", ins.Facts{Fictitious: f}, nil, false},
		{"doubtful and homonym", ins.Facts{Doubtful: f, Homonym: f}, nil, false},
		{"doubtful and fictitious", ins.Facts{Doubtful: f, Fictitious: f}, ins.ErrAttributes, false},
		{"fictitious and homonym", ins.Facts{Fictitious: f, Homonym: f}, ins.ErrAttributes, false},
	} {
		t.Run(tc.name, func(t *testing.T) {
			if err := tc.facts.Check(day2); !errors.Is(err, tc.want) {
				t.Errorf("got %v, want %v", err, tc.want)
			}
			if got := tc.facts.MayQuery(day2); got != tc.query {
				t.Errorf("may query INSi: %v", got)
			}
		})
	}
}

// The matricule leaves with an identity that is qualifiée and with no other
// (EXI ID 29).
func TestOutgoing(t *testing.T) {
	system := ins.NIRTest.URI()
	for _, tc := range []struct {
		name   string
		change func(*ins.Identity)
		leaves bool
		want   error // of Outgoing
	}{
		{"qualifiée", func(i *ins.Identity) { i.Facts = qualified() }, true, nil},
		{"récupérée", func(i *ins.Identity) { i.Facts.Retrieved = fact(day1, ins.INSi) }, false, nil},
		{"validée", func(i *ins.Identity) { i.Facts.Proved = fact(day1, ins.Manual) }, false, nil},
		{"provisoire", func(*ins.Identity) {}, false, nil},
		{"no matricule", func(i *ins.Identity) { i.Facts, i.Matricule = qualified(), ins.Matricule{} }, false, nil},
		{"récupérée without a matricule", func(i *ins.Identity) {
			i.Facts.Retrieved, i.Matricule = fact(day1, ins.INSi), ins.Matricule{}
		}, false, nil},
		{"sex not certified", func(i *ins.Identity) { i.Facts, i.Traits.Sex = qualified(), identity.SexUnknown }, false, nil},
		{"given names not certified", func(i *ins.Identity) {
			i.Facts, i.Traits.GivenNames, i.Traits.FirstGivenName = qualified(), "", "DOMINIQUE"
		}, false, nil},
		{"doubtful", func(i *ins.Identity) { i.Facts = qualified(); i.Facts.Doubtful = fact(day2, ins.Manual) }, false, nil},
		{"traits", func(i *ins.Identity) { i.Facts, i.Traits.FamilyName = qualified(), "x" }, false, ins.ErrNameAlphabet},
		{"attributes", func(i *ins.Identity) {
			i.Facts.Doubtful, i.Facts.Fictitious = fact(day1, ins.Manual), fact(day1, ins.Manual)
		}, false, ins.ErrAttributes},
		{"former as current", func(i *ins.Identity) {
			i.Facts, i.Former = qualified(), []ins.Former{{Matricule: i.Matricule}}
		}, false, ins.ErrHistorical},
		{"past the gate", func(i *ins.Identity) { i.Others = []identity.Identifier{i.Matricule.Identifier()} }, false, ins.ErrOtherIdentifier},
	} {
		t.Run(tc.name, func(t *testing.T) {
			i := patTrois()
			tc.change(&i)
			p, err := i.Outgoing(day3)
			if !errors.Is(err, tc.want) {
				t.Fatalf("got %v, want %v", err, tc.want)
			}
			if got := p.Identifier(system) != ""; got != tc.leaves {
				t.Errorf("matricule leaves: %v, want %v", got, tc.leaves)
			}
			if tc.want == nil && p.FamilyName != "PAT-TROIS" {
				t.Error("traits are missing")
			}
			want := tc.want
			if want == nil && !tc.leaves {
				want = ins.ErrNotQualified
			}
			if _, err := i.OutgoingQualified(day3); !errors.Is(err, want) {
				t.Errorf("qualified: got %v, want %v", err, want)
			}
			if _, err := i.Datamatrix(day3); !errors.Is(err, want) {
				t.Errorf("barcode: got %v, want %v", err, want)
			}
		})
	}
}

func TestFormerNeverLeaves(t *testing.T) {
	m, _ := ins.ParseMatricule("109076322083489", string(ins.NIRTest))
	former, err := ins.ParseMatricule("209076322083439", string(ins.NIRTest))
	if err != nil {
		t.Fatal(err)
	}
	i := patTrois()
	i.Matricule, i.Facts = m, qualified()
	i.Former = []ins.Former{{Matricule: former}}
	i.Others = []identity.Identifier{{System: "urn:oid:1.2.3", Value: "IPP-1"}}
	p, err := i.OutgoingQualified(day2)
	if err != nil || len(p.Identifiers) != 2 || p.Identifiers[0] != m.Identifier() {
		t.Errorf("got %d identifiers, %v", len(p.Identifiers), err)
	}
}

func TestFromPatient(t *testing.T) {
	i := patTrois()
	i.Facts = qualified()
	i.UsedFamilyName = "Trois"
	i.Others = []identity.Identifier{{System: ins.NSSNIR.URI(), Value: "x"}}
	p, err := i.Outgoing(day2)
	if err != nil {
		t.Fatal(err)
	}
	back, err := ins.FromPatient(p)
	if err != nil || back.Matricule != i.Matricule || back.Traits != i.Traits || back.UsedFamilyName != "Trois" || len(back.Others) != 1 {
		t.Fatalf("came back changed: %v", err)
	}
	if s := back.Status(day2); s != ins.Provisoire {
		t.Errorf("received as %v", s)
	}
	for _, tc := range []struct {
		name   string
		change func(*identity.Patient)
		want   error
	}{
		{"two matricules", func(p *identity.Patient) {
			p.Identifiers = append(p.Identifiers, identity.Identifier{System: ins.NIRDemo.URI(), Value: "279035121518989"})
		}, ins.ErrSeveral},
		{"malformed", func(p *identity.Patient) { p.Identifiers[0].Value = "1" }, ins.ErrLength},
		{"traits", func(p *identity.Patient) { p.FamilyName = "" }, ins.ErrNameLength},
	} {
		t.Run(tc.name, func(t *testing.T) {
			p, _ := i.Outgoing(day2)
			tc.change(&p)
			if _, err := ins.FromPatient(p); !errors.Is(err, tc.want) {
				t.Errorf("got %v, want %v", err, tc.want)
			}
		})
	}
	if m, err := ins.MatriculeOf(identity.Patient{}); err != nil || !m.IsZero() {
		t.Errorf("no identifier: %v", err)
	}
}

// Every refusal has a vector; the table gives one for each and counts them.
func TestRefusals(t *testing.T) {
	number := func(s string) error { _, err := ins.ParseNumber(s); return err }
	oid := func(s ins.OID) error { _, err := ins.ParseOID(string(s)); return err }
	text := func(change ...string) error {
		_, _, err := ins.ParseDatamatrix(strings.NewReplacer(change...).Replace(example3))
		return err
	}
	outgoing := func(change func(*ins.Identity)) error {
		i := patTrois()
		change(&i)
		_, err := i.OutgoingQualified(day2)
		return err
	}
	_, key := ins.ParseMatricule("279035121518988", string(ins.NIR))
	_, alphabet := ins.NormalizeName("X3")
	_, _, lunar := ins.BirthDate(1950, 13, 1)
	m := patTrois().Matricule.Identifier()
	_, several := ins.MatriculeOf(identity.Patient{Identifiers: []identity.Identifier{m, m}})
	_, warnings, _ := ins.ParseDatamatrix(example3 + "\x1d")
	got := []error{
		number(""), number("27903512151898A"), number("379035121518989"), number("717511234567812"), number("517511234567812"),
		number("279135121518989"), number("279030021518989"), key, oid(ins.NSSNIR), oid(ins.INSC), oid("1"),
		alphabet, ins.CheckFamilyName(""), ins.CheckFamilyName("-A"), ins.CheckGivenNames("-A"), ins.CheckFirstGivenName("B", "A"),
		text("S5F", "S5I"), ins.Traits{FamilyName: "A", GivenNames: "A"}.Check(), lunar, ins.CheckBirthPlace("1"),
		outgoing(func(*ins.Identity) {}),
		outgoing(func(i *ins.Identity) {
			i.Facts.Fictitious, i.Facts.Homonym = fact(day1, ins.Manual), fact(day1, ins.Manual)
		}),
		outgoing(func(i *ins.Identity) { i.Former = []ins.Former{{Matricule: i.Matricule}} }),
		several,
		outgoing(func(i *ins.Identity) { i.Others = []identity.Identifier{m} }),
		text("IS01", "IS02"), text("S3", strings.Repeat("A", 400)), text("S5F", "S9F"), text("S5F", "S5FS5F"), text("S5F", ""),
		text("S751215", "S7512"), text("S5F", "S5F\x1d"), text("28-03-1979", "1979-03-28"), warnings[0],
	}
	for i, want := range ins.Refusals() {
		if i >= len(got) || !errors.Is(got[i], want) {
			t.Errorf("no vector for %s", want.Code)
		}
		if want.EN == "" || want.FR == "" {
			t.Errorf("%s lacks a text", want.Code)
		}
	}
}
