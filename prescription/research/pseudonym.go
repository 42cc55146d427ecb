package research

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base32"
	"encoding/binary"

	"github.com/ordonnance-numerique/ordonnance-go/identity"
)

// Pseudonym is 128 bits of a keyed hash in base32, or "".
type Pseudonym string

var alphabet = base32.StdEncoding.WithPadding(base32.NoPadding)

// mac hashes the parts, each preceded by its length.
func (o *Options) mac(parts ...string) []byte {
	h := hmac.New(sha256.New, o.Secret)
	var length [8]byte
	for _, p := range parts {
		binary.BigEndian.PutUint64(length[:], uint64(len(p)))
		h.Write(length[:])
		h.Write([]byte(p))
	}
	return h.Sum(nil)
}

func (o *Options) pseudonym(parts ...string) Pseudonym {
	return Pseudonym(alphabet.EncodeToString(o.mac(parts...)[:16]))
}

// of makes the pseudonym of a person or a place by its first identifier.
func (o *Options) of(label string, ids []identity.Identifier) Pseudonym {
	if len(ids) == 0 {
		return ""
	}
	return o.pseudonym(label, ids[0].System, ids[0].Value)
}

// subject is a patient as far as it leaves.
type subject struct {
	id    Pseudonym
	birth string
	sex   identity.Sex
	area  string
	days  int // by which dates are moved
}

func (o *Options) subject(p identity.Patient) (subject, error) {
	authority, value, ok := o.Subject(p)
	if !ok || value == "" {
		return subject{}, ErrSubject
	}
	s := subject{id: o.pseudonym("subject", authority, value), birth: o.birth(p.BirthDate), sex: p.Sex}
	if o.Area != nil {
		s.area = o.Area(p)
	}
	if o.Dates == Shifted {
		s.days = 7 * weeks(o.mac("weeks", authority, value))
	}
	return s, nil
}

// weeks makes of a hash one of -52 … -1, 1 … 52, never 0: no date stays.
func weeks(hash []byte) int {
	n := int(binary.BigEndian.Uint64(hash)%104) - 52
	if n >= 0 {
		n++
	}
	return n
}
