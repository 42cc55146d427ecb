package main

import (
	"cmp"

	"github.com/ordonnance-numerique/ordonnance-go/document"
	"github.com/ordonnance-numerique/ordonnance-go/document/xdm"
	"github.com/ordonnance-numerique/ordonnance-go/prescription"
	"github.com/ordonnance-numerique/ordonnance-go/prescription/fr/epmed"
	"github.com/ordonnance-numerique/ordonnance-go/prescription/fr/ordonnance"
	"github.com/ordonnance-numerique/ordonnance-go/qrcode"
)

// prescriptionType is the type of the document of a prescription (LOINC).
const prescriptionType = "57833-6"

// opened is a prescription with what is known of its signature.
type opened struct {
	rx     prescription.Prescription
	token  string // "" unsigned
	holder string // who signed, where that was verified
}

// open reads a prescription: verified where it is signed and there are keys.
func (o *office) open(s source) (opened, error) {
	token, err := s.token()
	if err != nil {
		return opened{}, err
	}
	if token == "" {
		rx, err := document.Read(s.raw, prescription.Kind())
		return opened{rx: rx}, err
	}
	name, payload, err := inside(token)
	if err != nil {
		return opened{}, err
	}
	for _, kind := range []document.Kind[prescription.Prescription]{prescription.Kind(), ordonnance.CompactKind(nil)} {
		if name != kind.Type() {
			continue
		}
		if o.keys == nil {
			rx, err := document.Read(payload, kind)
			return opened{rx: rx, token: token}, err
		}
		proof, err := document.Open(token, kind, o.keys, &document.OpenOptions{At: o.at})
		if err != nil {
			return opened{}, err
		}
		return opened{rx: proof.Value(), token: token, holder: proof.Key().Holder.Name}, nil
	}
	return opened{}, errKind
}

// wrapPrescription makes the CDA document of a prescription, with the page for
// people inside. A page whose key is at hand carries the signed code.
func (o *office) wrapPrescription(s source, old *former) (item, error) {
	got, err := o.open(s)
	if err != nil {
		return item{}, err
	}
	page, err := o.page(got)
	if err != nil {
		return item{}, err
	}
	opts := &epmed.WriteOptions{PDF: page, ID: oid(got.rx.ID)}
	out := item{name: s.name, signed: got.token != "", holder: got.holder}
	if err := out.replace(old, prescriptionType); err != nil {
		return item{}, err
	}
	if f := out.former; f != nil {
		opts.SetID, opts.Version, opts.Replaces = f.setID(), f.header.Version+1, f.id()
		if opts.ID == f.id() { // the same prescription, packed once more
			if opts.ID, err = o.oid(); err != nil {
				return item{}, err
			}
		}
	}
	raw, left, err := epmed.Write(got.rx, opts)
	if err != nil {
		return item{}, err
	}
	out.left = left
	return out, out.read(raw)
}

// page prints the prescription. Where the prescriber's key is at hand, or the
// token is one made for print, the page carries it as a code.
func (o *office) page(got opened) ([]byte, error) {
	token := ""
	if name, _, err := inside(got.token); err == nil && name == ordonnance.CompactKind(nil).Type() {
		token = got.token
	} else if o.signer != nil {
		token, _, err = document.Sign(got.rx, ordonnance.CompactKind(nil), o.signer, &document.SignOptions{At: o.at})
		if err != nil {
			return nil, err
		}
	}
	var codes ordonnance.Codes
	if token != "" {
		var err error
		if codes.Signed, err = qrcode.Pack(token); err != nil {
			return nil, err
		}
	}
	printed, err := ordonnance.Print(got.rx, codes, nil)
	if err != nil {
		return nil, err
	}
	return printed.Document.PDF()
}

// replace looks for the document of the old archive that this one takes the
// place of.
func (i *item) replace(old *former, kind string) error {
	if old == nil {
		return nil
	}
	var err error
	i.former, err = old.of(kind)
	return err
}

// setID is the identifier common to the versions, with that of the old version
// where it does not say one.
func (f *formerDocument) setID() string { return cmp.Or(f.header.SetID, f.id()) }

// id is the identifier of the old version.
func (f *formerDocument) id() string { return xdm.UniqueIDOf(f.document.ID) }
