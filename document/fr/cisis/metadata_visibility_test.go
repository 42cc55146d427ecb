package cisis_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/ordonnance-numerique/ordonnance-go/document/fr/cisis"
	"github.com/ordonnance-numerique/ordonnance-go/document/xdm"
	"github.com/ordonnance-numerique/ordonnance-go/identity"
)

type confidentiality struct {
	name  string
	codes []identity.Code
	want  []string
}

func confidentialities() []confidentiality {
	n := identity.Code{System: "urn:oid:2.16.840.1.113883.5.25", Code: "N"}
	r, v := n, n
	r.Code, v.Code = "R", "V"
	all := cisis.Visibility{MaskedFromProfessionals: true, HiddenFromPatient: true, HiddenFromRepresentatives: true}.Codes(nil)
	return []confidentiality{
		{"normal", []identity.Code{n}, nil},
		{"everything hidden", append([]identity.Code{n}, all...), nil},
		{"none", nil, []string{"FR-XDM-301", "FR-XDM-302"}},
		{"five", append([]identity.Code{n, {System: "urn:oid:1.2.9", Code: "X"}}, all...), []string{"FR-XDM-301", "FR-XDM-304"}},
		{"no level", all[:1], []string{"FR-XDM-302"}},
		{"two levels", []identity.Code{n, r}, []string{"FR-XDM-303", "FR-XDM-302"}},
		{"very restricted", []identity.Code{v}, []string{"FR-XDM-303"}},
		{"twice", []identity.Code{n, all[0], all[0]}, []string{"FR-XDM-305"}},
	}
}

func TestConfidentiality(t *testing.T) {
	for _, tt := range confidentialities() {
		if got := metadataCodes(cisis.CheckConfidentiality(tt.codes, nil)); !slices.Equal(got, tt.want) {
			t.Error(tt.name, got)
		}
	}
	v := cisis.Visibility{HiddenFromPatient: true}
	if got := v.Flags(); got[0] != [2]string{"MASQUE_PS", "N"} || got[1] != [2]string{"INVISIBLE_PATIENT", "Y"} || got[2] != [2]string{"INVISIBLE_REP_LEGAUX", "N"} {
		t.Error(got)
	}
	if c := v.Codes(nil); len(c) != 1 || c[0].Code != "INVISIBLE_PATIENT" || c[0].Display == "" {
		t.Error(c)
	}
	for _, hidden := range cisis.LifeRules().Hiding {
		if cisis.VisibilityOf([]identity.Code{hidden}) == (cisis.Visibility{}) {
			t.Error(hidden)
		}
	}
}

// All 64 combinations of three masks and two addressees with both other flags:
// the ones in the table of the CI-SIS pass and no other.
func TestMSSante(t *testing.T) {
	passed := map[string]int{}
	for bits := range 1 << 7 {
		on := func(i int) bool { return bits>>i&1 == 1 }
		v := cisis.Visibility{MaskedFromProfessionals: on(0), HiddenFromPatient: on(1), HiddenFromRepresentatives: on(2)}
		r := cisis.Routing{SecretConnection: on(3), ToDMP: on(4), ToProfessionals: on(5), ToPatient: on(6)}
		if cisis.CheckMSSante(v, r) != nil {
			continue
		}
		switch {
		case r.ToProfessionals && r.ToPatient && v == cisis.Visibility{}:
			passed["both"]++
		case r.ToProfessionals && !r.ToPatient && v == cisis.Visibility{HiddenFromPatient: true}:
			passed["professionals"]++
		case !r.ToProfessionals && r.ToPatient && !v.HiddenFromPatient && !r.SecretConnection && !r.ToDMP:
			passed["patient"]++
		default:
			t.Errorf("%+v %+v passed", v, r)
		}
	}
	if passed["both"] != 4 || passed["professionals"] != 4 || passed["patient"] != 4 {
		t.Error(passed)
	}
}

// Known reasons for a difference.
func TestReasons(t *testing.T) {
	s := first(t, nil)
	derived, _ := cisis.DeriveEntry(s.Bytes, s.Document, nil)
	for _, tt := range reasons() {
		read, want := derived, derived
		tt.change(&read, &want)
		list := cisis.CompareEntry(read, want, nil)
		if len(list) != 1 || list[0].Code != tt.code || list[0].Reason.FR == "" {
			t.Errorf("%s: %+v", tt.code, list)
		}
	}
	if list := cisis.CompareEntry(derived, derived, &cisis.DeriveOptions{}); list != nil {
		t.Error(list)
	}
}

type reasoned struct {
	code   string
	change func(read, derived *xdm.DocumentEntry)
}

func reasons() []reasoned {
	return []reasoned{
		{"FR-XDM-101", func(read, _ *xdm.DocumentEntry) { read.FormatCode.System = "urn:oid:1.2.250.1.213.1.1.4.12" }},
		{"FR-XDM-102", func(read, derived *xdm.DocumentEntry) {
			read.FormatCode.Code, derived.FormatCode.Code = "urn:asip:ci-sis:sap:2012", "urn:asip:ci-sis:obp-sap:2023"
		}},
		{"FR-XDM-103", func(read, _ *xdm.DocumentEntry) { read.ClassCode.Code = "10" }},
		{"FR-XDM-104", func(read, _ *xdm.DocumentEntry) { read.FormatCode.Code = "urn:ihe:pharm:pre:2010" }},
		{"FR-XDM-105", func(read, derived *xdm.DocumentEntry) { derived.LegalAuthenticator.IDType = "NH" }},
		{"FR-XDM-106", func(read, _ *xdm.DocumentEntry) { read.MimeType = "application/xslt+xml" }},
		{"FR-XDM-107", func(read, derived *xdm.DocumentEntry) {
			read.TypeCode.Code, derived.TypeCode.Code, derived.ClassCode = "NEW-1", "NEW-1", identity.Code{}
		}},
	}
}

// Every finding has a vector that meets it, and words in both languages.
func TestEveryMetadataFinding(t *testing.T) {
	met := map[string]bool{"FR-XDM-202": true, "FR-XDM-203": true, "FR-XDM-306": true} // TestActionOf, TestMSSante
	for _, v := range confidentialities() {
		for _, code := range v.want {
			met[code] = true
		}
	}
	for _, v := range reasons() {
		met[v.code] = true
	}
	for _, v := range lotRefusals() {
		met[v.code] = true
	}
	for _, v := range entryFaults() {
		met[v.code] = true
	}
	for _, f := range cisis.MetadataFindings() {
		if !met[f.Code] || f.Text.EN == "" || f.Text.FR == "" || f.Source == "" || !strings.HasPrefix(f.Code, "FR-XDM-") {
			t.Errorf("%s has no vector, or lacks words", f.Code)
		}
	}
}
