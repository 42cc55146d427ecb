package prescription

// # The compact form, version 1
//
// The payload of the kind "vnd.ordonnance.prescription.compact;v=1". It carries
// [Core] of a prescription in the fewest bytes its tables allow, so that a
// signed prescription of five lines fits a small printed code. The format is:
//
//	compact_format.go                      choices and tables (this text)
//	compact_format_order.go                which choice follows which
//	compact_format_example.go              a payload read choice by choice
//	internal/bits/doc.go                   how choices become bytes
//	testdata/compact-format/neutral.json   every table of version 1, with the
//	                                       vocabulary 0, which has no entries
//	testdata/compact-format/vocabulary-1.json   the French tables, number 1
//
// The files in testdata/compact are vectors: payload in hexadecimal beside the
// value in JSON (members as in [Kind]), or beside the code of the refusal. A
// second reader, in another language, made along these texts and files reads
// them all.
//
// # Tables
//
// In the files, "weights" are the widths of the outcomes of a choice in their
// order. They add up to 2^k, which gives k: 12, 14 for tokens, 0 where there is
// only one outcome, of which nothing is read. One weight more than there are
// values (entries, tokens, sentences) stands for another value, last. The
// weights also follow from formulas on whole numbers:
//
//	a table of lengths   21 weights: those at the front of the file's, 1 for
//	                     the others, what is missing from 4096 to the largest
//	ranked n             of a list of n values: value i (from 0) has
//	                     1 + ⌊(3840-n)·w(i)/W⌋, where
//	                     w(i) = ⌊2^30/((i+1)·⌊√(2^20·(i+1))⌋)⌋ and W their sum;
//	                     value 0 also has what is missing from 3840; another
//	                     value has 256. An empty list has one outcome
//	tokens               cost c: max(1, ⌊e(c mod 8)/2^⌊c/8⌋⌋), with e = 16384,
//	                     15024, 13777, 12634, 11585, 10624, 9742, 8933; the
//	                     escape has the rest of 16384
//	sentences            60 each, typed text 1400, the first one the rest of 4096
//	letters of names     see "name"
//
// # Choices
//
//	flag w      k = 12; true has the slots 0 … w-1, false the others. The
//	            weights of their names stand under "flags"
//	digit n     a number below n, n ≤ 2^16; k = 16 and number d begins at
//	            slot ⌊d·2^16/n⌋
//	pick T      an outcome of the table T of "tables", from 0
//	one L       a value of the list L of "lists", in which every value has a
//	            weight. An empty value is not stated
//	weekday     digit 7, the place in the list weekdays
//	either L x  a value of the list L, or as the last outcome another value,
//	            which x reads and which is not in L
//	number T    pick the length in bits, 0 to 20, from the table of lengths T.
//	            Lengths 0 and 1 are the numbers 0 and 1. Length b is 2^(b-1)
//	            and the bits behind: up to b = 11 digit 2^(b-1); above, digit
//	            2^(b-11) for the high bits and digit 1024 for the low ten
//	natural     number small
//	decimal     either decimals (flag rare "minus", figures before the point,
//	            flag seldom "point" and figures behind it; 20 characters at
//	            most in all). Figures: number small of their count less 1, at
//	            most 19; each is digit 10, but the first of several before the
//	            point is digit 9 plus 1
//	duration    either durations (one timeUnits, decimal without minus)
//	interval    either intervals (the same)
//	any day     digit 1784 · 2048 + digit 2048: days from 0001-01-01 (day 0) in
//	            the Gregorian calendar, at most 3652058
//	moment      flag seldom "before the day of writing"; flag nearly "less than
//	            2^19 days away" and number wide below 2^19, or any day, not
//	            below 2^19, as distance; 0 is not before. Then the time: flag
//	            even "there is one", time of day, and the zone in minutes east:
//	            either offsets (digit 1681 less 840). With a time, years begin
//	            at 1000
//	time of day flag some "whole hour" and digit 24; else flag often "whole
//	            minute" and digit 1440, no whole hour; else digit 24 hours and
//	            digit 3600 seconds, no whole minute
//	day set     number single of runs, each of which is number small of the days
//	            left out before it and number small of its days less 1. The
//	            first run counts from day 1, every other one from the second day
//	            behind the run before. No day is above 366. In text: numbers and
//	            ranges a-b of three days or more, joined by commas
//	uuid        flag nearly "UUID": flag nearly "version 4, variant 10"; then
//	            eight parts of 16 bits from the left, each digit 65536, but in
//	            version 4 the fourth part is 4·2^12 + digit 4096 and the fifth
//	            2·2^14 + digit 16384. Small letters, 8-4-4-4-12. Else text
//	text, name, identifier, term, code, quantity: below
//
// # Text
//
// Flag rare "in capitals", then tokens of the vocabulary up to the empty one,
// which ends the text. The last outcome, the escape, stands before one Unicode
// character that follows by itself: digit 4 for its range (beginning at 0, 2^7,
// 2^11, 2^16) and its place there, digit of the size of the range; in the last
// range digit 1024 · 1024 + digit 1024. Surrogates are refused.
//
// Letters have two cases here only if they are A–Z, À–Þ (U+00C0 to U+00DE but
// ×), with the small letter 32 above, or Œ and œ. A text in capitals has two
// capitals at least and no small letter; its tokens spell it in small letters.
//
// A text is cut into tokens in one way: the least sum of costs, an escape
// costing 256; where sums are equal, from left to right the longest token, and
// any token rather than an escape.
//
// # Name
//
// pick nameForms: 0, the letters follow and are the name, without small letters;
// 1, they follow, and the name is title case of them: a letter directly behind
// a letter is made small (letters being those with two cases); 2, text. A name
// has the first of these forms that can write it.
//
// The letters A–Z, É È Ê Ë À Â Ä Ç Î Ï Ô Ö Ù Û Ü Œ are the outcomes 0 to 41,
// 42 is the end of a word, 43 the escape before another character (as in a
// text; none of these letters, no separator, no small letter). Behind the end
// of a word stands the choice "separators": 0 the name ends; 1 space, 2 hyphen
// (U+002D), 3 apostrophe (U+0027), and another word, which may be empty. The
// weights of a letter are those for the two characters before it in the word,
// where the file has them, else those for the one before: "^" stands for the
// beginning of the word (twice before its first letter: "^^", "^P", "PA"), "?"
// for an escaped character.
//
// They come from counting the sample ("counts"; its words, with the end, each
// as often as stated) behind nothing, one and two characters. With n(i)
// occurrences of outcome i and the weights s(i) of the shorter context,
// smooth(n, s, h) is 1 + ⌊4052·(4096·n(i) + h·s(i)) / (4096·(Σn + h))⌋, and what
// is missing from 4096 goes to the end of the word. Single letters: smooth with
// s = 93 for all and h = 40; behind one character: s of single letters, h = 8;
// behind two that stand in the sample: s of the second of them, h = 8.
//
// # Values of a field
//
// A field ("fields") has entries: system, pattern, label. A pattern is the value
// itself, or a shape: # is a digit, * a digit or A or B, @ a letter A–Z, = at the
// end a check character, any other character itself. The choice of the entry (ranked, with
// another value last) comes first. Of a shape there follow:
//
//	its guess    flag mostly "begins as guessed", where the entry has a guess
//	             that tells something and does not contradict the pattern
//	its signs    those not guessed, from left to right: up to three #
//	             side by side as one digit 1000, 100 or 10; * as pick star
//	             (0 to 9, A, B); @ as digit 26
//
// Check characters are computed from what stands before them. The names of
// guesses and checks in vocabulary 1:
//
//	birth     1 (male) or 2 (female), two digits of the year and two of the
//	          month of birth; nothing for another sex or an unknown month
//	practice  4 and what follows the 8 of the prescriber's first identifier
//	          urn:oid:1.2.250.1.71.4.2.1 of twelve characters that begins with 8
//	luhn      digit of Luhn (ISO/IEC 7812-1 annex B) of all but the first
//	          character
//	finess    the same with A counted as 1 and B as 2 (DREES, FINESS)
//	gtin      GS1 General Specifications §7.9: from the right, weights 3, 1, 3…
//	ins       two digits: 97 less the remainder by 97, characters 6 and 7
//	          counted as 19 for 2A and 18 for 2B; any other letter is refused
//	          (CNAM, clé du NIR)
//
// Another value is either systems of the vocabulary (text) and then its text;
// with the empty system, flag some "there is a text" stands before it, which is
// then not empty. For title, phone and country, which have no systems, it is
// text alone.
//
// A value is written as the first entry that fits, entries that are no shape
// before shapes. A shape fits values of the same system and length whose
// characters suit its signs and whose check characters are right.
//
//	identifier f  a value of the field f: system and value
//	term f        a value of the field without systems
//	code f        a value and its label. An entry with neither system nor
//	              pattern is a label alone, or nothing, and carries no more.
//	              Where the entry has a label: pick labels, 0 none, 1 that one,
//	              2 text. Else flag some "label" and text. The text is not
//	              empty and not the entry's label
//	quantity f    decimal, and the unit: code f with unitLabels for labels. For
//	              the field unit, where a quantity of that field stands before it
//	              in the same line (or in the header) and its unit, the last
//	              one, is not empty: flag often "same unit", else the unit,
//	              which is another one
//
// # One spelling
//
// A reader accepts exactly the bytes that the writer makes of the value read.
// Where two choices could say the same, the first one that fits is the only
// spelling: what a list or an entry holds is not written as another value, a
// part that states nothing is not written as stated, a value is not spelled out
// where a flag says that it is the same, guessed or near.
//
// # Bounds and refusals
//
// At most 262144 bytes, 200 lines, 400 items of any other list, 366 runs of
// days, 16000 bytes of UTF-8 in what text or the letters of a name say, and 64
// items and 8 more for each byte of payload in all lists, lines, steps and runs
// together.
//
//	RX-203  a vocabulary the reader does not have; another version
//	RX-201  not a message, or not read exactly to its end
//	RX-205  beyond the bounds
//	RX-202  another spelling, or a value that cannot be written
//
// Where the end is missed and there is another fault too, this library says
// RX-201. A reader that stops at the first fault may give another code, and
// refuses all the same.
//
// # The byte budget
//
// Carrier of package qrcode, ES256, standard key id, level M: a payload of 71
// bytes fits a QR code of version 8, 98 version 9, 131 version 10, 167 version
// 11, 245 version 13. What the samples of internal/gen take of it stands in the
// package comment, in a table that a test writes from the encoder.
