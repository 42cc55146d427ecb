package calendrier_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/ordonnance-numerique/ordonnance-go/identity"
	"github.com/ordonnance-numerique/ordonnance-go/messaging/fr/calendrier"
	"github.com/ordonnance-numerique/ordonnance-go/messaging/prevention"
)

func programmes(t testing.TB) []prevention.Programme {
	t.Helper()
	all, err := calendrier.Programmes()
	if err != nil {
		t.Fatal(err)
	}
	// The ages are tested over eighty years, so the first day of each programme
	// must not stand in the way; TestInForce looks at it.
	for i := range all {
		all[i].From = identity.Date{}
	}
	return all
}

// row says, in completed ages with both ends included, when a rule is due for
// somebody of whom nothing is on record. It is written from the calendars, not
// from the data.
type row struct {
	key      string
	unit     byte // 'd', 'm', 'y'
	from, to int
	sex      identity.Sex
}

const ever = 1000

var table = []row{
	{"1", 'd', 0, 8, ""}, {"2", 'd', 7, 13, ""}, {"3", 'm', 1, 1, ""}, {"4", 'm', 2, 2, ""}, {"5", 'm', 3, 3, ""},
	{"6", 'm', 4, 4, ""}, {"7", 'm', 5, 5, ""}, {"8", 'm', 8, 8, ""}, {"9", 'm', 11, 11, ""}, {"10", 'm', 12, 12, ""},
	{"11", 'm', 15, 18, ""}, {"12", 'm', 23, 24, ""}, {"13", 'm', 25, 35, ""}, // waits for 12
	{"14", 'y', 3, 3, ""}, {"15", 'y', 4, 4, ""}, {"16", 'y', 5, 5, ""}, {"17", 'y', 6, 6, ""},
	{"18", 'y', 8, 9, ""}, {"19", 'y', 11, 13, ""}, {"20", 'y', 15, 16, ""},

	{"hexavalent-1", 'm', 2, 71, ""}, {"pneumocoque-1", 'm', 2, 23, ""}, {"meningocoque-b-1", 'm', 3, 23, ""},
	{"meningocoque-acwy-1", 'm', 6, 23, ""}, {"ror-1", 'm', 12, 215, ""}, {"ror-1-adulte", 'y', 18, ever, ""},
	{"rotavirus-1", 'm', 2, 5, ""}, {"dtcap-6", 'y', 6, 10, ""}, {"dtcap-11", 'y', 11, 13, ""}, {"hpv-1", 'y', 11, 14, ""},
	{"hpv-rattrapage-1", 'y', 15, 26, ""}, {"meningocoque-acwy-ado", 'y', 11, 14, ""}, {"meningocoque-acwy-rattrapage", 'y', 15, 24, ""},
	{"dtp-25", 'y', 25, 44, ""}, {"dtp-45", 'y', 45, 64, ""}, {"dtp-65", 'y', 65, ever, ""},
	{"pneumocoque-65", 'y', 65, ever, ""}, {"zona-65", 'y', 65, ever, ""}, {"vrs-75", 'y', 75, ever, ""},

	{"mammographie", 'y', 50, 74, identity.Female}, {"test-immunologique", 'y', 50, 74, ""},
	{"cytologie-1", 'y', 25, 29, identity.Female}, {"test-hpv", 'y', 30, 65, identity.Female},
	{"18-25", 'y', 18, 25, ""}, {"45-50", 'y', 45, 50, ""}, {"60-65", 'y', 60, 65, ""}, {"70-75", 'y', 70, 75, ""},
}

// completed counts completed months in a way of its own: it asks, month by
// month of the calendar, whether the day of birth has come, the last day of a
// month standing for the days it lacks.
func completed(born, today time.Time) (days, months int) {
	days = int(today.Sub(born).Hours() / 24)
	months = (today.Year()-born.Year())*12 + int(today.Month()) - int(born.Month())
	last := time.Date(today.Year(), today.Month()+1, 0, 0, 0, 0, 0, time.UTC).Day()
	if today.Day() < born.Day() && today.Day() < last {
		months--
	}
	return days, months
}

