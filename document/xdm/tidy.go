package xdm

import "slices"

// tidy drops the blanks around the parts of composite values: they are met in
// official archives and never written. Nothing of the caller's is changed.
func (s *Submission) tidy() {
	s.Set.PatientID = s.Set.PatientID.tidy()
	s.Set.Authors = tidyAll(s.Set.Authors, Author.tidy)
	for i := range s.Entries {
		e := &s.Entries[i]
		e.PatientID, e.SourcePatientID = e.PatientID.tidy(), e.SourcePatientID.tidy()
		e.Authors, e.LegalAuthenticator = tidyAll(e.Authors, Author.tidy), e.LegalAuthenticator.tidy()
		e.References = tidyAll(e.References, CX.tidy)
		p := &e.SourcePatientInfo
		p.IDs, p.Names = tidyAll(p.IDs, CX.tidy), tidyAll(p.Names, PatientName.tidy)
		p.Addresses = tidyAll(p.Addresses, PatientPlace.tidy)
		p.BirthDate, p.Sex = trim(p.BirthDate), trim(p.Sex)
	}
}

func tidyAll[T any](list []T, tidy func(T) T) []T {
	list = slices.Clone(list)
	for i := range list {
		list[i] = tidy(list[i])
	}
	return list
}

func trimAll(texts ...*string) {
	for _, t := range texts {
		*t = trim(*t)
	}
}

func (x CX) tidy() CX {
	trimAll(&x.ID, &x.Authority.Name, &x.Authority.ID, &x.Authority.Type, &x.Type, &x.Home)
	return x
}

func (x XCN) tidy() XCN {
	trimAll(&x.ID, &x.Family, &x.Given, &x.More, &x.Suffix, &x.Prefix, &x.Degree, &x.Authority.Name, &x.Authority.ID, &x.Authority.Type, &x.NameType, &x.IDType)
	return x
}

func (x XON) tidy() XON {
	trimAll(&x.Name, &x.ID, &x.Authority.Name, &x.Authority.ID, &x.Authority.Type, &x.IDType)
	return x
}

func (n PatientName) tidy() PatientName {
	trimAll(&n.Family, &n.Given, &n.More, &n.Suffix, &n.Prefix, &n.Degree, &n.Type)
	return n
}

func (a PatientPlace) tidy() PatientPlace {
	trimAll(&a.Street, &a.Other, &a.City, &a.State, &a.PostalCode, &a.Country, &a.Type, &a.County)
	return a
}

func (a Author) tidy() Author {
	a.Person, a.Institutions = a.Person.tidy(), tidyAll(a.Institutions, XON.tidy)
	return a
}
