package ins

import (
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"github.com/ordonnance-numerique/ordonnance-go/identity"
)

// The text of a Datamatrix INS (ANS, Format datamatrix INS v2.2): a constant
// header, then blocks of a two-character identifier and a value, in any order.
// A value shorter than its field is ended by GS.
const (
	header = "IS010000000000000000000000"
	gs     = '\x1d'

	// maxText is the longest text of one of each block, with every GS, a
	// symbology prefix and GS spelled out as "<GS>".
	maxText = 3 + len(header) + (2 + 15) + (2 + 20 + 4) + 2*(2+MaxName+4) + (2 + 1) + (2 + 10) + (2 + 5) + 4
)

// block is one field of the text.
type block struct {
	id       string
	min, max int  // length of the value in characters; a fixed field has one length
	optional bool // may be left out
}

var blocks = []block{
	{id: "S1", min: 15, max: 15},
	{id: "S2", min: 19, max: 20},
	{id: "S3", min: 1, max: MaxName},
	{id: "S4", min: 1, max: MaxName},
	{id: "S5", min: 1, max: 1},
	{id: "S6", min: 10, max: 10},
	{id: "S7", min: 5, max: 5, optional: true},
}

// Datamatrix is the content of a Datamatrix INS, the barcode « INS à scanner »
// of qualified identities. It is not signed: whoever can print can make one.
// It comes from [ParseDatamatrix] or through the gate [Identity.Datamatrix];
// the zero value is no barcode.
type Datamatrix struct {
	matricule  Matricule
	givenNames string
	familyName string
	sex        identity.Sex
	birthDate  RawDate
	birthPlace string
}

// ParseDatamatrix reads the text of a Datamatrix INS block by block. A reader's
// symbology prefix (]d1, ]d2) and separators spelled out as the four characters
// <GS> are understood. Unknown, repeated, missing and cut-off blocks are
// refused, and names, place, matricule and OID are checked as everywhere in this
// package.
//
// Warnings are what was tolerated: a separator that need not be there
// ([WarnTerminator]) and a wrong key under a test or demonstration OID
// ([ErrKey]). They are nil when there is an error.
func ParseDatamatrix(text string) (Datamatrix, []*identity.Error, error) {
	if len(text) > maxText {
		return Datamatrix{}, nil, ErrTooLong
	}
	text = strings.ReplaceAll(text, "<GS>", string(gs))
	if strings.HasPrefix(text, "]d1") || strings.HasPrefix(text, "]d2") {
		text = text[3:]
	}
	rest, ok := strings.CutPrefix(text, header)
	if !ok {
		return Datamatrix{}, nil, ErrHeader
	}
	values, superfluous, err := readBlocks(rest)
	if err != nil {
		return Datamatrix{}, nil, err
	}
	d, err := fromBlocks(values)
	if err != nil {
		return Datamatrix{}, nil, err
	}
	var warnings []*identity.Error
	if superfluous {
		warnings = append(warnings, WarnTerminator)
	}
	if d.matricule.Warning() != nil {
		warnings = append(warnings, ErrKey)
	}
	return d, warnings, nil
}

// readBlocks cuts the text after the header into values by block identifier,
// and reports whether it holds a separator too many.
func readBlocks(text string) (values map[string]string, superfluous bool, err error) {
	values = map[string]string{}
	for text != "" {
		if len(text) < 2 {
			return nil, false, ErrTruncated
		}
		i := slices.IndexFunc(blocks, func(b block) bool { return b.id == text[:2] })
		if i < 0 {
			return nil, false, ErrBlock
		}
		if _, twice := values[text[:2]]; twice {
			return nil, false, ErrDuplicate
		}
		value, rest, extra, err := blocks[i].read(text[2:])
		if err != nil {
			return nil, false, err
		}
		values[text[:2]], text, superfluous = value, rest, superfluous || extra
	}
	for _, b := range blocks {
		if _, ok := values[b.id]; !ok && !b.optional {
			return nil, false, ErrMissing
		}
	}
	return values, superfluous, nil
}

// read takes the value of a block from the front of text. extra reports a
// separator that need not be there: after a full field (public writers put one
// after every OID), or at the very end.
func (b block) read(text string) (value, rest string, extra bool, err error) {
	end := strings.IndexByte(text, gs)
	switch {
	case end >= 0 && end < b.min:
		return "", "", false, ErrTerminator
	case end < 0 && len(text) < b.min:
		return "", "", false, ErrTruncated
	case end >= 0 && end <= b.max:
		rest = text[end+1:]
		extra = end == b.max || rest == ""
		if b.min == b.max && rest != "" { // a fixed field never has one
			return "", "", false, ErrTerminator
		}
		return text[:end], rest, extra, nil
	}
	n := min(b.max, len(text))
	value, rest = text[:n], text[n:]
	// An OID of 19 characters without its separator has swallowed the S of the
	// next block.
	if b.id == "S2" && (value[n-1] < '0' || value[n-1] > '9') {
		return "", "", false, ErrTerminator
	}
	return value, rest, false, nil
}

