package prescription

// # The compact form, version 1
//
// The payload of the kind "vnd.ordonnance.prescription.compact;v=1". It carries
// [Core] of a prescription in the fewest bytes its tables allow, so that a
// signed prescription of five lines fits a small printed code. This text, the
// tables in compact_tables.go and the published vocabularies (tables of
// package ordonnance for France, number 1) are the format; the files in
// testdata/compact are its vectors: payload in hexadecimal beside the value in
// JSON, or beside the code of the refusal.
//
// # Choices
//
// The payload is one message of package internal/bits, whose comment says how
// a message is read: a list of choices, each of which divides 2^k slots among
// its outcomes. These are the kinds of choices here:
//
//	flag w      k = 12; true has the slots 0 … w-1, false the others.
//	            rare = 24, seldom = 205, some = 820, even = 2048,
//	            often = 3276, mostly = 3891, nearly = 4072
//	digit n     a number below n, n ≤ 2^16; k = 16 and number d begins at
//	            slot ⌊d·2^16/n⌋
//	pick T      an outcome of a table of weights, in their order
//	ranked      pick from a list of values, the last outcome (256 of 4096)
//	            being "another value", which follows in its own form; the
//	            formula of the weights stands at ranked()
//	number T    pick the length in bits, 0 to 20, from a table; 0 and 1 are
//	            themselves; else the bits behind the leading one follow as one
//	            digit of radix 2^(length-1), or, above ten bits, as a digit of
//	            the high bits and one of the low ten
//	count T     a number of items; then the items
//	decimal     ranked list; else flag rare "minus", digits before the point,
//	            flag seldom "point", digits behind it. Digits: number small of
//	            their count less one, then each as digit 10 (the first of
//	            several before the point, which is not 0: digit 9, less 1)
//	span        ranked list (durations or intervals); else unit, decimal
//	day         days from 0001-01-01 in the Gregorian calendar. Of writing:
//	            flag nearly "within 8192 days from 2024-01-01" and digit 8192,
//	            else digit 1784 and digit 2048. Others: flag seldom "before the
//	            day of writing", flag nearly "nearer than 2^19 days" and number
//	            wide of the distance, else its digit 1784 and digit 2048
//	moment      day, flag even "time of day"; then flag some "whole hour" and
//	            digit 24, or flag often "whole minute" and digit 1440, or
//	            digit 24 and digit 3600; the zone in minutes: ranked, else
//	            digit 1681 less 840
//	uuid        flag nearly "UUID"; flag nearly "version 4, variant 10"; eight
//	            parts of 16 bits as digits, of the part 3 only the low 12 bits
//	            and of part 4 the low 14 where version and variant are known;
//	            else text
//	text        flag rare "in capitals" (two at least, no small letter; what
//	            follows is then in small letters); tokens of the vocabulary up
//	            to the empty one. A token of cost c has ⌊2^(14-c/8)⌋ slots of
//	            2^14 (from the table eighths, at least 1); the escape has the
//	            rest and stands before a character as digit 4 for its range
//	            (ends 2^7, 2^11, 2^16, 0x110000) and its place there
//	name        pick nameOf: in capitals, title case of them, or text. Then
//	            letters with weights that depend on the two before, counted in
//	            the sample of names (see smooth()), the end of a word being one
//	            outcome and after it the separator: none, space, hyphen,
//	            apostrophe
//	value       ranked list of the entries of the field; a shape is followed
//	            by its guess (flag mostly, where there is one that fits) and
//	            then by its signs from left to right, up to three # together as
//	            one digit of radix 1000, 100 or 10, and * from the table
//	            starOf; check characters are computed. Another value: system
//	            from a ranked list or text (fields without systems: nothing),
//	            and its text; without a system, flag some says that there is
//	            a text at all
//	code        value, then its label: pick none, the entry's, another text;
//	            where the entry has no label, flag some "text". Entries that
//	            are a label alone carry nothing more
//	quantity    decimal; for fields of doses after another one of the line,
//	            flag often "same unit"; else the unit as a code
//
// # Order
//
// The number of the vocabulary (0 for none), then the prescription:
//
//	uuid ID; moment of writing
//	patient: sex, birth (flag nearly "complete, up to 40959 days before the
//	  day of writing": digit 160, digit 256; else digit 10000, 13, 32),
//	  identifiers, place of birth, family name, given names, first given name,
//	  used names, address, phone, e-mail
//	prescriber: identifiers, family name, given name, title, profession,
//	  phone, e-mail; place: identifiers, name, address, phone, e-mail
//	number; validity; setting; tags
//	flag seldom "more": replaces, replaced, executant, weight, height,
//	  pregnant, comment
//	count of lines; flag mostly "named 1, 2, 3…"; each line; then for each line
//	  flag rare "links" and its links (the other line by its place from 1, or
//	  0 and text; relation; offset)
//
// A line is: its name unless numbered; medicine, device or preparation; the
// dosage; the period; quantity, repeats, renewal period, instalment, at once;
// substitution; flags; indications, mentions, instructions; and last its text:
// the number of the sentence of the vocabulary that says the same, or text.
//
// A step is: sequence, doses, rhythm, moments of the day, rarer parts of the
// timing, bounds, conditions, manner. Optional parts are behind flags, rare
// ones together behind one flag that is set only when one of them is there.
// The functions of compact_*.go are in this order, one for each part, with the
// table or the weight of every choice; the same function writes and reads.
//
// # One spelling
//
// A reader accepts exactly the bytes that the writer makes of the value read.
// Where two choices could say the same, the first one that fits is the only
// spelling: a value of a list is not written as another value, a part that
// states nothing is not written as stated, a text that a sentence says is not
// written as text, a text is cut into tokens in one way (the least sum of
// costs, an escape counting 256; among equals the longest first token).
//
// # Bounds
//
// At most 262144 bytes, 200 lines, 400 items of any other list, 16000 bytes of
// any text, and 64 + 8 items for each byte of payload in all lists together.
//
// # What remains for the payload
//
// Carrier of package qrcode, ES256, standard key id, level M, in bytes: 71 in
// a QR code of version 8, 98 in version 9, 245 in version 13. The sample of
// internal/gen takes 67 (3 lines), 77 (5 lines) and 158 (5 lines with typed
// sentences, version 11); a test holds these figures.
