package ins

import (
	"slices"
	"time"

	"github.com/ordonnance-numerique/ordonnance-go/identity"
)

// Identity is what a system holds of a person: the matricule if it has one, the
// traits, and the facts from which the status follows.
type Identity struct {
	Matricule Matricule // the current one, zero when there is none
	Former    []Former  // kept for search, never sent as current (EXI REC 08)
	Traits    Traits
	Facts     Facts
	// UsedFamilyName and UsedGivenName are entered by people, never copied
	// from the traits (EXI ID 08).
	UsedFamilyName, UsedGivenName string
	// Others are the other identifiers, local ones for instance. A matricule
	// has no place among them.
	Others []identity.Identifier
}

// Former is a matricule that was replaced, with the period the teleservice
// states; zero dates when it states none.
type Former struct {
	Matricule Matricule
	From, To  identity.Date
}

// Status returns the status at a moment. The answer of the teleservice and the
// application carte Vitale count only with a matricule and traits as the
// national base states them.
func (i Identity) Status(at time.Time) Status {
	s := i.Facts.Status(at)
	if i.Matricule.IsZero() || i.Traits.checkCertified() != nil {
		switch s {
		case Recuperee:
			return Provisoire
		case Qualifiee:
			return Validee
		}
	}
	return s
}

// Outgoing returns the identity as it may leave the system at a moment: with
// the matricule when the status is qualifiée, without it otherwise (EXI ID 29).
// Former matricules never leave. Traits that are not as the INS writes them,
// attributes that exclude each other and a matricule at a wrong place are
// refused.
func (i Identity) Outgoing(at time.Time) (identity.Patient, error) {
	if err := i.check(at); err != nil {
		return identity.Patient{}, err
	}
	t := i.Traits
	p := identity.Patient{
		Identifiers:    slices.Clone(i.Others),
		FamilyName:     t.FamilyName,
		GivenNames:     t.GivenNames,
		FirstGivenName: t.FirstGivenName,
		UsedFamilyName: i.UsedFamilyName,
		UsedGivenName:  i.UsedGivenName,
		Sex:            t.Sex,
		BirthDate:      t.BirthDate,
		BirthPlace:     t.BirthPlace,
	}
	if i.Status(at) == Qualifiee {
		p.Identifiers = slices.Insert(p.Identifiers, 0, i.Matricule.Identifier())
	}
	return p, nil
}

// OutgoingQualified is [Identity.Outgoing] for what must carry the matricule:
// an identity that is not qualifiée is refused with [ErrNotQualified].
func (i Identity) OutgoingQualified(at time.Time) (identity.Patient, error) {
	if err := i.checkQualified(at); err != nil {
		return identity.Patient{}, err
	}
	return i.Outgoing(at)
}

func (i Identity) checkQualified(at time.Time) error {
	if err := i.check(at); err != nil {
		return err
	}
	if i.Status(at) != Qualifiee {
		return ErrNotQualified
	}
	return nil
}

func (i Identity) check(at time.Time) error {
	if err := i.Traits.Check(); err != nil {
		return err
	}
	if err := i.Facts.Check(at); err != nil {
		return err
	}
	for _, f := range i.Former {
		if !i.Matricule.IsZero() && f.Matricule == i.Matricule {
			return ErrHistorical
		}
	}
	for _, id := range i.Others {
		if _, err := ParseOID(id.System); err == nil {
			return ErrOtherIdentifier
		}
	}
	return nil
}

// FromPatient reads a patient that came from outside. The matricule is checked,
// the traits are as [Traits.Check] wants them, and the facts are empty: what
// another system holds qualifiée is provisoire here until this system has
// established it. More than one matricule is refused with [ErrSeveral].
func FromPatient(p identity.Patient) (Identity, error) {
	i := Identity{
		Traits: Traits{
			FamilyName:     p.FamilyName,
			GivenNames:     p.GivenNames,
			FirstGivenName: p.FirstGivenName,
			Sex:            p.Sex,
			BirthDate:      p.BirthDate,
			BirthPlace:     p.BirthPlace,
		},
		UsedFamilyName: p.UsedFamilyName,
		UsedGivenName:  p.UsedGivenName,
	}
	m, err := MatriculeOf(p)
	if err != nil {
		return Identity{}, err
	}
	i.Matricule = m
	for _, id := range p.Identifiers {
		if _, err := ParseOID(id.System); err != nil {
			i.Others = append(i.Others, id)
		}
	}
	if err := i.Traits.Check(); err != nil {
		return Identity{}, err
	}
	return i, nil
}

// MatriculeOf returns the matricule that a patient carries, the zero matricule
// when there is none. It looks at nothing but the identifiers.
func MatriculeOf(p identity.Patient) (Matricule, error) {
	var found Matricule
	for _, id := range p.Identifiers {
		if _, err := ParseOID(id.System); err != nil {
			continue
		}
		m, err := ParseMatricule(id.Value, id.System)
		if err != nil {
			return Matricule{}, err
		}
		if !found.IsZero() {
			return Matricule{}, ErrSeveral
		}
		found = m
	}
	return found, nil
}
