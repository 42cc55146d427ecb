package ins

import "time"

// Status says how far an identity may be trusted. It is computed from [Facts]
// and never stored.
type Status int

// The four states (RNIV 1 v2.0 §4), made of two independent facts. The zero
// value is the least trusted.
const (
	Provisoire Status = iota // neither fact
	Recuperee                // the teleservice INSi answered
	Validee                  // the person proved who they are
	Qualifiee                // both: the matricule may leave the system
)

// String returns the French name.
func (s Status) String() string {
	switch s {
	case Recuperee:
		return "récupérée"
	case Validee:
		return "validée"
	case Qualifiee:
		return "qualifiée"
	}
	return "provisoire"
}

// Code returns the code of HL7 v2 PID-32 and of FHIR
// fr-core-identity-reliability. QUIRK: systems of before the INS write VALI for
// an identity they hold qualified (PAM-FR examples); this library writes QUAL.
func (s Status) Code() string {
	switch s {
	case Recuperee:
		return "RECUP"
	case Validee:
		return "VALI"
	case Qualifiee:
		return "QUAL"
	}
	return "PROV"
}

// Method is how a fact was collected, by its code in FR Core.
type Method string

// The methods of collection.
const (
	Manual      Method = "SM"   // typed in, from what the person showed
	CarteVitale Method = "CV"   // physical carte Vitale: proves nobody's identity
	INSi        Method = "INSI" // answer of the teleservice
	Barcode     Method = "CB"   // reading of a Datamatrix INS, which is not signed
	RFID        Method = "RFID" // reading of a chip
	AppliVitale Method = "AV"   // application carte Vitale on the person's phone
)

// Fact is something established at a moment, with the way it was established.
type Fact struct {
	Since    time.Time // from when it holds; a fact without a date never holds
	Until    time.Time // from when it no longer holds; zero means it still does
	Method   Method
	Evidence string // for the record: kind of document, reference of the answer
}

// Holds reports whether the fact is in force at a moment.
func (f *Fact) Holds(at time.Time) bool {
	return f != nil && !f.Since.IsZero() && !at.Before(f.Since) && (f.Until.IsZero() || at.Before(f.Until))
}

// Facts are what a system has established about an identity itself; nil means
// not established. What another system claims is no fact here.
type Facts struct {
	// Retrieved is the answer of the teleservice that gave or confirmed the
	// matricule and the traits. Only the method INSi counts.
	Retrieved *Fact
	// Proved is the proof by a document of high trust (passport, identity
	// card, residence permit…). Only the methods Manual and RFID count: a
	// carte Vitale, a barcode or INSi prove nobody's identity.
	Proved *Fact
	// AppliVitale is a reading of the application carte Vitale, which
	// qualifies at once, beneficiaries included (RNIV 1 v2.0 §4.3.4). Only the
	// method AppliVitale counts.
	AppliVitale *Fact

	// Homonym marks a person easily taken for another; any status.
	Homonym *Fact
	// Doubtful and Fictitious hold the identity at provisoire while they are
	// in force. A fact established before the end of the latest of them does
	// not count again afterwards: it is to be established anew.
	Doubtful, Fictitious *Fact
}

// Status returns the state of the identity at a moment.
func (f Facts) Status(at time.Time) Status {
	if f.Doubtful.Holds(at) || f.Fictitious.Holds(at) {
		return Provisoire
	}
	app := f.counts(f.AppliVitale, at, AppliVitale)
	retrieved := app || f.counts(f.Retrieved, at, INSi)
	proved := app || f.counts(f.Proved, at, Manual, RFID)
	switch {
	case retrieved && proved:
		return Qualifiee
	case retrieved:
		return Recuperee
	case proved:
		return Validee
	}
	return Provisoire
}

// counts reports whether a fact holds at a moment, was collected in one of the
// ways that count, and is younger than every doubt that was lifted by then.
func (f Facts) counts(fact *Fact, at time.Time, methods ...Method) bool {
	if !fact.Holds(at) {
		return false
	}
	for _, doubt := range []*Fact{f.Doubtful, f.Fictitious} {
		if doubt != nil && !doubt.Until.IsZero() && !doubt.Until.After(at) && fact.Since.Before(doubt.Until) {
			return false
		}
	}
	for _, m := range methods {
		if fact.Method == m {
			return true
		}
	}
	return false
}

// Check refuses attributes that exclude each other at a moment with
// [ErrAttributes]: doubtful and homonym go together, fictitious goes with none
// (EXI ID 24, EXI ID 26).
func (f Facts) Check(at time.Time) error {
	if f.Fictitious.Holds(at) && (f.Doubtful.Holds(at) || f.Homonym.Holds(at)) {
		return ErrAttributes
	}
	return nil
}

// MayQuery reports whether the teleservice INSi may be called for the identity
// at a moment: not while it is doubtful or fictitious.
func (f Facts) MayQuery(at time.Time) bool {
	return !f.Doubtful.Holds(at) && !f.Fictitious.Holds(at)
}
