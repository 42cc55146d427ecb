package prevention_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/ordonnance-numerique/ordonnance-go/document"
	"github.com/ordonnance-numerique/ordonnance-go/identity"
	"github.com/ordonnance-numerique/ordonnance-go/messaging/prevention"
)

func date(t testing.TB, s string) identity.Date {
	t.Helper()
	if s == "" {
		return identity.Date{}
	}
	d, err := identity.ParseDate(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// set is a file of one programme with the rules given.
func set(rules string) []byte {
	return []byte(`{"format":"prevention/1","programmes":[{"key":"test","title":{"en":"Test","fr":"Essai"},"source":"none","edition":"2026-01-01",` +
		`"interval":"30 d","reminders":2,"rules":[` + rules + `]}]}`)
}

func rule(more string) string {
	return `{"key":"r","title":{"en":"An act","fr":"Un acte"},"act":"a"` + more + `}`
}

func read(t testing.TB, rules string) []prevention.Programme {
	t.Helper()
	list, err := document.Read(set(rules), prevention.Kind())
	if err != nil {
		t.Fatal(err)
	}
	return list
}

func TestAges(t *testing.T) {
	for _, c := range []struct{ born, age, want string }{
		{"2026-01-31", "1 mo", "2026-02-28"}, {"2028-01-31", "1 mo", "2028-02-29"}, {"2026-01-31", "2 mo", "2026-03-31"},
		{"2026-03-31", "1 mo", "2026-04-30"}, {"2024-02-29", "1 a", "2025-02-28"}, {"2024-02-29", "4 a", "2028-02-29"},
		{"2024-02-29", "12 mo", "2025-02-28"}, {"2023-02-28", "1 a", "2024-02-28"}, {"2026-12-25", "8 d", "2027-01-02"},
		{"2026-12-25", "2 wk", "2027-01-08"}, {"2026-05-10", "0 d", "2026-05-10"}, {"1900-01-31", "121 a", "2021-01-31"},
	} {
		age, err := prevention.ParseAge(c.age)
		if err != nil {
			t.Fatal(err)
		}
		if got := age.Of(date(t, c.born)).String(); got != c.want || age.String() != c.age {
			t.Errorf("%s + %s = %s, want %s", c.born, age, got, c.want)
		}
	}
	for _, bad := range []string{"", "1", "1 y", "-1 d", "01 d", "1  d", "60001 d", "1.5 a", "x d"} {
		if _, err := prevention.ParseAge(bad); !errors.Is(err, prevention.ErrAge) {
			t.Errorf("%q: %v", bad, err)
		}
	}
	for _, bad := range []string{"", "13-01", "02-30", "1-1", "10-15x"} {
		if _, err := prevention.ParseMonthDay(bad); !errors.Is(err, prevention.ErrAge) {
			t.Errorf("day %q: %v", bad, err)
		}
	}
}

func TestRefusedSets(t *testing.T) {
	for name, c := range map[string]struct {
		rules string
		want  error
	}{
		"unknown member":         {rule(`,"from":"1 a","colour":"red"`), document.ErrMalformed},
		"age in words":           {rule(`,"from":"one year"`), document.ErrMalformed},
		"upper case":             {strings.Replace(rule(`,"from":"1 a"`), `"act":"a"`, `"act":"A"`, 1), document.ErrMalformed},
		"same key":               {rule(`,"from":"1 a"`) + "," + rule(`,"from":"2 a"`), prevention.ErrProgramme},
		"ends before it begins":  {rule(`,"from":"2 a","to":"1 a"`), prevention.ErrProgramme},
		"ends where it begins":   {rule(`,"from":"2 a","to":"24 mo"`), prevention.ErrProgramme},
		"two units":              {rule(`,"from":"65 a","every":"12 mo"`), prevention.ErrProgramme},
		"every nothing":          {rule(`,"from":"65 a","every":"0 a"`), prevention.ErrProgramme},
		"every and repeat":       {rule(`,"from":"65 a","every":"1 a","repeat":"1 a"`), prevention.ErrProgramme},
		"goes after nothing":     {rule(`,"from":"1 a","defer":["x"]`), prevention.ErrProgramme},
		"goes after itself":      {rule(`,"from":"1 a","defer":["r"]`), prevention.ErrProgramme},
		"day that is not":        {rule(`,"from":"1 a","bornFrom":"1980-02-30"`), prevention.ErrContent},
		"day of a year that not": {rule(`,"from":"1 a","season":{"from":"02-30","to":"03-01"}`), prevention.ErrContent},
	} {
		_, err := document.Read(set(c.rules), prevention.Kind())
		if !errors.Is(err, c.want) {
			t.Errorf("%s: %v", name, err)
		}
	}
	twice := read(t, rule(`,"from":"1 a"`))
	twice = append(twice, twice[0])
	if _, _, err := document.Write(twice, prevention.Kind()); !errors.Is(err, prevention.ErrProgramme) {
		t.Errorf("two programmes of one key: %v", err)
	}
}

func TestRoundTrip(t *testing.T) {
	raw := set(rule(`,"mandatory":true,"from":"0 d","to":"6 wk","since":"x","season":{"from":"10-15","to":"01-31"},"sex":"male","bornFrom":"1980-01-01",` +
		`"bornTo":"1999-12-31","conditions":["c"],"exclude":["e"],"dose":2,"interval":"1 mo","after":[{"act":"b","interval":"1 a","required":true}],"unless":["u"]`))
	list, err := document.Read(raw, prevention.Kind())
	if err != nil {
		t.Fatal(err)
	}
	again, left, err := document.Write(list, prevention.Kind())
	if err != nil || len(left) > 0 || string(again) != string(raw) {
		t.Errorf("%v\n%s\n%s", err, again, raw)
	}
}

// TestPartialBirth: with a birth date that is not complete, an item is certain
// only when it holds for every day the date may mean.
func TestPartialBirth(t *testing.T) {
	list := read(t, rule(`,"from":"50 a","to":"52 a"`))
	for _, c := range []struct {
		born, today, want string
	}{
		{"1976", "2025-12-31", ""}, {"1976", "2026-01-01", "perhaps"}, {"1976", "2026-12-30", "perhaps"},
		{"1976", "2026-12-31", "certain"}, {"1976", "2027-12-31", "certain"}, {"1976", "2028-01-01", "perhaps"},
		{"1976", "2028-12-31", ""}, {"1976-02", "2026-02-01", "perhaps"}, {"1976-02", "2026-02-27", "perhaps"}, {"1976-02", "2026-02-28", "certain"},
		{"1976-03", "2026-03-31", "certain"}, {"1976-02-29", "2026-02-28", "certain"}, {"1976-02-29", "2026-02-27", ""},
	} {
		got := ""
		for _, d := range prevention.Evaluate(prevention.Person{Born: date(t, c.born)}, nil, date(t, c.today), list, nil) {
			got = "perhaps"
			if d.Certain {
				got = "certain"
			}
		}
		if got != c.want {
			t.Errorf("born %s, on %s: %q, want %q", c.born, c.today, got, c.want)
		}
	}
	for name, p := range map[string]prevention.Person{"unknown birth": {}, "not yet born": {Born: date(t, "2027-01-01")}} {
		if got := prevention.Evaluate(p, nil, date(t, "2026-12-31"), read(t, rule(`,"from":"0 d"`)), nil); len(got) > 0 {
			t.Errorf("%s: %v", name, got)
		}
	}
}

func TestUnknownSex(t *testing.T) {
	list := read(t, rule(`,"from":"50 a","sex":"female"`))
	for sex, want := range map[identity.Sex]string{identity.Female: "[true]", identity.Male: "[]", "": "[false]", identity.SexUnknown: "[false]"} {
		certain := []bool{}
		for _, d := range prevention.Evaluate(prevention.Person{Born: date(t, "1970-01-01"), Sex: sex}, nil, date(t, "2026-01-01"), list, nil) {
			certain = append(certain, d.Certain)
		}
		if fmt.Sprint(certain) != want {
			t.Errorf("%q: %v", sex, certain)
		}
	}
}

func TestWindows(t *testing.T) {
	for name, c := range map[string]struct {
		rule, today string
		ahead       int
		done        []string
		want        string // first, last, reason
	}{
		"every, first":      {`,"from":"65 a","every":"10 a"`, "2026-01-01", 0, nil, "2025-05-10 2035-05-09 age"},
		"recurs":            {`,"from":"50 a","every":"10 a"`, "2026-01-01", 0, []string{"2012-01-01"}, "2020-05-10 2030-05-09 age"},
		"recurs, done":      {`,"from":"50 a","every":"10 a"`, "2026-01-01", 0, []string{"2020-05-10"}, ""},
		"recurs, to an end": {`,"from":"50 a","every":"10 a","to":"65 a"`, "2026-01-01", 0, nil, ""},
		"ahead":             {`,"from":"70 a"`, "2030-05-01", 9, nil, "2030-05-10  age"},
		"not yet":           {`,"from":"70 a"`, "2030-05-01", 8, nil, ""},
		"interval":          {`,"from":"50 a","repeat":"2 a"`, "2026-01-01", 0, []string{"2019-03-01", "2023-12-31"}, "2025-12-31  interval"},
		"later act ignored": {`,"from":"50 a"`, "2026-01-01", 0, []string{"2026-01-02"}, "2010-05-10  age"},
		"season over":       {`,"from":"50 a","season":{"from":"10-15","to":"01-31"}`, "2026-02-01", 0, nil, ""},
		"season ahead":      {`,"from":"50 a","season":{"from":"10-15","to":"01-31"}`, "2026-10-01", 14, nil, "2026-10-15 2027-01-31 season"},
		"season in spring":  {`,"from":"50 a","season":{"from":"03-01","to":"05-31"}`, "2026-05-31", 0, []string{"2025-03-05"}, "2026-03-01 2026-05-31 season"},
		"within the window": {`,"from":"60 a","to":"70 a","perWindow":true`, "2026-01-01", 0, []string{"2015-01-01"}, "2020-05-10 2030-05-09 age"},
		"after, missing":    {`,"from":"50 a","after":[{"act":"b","required":true}]`, "2026-01-01", 0, nil, ""},
		"after, optional":   {`,"from":"50 a","after":[{"act":"b","interval":"3 a"}]`, "2026-01-01", 0, nil, "2010-05-10  age"},
	} {
		p := prevention.Person{Born: date(t, "1960-05-10")}
		var history []prevention.Event
		for _, on := range c.done {
			history = append(history, prevention.Event{Act: "a", On: date(t, on)})
		}
		got := ""
		for _, d := range prevention.Evaluate(p, history, date(t, c.today), read(t, rule(c.rule)), &prevention.Options{Ahead: c.ahead}) {
			got = fmt.Sprintf("%s %s %s", d.First, d.Last, d.Reason)
		}
		if got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}

func TestOrderDoesNotMatter(t *testing.T) {
	list := read(t, rule(`,"from":"50 a","dose":3,"interval":"1 mo"`))
	p := prevention.Person{Born: date(t, "1960-05-10")}
	history := []prevention.Event{{Act: "a", On: date(t, "2025-01-01")}, {Act: "b", On: date(t, "2025-03-01")}, {Act: "a", On: date(t, "2024-01-01")}}
	one := prevention.Evaluate(p, history, date(t, "2026-01-01"), list, nil)
	slices.Reverse(history)
	if two := prevention.Evaluate(p, history, date(t, "2026-01-01"), list, nil); len(one) != 1 || one[0] != two[0] || one[0].Done != date(t, "2025-01-01") {
		t.Errorf("%+v %+v", one, two)
	}
}

func TestSelect(t *testing.T) {
	list := read(t, rule(`,"from":"50 a"`))
	p := prevention.Person{Born: date(t, "1960-05-10")}
	today := date(t, "2026-06-30")
	due := prevention.Evaluate(p, nil, today, list, nil)
	sent := func(days ...string) []prevention.Sent {
		var all []prevention.Sent
		for _, d := range days {
			all = append(all, prevention.Sent{Programme: "test", Rule: "r", On: date(t, d)})
		}
		return all
	}
	for name, c := range map[string]struct {
		sent   []prevention.Sent
		optOut []string
		want   int
	}{
		"first":           {nil, nil, 1},
		"too soon":        {sent("2026-06-01"), nil, 0},
		"after 30 days":   {sent("2026-05-31"), nil, 1},
		"told enough":     {sent("2026-03-31", "2026-04-30"), nil, 0},
		"before the item": {sent("2009-03-31", "2009-04-30"), nil, 1},
		"opted out":       {nil, []string{"test"}, 0},
		"other opted out": {nil, []string{"other"}, 1},
	} {
		if got := prevention.Select(due, c.sent, list, today, c.optOut); len(got) != c.want {
			t.Errorf("%s: %d", name, len(got))
		}
	}
	due[0].Certain = false
	if got := prevention.Select(due, nil, list, today, nil); len(got) > 0 {
		t.Error("told of what is not certain")
	}
}

func TestCompose(t *testing.T) {
	list := read(t, rule(`,"from":"66 a","to":"67 a","mandatory":true`))
	due := prevention.Evaluate(prevention.Person{Born: date(t, "1960-05-10")}, nil, date(t, "2026-06-30"), list, nil)
	for _, channel := range []prevention.Channel{prevention.Secure, prevention.Open} {
		n, err := prevention.Compose(due, channel)
		if err != nil {
			t.Fatal(err)
		}
		for _, text := range []string{n.Subject.EN, n.Subject.FR} {
			if strings.Contains(text, "act") || strings.Contains(text, "acte") {
				t.Errorf("the subject tells: %q", text)
			}
		}
		tells := strings.Contains(n.Body.FR, "Un acte") && strings.Contains(n.Body.EN, "An act") && strings.Contains(n.Body.FR, "avant le 10/05/2027")
		if tells != (channel == prevention.Secure) {
			t.Errorf("%s: %q", channel, n.Body)
		}
	}
	due[0].Certain = false
	if _, err := prevention.Compose(due, prevention.Secure); !errors.Is(err, prevention.ErrNothing) {
		t.Errorf("nothing certain: %v", err)
	}
	if _, err := prevention.Compose(due, "pigeon"); !errors.Is(err, prevention.ErrChannel) {
		t.Errorf("channel: %v", err)
	}
}

func ExampleEvaluate() {
	raw := []byte(`{"format":"prevention/1","programmes":[{"key":"eyes","title":{"en":"Eye test","fr":"Examen de la vue"},` +
		`"source":"our practice","edition":"2026-01-01","interval":"90 d","rules":[` +
		`{"key":"adult","title":{"en":"Eye test every 5 years from 45","fr":"Examen de la vue tous les 5 ans dès 45 ans"},"act":"eye-test","from":"45 a","repeat":"5 a"}]}]}`)
	programmes, err := document.Read(raw, prevention.Kind())
	if err != nil {
		panic(err)
	}
	person := prevention.Person{Born: identity.Date{Year: 1970, Month: 5, Day: 10}}
	history := []prevention.Event{{Act: "eye-test", On: identity.Date{Year: 2021, Month: 2, Day: 1}}}
	today := identity.Date{Year: 2026, Month: 11, Day: 21}
	due := prevention.Evaluate(person, history, today, programmes, nil)
	due = prevention.Select(due, nil, programmes, today, person.OptOut)
	notice, err := prevention.Compose(due, prevention.Secure)
	if err != nil {
		panic(err)
	}
	fmt.Println(due[0].First, due[0].Reason)
	fmt.Print(notice.Body.EN)
	// Output:
	// 2026-02-01 interval
	// You may now arrange:
	// - Eye test every 5 years from 45
}

func FuzzKind(f *testing.F) {
	f.Add(set(rule(`,"from":"65 a","every":"10 a"`)), 1960, 5, 10, 30)
	f.Add(set(rule(`,"from":"0 d","to":"9 d","season":{"from":"10-15","to":"02-29"}`)), 2026, 0, 0, 0)
	f.Fuzz(func(t *testing.T, raw []byte, year, month, day, ahead int) {
		list, err := document.Read(raw, prevention.Kind())
		if err != nil {
			return
		}
		again, _, err := document.Write(list, prevention.Kind())
		if err != nil {
			t.Fatalf("read, and not written: %v", err)
		}
		back, err := document.Read(again, prevention.Kind())
		if err != nil {
			t.Fatalf("written, and not read: %v", err)
		}
		if twice, _, err := document.Write(back, prevention.Kind()); err != nil || string(twice) != string(again) {
			t.Fatalf("changed: %v", err)
		}
		born, err := identity.NewDate(year, month, day)
		if err != nil {
			return
		}
		for _, d := range prevention.Evaluate(prevention.Person{Born: born}, nil, identity.Date{Year: 2026, Month: 11, Day: 21}, list, &prevention.Options{Ahead: ahead}) {
			if !d.Last.IsZero() && d.Last.Before(d.First) {
				t.Fatalf("%s to %s", d.First, d.Last)
			}
		}
	})
}
