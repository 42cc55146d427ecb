// Package prevention tells who is due for which preventive care, and when to
// remind them: examinations of children, vaccinations, screenings.
//
// What is due comes from [Programme] values: data, dated and sourced, that a
// country leaf supplies (messaging/fr/calendrier) or a vendor writes as JSON
// ([Kind]) without any Go. [Evaluate] is a pure function of a person, what was
// done, a day and the programmes:
//
//	due := prevention.Evaluate(person, history, today, programmes, nil)
//	due = prevention.Select(due, sent, programmes, today, person.OptOut)
//	notice, err := prevention.Compose(due, prevention.Open)
//
// # Ages
//
// Ages are completed ages (âges révolus), counted by the calendar from the day
// of birth: a month or a year is completed on the day of the same number, or on
// the last day of the month where that number does not exist (31 January + 1
// month: 28 or 29 February; 29 February + 1 year: 28 February). This is how
// French law counts delays (Code de procédure civile, article 641, second
// paragraph). A window runs from the day its first age is completed to the day
// before its second one is.
//
// # What it does not know
//
// A rule asks for conditions that were declared ("pregnancy") or for their
// absence. The package never guesses one, and gives no advice: an item means
// that a published calendar names it for this age, sex and history.
package prevention