func fromBlocks(values map[string]string) (Datamatrix, error) {
	m, err := ParseMatricule(values["S1"], values["S2"])
	if err != nil {
		return Datamatrix{}, err
	}
	if m.Number().Value() != values["S1"] || string(m.OID()) != values["S2"] {
		return Datamatrix{}, ErrCharacter // a small letter
	}
	d := Datamatrix{
		matricule:  m,
		givenNames: values["S3"],
		familyName: values["S4"],
		birthPlace: values["S7"],
	}
	if err := CheckGivenNames(d.givenNames); err != nil {
		return Datamatrix{}, err
	}
	if err := CheckFamilyName(d.familyName); err != nil {
		return Datamatrix{}, err
	}
	switch values["S5"] {
	case "M":
		d.sex = identity.Male
	case "F":
		d.sex = identity.Female
	default:
		return Datamatrix{}, ErrSex
	}
	if d.birthDate, err = ParseRawDate(values["S6"]); err != nil {
		return Datamatrix{}, err
	}
	if _, stated := values["S7"]; stated {
		if err := CheckBirthPlace(d.birthPlace); err != nil {
			return Datamatrix{}, err
		}
	}
	return d, nil
}

// Datamatrix returns the barcode of the identity at a moment. An identity that
// is not qualifiée is refused with [ErrNotQualified], a wrong key with [ErrKey]
// under every OID: what was tolerated when read is not written.
func (i Identity) Datamatrix(at time.Time) (Datamatrix, error) {
	if err := i.checkQualified(at); err != nil {
		return Datamatrix{}, err
	}
	if err := i.Matricule.Warning(); err != nil {
		return Datamatrix{}, err
	}
	return Datamatrix{
		matricule:  i.Matricule,
		givenNames: i.Traits.GivenNames,
		familyName: i.Traits.FamilyName,
		sex:        i.Traits.Sex,
		birthDate:  rawDate(i.Traits.BirthDate),
		birthPlace: i.Traits.BirthPlace,
	}, nil
}

// Text returns the text to put in the symbol: blocks in the order S1 to S7, a
// separator only where the format wants one. The zero value gives "".
func (d Datamatrix) Text() string {
	if d.matricule.IsZero() {
		return ""
	}
	var b strings.Builder
	b.WriteString(header)
	sex := "F"
	if d.sex == identity.Male {
		sex = "M"
	}
	values := []string{d.matricule.Number().Value(), string(d.matricule.OID()), d.givenNames, d.familyName, sex, string(d.birthDate), d.birthPlace}
	for i, value := range values {
		if blocks[i].optional && value == "" {
			continue
		}
		b.WriteString(blocks[i].id)
		b.WriteString(value)
		if len(value) < blocks[i].max { // never the last block: S6 is fixed
			b.WriteByte(gs)
		}
	}
	return b.String()
}

// Matricule returns the matricule in the barcode.
func (d Datamatrix) Matricule() Matricule { return d.matricule }

// BirthDate returns the birth date as the barcode writes it.
func (d Datamatrix) BirthDate() RawDate { return d.birthDate }

// IsZero reports whether there is no barcode.
func (d Datamatrix) IsZero() bool { return d == Datamatrix{} }

// Format prints nothing of the person under any verb of package fmt: the
// content is asked for by name.
func (d Datamatrix) Format(f fmt.State, _ rune) { _, _ = io.WriteString(f, "Datamatrix INS") }

// Identity returns what the barcode says, without any fact: it is not signed,
// so the identity is provisoire until this system has asked INSi and seen a
// proof. A lunar birth date is refused with [ErrLunarDate]: it does not enter
// the traits.
func (d Datamatrix) Identity() (Identity, error) {
	date, err := d.birthDate.Date()
	if err != nil {
		return Identity{}, err
	}
	return Identity{
		Matricule: d.matricule,
		Traits: Traits{
			FamilyName: d.familyName,
			GivenNames: d.givenNames,
			Sex:        d.sex,
			BirthDate:  date,
			BirthPlace: d.birthPlace,
		},
	}, nil
}
