package research

import (
	"encoding/json"
	"io"
	"slices"

	"github.com/ordonnance-numerique/ordonnance-go/document"
	"github.com/ordonnance-numerique/ordonnance-go/prescription"
)

// Writer writes the records of an export, one JSON object a line. It is not
// safe for use by several goroutines at once.
type Writer struct {
	out    *json.Encoder
	opts   Options
	done   Manifest
	census census
	closed bool
}

// NewWriter begins an export. It refuses one without a purpose and an
// authorisation ([ErrPurpose]), with a short secret ([ErrSecret]) or without a
// way to tell patients apart ([ErrSubject]).
func NewWriter(w io.Writer, opts *Options) (*Writer, error) {
	if err := opts.check(); err != nil {
		return nil, err
	}
	x := &Writer{out: json.NewEncoder(w), opts: *opts}
	x.out.SetEscapeHTML(false)
	x.opts.Secret = slices.Clone(opts.Secret)
	x.census.most = opts.maxSubjects()
	x.done = Manifest{Format: FormatName, Purpose: opts.Purpose, Authorisation: opts.Authorisation,
		Birth: opts.Birth.String(), Dates: opts.Dates.String()}
	return x, nil
}

// Prescription writes one prescription and its lines. A patient without an
// identifier ([ErrSubject]) and a prescription that is not valid against its
// schema and structure ([ErrContent]) are refused, and nothing of them is
// written.
func (x *Writer) Prescription(p prescription.Prescription) error {
	if x.closed {
		return ErrClosed
	}
	if !sound(p) {
		return ErrContent
	}
	s, err := x.opts.subject(p.Patient)
	if err != nil {
		return err
	}
	k := x.keeper(s)
	records := []any{k.prescription(&p, s)}
	for i := range p.Lines {
		records = append(records, k.line(&p, i))
	}
	if err := x.write(records); err != nil {
		return err
	}
	x.census.add(s)
	x.done.Records.Prescriptions++
	x.done.Records.Lines += len(p.Lines)
	return nil
}

// Dispensation writes one dispensation of a prescription, which says whose it
// is; the prescription itself is not written. A dispensation of another
// prescription is refused with [ErrOther], one that is not valid with
// [ErrContent].
func (x *Writer) Dispensation(p prescription.Prescription, d prescription.Dispensation) error {
	switch _, _, err := document.Write(d, prescription.DispensationKind()); {
	case x.closed:
		return ErrClosed
	case err != nil:
		return ErrContent
	case d.Prescription.ID != p.ID:
		return ErrOther
	}
	s, err := x.opts.subject(p.Patient)
	if err != nil {
		return err
	}
	k := x.keeper(s)
	records := []any{k.dispensation(&d, s)}
	for i := range d.Items {
		records = append(records, k.item(&d, &d.Items[i]))
	}
	if err := x.write(records); err != nil {
		return err
	}
	x.census.add(s)
	x.done.Records.Dispensations++
	x.done.Records.Items += len(d.Items)
	return nil
}

// Close ends the export and returns its manifest, to be kept beside it.
func (x *Writer) Close() (Manifest, error) {
	if x.closed {
		return Manifest{}, ErrClosed
	}
	x.closed = true
	x.done.Records.Subjects, x.done.Groups = x.census.count()
	x.census.groups = nil
	clear(x.opts.Secret)
	return x.done, nil
}

// sound reports whether fields with a fixed set of values hold one of it, so
// that words cannot leave in their place.
func sound(p prescription.Prescription) bool {
	_, _, err := document.Write(p, prescription.Kind())
	return err == nil && !document.Refuses(document.Check(p, prescription.Structure()))
}

func (x *Writer) keeper(s subject) *keeper {
	return &keeper{opts: &x.opts, dropped: &x.done.Dropped, days: s.days}
}

func (x *Writer) write(records []any) error {
	for _, r := range records {
		if x.out.Encode(r) != nil {
			x.closed = true // a torn line must not be followed by others
			return ErrWrite
		}
	}
	return nil
}
