package identity

import (
	"iter"
	"time"
)

// KeySet is a list of keys the receiver trusts, and how long it may be relied
// on. It does not change once made and serves any number of goroutines. It is
// no certificate store: a key is in it or is not.
//
// Freshness is a policy and never fails open: a list that is out of date
// answers nothing, not even about keys it holds, since it may lack a
// revocation. A nil list and the zero value have no keys, so that nothing is
// trusted by whoever overlooks the error of [ParseKeySet].
type KeySet struct {
	keys       []Key
	index      map[string]int
	issued     time.Time
	freshUntil time.Time
}

// KeySetOptions say how long a list is fresh. Nil is the zero value. They
// shorten what the list itself states, never prolong it: the earliest end wins.
type KeySetOptions struct {
	// IssuedAt is when the list was made or fetched, for a list that does not
	// say. Zero leaves it unknown.
	IssuedAt time.Time
	// FreshUntil is the end of freshness. Zero is no bound from here.
	FreshUntil time.Time
	// MaxAge is the longest time from issue to the end of freshness; it needs
	// a list of which the issue is known. Zero is no bound from here.
	MaxAge time.Duration
}

// NewKeySet makes a list of keys that the program holds itself: the caller
// vouches for them, so without any bound in opts it stays fresh for ever. Keys
// are copied. Refused are more than [MaxKeys] keys, two keys of one id, and a
// key that is not as [Key] says. A key without algorithm is given its own.
func NewKeySet(keys []Key, opts *KeySetOptions) (*KeySet, error) {
	s := &KeySet{}
	if err := s.setFreshness(opts); err != nil {
		return nil, err
	}
	if err := s.setKeys(keys); err != nil {
		return nil, err
	}
	return s, nil
}

func (s *KeySet) setKeys(keys []Key) error {
	if len(keys) > MaxKeys {
		return ErrKeyCount
	}
	s.keys = make([]Key, 0, len(keys))
	s.index = make(map[string]int, len(keys))
	for _, k := range keys {
		k, err := accepted(k)
		if err != nil {
			return err
		}
		if _, twice := s.index[k.ID]; twice {
			return ErrKeyDuplicate
		}
		s.index[k.ID] = len(s.keys)
		s.keys = append(s.keys, k)
	}
	return nil
}

// setFreshness brings together what the list states, already in s, and what
// the caller asks.
func (s *KeySet) setFreshness(opts *KeySetOptions) error {
	if opts == nil {
		opts = &KeySetOptions{}
	}
	if s.issued.IsZero() {
		s.issued = opts.IssuedAt
	}
	s.freshUntil = earlier(s.freshUntil, opts.FreshUntil)
	if opts.MaxAge != 0 {
		if opts.MaxAge < 0 || s.issued.IsZero() {
			return ErrFreshness
		}
		s.freshUntil = earlier(s.freshUntil, s.issued.Add(opts.MaxAge))
	}
	if !instantOK(s.issued) || !instantOK(s.freshUntil) {
		return ErrKeyTime
	}
	return nil
}

// earlier returns the earlier of two instants, a zero one counting as never.
func earlier(a, b time.Time) time.Time {
	if a.IsZero() || !b.IsZero() && b.Before(a) {
		return b
	}
	return a
}

// FindKey returns the key whose id the query states. It refuses with
// [ErrKeysStale] from the end of freshness on, by the moment of judgement in
// the query; with [ErrNoMoment] when freshness has an end and the query states
// no moment; with [ErrKeyUnknown] when no key has the id. The other parts of
// the query are not looked at: whether this key may sign this document at this
// time is judged by whoever asks. The key shares its parts with the list and
// is to be read only.
func (s *KeySet) FindKey(q KeyQuery) (Key, error) {
	s = s.orNone()
	if !s.freshUntil.IsZero() {
		if q.At.IsZero() {
			return Key{}, ErrNoMoment
		}
		if !q.At.Before(s.freshUntil) {
			return Key{}, ErrKeysStale
		}
	}
	i, ok := s.index[q.ID]
	if !ok {
		return Key{}, ErrKeyUnknown
	}
	return s.keys[i], nil
}

// orNone is the list, or one without keys for nil.
func (s *KeySet) orNone() *KeySet {
	if s == nil {
		return &KeySet{}
	}
	return s
}

// Len returns the number of keys.
func (s *KeySet) Len() int { return len(s.orNone().keys) }

// All yields a copy of each key, in the order of the list.
func (s *KeySet) All() iter.Seq[Key] {
	return func(yield func(Key) bool) {
		for _, k := range s.orNone().keys {
			if !yield(cloneKey(k)) {
				return
			}
		}
	}
}

// IssuedAt returns when the list was made, zero when unknown.
func (s *KeySet) IssuedAt() time.Time { return s.orNone().issued }

// FreshUntil returns the instant from which the list answers nothing, zero when
// the caller vouches for it without an end.
func (s *KeySet) FreshUntil() time.Time { return s.orNone().freshUntil }
