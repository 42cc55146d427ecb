package epmed

import (
	"bytes"
	"slices"
	"strconv"

	"github.com/ordonnance-numerique/ordonnance-go/document"
	"github.com/ordonnance-numerique/ordonnance-go/document/cda"
	"github.com/ordonnance-numerique/ordonnance-go/identity"
	"github.com/ordonnance-numerique/ordonnance-go/prescription"
	"github.com/ordonnance-numerique/ordonnance-go/prescription/fr/internal/medcda"
)

// Write gives a prescription as an eP-MED-DM 2024.01 document, and what the
// document does not carry as data. It refuses with an [*Error] EPMED-nnn what
// the volet requires and the prescription does not state; the values
// themselves are the caller's to check (document.Check).
func Write(rx prescription.Prescription, opts *WriteOptions) ([]byte, []document.Omission, error) {
	w, err := newWriting(rx, opts)
	if err != nil {
		return nil, nil, err
	}
	doc := w.header()
	doc.Body = w.body()
	w.back = newReader(doc, nil)
	w.back.res.Prescription.Lines = make([]prescription.Line, 0, len(w.rx.Lines))
	raw, fail := cda.Append(make([]byte, 0, w.size()), doc)
	if fail != nil {
		return nil, nil, because(ErrEncoding, fail)
	}
	w.back.body(doc)
	return raw, w.omissions(w.back.res), nil
}

// size is about the bytes of the document, rather more than fewer: the header
// has 12 kB, a line with everything 10 kB, and 1.5 kB for each of several
// administrations.
func (w *writing) size() int {
	n := 13<<10 + 10<<10*len(w.rx.Lines) + (len(w.opts.PDF)+len(w.opts.Code))/3*4
	for i := range w.rx.Lines {
		d := w.rx.Lines[i].Dosage
		if d == nil {
			continue
		}
		parts := 0
		for j := range d.Steps {
			t := &d.Steps[j].Timing
			parts += max(len(t.Times)+len(t.Moments), 1) * max(len(t.Weekdays), 1)
		}
		if parts > 1 {
			n += 1500 * parts
		}
	}
	return n
}

// newWriting fills in the defaults and looks for what is missing.
func newWriting(rx prescription.Prescription, opts *WriteOptions) (*writing, error) {
	w := &writing{rx: canonical(rx), stamp: &cda.IVLTS{Value: medcda.Stamp(rx.Written)}}
	if opts != nil {
		w.opts = *opts
	}
	o := &w.opts
	if o.ID == "" {
		o.ID = rx.ID
	}
	if o.SetID == "" {
		o.SetID = o.ID
	}
	if o.Replaces == "" {
		o.Replaces = rx.Replaces
	}
	o.Version = max(o.Version, 1)
	if o.Signed.IsZero() {
		o.Signed = rx.Written
	}
	if o.Legal == nil {
		o.Legal = &rx.Prescriber
	}
	if o.Custodian.IsZero() {
		o.Custodian = rx.Prescriber.Place
	}
	if o.Practice.IsZero() {
		o.Practice = prescription.Code{System: "urn:oid:" + medcda.OIDPractice, Code: "AMBULATOIRE", Display: "Ambulatoire"}
	}
	if o.Facility.IsZero() {
		o.Facility = prescription.Code{System: "urn:oid:" + medcda.OIDSector, Code: "SA07", Display: "Cabinet individuel"}
	}
	if err := w.refusal(); err != nil {
		return nil, err
	}
	return w, nil
}

