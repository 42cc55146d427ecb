package xdm

import (
	"strconv"
	"strings"

	"github.com/ordonnance-numerique/ordonnance-go/document"
	"github.com/ordonnance-numerique/ordonnance-go/identity"
)

// ParseMetadata reads a METADATA.XML: a lot, its entries and what ties them.
// It takes what it understands and reports everything that is wrong (XDM-3nn).
// Paths of faults are those of the JSON form of the result.
//
// Classifications and identifiers are taken for what their scheme says, of the
// element they stand in. An *Error (XDM-12n) refuses what is not XML of
// registry objects, or has a document type declaration, or exceeds limits.
func ParseMetadata(raw []byte, limits *Limits) (Submission, []document.Fault, error) {
	s, f, err := parseMetadata(raw, limits.given(), "")
	if err != nil {
		return Submission{}, nil, err
	}
	return s, f.words(), nil
}

// parseMetadata is ParseMetadata with paths that begin with a prefix.
func parseMetadata(raw []byte, limits Limits, prefix string) (Submission, faults, error) {
	list, foreign, err := readObjects(raw, limits)
	if err != nil {
		err.(*Error).Path = prefix
		return Submission{}, faults{}, err
	}
	m := &meaning{known: map[string]bool{}}
	if foreign {
		m.add("XDM-325", prefix)
	}
	s := m.submission(list, prefix)
	m.tied(&s, prefix)
	return s, m.faults, nil
}

// meaning turns registry objects into typed values.
type meaning struct {
	faults
	known map[string]bool // identifiers of objects
}

// identify notes the identifier of an object.
func (m *meaning) identify(id, path string) {
	if !isUUIDURN(id) {
		m.add("XDM-305", path)
	}
	if id != "" && m.known[id] {
		m.add("XDM-324", path)
	}
	m.known[id] = true
}

// submission sorts the objects of a list.
func (m *meaning) submission(list []object, prefix string) Submission {
	var s Submission
	sets, loose := 0, map[string]bool{}
	for i := range list {
		// IHE ITI TF-3 4.2.1.2: what marks a package as a lot may stand beside
		// the package.
		if o := &list[i]; o.kind == "Classification" && o.attr("classificationNode") == nodeSet {
			loose[o.attr("classifiedObject")] = true
		}
	}
	for i := range list {
		o := &list[i]
		switch o.kind {
		case "RegistryPackage":
			switch {
			case o.marked(nodeFolder):
				m.known[o.attr("id")] = true
				m.add("XDM-323", prefix)
			case !o.marked(nodeSet) && !loose[o.attr("id")]:
				m.add("XDM-329", prefix)
			default:
				if sets++; sets == 1 {
					s.Set = m.set(o, prefix+"/submissionSet")
				}
			}
		case "ExtrinsicObject":
			path := prefix + "/documentEntries/" + strconv.Itoa(len(s.Entries))
			s.Entries = append(s.Entries, m.entry(o, path))
		case "Association":
			path := prefix + "/associations/" + strconv.Itoa(len(s.Associations))
			s.Associations = append(s.Associations, m.association(o, path))
		case "Classification":
		default:
			m.add("XDM-329", prefix)
		}
	}
	if sets != 1 {
		m.add("XDM-319", prefix+"/submissionSet")
	}
	return s
}

// marked reports whether a classification inside says what a package is.
func (o *object) marked(node string) bool {
	for i := range o.inside {
		if o.inside[i].attr("classificationNode") == node {
			return true
		}
	}
	return false
}

func (m *meaning) association(o *object, path string) Association {
	a := Association{ID: o.attr("id"), Type: o.attr("associationType"), Source: o.attr("sourceObject"), Target: o.attr("targetObject"), Slots: o.slots}
	m.identify(a.ID, path+"/entryUUID")
	if kind := o.attr("objectType"); kind != "" && kind != associationObject {
		m.add("XDM-304", path)
	}
	for _, need := range [][2]string{{a.Type, "associationType"}, {a.Source, "sourceObject"}, {a.Target, "targetObject"}} {
		if need[0] == "" {
			m.add("XDM-310", path+"/"+need[1])
		}
	}
	if o.disordered {
		m.add("XDM-320", path)
	}
	return a
}

// tied checks what holds a lot together: memberships, ends of associations,
// one patient.
func (m *meaning) tied(s *Submission, prefix string) {
	member := map[string]bool{}
	for i, a := range s.Associations {
		path := prefix + "/associations/" + strconv.Itoa(i)
		if a.Type != HasMember {
			if !m.known[a.Source] {
				m.add("XDM-317", path+"/sourceObject") // the target may be in a registry
			}
			continue
		}
		if a.Slot(SetStatus) == "" {
			m.add("XDM-318", path)
		}
		if a.Source == s.Set.EntryUUID {
			member[a.Target] = true
		}
		if !m.known[a.Source] {
			m.add("XDM-317", path+"/sourceObject")
		}
		if !m.known[a.Target] && a.Slot(SetStatus) != "Reference" {
			m.add("XDM-317", path+"/targetObject")
		}
	}
	for i := range s.Entries {
		e := &s.Entries[i]
		path := prefix + "/documentEntries/" + strconv.Itoa(i)
		if !member[e.EntryUUID] {
			m.add("XDM-316", path)
		}
		if !e.PatientID.IsZero() && !s.Set.PatientID.IsZero() && !e.PatientID.Is(s.Set.PatientID) {
			m.add("XDM-328", path+"/patientId")
		}
	}
}

// code reads a classification as a code.
func (m *meaning) code(o *object, path string) identity.Code {
	c := identity.Code{Code: o.attr("nodeRepresentation"), Display: o.name}
	if list := o.values(slotCoding); len(list) > 0 {
		c.System = systemURI(strings.TrimSpace(list[0]))
	}
	if c.Code == "" {
		m.add("XDM-310", path)
	}
	if c.System == "" {
		m.add("XDM-306", path)
	}
	return c
}

// one takes a value of which there is one.
func one[T comparable](m *meaning, to *T, value T, path string) {
	var none T
	if *to != none {
		m.add("XDM-311", path)
		return
	}
	*to = value
}

// parsed reads a composite value.
func parsed[T interface {
	comparable
	String() string
}](m *meaning, text, path string, parse func(string) (T, error)) T {
	v, err := parse(text)
	if err != nil {
		m.add("XDM-308", path)
		return v
	}
	if blanks(text) {
		m.add("XDM-307", path)
	}
	if unescaper.Replace(strings.TrimRight(text, componentMark)) != unescaper.Replace(v.String()) {
		m.add("XDM-309", path)
	}
	return v
}