func expected(born, today time.Time, sex identity.Sex) []string {
	days, months := completed(born, today)
	var keys []string
	for _, r := range table {
		age := map[byte]int{'d': days, 'm': months, 'y': months / 12}[r.unit]
		if age >= r.from && age <= r.to && (r.sex == "" || r.sex == sex) {
			keys = append(keys, r.key)
		}
	}
	if months/12 >= 65 && (today.Month() >= 11 || today.Month() == 1 || today.Month() == 10 && today.Day() >= 15) {
		keys = append(keys, "grippe-65", "covid-65")
	}
	slices.Sort(keys)
	return keys
}

// TestEveryDay holds every day of life from 0 to 80 years, of both sexes,
// against the table: born on 29 February, and for twenty years on the 31st of a
// month.
func TestEveryDay(t *testing.T) {
	all := programmes(t)
	for birth, years := range map[string]int{"1980-02-29": 80, "1984-08-31": 20} {
		b, _ := identity.ParseDate(birth)
		for _, sex := range []identity.Sex{identity.Female, identity.Male} {
			p := prevention.Person{Born: b, Sex: sex}
			born := b.Time(time.UTC)
			end := born.AddDate(years, 0, 0)
			for day := born; day.Before(end); day = day.AddDate(0, 0, 1) {
				var got []string
				for _, d := range prevention.Evaluate(p, nil, identity.DateOf(day), all, nil) {
					got = append(got, d.Rule)
				}
				slices.Sort(got)
				if want := expected(born, day, sex); !slices.Equal(got, want) {
					t.Fatalf("born %s, %s, on %s:\n got %v\nwant %v", birth, sex, day.Format(time.DateOnly), got, want)
				}
			}
		}
	}
}

// TestInfant follows the calendar of an infant day by day: eight appointments,
// thirteen injections.
func TestInfant(t *testing.T) {
	all := programmes(t)
	born := time.Date(2026, 1, 31, 0, 0, 0, 0, time.UTC)
	p := prevention.Person{Born: identity.DateOf(born), Sex: identity.Male}
	var history []prevention.Event
	injections := 0
	var appointments []string
	for day := born; day.Before(born.AddDate(2, 0, 0)); day = day.AddDate(0, 0, 1) {
		today := identity.DateOf(day)
		before := injections
		for _, d := range prevention.Evaluate(p, history, today, all, nil) {
			if d.Programme != "fr.vaccination" {
				continue
			}
			history = append(history, prevention.Event{Act: d.Act, On: today})
			if !strings.HasPrefix(d.Rule, "rotavirus") { // drops
				injections++
			}
		}
		if injections > before {
			_, months := completed(born, day)
			appointments = append(appointments, fmt.Sprint(months))
		}
	}
	if got := strings.Join(appointments, " "); got != "2 3 4 5 6 11 12 16" || injections != 13 {
		t.Errorf("%d injections at %s months", injections, got)
	}
}

func due(t *testing.T, p prevention.Person, today string, history ...string) []string {
	t.Helper()
	var events []prevention.Event
	for _, h := range history {
		act, on, _ := strings.Cut(h, " ")
		events = append(events, prevention.Event{Act: act, On: date(t, on)})
	}
	var keys []string
	for _, d := range prevention.Evaluate(p, events, date(t, today), programmes(t), nil) {
		keys = append(keys, d.Rule)
	}
	return keys
}

