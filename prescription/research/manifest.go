package research

import "cmp"

// Manifest accompanies an export: what it is for, what it holds, and what one
// has to know to read it. It holds nothing of a patient and never the secret.
type Manifest struct {
	Format        string  `json:"format"` // FormatName
	Purpose       string  `json:"purpose"`
	Authorisation string  `json:"authorisation"`
	Birth         string  `json:"birth"` // "year", "five-years"
	Dates         string  `json:"dates"` // "shifted", "months"
	Records       Records `json:"records"`
	Dropped       Dropped `json:"dropped"`
	// Groups is nil when there were more patients than Options.MaxSubjects.
	Groups *Groups `json:"groups,omitempty"`
}

// FormatName names the form of the records and its version.
const FormatName = "ordonnance-research;v=1"

// Records counts what was written.
type Records struct {
	Subjects      int `json:"subjects"` // -1: more than were counted
	Prescriptions int `json:"prescriptions"`
	Lines         int `json:"lines"`
	Dispensations int `json:"dispensations"`
	Items         int `json:"items"`
}

// Dropped counts values of fields that may leave which did not, because they
// were in words or not in the shape of a code.
type Dropped struct {
	Codes      int `json:"codes"`
	Quantities int `json:"quantities"`
}

// Groups says how many patients share the same birth, sex and area: the
// smaller a group, the easier its members are to recognise (k-anonymity).
type Groups struct {
	Number   int `json:"number"`   // of different groups
	Smallest int `json:"smallest"` // patients in the smallest one (k)
	Alone    int `json:"alone"`    // patients who are alone in their group
	BelowTen int `json:"belowTen"` // patients in groups of fewer than ten
}

// census counts patients by group.
type census struct {
	most   int
	over   bool
	groups map[Pseudonym]group
}

// group is what could tell a patient from others.
type group struct {
	birth, sex, area string
}

func (c *census) add(s subject) {
	if c.over {
		return
	}
	if c.groups == nil {
		c.groups = map[Pseudonym]group{}
	}
	if _, known := c.groups[s.id]; !known && len(c.groups) >= c.most {
		c.over, c.groups = true, nil
		return
	}
	// The last record of a patient counts: it may have been put right.
	c.groups[s.id] = group{s.birth, string(s.sex), s.area}
}

func (c *census) count() (subjects int, g *Groups) {
	if c.over {
		return -1, nil
	}
	sizes := map[group]int{}
	for _, of := range c.groups {
		sizes[of]++
	}
	g = &Groups{Number: len(sizes)}
	for _, n := range sizes {
		g.Smallest = min(n, cmp.Or(g.Smallest, n))
		if n == 1 {
			g.Alone++
		}
		if n < 10 {
			g.BelowTen += n
		}
	}
	return len(c.groups), g
}
