package ins_test

import (
	"fmt"
	"time"

	"github.com/ordonnance-numerique/ordonnance-go/identity"
	"github.com/ordonnance-numerique/ordonnance-go/identity/fr/ins"
)

func ExampleParseMatricule() {
	m, err := ins.ParseMatricule("279035121518989", "urn:oid:1.2.250.1.213.1.4.10")
	fmt.Println(m, m.OID() == ins.NIRTest, err)
	_, err = ins.ParseMatricule("279035121518988", string(ins.NIR))
	fmt.Println(err)
	// Output:
	// 2 79 ** ** *** *** ** true <nil>
	// INS-008: the key of the matricule is wrong
}

func ExampleKey() {
	key, ok := ins.Key("297022A020778")
	fmt.Println(key, ok)
	// Output: 78 true
}

func ExampleNormalizeName() {
	name, err := ins.NormalizeName("Jean-Éric")
	fmt.Println(name, err)
	// Output: JEAN-ERIC <nil>
}

func ExampleBirthDate() {
	date, fictive, _ := ins.BirthDate(1950, 0, 0)
	fmt.Println(date, fictive)
	// Output: 1950-12-31 true
}

// The matricule leaves with the identity only once the teleservice has answered
// and the person has proved who they are.
func ExampleIdentity_Outgoing() {
	monday := time.Date(2026, 1, 5, 9, 0, 0, 0, time.UTC)
	tuesday := monday.AddDate(0, 0, 1)
	m, _ := ins.ParseMatricule("279035121518989", string(ins.NIRTest))
	patient := ins.Identity{
		Matricule: m,
		Traits: ins.Traits{
			FamilyName: "PAT-TROIS",
			GivenNames: "DOMINIQUE MARIE-LOUISE",
			Sex:        identity.Female,
			BirthDate:  identity.Date{Year: 1979, Month: 3, Day: 28},
		},
		Facts: ins.Facts{
			Retrieved: &ins.Fact{Since: monday, Method: ins.INSi},
			Proved:    &ins.Fact{Since: tuesday, Method: ins.Manual, Evidence: "carte nationale d'identité"},
		},
	}
	for _, at := range []time.Time{monday, tuesday} {
		out, _ := patient.Outgoing(at)
		fmt.Println(patient.Status(at), len(out.Identifiers))
	}
	_, err := patient.OutgoingQualified(monday)
	fmt.Println(err.(*identity.Error).French())
	// Output:
	// récupérée 0
	// qualifiée 1
	// l'identité n'est pas qualifiée : le matricule INS ne doit pas sortir du système
}

func ExampleParseDatamatrix() {
	d, warnings, err := ins.ParseDatamatrix("IS010000000000000000000000S1297022A02077878S21.2.250.1.213.1.4.10S3DOMINIQUE<GS>S4ADRTROIS<GS>S5FS626-02-1997S72A020")
	patient, _ := d.Identity()
	fmt.Println(patient.Traits.FamilyName, patient.Traits.BirthDate, d.Matricule(), warnings, err)
	// Output: ADRTROIS 1997-02-26 2 97 ** ** *** *** ** [] <nil>
}
