package eprescription

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"

	"github.com/ordonnance-numerique/ordonnance-go/document"
	"github.com/ordonnance-numerique/ordonnance-go/document/fhir"
	"github.com/ordonnance-numerique/ordonnance-go/prescription"
)

// Options are the choices of this package; nil means all zero.
type Options struct {
	// MVSystem is the FHIR address of the codes of Médicabase (médicament
	// virtuel), which has no published one. "" means the OID.
	MVSystem string
}

// Write writes a prescription as a bundle of the guide: one MedicationRequest
// for each line, with the people, places, products and observations they refer
// to, and a RequestGroup when lines are tied together. It also returns what
// the bundle does not carry; see [Carried] and [Lost]. The text of each line
// is always carried whole. A line whose product has no code of those the guide
// takes is written, and claims no profile of the guide.
//
// It refuses a prescription without a date, a line without text or product,
// and what would not be valid R4. The same value always gives the same bytes.
func Write(p prescription.Prescription, opts *Options) ([]byte, []document.Omission, error) {
	if p.Written.IsZero() {
		return nil, nil, ErrNoDate
	}
	carried, left := Carried(p, opts)
	if len(carried.Lines) == 0 {
		return nil, nil, ErrNoLine
	}
	for i := range carried.Lines {
		if err := writable(&carried.Lines[i]); err != nil {
			return nil, nil, err
		}
	}
	w := writer{options: opts, id: p.ID, bundle: &fhir.Bundle{Type: "collection"}}
	w.prescription(&carried)
	raw, err := fhir.Write(w.bundle)
	if err != nil {
		return nil, nil, err
	}
	return raw, left, nil
}

func writable(l *prescription.Line) error {
	if strings.TrimSpace(l.Text) == "" {
		return ErrNoText
	}
	if m := l.Medicine; m != nil && (len(m.Codes) > 0 || m.Name != "" || len(m.Ingredients) > 0) {
		return nil
	}
	if r := l.Preparation; r != nil && r.Formula != "" {
		return nil
	}
	return ErrNoProduct
}

// writer assembles a bundle.
type writer struct {
	options *Options
	id      string // seed of the addresses
	bundle  *fhir.Bundle
	flags   map[string]*fhir.Reference // observations that lines share
}

// add puts a resource into the bundle under an address made from its role.
func (w *writer) add(role string, r fhir.Resource) *fhir.Reference {
	address := w.address(role)
	w.bundle.Entry = append(w.bundle.Entry, fhir.Entry{FullURL: address, Resource: r})
	return &fhir.Reference{Reference: address}
}

// address is a UUID of version 8 (RFC 9562 §5.8) made from the identifier of
// the document and a role in it, so that the same content has the same
// addresses and two documents never share one.
func (w *writer) address(role string) string { return "urn:uuid:" + derived(w.id+"\n"+role) }

func derived(seed string) string {
	sum := sha256.Sum256([]byte(seed))
	sum[6] = sum[6]&0x0f | 0x80
	sum[8] = sum[8]&0x3f | 0x80
	h := hex.EncodeToString(sum[:16])
	return h[:8] + "-" + h[8:12] + "-" + h[12:16] + "-" + h[16:20] + "-" + h[20:]
}

// urn is the identifier of something that is named by a UUID, or by any other
// text.
func urn(id string) fhir.Identifier {
	if isUUID(id) {
		return fhir.Identifier{System: systemURN, Value: "urn:uuid:" + id}
	}
	return fhir.Identifier{Value: id}
}

// lineIdentifier names a line: its identifier is unique in the prescription,
// so the prescription is the system.
func lineIdentifier(rx, line string) fhir.Identifier {
	id := fhir.Identifier{Value: line}
	if isUUID(rx) {
		id.System = "urn:uuid:" + rx
	}
	return id
}

func isUUID(s string) bool {
	if len(s) != 36 {
		return false
	}
	for i, c := range s {
		dash := i == 8 || i == 13 || i == 18 || i == 23
		if dash != (c == '-') || !dash && !strings.ContainsRune("0123456789abcdef", c) {
			return false
		}
	}
	return true
}

// prescription fills the bundle.
func (w *writer) prescription(p *prescription.Prescription) {
	if p.ID != "" {
		id := urn(p.ID)
		w.bundle.Identifier = &id
	}
	for _, t := range p.Tags {
		w.meta().Tag = append(w.meta().Tag, w.coding(t))
	}
	common := w.common(p)
	requests := make(map[string]*fhir.Reference, len(p.Lines))
	linked := links(p.Lines)
	for i := range p.Lines {
		l := &p.Lines[i]
		r := w.request(p, l, common)
		r.Intent = "order"
		if linked[l.ID] != "" {
			r.Intent = "option" // guide, "Prescription": lines of a RequestGroup are options
		}
		requests[l.ID] = w.add("line/"+l.ID, r)
	}
	if len(linked) > 0 {
		w.add("group", w.group(p, common, linked, requests))
	}
}

func (w *writer) meta() *fhir.Meta {
	if w.bundle.Meta == nil {
		w.bundle.Meta = &fhir.Meta{}
	}
	return w.bundle.Meta
}