func date(t *testing.T, s string) identity.Date {
	t.Helper()
	d, err := identity.ParseDate(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestCases(t *testing.T) {
	woman := func(born string, conditions ...prevention.Condition) prevention.Person {
		return prevention.Person{Born: date(t, born), Sex: identity.Female, Conditions: conditions}
	}
	pregnant := prevention.Condition{Key: "grossesse", Since: date(t, "2026-04-01")}
	for name, c := range map[string]struct {
		person  prevention.Person
		today   string
		history []string
		has     string // space separated; "-key" must not be there
	}{
		"mammography, the day before two years": {woman("1970-05-10"), "2027-03-14", []string{"fr.mammographie 2025-03-15"}, "-mammographie"},
		"mammography, after two years":          {woman("1970-05-10"), "2027-03-15", []string{"fr.mammographie 2025-03-15"}, "mammographie"},
		"mammography, last day":                 {woman("1951-05-10"), "2026-05-09", nil, "mammographie"},
		"mammography, 75 years":                 {woman("1951-05-10"), "2026-05-10", nil, "-mammographie"},
		"mammography, raised risk":              {woman("1970-05-10", prevention.Condition{Key: "risque-sein-eleve"}), "2026-05-09", nil, "-mammographie test-immunologique"},
		"cytology, second after a year":         {woman("2000-01-01"), "2026-06-01", []string{"fr.cytologie-col 2025-06-01"}, "cytologie-2 -cytologie-1 -cytologie-3"},
		"cytology, second too early":            {woman("2000-01-01"), "2026-05-31", []string{"fr.cytologie-col 2025-06-01"}, "-cytologie-2 -cytologie-1 -cytologie-3"},
		"cytology, every three years":           {woman("1998-01-01"), "2027-06-02", []string{"fr.cytologie-col 2023-06-01", "fr.cytologie-col 2024-06-01"}, "cytologie-3 -cytologie-2"},
		"HPV test, three years after cytology":  {woman("1996-01-01"), "2026-06-01", []string{"fr.cytologie-col 2023-06-02"}, "-test-hpv"},
		"HPV test, then":                        {woman("1996-01-01"), "2026-06-02", []string{"fr.cytologie-col 2023-06-02"}, "test-hpv -cytologie-3"},
		"HPV vaccine begun as a child":          {woman("2010-01-01"), "2026-06-01", []string{"fr.vaccin.hpv 2024-01-01"}, "hpv-2 -hpv-rattrapage-1"},
		"HPV vaccine complete":                  {woman("2010-01-01"), "2026-06-01", []string{"fr.vaccin.hpv 2023-01-01", "fr.vaccin.hpv 2023-07-01"}, "-hpv-2 -hpv-rattrapage-1"},
		"dTP at 25 is not dTP at 45":            {woman("1981-01-01"), "2026-06-01", []string{"fr.vaccin.dtp-adulte 2006-01-01"}, "dtp-45 -dtp-25"},
		"dTP at 76":                             {woman("1950-01-01"), "2026-06-01", []string{"fr.vaccin.dtp-adulte 2016-01-01"}, "dtp-65"},
		"dTP done at 75":                        {woman("1950-01-01"), "2026-06-01", []string{"fr.vaccin.dtp-adulte 2025-01-01"}, "-dtp-65"},
		"flu, done last winter":                 {woman("1950-01-01"), "2026-10-15", []string{"fr.vaccin.grippe 2026-01-10"}, "grippe-65"},
		"flu, done this winter":                 {woman("1950-01-01"), "2027-01-05", []string{"fr.vaccin.grippe 2026-11-10"}, "-grippe-65 covid-65"},
		"flu, in summer":                        {woman("1950-01-01"), "2026-07-05", nil, "-grippe-65"},
		"pregnancy, 14 weeks":                   {woman("1996-01-01", pregnant), "2026-07-08", nil, "coqueluche-grossesse -vrs-grossesse -ror-1-adulte"},
		"pregnancy, 13 weeks and 6 days":        {woman("1996-01-01", pregnant), "2026-07-07", nil, "-coqueluche-grossesse"},
		"pregnancy, 32 weeks in season":         {woman("1996-01-01", pregnant), "2026-11-11", nil, "vrs-grossesse grippe-grossesse"},
		"pregnancy, 37 weeks":                   {woman("1996-01-01", pregnant), "2026-12-16", nil, "-vrs-grossesse"},
		"heart disease at 66":                   {woman("1960-01-01", prevention.Condition{Key: "maladie-cardiaque-chronique"}), "2026-06-01", nil, "vrs-65 -vrs-75"},
		"examination 12 done, 13 follows":       {woman("2024-06-15"), "2026-06-20", []string{"fr.examen-enfant.12 2026-06-16"}, "13 -12"},
		"check-up done at 46":                   {woman("1976-06-15"), "2026-06-20", []string{"fr.bilan-prevention 2022-06-16"}, "-45-50"},
		"check-up done at 25":                   {woman("1976-06-15"), "2026-06-20", []string{"fr.bilan-prevention 2001-06-16"}, "45-50"},
		"born in 1979":                          {woman("1979-12-31"), "2026-06-01", nil, "-ror-1-adulte"},
	} {
		got := due(t, c.person, c.today, c.history...)
		for _, want := range strings.Fields(c.has) {
			if key, not := strings.CutPrefix(want, "-"); slices.Contains(got, key) == not {
				t.Errorf("%s: %s in %v", name, want, got)
			}
		}
	}
}

// TestInForce: nothing is due before its programme is in force.
func TestInForce(t *testing.T) {
	all, err := calendrier.Programmes()
	if err != nil {
		t.Fatal(err)
	}
	p := prevention.Person{Born: date(t, "2024-01-01"), Sex: identity.Male}
	if got := prevention.Evaluate(p, nil, date(t, "2024-12-31"), all, nil); len(got) != 0 {
		t.Errorf("%v", got)
	}
	if got := prevention.Evaluate(p, nil, date(t, "2025-01-01"), all, nil); len(got) == 0 {
		t.Error("nothing on the first day")
	}
}

// TestConditions: the programmes ask for the conditions that are listed, and for
// no others.
func TestConditions(t *testing.T) {
	asked := map[string]bool{}
	for _, p := range programmes(t) {
		for _, r := range p.Rules {
			for _, c := range append(slices.Concat(r.Conditions, r.Exclude), r.Since) {
				asked[c] = c != ""
			}
		}
	}
	delete(asked, "")
	for _, c := range calendrier.Conditions() {
		if !asked[c.Key] || c.Text.EN == "" || c.Text.FR == "" {
			t.Errorf("%s is asked for by no programme, or has no text", c.Key)
		}
		delete(asked, c.Key)
	}
	if len(asked) > 0 {
		t.Errorf("not listed: %v", asked)
	}
}

func ExampleProgrammes() {
	all, err := calendrier.Programmes()
	if err != nil {
		panic(err)
	}
	child := prevention.Person{Born: identity.Date{Year: 2024, Month: 11, Day: 20}, Sex: identity.Female}
	history := []prevention.Event{{Act: "fr.vaccin.ror", On: identity.Date{Year: 2025, Month: 11, Day: 25}}}
	today := identity.Date{Year: 2026, Month: 11, Day: 1}
	for _, d := range prevention.Evaluate(child, history, today, all, nil) {
		if d.Mandatory && d.Last.Year < 2027 {
			fmt.Println(d.Title.FR, "- avant le", d.Last)
		}
	}
	// Output:
	// Examen obligatoire de l'enfant n° 12, au cours du 24e ou du 25e mois (certificat du 24e mois) - avant le 2026-12-19
	// Vaccin pneumocoque conjugué, 1re dose - avant le 2026-11-19
	// Vaccin méningocoque B, 1re dose - avant le 2026-11-19
	// Vaccin méningocoques ACWY, 1re dose - avant le 2026-11-19
}

func BenchmarkEvaluate(b *testing.B) {
	all := programmes(b)
	p := prevention.Person{Born: identity.Date{Year: 1970, Month: 5, Day: 10}, Sex: identity.Female}
	today := identity.Date{Year: 2026, Month: 11, Day: 21}
	for b.Loop() {
		prevention.Evaluate(p, nil, today, all, nil)
	}
}
