package rpps

import (
	"strings"

	"github.com/ordonnance-numerique/ordonnance-go/identity"
	"github.com/ordonnance-numerique/ordonnance-go/identity/fr/finess"
)

// OID is the OID of [IDNPS] (ANS, IG PDSm4DMP, PSIdNat).
const OID = "1.2.250.1.71.4.2.1"

// SystemIDNPS is the system of [IDNPS].
const SystemIDNPS = "urn:oid:" + OID

// Kind is what an [IDNPS] holds, by its first digit.
type Kind string

// The kinds (ANS, TRE_G08). Those marked with a slash name a person or a system
// inside a structure: the structure's number, a slash, the number inside. The
// zero value is none.
const (
	KindADELI        Kind = "0"
	KindCabinetADELI Kind = "1" // slash: practice of a person with an ADELI number
	KindFINESS       Kind = "3" // slash
	KindSIREN        Kind = "4" // slash
	KindSIRET        Kind = "5" // slash
	KindCabinetRPPS  Kind = "6" // slash: practice of a person with an RPPS number
	KindRPPS         Kind = "8"
	KindStudent      Kind = "9" // obsolete
	KindTechnical    Kind = "-" // technical identifier as it is, without a first digit
)

// IDNPS is the national identifier of a health professional or of a system
// (identifiant national de personne ou de système): a digit for the kind, then
// the number. Treat it as opaque where that will do; read it with the methods
// where it will not. Only [ParseIDNPS] makes one; the zero value is no
// identifier.
type IDNPS struct{ text string }

// ParseIDNPS reads a composite and checks its shape. Check digits are looked at
// when the number inside is asked for, because published examples hold wrong
// ones.
//
// QUIRK: the invariant of PSIdNat (IG PDSm4DMP), digits only after the first,
// would refuse every form with a slash, which the same source uses.
func ParseIDNPS(s string) (IDNPS, error) {
	if len(s) < 2 || len(s) > 80 || !identifierText(s) {
		return IDNPS{}, ErrIDNPS
	}
	id := IDNPS{s}
	number, inside, slash := strings.Cut(id.body(), "/")
	ok := false
	switch id.Kind() {
	case KindADELI:
		ok = !slash && adeliShape(number)
	case KindRPPS:
		ok = !slash && len(number) == 11 && digits(number)
	case KindStudent:
		ok = !slash
	case KindTechnical:
		ok = true
	case KindCabinetADELI: // nine characters and a rank
		ok = inside != "" && len(number) > 9 && len(number) <= 14
	case KindFINESS:
		ok = inside != "" && len(number) == 9 && digits(number[:1]) && digits(number[2:])
	case KindSIREN:
		ok = inside != "" && len(number) == 9 && digits(number)
	case KindSIRET, KindCabinetRPPS:
		ok = inside != "" && len(number) == 14 && digits(number)
	}
	if !ok {
		return IDNPS{}, ErrIDNPS
	}
	return id, nil
}

// identifierText reports whether s is visible ASCII without the delimiters of
// HL7 v2, under which a composite travels.
func identifierText(s string) bool {
	for i := range len(s) {
		if s[i] < '!' || s[i] > '~' || strings.IndexByte(`^&~|\`, s[i]) >= 0 {
			return false
		}
	}
	return true
}

// NewIDNPS returns the composite of an RPPS number.
func NewIDNPS(n Number) IDNPS {
	if n.IsZero() {
		return IDNPS{}
	}
	return IDNPS{string(KindRPPS) + n.text}
}

// Kind returns what the composite holds; "" for a first digit that stands for
// nothing and for the zero value. (An address of MSSanté, kind 10 of TRE_G08,
// exists in the terminology only and is not read.)
func (id IDNPS) Kind() Kind {
	switch {
	case id.text == "":
		return ""
	case strings.IndexByte("01345689", id.text[0]) >= 0:
		return Kind(id.text[:1])
	case id.text[0] == '2', id.text[0] == '7':
		return ""
	}
	return KindTechnical
}

func (id IDNPS) body() string {
	if id.text == "" || id.Kind() == KindTechnical {
		return id.text
	}
	return id.text[1:]
}

// Number returns the number of the person or of the structure: what stands
// after the digit for the kind and before the slash, the whole text of a
// technical identifier.
func (id IDNPS) Number() string {
	if id.Kind() == KindTechnical {
		return id.text
	}
	number, _, _ := strings.Cut(id.body(), "/")
	return number
}

// Inside returns the number inside the structure, after the slash; "" for the
// kinds that have none.
func (id IDNPS) Inside() string {
	if id.Kind() == KindTechnical {
		return ""
	}
	_, inside, _ := strings.Cut(id.body(), "/")
	return inside
}

// RPPS returns the RPPS number inside, under the rules of [ParseNumber];
// [ErrKind] when it holds another kind. The holder of a practice (KindCabinetRPPS)
// is not it: someone in that practice is named.
func (id IDNPS) RPPS() (Number, error) {
	if id.Kind() != KindRPPS {
		return Number{}, ErrKind
	}
	return ParseNumber(id.Number())
}

// ADELI returns the ADELI number inside, under the rules of [ParseADELI];
// [ErrKind] when it holds another kind.
func (id IDNPS) ADELI() (ADELI, error) {
	if id.Kind() != KindADELI {
		return ADELI{}, ErrKind
	}
	return ParseADELI(id.Number())
}

// FINESS returns the FINESS number of the structure, under the rules of
// [finess.ParseNumber]; [ErrKind] when it holds another kind.
func (id IDNPS) FINESS() (finess.Number, error) {
	if id.Kind() != KindFINESS {
		return finess.Number{}, ErrKind
	}
	return finess.ParseNumber(id.Number())
}

// SIRET returns the SIRET of the structure, under the rules of
// [finess.ParseSIRET]; [ErrKind] when it holds another kind.
func (id IDNPS) SIRET() (finess.SIRET, error) {
	if id.Kind() != KindSIRET {
		return finess.SIRET{}, ErrKind
	}
	return finess.ParseSIRET(id.Number())
}

// SIREN returns the SIREN of the structure, under the rules of
// [finess.ParseSIREN]; [ErrKind] when it holds another kind.
func (id IDNPS) SIREN() (finess.SIREN, error) {
	if id.Kind() != KindSIREN {
		return finess.SIREN{}, ErrKind
	}
	return finess.ParseSIREN(id.Number())
}

// String returns the composite.
func (id IDNPS) String() string { return id.text }

// IsZero reports whether there is no identifier.
func (id IDNPS) IsZero() bool { return id.text == "" }

// Identifier returns the composite in the neutral form.
func (id IDNPS) Identifier() identity.Identifier {
	return identity.Identifier{System: SystemIDNPS, Value: id.text}
}
