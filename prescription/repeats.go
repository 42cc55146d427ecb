package prescription

import (
	"encoding/json"
	"strconv"
)

// Repeats is how many times a line may be dispensed again. It has three
// states: a number (0: once and no more; total = number + 1), unlimited, and
// not stated, which is the zero value. In JSON it is a number, "unlimited", or
// absent.
type Repeats struct{ n int32 } // 0 not stated, -1 unlimited, else number + 1

// maxRepeats bounds the number; a weekly dispensing for two years is 104.
const maxRepeats = 999

// Unlimited is the [Repeats] without a limit.
var Unlimited = Repeats{-1} // a value, never changed

// Times returns n renewals, 0 to 999, or [ErrRepeats].
func Times(n int) (Repeats, error) {
	if n < 0 || n > maxRepeats {
		return Repeats{}, ErrRepeats
	}
	return Repeats{int32(n) + 1}, nil
}

// IsZero reports whether nothing is stated.
func (r Repeats) IsZero() bool { return r.n == 0 }

// IsUnlimited reports whether there is no limit.
func (r Repeats) IsUnlimited() bool { return r.n == -1 }

// Number returns the number of renewals when there is one.
func (r Repeats) Number() (n int, stated bool) {
	if r.n <= 0 {
		return 0, false
	}
	return int(r.n - 1), true
}

// String returns the number, "unlimited", or "" when not stated.
func (r Repeats) String() string {
	switch {
	case r.n == 0:
		return ""
	case r.n < 0:
		return "unlimited"
	}
	return strconv.Itoa(int(r.n - 1))
}

// MarshalJSON writes the JSON form; not stated becomes null, which the struct
// tag omitzero keeps from appearing.
func (r Repeats) MarshalJSON() ([]byte, error) {
	switch {
	case r.n == 0:
		return []byte("null"), nil
	case r.n < 0:
		return []byte(`"unlimited"`), nil
	}
	return strconv.AppendInt(nil, int64(r.n-1), 10), nil
}

// UnmarshalJSON reads the JSON form.
func (r *Repeats) UnmarshalJSON(b []byte) error {
	if string(b) == `"unlimited"` {
		*r = Unlimited
		return nil
	}
	var n int
	if json.Unmarshal(b, &n) != nil || string(b) == "null" {
		return ErrRepeats
	}
	v, err := Times(n)
	if err == nil {
		*r = v
	}
	return err
}
