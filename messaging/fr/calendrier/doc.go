// Package calendrier holds the French programmes of prevention as data: the
// compulsory examinations of children, the vaccination calendar, the screening
// programmes and Mon bilan prévention.
//
//	programmes, err := calendrier.Programmes()
//	due := prevention.Evaluate(person, history, today, programmes, nil)
//
// The files under data are sets of programmes in the form that package
// prevention documents; each programme names its source and the day of the
// edition it was taken from. A new edition of the vaccination calendar appears
// each spring: a vendor may read a newer file with document.Read and
// prevention.Kind, and does not have to wait for this package.
//
// # How sure it is
//
// The screening of the cervix was read at its source (INCa). The other ages and
// rhythms were read in concordant secondary sources, the vaccination calendar
// among them, so they are for reminders and are never a reason to refuse
// anything. Three choices are ours: the least interval between an infant's
// doses (five months before a booster), the ages up to which a missed dose is
// recalled, and the days of the autumn campaign (15 October to 31 January).
//
// # Conditions
//
// The programmes ask for these declared conditions: [Conditions] lists them
// with their meaning.
package calendrier