// refusal is the first thing that is missing.
func (w *writing) refusal() error {
	rx, p := &w.rx, &w.rx.Prescriber
	switch {
	case !medcda.IsUUID(rx.ID):
		return ErrID
	case rx.Written.IsZero():
		return ErrWritten
	case !bytes.HasPrefix(w.opts.PDF, []byte("%PDF-")):
		return ErrPDF
	case len(w.opts.Code) > 0 && imageType(w.opts.Code) == "":
		return ErrPicture
	case len(medcda.Identifiers(rx.Patient.Identifiers)) == 0:
		return ErrPatientID
	case rx.Patient.FamilyName == "" || rx.Patient.GivenNames == "" || rx.Patient.BirthDate.IsZero():
		return ErrPatientTraits
	case national(rx.Patient) && (rx.Patient.FirstGivenName == "" || rx.Patient.BirthPlace == ""):
		return ErrNationalTraits
	case p.Practitioner.Identifier("urn:oid:"+medcda.OIDPerson) == "" || p.Practitioner.FamilyName == "":
		return ErrPrescriber
	case p.Practitioner.Profession.Code == "":
		return ErrProfession
	case p.Place.Identifier("urn:oid:"+medcda.OIDPlace) == "" || p.Place.Name == "":
		return ErrPlace
	case len(rx.Lines) == 0:
		return ErrEmpty
	}
	return lineRefusal(rx.Lines)
}

// national reports whether the patient bears an INS, whose traits are then all
// mandatory (CI-SIS structuration minimale, recordTarget).
func national(p identity.Patient) bool {
	return slices.ContainsFunc(p.Identifiers, func(id identity.Identifier) bool {
		switch id.System {
		case "urn:oid:1.2.250.1.213.1.4.8", "urn:oid:1.2.250.1.213.1.4.9", "urn:oid:1.2.250.1.213.1.4.10", "urn:oid:1.2.250.1.213.1.4.11":
			return true
		}
		return false
	})
}

func lineRefusal(lines []prescription.Line) error {
	seen := make(map[string]bool, len(lines))
	for i := range lines {
		l := &lines[i]
		m := l.Medicine
		switch {
		case l.ID == "" || seen[l.ID]:
			return ErrLineID
		case l.Text == "":
			return ErrLineText
		case m == nil && l.Preparation == nil && l.Device == nil:
			return ErrLineProduct
		case m != nil && (l.Preparation != nil || l.Device != nil) || l.Preparation != nil && l.Device != nil:
			return ErrLineProduct
		case m != nil && m.Name == "" && !slices.ContainsFunc(m.Codes, func(c prescription.Code) bool { return c.Code != "" }):
			return ErrLineProduct
		case l.Preparation != nil && l.Preparation.Formula == "":
			return ErrLineProduct
		case l.Device != nil && l.Device.Name == "" && len(l.Device.Codes) == 0:
			return ErrLineProduct
		}
		seen[l.ID] = true
	}
	return nil
}

// canonical is the prescription in the writing in which it reads back.
func canonical(rx prescription.Prescription) prescription.Prescription {
	rx.Lines = slices.Clone(rx.Lines)
	settle(&rx)
	return rx
}

// settle is canonical in place.
func settle(rx *prescription.Prescription) {
	for i := range rx.Lines {
		rx.Lines[i] = medcda.Canonical(rx.Lines[i])
	}
	if rx.Validity.Start == rx.Written {
		rx.Validity.Start = prescription.Moment{}
	}
	if rx.Setting.IsZero() {
		rx.Setting = ambulatory()
	}
}

// omissions compares with what the document reads back as.
func (w *writing) omissions(back Result) []document.Omission {
	want, got := w.rx, back.Prescription
	settle(&got) // its lines are nobody else's
	var paths []string
	for i := range want.Lines {
		l := &want.Lines[i]
		if at := place(got.Lines, l.ID, i); at >= 0 {
			if !medcda.Same(l, &got.Lines[at]) {
				path := "/lines/" + strconv.Itoa(i)
				for _, p := range medcda.Compare(l, &got.Lines[at]) {
					paths = append(paths, path+p)
				}
			}
		} else {
			paths = append(paths, "/lines/"+strconv.Itoa(i))
		}
		if len(got.Lines) == len(want.Lines) && got.Lines[i].ID != l.ID && !slices.Contains(paths, "/lines") {
			paths = append(paths, "/lines")
		}
	}
	want.Lines, got.Lines = nil, nil
	return medcda.Omissions(append(medcda.Compare(&want, &got), paths...), losses[:])
}

// place is where the line with an ID stands, most often at i; -1 for nowhere.
// An ID stands there once.
func place(lines []prescription.Line, id string, i int) int {
	if i < len(lines) && lines[i].ID == id {
		return i
	}
	return slices.IndexFunc(lines, func(l prescription.Line) bool { return l.ID == id })
}
