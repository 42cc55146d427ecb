package xdm

import (
	"encoding/hex"
	"io"
	"strings"
)

// UUIDSource gives a new UUID at each call, in lower case and without
// "urn:uuid:". With a source that repeats itself from run to run, what is
// written is the same from run to run.
type UUIDSource func() (string, error)

// RandomUUIDs returns a source of UUIDs of version 4 (RFC 9562 §5.4) over a
// source of random bytes, such as crypto/rand.Reader.
func RandomUUIDs(random io.Reader) UUIDSource {
	return func() (string, error) {
		var b [16]byte
		if _, err := io.ReadFull(random, b[:]); err != nil {
			return "", err
		}
		b[6], b[8] = b[6]&0x0f|0x40, b[8]&0x3f|0x80
		h := hex.EncodeToString(b[:])
		return h[:8] + "-" + h[8:12] + "-" + h[12:16] + "-" + h[16:20] + "-" + h[20:], nil
	}
}

// isUUID reports whether s is a UUID in lower case.
func isUUID(s string) bool {
	if len(s) != 36 {
		return false
	}
	for i := range len(s) {
		dash := i == 8 || i == 13 || i == 18 || i == 23
		hexadecimal := s[i] >= '0' && s[i] <= '9' || s[i] >= 'a' && s[i] <= 'f'
		if dash != (s[i] == '-') || !dash && !hexadecimal {
			return false
		}
	}
	return true
}

const uuidURN = "urn:uuid:"

// isUUIDURN reports whether s is a UUID as a URN; letters of others may be
// capitals.
func isUUIDURN(s string) bool {
	rest, ok := strings.CutPrefix(strings.ToLower(s), uuidURN)
	return ok && isUUID(rest)
}

// ids draws from a source and holds it to its promise.
type ids struct {
	from  UUIDSource
	drawn map[string]bool
	taken map[string]bool // by the caller
	err   error           // the first failure; every UUID after it is ""
}

func newIDs(from UUIDSource) *ids {
	return &ids{from: from, drawn: map[string]bool{}, taken: map[string]bool{}}
}

// maxRedraws bounds how often a UUID that the caller uses is passed over.
const maxRedraws = 10_000

// next returns a new UUID as a URN.
func (s *ids) next() string {
	for range maxRedraws {
		if s.err != nil {
			return ""
		}
		if s.from == nil {
			s.err = refuse("XDM-412", "", nil)
			return ""
		}
		uuid, err := s.from()
		if err != nil || !isUUID(uuid) || s.drawn[uuid] {
			s.err = refuse("XDM-412", "", err)
			return ""
		}
		s.drawn[uuid] = true
		if urn := uuidURN + uuid; !s.taken[urn] {
			return urn
		}
	}
	s.err = refuse("XDM-412", "", nil)
	return ""
}

// take notes the identifiers a submission has.
func (s *ids) take(x Submission) {
	s.taken[x.Set.EntryUUID] = true
	for _, e := range x.Entries {
		s.taken[e.EntryUUID] = true
	}
	for _, a := range x.Associations {
		s.taken[a.ID], s.taken[a.Target] = true, true
	}
}
