package xdm

// XON is an organization: its name, and its number with who gave it:
// "Cabinet^^^^^&1.2.250.1.71.4.2.2&ISO^IDNST^^^1750512345" (IHE ITI TF-3
// 4.2.3.1.7; HL7 version 2.5 §2.A.89). The zero value is none.
type XON struct {
	Name      string
	ID        string
	Authority Authority
	IDType    string // kind of number, in the codes of the country
}

// ParseXON reads an organization. It refuses (XDM-603) a text with neither
// name nor number and one that is no composite value at all.
func ParseXON(text string) (XON, error) {
	c, ok := split(text)
	if !ok || c.at(1) == "" && c.at(10) == "" {
		return XON{}, refuse("XDM-603", "", nil)
	}
	return XON{Name: c.at(1), ID: c.at(10), Authority: c.authority(6), IDType: c.at(7)}, nil
}

// IsZero reports whether there is no organization.
func (x XON) IsZero() bool { return x == XON{} }

// String returns the composite value, "" for the zero value.
func (x XON) String() string {
	return join(escaper.Replace(x.Name), "", "", "", "", x.Authority.component(), escaper.Replace(x.IDType), "", "", escaper.Replace(x.ID))
}

// MarshalText is [XON.String] as bytes.
func (x XON) MarshalText() ([]byte, error) { return []byte(x.String()), nil }

// UnmarshalText is [ParseXON], with "" as the zero value.
func (x *XON) UnmarshalText(text []byte) error { return unmarshal(x, text, ParseXON) }
