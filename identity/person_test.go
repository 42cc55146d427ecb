package identity_test

import (
	"testing"

	"github.com/ordonnance-numerique/ordonnance-go/identity"
)

func TestIdentifiers(t *testing.T) {
	ids := []identity.Identifier{{System: "urn:a", Value: "1"}, {System: "urn:b", Value: "2"}}
	p := identity.Patient{Identifiers: ids}
	d := identity.Practitioner{Identifiers: ids}
	o := identity.Organization{Identifiers: ids}
	if p.Identifier("urn:b") != "2" || d.Identifier("urn:b") != "2" || o.Identifier("urn:b") != "2" || p.Identifier("urn:c") != "" {
		t.Error("identifier not found by its system")
	}
	if !(identity.Organization{}).IsZero() || o.IsZero() || !(identity.Identifier{}).IsZero() || ids[0].IsZero() {
		t.Error("zero values")
	}
}

func TestCodeIs(t *testing.T) {
	c := identity.Code{System: "urn:a", Code: "10", Display: "Médecin"}
	if !c.Is("urn:a", "10") || c.Is("urn:b", "10") || c.Is("urn:a", "21") {
		t.Error("system and code decide")
	}
	if label := (identity.Code{Display: "Médecin"}); label.Is("", "") || label.IsZero() {
		t.Error("a label alone is no code")
	}
}
