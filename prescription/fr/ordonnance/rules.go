package ordonnance

import (
	"slices"
	"sync"
	"time"

	"github.com/ordonnance-numerique/ordonnance-go/document"
	"github.com/ordonnance-numerique/ordonnance-go/identity"
	"github.com/ordonnance-numerique/ordonnance-go/prescription"
)

// Stage is where a prescription is judged.
type Stage int

// The stages.
const (
	// Writing is by the prescriber, before it is signed.
	Writing Stage = iota
	// Dispensing is at the counter: the rules on dates hold as well, and what
	// the printed code leaves to the receiver's tables is not missed.
	Dispensing
)

// Options are what the rules need to know beside the prescription. nil is the
// zero value, with which everything is judged that follows from the content
// alone; a rule that lacks what it needs finds nothing.
type Options struct {
	// Stage is where the prescription is judged. Zero means Writing.
	Stage Stage
	// At is the moment of judgement. Zero leaves out every rule that compares
	// with it. Days are counted in its location, so give it in that of the
	// place.
	At time.Time
	// Medicines gives the law of a medicine on the day of writing (the zero day
	// when none is stated); false means that it is not known. nil knows none:
	// rules on lists, narcotics and exceptions find nothing. It is asked many
	// times over, so it should look up and not fetch. See [LawOf].
	Medicines func(m prescription.Medicine, on identity.Date) (Law, bool)
	// Production refuses identifiers of test and demonstration people. Zero
	// takes them.
	Production bool
	// Begun are the IDs of the lines that were handed out before. The rules on
	// the first dispensing leave them out.
	Begun []string
	// Earlier are other prescriptions of the same patient that the caller knows
	// of, for the rule on overlapping narcotics.
	Earlier []prescription.Prescription
	// Paper says that the ordonnance is issued on paper because it could not be
	// issued electronically; PaperMotive is the words by which it says why (CSP
	// R4073-2).
	Paper       bool
	PaperMotive string
	// Abroad says that the ordonnance is meant for another state of the EU.
	Abroad bool
	// ChildAge is the age in years below which the weight is asked for. Zero
	// means DefaultChildAge.
	ChildAge int
	// MayPrescribe says whether a profession, a code of [SystemRole], may
	// prescribe a line. nil does not ask: the lists by profession are not part
	// of this module.
	MayPrescribe func(profession prescription.Code, l prescription.Line) bool
}

// DefaultChildAge is the age in years below which a weight is asked for.
const DefaultChildAge = 15

// ProfileName is the name of the profile.
const ProfileName = "FR-RX"

// Profile returns the French rules on an ordonnance, in ascending order of
// their codes FR-RX-nnn. The list of rules is the same whatever the options,
// so Profile(nil).Rules is the catalogue of all codes with their texts; a rule
// that can find nothing under the options has no Test.
//
// The Source of a rule names the article and ends with how sure we are of it:
// V read in an official file, S read in secondary sources, D deduced, K general
// knowledge. A rule of mark K is never more than a warning.
func Profile(opts *Options) document.Profile[prescription.Prescription] {
	var o Options
	if opts != nil {
		o = *opts
	}
	if o.ChildAge <= 0 {
		o.ChildAge = DefaultChildAge
	}
	profile := document.Profile[prescription.Prescription]{Name: ProfileName}
	pool := &sync.Pool{New: func() any { return new(check) }}
	for _, r := range allRules() {
		profile.Rules = append(profile.Rules, r.bind(&o, pool))
	}
	return profile
}

// allRules is every rule, in the order of the codes.
func allRules() []lawRule {
	return slices.Concat(
		prescriberRules(), writtenRules(),
		patientRules(), insRules(), bodyRules(),
		contentRules(), statementRules(), deviceRules(),
		durationRules(), limitRules(),
		narcoticRules(), securedRules(),
		substitutionRules(),
		formRules(),
		counterRules(), lateRules(),
	)
}
