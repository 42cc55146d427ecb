package prescription

// # The order of choices in the compact form
//
// Continues compact_format.go. Names before a colon are members of the JSON
// form (see [Kind]); where the member is left out there, the choice says so.
//
//	stated w x   flag w; where it is set x follows and is not empty
//	there w x    flag w; where it is set x follows and may be empty
//	list T x     number T, then as many x
//	group w (…)  flag w; where it is set the parts follow, of which one at least
//	             says something
//	bool w       flag w as the value; false where the flag is not set
//
// # Prescription
//
//	number vocabulary: the number of the vocabulary, 0 for none
//	id: uuid
//	written: flag nearly "recent": 738885 (2024-01-01) + digit 8192; else any
//	  day, outside of these. Then the time, as of a moment
//	patient: patient
//	prescriber.practitioner: practitioner
//	prescriber.place: stated mostly organization
//	number: stated seldom identifier number
//	validity: group seldom (start: stated even moment; end: stated mostly moment)
//	setting: stated seldom code setting
//	tags: list fewest code tag
//	group seldom (
//	  replaces: stated some uuid
//	  replaced: there some practitioner
//	  executant: there some organization
//	  context.weight: there some quantity unit
//	  context.height: there seldom quantity unit
//	  context.pregnant: there seldom bool nearly
//	  comment: stated some text)
//	lines: number several, their count; flag mostly "named 1, 2, 3 … in order",
//	  which is not unset when they are; each line; then for each line
//	  flag rare "has links" and list single link, not empty
//
// # People and places
//
//	patient:
//	  sex: one sexes
//	  birthDate: flag nearly "0 to 40959 days before the day of writing": digit
//	    160 · 256 + digit 256. Else year digit 10000, month digit 13, day digit
//	    32, 0 for unknown: all three, the day, or month and day; a complete
//	    date is outside of these days
//	  identifiers: list single identifier patient
//	  birthPlace: pick birthPlaceForms: 0 not stated; 1 as the vocabulary tells
//	    ("ins": bytes 6 to 10 of the first identifier of fifteen bytes of UTF-8
//	    in urn:oid:1.2.250.1.213.1.4.8, .10 or .11, unless they cut a character
//	    in two; "": nothing does); 2 text, not empty and not that
//	  familyName: name of familyNames
//	  givenNames: name of givenNames
//	  firstGivenName: pick firstNameForms: 0 not stated; 1 givenNames up to its
//	    first space, not empty; 2 name of givenNames, not empty and not that
//	  group seldom (usedFamilyName: stated often name of familyNames;
//	    usedGivenName: stated even name of givenNames)
//	  address: there seldom address
//	  contact
//	practitioner:
//	  identifiers: list single identifier practitioner
//	  familyName: name of familyNames
//	  givenName: stated mostly name of givenNames
//	  title: stated some term title
//	  profession: stated even code profession
//	  contact
//	organization:
//	  identifiers: list single identifier place
//	  name: stated some. Where the last practitioner before has a family name:
//	    flag even "ends with it", and text, what stands before it or all,
//	    which then does not end so; else text
//	  address: there seldom address
//	  contact
//	address: lines: list several text; postalCode: stated often text;
//	  city: stated often text; country: stated even term country
//	contact: phone: stated seldom term phone; email: flag seldom, then address,
//	  not empty. The address of a practitioner who has both names: flag
//	  mostly "begins with the guess", and text, the rest of it or all of it,
//	  which then does not begin so; else text. The guess is given name, point,
//	  family name, @; of the names in capitals A–Z are made small, the letters
//	  É È Ê Ë À Â Ä Ç Î Ï Ô Ö Ù Û Ü Œ are e e e e a a a c i i o o u u u oe,
//	  digits stay, and any other character is a hyphen
//
// # Line
//
//	id: uuid, unless the lines are named in order
//	pick productKinds: 0 medicine, 1 device, 2 preparation:
//	  medicine: codes: list single code product; name: stated seldom text;
//	    group seldom (form: stated often code form;
//	    ingredients: list single ingredient)
//	  device: codes: list single code product; name: stated seldom text;
//	    udi: stated seldom text; hire: stated seldom duration
//	  preparation: name: stated some text; formula: text;
//	    form: stated some code form; ingredients: list several ingredient
//	dosage: there mostly dosage
//	period: bounds by pick bounds, or by pick boundsWithin where a step of the
//	  dosage has bounds
//	quantity: there even quantity pack
//	repeats: in every line but the first, flag even "as the line before"; else
//	  either repeats (digit 1000), which is not as before. In the list null is
//	  not stated
//	group (renewalPeriod: stated often interval, but behind a line that states
//	  one: flag often "as the line before", else stated often interval, another
//	  one; instalment: stated seldom interval; atOnce: bool some). The flag is
//	  some where repeats is stated, else rare
//	substitution: pick substitutionForms: 0 nothing; 1 refused and motive;
//	  2 refused; 3 motive. motive: code motive, not empty
//	flags: flag mostly "as the line before", in the first line all false; else
//	  longTerm: bool often, workRelated: bool seldom, preventive: bool seldom,
//	  notReimbursed: bool some, offLabel: bool seldom, which are not as before
//	group seldom (indications: list fewer code indication;
//	  mentions: list fewer text; forPatient: stated some text;
//	  forDispenser: stated some text)
//	text: pick the sentence of the vocabulary; the last outcome is text, which
//	  no sentence says
//
//	ingredient: substance: code substance; strength: there often amount;
//	  vehicle: bool seldom
//	amount: flag mostly "value alone": value: quantity unit. Else
//	  value: there some quantity unit; low: there often quantity unit;
//	  high: there often quantity unit; per: there some quantity unit; not the
//	  value alone
//	bounds: 0 none; 1 duration: duration; 2 start: stated often moment,
//	  end: stated even moment, delay: stated some interval,
//	  duration: stated even duration, durationMax: stated some duration; not
//	  none and not the duration alone
//	link: line: number small, the place of the line from 1 (the first of its
//	  id), or 0 and text, the id of no line; relation: one relations;
//	  offset: stated seldom interval
//
// # Dosage
//
//	dosage: steps: list single step; maxima: list fewest maximum
//	step:
//	  sequence: pick sequenceAlone where it is the only step, else sequence: 0
//	    is 0; 1 one more than the step before; 2 the same as it (before the
//	    first stands 0); 3 digit 32768. The first of these that fits
//	  doses: list single dose
//	  timing
//	  bounds: bounds by pick bounds
//	  group seldom (asNeeded: bool even; condition: stated some code condition;
//	    maxima: list fewer maximum; minInterval: stated some interval;
//	    instructions: list fewer text)
//	  group seldom (route: stated often code route; rate: there seldom amount;
//	    site: stated seldom code site; method: stated seldom code method;
//	    startEvent: stated seldom code condition;
//	    endEvent: stated seldom code condition; text: stated some text)
//	dose: flag rare "calculated" (kind); amount, whose members are the dose's;
//	  basis: stated rare code substance
//	maximum: dose: quantity unit; scope: one scopes; period: with the scope
//	  "period" interval, else stated rare interval
//	timing:
//	  either rhythms (style: one styles; frequency: stated often natural;
//	    frequencyMax: stated seldom natural; period: stated mostly interval;
//	    periodMax: stated seldom interval). The first rhythm of the list is none
//	  moments: flag "there are some", often without a rhythm, seldom with one;
//	    then either momentSets (list several moment of the day, not empty)
//	  group seldom (times: list fewer time of day; weekdays: list fewer weekday;
//	    count: stated seldom natural; countMax: stated seldom natural;
//	    monthDays: stated seldom day set; cycle: stated seldom cycle;
//	    duration: stated seldom interval; durationMax: stated rare interval)
//	moment of the day: either momentCodes (text: one to five letters A–Z,
//	  perhaps a point and one to eight letters a–z); stated seldom natural, the
//	  minutes from it, 1440 at most
//	cycle: length: natural; days: stated nearly day set
//
// # Sentences
//
// Sentence i of a vocabulary is what one of its functions writes of the line as
// read so far: everything but text and links. The first one that gives the text
// is its number, and a text that one of them gives is not written as text.
// Sentences are of the steps of the dosage: of a line without steps every sentence
// is empty, so that its empty text is sentence 0, where there is one.
//
// Vocabulary 1 has two, of package ordonnance (prescription/fr/ordonnance):
// AppendSentence (0) and AppendSentenceInWords (1, with numbers in words). Their
// wording is defined by that package, in French grammar and not in tables, and
// pinned by its testdata/sentences.txt: for each case of its tests the sentence
// and the sentence in words. Wording that changes is another vocabulary number. A reader without them reads all the rest, shows the
// structure and says that the sentence follows from it; it cannot see whether
// another spelling of the text was allowed.
