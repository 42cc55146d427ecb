package cisis

import (
	"strconv"

	"github.com/ordonnance-numerique/ordonnance-go/document"
	"github.com/ordonnance-numerique/ordonnance-go/identity"
)

const (
	uriConfidentiality = "urn:oid:2.16.840.1.113883.5.25"
	uriVisibility      = "urn:oid:1.2.250.1.213.1.1.4.13" // TRE_A07
)

// The codes of TRE_A07 (JDV_J08, 1.2.250.1.213.1.1.5.463).
var (
	maskedFromProfessionals   = identity.Code{System: uriVisibility, Code: "MASQUE_PS", Display: "Masqué aux professionnels de santé"}
	hiddenFromPatient         = identity.Code{System: uriVisibility, Code: "INVISIBLE_PATIENT", Display: "Non visible par le patient"}
	hiddenFromRepresentatives = identity.Code{System: uriVisibility, Code: "INVISIBLE_REPRESENTANTS_LEGAUX", Display: "Non visible par les représentants légaux du patient"}
)

// Visibility says who does not see a document. It belongs to a submission and
// not to the document, whose header keeps N, R or V. The zero value hides it
// from nobody.
type Visibility struct {
	MaskedFromProfessionals   bool // MASQUE_PS
	HiddenFromPatient         bool // INVISIBLE_PATIENT: for a time, until someone has told them
	HiddenFromRepresentatives bool // INVISIBLE_REPRESENTANTS_LEGAUX: of a minor
}

// Codes returns the codes that follow the confidentiality of the header.
func (v Visibility) Codes(tables *Tables) []identity.Code {
	t := given(tables, func(t *Tables) *Table { return &t.Confidentialities })
	var list []identity.Code
	for _, x := range v.all() {
		if x.on {
			list = append(list, label(t, x.code))
		}
	}
	return list
}

type masking struct {
	on   bool
	flag string
	code identity.Code
}

func (v Visibility) all() []masking {
	return []masking{
		{v.MaskedFromProfessionals, "MASQUE_PS", maskedFromProfessionals},
		{v.HiddenFromPatient, "INVISIBLE_PATIENT", hiddenFromPatient},
		{v.HiddenFromRepresentatives, "INVISIBLE_REP_LEGAUX", hiddenFromRepresentatives},
	}
}

// Flags returns the OBX values that say the same to the platform of a hospital
// (table MetaDMPMSS): name and "Y" or "N".
func (v Visibility) Flags() [][2]string {
	var list [][2]string
	for _, x := range v.all() {
		value := "N"
		if x.on {
			value = "Y"
		}
		list = append(list, [2]string{x.flag, value})
	}
	return list
}

// VisibilityOf reads the codes of an entry.
func VisibilityOf(codes []identity.Code) Visibility {
	var v Visibility
	for _, c := range codes {
		v.MaskedFromProfessionals = v.MaskedFromProfessionals || c.Is(uriVisibility, maskedFromProfessionals.Code)
		v.HiddenFromPatient = v.HiddenFromPatient || c.Is(uriVisibility, hiddenFromPatient.Code)
		v.HiddenFromRepresentatives = v.HiddenFromRepresentatives || c.Is(uriVisibility, hiddenFromRepresentatives.Code)
	}
	return v
}

// CheckConfidentiality holds the codes of an entry against the rules: 1 to 4 of
// them, none twice, exactly one of N, R and V; R and V are not shared. A code
// that the table does not have is a warning.
func CheckConfidentiality(codes []identity.Code, tables *Tables) []document.Fault {
	var faults []document.Fault
	add := func(code string, i int) {
		path := "/confidentialityCode"
		if i >= 0 {
			path += "/" + strconv.Itoa(i)
		}
		faults = append(faults, findingOf(code).fault(path))
	}
	if len(codes) < 1 || len(codes) > 4 {
		add("FR-XDM-301", -1)
	}
	t := given(tables, func(t *Tables) *Table { return &t.Confidentialities })
	seen, levels := map[identity.Code]bool{}, 0
	for i, c := range codes {
		if seen[key(c)] {
			add("FR-XDM-305", i)
		}
		seen[key(c)] = true
		if c.System == uriConfidentiality {
			levels++
		}
		if c.Is(uriConfidentiality, "R") || c.Is(uriConfidentiality, "V") {
			add("FR-XDM-303", i)
		}
		if _, known := t.Find(c.System, c.Code); !known {
			add("FR-XDM-304", i)
		}
	}
	if levels != 1 {
		add("FR-XDM-302", -1)
	}
	return faults
}

// Routing is where the sender of a document wants it to go.
type Routing struct {
	SecretConnection bool // CONNEXION_SECRETE: the patient's consultation stays secret
	ToDMP            bool // DESTDMP
	ToProfessionals  bool // DESTMSSANTEPS
	ToPatient        bool // DESTMSSANTEPAT
}

// CheckMSSante holds visibility and addressees against the three combinations
// that may go by MSSanté, and finds FR-XDM-306 for every other (CI-SIS, volet
// « Transmission d'un document CDA-R2 en HL7 v2 », règles de gestion MSSanté):
//
//   - hidden from nobody: to professionals and to the patient;
//   - hidden from the patient and from nobody else: to professionals;
//   - not hidden from the patient, neither secret nor for the DMP: to the
//     patient.
func CheckMSSante(v Visibility, r Routing) []document.Fault {
	switch {
	case v == Visibility{} && r.ToProfessionals && r.ToPatient:
	case v == Visibility{HiddenFromPatient: true} && r.ToProfessionals && !r.ToPatient:
	case !v.HiddenFromPatient && !r.SecretConnection && !r.ToDMP && !r.ToProfessionals && r.ToPatient:
	default:
		return []document.Fault{findingOf("FR-XDM-306").fault("")}
	}
	return nil
}
