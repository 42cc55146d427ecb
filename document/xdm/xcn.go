package xdm

// XCN is a person, or a program, who acts:
// "801234567897^PIOU^Romain^^^^^^&1.2.250.1.71.4.2.1&ISO^D^^^IDNPS" (IHE ITI
// TF-3 4.2.3.1.7; HL7 version 2.5 §2.A.86). The zero value is nobody.
type XCN struct {
	ID        string
	Family    string // of a program, its name
	Given     string // of a program, its model
	More      string // further given names
	Suffix    string
	Prefix    string
	Degree    string
	Authority Authority // who gave the number
	NameType  string    // "D" in use, "L" legal, "U" of a program
	IDType    string    // kind of number, in the codes of the country
}

// ParseXCN reads a person. It refuses (XDM-602) a text with neither number nor
// family name (IHE ITI TF-3 4.2.3.1.7 asks for one) and one that is no
// composite value at all.
func ParseXCN(text string) (XCN, error) {
	c, ok := split(text)
	if !ok || c.at(1) == "" && c.at(2) == "" {
		return XCN{}, refuse("XDM-602", "", nil)
	}
	return XCN{ID: c.at(1), Family: c.at(2), Given: c.at(3), More: c.at(4), Suffix: c.at(5), Prefix: c.at(6), Degree: c.at(7),
		Authority: c.authority(9), NameType: c.at(10), IDType: c.at(13)}, nil
}

// IsZero reports whether there is nobody.
func (x XCN) IsZero() bool { return x == XCN{} }

// String returns the composite value, "" for the zero value.
func (x XCN) String() string {
	e := escaper.Replace
	return join(e(x.ID), e(x.Family), e(x.Given), e(x.More), e(x.Suffix), e(x.Prefix), e(x.Degree), "",
		x.Authority.component(), e(x.NameType), "", "", e(x.IDType))
}

// MarshalText is [XCN.String] as bytes.
func (x XCN) MarshalText() ([]byte, error) { return []byte(x.String()), nil }

// UnmarshalText is [ParseXCN], with "" as the zero value.
func (x *XCN) UnmarshalText(text []byte) error { return unmarshal(x, text, ParseXCN) }
