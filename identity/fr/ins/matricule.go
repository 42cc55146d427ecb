package ins

import (
	"fmt"
	"io"
	"strings"

	"github.com/ordonnance-numerique/ordonnance-go/identity"
)

// OID says what a number is: the same digits are something else under another.
type OID string

// The OIDs of the INS (ANS, guide d'implémentation de l'identité INS v3.0; FR
// Core). There is no test OID for the NIA.
const (
	NIR     OID = "1.2.250.1.213.1.4.8"  // INS-NIR, production
	NIA     OID = "1.2.250.1.213.1.4.9"  // INS-NIA, a waiting number, production
	NIRTest OID = "1.2.250.1.213.1.4.10" // INS-NIR of test patients
	NIRDemo OID = "1.2.250.1.213.1.4.11" // INS-NIR of demonstrations
)

// The OIDs of numbers that are not the INS, though shaped alike or carried in
// the same place (FR Core 2.2.0; ANS CDA-FO.xsl). A matricule under one of
// them is refused.
const (
	NSSNIR  OID = "1.2.250.1.213.1.4.13" // social security number, of the kind NIR
	NSSNIA  OID = "1.2.250.1.213.1.4.14" // social security number, of the kind NIA
	INSC    OID = "1.2.250.1.213.1.4.2"  // INS-C of a Vitale card
	INSCOfT OID = "1.2.250.1.213.1.4.6"  // INS-C of a test card
	INSCOfD OID = "1.2.250.1.213.1.4.7"  // INS-C of a demonstration card
)

const urn = "urn:oid:"

// ParseOID reads an OID of the INS, plain or as "urn:oid:…". Another OID is
// refused with [ErrNSS], [ErrINSC] or [ErrOID].
func ParseOID(s string) (OID, error) {
	if len(s) > len(urn) && strings.EqualFold(s[:len(urn)], urn) { // RFC 8141 §3.1: case does not count here
		s = s[len(urn):]
	}
	switch o := OID(s); o {
	case NIR, NIA, NIRTest, NIRDemo:
		return o, nil
	case NSSNIR, NSSNIA:
		return "", ErrNSS
	case INSC, INSCOfT, INSCOfD:
		return "", ErrINSC
	}
	return "", ErrOID
}

// URI returns the OID as the system of an [identity.Identifier], "" for none.
func (o OID) URI() string {
	if o == "" {
		return ""
	}
	return urn + string(o)
}

// Production reports whether numbers under the OID are of real people.
func (o OID) Production() bool { return o == NIR || o == NIA }

// Matricule is a number under an OID. Only [ParseMatricule] makes one; the
// zero value is no matricule. Two matricules are the same when they are equal.
type Matricule struct {
	number Number
	oid    OID
}

// ParseMatricule reads the 15 characters of a number and the OID, plain or as
// "urn:oid:…". A wrong key is refused with [ErrKey] under a production OID and
// kept as a warning under a test or demonstration OID: the test material that
// is published holds wrong keys.
func ParseMatricule(number, oid string) (Matricule, error) {
	o, err := ParseOID(oid)
	if err != nil {
		return Matricule{}, err
	}
	n, err := ParseNumber(number)
	if err != nil {
		return Matricule{}, err
	}
	if o.Production() && !n.KeyOK() {
		return Matricule{}, ErrKey
	}
	return Matricule{n, o}, nil
}

// Number returns the number.
func (m Matricule) Number() Number { return m.number }

// OID returns the OID.
func (m Matricule) OID() OID { return m.oid }

// IsZero reports whether there is no matricule.
func (m Matricule) IsZero() bool { return m == Matricule{} }

// Warning returns [ErrKey] when a wrong key was tolerated, nil otherwise.
func (m Matricule) Warning() error {
	if m.IsZero() || m.number.KeyOK() {
		return nil
	}
	return ErrKey
}

// Identifier returns the pair in the neutral form, digits in clear. Who may
// have it is decided by [Identity.Outgoing]; here is no gate.
func (m Matricule) Identifier() identity.Identifier {
	return identity.Identifier{System: m.oid.URI(), Value: m.number.Value()}
}

// String returns the redacted number.
func (m Matricule) String() string { return m.number.Redacted() }

// Format prints the redacted number under every verb of package fmt.
func (m Matricule) Format(f fmt.State, _ rune) { _, _ = io.WriteString(f, m.String()) }
