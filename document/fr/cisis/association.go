package cisis

import "github.com/ordonnance-numerique/ordonnance-go/identity"

// Association is a table of the ANS that leads from one code to another (ASS):
// from a document type to its class. It is read-only; the zero value leads
// nowhere. Make one with [ParseAssociation].
type Association struct {
	Name   string        // "ASS_X04-CorrespondanceType-Classe-CISIS"
	OID    string        // "" where the ANS states none
	Date   identity.Date // of the edition
	Source string        // where the file was taken from
	to     map[identity.Code]identity.Code
}

// IsZero reports whether the association leads nowhere.
func (a *Association) IsZero() bool { return a == nil || len(a.to) == 0 }

// To returns the code that a concept leads to, without label.
func (a *Association) To(system, code string) (identity.Code, bool) {
	if a == nil {
		return identity.Code{}, false
	}
	c, ok := a.to[identity.Code{System: system, Code: code}]
	return c, ok
}

// ParseAssociation reads an association in the form of the files of this
// package: as [ParseTable], with four fields in a line: code, system, code led
// to, its system. It refuses for the same reasons.
func ParseAssociation(raw []byte) (Association, error) {
	head, lines, err := fields(raw, 4)
	if err != nil {
		return Association{}, err
	}
	a := Association{Name: head.name, OID: head.oid, Date: head.date, Source: head.source, to: make(map[identity.Code]identity.Code, len(lines))}
	for _, f := range lines {
		from := identity.Code{System: systemURI(f[1]), Code: f[0]}
		if _, twice := a.to[from]; twice {
			return Association{}, ErrTableTwice
		}
		if f[2] == "" || f[3] == "" {
			return Association{}, ErrTableForm
		}
		a.to[from] = identity.Code{System: systemURI(f[3]), Code: f[2]}
	}
	return a, nil
}
