package mssante

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"github.com/ordonnance-numerique/ordonnance-go/identity"
	"github.com/ordonnance-numerique/ordonnance-go/identity/fr/ins"
)

// SubjectPrefix begins the subject of a mail with an archive (IHE XDM over
// e-mail, ITI TF-2 3.32.4.1.1). It is not shown to people (ECO.3.1.3).
const SubjectPrefix = "XDM/1.0/DDM+"

// replaceMark marks a corrected version in the subject.
const replaceMark = "[Annule et remplace] "

// maxLabel is the length at which a type label is cut, in characters
// (ECO.2.1.3).
const maxLabel = 40

// subject makes the subject: prefix, label of the document or the number of
// documents, name at birth, first given name, birth date (ECO.2.1.3).
func (m *Mail) subject() string {
	mark := ""
	if m.Replaces {
		mark = replaceMark
	}
	if len(m.Documents) == 0 {
		return mark + m.Title
	}
	label := strconv.Itoa(len(m.Documents)) + " documents"
	if len(m.Documents) == 1 {
		label = cut(m.Documents[0].Type.Display)
	}
	d := m.Patient.BirthDate
	return mark + SubjectPrefix + strings.Join([]string{label, capitals(m.Patient.FamilyName), capitals(firstName(m.Patient)), french(d)}, " ")
}

// cut shortens a label to [maxLabel] characters.
func cut(label string) string {
	if utf8.RuneCountInString(label) <= maxLabel {
		return label
	}
	return strings.TrimSpace(string([]rune(label)[:maxLabel]))
}

// capitals writes a name in upper case without accents.
func capitals(name string) string {
	if n, err := ins.NormalizeName(name); err == nil {
		return n
	}
	plain := strings.Map(func(r rune) rune {
		switch {
		case unicode.Is(unicode.Mn, r):
			return -1
		case unicode.IsControl(r):
			return ' '
		}
		return unicode.ToUpper(r)
	}, norm.NFD.String(name))
	return strings.Join(strings.Fields(plain), " ")
}

// firstName is the first given name: stated, or the first of the list.
func firstName(p identity.Patient) string {
	if p.FirstGivenName != "" {
		return p.FirstGivenName
	}
	first, _, _ := strings.Cut(strings.TrimSpace(p.GivenNames), " ")
	return first
}

// french writes a date as in a subject, what is unknown of it left out.
func french(d identity.Date) string {
	switch {
	case d.Month == 0:
		return fmt.Sprintf("%04d", d.Year)
	case d.Day == 0:
		return fmt.Sprintf("%02d/%04d", d.Month, d.Year)
	}
	return fmt.Sprintf("%02d/%02d/%04d", d.Day, d.Month, d.Year)
}

// fileName names the PDF of a document: AAAAMMJJ_TYPE_NOM_PRENOM[_NDOSSIER].pdf
// (ECO.2.1.6).
func (m *Mail) fileName(d Document) string {
	parts := []string{strings.ReplaceAll(d.Date.String(), "-", ""), cut(d.Type.Display), capitals(m.Patient.FamilyName), capitals(firstName(m.Patient))}
	if d.Record != "" {
		parts = append(parts, d.Record)
	}
	// Characters that some file system refuses.
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune(`/\:*?"<>|`, r) || unicode.IsControl(r) {
			return '-'
		}
		return r
	}, strings.Join(parts, "_")) + ".pdf"
}

// matriculeOf returns the fifteen digits of the patient's matricule INS, "" when
// there is none.
func matriculeOf(p identity.Patient) string {
	m, err := ins.MatriculeOf(p)
	if err != nil || m.IsZero() {
		return ""
	}
	return m.Number().Value()
}

// hasINS reports whether the identity is one that X-MSS-INS: O announces: the
// matricule with its OID and the traits (ECO.2.4.2).
func hasINS(p identity.Patient) bool {
	return matriculeOf(p) != "" && p.FamilyName != "" && firstName(p) != "" && p.BirthDate.Year != 0 &&
		(p.Sex == identity.Female || p.Sex == identity.Male)
}
