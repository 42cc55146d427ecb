package finess

import (
	"strings"

	"github.com/ordonnance-numerique/ordonnance-go/identity"
)

// OID is the OID of [IDNST] (ANS, IG PDSm4DMP, StructIdNat).
const OID = "1.2.250.1.71.4.2.2"

// SystemIDNST is the system of [IDNST].
const SystemIDNST = "urn:oid:" + OID

// Kind is what an [IDNST] holds, by its first digit.
type Kind string

// The kinds (ANS, TRE_G07). The zero value is none.
const (
	KindCabinetADELI Kind = "0" // practice of a person with an ADELI number
	KindFINESS       Kind = "1"
	KindSIREN        Kind = "2"
	KindSIRET        Kind = "3"
	KindCabinetRPPS  Kind = "4" // practice of a person with an RPPS number: that number and a rank of three
	KindTechnical    Kind = "-" // technical identifier of the directory (F…, C…, R…), without a first digit
)

// IDNST is the national identifier of a structure (identifiant national de
// structure): a digit for the kind, then the number. Treat it as opaque where
// that will do; read it with the methods where it will not. Only [ParseIDNST]
// makes one; the zero value is no identifier.
type IDNST struct{ text string }

// ParseIDNST reads a composite and checks its shape. Check digits are looked at
// when the number inside is asked for, because published examples hold wrong
// ones.
func ParseIDNST(s string) (IDNST, error) {
	if len(s) < 2 || len(s) > 64 {
		return IDNST{}, ErrIDNST
	}
	id := IDNST{s}
	body := id.Number()
	number := strings.Trim(body, "0123456789") == ""
	finess, finessOK := digitsOf(body)
	ok := false
	switch id.Kind() {
	case KindCabinetADELI: // nine characters and a rank
		ok = alphanumeric(body) && len(body) > 9 && len(body) <= 14
	case KindFINESS:
		ok = finessOK && len(finess) == 9
	case KindSIREN:
		ok = number && len(body) == 9
	case KindSIRET, KindCabinetRPPS:
		ok = number && len(body) == 14
	case KindTechnical:
		ok = strings.IndexByte("FCR", s[0]) >= 0 && alphanumeric(s)
	}
	if !ok {
		return IDNST{}, ErrIDNST
	}
	return id, nil
}

func alphanumeric(s string) bool {
	return strings.Trim(s, "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ") == ""
}

// NewIDNST returns the composite of a FINESS number.
func NewIDNST(n Number) IDNST { return prefixed(KindFINESS, n.text) }

// NewIDNSTOfSIRET returns the composite of a SIRET number.
func NewIDNSTOfSIRET(n SIRET) IDNST { return prefixed(KindSIRET, n.text) }

func prefixed(k Kind, number string) IDNST {
	if number == "" {
		return IDNST{}
	}
	return IDNST{string(k) + number}
}

// Kind returns what the composite holds; "" for a first digit that stands for
// nothing and for the zero value.
func (id IDNST) Kind() Kind {
	switch {
	case id.text == "":
		return ""
	case id.text[0] >= '0' && id.text[0] <= '4':
		return Kind(id.text[:1])
	case id.text[0] >= '5' && id.text[0] <= '9':
		return ""
	}
	return KindTechnical
}

// Number returns what follows the digit for the kind, the whole text of a
// technical identifier.
func (id IDNST) Number() string {
	if id.text == "" || id.Kind() == KindTechnical {
		return id.text
	}
	return id.text[1:]
}

// FINESS returns the FINESS number inside, under the rules of [ParseNumber];
// [ErrKind] when it holds another kind.
func (id IDNST) FINESS() (Number, error) {
	if id.Kind() != KindFINESS {
		return Number{}, ErrKind
	}
	return ParseNumber(id.Number())
}

// SIREN returns the SIREN inside, under the rules of [ParseSIREN]; [ErrKind]
// when it holds another kind.
func (id IDNST) SIREN() (SIREN, error) {
	if id.Kind() != KindSIREN {
		return SIREN{}, ErrKind
	}
	return ParseSIREN(id.Number())
}

// SIRET returns the SIRET inside, under the rules of [ParseSIRET]; [ErrKind]
// when it holds another kind.
func (id IDNST) SIRET() (SIRET, error) {
	if id.Kind() != KindSIRET {
		return SIRET{}, ErrKind
	}
	return ParseSIRET(id.Number())
}

// String returns the composite.
func (id IDNST) String() string { return id.text }

// IsZero reports whether there is no identifier.
func (id IDNST) IsZero() bool { return id.text == "" }

// Identifier returns the composite in the neutral form.
func (id IDNST) Identifier() identity.Identifier {
	return identity.Identifier{System: SystemIDNST, Value: id.text}
}
