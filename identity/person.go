package identity

// Sex is the administrative sex in civil records. The zero value means that
// nothing was stated.
type Sex string

// The values of [Sex].
const (
	Female     Sex = "female"
	Male       Sex = "male"
	SexUnknown Sex = "unknown" // asked and not known
)

// Patient is the person who is cared for, with the traits that identify them.
// All fields are what a record states; the national leaves say which of them
// may be trusted and which may leave the system.
type Patient struct {
	// Identifiers are the patient's numbers, national and local.
	Identifiers []Identifier `json:"identifiers,omitempty"`
	// FamilyName is the family name at birth.
	FamilyName string `json:"familyName"`
	// GivenNames are all given names at birth, in the order of the civil
	// register, separated by spaces.
	GivenNames string `json:"givenNames"`
	// FirstGivenName is the first of the given names at birth, when it is
	// stated apart (it may hold a space, so it cannot be cut from GivenNames).
	FirstGivenName string `json:"firstGivenName,omitempty"`
	// UsedFamilyName and UsedGivenName are the names used in daily life.
	UsedFamilyName string `json:"usedFamilyName,omitempty"`
	UsedGivenName  string `json:"usedGivenName,omitempty"`
	Sex            Sex    `json:"sex,omitempty"`
	BirthDate      Date   `json:"birthDate,omitzero"`
	// BirthPlace is the code of the place of birth in the national gazetteer.
	BirthPlace string   `json:"birthPlace,omitempty"`
	Address    *Address `json:"address,omitempty"`
	Phone      string   `json:"phone,omitempty"` // international form, "+33…"
	Email      string   `json:"email,omitempty"`
}

// Identifier returns the value of the patient's identifier in a system, or ""
// when there is none.
func (p Patient) Identifier(system string) string { return find(p.Identifiers, system) }

// Practitioner is a health professional.
type Practitioner struct {
	Identifiers []Identifier `json:"identifiers,omitempty"`
	FamilyName  string       `json:"familyName"`
	GivenName   string       `json:"givenName,omitempty"`
	Title       string       `json:"title,omitempty"` // "Dr", "Pr", as printed
	// Profession is the profession and, joined in the same code where the
	// national list does so, the specialty.
	Profession Code   `json:"profession,omitzero"`
	Phone      string `json:"phone,omitempty"`
	Email      string `json:"email,omitempty"`
}

// Identifier returns the value of the practitioner's identifier in a system,
// or "" when there is none.
func (p Practitioner) Identifier(system string) string { return find(p.Identifiers, system) }

// Organization is a place where care is given: a practice, a hospital, a
// pharmacy.
type Organization struct {
	Identifiers []Identifier `json:"identifiers,omitempty"`
	Name        string       `json:"name,omitempty"`
	Address     *Address     `json:"address,omitempty"`
	Phone       string       `json:"phone,omitempty"`
	Email       string       `json:"email,omitempty"`
}

// Identifier returns the value of the organization's identifier in a system,
// or "" when there is none.
func (o Organization) Identifier(system string) string { return find(o.Identifiers, system) }

// IsZero reports whether nothing is said of the organization.
func (o Organization) IsZero() bool {
	return len(o.Identifiers) == 0 && o.Name == "" && o.Address == nil && o.Phone == "" && o.Email == ""
}

// Address is a postal address.
type Address struct {
	Lines      []string `json:"lines,omitempty"` // street lines in printing order
	PostalCode string   `json:"postalCode,omitempty"`
	City       string   `json:"city,omitempty"`
	Country    string   `json:"country,omitempty"` // ISO 3166-1 alpha-2, "FR"
}

func find(ids []Identifier, system string) string {
	for _, id := range ids {
		if id.System == system {
			return id.Value
		}
	}
	return ""
}
