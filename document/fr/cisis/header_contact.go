package cisis

import "github.com/ordonnance-numerique/ordonnance-go/document/cda"

// contactRules are the rest of H20: addresses and telecommunications of one
// person or structure, taken together (rules RIM-001 and RIM-002 of HL7 V3, as
// the ART-DECOR data types AD, TEL and II check them).
func contactRules() []rule {
	return []rule{
		header("205", "a contact is stated as absent beside one that is there", "coordonnée déclarée absente à côté d'une coordonnée présente",
			contacts(func(c contact, others []contact) bool {
				return c.absent && anyOf(others, func(o contact) bool { return !o.absent })
			})),
		header("206", "a contact is stated twice", "coordonnée indiquée deux fois",
			contacts(func(c contact, others []contact) bool {
				return !c.absent && anyOf(others, func(o contact) bool { return o == c })
			})),
		header("073", "a number of the patient is stated twice", "identifiant du patient indiqué deux fois",
			eachRole(func(r *cda.PatientRole, path string, found found) {
				for i := range r.IDs {
					for j := range i {
						if r.IDs[i].Root == r.IDs[j].Root && r.IDs[i].Extension == r.IDs[j].Extension && r.IDs[i].Null == "" {
							found(at(path+"/id", i))
						}
					}
				}
			})),
	}
}

// contact is what makes a telecommunication or an address the same as another.
type contact struct {
	absent    bool
	use, text string
}

func anyOf(list []contact, is func(contact) bool) bool {
	for _, c := range list {
		if is(c) {
			return true
		}
	}
	return false
}

// contacts tests each contact against those of its kind beside it. Of two that
// are the same, the second is found.
func contacts(wrong func(c contact, others []contact) bool) func(*cda.ClinicalDocument, found) {
	test := func(path string, list []contact, found found) {
		for i, c := range list {
			others := list[:i:i]
			if c.absent {
				others = append(others, list[i+1:]...)
			}
			if wrong(c, others) {
				found(at(path, i))
			}
		}
	}
	return visit(func(found found) visitor {
		return visitor{contacts: func(path string, addresses []cda.AD, telecoms []cda.TEL) {
			var list []contact
			for i := range addresses {
				list = append(list, contact{addresses[i].Null != "", addresses[i].Use, addresses[i].Text()})
			}
			test(path+"/addr", list, found)
			list = nil
			for i := range telecoms {
				list = append(list, contact{telecoms[i].Null != "", telecoms[i].Use, telecoms[i].Value})
			}
			test(path+"/telecom", list, found)
		}}
	})
}
