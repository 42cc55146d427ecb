package ordonnance_test

import (
	"testing"

	"github.com/ordonnance-numerique/ordonnance-go/identity"
	"github.com/ordonnance-numerique/ordonnance-go/prescription/fr/ordonnance"
)

func TestResearchArea(t *testing.T) {
	for code, want := range map[string]string{
		"63220": "63", "2A004": "2A", "97411": "974", "98818": "988", "99100": "99", "": "", "6322": "", "PARIS": "",
	} {
		if got := ordonnance.ResearchArea(identity.Patient{BirthPlace: code}); got != want {
			t.Errorf("%q: %q, want %q", code, got, want)
		}
	}
}

func TestResearchSubject(t *testing.T) {
	patient := func(number string) identity.Patient {
		return identity.Patient{Identifiers: []identity.Identifier{{System: "urn:oid:1.2.250.1.213.1.4.10", Value: number}}}
	}
	authority, value, ok := ordonnance.ResearchSubject(patient("279035121518989"))
	if !ok || authority != "urn:oid:1.2.250.1.213.1.4.10" || value != "2790351215189" {
		t.Errorf("%q %q %v", authority, value, ok)
	}
	if _, short, ok := ordonnance.ResearchSubject(patient("2790351215189")); ok && short != value {
		t.Errorf("without its key: %q", short)
	}
	for _, p := range []identity.Patient{{}, patient("1")} {
		if _, _, ok := ordonnance.ResearchSubject(p); ok {
			t.Errorf("%v has a subject", p)
		}
	}
}
