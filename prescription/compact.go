package prescription

import (
	"bytes"

	"github.com/ordonnance-numerique/ordonnance-go/document"
	pack "github.com/ordonnance-numerique/ordonnance-go/internal/bits"
)

// CompactName is the wire name of the compact form.
const CompactName = "vnd.ordonnance.prescription.compact"

// CompactVersion is the version of the format this package writes.
const CompactVersion = 1

// maxCompact bounds the payload, in bytes. The largest symbol holds 2.8 KB.
const maxCompact = 256 << 10

// CompactOptions are the choices of the compact form. Nil is the zero value.
type CompactOptions struct {
	// Vocabularies are the tables: the first is written, all are read. None
	// means that only the format's own tables are used.
	Vocabularies []*Vocabulary
	// Labels writes the labels and names of products, of their forms and
	// substances that have a code; they are left out by default, since the code
	// gives them.
	Labels bool
	// Addresses writes postal addresses; they are left out by default.
	Addresses bool
}

// neutral is the vocabulary without entries, number 0.
var neutral = mustNeutral()

func mustNeutral() *Vocabulary {
	v, err := newVocabulary(Tables{})
	if err != nil {
		panic(err) // fixed in code, see the tests
	}
	return v
}

// CompactKind is the form for a printed code: packed as small as the tables
// allow. What it carries of a prescription is [Core] of it; the files
// compact_format*.go describe the format completely.
func CompactKind(opts *CompactOptions) document.Kind[Prescription] {
	var o CompactOptions
	if opts != nil {
		o = *opts
	}
	return document.Kind[Prescription]{
		Name:     CompactName,
		Version:  CompactVersion,
		MaxBytes: maxCompact,
		Encode:   o.encode,
		Decode:   o.decoder(),
		Clone:    Prescription.Clone,
	}
}

// itemsPerByte and itemsFree bound the items of all lists together by the size
// of the payload, so that few bytes never become a large value.
const (
	itemsPerByte = 8
	itemsFree    = 64
	maxItems     = itemsFree + itemsPerByte*maxCompact
)

func (o CompactOptions) encode(v Prescription) ([]byte, []document.Omission, error) {
	p := o.home().packer()
	defer o.home().put(p)
	p.voc, p.labels, p.addresses, p.room = o.home(), o.Labels, o.Addresses, maxItems
	p.whole = v
	p.number(p.voc.number, vocabularyOf)
	p.document(&p.whole)
	if p.err != nil {
		return nil, nil, p.err
	}
	p.bytes = p.w.Append(p.bytes[:0])
	if len(p.bytes) > maxCompact || maxItems-p.room > itemsFree+itemsPerByte*len(p.bytes) {
		return nil, nil, ErrCompactSize
	}
	return bytes.Clone(p.bytes), o.omissions(&p.whole), nil
}

// decoder is a function literal and not a method: a prescription is large, and
// a method used as a value hands it on by one more copy.
func (o *CompactOptions) decoder() func(int, []byte) (Prescription, error) {
	return func(version int, payload []byte) (Prescription, error) {
		if version != CompactVersion {
			return Prescription{}, ErrCompactVocabulary
		}
		if len(payload) > maxCompact {
			return Prescription{}, ErrCompactSize
		}
		p := o.home().packer()
		defer o.home().put(p)
		if err := p.read(o, payload); err != nil {
			return Prescription{}, err
		}
		return p.whole, nil
	}
}

// read reads a payload into p.whole.
func (p *packer) read(o *CompactOptions, payload []byte) error {
	p.reading, p.room = true, itemsFree+itemsPerByte*len(payload)
	p.r = pack.NewReader(payload)
	if p.voc = o.vocabulary(p.number(0, vocabularyOf)); p.voc == nil {
		return ErrCompactVocabulary
	}
	p.identify()
	p.document(&p.whole)
	switch {
	case p.err == ErrCompact, !p.r.Done():
		return ErrCompact
	case p.err != nil:
		return p.err
	}
	return nil
}

// home is the vocabulary that is written. It also keeps the memory of packers.
func (o *CompactOptions) home() *Vocabulary {
	if len(o.Vocabularies) > 0 {
		return o.Vocabularies[0]
	}
	return neutral
}

// vocabulary finds tables by their number.
func (o *CompactOptions) vocabulary(number int) *Vocabulary {
	if number == 0 {
		return neutral
	}
	for _, v := range o.Vocabularies {
		if v.number == number {
			return v
		}
	}
	return nil
}
