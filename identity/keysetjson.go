package identity

import (
	"encoding/json"
	"io"
	"maps"
	"slices"
	"time"

	"github.com/ordonnance-numerique/ordonnance-go/internal/jws"
	"github.com/ordonnance-numerique/ordonnance-go/internal/strictjson"
)

// ParseKeySet reads a list of keys from JSON: a JWK Set (RFC 7517 §5) with the
// members "issued" and "fresh_until", and in each key, beside those of RFC 7517
// that make a public key, "holder", "may_sign", "nbf", "exp" and "revoked":
//
//	{"issued":"2026-01-01T00:00:00Z","fresh_until":"2026-01-08T00:00:00Z","keys":[
//	  {"kty":"EC","crv":"P-256","x":"…","y":"…","kid":"…","alg":"ES256",
//	   "holder":{"name":"…","identifiers":[{"system":"…","value":"…"}],
//	             "profession":{"system":"…","code":"…","display":"…"}},
//	   "may_sign":["…"],"nbf":"…","exp":"…","revoked":"…"}]}
//
// Instants are RFC 3339 in UTC, ending in Z. Every key needs a "kid". A key
// without "may_sign" signs nothing.
//
// Reading is strict: a member that is not listed here is refused, because it
// could be a restriction that this version does not know. Private and symmetric
// keys are refused. The bytes say nothing about who made the list: take them
// from a place you trust.
//
// A list must not be fresh for ever by forgetfulness: when neither
// "fresh_until" nor opts bounds it, it is refused with [ErrFreshness].
func ParseKeySet(raw []byte, opts *KeySetOptions) (*KeySet, error) {
	s := &KeySet{}
	var list json.RawMessage
	err := strictjson.Members(raw, strictjson.Limits{Bytes: MaxKeySetSize}, func(name string, value []byte) error {
		var err error
		switch name {
		case "issued":
			s.issued, err = readInstant(value)
		case "fresh_until":
			s.freshUntil, err = readInstant(value)
		case "keys":
			list = value
		default:
			err = ErrKeyMember
		}
		return err
	})
	if err != nil {
		return nil, ours(err, ErrKeyList)
	}
	if err := s.setFreshness(opts); err != nil {
		return nil, err
	}
	if s.freshUntil.IsZero() {
		return nil, ErrFreshness
	}
	keys, err := readKeys(list)
	if err != nil {
		return nil, err
	}
	if err := s.setKeys(keys); err != nil {
		return nil, err
	}
	return s, nil
}

// ours keeps a refusal of this package and replaces any other by fallback.
func ours(err error, fallback *Error) error {
	if e, ok := err.(*Error); ok {
		return e
	}
	return fallback
}

func readKeys(list json.RawMessage) ([]Key, error) {
	var items []json.RawMessage
	if len(list) == 0 || list[0] != '[' || json.Unmarshal(list, &items) != nil {
		return nil, ErrKeyList
	}
	if len(items) > MaxKeys {
		return nil, ErrKeyCount
	}
	keys := make([]Key, len(items))
	for i, item := range items {
		var err error
		if keys[i], err = readKey(item); err != nil {
			return nil, err
		}
	}
	return keys, nil
}

func readKey(raw []byte) (Key, error) {
	j, err := jws.ParseJWK(raw)
	if err != nil {
		return Key{}, keyRefusal(err)
	}
	k := Key{ID: j.ID, Algorithm: Algorithm(j.Algorithm), Public: j.Public}
	for _, name := range slices.Sorted(maps.Keys(j.Extra)) {
		var err error
		value := j.Extra[name]
		switch name {
		case "holder":
			k.Holder, err = readHolder(value)
		case "may_sign":
			var ok bool
			if k.MaySign, ok = strictjson.Strings(value); !ok {
				err = ErrMaySign
			}
		case "nbf":
			k.NotBefore, err = readInstant(value)
		case "exp":
			k.NotAfter, err = readInstant(value)
		case "revoked":
			k.Revoked, err = readInstant(value)
		default:
			err = ErrKeyMember
		}
		if err != nil {
			return Key{}, err
		}
	}
	return k, nil
}

// readInstant reads an instant in the one form [writeInstant] gives it.
func readInstant(raw []byte) (time.Time, error) {
	text, ok := strictjson.String(raw)
	if !ok {
		return time.Time{}, ErrKeyTime
	}
	t, err := time.Parse(time.RFC3339Nano, text)
	if err != nil || t.IsZero() || writeInstant(t) != text {
		return time.Time{}, ErrKeyTime
	}
	return t.UTC(), nil
}

func writeInstant(t time.Time) string { return t.UTC().Format(time.RFC3339Nano) }

// MarshalJSON writes the list in the form that [ParseKeySet] reads, public keys
// only. The same list gives the same bytes.
func (s *KeySet) MarshalJSON() ([]byte, error) {
	s = s.orNone()
	out := []byte(`{`)
	if !s.issued.IsZero() {
		out = append(out, `"issued":"`+writeInstant(s.issued)+`",`...)
	}
	if !s.freshUntil.IsZero() {
		out = append(out, `"fresh_until":"`+writeInstant(s.freshUntil)+`",`...)
	}
	out = append(out, `"keys":[`...)
	for i, k := range s.keys {
		if i > 0 {
			out = append(out, ',')
		}
		raw, err := jws.MarshalJWK(k.Public, k.ID, string(k.Algorithm))
		if err != nil {
			return nil, keyRefusal(err)
		}
		rest, err := json.Marshal(beside(k))
		if err != nil {
			return nil, ErrKeyForm
		}
		out = append(out, raw[:len(raw)-1]...)
		if len(rest) > len(`{}`) {
			out = append(append(out, ','), rest[1:len(rest)-1]...)
		}
		out = append(out, '}')
	}
	return append(out, `]}`...), nil
}

// WriteTo writes the bytes of [KeySet.MarshalJSON] and returns how many.
func (s *KeySet) WriteTo(w io.Writer) (int64, error) {
	raw, err := s.MarshalJSON()
	if err != nil {
		return 0, err
	}
	n, err := w.Write(raw)
	return int64(n), err
}

// besideJWK are the members of a key of the list that RFC 7517 does not know.
type besideJWK struct {
	Holder  *Holder  `json:"holder,omitempty"`
	MaySign []string `json:"may_sign,omitempty"`
	Nbf     string   `json:"nbf,omitempty"`
	Exp     string   `json:"exp,omitempty"`
	Revoked string   `json:"revoked,omitempty"`
}

func beside(k Key) besideJWK {
	b := besideJWK{
		MaySign: k.MaySign,
		Nbf:     stated(k.NotBefore),
		Exp:     stated(k.NotAfter),
		Revoked: stated(k.Revoked),
	}
	if !k.Holder.IsZero() {
		b.Holder = &k.Holder
	}
	return b
}

// stated is writeInstant for an instant that may be zero.
func stated(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return writeInstant(t)
}
