package rpps_test

import (
	"fmt"

	"github.com/ordonnance-numerique/ordonnance-go/identity/fr/rpps"
)

func ExampleParseNumber() {
	n, err := rpps.ParseNumber("99700218896")
	fmt.Println(n, n.Fictitious(), err)
	_, err = rpps.ParseNumber("10003456789")
	fmt.Println(err)
	// Output:
	// 99700218896 true <nil>
	// RPPS-002: the check digit of the RPPS number is wrong
}

func ExampleParseADELI() {
	n, err := rpps.ParseADELI("012800736")
	fmt.Println(n, err)
	// Output: 012800736 <nil>
}

func ExampleParseIDNPS() {
	id, _ := rpps.ParseIDNPS("30B0057881/CPET0002")
	place, err := id.FINESS()
	fmt.Println(place, id.Inside(), err)
	// Output: 0B0057881 CPET0002 <nil>
}

func ExampleParseRole() {
	r, err := rpps.ParseRole("G15_10/SM26")
	fmt.Println(r.Concept().Display, r.Skill, err)
	// Output: Médecin SM26 <nil>
}
