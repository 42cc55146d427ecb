package research_test

import (
	"encoding/json"
	"fmt"
	"os"

	"github.com/ordonnance-numerique/ordonnance-go/prescription"
	"github.com/ordonnance-numerique/ordonnance-go/prescription/fr/ordonnance"
	"github.com/ordonnance-numerique/ordonnance-go/prescription/research"
)

func Example() {
	raw, err := os.ReadFile("../testdata/antibiotic.json")
	if err != nil {
		panic(err)
	}
	var rx prescription.Prescription
	if err := json.Unmarshal(raw, &rx); err != nil {
		panic(err)
	}
	w, err := research.NewWriter(os.Stdout, &research.Options{
		Purpose:       "antibiotic use in primary care",
		Authorisation: "fictitious protocol 1",
		Secret:        []byte("an example; take 32 random bytes of your own"),
		Subject:       ordonnance.ResearchSubject,
		Area:          ordonnance.ResearchArea,
	})
	if err != nil {
		panic(err)
	}
	if err := w.Prescription(rx); err != nil {
		panic(err)
	}
	m, err := w.Close()
	if err != nil {
		panic(err)
	}
	fmt.Println(m.Records.Prescriptions, "prescription for:", m.Purpose)
	// Output:
	// {"record":"prescription","prescription":"JIKSDK4ATIPUD2QOCAFZ7JUCKI","subject":"E25BMZD5EMQIPDYLWTW5QBQXKI","birth":"1979","sex":"female","area":"51","written":"2027-06-04","profession":{"system":"urn:oid:1.2.250.1.213.1.1.4.5","code":"G15_10/SM26"},"lines":1}
	// {"record":"line","prescription":"JIKSDK4ATIPUD2QOCAFZ7JUCKI","line":"T3IBTFUEFALH5DF7IXG5JBQDUQ","sequence":1,"kind":"medicine","codes":[{"system":"urn:oid:1.2.250.1.213.2.3.2","code":"3400939001012"},{"system":"http://www.whocc.no/atc","code":"J01CA04"}],"ingredients":[{"strength":{"value":{"value":"1","system":"http://unitsofmeasure.org","code":"g"}}}],"dosage":{"steps":[{"doses":[{"value":{"value":"1","system":"http://standardterms.edqm.eu","code":"15054000"}}],"timing":{"moments":["MORN","EVE"]},"bounds":{"duration":"7 d"},"route":{"system":"http://standardterms.edqm.eu","code":"20053000"}}]},"repeats":0,"flags":{"longTerm":false,"workRelated":false,"preventive":false,"notReimbursed":false,"offLabel":false}}
	// 1 prescription for: antibiotic use in primary care
}
