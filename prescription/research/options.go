package research

import (
	"strings"

	"github.com/ordonnance-numerique/ordonnance-go/identity"
)

// Options says for what and how an export is made. Purpose, Authorisation,
// Secret and Subject are mandatory.
type Options struct {
	// Purpose says what the export is for, and Authorisation names what allows
	// it. Both are written in the manifest.
	Purpose       string
	Authorisation string
	// Secret keys the pseudonyms: at least 32 random bytes, another one for each
	// project, kept by who answers for the export.
	Secret []byte
	// Subject returns the identifier that makes the pseudonym of a patient: its
	// authority and its value in one spelling, so that a person has one
	// pseudonym however the number was written. ok is false when there is none;
	// then nothing of that patient is exported.
	Subject func(p identity.Patient) (authority, value string, ok bool)
	// Area makes a large area of the patient's place of birth, such as a
	// département. Nil exports no area.
	Area func(p identity.Patient) string
	// Birth and Dates say how coarse births and dates are.
	Birth Birth
	Dates Dates
	// Practitioners and Places add the pseudonyms of who prescribed and
	// dispensed, and where. Their names never leave.
	Practitioners bool
	Places        bool
	// MaxSubjects is the number of patients up to which Manifest.Groups is
	// counted; above, the export goes on and the groups are left out. Zero means
	// a million (about 60 MB of memory).
	MaxSubjects int
}

// Birth says how coarse a birth date is exported.
type Birth int

// The values of [Birth].
const (
	Year      Birth = iota // "1950"
	FiveYears              // "1950-1954"
)

// String returns the word that stands in the manifest.
func (b Birth) String() string {
	if b == FiveYears {
		return "five-years"
	}
	return "year"
}

// Dates says how dates are exported.
type Dates int

// The values of [Dates].
const (
	Shifted Dates = iota // moved by a secret number of weeks for each patient
	Months               // not moved, cut to the month: "2026-03"
)

// String returns the word that stands in the manifest.
func (d Dates) String() string {
	if d == Months {
		return "months"
	}
	return "shifted"
}

// minSecret is the length of an HMAC-SHA-256 key (RFC 2104 §3: not less than
// the length of the hash).
const minSecret = 32

func (o *Options) check() error {
	switch {
	case o == nil || strings.TrimSpace(o.Purpose) == "" || strings.TrimSpace(o.Authorisation) == "":
		return ErrPurpose
	case len(o.Secret) < minSecret:
		return ErrSecret
	case o.Subject == nil:
		return ErrSubject
	}
	return nil
}

func (o *Options) maxSubjects() int {
	if o.MaxSubjects <= 0 {
		return 1_000_000
	}
	return o.MaxSubjects
}
